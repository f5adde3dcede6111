import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Checked, DoorOutcome } from '@/contract/checkins'

/** Whether somebody goes in, has to be looked at once more, or is not let in by this. */
export type OutcomeTone = 'open' | 'info' | 'soon' | 'late'

interface OutcomeWords {
  tone: OutcomeTone
  /** Read from an arm's length, in the sun. */
  is: MessageDescriptor
  /** What whoever keeps the door does now; nothing where there is nothing more to do. */
  next?: MessageDescriptor
}

const OUTCOMES: Record<DoorOutcome, OutcomeWords> = {
  in: { tone: 'open', is: msg`可以进` },
  out: { tone: 'info', is: msg`已签退` },
  already: { tone: 'soon', is: msg`已经签到过`, next: msg`请核对是不是本人；是本人可以进。` },
  not_in: { tone: 'soon', is: msg`还没有签到`, next: msg`先签到，走的时候再签退。` },
  forged: {
    tone: 'late',
    is: msg`不是我们签发的票`,
    next: msg`请按姓名或手机尾号查一查，查不到就按现场登记。`,
  },
  new_key: {
    tone: 'soon',
    is: msg`这张票要联网才能核对`,
    next: msg`可以先按姓名或手机尾号查找。`,
  },
  foreign: { tone: 'late', is: msg`这不是活动的票`, next: msg`请打开这场活动的票，再扫一次。` },
  other_street: { tone: 'late', is: msg`这是别的街道的票`, next: msg`请看看是不是拿错了票。` },
  other_event: { tone: 'late', is: msg`这是另一场活动的票`, next: msg`请看看是不是拿错了票。` },
  expired: { tone: 'late', is: msg`这张票已经过期`, next: msg`请按姓名或手机尾号查一查。` },
  cancelled: { tone: 'late', is: msg`这份报名已经取消`, next: msg`还有余位的话，可以按现场登记。` },
  waiting: { tone: 'soon', is: msg`还在候补`, next: msg`还有余位的话，可以按现场登记。` },
  unknown: {
    tone: 'soon',
    is: msg`名单里没有这份报名`,
    next: msg`可能是刚刚报的名，联网后再扫一次。`,
  },
  too_early: { tone: 'soon', is: msg`还没有开始签到`, next: msg`请稍等，到时间再扫。` },
  over: { tone: 'late', is: msg`签到已经结束`, next: msg`有疑问请打电话问主办人。` },
  called_off: { tone: 'late', is: msg`活动已经取消`, next: msg`有疑问请打电话问主办人。` },
  full: { tone: 'soon', is: msg`这里没有余位了`, next: msg`联网后再试，或打电话问主办人。` },
}

export const outcomeTone = (outcome: DoorOutcome): OutcomeTone => OUTCOMES[outcome].tone

/** What a door says to a scan: whether they go in, in words, and what to do now. */
export function outcomeWords(i18n: I18n, outcome: DoorOutcome) {
  const { tone, is, next } = OUTCOMES[outcome]
  return { tone, is: i18n._(is), next: next && i18n._(next) }
}

const CHECKED: Record<Checked, MessageDescriptor> = {
  cloud: msg`已向服务器核验`,
  device: msg`已在本机核验，联网后确认`,
}

/** Who checked it. */
export const checkedWords = (i18n: I18n, checked: Checked) => i18n._(CHECKED[checked])
