import { useState } from 'react'
import type { Cursor } from '@/contract/wire'

/** A list a page at a time: where each page begins is known once the one before it came. */
export function usePaging() {
  const [starts, setStarts] = useState<Cursor[]>([])
  const after = starts[starts.length - 1]
  return {
    after,
    page: starts.length + 1,
    back: starts.length > 0 ? () => setStarts(starts.slice(0, -1)) : undefined,
    /** To the first page, for another list. */
    restart: () => setStarts([]),
    /** The way to the next page, where there is one. */
    forward: (next: Cursor | null | undefined) =>
      next ? () => setStarts([...starts, next]) : undefined,
  }
}

/** The same for a list that is all there. */
export function useCut<T>(all: readonly T[], size: number) {
  const [wanted, setPage] = useState(0)
  const last = Math.max(0, Math.ceil(all.length / size) - 1)
  const page = Math.min(wanted, last)
  return {
    shown: all.slice(page * size, (page + 1) * size),
    first: page * size,
    page: page + 1,
    back: page > 0 ? () => setPage(page - 1) : undefined,
    forward: page < last ? () => setPage(page + 1) : undefined,
  }
}
