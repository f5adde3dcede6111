import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { findingWords } from '@/client/finding-words'
import { useCut } from '@/client/paging'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { StreetMap } from '@/components/map/StreetMap'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { BoundaryFinding } from '@/contract/areas'

/** As many as a person compares with the map. */
const PAGE = 8

/** What the file would do to the map: each on the map, and said beside it; a tap shows one alone. */
export function Findings({ findings }: { findings: readonly BoundaryFinding[] }) {
  const { t, i18n } = useLingui()
  const [only, setOnly] = useState<BoundaryFinding>()
  const cut = useCut(findings, PAGE)
  const drawn = (only ? [only] : findings).map((finding) => ({
    ring: finding.ring,
    tone: findingWords(i18n, finding).tone,
  }))
  return (
    <View className="import-findings">
      <View className="import-findings-map">
        <StreetMap label={t`边界上要看的地方`} markers={[]} areas={drawn} />
      </View>
      <View className="import-findings-list">
        <Card>
          <CardHeading>{t`边界上要看的地方`}</CardHeading>
          {cut.shown.map((finding) => {
            const { is, where, tone } = findingWords(i18n, finding)
            const { lng, lat } = finding.ring[0] ?? {}
            const chosen = only === finding
            return (
              <Row
                key={`${where} ${lng} ${lat}`}
                title={is}
                note={where}
                side={chosen ? <Tag tone={tone}>{t`在图上`}</Tag> : undefined}
                name={t`在图上看：${is}，${where}`}
                onTap={() => setOnly(chosen ? undefined : finding)}
              />
            )
          })}
        </Card>
        <Pager {...cut} />
      </View>
    </View>
  )
}
