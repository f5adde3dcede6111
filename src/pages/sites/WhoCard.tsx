import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { monthWords } from '@/client/day-words'
import { inLanguage } from '@/client/hours-words'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Row } from '@/components/Row'
import type { SiteView } from '@/contract/sites'
import { callPhone } from './ContactCard'

/** Who runs it and until when, and where it belongs. */
export function WhoCard({ site }: { site: SiteView }) {
  const { t, i18n } = useLingui()
  const { operator, areas } = site
  const where = areas.map((area) => inLanguage(i18n, area)).join(' · ')
  const until = operator?.contractUntil && monthWords(i18n, operator.contractUntil)
  const phone = operator?.phone
  const name = operator ? inLanguage(i18n, operator.name) : t`街道自己运营`
  return (
    <Card>
      <CardHeading>{t`这里归谁管`}</CardHeading>
      <Row
        icon="people"
        title={name}
        note={[until && t`运营合同至 ${until}`, phone && t`打电话 ${phone}`]
          .filter(Boolean)
          .join(' · ')}
        onTap={phone ? () => callPhone(phone) : undefined}
      />
      {operator && (
        <Row
          icon="list"
          title={t`合同与事实`}
          note={t`合同要求什么，最近 90 天做得怎样`}
          onTap={() => open(routes.operator(site.street, operator.operator, site.site))}
        />
      )}
      {where && <View className="small">{where}</View>}
    </Card>
  )
}
