import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Because } from '@/contract/errors'
import type { EventPhase } from '@/contract/events.shapes'
import { momentWords } from './history-words'

type Of<Why extends Because['why']> = Extract<Because, { why: Why }>

const PHASES: Record<EventPhase, MessageDescriptor> = {
  draft: msg`这个活动还没有发布。`,
  announced: msg`报名还没有开始。`,
  open: msg`现在不能报名。`,
  full: msg`名额已满，签到开始后不再排队。`,
  closed: msg`报名已经截止。`,
  door: msg`已经开始签到，报名截止了，请直接到现场。`,
  on: msg`活动已经开始，报名截止了，请直接到现场。`,
  over: msg`活动已经结束。`,
  cancelled: msg`活动已经取消。`,
}

/** Why somebody cannot have a part in an event, where more is to be said than its name. */
export function signupBecauseWords(
  i18n: I18n,
  because: Of<'not_open' | 'shift_full' | 'shift_overlap' | 'party_too_large' | 'children'>,
): string {
  switch (because.why) {
    case 'not_open':
      return i18n._(PHASES[because.phase])
    case 'shift_full':
      return i18n._(msg`这个班次刚刚满了，请换一个。`)
    case 'party_too_large': {
      const { most } = because
      return most === 0 ? i18n._(msg`这个活动只招志愿者。`) : i18n._(msg`一次最多报 ${most} 人。`)
    }
    case 'children':
      return because.allowed
        ? i18n._(msg`请监护人确认同意孩子参加。`)
        : i18n._(msg`这个活动不接待孩子。`)
    case 'shift_overlap': {
      const { title, from } = because
      const name = (i18n.locale === 'en' ? title.en : undefined) ?? title.zh
      const at = momentWords(i18n, from)
      return i18n._(msg`这个时段您已经有“${name}”的班次（${at}）。`)
    }
  }
}
