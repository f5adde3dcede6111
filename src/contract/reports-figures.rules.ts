import { addDays, weekdayOf } from './calendar.rules'
import type { Day } from './wire'

/** How the figures of reports are counted and cut into columns; both sides run it. */

/** Of so many things, so many: a share is never told without what it is a share of. */
export interface Part {
  count: number
  of: number
}

/** Per cent, and never 100 while one is missing, nor 0 while one is there; null of nothing. */
export function percentOf({ count, of }: Part): number | null {
  if (of === 0) return null
  if (count === 0 || count === of) return (100 * count) / of
  return Math.min(99, Math.max(1, Math.round((100 * count) / of)))
}

/** Days of a period with both its ends. */
export const daysIn = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

/** A column of a chart: the days that it counts, both included. */
export interface Span {
  from: Day
  to: Day
}

export type ColumnOf = 'day' | 'week' | 'month'

/** Up to a month is told by day, up to a season by week, what is longer by month. */
const MOST_DAYS = 31
const MOST_DAYS_BY_WEEK = 120

export function columnOf(from: Day, to: Day): ColumnOf {
  const days = daysIn(from, to)
  if (days <= MOST_DAYS) return 'day'
  return days <= MOST_DAYS_BY_WEEK ? 'week' : 'month'
}

/** The last day of a month. */
function endOfMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return addDays(`${next}-01`, -1)
}

const END: Record<ColumnOf, (day: Day) => Day> = {
  day: (day) => day,
  // weeks begin on Mondays
  week: (day) => addDays(day, 7 - weekdayOf(day)),
  month: endOfMonth,
}

/** The columns of a period, in order and without a gap; the first and the last may be cut short by it. */
export function spansOf(from: Day, to: Day): Span[] {
  const spans: Span[] = []
  const end = END[columnOf(from, to)]
  for (let day = from; day <= to; ) {
    const last = end(day)
    spans.push({ from: day, to: last < to ? last : to })
    day = addDays(last, 1)
  }
  return spans
}
