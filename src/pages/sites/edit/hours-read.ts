import * as v from 'valibot'
import type { DayRule, Hours, HoursException, Spans } from '@/contract/hours'
import { type HoursTextProblem, parseHours } from '@/contract/hours-text.rules'
import { cutHoursText } from '@/contract/hours-text-tokens.rules'
import { Day } from '@/contract/wire'
import type { ExceptionForm, HoursForm, SeasonForm, SpecialForm } from './hours-form'

/** What is wrong at a place of the form, such as `week.0` or `exceptions.1.from`. */
export interface FormProblem {
  at: string
  problem: HoursTextProblem
  piece: string
}

type Read<T> = { value: T } | { problem: HoursTextProblem; piece: string }

/** The words that one day is made of. */
const OF_A_DAY: readonly string[] = ['time', 'to', 'and', 'shut', 'all', 'strange']

/** Spans of one day as typed; more than one day's is too much. */
export function readSpans(text: string): Read<Spans> {
  if (text.trim() === '') return { problem: 'empty', piece: '' }
  const foreign = cutHoursText(text).find((cut) => !OF_A_DAY.includes(cut.is))
  if (foreign) return { problem: 'unexpected', piece: foreign.text }
  const parsed = parseHours(`周一 ${text}`)
  if ('problem' in parsed) return { problem: parsed.problem, piece: parsed.piece }
  return { value: parsed.hours.week[0] ?? [] }
}

/** A day of any year as typed, MM-DD. */
export function readMonthDay(text: string): Read<string> {
  const wrong = { problem: 'date', piece: text.trim() } as const
  const [cut, more] = cutHoursText(text)
  if (cut?.is !== 'monthDay' || more) return wrong
  const parsed = parseHours(`周一 休息；${cut.text}：周一 休息`)
  const season = 'hours' in parsed ? parsed.hours.seasons[0] : undefined
  return season ? { value: season.from } : wrong
}

/** Collects what is wrong while the parts are read. */
class Reading {
  readonly problems: FormProblem[] = []

  week(at: string, texts: readonly string[]): Spans[] {
    return texts.map((text, i) => this.taken(`${at}.${i}`, readSpans(text), []))
  }

  season(at: string, { from, to, week }: SeasonForm): Hours['seasons'][number] {
    return {
      from: this.taken(`${at}.from`, readMonthDay(from), ''),
      to: this.taken(`${at}.to`, readMonthDay(to), ''),
      week: this.week(`${at}.week`, week),
    }
  }

  rule(at: string, { as, weekday, spans }: SpecialForm): DayRule {
    if (as === 'weekday') return { as, weekday: Number(weekday) }
    if (as === 'usual') return { as }
    return { as, spans: this.taken(`${at}.spans`, readSpans(spans), []) }
  }

  exception(at: string, form: ExceptionForm): HoursException {
    const from = this.day(`${at}.from`, form.from)
    const to = this.day(`${at}.to`, form.to)
    if (from > to) this.problems.push({ at: `${at}.to`, problem: 'date', piece: to })
    const spans = this.taken(`${at}.spans`, readSpans(form.spans), [])
    const said = { from, to, spans }
    const [zh, en] = [form.zh.trim(), form.en.trim()]
    if (zh === '') return said
    return { ...said, note: en === '' ? { zh } : { zh, en } }
  }

  private day(at: string, text: string): Day {
    const day = text.trim()
    if (!v.is(Day, day)) this.problems.push({ at, problem: 'date', piece: day })
    return day
  }

  private taken<T>(at: string, read: Read<T>, otherwise: T): T {
    if ('value' in read) return read.value
    this.problems.push({ at, ...read })
    return otherwise
  }
}

/** The hours that are typed, or all that is wrong with them. */
export function readHoursForm(form: HoursForm): { hours: Hours } | { problems: FormProblem[] } {
  const reading = new Reading()
  const hours: Hours = {
    week: reading.week('week', form.week),
    seasons: form.seasons.map((one, i) => reading.season(`seasons.${i}`, one)),
    holidays: reading.rule('holidays', form.holidays),
    makeups: reading.rule('makeups', form.makeups),
    exceptions: form.exceptions.map((one, i) => reading.exception(`exceptions.${i}`, one)),
  }
  return reading.problems.length > 0 ? { problems: reading.problems } : { hours }
}
