import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { atTime, clockWords, dateWords } from '@/client/day-words'
import { inLanguage } from '@/client/hours-words'
import { dayOf, startOf } from '@/contract/calendar.rules'
import type { ServiceRecord } from '@/contract/service'
import { isCertain } from '@/contract/service.rules'
import type { Day, Instant } from '@/contract/wire'

const MINUTE = 60_000

/** 14:00 in Shanghai. */
export const clockOf = (at: Instant) => clockWords((Date.parse(at) - startOf(dayOf(at))) / MINUTE)

/** 2 小时 30 分 */
export function longWords(i18n: I18n, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return i18n._(msg`${rest} 分`)
  return rest === 0 ? i18n._(msg`${hours} 小时`) : i18n._(msg`${hours} 小时 ${rest} 分`)
}

/** 11月22日 14:00–16:30; what ends on another day says so. */
export function spanWords(i18n: I18n, { from, until }: { from: Instant; until: Instant }): string {
  const [first, last] = [dayOf(from), dayOf(until)]
  const begins = atTime(dateWords(i18n, first), clockOf(from))
  if (first === last) return `${begins}–${clockOf(until)}`
  return `${begins}–${atTime(dateWords(i18n, last), clockOf(until))}`
}

/** 2026年1月1日 */
export function dayInYear(i18n: I18n, day: Day): string {
  const [year, date] = [day.slice(0, 4), dateWords(i18n, day)]
  return i18n._(msg`${year}年${date}`)
}

/** How a record stands, in a word and a colour. */
export function standing(i18n: I18n, { state, confirmUntil }: ServiceRecord, now: number) {
  if (state === 'asked') return { tone: 'soon', words: i18n._(msg`等签字`) } as const
  if (state === 'refused') return { tone: 'plain', words: i18n._(msg`没有同意更正`) } as const
  if (isCertain(state, Date.parse(confirmUntil), now))
    return { tone: 'open', words: i18n._(msg`已确定`) } as const
  return state === 'assumed'
    ? ({ tone: 'soon', words: i18n._(msg`没有签退，待核对`) } as const)
    : ({ tone: 'info', words: i18n._(msg`待核对`) } as const)
}

/** 苏州河步道 · 清洁员 */
export const placeWords = (i18n: I18n, { shown }: Pick<ServiceRecord, 'shown'>) =>
  [inLanguage(i18n, shown.where), inLanguage(i18n, shown.role)].join(' · ')
