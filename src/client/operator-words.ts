import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { OperatorCard, OperatorView } from '@/contract/operators'
import { dutyOf, type Sign, type Signs } from '@/contract/review.rules'
import type { Day } from '@/contract/wire'
import { dateWords } from './day-words'

/** An operator's contract and the facts beside it, in words. Each stands against its own contract alone. */

const SIGNS: Record<Sign, MessageDescriptor> = {
  met: msg`达到`,
  short: msg`未达到`,
  no_duty: msg`合同没有要求`,
  none: msg`还没有数据`,
  few: msg`数量太少`,
}
const TONES = { met: 'open', short: 'late', no_duty: 'plain', none: 'plain', few: 'plain' } as const

/** A duty beside its fact as a tag: a shape and a word. */
export const signTag = (i18n: I18n, sign: Sign) => ({
  tone: TONES[sign],
  words: i18n._(SIGNS[sign]),
})

const KINDS: Record<keyof Signs, MessageDescriptor> = {
  open: msg`按时开放`,
  replies: msg`按期答复`,
  rating: msg`来访评价`,
}
const ORDER = ['open', 'replies', 'rating'] as const

/** 按时开放：达到 · 按期答复：还没有数据 · 来访评价：未达到 */
export function signsWords(i18n: I18n, signs: Signs): string {
  return ORDER.map((kind) => {
    const [what, how] = [i18n._(KINDS[kind]), i18n._(SIGNS[signs[kind]])]
    return i18n._(msg`${what}：${how}`)
  }).join(' · ')
}

/** 2024年10月1日 */
export function longDateWords(i18n: I18n, day: Day): string {
  const year = day.slice(0, 4)
  const date = dateWords(i18n, day)
  return i18n._(msg`${year}年${date}`)
}

type Contract = Pick<OperatorCard, 'contractFrom' | 'contractUntil' | 'daysLeft'>

function leftWords(i18n: I18n, left: number): string {
  if (left === 0) return i18n._(msg`今天到期`)
  if (left > 0) return i18n._(msg`还有 ${left} 天`)
  const past = -left
  return i18n._(msg`已过期 ${past} 天`)
}

/** 合同2024年10月1日至2026年12月31日，还有 38 天 */
export function contractWords(i18n: I18n, { contractFrom, contractUntil, daysLeft }: Contract) {
  const from = contractFrom && longDateWords(i18n, contractFrom)
  const until = contractUntil && longDateWords(i18n, contractUntil)
  if (!until) return from ? i18n._(msg`合同从${from}开始`) : i18n._(msg`还没有登记合同期限`)
  const left = leftWords(i18n, daysLeft ?? 0)
  if (!from) return i18n._(msg`合同到${until}，${left}`)
  return i18n._(msg`合同${from}至${until}，${left}`)
}

/** One duty with its fact, and how the fact is counted. */
export interface FactInWords {
  key: keyof Signs
  title: string
  /** 合同要求 98% 以上 */
  duty: string
  /** 97%：承诺 1120 小时，开放了 1088 小时 */
  fact: string
  definition: string
  sign: Sign
}

const hoursOf = (minutes: number) => Math.floor(minutes / 60)

function openWords(i18n: I18n, { facts: { open } }: OperatorView): string {
  if (open.is !== 'known') return i18n._(msg`还没有数据：这段时间没有承诺开放的时间`)
  const { percent } = open
  const [hours, kept] = [hoursOf(open.promised), hoursOf(open.open)]
  return i18n._(msg`${percent}%：承诺 ${hours} 小时，开放了 ${kept} 小时`)
}

function repliesWords(i18n: I18n, { facts: { replies } }: OperatorView): string {
  if (replies.is === 'none') return i18n._(msg`还没有数据：这段时间没有到期的意见`)
  if (replies.is === 'few') return i18n._(msg`到期的意见不到 5 件，不公开`)
  const { percent, due, inTime } = replies
  return i18n._(msg`${percent}%：到期 ${due} 件，按期答复 ${inTime} 件`)
}

function ratingWords(i18n: I18n, { facts: { rating } }: OperatorView): string {
  if (rating.is === 'none') return i18n._(msg`还没有数据：这段时间没有人评价`)
  if (rating.is === 'few') return i18n._(msg`评价不到 5 个，不显示`)
  const { average, count } = rating
  return i18n._(msg`平均 ${average} 星（满分 5 星），${count} 人评价`)
}

function dutiesWords(i18n: I18n, { duties: { figures } }: OperatorView) {
  const nothing = i18n._(msg`合同没有写数字`)
  const open = dutyOf(figures, 'open_as_promised')?.percent
  const reply = dutyOf(figures, 'replies_within')
  const rating = dutyOf(figures, 'rating')?.average
  const { workdays, percent } = reply ?? { workdays: 0, percent: 0 }
  return {
    open: open === undefined ? nothing : i18n._(msg`合同要求 ${open}% 以上`),
    replies: reply
      ? i18n._(msg`合同要求 ${workdays} 个工作日内答复的有 ${percent}% 以上`)
      : nothing,
    rating: rating === undefined ? nothing : i18n._(msg`合同要求平均 ${rating} 星以上`),
  }
}

/** The three duties, each beside its fact. */
export function factsInWords(i18n: I18n, operator: OperatorView): FactInWords[] {
  const duties = dutiesWords(i18n, operator)
  const { workdays } = operator
  const facts = {
    open: openWords(i18n, operator),
    replies: repliesWords(i18n, operator),
    rating: ratingWords(i18n, operator),
  }
  const definitions = {
    open: i18n._(
      msg`怎么算：实际开放的时间 ÷ 承诺开放的时间。以当天零点公布的时间为准，减去提前关门；线路和片区不算。`,
    ),
    replies: i18n._(
      msg`怎么算：${workdays} 个工作日内得到答复的 ÷ 这段时间到期的投诉和建议；撤回的不算。答复的人由街道安排。`,
    ),
    rating: i18n._(
      msg`怎么算：来访的人给它的站点打的星，取平均；每人每个站点 30 天内算一次，满 5 个才显示。`,
    ),
  }
  return ORDER.map((key) => ({
    key,
    title: i18n._(KINDS[key]),
    duty: duties[key],
    fact: facts[key],
    definition: definitions[key],
    sign: operator.signs[key],
  }))
}

/** 2 小时, 1 小时 30 分钟, 45 分钟 */
export function lengthWords(i18n: I18n, minutes: number): string {
  const hours = hoursOf(minutes)
  const rest = Math.round(minutes - hours * 60)
  if (hours === 0) return i18n._(msg`${rest} 分钟`)
  return rest === 0 ? i18n._(msg`${hours} 小时`) : i18n._(msg`${hours} 小时 ${rest} 分钟`)
}
