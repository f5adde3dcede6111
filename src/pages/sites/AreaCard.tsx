import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { StreetMap } from '@/components/map/StreetMap'
import type { SiteView } from '@/contract/sites'

/** An area: its outline, and where it lies in words. */
export function AreaCard({ site }: { site: SiteView }) {
  const { t, i18n } = useLingui()
  if (!site.ring) return null
  const address = inLanguage(i18n, site.address)
  return (
    <Card>
      <CardHeading>{t`这一片的范围`}</CardHeading>
      <StreetMap label={t`范围图：${address}`} ring={site.ring} markers={[]} />
      <View className="small">{address}</View>
    </Card>
  )
}
