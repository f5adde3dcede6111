import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { eventInRow } from '@/client/event-words'
import { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { EventRow } from '@/components/events/EventRow'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import type { EventCard } from '@/contract/events'
import type { StreetCode } from '@/contract/wire'

function Group({ title, events }: { title: string; events: readonly EventCard[] }) {
  const { i18n } = useLingui()
  const now = useNow()
  if (events.length === 0) return null
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {events.map((event) => {
        const { key, ...said } = eventInRow(i18n, event, now)
        const manage = () => open(routes.manageEvent(event.street, event.event))
        return <EventRow key={key} {...said} onTap={manage} />
      })}
    </>
  )
}

/** Drafts first: nobody sees those yet. */
export function Mine({ street, over }: { street: StreetCode; over: boolean }) {
  const { t } = useLingui()
  const paging = usePaging()
  const asked = useAsk('events.run', { street, over, after: paging.after }, { keep: false })
  const nothing = over
    ? { icon: 'calendar' as const, title: t`还没有办完的活动` }
    : {
        icon: 'calendar' as const,
        title: t`还没有活动`,
        note: t`选一个站点、一天、从几点到几点，其余的已经填好。`,
        action: { label: t`办一场活动`, onTap: () => open(routes.editEvent(street)) },
      }
  return (
    <PageState
      query={asked}
      cards={3}
      locked={{ title: t`活动由街道、居民区、运营方和合伙人办` }}
      empty={({ events }) => (events.length > 0 || paging.page > 1 ? undefined : nothing)}
    >
      {({ events, next }) => (
        <>
          <Group title={t`还没发布的`} events={events.filter(({ state }) => state === 'draft')} />
          <Group
            title={over ? t`已经结束` : t`要办的`}
            events={events.filter(({ state }) => state !== 'draft')}
          />
          <Pager {...paging} forward={paging.forward(next)} />
        </>
      )}
    </PageState>
  )
}
