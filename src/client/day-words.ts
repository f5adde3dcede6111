import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { DAY, startOf, weekdayOf } from '@/contract/calendar.rules'
import type { Calendar } from '@/contract/hours'
import type { Day } from '@/contract/wire'

/** Days and times as people say them: 今天 14:00, 周五, 10月8日（上班）; “today 14:00”, “Fri”, “8 Oct (workday)”. */

const WEEKDAYS = [msg`周一`, msg`周二`, msg`周三`, msg`周四`, msg`周五`, msg`周六`, msg`周日`]

const MONTHS = [
  msg`1月`,
  msg`2月`,
  msg`3月`,
  msg`4月`,
  msg`5月`,
  msg`6月`,
  msg`7月`,
  msg`8月`,
  msg`9月`,
  msg`10月`,
  msg`11月`,
  msg`12月`,
]

/** The holidays of the State Council's list; another name is simply a holiday to a reader of English. */
const HOLIDAYS: Record<string, MessageDescriptor> = {
  元旦: msg`元旦`,
  春节: msg`春节`,
  清明: msg`清明节`,
  清明节: msg`清明节`,
  劳动节: msg`劳动节`,
  端午: msg`端午节`,
  端午节: msg`端午节`,
  中秋: msg`中秋节`,
  中秋节: msg`中秋节`,
  国庆节: msg`国庆节`,
}

/** @param weekday 1 = Monday … 7 = Sunday */
export function weekdayWords(i18n: I18n, weekday: number): string {
  return i18n._(WEEKDAYS[weekday - 1] ?? msg`周日`)
}

/** 11月 */
export const monthOf = (i18n: I18n, day: string) => i18n._(MONTHS[+day.slice(5, 7) - 1] ?? msg`1月`)

/** 10月8日 */
export function dateWords(i18n: I18n, day: Day): string {
  const month = monthOf(i18n, day)
  const date = +day.slice(8)
  return i18n._(msg`${month}${date}日`)
}

/** 10月1日至7日, 9月30日至10月2日 */
export function datesWords(i18n: I18n, from: Day, to: Day): string {
  if (from === to) return dateWords(i18n, from)
  if (from.slice(0, 7) === to.slice(0, 7)) {
    const month = monthOf(i18n, from)
    const first = +from.slice(8)
    const last = +to.slice(8)
    return i18n._(msg`${month}${first}日至${last}日`)
  }
  const first = dateWords(i18n, from)
  const last = dateWords(i18n, to)
  return i18n._(msg`${first}至${last}`)
}

/** 2027年6月, for what ends with a contract. */
export function monthWords(i18n: I18n, day: Day): string {
  const year = day.slice(0, 4)
  const month = monthOf(i18n, day)
  return i18n._(msg`${year}年${month}`)
}

/** What makes a day special, for the bracket behind its name: 上班, 国庆节. */
export function specialName(i18n: I18n, calendar: Calendar, day: Day): string | undefined {
  const special = calendar.special[day]
  if (!special) return undefined
  if (special.kind === 'makeup') return i18n._(msg`上班`)
  const known = HOLIDAYS[special.name]
  if (known) return i18n._(known)
  return i18n.locale === 'en' ? i18n._(msg`假日`) : special.name
}

/** A day as it is said on another day: 今天, 明天（周六）, 周五, 10月8日（上班）, 12月3日（周四）. */
export function dayWords(i18n: I18n, calendar: Calendar, day: Day, today: Day): string {
  const ahead = Math.round((startOf(day) - startOf(today)) / DAY)
  if (ahead === 0) return i18n._(msg`今天`)
  const weekday = weekdayWords(i18n, weekdayOf(day))
  const special = specialName(i18n, calendar, day)
  const bracket = special ?? weekday
  if (ahead === 1) return i18n._(msg`明天（${bracket}）`)
  if (ahead > 1 && ahead < 7 && !special) return weekday
  const date = dateWords(i18n, day)
  return i18n._(msg`${date}（${bracket}）`)
}

const two = (value: number) => String(value).padStart(2, '0')

/** 9:00; the end of a day is 24:00, and what passes midnight counts on: 1560 is 2:00. */
export function clockWords(minutes: number): string {
  const within = minutes > 1440 ? minutes - 1440 : minutes
  return `${Math.floor(within / 60)}:${two(Math.floor(within % 60))}`
}

/** 晚上 8 点半: how a Chinese clock is read aloud. Other languages keep the figures. */
export function spokenClock(i18n: I18n, minutes: number): string {
  if (i18n.locale !== 'zh-CN') return clockWords(minutes)
  const within = minutes > 1440 ? minutes - 1440 : minutes
  const hour = Math.floor(within / 60)
  const minute = within % 60
  const parts = ['凌晨', '早上', '上午', '中午', '下午', '晚上', '半夜']
  const part = parts[[6, 9, 12, 13, 18, 24, 25].findIndex((until) => hour < until)]
  const rest = minute === 0 ? '' : minute === 30 ? '半' : ` ${minute} 分`
  return `${part} ${hour > 12 ? hour - 12 : hour} 点${rest}`
}

/** A day and a time beside it: figures stand apart, a spoken time and a full-width bracket do not. */
export const atTime = (day: string, clock: string) =>
  day.endsWith('）') || !/^\d/.test(clock) ? `${day}${clock}` : `${day} ${clock}`
