import { useRef, useState } from 'react'
import { usePaging } from '@/client/paging'
import { useSettled } from '@/client/settled'
import { useAsk } from '@/client/useAction'
import type { BoardCounts, BoardLine } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'
import { filterOf, useNarrowing } from './useNarrowing'

/** The live reports that it is narrowed to, a page at a time. */
function useLive(street: StreetCode, when: boolean) {
  const paging = usePaging()
  const narrowed = useNarrowing(paging.restart)
  const input = { street, ...filterOf(narrowed.narrowing), after: paging.after }
  const asked = useAsk('reports.board', input, { when, keep: false })
  // the numbers stay while the next list is on its way
  const counts = useRef<BoardCounts>()
  if (asked.data) counts.current = asked.data.counts
  return { ...narrowed, asked, paging, counts: counts.current }
}

/** What is sought, asked for once somebody stops typing. */
function useSought(street: StreetCode, when: boolean) {
  const paging = usePaging()
  const [typed, type] = useState('')
  const q = useSettled(typed.trim())
  const input = { street, q, after: paging.after }
  const asked = useAsk('reports.search', input, { when: when && q !== '', keep: false })
  return {
    ...{ typed, q, asked, paging },
    type(next: string) {
      type(next)
      paging.restart()
    },
  }
}

const NO_ROWS: readonly BoardLine[] = []

/** What a dispatcher sees: what is sought, or else what lives. */
export function useBoard(street: StreetCode, may: boolean) {
  const live = useLive(street, may)
  const sought = useSought(street, may)
  const seeking = sought.q !== ''
  const shown = (seeking ? sought.asked.data : live.asked.data)?.reports ?? NO_ROWS
  return { live, sought, seeking, shown }
}

export type Board = ReturnType<typeof useBoard>
