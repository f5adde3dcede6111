import { useEffect, useState } from 'react'
import { type BoardLine, MAX_BULK } from '@/contract/reports-desk'

interface Picked {
  /** Several are being chosen. */
  on: boolean
  /** In the order in which they were chosen. */
  lines: readonly BoardLine[]
  /** One more was asked for than a bulk step takes. */
  full: boolean
}

const NONE: Picked = { on: false, lines: [], full: false }

/** What is over takes no step any more. */
export const isPickable = ({ clock }: BoardLine) => clock !== 'over'

/** As they are shown now: a step is sent with the version that somebody sees. */
function seenAgain(lines: readonly BoardLine[], shown: readonly BoardLine[]) {
  const newer = (line: BoardLine) =>
    shown.find(({ report, version }) => report === line.report && version > line.version)
  return lines.some(newer) ? lines.map((line) => newer(line) ?? line) : lines
}

/** @param shown the rows on the screen */
export function usePicks(shown: readonly BoardLine[]) {
  const [picked, put] = useState(NONE)
  useEffect(() => {
    put((now) => {
      const lines = seenAgain(now.lines, shown)
      return lines === now.lines ? now : { ...now, lines }
    })
  }, [shown])
  const add = (more: readonly BoardLine[]) =>
    put((now) => {
      const known = new Set(now.lines.map(({ report }) => report))
      const all = [...now.lines, ...more.filter(({ report }) => !known.has(report))]
      return { ...now, lines: all.slice(0, MAX_BULK), full: all.length > MAX_BULK }
    })
  return {
    ...picked,
    has: ({ report }: BoardLine) => picked.lines.some((line) => line.report === report),
    start: () => put({ ...NONE, on: true }),
    end: () => put(NONE),
    toggle(line: BoardLine) {
      const others = picked.lines.filter(({ report }) => report !== line.report)
      if (others.length === picked.lines.length) add([line])
      else put({ ...picked, lines: others, full: false })
    },
    addShown: () => add(shown.filter(isPickable)),
  }
}

export type Picks = ReturnType<typeof usePicks>
