import { addDays, dayOf, startOf } from '@/contract/calendar.rules'
import { ANSWER_WORKDAYS } from '@/contract/complaints.rules'
import type { Calendar, Closure } from '@/contract/hours'
import type { Duty } from '@/contract/operators'
import {
  dutyOf,
  ENOUGH,
  type Facts,
  openFact,
  ratingFact,
  replyFact,
  reviewPeriod,
} from '@/contract/review.rules'
import {
  type Closing,
  type DayFact,
  dayFacts,
  type ReviewedSite,
  ranBy,
  type SiteStep,
  type Stand,
} from '@/contract/review-days.rules'
import type { Day, OperatorId, StreetCode } from '@/contract/wire'
import { wholeCalendar } from '../calendar/repository'
import { listReplies, type ReplyRow } from '../complaints/repository/reads'
import type { Db } from '../database/database'
import { type ChangeRow, listChanges } from '../history/repository'
import { listRatings, listReviewed, type RatedDay, type ReviewRow } from '../sites/intake'

/** The longest that a complaint sent before the period may take to fall due within it, long holidays included. */
const CLOCK_DAYS = 60

/** What the reviews of all operators of a street are made of. */
export interface Material {
  period: { from: Day; until: Day }
  calendar: Calendar
  sites: readonly ReviewedSite[]
  replies: readonly ReplyRow[]
  ratings: readonly RatedDay[]
}

const STAND = ['hours', 'operator', 'retired'] as const

function stepOf({ at, before }: ChangeRow): SiteStep {
  if (before === null) return { at: at.getTime(), before }
  const stood = STAND.filter((field) => field in before).map((field) => [field, before[field]])
  return { at: at.getTime(), before: Object.fromEntries(stood) as Partial<Stand> }
}

/**
 * The early closings of a site as its history tells them: each step `sites.close` added the last one of
 * its list, each `sites.reopen` ended what held at its moment.
 */
function closingsOf(changes: readonly ChangeRow[]): Closing[] {
  const closings: Closing[] = []
  for (const { did, at, after } of changes) {
    const moment = at.getTime()
    if (did === 'sites.close') {
      const closed = (after?.closures as Closure[] | undefined)?.at(-1)
      if (!closed) continue
      const [from, until] = [Date.parse(closed.from), Date.parse(closed.until)]
      closings.push({ from, until, note: closed.note ?? null })
    }
    if (did === 'sites.reopen') {
      const held = closings.filter(({ from, until }) => from <= moment && moment < until)
      for (const closing of held) closing.until = moment
    }
  }
  return closings
}

function reviewed({ site, name, kind, ...now }: ReviewRow, changes: readonly ChangeRow[]) {
  const { hours, operator, retired } = now
  const stand: Stand = { hours, operator, retired }
  const steps = changes.map(stepOf)
  return { site, name, doors: kind === 'point', now: stand, steps, closings: closingsOf(changes) }
}

/** Reads once what all reviews of a street need. */
export async function gather(db: Db, street: StreetCode, now: number): Promise<Material> {
  const period = reviewPeriod(dayOf(now))
  const from = startOf(period.from)
  const until = startOf(addDays(period.until, 1))
  const fields = [...STAND, 'closures']
  const sent = startOf(addDays(period.from, -CLOCK_DAYS))
  const changes = new Map<string, ChangeRow[]>()
  for (const change of await listChanges(db, street, 'sites', fields, sent)) {
    changes.set(change.subject, [...(changes.get(change.subject) ?? []), change])
  }
  const rows = await listReviewed(db, street)
  return {
    period,
    calendar: await wholeCalendar(db),
    sites: rows.map((row) => reviewed(row, changes.get(row.site) ?? [])),
    replies: await listReplies(db, street, sent),
    ratings: await listRatings(db, street, from, until),
  }
}

/** Working days by which replies about its sites are measured. */
export const workdaysOf = (duties: readonly Duty[]) =>
  dutyOf(duties, 'replies_within')?.workdays ?? ANSWER_WORKDAYS

interface Reviewed {
  operator: OperatorId
  duties: readonly Duty[]
  /** Staff and its own people see counts of few, too. */
  inside: boolean
}

/** The facts of one operator: only what happened while it ran a site counts. */
export function review(
  { period, calendar, sites, replies, ratings }: Material,
  { operator, duties, inside }: Reviewed,
): { days: DayFact[]; facts: Facts } {
  const known = new Map(sites.map((site) => [site.site, site]))
  const its = (id: ReviewRow['site'], at: number) => {
    const site = known.get(id)
    return site !== undefined && ranBy(site, at) === operator
  }
  const days = dayFacts(sites, operator, calendar, period)
  const clocks = replies
    .filter(({ site, sentAt }) => its(site, sentAt.getTime()))
    .map(({ sentAt, answeredAt }) => ({
      sentAt: sentAt.getTime(),
      answeredAt: answeredAt?.getTime() ?? null,
    }))
  const rated = ratings.filter(({ site, day }) => its(site, startOf(day)))
  const sum = rated.reduce((all, one) => all + one.sum, 0)
  const count = rated.reduce((all, one) => all + one.count, 0)
  const enough = inside ? 1 : ENOUGH
  return {
    days,
    facts: {
      open: openFact(days),
      replies: replyFact(clocks, workdaysOf(duties), calendar, period, enough),
      rating: ratingFact({ sum, count }),
    },
  }
}
