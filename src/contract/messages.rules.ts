import { dayOf, startOf } from './calendar.rules'
import type { Subject } from './history'
import type { MessageKind, Template, TemplateField } from './messages'
import type { ReportEvent } from './reports.shapes'
import type { StreetCode } from './wire'

/** What a message says in WeChat beside its number and its time, and the page that it opens. */
interface Telling {
  template: Template
  /** What it is about; WeChat takes 20 characters. */
  about: string
  /** How it stands; WeChat takes five, all of them Chinese. */
  state: string
  /** Path and query without a leading slash, as WeChat wants it. */
  page(street: StreetCode, id: Subject['id']): string
}

const complaint: Telling['page'] = (street, id) =>
  `pages/complaints/thread/index?street=${street}&complaint=${id}`

const report: Telling['page'] = (street, id) =>
  `pages/reports/thread/index?street=${street}&report=${id}`

/** Where a report is worked on: for whoever has to do something about it. */
const reportWork: Telling['page'] = (street, id) =>
  `pages/reports/handle/index?street=${street}&report=${id}`

const hoursToSign: Telling['page'] = (street) => `pages/service/sign/index?street=${street}`

/** Where somebody's part in an event is, too. */
const event: Telling['page'] = (street, id) =>
  `pages/events/event/index?street=${street}&event=${id}`

const homesAsked: Telling['page'] = (street) => `pages/homes/asked/index?street=${street}`

/**
 * What of all that is told goes to WeChat too; null: the inbox is enough. A person agreed to the title
 * that WeChat showed at the tap, so a kind that is not what the title says stays in the inbox.
 */
const TELLINGS: Record<MessageKind, Telling | null> = {
  complaint_answered: {
    ...{ template: 'report_progress', about: '您的意见有答复了', state: '已答复', page: complaint },
  },
  complaint_climbed: {
    ...{ template: 'report_progress', about: '您的意见交给上一级答复', state: '已上交' },
    page: complaint,
  },
  complaint_assigned: {
    ...{ template: 'work_assigned', about: '有一件意见请您答复', state: '待答复', page: complaint },
  },
  complaint_handed: null,
  appointment_given: null,
  appointment_changed: null,
  appointment_ended: null,
  invitation_claimed: null,
  // worth an identity: it must not hang on a consent
  account_invited: null,
  home_asked: {
    ...{ template: 'work_assigned', about: '有人登记为住户，请您确认', state: '待确认' },
    page: homesAsked,
  },
  home_confirmed: null,
  home_refused: null,
  home_ended: null,
  home_entrusted: null,
  report_changed: {
    ...{ template: 'report_progress', about: '您反映的问题有进展', state: '有进展', page: report },
  },
  report_assigned: {
    ...{
      template: 'work_assigned',
      about: '有一件工单请您办理',
      state: '待办理',
      page: reportWork,
    },
  },
  report_to_verify: {
    ...{
      template: 'work_assigned',
      about: '有一件工单请您核实',
      state: '待核实',
      page: reportWork,
    },
  },
  report_pause_asked: {
    ...{
      template: 'work_assigned',
      about: '有一件工单申请暂停',
      state: '待审批',
      page: reportWork,
    },
  },
  report_pause_refused: null,
  report_handed: null,
  report_looked: null,
  event_cancelled: {
    ...{ template: 'event_progress', about: '您报名的活动取消了', state: '已取消', page: event },
  },
  event_moved: {
    ...{ template: 'event_progress', about: '您报名的活动时间或地点有变动', state: '有变动' },
    page: event,
  },
  event_reminder: {
    ...{ template: 'event_progress', about: '您报名的活动快开始了', state: '快开始', page: event },
  },
  place_offered: {
    ...{ template: 'event_progress', about: '候补轮到您了，请在期限前答复', state: '请答复' },
    page: event,
  },
  place_lapsed: null,
  place_given: {
    ...{ template: 'event_progress', about: '候补轮到您了，名额已留好', state: '已递补' },
    page: event,
  },
  event_short: null,
  event_too_few: null,
  // nothing that somebody agreed to at a tap is called that
  hours_assumed: null,
  hours_to_sign: {
    ...{ template: 'work_assigned', about: '有一份服务时长请您签字', state: '待签字' },
    page: hoursToSign,
  },
  hours_signed: null,
}

