import type { DayRule, Hours, HoursException, Week } from './hours'
import {
  type Draft,
  type HoursTextProblem,
  Reader,
  readGroup,
  readRule,
  readSpans,
  Wrong,
  weekOf,
} from './hours-text-read.rules'
import { cutHoursText } from './hours-text-tokens.rules'
import type { Bilingual, Day } from './wire'

export type { HoursTextProblem } from './hours-text-read.rules'
export { writeHours, writeHoursClauses } from './hours-text-write.rules'

/**
 * Opening hours as people type them, in a cell of a sheet or a field of a form:
 *
 *     周一至周五 08:30-20:00；周六、周日 09:00-12:00、13:00-17:00；节假日 休息；调休上班日 同周一
 *     每天 18:00-次日02:00；6月15日至9月15日：每天 全天；2026-10-01至2026-10-03 休息（装修｜Works）
 *
 * Clauses end with ；. A weekday that is not named is closed; holidays and make-up workdays that are
 * not named are as usual. A season is its days, a colon, and a week whose groups are parted by
 * commas; dates with a year are an exception, with a note in brackets. English words do as well:
 * `Mon-Fri 08:30-20:00; Sat, Sun closed; Holidays closed; Make-up workdays as Mon`.
 */

/** The hours, or the first thing that is wrong and the piece of text that it is about. */
export type ParsedHours = { hours: Hours } | { problem: HoursTextProblem; piece: string }

interface Drafted {
  week: Draft
  holidays?: DayRule
  makeups?: DayRule
  seasons: Hours['seasons']
  exceptions: HoursException[]
}

function isDay(day: Day): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return /^(19|20)/.test(day) && new Date(time || 0).toISOString().startsWith(day)
}

const isMonthDay = (day: string) => /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)

/** Groups of days one after the other, up to the end of the clause. */
function readWeek(reader: Reader, piece: string): Week {
  const draft: Draft = Array.from({ length: 7 }, () => undefined)
  do {
    readGroup(reader, draft)
    reader.take('and')
  } while (reader.sees('days'))
  return weekOf(draft, piece)
}

function readSeason(reader: Reader): Hours['seasons'][number] {
  const first = reader.need('monthDay')
  const last = reader.take('to') ? reader.need('monthDay') : first
  for (const { monthDay, text } of [first, last]) {
    if (!isMonthDay(monthDay)) throw new Wrong('date', text)
  }
  reader.take('colon')
  return { from: first.monthDay, to: last.monthDay, week: readWeek(reader, first.text) }
}

/** The two languages of a note, parted by a bar that no backslash stands before. */
function noteOf(words: string): Bilingual {
  const parts = words.match(/(?:\\[\s\S]|[^\\｜|])+/g) ?? []
  const [zh, en] = parts.map((part) => part.replace(/\\([\s\S])/g, '$1').trim())
  const sound = (text: string | undefined) =>
    text === undefined || (text !== '' && text.length <= 60)
  if (!zh || !sound(zh) || !sound(en) || parts.length > 2) throw new Wrong('note', words)
  return en === undefined ? { zh } : { zh, en }
}

function readException(reader: Reader): HoursException {
  const first = reader.need('date')
  const last = reader.take('to') ? reader.need('date') : first
  for (const { day, text } of [first, last]) if (!isDay(day)) throw new Wrong('date', text)
  if (last.day < first.day) throw new Wrong('date', `${first.text}-${last.text}`)
  reader.take('colon')
  const spans = readSpans(reader)
  const note = reader.take('note')
  const said = { from: first.day, to: last.day, spans }
  return note ? { ...said, note: noteOf(note.words) } : said
}

function readSpecial(reader: Reader, said: Drafted): void {
  const named = reader.take('holidays') ?? reader.need('makeups')
  const key = named.is
  if (said[key]) throw new Wrong('twice', named.text)
  said[key] = readRule(reader)
}

function readClause(reader: Reader, said: Drafted): void {
  if (reader.sees('date')) said.exceptions.push(readException(reader))
  else if (reader.sees('monthDay')) said.seasons.push(readSeason(reader))
  else if (reader.sees('days')) readGroup(reader, said.week)
  else readSpecial(reader, said)
}

function readHours(reader: Reader): Hours {
  const said: Drafted = { week: [], seasons: [], exceptions: [] }
  while (!reader.done) {
    if (reader.take('end')) continue
    readClause(reader, said)
    if (!reader.done && !reader.sees('end')) reader.need('and')
  }
  const { seasons, exceptions } = said
  if (seasons.length > 6 || exceptions.length > 60) throw new Wrong('many', '')
  const usual: DayRule = { as: 'usual' }
  return {
    week: weekOf(
      Array.from({ length: 7 }, (_, i) => said.week[i]),
      '',
    ),
    seasons,
    holidays: said.holidays ?? usual,
    makeups: said.makeups ?? usual,
    exceptions,
  }
}

/** Reads the notation. What comes back has the shape of the contract, except for unprintable characters in notes. */
export function parseHours(text: string): ParsedHours {
  try {
    return { hours: readHours(new Reader(cutHoursText(text))) }
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.problem, piece: error.piece }
    throw error
  }
}
