import { DAY, dayOf, isKnown, startOf } from './calendar.rules'
import type { Calendar, Closure, Hours } from './hours'
import { alwaysSaid, hoursBetween, isDoubtful, spansOf } from './hours-days.rules'
import type { Instant } from './wire'

export { spansOf, specialDays } from './hours-days.rules'
export { hoursProblems } from './hours-problems.rules'

/**
 * Whether a site is open, and when that changes: the reading of `Hours` that phone and cloud share.
 * Moments are milliseconds since the epoch; a stretch holds `from` and not `until`.
 */

const MINUTE = 60_000

/** How near a closing is worth saying, in minutes. */
export const SOON_MINUTES = 30

/** How far ahead a change is looked for, in days: past any pattern of a year. */
export const HORIZON_DAYS = 400

export interface HoursState {
  open: boolean
  /** When `open` changes next; null: not within the horizon. */
  changesAt: Instant | null
  /** Open, and shut within `SOON_MINUTES`. */
  soon: boolean
  /** The closure that shuts it now although the hours say open; of several, the one that lasts longest. */
  closedEarly: Closure | null
  /** A holiday or make-up day that the calendar does not know yet could make `open` or `changesAt` wrong. */
  about: boolean
}

type Stretch = { from: number; until: number }

const holds = ({ from, until }: Stretch, at: number) => from <= at && at < until

/** What one question looks at: the calendar, and the hours as they bear on the time up to the horizon. */
interface Outlook {
  hours: Hours
  calendar: Calendar
  horizon: number
  /** Each day says the same, all open or all shut: then no day needs to be looked at. */
  always: 'open' | 'shut' | undefined
}

function outlook(hours: Hours, calendar: Calendar, at: number): Outlook {
  const horizon = at + HORIZON_DAYS * DAY
  const near = hoursBetween(hours, dayOf(at - DAY), dayOf(horizon))
  return { hours: near, calendar, horizon, always: alwaysSaid(near) }
}

/**
 * The first stretch of opening that ends after `at`, spans that touch or overlap taken as one.
 * Undefined when none begins by the horizon; one that lasts past it may be cut anywhere beyond.
 */
function stretchAfter(view: Outlook, at: number): Stretch | undefined {
  const { hours, calendar, horizon, always } = view
  if (always === 'shut') return undefined
  if (always === 'open') return { from: at, until: horizon + DAY }
  let stretch: Stretch | undefined
  // A span ends within two days of its day's beginning: those of the eve are the oldest still running
  for (let day = startOf(dayOf(at)) - DAY; day <= horizon; day += DAY) {
    if (stretch && day > stretch.until) break
    for (const { opens, closes } of spansOf(hours, calendar, dayOf(day)).spans) {
      const from = day + opens * MINUTE
      const until = day + closes * MINUTE
      if (stretch && from > stretch.until) return stretch
      if (stretch) stretch.until = Math.max(stretch.until, until)
      else if (until > at) stretch = { from, until }
    }
  }
  return stretch
}

type Shut = Stretch & { closure: Closure }

/** The closures that still matter after `at`, those that last longest first. */
function shutsAfter(closures: Closure[], at: number): Shut[] {
  return closures
    .map((closure) => ({
      closure,
      from: Date.parse(closure.from),
      until: Date.parse(closure.until),
    }))
    .filter(({ from, until }) => until > at && until > from)
    .sort((a, b) => b.until - a.until)
}

/** The next moment at which hours and closures let it open, `stretch` being the first to try. */
function opensAfter(view: Outlook, shuts: Shut[], at: number, first: Stretch | undefined) {
  let moment = at
  let stretch = first
  while (stretch && moment <= view.horizon) {
    moment = Math.max(moment, stretch.from)
    const shut = shuts.find((one) => holds(one, moment))
    if (!shut) return moment
    moment = shut.until
    if (moment >= stretch.until) stretch = stretchAfter(view, moment)
  }
  return undefined
}

/** Whether any day that bears on `from` … `until`, both included, is doubtful. */
function isAbout({ hours, calendar, always }: Outlook, from: number, until: number): boolean {
  const eve = startOf(dayOf(from)) - DAY
  if (always || (isKnown(calendar, dayOf(eve)) && isKnown(calendar, dayOf(until)))) return false
  for (let day = eve; day <= until; day += DAY) {
    const first = (from - day) / MINUTE
    if (isDoubtful(hours, calendar, dayOf(day), first, (until - day) / MINUTE)) return true
  }
  return false
}

/** Whether a site is open at a moment, by its hours minus its closures, and when that changes next. */
export function stateAt(
  hours: Hours,
  closures: Closure[],
  calendar: Calendar,
  at: number,
): HoursState {
  const view = outlook(hours, calendar, at)
  const shuts = shutsAfter(closures, at)
  const stretch = stretchAfter(view, at)
  const byHours = stretch !== undefined && holds(stretch, at)
  const shut = byHours ? shuts.find((one) => holds(one, at)) : undefined
  const open = byHours && !shut
  const change = open
    ? Math.min(stretch.until, ...shuts.map(({ from }) => from))
    : opensAfter(view, shuts, at, stretch)
  const changes = change !== undefined && change <= view.horizon ? change : undefined
  return {
    open,
    changesAt: changes === undefined ? null : new Date(changes).toISOString(),
    soon: open && changes !== undefined && changes - at <= SOON_MINUTES * MINUTE,
    closedEarly: shut?.closure ?? null,
    about: isAbout(view, at, changes ?? view.horizon),
  }
}

/**
 * The end of the stretch of opening that holds `at`, closures left aside: closing early shuts until
 * then. Undefined when shut; an opening without an end gives the horizon.
 */
export function stretchEnd(hours: Hours, calendar: Calendar, at: number): number | undefined {
  const view = outlook(hours, calendar, at)
  const stretch = stretchAfter(view, at)
  return stretch && holds(stretch, at) ? Math.min(stretch.until, view.horizon) : undefined
}
