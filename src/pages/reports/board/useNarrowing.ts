import { useState } from 'react'
import type { BoardView } from '@/client/board-words'
import type { InputOf, OutputOf } from '@/contract'

type Facets = OutputOf<'reports.facets'>

/** What the board is narrowed to, with the names by which it is said. */
export interface Narrowing {
  view: BoardView
  area?: Facets['areas'][number] | undefined
  category?: Facets['categories'][number] | undefined
  owner?: Facets['owners'][number] | undefined
}

const ALL: Narrowing = { view: 'live' }

/** Whether it shows less than everything. */
export const isNarrowed = ({ view, area, category, owner }: Narrowing) =>
  view !== 'live' || Boolean(area ?? category ?? owner)

/** As the cloud is asked. */
export function filterOf({
  view,
  area,
  category,
  owner,
}: Narrowing): Omit<InputOf<'reports.board'>, 'street' | 'after'> {
  const clock = view === 'late' ? 'red' : view === 'soon' ? 'yellow' : undefined
  const stage = view === 'live' || view === 'late' || view === 'soon' ? undefined : view
  return {
    ...(clock && { clock }),
    ...(stage && { stage }),
    ...(area && { area: area.code }),
    ...(category && { category: category.code }),
    ...(owner && { owner: owner.person }),
  }
}

/** @param restart each other list begins on its first page */
export function useNarrowing(restart: () => void) {
  const [narrowing, show] = useState(ALL)
  const put = (next: Narrowing) => {
    show(next)
    restart()
  }
  return {
    narrowing,
    narrow: (change: Partial<Narrowing>) => put({ ...narrowing, ...change }),
    showAll: () => put(ALL),
  }
}
