import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { StreetMap } from '@/components/map/StreetMap'
import { Row } from '@/components/Row'
import type { HeatCell } from '@/contract/reports-figures'
import { HEAT_BANDS, type HeatBand, ringOf } from '@/contract/reports-heat.rules'
import './near.scss'

const TONES = { 5: 'heat1', 10: 'heat2', 20: 'heat3', 50: 'heat4' } as const

/** A band in words, such as 5 to 9; the last one has no end. */
function useBands(): Record<HeatBand, string> {
  const { t } = useLingui()
  return { 5: t`5–9 件`, 10: t`10–19 件`, 20: t`20–49 件`, 50: t`50 件以上` }
}

/** How many cells of each band an area has, the fullest band first. */
function byArea(cells: readonly HeatCell[]) {
  const areas = new Map<string, HeatCell[]>()
  for (const cell of cells) {
    const key = cell.areas.at(-1)?.code ?? ''
    areas.set(key, [...(areas.get(key) ?? []), cell])
  }
  return [...areas].map(([key, there]) => ({
    key,
    names: there[0]?.areas ?? [],
    bands: [...HEAT_BANDS].reverse().flatMap((band) => {
      const count = there.filter((one) => one.band === band).length
      return count > 0 ? [{ band, count }] : []
    }),
  }))
}

/** The cells on the map, what their colours mean, and the same area by area. */
export function HeatMap({ cells }: { cells: readonly HeatCell[] }) {
  const { t, i18n } = useLingui()
  const bands = useBands()
  return (
    <>
      <StreetMap
        label={t`哪里报得多的地图，下面是同样内容的列表`}
        markers={[]}
        areas={cells.map((cell) => ({
          ring: ringOf(cell),
          tone: TONES[cell.band],
          mark: `${cell.band}+`,
        }))}
      />
      <View className="heat-legend small">
        {HEAT_BANDS.map((band) => (
          <View key={band} className="heat-legend-band">
            <View className={`heat-swatch heat-swatch-${TONES[band]}`} />
            <View className="numbers">{bands[band]}</View>
          </View>
        ))}
      </View>
      <View className="small near-count">
        {t`每格约 150 米见方，算到昨天为止。不足 5 件的地方不显示，免得认出是谁。`}
      </View>
      <Card>
        <CardHeading>{t`报得多的地方`}</CardHeading>
        {byArea(cells).map(({ key, names, bands: there }) => (
          <Row
            key={key}
            icon="pin"
            title={names.map((name) => inLanguage(i18n, name)).join(' · ')}
            note={there.map(({ band, count }) => t`${count} 格，每格 ${bands[band]}`).join(' · ')}
          />
        ))}
      </Card>
    </>
  )
}
