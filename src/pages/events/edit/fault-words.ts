import { useLingui } from '@lingui/react/macro'
import { MAX_EVENT_HOURS } from '@/contract/events'
import { SHIFT_HOURS_AFTER } from '@/contract/events-draft.rules'
import type { Fault, Faults } from './reading'

/** What is wrong beside a field, and how to right it. */
export function useFaultWords(faults: Faults): (...paths: string[]) => string | undefined {
  const { t } = useLingui()
  const hours = MAX_EVENT_HOURS
  const after = SHIFT_HOURS_AFTER
  const words: Record<Fault, string> = {
    empty: t`没有填写`,
    bad: t`请改一下，格式不对或太长`,
    order: t`时间的先后不对`,
    too_long: t`一场最长 ${hours} 小时，更久的请分成几场`,
    nobody: t`名额和志愿班次至少要有一样`,
    minimum: t`不能多于名额`,
    twice: t`这一条重复了`,
    role: t`这个班次没有对应的志愿者`,
    outside: t`班次要在签到开始之后，最晚到结束后 ${after} 小时`,
    past: t`这个时间已经过了`,
  }
  return (...paths) => {
    for (const [at, fault] of faults) {
      if (paths.some((path) => at === path || at.startsWith(`${path}.`))) return words[fault]
    }
    return undefined
  }
}
