import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { addDays, weekdayOf } from '@/contract/calendar.rules'
import type { Calendar, DayRule, Hours, Spans, Week } from '@/contract/hours'
import { inSeason, specialDays } from '@/contract/hours-days.rules'
import type { Day } from '@/contract/wire'
import { clockWords, datesWords, specialName, weekdayWords } from './day-words'
import { inLanguage } from './hours-words'

/** One line of opening hours: 周一至周五 · 8:30–20:00. */
export interface HoursRow {
  days: string
  times: string
  note?: string
}

/** A week of lines; with a title where the week counts for a season only. */
export interface HoursBlock {
  title?: string
  rows: HoursRow[]
}

function spanWords(i18n: I18n, { opens, closes }: Spans[number]): string {
  if (opens === 0 && closes === 1440) return i18n._(msg`24 小时`)
  const from = clockWords(opens)
  const to = clockWords(closes)
  return closes > 1440 ? i18n._(msg`${from}–次日 ${to}`) : `${from}–${to}`
}

/** 8:30–11:30，13:00–17:00; 休息 where a day has none. */
export function spansWords(i18n: I18n, spans: Spans): string {
  if (spans.length === 0) return i18n._(msg`休息`)
  return spans.map((span) => spanWords(i18n, span)).join(i18n.locale === 'en' ? ', ' : '，')
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Neighbouring days that are alike, as one. */
function runs<T>(days: readonly T[], alike: (a: T, b: T) => boolean): T[][] {
  const found: T[][] = []
  for (const day of days) {
    const run = found[found.length - 1]
    const last = run?.[run.length - 1]
    if (run && last !== undefined && alike(last, day)) run.push(day)
    else found.push([day])
  }
  return found
}

function weekRows(i18n: I18n, week: Week): HoursRow[] {
  const days = week.map((spans, i) => ({ weekday: i + 1, spans }))
  return runs(days, (a, b) => same(a.spans, b.spans)).map((run) => {
    const first = weekdayWords(i18n, run[0]?.weekday ?? 1)
    const last = weekdayWords(i18n, run[run.length - 1]?.weekday ?? 7)
    const several = run.length === 7 ? i18n._(msg`每天`) : i18n._(msg`${first}至${last}`)
    return {
      days: run.length === 1 ? first : several,
      times: spansWords(i18n, run[0]?.spans ?? []),
    }
  })
}

function ruleWords(i18n: I18n, rule: DayRule): string {
  if (rule.as === 'usual') return i18n._(msg`照常`)
  if (rule.as === 'spans') return spansWords(i18n, rule.spans)
  const weekday = weekdayWords(i18n, rule.weekday)
  return i18n._(msg`按${weekday}的时间`)
}

/** The weeks of the year, the one that counts today first, then what holidays and make-up days do. */
export function hoursBlocks(i18n: I18n, hours: Hours, today: Day): HoursBlock[] {
  const seasons = hours.seasons.map((season) => ({
    title: datesWords(i18n, `2024-${season.from}`, `2024-${season.to}`),
    rows: weekRows(i18n, season.week),
    now: inSeason(season, today.slice(5)),
  }))
  const rest = hours.seasons.length > 0 ? i18n._(msg`其他日子`) : undefined
  const usual = {
    title: rest,
    rows: weekRows(i18n, hours.week),
    now: !seasons.some(({ now }) => now),
  }
  const blocks = [...seasons, usual]
  const rules = [
    { days: i18n._(msg`法定节假日`), times: ruleWords(i18n, hours.holidays) },
    { days: i18n._(msg`调休上班日`), times: ruleWords(i18n, hours.makeups) },
  ]
  const ordered = [...blocks.filter(({ now }) => now), ...blocks.filter(({ now }) => !now)]
  return [...ordered.map(({ title, rows }) => ({ title, rows })), { rows: rules }]
}

/** The special days of the next `n`: 10月8日（上班）照常 8:30–20:00. */
export function specialRows(
  i18n: I18n,
  hours: Hours,
  calendar: Calendar,
  today: Day,
  n = 14,
): HoursRow[] {
  const alike = (a: Special, b: Special) =>
    addDays(a.day, 1) === b.day && same([a.spans, a.note, a.name], [b.spans, b.note, b.name])
  return runs(specialDays(hours, calendar, today, n), alike).flatMap((run) => {
    const first = run[0]
    const last = run[run.length - 1]
    return first && last ? [specialRow(i18n, hours, calendar, first, last)] : []
  })
}

type Special = ReturnType<typeof specialDays>[number]

function specialRow(
  i18n: I18n,
  hours: Hours,
  calendar: Calendar,
  first: Special,
  last: Special,
): HoursRow {
  const dates = datesWords(i18n, first.day, last.day)
  const weekday = first.day === last.day ? weekdayWords(i18n, weekdayOf(first.day)) : undefined
  const bracket = specialName(i18n, calendar, first.day) ?? weekday
  const spans = spansWords(i18n, first.spans)
  const asWorkday = first.because === 'makeup' && hours.makeups.as === 'weekday'
  return {
    days: bracket ? i18n._(msg`${dates}（${bracket}）`) : dates,
    times: asWorkday ? i18n._(msg`照常 ${spans}`) : spans,
    note: first.note && inLanguage(i18n, first.note),
  }
}
