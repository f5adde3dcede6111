import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { clockAt, momentAt, whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { showOnMap } from '@/client/reach'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { StreetMap } from '@/components/map/StreetMap'
import { Row } from '@/components/Row'
import { dayOf } from '@/contract/calendar.rules'
import type { EventView } from '@/contract/events'

/** When one is let in, where that is not when it begins. */
function useDoorWords({ door, starts }: EventView) {
  const { t, i18n } = useLingui()
  const now = useNow()
  if (door === starts) return undefined
  const from = dayOf(door) === dayOf(starts) ? clockAt(door) : momentAt(i18n, door, now)
  return t`${from} 开始签到`
}

/** When and where, and the way there in one tap. */
export function WhenWhere({ event }: { event: EventView }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const door = useDoorWords(event)
  const { place, address, street } = event
  const name = inLanguage(i18n, place.name)
  const where = address ? inLanguage(i18n, address) : inLanguage(i18n, place.area)
  const browser = process.env.TARO_ENV === 'h5'
  const { site } = place
  const way = () => showOnMap(place.at, name, where)
  const atSite = site ? () => open(routes.site(street, site)) : undefined
  return (
    <Card>
      <Row icon="calendar" tone="mine" title={whenWords(i18n, event, now)} note={door} />
      <Row icon="pin" tone="mine" title={name} note={where} onTap={browser ? atSite : way} />
      {!browser && atSite && (
        <Row
          icon="info"
          tone="info"
          title={t`看这个站点`}
          note={t`开放时间和设施`}
          onTap={atSite}
        />
      )}
      {browser && !site && (
        <StreetMap
          label={t`地图：${name}`}
          markers={[{ id: event.event, at: place.at, name, tone: 'open' }]}
        />
      )}
    </Card>
  )
}
