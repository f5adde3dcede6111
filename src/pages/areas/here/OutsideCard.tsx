import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { Elsewhere } from '@/contract/areas'

/** Whose a place outside the street is. */
export function OutsideCard({ answer }: { answer: Elsewhere }) {
  const { t, i18n } = useLingui()
  const { division, hotline } = answer
  const name = division && inLanguage(i18n, division)
  const district = division?.district
  return (
    <Card tone="info">
      <Row
        icon="map"
        tone="info"
        title={division ? t`这里属于${name}（${district}）` : t`这里不在本街道的范围里`}
        note={t`不在本街道。可以拨打 ${hotline} 市民热线，由那边的街道办理。`}
      />
    </Card>
  )
}
