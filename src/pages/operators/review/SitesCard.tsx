import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import type { OperatorView } from '@/contract/operators'

const SHOWN = 10

/** The sites that it runs today, each one tap away. */
export function SitesCard({ operator }: { operator: OperatorView }) {
  const { t, i18n } = useLingui()
  const { shown, ...pages } = useCut(operator.sites, SHOWN)
  return (
    <Card>
      <CardHeading>{t`它运营的站点`}</CardHeading>
      {shown.map(({ site, name }) => (
        <Row
          key={site}
          icon="pin"
          title={inLanguage(i18n, name)}
          onTap={() => open(routes.site(operator.street, site))}
        />
      ))}
      {operator.sites.length === 0 && <View className="small">{t`现在没有由它运营的站点。`}</View>}
      <Pager {...pages} />
    </Card>
  )
}