/** What happened to a report, where its message says so in `values.did`. */
const REPORT_STEPS: Record<ReportEvent['did'], string> = {
  reported: '已收到',
  filed: '已受理',
  dispatched: '已派单',
  recategorized: '已改分类',
  accepted: '已接单',
  returned: '重新派单',
  contacted: '已联系',
  progress: '有进展',
  paused: '已暂停',
  resumed: '继续办理',
  resolved: '待核查',
  failed: '重新办理',
  closed: '已办结',
  reopened: '重新办理',
  merged: '合并办理',
  unmerged: '单独办理',
  withdrawn: '已撤回',
  climbed: '已上交',
  handed: '已转交',
  topic: '转为议题',
  undone: '撤回一步',
}

const isReportStep = (did: string | undefined): did is ReportEvent['did'] =>
  did !== undefined && Object.keys(REPORT_STEPS).includes(did)

/** The template that a kind of message is told by in WeChat; null where it stays in the inbox. */
export const templateOf = (kind: MessageKind): Template | null => TELLINGS[kind]?.template ?? null

/** The page that a message in WeChat opens, without a leading slash; null where there is none. */
export const pageOf = (kind: MessageKind, street: StreetCode, id: string): string | null =>
  TELLINGS[kind]?.page(street, id) ?? null

/** Cuts between characters, at a length in UTF-16 units, with … where something was cut off. */
function cut(words: string, max: number): string {
  if (words.length <= max) return words
  const last = words.charCodeAt(max - 2)
  return `${words.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 2 : max - 1)}…`
}

/**
 * A value as WeChat takes it for a key of its kind: thing1 up to 20 characters, character_string1 up to
 * 32 digits, letters and signs, phrase1 up to five Chinese characters, time1 and date1 a moment. Anything
 * else is refused by WeChat with 47003, and so is nothing at all.
 */
export function fitted(key: string, value: string): string {
  const plain = value.replace(/\s+/g, ' ').trim()
  if (key.startsWith('thing')) return cut(plain, 20) || '无'
  if (key.startsWith('character_string')) return plain.replace(/[^!-~]/g, '').slice(0, 32) || '-'
  if (key.startsWith('phrase')) return plain.replace(/[^一-龥]/g, '').slice(0, 5) || '有更新'
  return plain
}

const two = (n: number) => String(n).padStart(2, '0')

/** 2026年11月23日 10:05 in Shanghai: WeChat's form of a `time` and of a `date`. */
export function momentWords(at: number): string {
  const day = dayOf(at)
  const minutes = Math.floor((at - startOf(day)) / 60_000)
  const [year, month, date] = day.split('-').map(Number)
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${year}年${month}月${date}日 ${clock}`
}

/** What WeChat shows: for each key of the template its value. */
export type TemplateData = Record<string, { value: string }>

/**
 * The data of a message for a template whose keys hold these fields, within WeChat's limits. Nothing
 * of it is personal: a number, a moment and words of ours. Undefined where the kind has no template.
 */
export function dataOf(
  { kind, values, at }: { kind: MessageKind; values: Record<string, string>; at: number },
  keys: Record<string, TemplateField>,
): TemplateData | undefined {
  const telling = TELLINGS[kind]
  if (!telling) return undefined
  const { about } = telling
  const state = isReportStep(values.did) ? REPORT_STEPS[values.did] : telling.state
  const fields = { number: values.number ?? '', about, state, at: momentWords(at) }
  return Object.fromEntries(
    Object.entries(keys).map(([key, field]) => [key, { value: fitted(key, fields[field]) }]),
  )
}
