import { addDays, addWorkdays, dayOf, isKnown, isWorkday, startOf } from './calendar.rules'
import type { Calendar } from './hours'
import type { DeadlineClass } from './reports.category'
import type { ReportState } from './reports.shapes'
import type { Day } from './wire'

/**
 * The two clocks of a report, in Shanghai's working days. Source: product.md, reports.
 *
 * Day 0 is the day of receipt. What comes at or after the cut-off hour, or on a day off, counts as
 * received on the next working day. The n-th working day after day 0 is the last one in time.
 */

/** What a street may set; `finish` and `contact` in working days, `cutoff` an hour of the day, 0–24. */
export interface ClockSettings {
  contact: number
  finish: Record<DeadlineClass, number>
  cutoff: number
}

export const DEFAULT_CLOCKS: ClockSettings = {
  contact: 1,
  finish: { a: 1, b: 3, c: 5, d: 15 },
  cutoff: 17,
}

/** Working days in which a higher level redoes what somebody was dissatisfied with. */
export const REDO_WORKDAYS = 3

/** Working days that the next one up has, once something has climbed, before it climbs again. */
export const CLIMB_WORKDAYS = 1

/** Working days that somebody has to allow or refuse a pause. */
export const PAUSE_ANSWER_WORKDAYS = 1

/** The most days for which a pause is asked at once: who needs more asks again. */
export const MAX_PAUSE_DAYS = 30

/** The part of a clock after which it is yellow. */
const YELLOW_FROM = 0.7

const HOUR = 3_600_000

/** A day reached by counting; `about` where a day that was counted is in no calendar yet. */
export interface Reached {
  day: Day
  about: boolean
}

/** The day that something counts as received. @param at ms since 1970 */
export function receivedOn(calendar: Calendar, at: number, cutoff: number): Reached {
  const day = dayOf(at)
  const inTime = isWorkday(calendar, day) && at < startOf(day) + cutoff * HOUR
  return inTime ? { day, about: !isKnown(calendar, day) } : addWorkdays(calendar, day, 1)
}

/** One clock: its length in working days, from when it runs, and the working days that it stood still. */
export interface Clock {
  received: Day
  workdays: number
  paused: number
}

/** The last day in time. */
export const dueOn = (calendar: Calendar, { received, workdays, paused }: Clock): Reached =>
  addWorkdays(calendar, received, workdays + paused)

/** The first day on which it is yellow: 70 % of its working days have begun. */
export const yellowOn = (calendar: Calendar, { received, workdays, paused }: Clock): Day =>
  addWorkdays(calendar, received, Math.ceil(YELLOW_FROM * workdays) + paused).day

/**
 * The working days that a pause adds: those after day 0 on whose evening the clock stood still.
 * @param from the day of the pause, which counts
 * @param until the day on which it goes on, which does not
 */
export function pausedWorkdays(calendar: Calendar, received: Day, from: Day, until: Day): number {
  let days = 0
  for (let day = from; day < until; day = addDays(day, 1)) {
    if (day > received && isWorkday(calendar, day)) days += 1
  }
  return days
}

/** How a clock stands on a day. */
export function clockOn(today: Day, clock: { yellow: Day; due: Day }): 'green' | 'yellow' | 'red' {
  if (today > clock.due) return 'red'
  return today >= clock.yellow ? 'yellow' : 'green'
}

/** What decides by when an owner has something to do. */
export interface WorkFacts {
  state: ReportState
  /** The last day of its pause, while it is paused. */
  pausedUntil: Day | undefined
  contacted: boolean
  contactDue: Day
  due: Day
}

/** The day by which its owner has something to do: the pause's end, first contact, or all of it. */
export function workDay({ state, pausedUntil, contacted, contactDue, due }: WorkFacts): Day {
  if (state === 'paused' && pausedUntil) return pausedUntil
  const uncontacted = !contacted && state !== 'verifying'
  return uncontacted && contactDue < due ? contactDue : due
}

/** Whether a moment lies within a number of days after another one, both ms since 1970. */
export const isWithinDays = (since: number, now: number, days: number): boolean =>
  dayOf(now) <= addDays(dayOf(since), days)
