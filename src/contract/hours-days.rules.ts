import { addDays, isKnown, specialOf, weekdayOf } from './calendar.rules'
import type { Calendar, DayRule, Hours, Spans } from './hours'
import type { Bilingual, Day } from './wire'

/** What `Hours` say of one day; the law stands in hours.ts. */

/** How a day is opened, and which rule says so: `note` goes with an exception, `name` with a holiday or make-up day. */
export interface DayHours {
  spans: Spans
  because: 'exception' | 'holiday' | 'makeup' | 'season' | 'week'
  note?: Bilingual
  name?: string
}

/** Whether a season (MM-DD to MM-DD, wrapping the year when from > to) holds a month and day. */
export function inSeason({ from, to }: { from: string; to: string }, monthDay: string): boolean {
  const begun = from <= monthDay
  const unfinished = monthDay <= to
  return from <= to ? begun && unfinished : begun || unfinished
}

/** What a weekday says on that day: its own one unless another is asked for; the season's week first. */
function usualOf(hours: Hours, day: Day, weekday: number = weekdayOf(day)): DayHours {
  const monthDay = day.slice(5)
  const season = hours.seasons.find((one) => inSeason(one, monthDay))
  const week = season ? season.week : hours.week
  return { spans: week[weekday - 1] ?? [], because: season ? 'season' : 'week' }
}

function ruled(hours: Hours, rule: DayRule, day: Day): Spans {
  if (rule.as === 'spans') return rule.spans
  return usualOf(hours, day, rule.as === 'weekday' ? rule.weekday : undefined).spans
}

const exceptionOf = (hours: Hours, day: Day) =>
  hours.exceptions.find(({ from, to }) => from <= day && day <= to)

/** The spans that belong to a day (some may pass midnight), by the first rule that applies. */
export function spansOf(hours: Hours, calendar: Calendar, day: Day): DayHours {
  const exception = exceptionOf(hours, day)
  if (exception) return { spans: exception.spans, because: 'exception', note: exception.note }
  const special = specialOf(calendar, day)
  if (!special) return usualOf(hours, day)
  const rule = special.kind === 'holiday' ? hours.holidays : hours.makeups
  return { spans: ruled(hours, rule, day), because: special.kind, name: special.name }
}

/**
 * Whether a holiday or make-up day that the calendar does not know yet could open or shut `day`
 * differently between two of its minutes, both included.
 */
export function isDoubtful(
  hours: Hours,
  calendar: Calendar,
  day: Day,
  first: number,
  last: number,
): boolean {
  if (isKnown(calendar, day) || exceptionOf(hours, day)) return false
  const usual = usualOf(hours, day).spans
  const rules = weekdayOf(day) > 5 ? [hours.holidays, hours.makeups] : [hours.holidays]
  return rules.some((rule) => {
    const spans = ruled(hours, rule, day)
    return spans !== usual && outline(spans, first, last) !== outline(usual, first, last)
  })
}

/** The opening that spans make within two minutes of a day, both included; equal openings give equal texts. */
function outline(spans: Spans, first: number, last: number): string {
  const edges: number[] = []
  for (const { opens, closes } of spans) {
    if (closes <= first || opens > last) continue
    if (edges[edges.length - 1] === opens) edges.pop()
    else edges.push(Math.max(opens, first))
    edges.push(Math.min(closes, last + 1))
  }
  return edges.join()
}

/** Of `n` days from `from` on, those opened differently from what their weekday says in that season. */
export function specialDays(
  hours: Hours,
  calendar: Calendar,
  from: Day,
  n: number,
): (DayHours & { day: Day })[] {
  const days = Array.from({ length: n }, (_, i) => addDays(from, i))
  const whole = (spans: Spans) => outline(spans, 0, 2880)
  return days
    .map((day) => ({ day, ...spansOf(hours, calendar, day) }))
    .filter(({ day, spans }) => whole(spans) !== whole(usualOf(hours, day).spans))
}

/** The same hours for the days `first` to `last`, without the exceptions that none of these meets. */
export function hoursBetween(hours: Hours, first: Day, last: Day): Hours {
  if (hours.exceptions.length === 0) return hours
  const exceptions = hours.exceptions.filter(({ from, to }) => to >= first && from <= last)
  return { ...hours, exceptions }
}

const fillsDay = (spans: Spans) =>
  spans[0]?.opens === 0 &&
  spans.every(({ closes }, i) => closes >= 1440 || closes === spans[i + 1]?.opens)

/** Whether each rule opens all day long, or none opens at all: then no calendar and no day matters. */
export function alwaysSaid(hours: Hours): 'open' | 'shut' | undefined {
  const test = fillsDay(hours.week[0] ?? []) ? fillsDay : (spans: Spans) => spans.length === 0
  const steady =
    hours.week.every(test) &&
    hours.seasons.every(({ week }) => week.every(test)) &&
    [hours.holidays, hours.makeups].every((rule) => rule.as !== 'spans' || test(rule.spans)) &&
    hours.exceptions.every(({ spans }) => test(spans))
  if (!steady) return undefined
  return test === fillsDay ? 'open' : 'shut'
}
