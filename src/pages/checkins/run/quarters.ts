import type { EventFigures } from '@/contract/checkins'

type Arrivals = EventFigures['arrivals']

const QUARTER = 15 * 60_000
/** Quarters of a day and a half: no event is longer. */
const MOST = 144

/** Arrivals with the quarters between in which nobody came, so that the line of time has no gaps. */
export function quartersOf(arrivals: Arrivals): { from: number; people: number }[] {
  const people = new Map(arrivals.map((one) => [Date.parse(one.from), one.people]))
  const times = [...people.keys()].sort((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return []
  const count = Math.min(MOST, Math.floor((last - first) / QUARTER) + 1)
  return Array.from({ length: count }, (_, i) => first + i * QUARTER).map((from) => ({
    from,
    people: people.get(from) ?? 0,
  }))
}
