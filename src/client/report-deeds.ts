import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ReportEvent, ReportState } from '@/contract/reports'

/** Where a report stands, in two or three letters; the sentence is report-words.ts's. */
const STATES: Record<ReportState, MessageDescriptor> = {
  reported: msg`待立案`,
  filed: msg`已立案`,
  dispatched: msg`已派遣`,
  returned: msg`改派中`,
  reopened: msg`重办中`,
  handling: msg`办理中`,
  paused: msg`暂停计时`,
  verifying: msg`核查中`,
  closed: msg`已结案`,
  merged: msg`已并案`,
  withdrawn: msg`已撤回`,
}

export const reportStateWords = (i18n: I18n, state: ReportState) => i18n._(STATES[state])

type Deed = ReportEvent['did']

/** One thing that happened, as the timeline and a message say it. */
const DEEDS: Record<Deed, MessageDescriptor> = {
  reported: msg`收到随手报`,
  filed: msg`已立案`,
  dispatched: msg`已派遣`,
  recategorized: msg`改了类别或期限`,
  accepted: msg`有人接单`,
  returned: msg`退单，交给下一位`,
  contacted: msg`首次联系`,
  progress: msg`有进展`,
  paused: msg`同意暂停计时`,
  resumed: msg`恢复了计时`,
  resolved: msg`办完，等人核查`,
  failed: msg`核查没有通过，重新办理`,
  closed: msg`核查通过，结案`,
  reopened: msg`由上一级重新办理`,
  merged: msg`并入了另一件`,
  unmerged: msg`重新分开办理`,
  withdrawn: msg`提交人撤回`,
  climbed: msg`超过期限，交给上一级`,
  handed: msg`换人办理`,
  topic: msg`列为协调会议题`,
  undone: msg`撤回了上一步`,
}

export const reportDeedWords = (i18n: I18n, did: Deed) => i18n._(DEEDS[did])

/** What reporter and followers are told, as a whole sentence. */
const TOLD: Record<Deed, MessageDescriptor> = {
  reported: msg`您的随手报收到了`,
  filed: msg`您关注的随手报已立案`,
  dispatched: msg`您关注的随手报已派遣`,
  recategorized: msg`您关注的随手报改了类别或期限`,
  accepted: msg`您关注的随手报有人接单了`,
  returned: msg`您关注的随手报交给了下一位办理`,
  contacted: msg`办理人记下了首次联系`,
  progress: msg`您关注的随手报有进展`,
  paused: msg`您关注的随手报暂停计时，请看原因`,
  resumed: msg`您关注的随手报恢复计时`,
  resolved: msg`您关注的随手报办完了，等人核查`,
  failed: msg`您关注的随手报核查没有通过，重新办理`,
  closed: msg`您关注的随手报结案了，可以看结果`,
  reopened: msg`您关注的随手报由上一级重新办理`,
  merged: msg`您关注的随手报并入了另一件，进展照样通知您`,
  unmerged: msg`您关注的随手报重新分开办理`,
  withdrawn: msg`您关注的随手报由提交人撤回`,
  climbed: msg`您关注的随手报超过期限，已交给上一级`,
  handed: msg`您关注的随手报换了办理人`,
  topic: msg`您关注的随手报列为协调会议题`,
  undone: msg`您关注的随手报有一步派错了，已经撤回`,
}

const isDeed = (did: string | undefined): did is Deed => did !== undefined && did in TOLD

/** The sentence of a message; what a newer cloud brings is simply progress. */
export const reportToldWords = (i18n: I18n, did: string | undefined) =>
  i18n._(TOLD[isDeed(did) ? did : 'progress'])

/** Each step as the history of a report keeps it. */
export const REPORT_HISTORY: Record<string, MessageDescriptor> = {
  'reports.submit': DEEDS.reported,
  'reports.file': DEEDS.filed,
  'reports.dispatch': DEEDS.dispatched,
  'reports.recategorize': DEEDS.recategorized,
  'reports.accept': DEEDS.accepted,
  'reports.return': DEEDS.returned,
  'reports.contact': DEEDS.contacted,
  'reports.progress': DEEDS.progress,
  'reports.askPause': msg`申请了暂停计时`,
  'reports.allowPause': DEEDS.paused,
  'reports.refusePause': msg`没有同意暂停计时`,
  'reports.resume': DEEDS.resumed,
  'reports.resolve': DEEDS.resolved,
  'reports.pass': DEEDS.closed,
  'reports.fail': DEEDS.failed,
  'reports.rate': msg`提交人评价`,
  'reports.redo': DEEDS.reopened,
  'reports.reopen': DEEDS.reopened,
  'reports.topic': DEEDS.topic,
  'reports.merge': DEEDS.merged,
  'reports.unmerge': DEEDS.unmerged,
  'reports.withdraw': DEEDS.withdrawn,
  'reports.follow': msg`又有人遇到`,
  'reports.identity': msg`查看提交人是谁`,
  'reports.export': msg`导出了工单`,
  'reports.hand': DEEDS.handed,
  'reports.climb': DEEDS.climbed,
  'reports.stay': msg`超过期限，仍由原负责人办理`,
}
