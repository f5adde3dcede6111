import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Message, MessageKind } from '@/contract/messages'
import { reportToldWords } from './report-deeds'
import { SIGNUP_MESSAGES, signupMessage } from './signup-deeds'

/** What happened, in one sentence. */
const SENTENCES: Record<Exclude<MessageKind, 'report_changed'>, MessageDescriptor> = {
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
  report_assigned: msg`有一件工单请您办理`,
  report_to_verify: msg`有一件工单请您核查`,
  report_pause_asked: msg`有一件工单申请暂停计时，请您批复`,
  report_pause_refused: msg`您申请的暂停计时没有同意`,
  report_handed: msg`您手上的一件工单已交给下一位`,
  hours_assumed: msg`您的服务时长已记下，请在两天内核对`,
  hours_to_sign: msg`有一份服务时长请您签字`,
  hours_signed: msg`您更正的服务时长有结果了`,
  ...SIGNUP_MESSAGES,
  event_short: msg`您组织的活动，报名的人还不够；到了判断时间会自动取消，您也可以照常举行`,
  event_too_few: msg`您组织的活动，因报名的人不够取消了`,
  report_looked: msg`办理人查看了您的联系方式，用来办理这件随手报`,
}

/** The sentence and which thing it is about. */
export function messageWords(i18n: I18n, { kind, values }: Pick<Message, 'kind' | 'values'>) {
  const name = (i18n.locale === 'en' ? values.en : values.zh) ?? ''
  const which = values.number ?? name
  if (kind === 'report_changed') return { title: reportToldWords(i18n, values.did), which }
  return { title: i18n._(signupMessage(kind, values) ?? SENTENCES[kind]), which }
}
