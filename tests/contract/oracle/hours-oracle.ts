import type { Calendar, Closure, DayRule, Hours, Spans, Week } from '@/contract/hours'

/**
 * Opening hours in the most naive way: every minute of a range of days is painted open or shut, and
 * an answer is read off the paint. It shares the data's shape with the rules and nothing else.
 */

export const MINUTE = 60_000
export const DAY = 86_400_000
/** Shanghai is ahead of UTC by this much, all year, in every year that is painted. */
const AHEAD = 8 * 3_600_000

/** The moment at which a day of Shanghai begins. */
export function midnight(day: string): number {
  const [year, month, date] = day.split('-').map(Number)
  return Date.UTC(year!, month! - 1, date!) - AHEAD
}

/** The day of Shanghai, YYYY-MM-DD, that holds a moment. */
export function dayAt(ms: number): string {
  const clock = new Date(ms + AHEAD)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${clock.getUTCFullYear()}-${two(clock.getUTCMonth() + 1)}-${two(clock.getUTCDate())}`
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(day: string): number {
  const sundayIsZero = new Date(midnight(day) + AHEAD).getUTCDay()
  return sundayIsZero === 0 ? 7 : sundayIsZero
}

function holdsSeason(from: string, to: string, monthDay: string): boolean {
  const wraps = from > to
  if (wraps) return monthDay >= from || monthDay <= to
  return monthDay >= from && monthDay <= to
}

/** Rules 4 and 5: the week that is in force on a day. */
function weekOn(hours: Hours, day: string): Week {
  const monthDay = day.slice(5)
  for (const season of hours.seasons) {
    if (holdsSeason(season.from, season.to, monthDay)) return season.week
  }
  return hours.week
}

function byRule(rule: DayRule, hours: Hours, day: string): Spans {
  if (rule.as === 'spans') return rule.spans
  const weekday = rule.as === 'weekday' ? rule.weekday : weekdayOf(day)
  return weekOn(hours, day)[weekday - 1]!
}

/** Rules 1 to 5 in their order. */
export function spansOn(hours: Hours, calendar: Calendar, day: string): Spans {
  for (const exception of hours.exceptions) {
    if (exception.from <= day && day <= exception.to) return exception.spans
  }
  const special = calendar.special[day]
  if (special?.kind === 'holiday') return byRule(hours.holidays, hours, day)
  if (special?.kind === 'makeup') return byRule(hours.makeups, hours, day)
  return weekOn(hours, day)[weekdayOf(day) - 1]!
}

/** What a minute of the paint says; within a `TORN` one a closure begins or ends after its first ms. */
const SHUT = 0
const OPEN = 1
const TORN = 2

/** One byte a minute from the moment `first`, a midnight, for `days` days; spans spill into the next day. */
function paintHours(hours: Hours, calendar: Calendar, first: number, days: number): Uint8Array {
  const paper = new Uint8Array(days * 1440)
  for (let i = 0; i < days; i++) {
    for (const span of spansOn(hours, calendar, dayAt(first + i * DAY))) {
      for (let minute = span.opens; minute < span.closes; minute++) {
        const at = i * 1440 + minute
        if (at < paper.length) paper[at] = OPEN
      }
    }
  }
  return paper
}

type Shut = { from: number; until: number }

function erase(paper: Uint8Array, closure: Shut, first: number): void {
  const lastTouched = Math.floor((closure.until - first) / MINUTE)
  for (let minute = Math.floor((closure.from - first) / MINUTE); minute <= lastTouched; minute++) {
    if (minute < 0 || minute >= paper.length) continue
    const begins = first + minute * MINUTE
    const whole = closure.from <= begins && begins + MINUTE <= closure.until
    const untouched = closure.until <= begins
    if (whole) paper[minute] = SHUT
    else if (!untouched && paper[minute] === OPEN) paper[minute] = TORN
  }
}

export type Painting = {
  openAt(ms: number): boolean
  /** The next moment at which open differs, within the painted range. */
  changesAt(ms: number): number | null
  /** Every change within the range, ascending. */
  changes: number[]
}

/** Paints the days `from` to `to`, both included; a moment outside of them throws. */
export function paint(
  hours: Hours,
  closures: Closure[],
  calendar: Calendar,
  from: string,
  to: string,
): Painting {
  const start = midnight(from)
  const end = midnight(to) + DAY
  /** A span lasts at most a day, so one more day in front holds all that spills into the range. */
  const first = start - DAY
  const days = Math.round((end - first) / DAY)
  const paper = paintHours(hours, calendar, first, days)
  const shut = closures.map((c) => ({ from: Date.parse(c.from), until: Date.parse(c.until) }))
  for (const closure of shut) erase(paper, closure, first)

  const read = (ms: number) => {
    const minute = paper[Math.floor((ms - first) / MINUTE)]
    if (minute !== TORN) return minute === OPEN
    return !shut.some((closure) => closure.from <= ms && ms < closure.until)
  }

  const changes: number[] = []
  /** Per day of the paper: how many changes lie before its midnight. */
  const before = new Int32Array(days + 1)
  let state = read(start)
  for (let minute = 1440; minute < paper.length; minute++) {
    if (minute % 1440 === 0) before[minute / 1440] = changes.length
    if (paper[minute] === (state ? OPEN : SHUT)) continue
    const begins = first + minute * MINUTE
    const last = paper[minute] === TORN ? begins + MINUTE - 1 : begins
    for (let ms = begins; ms <= last; ms++) {
      if (read(ms) === state) continue
      state = !state
      changes.push(ms)
    }
  }

  const inRange = (ms: number) => {
    if (ms < start || ms >= end)
      throw new RangeError(`${new Date(ms).toISOString()} is not painted`)
  }
  return {
    changes,
    openAt(ms) {
      inRange(ms)
      return read(ms)
    },
    changesAt(ms) {
      inRange(ms)
      let i = before[Math.floor((ms - first) / DAY)]!
      while (i < changes.length && changes[i]! <= ms) i++
      return changes[i] ?? null
    },
  }
}
