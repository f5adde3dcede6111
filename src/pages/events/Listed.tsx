import { usePaging } from '@/client/paging'
import { useAsk } from '@/client/useAction'
import type { NoticeProps } from '@/components/Notice'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import type { InputOf } from '@/contract'
import { Cards } from './Cards'

interface ListedProps {
  ask: Omit<InputOf<'events.list'>, 'after'>
  /** What is said where there is none. */
  nothing: Omit<NoticeProps, 'tone'>
  byDistance?: boolean
}

/** One question for events and its answer, a page at a time; the last one stays without a network. */
export function Listed({ ask, nothing, byDistance }: ListedProps) {
  const paging = usePaging()
  const asked = useAsk('events.list', { ...ask, after: paging.after })
  return (
    <PageState
      query={asked}
      cards={3}
      empty={({ events }) => (events.length > 0 || paging.page > 1 ? undefined : nothing)}
    >
      {({ events, next }) => (
        <>
          <Cards events={events} byDistance={byDistance} />
          <Pager {...paging} forward={paging.forward(next)} />
        </>
      )}
    </PageState>
  )
}
