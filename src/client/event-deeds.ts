import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Because } from '@/contract/errors'
import type { EventStop } from '@/contract/events.rules'
import type { DraftFault } from '@/contract/events-draft.rules'

/** What was done, for history-words.ts. */
export const EVENT_HISTORY: Record<string, MessageDescriptor> = {
  'events.create': msg`新建活动`,
  'events.update': msg`修改`,
  'events.publish': msg`发布活动`,
  'events.cancel': msg`取消活动`,
  'events.holdAnyway': msg`人数不够也举行`,
  'events.decide': msg`报名人数不够，取消活动`,
}

/** What changed, for history-words.ts. */
export const EVENT_FIELDS: Record<string, MessageDescriptor> = {
  title: msg`标题`,
  words: msg`介绍`,
  where: msg`地点`,
  opens: msg`报名开始`,
  closes: msg`报名截止`,
  door: msg`签到时间`,
  starts: msg`开始时间`,
  ends: msg`结束时间`,
  maxParty: msg`同行人数`,
  children: msg`能否带孩子`,
  minimum: msg`最少人数`,
  questions: msg`报名问题`,
  audience: msg`面向的人`,
  roles: msg`志愿者岗位`,
  shifts: msg`志愿者班次`,
  forgetDays: msg`信息保留天数`,
}

const FAULTS: Record<DraftFault, MessageDescriptor> = {
  order: msg`时间的先后不对，请看一下。`,
  too_long: msg`一场活动最长 36 小时，更长的请分成几场。`,
  nobody: msg`名额和志愿者岗位至少要有一样。`,
  minimum: msg`最少人数不能多于名额。`,
  twice: msg`同一个编号用了两次，请重新填写。`,
  role: msg`这一班没有对应的岗位。`,
  outside: msg`班次要在开始签到之后，最晚到结束后两小时。`,
  past: msg`这个时间已经过了。`,
}

/** What is wrong with a draft, in one sentence. */
export const faultWords = (i18n: I18n, is: DraftFault): string => i18n._(FAULTS[is])

const STOPS: Record<EventStop, MessageDescriptor> = {
  over: msg`活动已经结束。`,
  cancelled: msg`活动已经取消。`,
  published: msg`活动已经发布。`,
  draft: msg`活动还没有发布。`,
  decided: msg`已经过了判断人数的时间。`,
}

type Why = 'event_draft' | 'event_stands' | 'event_seats' | 'event_shift_taken'
export type EventBecause = Extract<Because, { why: Why }>

/** Why a step on an event is refused. */
export function eventBecauseWords(i18n: I18n, because: EventBecause): string {
  switch (because.why) {
    case 'event_draft':
      return faultWords(i18n, because.is)
    case 'event_stands':
      return i18n._(STOPS[because.is])
    case 'event_seats': {
      const { taken } = because
      return i18n._(msg`已经给出去 ${taken} 个，不能更少。`)
    }
    case 'event_shift_taken': {
      const { taken } = because
      return i18n._(msg`这一班已经有 ${taken} 位志愿者，请先和他们商量。`)
    }
  }
}
