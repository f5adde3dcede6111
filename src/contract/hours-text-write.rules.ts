import type { DayRule, Hours, HoursException, Span, Spans, Week } from './hours'
import type { Bilingual } from './wire'

/** Hours written in the notation that hours-text.rules.ts describes. */

interface Words {
  weekdays: readonly string[]
  daily: string
  through: string
  to: string
  and: string
  end: string
  colon: string
  shut: string
  all: string
  next: string
  holidays: string
  makeups: string
  usual: string
  like: string
  open: string
  close: string
}

const zh: Words = {
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  daily: '每天',
  through: '至',
  to: '至',
  and: '、',
  end: '；',
  colon: '：',
  shut: '休息',
  all: '全天',
  next: '次日',
  holidays: '节假日',
  makeups: '调休上班日',
  usual: '照常',
  like: '同',
  open: '（',
  close: '）',
}

const en: Words = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  daily: 'Daily',
  through: '-',
  to: ' to ',
  and: ', ',
  end: '; ',
  colon: ': ',
  shut: 'closed',
  all: 'all day',
  next: 'next day ',
  holidays: 'Holidays',
  makeups: 'Make-up workdays',
  usual: 'as usual',
  like: 'as ',
  open: ' (',
  close: ')',
}

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

function spanText({ opens, closes }: Span, words: Words): string {
  const end = closes > 1440 ? words.next + clock(closes - 1440) : clock(closes)
  return `${clock(opens)}-${end}`
}

function spansText(spans: Spans, words: Words): string {
  const [only] = spans
  if (!only) return words.shut
  if (spans.length === 1 && only.opens === 0 && only.closes === 1440) return words.all
  return spans.map((span) => spanText(span, words)).join(words.and)
}

/** “周一至周五”, “周六、周日”, “每天”: three days in a row and more are a range. */
function daysText(days: readonly number[], words: Words): string {
  if (days.length === 7) return words.daily
  const runs: number[][] = []
  for (const day of days) {
    const run = runs[runs.length - 1]
    if (run && run[run.length - 1] === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => words.weekdays[(day ?? 1) - 1] ?? ''
  const texts = runs.flatMap((run) =>
    run.length < 3 ? run.map(name) : [name(run[0]) + words.through + name(run[run.length - 1])],
  )
  return texts.join(words.and)
}

/** Days that say the same together, each group where its first day stands. */
function weekTexts(week: Week, words: Words): string[] {
  const groups = new Map<string, number[]>()
  week.forEach((spans, i) => {
    const said = spansText(spans, words)
    groups.set(said, [...(groups.get(said) ?? []), i + 1])
  })
  return [...groups].map(([said, days]) => `${daysText(days, words)} ${said}`)
}

const between = (from: string, to: string, words: Words) =>
  from === to ? from : from + words.to + to

function ruleText(name: string, rule: DayRule, words: Words): string[] {
  if (rule.as === 'usual') return []
  if (rule.as === 'spans') return [`${name} ${spansText(rule.spans, words)}`]
  return [`${name} ${words.like}${words.weekdays[rule.weekday - 1]}`]
}

/** What stands between the brackets of a note and would end it, or part its two languages. */
const escaped = (text: string) => text.replace(/[\\（()）｜|]/g, '\\$&')

function noteText(note: Bilingual | undefined, { open, close }: Words): string {
  if (!note) return ''
  return (
    open + [note.zh, note.en].flatMap((text) => (text ? [escaped(text)] : [])).join('｜') + close
  )
}

function exceptionText({ from, to, spans, note }: HoursException, words: Words): string {
  return `${between(from, to, words)} ${spansText(spans, words)}${noteText(note, words)}`
}

const monthDayText = (monthDay: string, words: Words) =>
  words === en ? monthDay : `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(3))}日`

function seasonText({ from, to, week }: Hours['seasons'][number], words: Words): string {
  const when = between(monthDayText(from, words), monthDayText(to, words), words)
  return `${when}${words.colon}${weekTexts(week, words).join(words === en ? ', ' : '，')}`
}

/** The clauses of the notation, in the order of the law in hours.ts from the ordinary to the special. */
export function writeHoursClauses(hours: Hours, locale: 'zh' | 'en' = 'zh'): string[] {
  const words = locale === 'zh' ? zh : en
  return [
    ...weekTexts(hours.week, words),
    ...ruleText(words.holidays, hours.holidays, words),
    ...ruleText(words.makeups, hours.makeups, words),
    ...hours.seasons.map((season) => seasonText(season, words)),
    ...hours.exceptions.map((exception) => exceptionText(exception, words)),
  ]
}

/** Hours as text; `parseHours` reads it back to the same hours. */
export function writeHours(hours: Hours, locale: 'zh' | 'en' = 'zh'): string {
  return writeHoursClauses(hours, locale).join(locale === 'zh' ? '；' : '; ')
}
