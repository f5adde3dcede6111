import * as v from 'valibot'
import { bilingual, Day, Instant } from './wire'

/**
 * Opening hours as data. All times are Shanghai's (UTC+8, no summer time).
 *
 * Which rule says how a day D is opened, the first that applies:
 *   1. `exceptions`: the first whose from ≤ D ≤ to
 *   2. `holidays` when the calendar calls D a public holiday
 *   3. `makeups` when the calendar calls D a make-up workday (调休上班)
 *   4. `seasons`: the first that holds D's month and day, its week
 *   5. `week`
 * A span belongs to the day it opens on and may pass midnight: it then stays whatever the next day
 * says. The site is open in the union of all spans of all days, minus its closures.
 */

/** Minutes after 00:00 of the day that the span belongs to. */
const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2880))
export const Span = v.pipe(
  v.strictObject({ opens: Minute, closes: Minute }),
  v.check(({ opens, closes }) => opens < 1440 && closes > opens && closes - opens <= 1440),
)
export type Span = v.InferOutput<typeof Span>

/** None means closed. At most six a day, in order, none overlapping another. */
export const Spans = v.pipe(
  v.array(Span),
  v.maxLength(6),
  v.check((spans) =>
    spans.every((span, i) => i === 0 || span.opens >= (spans[i - 1]?.closes ?? 0)),
  ),
)
export type Spans = v.InferOutput<typeof Spans>

/** Seven days, Monday first. */
export const Week = v.pipe(v.array(Spans), v.length(7))
export type Week = v.InferOutput<typeof Week>

/** MM-DD; 02-29 is allowed and meets leap years only. */
const MonthDay = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))

/** What a special day does: what its weekday says, what another weekday says (1 = Monday … 7), or spans of its own. */
export const DayRule = v.variant('as', [
  v.strictObject({ as: v.literal('usual') }),
  v.strictObject({
    as: v.literal('weekday'),
    weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
  }),
  v.strictObject({ as: v.literal('spans'), spans: Spans }),
])
export type DayRule = v.InferOutput<typeof DayRule>

export const HoursException = v.pipe(
  v.strictObject({
    from: Day,
    to: Day,
    spans: Spans,
    note: v.optional(bilingual(60)),
  }),
  v.check(({ from, to }) => from <= to),
)
export type HoursException = v.InferOutput<typeof HoursException>

export const Hours = v.strictObject({
  week: Week,
  /** from > to wraps the turn of the year. A holiday or make-up day "as usual" follows the season too. */
  seasons: v.pipe(
    v.array(v.strictObject({ from: MonthDay, to: MonthDay, week: Week })),
    v.maxLength(6),
  ),
  holidays: DayRule,
  makeups: DayRule,
  exceptions: v.pipe(v.array(HoursException), v.maxLength(60)),
})
export type Hours = v.InferOutput<typeof Hours>

/** “Closed early today”: shut from ≤ t < until although the hours say open. */
export const Closure = v.object({ from: Instant, until: Instant, note: v.optional(bilingual(60)) })
export type Closure = v.InferOutput<typeof Closure>

/**
 * The part of China's official calendar that an answer needs. Days outside `from`–`to` are unknown:
 * what rests on them is shown as “about”.
 */
export const Calendar = v.object({
  from: Day,
  to: Day,
  special: v.record(Day, v.object({ kind: v.picklist(['holiday', 'makeup']), name: v.string() })),
})
export type Calendar = v.InferOutput<typeof Calendar>
