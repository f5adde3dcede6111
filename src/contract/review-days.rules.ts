import { addDays, startOf } from './calendar.rules'
import type { Calendar, Hours } from './hours'
import { spansOf } from './hours.rules'
import type { Bilingual, Day, OperatorId, SiteId } from './wire'

/** Open as promised, day by day, from what a site's history tells. Moments are milliseconds since the epoch. */

const MINUTE = 60_000

/** What a promise rests on: what a site said, who ran it, and whether it was up at all. */
export interface Stand {
  hours: Hours
  operator: OperatorId | null
  retired: boolean
}

/** One step of a site's history: what it changed, as it was before; null for the step that made the site. */
export interface SiteStep {
  at: number
  before: Partial<Stand> | null
}

/** An early closing as it was in the end: one that was taken back is over from then on. */
export interface Closing {
  from: number
  until: number
  note: Bilingual | null
}

export interface ReviewedSite {
  site: SiteId
  name: Bilingual
  /** A line or an area has no door of its own to open. */
  doors: boolean
  now: Stand
  /** Oldest first. */
  steps: readonly SiteStep[]
  closings: readonly Closing[]
}

/** How a site stood at a moment; undefined before there was one. */
export function stoodAt({ now, steps }: Pick<ReviewedSite, 'now' | 'steps'>, at: number) {
  let stand: Stand = now
  for (const { at: stepped, before } of [...steps].reverse()) {
    if (stepped <= at) break
    if (before === null) return undefined
    stand = { ...stand, ...before }
  }
  return stand
}

/** Who ran a site at a moment; null: the street itself, or nobody because it was taken down. */
export function ranBy(site: Pick<ReviewedSite, 'now' | 'steps'>, at: number): OperatorId | null {
  const stand = stoodAt(site, at)
  return stand && !stand.retired ? stand.operator : null
}

interface Stretch {
  from: number
  until: number
}

const without = (stretches: readonly Stretch[], { from, until }: Stretch): Stretch[] =>
  stretches.flatMap((one) =>
    [
      { from: one.from, until: Math.min(one.until, from) },
      { from: Math.max(one.from, until), until: one.until },
    ].filter((piece) => piece.from < piece.until),
  )

const minutesOf = (stretches: readonly Stretch[]) =>
  stretches.reduce((sum, { from, until }) => sum + (until - from), 0) / MINUTE

/** The opening that an operator's hours say of a day as they stood when that day began. */
function saidOf(site: ReviewedSite, operator: OperatorId, calendar: Calendar, day: Day): Stretch[] {
  const midnight = startOf(day)
  const stand = stoodAt(site, midnight)
  if (!site.doors || !stand || stand.retired || stand.operator !== operator) return []
  return spansOf(stand.hours, calendar, day).spans.map(({ opens, closes }) => ({
    from: midnight + opens * MINUTE,
    until: midnight + closes * MINUTE,
  }))
}

/**
 * What a site promised of a day: its spans, those past midnight included, without what the eve already
 * promised. Hours that change during a day bind from the next one on: who shortens them at noon was
 * still expected until evening.
 */
function promisedOf(site: ReviewedSite, operator: OperatorId, calendar: Calendar, day: Day) {
  const eve = saidOf(site, operator, calendar, addDays(day, -1))
  return eve.reduce(without, saidOf(site, operator, calendar, day))
}

/** An opening that fell short at one site, and why, where somebody said. */
export interface Shortfall {
  site: SiteId
  name: Bilingual
  minutes: number
  notes: Bilingual[]
}

/** One day of all sites of an operator, in minutes. */
export interface DayFact {
  day: Day
  promised: number
  open: number
  short: Shortfall[]
}

function siteDay(site: ReviewedSite, operator: OperatorId, calendar: Calendar, day: Day) {
  const promised = promisedOf(site, operator, calendar, day)
  const bears = site.closings.filter(({ from, until }) =>
    promised.some((one) => from < one.until && until > one.from),
  )
  const whole = minutesOf(promised)
  const minutes = whole - minutesOf(bears.reduce(without, promised))
  const notes = bears.flatMap(({ note }) => note ?? [])
  return { promised: whole, short: { site: site.site, name: site.name, minutes, notes } }
}

/** The days of a period, oldest first: what an operator's sites promised, and what early closings took of it. */
export function dayFacts(
  sites: readonly ReviewedSite[],
  operator: OperatorId,
  calendar: Calendar,
  { from, until }: { from: Day; until: Day },
): DayFact[] {
  const facts: DayFact[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const each = sites.map((site) => siteDay(site, operator, calendar, day))
    const short = each.flatMap(({ short }) => (short.minutes > 0 ? [short] : []))
    const promised = each.reduce((sum, one) => sum + one.promised, 0)
    const lost = short.reduce((sum, { minutes }) => sum + minutes, 0)
    facts.push({ day, promised, open: promised - lost, short })
  }
  return facts
}
