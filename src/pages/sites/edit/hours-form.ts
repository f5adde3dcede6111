import * as v from 'valibot'
import type { DayRule, Hours, Spans } from '@/contract/hours'
import { writeHoursClauses } from '@/contract/hours-text.rules'

/** The language in which hours are typed; it stays the one that they were begun in. */
export const Language = v.picklist(['zh', 'en'])
export type Language = v.InferOutput<typeof Language>

const SpecialForm = v.object({
  as: v.picklist(['usual', 'weekday', 'spans']),
  /** 1 to 7, for `weekday`. */
  weekday: v.string(),
  /** For `spans`. */
  spans: v.string(),
})
export type SpecialForm = v.InferOutput<typeof SpecialForm>

const ExceptionForm = v.object({
  from: v.string(),
  to: v.string(),
  spans: v.string(),
  zh: v.string(),
  en: v.string(),
})
export type ExceptionForm = v.InferOutput<typeof ExceptionForm>

/** Monday first: “08:30-20:00”, “休息”, “全天”. */
const WeekForm = v.pipe(v.array(v.string()), v.length(7))

const SeasonForm = v.object({
  /** “6月15日” or “06-15”. */
  from: v.string(),
  to: v.string(),
  week: WeekForm,
})
export type SeasonForm = v.InferOutput<typeof SeasonForm>

/** Opening hours while somebody types them: a text for each day, as the notation has it. */
export const HoursForm = v.object({
  week: WeekForm,
  seasons: v.array(SeasonForm),
  holidays: SpecialForm,
  makeups: SpecialForm,
  exceptions: v.array(ExceptionForm),
})
export type HoursForm = v.InferOutput<typeof HoursForm>

const usual: DayRule = { as: 'usual' }

/** The same spans each day and nothing special. */
export const daily = (spans: Spans): Hours => ({
  week: Array.from({ length: 7 }, () => spans),
  seasons: [],
  holidays: usual,
  makeups: usual,
  exceptions: [],
})

/** “08:30-12:00、13:00-20:00”, in the words of the language. */
export function spansText(spans: Spans, locale: Language): string {
  const [clause = ''] = writeHoursClauses(daily(spans), locale)
  return clause.slice(clause.indexOf(' ') + 1)
}

/** “6月15日”, as the notation has it. */
export const monthDayText = (monthDay: string, locale: Language): string =>
  locale === 'en' ? monthDay : `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(3))}日`

function specialForm(rule: DayRule, locale: Language): SpecialForm {
  return {
    as: rule.as,
    weekday: rule.as === 'weekday' ? String(rule.weekday) : '1',
    spans: spansText(rule.as === 'spans' ? rule.spans : [], locale),
  }
}

export function hoursFormOf(hours: Hours, locale: Language): HoursForm {
  const texts = (week: Hours['week']) => week.map((spans) => spansText(spans, locale))
  return {
    week: texts(hours.week),
    holidays: specialForm(hours.holidays, locale),
    makeups: specialForm(hours.makeups, locale),
    exceptions: hours.exceptions.map(({ from, to, spans, note }) => ({
      from,
      to,
      spans: spansText(spans, locale),
      zh: note?.zh ?? '',
      en: note?.en ?? '',
    })),
    seasons: hours.seasons.map(({ from, to, week }) => ({
      from: monthDayText(from, locale),
      to: monthDayText(to, locale),
      week: texts(week),
    })),
  }
}
