import { addDays, dayOf, startOf } from './calendar.rules'
import type { EventDraft } from './events.shapes'
import type { Day, Instant } from './wire'

/** The events of a series: the same draft on other days, at the same time of Shanghai's day. */

export type Every = 'day' | 'week' | 'month'

const pad = (n: number) => String(n).padStart(2, '0')

/** The same day of the month so many months later; where that month is shorter, its last. */
function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const first = (n: number): Day => `${Math.floor(n / 12)}-${pad((n % 12) + 1)}-01`
  const last = Number(addDays(first(count + 1), -1).slice(8))
  return addDays(first(count), Math.min(date, last) - 1)
}

/** The day of the n-th event of a series, the first with n = 0. Each counts from the first: the 31st comes back after a short month. */
export function repeatDay(day: Day, every: Every, n: number): Day {
  if (every === 'month') return monthsLater(day, n)
  return addDays(day, every === 'week' ? 7 * n : n)
}

/** The same draft so many ms later, all its times together. */
export function movedDraft(draft: EventDraft, ms: number): EventDraft {
  const later = (moment: Instant): Instant => new Date(Date.parse(moment) + ms).toISOString()
  const { opens, closes, door, starts, ends, minimum, shifts } = draft
  return {
    ...draft,
    opens: later(opens),
    closes: later(closes),
    door: later(door),
    starts: later(starts),
    ends: later(ends),
    minimum: minimum && { ...minimum, decides: later(minimum.decides) },
    shifts: shifts.map((one) => ({ ...one, from: later(one.from), until: later(one.until) })),
  }
}

/** The drafts of a series, the first one among them. */
export function repeatsOf(draft: EventDraft, every: Every, times: number): EventDraft[] {
  const first = dayOf(draft.starts)
  return Array.from({ length: times }, (_, n) =>
    movedDraft(draft, startOf(repeatDay(first, every, n)) - startOf(first)),
  )
}
