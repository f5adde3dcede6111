import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { addDays, dayOf, startOf } from '@/contract/calendar.rules'
import type { Calendar, Closure, Hours } from '@/contract/hours'
import { type HoursState, stateAt } from '@/contract/hours.rules'
import type { Bilingual, Instant } from '@/contract/wire'
import { atTime, clockWords, dayWords, spokenClock } from './day-words'

/** A site's state as a sentence, for a tag in a list and for the card at the head of its page. */
export interface StateWords {
  /** Of the tag and the card; the words say the same. */
  tone: 'open' | 'soon' | 'late' | 'plain'
  /** 营业中 */
  is: string
  /** 20:00 关门; empty where nothing changes. */
  change: string
  /** 今天 20:00 关门 · 明天（周六）9:00 开门 */
  ahead: string
  /** 营业中 · 20:00 关门 */
  short: string
  about: boolean
}

export interface Opening {
  hours: Hours
  closures: Closure[]
}

interface Teller {
  i18n: I18n
  calendar: Calendar
  now: number
  /** Read aloud rather than read: 开着 · 晚上 8 点关. */
  spoken: boolean
}

const MINUTE = 60_000

/** The words of a bilingual text in the language that is shown. */
export const inLanguage = (i18n: I18n, text: Bilingual) =>
  (i18n.locale === 'en' && text.en) || text.zh

/** A moment as it is said now; `today` is left out where only the time matters. */
function moment(
  { i18n, calendar, now, spoken }: Teller,
  at: number,
  closing: boolean,
  bare: boolean,
) {
  // Closing at midnight belongs to the evening before: 24:00
  const day = dayOf(closing ? at - MINUTE : at)
  const minutes = (at - startOf(day)) / MINUTE
  const clock = spoken ? spokenClock(i18n, minutes) : clockWords(minutes)
  const today = dayOf(now)
  return bare && day === today ? clock : atTime(dayWords(i18n, calendar, day, today), clock)
}

function closes(teller: Teller, at: number, about: boolean, bare: boolean) {
  const { i18n, spoken } = teller
  const when = moment(teller, at, true, bare)
  if (about) return i18n._(msg`约 ${when} 关门`)
  return spoken ? i18n._(msg`${when}关`) : i18n._(msg`${when} 关门`)
}

function opens(teller: Teller, at: number, about: boolean, bare: boolean) {
  const { i18n, spoken } = teller
  const when = moment(teller, at, false, bare)
  if (about) return i18n._(msg`约 ${when} 开门`)
  return spoken ? i18n._(msg`${when}开`) : i18n._(msg`${when} 开门`)
}

const time = (at: Instant | null) => (at === null ? undefined : Date.parse(at))

function openWords(teller: Teller, site: Opening, state: HoursState): Omit<StateWords, 'short'> {
  const { i18n, calendar, now, spoken } = teller
  const { about } = state
  const end = time(state.changesAt)
  if (end === undefined) {
    return { tone: 'open', is: i18n._(msg`24 小时开放`), change: '', ahead: '', about: false }
  }
  const is = spoken ? i18n._(msg`开着`) : i18n._(msg`营业中`)
  const after = stateAt(site.hours, site.closures, calendar, end)
  const again = time(after.changesAt)
  const minutes = Math.max(1, Math.ceil((end - now) / MINUTE))
  const change = state.soon ? i18n._(msg`${minutes} 分钟后关门`) : closes(teller, end, about, true)
  const ahead = [
    closes(teller, end, about, false),
    ...(again === undefined ? [] : [opens(teller, again, after.about, false)]),
  ].join(' · ')
  return { tone: state.soon ? 'soon' : 'open', is, change, ahead, about }
}

function shutWords(teller: Teller, state: HoursState): Omit<StateWords, 'short'> {
  const { i18n, spoken } = teller
  const { about, closedEarly } = state
  const next = time(state.changesAt)
  const change = next === undefined ? '' : opens(teller, next, about, true)
  const ahead = next === undefined ? '' : opens(teller, next, about, false)
  if (closedEarly) {
    const why = closedEarly.note && inLanguage(i18n, closedEarly.note)
    return {
      tone: 'late',
      is: i18n._(msg`提前关门`),
      change: why ?? change,
      ahead: [why, ahead].filter(Boolean).join(' · '),
      about,
    }
  }
  if (next === undefined) return { tone: 'plain', is: i18n._(msg`暂停开放`), change, ahead, about }
  const is = spoken ? i18n._(msg`关了`) : i18n._(msg`已关`)
  return { tone: 'plain', is, change, ahead, about }
}

/** Where a sentence begins; Chinese is left as it is. */
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** What a site's hours mean now. It is computed on the phone, so that a kept answer is right too. */
export function stateWords(
  i18n: I18n,
  site: Opening,
  calendar: Calendar,
  now: number,
  spoken = false,
): StateWords {
  const teller = { i18n, calendar, now, spoken }
  const state = stateAt(site.hours, site.closures, calendar, now)
  const words = state.open ? openWords(teller, site, state) : shutWords(teller, state)
  const short = state.soon ? words.change : [words.is, words.change].filter(Boolean).join(' · ')
  return { ...words, ahead: sentence(words.ahead), short: sentence(short) }
}

/** 3 分钟前, 昨天: how long ago something was seen. */
export function agoWords(i18n: I18n, at: Instant, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE)
  if (minutes < 1) return i18n._(msg`刚刚`)
  if (minutes < 60) return i18n._(msg`${minutes} 分钟前`)
  const today = dayOf(now)
  const day = dayOf(at)
  const clock = clockWords((Date.parse(at) - startOf(day)) / MINUTE)
  if (day === today) return i18n._(msg`今天 ${clock}`)
  return day === addDays(today, -1) ? i18n._(msg`昨天 ${clock}`) : i18n._(msg`几天前`)
}
