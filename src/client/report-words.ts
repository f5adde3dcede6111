import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { addDays, DAY, startOf, weekdayOf } from '@/contract/calendar.rules'
import type { ReportEvent, ReportLine, ReportResult, ReportView } from '@/contract/reports'
import type { Day } from '@/contract/wire'
import { dateWords, weekdayWords } from './day-words'
import { momentWords } from './history-words'
import { inLanguage } from './hours-words'
import { reportDeedWords, reportStateWords } from './report-deeds'
import { roleWords } from './role-words'

type Tone = 'plain' | 'open' | 'soon' | 'late' | 'info'

/** A colour, and the words that say the same. */
export interface Tagged {
  tone: Tone
  words: string
  /** Done: the tick stands for it rather than the disc. */
  done?: boolean
}

type Due = Pick<ReportLine, 'due' | 'about'>

const daysBetween = (from: Day, to: Day) => Math.round((startOf(to) - startOf(from)) / DAY)

/** 11月27日（周五）; 约 where the calendar does not reach so far. */
function dueDay(i18n: I18n, { due, about }: Due): string {
  const date = dateWords(i18n, due)
  const weekday = weekdayWords(i18n, weekdayOf(due))
  return about ? i18n._(msg`约${date}（${weekday}）`) : i18n._(msg`${date}（${weekday}）`)
}

/** 11月27日（周五）前办结 */
export function dueWords(i18n: I18n, due: Due, today: Day): string {
  if (due.due === today) return i18n._(msg`今天内办结`)
  const day = dueDay(i18n, due)
  return i18n._(msg`${day}前办结`)
}

/** 逾期 2 天, 今天到期, 明天前, 周五前, 12月4日前 */
function untilWords(i18n: I18n, { due, about }: Due, today: Day): string {
  const ahead = daysBetween(today, due)
  const days = -ahead
  if (ahead < 0) return i18n._(msg`逾期 ${days} 天`)
  if (ahead === 0) return i18n._(msg`今天到期`)
  const tomorrow = due === addDays(today, 1)
  const weekday = weekdayWords(i18n, weekdayOf(due))
  const day = tomorrow ? i18n._(msg`明天`) : ahead < 7 ? weekday : dateWords(i18n, due)
  return about ? i18n._(msg`约${day}前`) : i18n._(msg`${day}前`)
}

const TONES = { green: 'info', yellow: 'soon', red: 'late', still: 'plain' } as const

/** The clock of a report in a list, or how it ended. */
export function reportTag(i18n: I18n, line: ReportLine, today: Day): Tagged {
  const { clock, state } = line
  if (clock === 'still') return { tone: 'plain', words: i18n._(msg`暂停计时`) }
  if (clock !== 'over') return { tone: TONES[clock], words: untilWords(i18n, line, today) }
  const done = state === 'closed'
  return { tone: done ? 'open' : 'plain', words: reportStateWords(i18n, state), done }
}

/** What lies ahead of a report: 11月27日（周五）前办结, 逾期 2 天, 由上一级重新办理. */
function aheadWords(i18n: I18n, line: ReportLine, today: Day): string {
  const { clock, state } = line
  if (state === 'closed') return ''
  if (state === 'merged') return i18n._(msg`和另一件一起办理`)
  if (state === 'withdrawn') return i18n._(msg`不再办理`)
  if (clock === 'still') return i18n._(msg`恢复后接着算期限`)
  return clock === 'red' ? untilWords(i18n, line, today) : dueWords(i18n, line, today)
}

/** How a report stands: 已派遣 and 11月27日（周五）前办结, with both in one sentence. */
export function reportState(i18n: I18n, line: ReportLine, today: Day) {
  const { tone } = reportTag(i18n, line, today)
  const is = reportStateWords(i18n, line.state)
  const ahead = aheadWords(i18n, line, today)
  return { tone, is, ahead, sentence: [is, ahead].filter(Boolean).join(' · ') }
}

/** Where it is, as people say it. */
export const placeWords = (i18n: I18n, { address, area }: Pick<ReportLine, 'address' | 'area'>) =>
  address ?? inLanguage(i18n, area)

/** Another three met it as well. */
export function metWords(i18n: I18n, followers: number): string {
  return followers === 0 ? '' : i18n._(msg`${followers} 人也遇到`)
}

/** A report in a list, in words. */
export function reportInRow(i18n: I18n, line: ReportLine, today: Day) {
  const { report, category, number, words, reportedAt, followers, photo } = line
  const { is, ahead } = reportState(i18n, line, today)
  const tag = reportTag(i18n, line, today)
  // what the tag says already, such as how late it is or how it ended, is not said again
  const said = [is, ahead].filter((one) => one !== tag.words)
  return {
    key: report,
    title: [inLanguage(i18n, category.name), placeWords(i18n, line)].join(' · '),
    words: words.replace(/\s+/g, ' '),
    state: said.filter(Boolean).join(' · '),
    note: [number, momentWords(i18n, reportedAt), metWords(i18n, followers)]
      .filter(Boolean)
      .join(' · '),
    tag,
    photo,
  }
}

/** One of the two clocks: what has to happen, by when, and how it stands. */
export interface ClockInWords {
  key: string
  label: string
  note: string
  tag: Tagged
}

/** The two clocks of a report, as dates. */
export function clocksInWords(i18n: I18n, view: ReportView, today: Day): ClockInWords[] {
  const { contact, clock, state } = view
  const by = dueDay(i18n, contact)
  const met = contact.at && momentWords(i18n, contact.at)
  const late = today > contact.due
  const first: Tagged = met
    ? { tone: 'open', words: i18n._(msg`已联系`), done: true }
    : { tone: late ? 'late' : 'info', words: untilWords(i18n, contact, today) }
  const finish = dueDay(i18n, view)
  const calls = met || (clock !== 'over' && state !== 'verifying')
  const contactClock = {
    key: 'contact',
    label: i18n._(msg`首次联系`),
    note: met ?? i18n._(msg`${by}前`),
    tag: first,
  }
  const finishClock = {
    key: 'finish',
    label: i18n._(msg`办结`),
    note: i18n._(msg`${finish}前`),
    tag: reportTag(i18n, view, today),
  }
  return calls ? [contactClock, finishClock] : [finishClock]
}

/** One thing that happened, in words. */
export interface EventInWords {
  key: string
  did: string
  /** 11月23日 9:05 · 微网格长 李老师 */
  when: string
  words?: string
}

/** What happened to a report, the newest first. */
export function eventsInWords(i18n: I18n, events: readonly ReportEvent[]): EventInWords[] {
  return events
    .map(({ at, did, role, name, words }, i) => {
      const who = [role && roleWords(i18n, role), role && name].filter(Boolean).join(' ')
      return {
        key: `${i} ${at}`,
        did: reportDeedWords(i18n, did),
        when: [momentWords(i18n, at), who].filter(Boolean).join(' · '),
        words: words ?? undefined,
      }
    })
    .reverse()
}

const RESULTS: Record<ReportResult, MessageDescriptor> = {
  solved: msg`已解决`,
  explained: msg`已解释说明`,
}

/** What a result is: it was solved, or explained why it cannot be. */
export const resultWords = (i18n: I18n, result: ReportResult) => i18n._(RESULTS[result])
