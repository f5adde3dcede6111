import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MessageKind } from '@/contract/messages'

type Kind = Extract<
  MessageKind,
  'event_cancelled' | 'event_moved' | 'event_reminder' | `place_${string}`
>

/** What became of somebody’s part in an event, for message-words.ts. */
export const SIGNUP_MESSAGES: Record<Kind, MessageDescriptor> = {
  event_cancelled: msg`您报名的活动取消了`,
  event_moved: msg`您报名的活动，时间或地点有变动`,
  event_reminder: msg`您报名的活动快开始了`,
  place_offered: msg`候补轮到您了，请在期限前答复`,
  place_lapsed: msg`候补的答复时间过了，名额已留给下一位`,
  place_given: msg`候补轮到您了，名额已经给您留好`,
}

/** The same where more is known: why it was called off, and whether two shifts now meet. */
export const signupMessage = (
  kind: MessageKind,
  values: Record<string, string>,
): MessageDescriptor | undefined => {
  if (kind === 'event_cancelled' && values.reason === 'weather')
    return msg`您报名的活动因天气取消了`
  if (kind === 'event_moved' && values.overlaps !== undefined)
    return msg`您报名的活动时间有变动，和您的另一个班次撞上了，请选一个`
  return undefined
}

/** What was done, for history-words.ts. */
export const SIGNUP_HISTORY: Record<string, MessageDescriptor> = {
  'signups.make': msg`报名`,
  'signups.answer': msg`答复候补`,
  'signups.change': msg`改动报名`,
  'signups.cancel': msg`取消报名`,
  'signups.offer': msg`候补轮到，等本人答复`,
  'signups.give': msg`候补轮到，名额已给本人`,
  'signups.lapse': msg`没有在期限前答复`,
  'signups.callOff': msg`活动取消`,
}
