import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { open, routes } from '@/client/routes'
import { walkBetween, walkWords } from '@/client/site-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { StreetMap } from '@/components/map/StreetMap'
import { Row } from '@/components/Row'
import { metresBetween } from '@/contract/place.rules'
import type { SiteView } from '@/contract/sites'

/** A walk: its stops in order, with the minutes between them, and on the map. */
export function LineCard({ site }: { site: SiteView }) {
  const { t, i18n } = useLingui()
  const { stops, street } = site
  if (stops.length === 0) return null
  const stations = stops.map((stop, i) => {
    const before = stops[i - 1]
    const name = inLanguage(i18n, stop.name)
    const walk = before && walkBetween(i18n, before.at, stop.at)
    return {
      ...stop,
      mark: String(i + 1),
      title: name,
      note: walk ? t`从上一站${walk}` : t`从这里出发`,
      onTap: () => open(routes.site(street, stop.site)),
    }
  })
  const metres = stops.reduce((sum, stop, i) => {
    const before = stops[i - 1]
    return before ? sum + metresBetween(before.at, stop.at) : sum
  }, 0)
  const count = stops.length
  const whole = walkWords(i18n, metres)
  return (
    <Card>
      <CardHeading>{t`${count} 站，全程${whole}`}</CardHeading>
      <StreetMap
        label={t`路线图，下面是同样内容的列表`}
        line={stops.map(({ at }) => at)}
        markers={stations.map(({ site: id, at, title, mark }) => ({
          id,
          at,
          mark,
          name: t`第 ${mark} 站 ${title}`,
          tone: 'open' as const,
        }))}
        onMarker={(id) => stations.find(({ site: stop }) => stop === id)?.onTap()}
      />
      {stations.map(({ site: id, mark, title, note, onTap }) => (
        <Row
          key={id}
          lead={<View className="stop-mark numbers">{mark}</View>}
          title={title}
          note={note}
          onTap={onTap}
        />
      ))}
    </Card>
  )
}
