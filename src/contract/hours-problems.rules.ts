import { addDays } from './calendar.rules'
import type { Calendar, Hours, Spans, Week } from './hours'
import { inSeason, spansOf } from './hours-days.rules'
import type { Day } from './wire'

/**
 * What is lawful in `Hours` and yet hardly meant. `field` is a path in them, such as `week.6.0`.
 *
 * - `overlap`: a span past midnight runs into the first of the next day
 * - `hidden`: an exception or a season that no day meets, for earlier ones take all of its days
 */
export interface HoursProblem {
  field: string
  problem: 'overlap' | 'hidden'
}

/** No holidays: a form is looked at without a calendar. */
const PLAIN: Calendar = { from: '1900-01-01', to: '2099-12-31', special: {} }

/** Which spans of a day run into the first of the next; spans are in order, so that it is the last or none. */
function overlaps(spans: Spans, next: Spans): boolean {
  const last = spans[spans.length - 1]
  const first = next[0]
  return last !== undefined && first !== undefined && last.closes - 1440 > first.opens
}

function overlapsIn(week: Week, path: string): string[] {
  return week
    .map((spans, i) => ({ spans, next: week[(i + 1) % 7] ?? [], field: `${path}.${i}` }))
    .filter(({ spans, next }) => overlaps(spans, next))
    .map(({ spans, field }) => `${field}.${spans.length - 1}`)
}

/** Spans that several days in a row may follow. */
function overlapsItself(spans: Spans, path: string): string[] {
  return overlaps(spans, spans) ? [`${path}.${spans.length - 1}`] : []
}

/** Whether the exceptions before the `i`-th take all of its days. */
function isHiddenException({ exceptions }: Hours, i: number): boolean {
  const { from, to } = exceptions[i] ?? { from: '', to: '' }
  let day: Day = from
  while (day <= to) {
    const hiding = exceptions.slice(0, i).find((one) => one.from <= day && day <= one.to)
    if (!hiding) return false
    day = addDays(hiding.to, 1)
  }
  return true
}

/** Where an exception's spans run into the next day's, or those of its eve into them. */
function overlapsOf(hours: Hours, i: number): string[] {
  const exception = hours.exceptions[i]
  if (!exception) return []
  const { from, to, spans } = exception
  const said = (day: Day) => spansOf(hours, PLAIN, day).spans
  const path = `exceptions.${i}.spans`
  const first = said(from) === spans && overlaps(said(addDays(from, -1)), spans)
  const last = said(to) === spans && overlaps(spans, said(addDays(to, 1)))
  const within = from < to && overlaps(spans, spans)
  const fields = first ? [`${path}.0`] : []
  if (last || within) fields.push(`${path}.${spans.length - 1}`)
  return fields
}

/** Month and day of each day of a leap year. */
const monthDays = () => Array.from({ length: 366 }, (_, n) => addDays('2024-01-01', n).slice(5))

/** Whether the seasons before the `i`-th take all of its days. */
function isHiddenSeason({ seasons }: Hours, i: number): boolean {
  return monthDays()
    .filter((day) => seasons.slice(i, i + 1).some((one) => inSeason(one, day)))
    .every((day) => seasons.slice(0, i).some((one) => inSeason(one, day)))
}

/** What an editor should look at again, in the order of the form; none of it is refused. */
export function hoursProblems(hours: Hours): HoursProblem[] {
  const found: HoursProblem[] = []
  const overlap = (fields: string[]) => {
    for (const field of fields) found.push({ field, problem: 'overlap' })
  }
  overlap(overlapsIn(hours.week, 'week'))
  hours.seasons.forEach(({ week }, i) => {
    if (isHiddenSeason(hours, i)) found.push({ field: `seasons.${i}`, problem: 'hidden' })
    else overlap(overlapsIn(week, `seasons.${i}.week`))
  })
  const { holidays, makeups } = hours
  if (holidays.as === 'spans') overlap(overlapsItself(holidays.spans, 'holidays.spans'))
  if (makeups.as === 'spans') overlap(overlapsItself(makeups.spans, 'makeups.spans'))
  hours.exceptions.forEach((_, i) => {
    if (isHiddenException(hours, i)) found.push({ field: `exceptions.${i}`, problem: 'hidden' })
    else overlap(overlapsOf(hours, i))
  })
  return found
}
