import type { Calendar } from './hours'
import type { Day, Instant } from './wire'

/** China's working days, on Shanghai's clock: UTC+8 all the year round. */

const OFFSET = 8 * 3_600_000

/** Milliseconds in a day; every day of Shanghai has as many. */
export const DAY = 86_400_000

/** A make-up day (调休上班) is a working day on a weekend. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup'

/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A pure function that keeps its answers: opening hours ask for the same few hundred days over and over. */
function kept<Key, Answer>(answerTo: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, Answer>()
  return (key) => {
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size >= 10_000) answers.clear()
    const answer = answerTo(key)
    answers.set(key, answer)
    return answer
  }
}

/** Days are numbered from 1970-01-01. */
const numbered = kept((n: number): Day => new Date(n * DAY).toISOString().slice(0, 10))
const numberOf = kept((day: Day) => Date.parse(`${day}T00:00:00Z`) / DAY)

/** Shanghai's day of a moment (an instant, or milliseconds since the epoch). */
export function dayOf(at: Instant | number): Day {
  const time = typeof at === 'number' ? at : Date.parse(at)
  return numbered(Math.floor((time + OFFSET) / DAY))
}

/** 00:00 in Shanghai of a day, in milliseconds since the epoch. */
export function startOf(day: Day): number {
  return numberOf(day) * DAY - OFFSET
}

/** The day `n` days later, earlier when negative. */
export function addDays(day: Day, n: number): Day {
  return numbered(numberOf(day) + n)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): Weekday {
  // 1970-01-01 was a Thursday; the double remainder keeps days before it right
  return (((((numberOf(day) + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** Whether the calendar covers a day; outside, holidays and make-up days are anybody's guess. */
export function isKnown(calendar: Calendar, day: Day): boolean {
  return calendar.from <= day && day <= calendar.to
}

/** What the calendar says of a day that it covers, where that differs from its weekday. */
export function specialOf(calendar: Calendar, day: Day) {
  return isKnown(calendar, day) ? calendar.special[day] : undefined
}

/** What the calendar calls a day, with the holiday's name; an unknown day counts by its weekday alone. */
export function dayKind(
  calendar: Calendar,
  day: Day,
): { kind: DayKind; name?: string; known: boolean } {
  const known = isKnown(calendar, day)
  const special = specialOf(calendar, day)
  if (special) return { kind: special.kind, name: special.name, known }
  return { kind: weekdayOf(day) > 5 ? 'weekend' : 'workday', known }
}

/** Whether offices work on a day: weekdays that are no holiday, and make-up days. */
export function isWorkday(calendar: Calendar, day: Day): boolean {
  const { kind } = dayKind(calendar, day)
  return kind === 'workday' || kind === 'makeup'
}

/** The `n`-th working day after `day` (n ≥ 1), for due dates; `about` when a day counted on the way is unknown. */
export function addWorkdays(calendar: Calendar, day: Day, n: number): { day: Day; about: boolean } {
  let reached = day
  let about = false
  for (let left = n; left > 0; ) {
    reached = addDays(reached, 1)
    about = about || !isKnown(calendar, reached)
    if (isWorkday(calendar, reached)) left -= 1
  }
  return { day: reached, about }
}
