import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { HoursTextProblem } from '@/contract/hours-text.rules'

const PROBLEMS: Record<HoursTextProblem, MessageDescriptor> = {
  empty: msg`写上时间，如 08:30-20:00；不开放就写“休息”`,
  strange: msg`这里认不出来`,
  unexpected: msg`这里缺了一点，或多了一点`,
  time: msg`没有这个时间`,
  date: msg`没有这一天，或最后一天在第一天之前`,
  order: msg`关门要比开门晚；过了半夜请写“次日”`,
  twice: msg`同一天写了两次`,
  many: msg`一天最多六段时间`,
  note: msg`说明最多 60 个字`,
}

/** What is wrong with hours as typed, and the piece that it is about. */
export function hoursProblemWords(i18n: I18n, problem: HoursTextProblem, piece: string): string {
  const words = i18n._(PROBLEMS[problem])
  return piece ? i18n._(msg`“${piece}”：${words}`) : words
}
