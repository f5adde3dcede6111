import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { dayOf, startOf } from '@/contract/calendar.rules'
import type { HistoryLine } from '@/contract/history'
import { atTime, clockWords, dateWords } from './day-words'
import { EVENT_FIELDS, EVENT_HISTORY } from './event-deeds'
import { REPORT_HISTORY } from './report-deeds'
import { SETTING_FIELDS, SETTING_HISTORY } from './setting-words'
import { SIGNUP_HISTORY } from './signup-deeds'

/** What was done; an action that a newer cloud brings is simply a step. */
const DEEDS: Record<string, MessageDescriptor> = {
  'sites.create': msg`新增站点`,
  'sites.update': msg`修改`,
  'sites.close': msg`提前关门`,
  'sites.reopen': msg`恢复开放`,
  'sites.retire': msg`上架或撤下`,
  'sites.replaceCode': msg`换掉墙上的码`,
  'doors.add': msg`新增门户`,
  'doors.change': msg`修改门户`,
  'doors.remove': msg`撤下门户`,
  'homes.join': msg`登记住户`,
  'homes.enter': msg`代为登记住户`,
  'homes.confirmed': msg`确认住户`,
  'homes.refused': msg`没有确认`,
  'homes.leave': msg`本人退出`,
  'homes.end': msg`结束登记`,
  'homes.entrust': msg`改动代办人`,
  'homes.changePhone': msg`改动电话`,
  'homes.invite': msg`发出邀请`,
  'homes.hand': msg`原负责人离任，交给下一位`,
  'homes.climb': msg`超过期限，交给上一级`,
  'homes.stay': msg`超过期限，仍由原负责人办理`,
  'operators.create': msg`新增运营方`,
  'operators.update': msg`修改`,
  'imports.preview': msg`上传并预览`,
  'imports.apply': msg`导入生效`,
  'imports.undo': msg`撤回导入`,
  'imports.expire': msg`没有生效，预览已经删除`,
  'appointments.create': msg`任命`,
  'appointments.change': msg`改动任命`,
  'appointments.away': msg`请假`,
  'appointments.back': msg`回来`,
  'appointments.end': msg`结束任命`,
  'appointments.invite': msg`发出邀请`,
  'invitations.claim': msg`接受邀请`,
  'invitations.moveAccount': msg`要换到另一个微信账号`,
  'invitations.revoke': msg`收回邀请`,
  'open311.issueKey': msg`发出了密钥`,
  'open311.revokeKey': msg`收回了密钥`,
  'service.record': msg`记下服务时长`,
  'service.leave': msg`补到签退时间`,
  'service.confirm': msg`志愿者确认`,
  'service.correct': msg`志愿者在班次内更正`,
  'service.ask': msg`志愿者申请班次以外的时间`,
  'service.sign': msg`签字同意`,
  'service.refuse': msg`没有同意`,
  'service.stand': msg`两天内没有更正，按原样保留`,
  'service.hand': msg`原签字人离任，交给下一位`,
  'service.climb': msg`超过期限，交给上一级`,
  'service.stay': msg`超过期限，仍由原签字人办理`,
  'service.certify': msg`开具证明`,
  'service.replace': msg`记录更正，换了新的证明`,
  'complaints.hand': msg`原负责人离任，交给下一位`,
  'complaints.submit': msg`提交`,
  'complaints.answer': msg`答复`,
  'complaints.withdraw': msg`撤回`,
  'complaints.climb': msg`超过期限，交给上一级`,
  'complaints.stay': msg`超过期限，仍由原负责人办理`,
  ...REPORT_HISTORY,
  ...EVENT_HISTORY,
  ...SETTING_HISTORY,
  ...SIGNUP_HISTORY,
}

const FIELDS: Record<string, MessageDescriptor> = {
  name: msg`名称`,
  address: msg`地址`,
  at: msg`位置`,
  needs: msg`设施`,
  hours: msg`开放时间`,
  intro: msg`介绍`,
  phone: msg`电话`,
  capacity: msg`容量`,
  operator: msg`运营方`,
  stops: msg`线路`,
  ring: msg`范围`,
  contractFrom: msg`合同开始`,
  contractUntil: msg`合同结束`,
  duties: msg`职责`,
  notes: msg`备注`,
  unit: msg`单元`,
  room: msg`室号`,
  expected: msg`预计人数`,
  role: msg`岗位`,
  area: msg`片区`,
  from: msg`第一天`,
  until: msg`最后一天`,
  standIn: msg`代理人`,
  person: msg`任职人员`,
  ...SETTING_FIELDS,
  ...EVENT_FIELDS,
}

/** What a step on a report or a category changes: its deed says so by itself, only a conflict has to name it. */
const STEPPED: Record<string, MessageDescriptor> = {
  categoryOffer: msg`是否停用`,
  categoryPlace: msg`类别顺序`,
  state: msg`办理状态`,
  owner: msg`负责人`,
  category: msg`类别和期限`,
  pause: msg`暂停申请`,
  contact: msg`联系记录`,
  progress: msg`办理进展`,
  result: msg`办理结果`,
  rating: msg`评价`,
  followers: msg`关注的人`,
  places: msg`名额和班次`,
}

/** 开放时间, 电话: what a change is about. */
export function fieldWords(i18n: I18n, field: string): string {
  const known = FIELDS[field] ?? STEPPED[field]
  return known ? i18n._(known) : field
}

/** Those of the fields that people have a word for. */
export const knownFields = (fields: readonly string[]) =>
  fields.filter((field) => field in FIELDS || field in STEPPED)

const MINUTE = 60_000

/** 11月23日 9:05 */
export function momentWords(i18n: I18n, at: string): string {
  const day = dayOf(at)
  return atTime(dateWords(i18n, day), clockWords((Date.parse(at) - startOf(day)) / MINUTE))
}

/** A step of a thing's history, in words. */
export interface HistoryInWords {
  key: string
  /** 修改：开放时间、电话 */
  did: string
  /** 11月23日 9:05 · 陆佳怡 */
  when: string
  note?: string
}

export function historyWords(i18n: I18n, lines: readonly HistoryLine[]): HistoryInWords[] {
  return lines.map(({ at, did, by, changed, note }, i) => {
    const deed = i18n._(DEEDS[did] ?? msg`办理`)
    const what = changed
      .filter((field) => field in FIELDS)
      .map((field) => fieldWords(i18n, field))
      .join(i18n._(msg`、`))
    return {
      key: `${at} ${i}`,
      did: what ? i18n._(msg`${deed}：${what}`) : deed,
      when: [momentWords(i18n, at), by].filter(Boolean).join(' · '),
      note: note ?? undefined,
    }
  })
}
