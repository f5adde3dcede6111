import official from 'chinese-days/dist/chinese-days.json'
import type { Calendar } from '@/contract/hours'

/** A day on which the State Council's notice of the year overrules the weekday. */
interface OfficialDay {
  day: string
  kind: 'holiday' | 'makeup'
  /** Of the holiday, in Chinese; that of a make-up day says for which holiday it is worked. */
  name: string
}

/** The library writes each as 'English,中文,days'. */
const daysOf = (list: Record<string, string>, kind: OfficialDay['kind']): OfficialDay[] =>
  Object.entries(list).map(([day, words]) => ({ day, kind, name: words.split(',')[1] ?? words }))

/** Holidays and make-up workdays (调休上班) of all years that chinese-days knows, in order. */
export const officialDays: readonly OfficialDay[] = [
  ...daysOf(official.holidays, 'holiday'),
  ...daysOf(official.workdays, 'makeup'),
].sort((a, b) => (a.day < b.day ? -1 : 1))

/** The years that these cover, without a gap. */
export const officialYears: readonly number[] = [
  ...new Set(officialDays.map(({ day }) => Number(day.slice(0, 4)))),
]

/** All of it as the rules read it. */
export const officialCalendar: Calendar = {
  from: `${officialYears[0]}-01-01`,
  to: `${officialYears.at(-1)}-12-31`,
  special: Object.fromEntries(officialDays.map(({ day, kind, name }) => [day, { kind, name }])),
}
