import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { addDays, DAY, startOf, weekdayOf } from '@/contract/calendar.rules'
import type {
  About,
  ComplaintKind,
  ComplaintLine,
  ComplaintSubject,
  ComplaintView,
} from '@/contract/complaints'
import type { Day } from '@/contract/wire'
import { dateWords, weekdayWords } from './day-words'
import { inLanguage } from './hours-words'
import { roleWords } from './role-words'

type PeopleRole = Extract<About, { line: 'people' }>['role']
type Tone = 'plain' | 'open' | 'soon' | 'late' | 'info'

/** A state in a list: a colour and the words that say the same. */
export interface Tagged {
  tone: Tone
  words: string
}

const KINDS: Record<ComplaintKind, MessageDescriptor> = {
  complaint: msg`投诉`,
  suggestion: msg`建议`,
}

export const complaintKindWords = (i18n: I18n, kind: ComplaintKind) => i18n._(KINDS[kind])

const PEOPLE: Record<PeopleRole, MessageDescriptor> = {
  grid: msg`微网格的人`,
  community: msg`居民区的人`,
  block: msg`街区的人`,
  street: msg`街道的工作人员`,
}

export const peopleWords = (i18n: I18n, role: PeopleRole) => i18n._(PEOPLE[role])

/** What one is about: the site's name, the people, or the mini-program. */
export function subjectWords(i18n: I18n, subject: ComplaintSubject): string {
  if (subject.line === 'site') return inLanguage(i18n, subject.name)
  return subject.line === 'people' ? peopleWords(i18n, subject.role) : i18n._(msg`这个小程序`)
}

/** 街道督查专员 沈国平 */
export function ownerWords(i18n: I18n, { owner }: Pick<ComplaintLine, 'owner'>): string {
  return [roleWords(i18n, owner.role), owner.name].filter(Boolean).join(' ')
}

type Due = Pick<ComplaintLine, 'due' | 'about'>

/** 12月1日（周二）前答复; 约 where the calendar does not reach so far. */
export function dueWords(i18n: I18n, { due, about }: Due, today: Day): string {
  if (due === today) return i18n._(msg`今天内答复`)
  const date = dateWords(i18n, due)
  const bracket = weekdayWords(i18n, weekdayOf(due))
  const day = i18n._(msg`${date}（${bracket}）`)
  return about ? i18n._(msg`约${day}前答复`) : i18n._(msg`${day}前答复`)
}

const daysBetween = (from: Day, to: Day) => Math.round((startOf(to) - startOf(from)) / DAY)

/** 逾期 2 天, 今天到期, 明天前, 周四前, 12月1日前: the clock of an open one. */
export function clockTag(i18n: I18n, { due, about }: Due, today: Day): Tagged {
  const ahead = daysBetween(today, due)
  if (ahead < 0) {
    const days = -ahead
    return { tone: 'late', words: i18n._(msg`逾期 ${days} 天`) }
  }
  if (ahead === 0) return { tone: 'soon', words: i18n._(msg`今天到期`) }
  const tomorrow = due === addDays(today, 1)
  const weekday = weekdayWords(i18n, weekdayOf(due))
  const day = tomorrow ? i18n._(msg`明天`) : ahead < 7 ? weekday : dateWords(i18n, due)
  const words = about ? i18n._(msg`约${day}前`) : i18n._(msg`${day}前`)
  return { tone: tomorrow ? 'soon' : 'info', words }
}

/** One in a list: 已答复, 已撤回, or its clock. */
export function stateTag(i18n: I18n, line: ComplaintLine, today: Day): Tagged {
  if (line.state === 'answered') return { tone: 'open', words: i18n._(msg`已答复`) }
  if (line.state === 'withdrawn') return { tone: 'plain', words: i18n._(msg`已撤回`) }
  return clockTag(i18n, line, today)
}

/** The state of one at the head of its page. */
export function complaintState(i18n: I18n, complaint: ComplaintView, today: Day) {
  const owner = ownerWords(i18n, complaint)
  if (complaint.state === 'withdrawn') {
    return { tone: 'plain' as const, is: i18n._(msg`已撤回`), ahead: i18n._(msg`不再办理`) }
  }
  if (complaint.state === 'answered') {
    return { tone: 'open' as const, is: i18n._(msg`已答复`), ahead: i18n._(msg`由${owner}答复`) }
  }
  const by = dueWords(i18n, complaint, today)
  const who = i18n._(msg`由${owner}负责答复`)
  if (!complaint.late) {
    return { tone: 'info' as const, is: i18n._(msg`办理中`), ahead: `${by} · ${who}` }
  }
  const { words } = clockTag(i18n, complaint, today)
  return { tone: 'late' as const, is: words, ahead: i18n._(msg`应在${by} · ${who}`) }
}

/** The first words of a complaint, for a list. */
export function excerpt(words: string, longest = 40): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}
