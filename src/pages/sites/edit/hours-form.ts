import * as v from 'valibot'
import type { DayRule, Hours, HoursException, Spans } from '@/contract/hours'
import { type HoursTextProblem, parseHours, writeHoursClauses } from '@/contract/hours-text.rules'
import { cutHoursText } from '@/contract/hours-text-tokens.rules'
import { Day } from '@/contract/wire'

/** Opening hours while somebody types them: a text for each day, as the notation has it. */
export interface HoursForm {
  /** Monday first: “08:30-20:00”, “休息”, “全天”. */
  week: string[]
  holidays: SpecialForm
  makeups: SpecialForm
  exceptions: ExceptionForm[]
  /** Changed by the notation as a whole only. */
  seasons: Hours['seasons']
}

export interface SpecialForm {
  as: DayRule['as']
  /** 1 to 7, for `weekday`. */
  weekday: string
  /** For `spans`. */
  spans: string
}

export interface ExceptionForm {
  from: string
  to: string
  spans: string
  zh: string
  en: string
}

/** What is wrong at a place of the form, such as `week.0` or `exceptions.1.from`. */
export interface FormProblem {
  at: string
  problem: HoursTextProblem
  piece: string
}

const usual: DayRule = { as: 'usual' }
const daily = (spans: Spans): Hours => ({
  week: Array.from({ length: 7 }, () => spans),
  seasons: [],
  holidays: usual,
  makeups: usual,
  exceptions: [],
})

/** “08:30-12:00、13:00-20:00”, in the words of the language. */
export function spansText(spans: Spans, locale: 'zh' | 'en'): string {
  const [clause = ''] = writeHoursClauses(daily(spans), locale)
  return clause.slice(clause.indexOf(' ') + 1)
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

function specialForm(rule: DayRule, locale: 'zh' | 'en'): SpecialForm {
  return {
    as: rule.as,
    weekday: rule.as === 'weekday' ? String(rule.weekday) : '1',
    spans: spansText(rule.as === 'spans' ? rule.spans : [], locale),
  }
}

export function hoursFormOf(hours: Hours, locale: 'zh' | 'en'): HoursForm {
  return {
    week: hours.week.map((spans) => spansText(spans, locale)),
    holidays: specialForm(hours.holidays, locale),
    makeups: specialForm(hours.makeups, locale),
    exceptions: hours.exceptions.map(({ from, to, spans, note }) => ({
      from,
      to,
      spans: spansText(spans, locale),
      zh: note?.zh ?? '',
      en: note?.en ?? '',
    })),
    seasons: hours.seasons,
  }
}

/** Collects what is wrong while the parts are read. */
class Reading {
  readonly problems: FormProblem[] = []

  spans(at: string, text: string): Spans {
    const read = readSpans(text)
    if ('value' in read) return read.value
    this.problems.push({ at, ...read })
    return []
  }

  day(at: string, text: string): Day {
    const day = text.trim()
    if (!v.is(Day, day)) this.problems.push({ at, problem: 'date', piece: day })
    return day
  }

  rule(at: string, { as, weekday, spans }: SpecialForm): DayRule {
    if (as === 'weekday') return { as, weekday: Number(weekday) }
    return as === 'spans' ? { as, spans: this.spans(`${at}.spans`, spans) } : usual
  }

  exception(at: string, form: ExceptionForm): HoursException {
    const from = this.day(`${at}.from`, form.from)
    const to = this.day(`${at}.to`, form.to)
    if (from > to) this.problems.push({ at: `${at}.to`, problem: 'date', piece: to })
    const said = { from, to, spans: this.spans(`${at}.spans`, form.spans) }
    const [zh, en] = [form.zh.trim(), form.en.trim()]
    if (zh === '') return said
    return { ...said, note: en === '' ? { zh } : { zh, en } }
  }
}

/** The hours that are typed, or all that is wrong with them. */
export function readHoursForm(form: HoursForm): { hours: Hours } | { problems: FormProblem[] } {
  const reading = new Reading()
  const hours: Hours = {
    week: form.week.map((text, i) => reading.spans(`week.${i}`, text)),
    seasons: form.seasons,
    holidays: reading.rule('holidays', form.holidays),
    makeups: reading.rule('makeups', form.makeups),
    exceptions: form.exceptions.map((one, i) => reading.exception(`exceptions.${i}`, one)),
  }
  return reading.problems.length > 0 ? { problems: reading.problems } : { hours }
}
