import { addDays, addWorkdays, DAY, dayOf, startOf } from './calendar.rules'
import type { Calendar } from './hours'
import type { Duty } from './operators'
import type { DayFact } from './review-days.rules'
import type { Day } from './wire'

/**
 * An operator against its contract, by facts: open as promised, replies in time, visitors' ratings.
 * Each operator is held against its own contract and no other: nothing here compares two of them.
 * Source: product.md, sites. Moments are milliseconds since the epoch.
 */

/** Days that a review looks back on, the last of them yesterday: today is not over. */
export const REVIEW_DAYS = 90

/** Fewer voices than these are not shown: a figure of few would point at somebody. */
export const ENOUGH = 5

/** Days in which a visitor's rating of a site is one, however often they change it. */
export const RATING_DAYS = 30

/** The days of a review that somebody reads today, both included. */
export function reviewPeriod(today: Day): { from: Day; until: Day } {
  return { from: addDays(today, -REVIEW_DAYS), until: addDays(today, -1) }
}

/** Whole percent, rounded down: 99.9 is not all. */
const percentOf = (part: number, whole: number) => Math.floor((100 * part) / whole)

/** `none`: nothing there to measure, which is neither 0 nor 100 %. `few`: fewer than are shown. */
export type Fact<Known> = ({ is: 'known' } & Known) | { is: 'none' } | { is: 'few' }

export type OpenFact = Fact<{ promised: number; open: number; percent: number }>
export type ReplyFact = Fact<{ due: number; inTime: number; percent: number }>
export type RatingFact = Fact<{ average: number; count: number }>

/** Minutes open as promised ÷ minutes promised. */
export function openFact(days: readonly DayFact[]): OpenFact {
  const promised = days.reduce((sum, day) => sum + day.promised, 0)
  const open = days.reduce((sum, day) => sum + day.open, 0)
  if (promised === 0) return { is: 'none' }
  return { is: 'known', promised, open, percent: percentOf(open, promised) }
}

/** A complaint as a review may know it. */
export interface Reply {
  sentAt: number
  /** Null: not yet. */
  answeredAt: number | null
}

/**
 * Complaints answered by their last day ÷ those whose last day lies in the period; that day is counted
 * from when each was sent, however often its clock was set anew since.
 * @param enough fewer of them are not shown
 */
export function replyFact(
  replies: readonly Reply[],
  workdays: number,
  calendar: Calendar,
  period: { from: Day; until: Day },
  enough: number,
): ReplyFact {
  const clocks = replies
    .map((reply) => ({ ...reply, due: addWorkdays(calendar, dayOf(reply.sentAt), workdays).day }))
    .filter(({ due }) => period.from <= due && due <= period.until)
  const due = clocks.length
  if (due === 0) return { is: 'none' }
  if (due < enough) return { is: 'few' }
  const inTime = clocks.filter(
    ({ answeredAt, due }) => answeredAt !== null && dayOf(answeredAt) <= due,
  ).length
  return { is: 'known', due, inTime, percent: percentOf(inTime, due) }
}

/** The average of visitors' ratings, rounded down to a tenth; not shown of fewer than `ENOUGH`. */
export function ratingFact({ sum, count }: { sum: number; count: number }): RatingFact {
  if (count === 0) return { is: 'none' }
  if (count < ENOUGH) return { is: 'few' }
  return { is: 'known', average: Math.floor((10 * sum) / count) / 10, count }
}

/** A duty beside its fact; `no_duty`: the contract names no figure. */
export type Sign = 'met' | 'short' | 'no_duty' | 'none' | 'few'

export interface Facts {
  open: OpenFact
  replies: ReplyFact
  rating: RatingFact
}
export type Signs = Record<keyof Facts, Sign>

const signOf = <Known>(
  asked: number | undefined,
  fact: Fact<Known>,
  figure: (known: Known) => number,
): Sign => {
  if (asked === undefined) return 'no_duty'
  if (fact.is !== 'known') return fact.is
  return figure(fact) >= asked ? 'met' : 'short'
}

/** The duty of a kind, where the contract has it. */
export function dutyOf<Kind extends Duty['kind']>(duties: readonly Duty[], kind: Kind) {
  return duties.find((duty): duty is Extract<Duty, { kind: Kind }> => duty.kind === kind)
}

/** Each duty of a contract held against the fact that answers it. */
export function signsOf(duties: readonly Duty[], facts: Facts): Signs {
  const percent = ({ percent }: { percent: number }) => percent
  const open = dutyOf(duties, 'open_as_promised')?.percent
  const replies = dutyOf(duties, 'replies_within')?.percent
  const rating = dutyOf(duties, 'rating')?.average
  return {
    open: signOf(open, facts.open, percent),
    replies: signOf(replies, facts.replies, percent),
    rating: signOf(rating, facts.rating, ({ average }) => average),
  }
}

/** Days until a contract ends: 0 on its last day, negative after it; null where no end is known. */
export function daysLeft(until: Day | null, today: Day): number | null {
  return until === null ? null : Math.round((startOf(until) - startOf(today)) / DAY)
}
