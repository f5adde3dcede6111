import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { Button } from '@/components/Button'
import { StreetMap } from '@/components/map/StreetMap'
import { Pager } from '@/components/Pager'
import type { StreetCode } from '@/contract/wire'
import type { Filling, SiteForm } from './form'
import { useProblemWords } from './problem-words'
import { StopPicker } from './StopPicker'

/** As the contract has it. */
const MOST_STOPS = 40
/** What a page shows at once: a phone's page stays light. */
const SHOWN = 10

type Stops = SiteForm['stops']

/** The same stops with one of them a place earlier. */
export const earlier = (stops: Stops, place: number): Stops => {
  const [before, one] = [stops[place - 1], stops[place]]
  if (!before || !one) return stops
  return [...stops.slice(0, place - 1), one, before, ...stops.slice(place + 1)]
}

interface StopRowProps {
  stops: Stops
  place: number
  onStops: (stops: Stops) => void
}

function StopRow({ stops, place, onStops }: StopRowProps) {
  const { t, i18n } = useLingui()
  const stop = stops[place]
  if (!stop) return null
  const mark = place + 1
  const title = inLanguage(i18n, stop.name)
  const which = t`第 ${mark} 站 ${title}`
  const last = place === stops.length - 1
  return (
    <View className="stop">
      <View className="strong grow">{which}</View>
      <Button
        kind="quiet"
        name={t`${which}：上移`}
        disabled={place === 0}
        onTap={() => onStops(earlier(stops, place))}
      >{t`上移`}</Button>
      <Button
        kind="quiet"
        name={t`${which}：下移`}
        disabled={last}
        onTap={() => onStops(earlier(stops, mark))}
      >{t`下移`}</Button>
      <Button
        kind="quiet"
        name={t`${which}：去掉`}
        onTap={() => onStops(stops.filter((_, i) => i !== place))}
      >{t`去掉`}</Button>
    </View>
  )
}

function Walk({ stops }: { stops: Stops }) {
  const { t, i18n } = useLingui()
  const markers = stops.map(({ site, name, at }, i) => {
    const mark = String(i + 1)
    const title = inLanguage(i18n, name)
    return {
      id: `${site} ${mark}`,
      at,
      mark,
      name: t`第 ${mark} 站 ${title}`,
      tone: 'open' as const,
    }
  })
  return (
    <StreetMap
      label={t`路线图，下面是同样内容的列表`}
      line={stops.map(({ at }) => at)}
      markers={markers}
    />
  )
}

/** The stops of a line in walking order: added by name, moved and taken out by a tap each. */
export function StopsField({ filling, street }: { filling: Filling; street: StreetCode }) {
  const { t } = useLingui()
  const words = useProblemWords()
  const [adding, setAdding] = useState(false)
  const { stops } = filling.form
  // A walk may pass a site twice: its place is what it is
  const cut = useCut(
    stops.map(({ site }, place) => ({ site, place })),
    SHOWN,
  )
  const onStops = (next: Stops) => filling.set({ stops: next })
  const wrong = words(filling.problems, 'stops')
  return (
    <View>
      <View className="small">{t`按走的顺序排，每一站是本街道的一个站点。`}</View>
      {stops.length > 1 && <Walk stops={stops} />}
      {cut.shown.map(({ site, place }) => (
        <StopRow key={`${site} ${place}`} stops={stops} place={place} onStops={onStops} />
      ))}
      <Pager {...cut} />
      {wrong && <View className="field-error tone-late">{wrong}</View>}
      <Button
        kind="second"
        icon="plus"
        disabled={stops.length >= MOST_STOPS}
        onTap={() => setAdding(true)}
      >
        {t`加一站`}
      </Button>
      {adding && (
        <StopPicker
          street={street}
          onClose={() => setAdding(false)}
          onPick={({ site, name, at }) => {
            onStops([...stops, { site, name, at }])
            setAdding(false)
          }}
        />
      )}
    </View>
  )
}
