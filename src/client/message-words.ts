import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Message, MessageKind } from '@/contract/messages'

/** What happened, in one sentence. */
const SENTENCES: Record<MessageKind, MessageDescriptor> = {
  complaint_answered: msg`您的意见有答复了`,
  complaint_climbed: msg`您的意见过了期限，已交给上一级答复`,
  complaint_assigned: msg`有一件意见请您答复`,
  complaint_handed: msg`您手上的一件意见已交给下一位`,
  appointment_given: msg`您有了一个新岗位`,
  appointment_changed: msg`您的任期或代理人有变动`,
  appointment_ended: msg`您的一项任命结束了`,
  invitation_claimed: msg`您发出的邀请已被接受`,
  account_invited: msg`有一份让您换微信账号的邀请；不是您要求的，请马上点开收回，或联系街道`,
  home_asked: msg`有人登记为住户，请您确认`,
  home_confirmed: msg`您的住户登记已确认`,
  home_refused: msg`您的住户登记没有通过，请看原因`,
  home_ended: msg`您的一处住户登记已结束`,
  home_entrusted: msg`住户代办有变动：谁可以替谁办事`,
}

/** The sentence and which thing it is about. */
export function messageWords(i18n: I18n, { kind, values }: Pick<Message, 'kind' | 'values'>) {
  const area = (i18n.locale === 'en' ? values.en : values.zh) ?? ''
  return { title: i18n._(SENTENCES[kind]), which: values.number ?? area }
}
