import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { dayHeading, eventInRow } from '@/client/event-words'
import { open, routes } from '@/client/routes'
import { EventRow } from '@/components/events/EventRow'
import { Heading } from '@/components/Heading'
import { dayOf } from '@/contract/calendar.rules'
import type { EventCard } from '@/contract/events'

interface CardsProps {
  events: readonly EventCard[]
  /** By distance: each says its own day. Else a heading says it of all below. */
  byDistance?: boolean
}

/** Days in the order in which the list has them. */
function byDay(events: readonly EventCard[]): { day: string; group: EventCard[] }[] {
  const days = new Map<string, EventCard[]>()
  for (const event of events) {
    const day = dayOf(event.starts)
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days].map(([day, group]) => ({ day, group }))
}

/** Events as cards: when and where before all. */
export function Cards({ events, byDistance = false }: CardsProps) {
  const { i18n } = useLingui()
  const now = useNow()
  const card = (event: EventCard, withDay: boolean) => {
    const { key, day, ...said } = eventInRow(i18n, event, now)
    return (
      <EventRow
        key={key}
        {...said}
        day={withDay ? day : undefined}
        onTap={() => open(routes.event(event.street, event.event))}
      />
    )
  }
  if (byDistance) return <>{events.map((event) => card(event, true))}</>
  return (
    <>
      {byDay(events).map(({ day, group }) => (
        <View key={day}>
          <Heading level={2}>{group[0] ? dayHeading(i18n, group[0].starts, now) : ''}</Heading>
          {group.map((event) => card(event, false))}
        </View>
      ))}
    </>
  )
}
