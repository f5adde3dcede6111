import type { Role } from '@/contract/areas'
import type {
  DeadlineClass,
  ReportKind,
  ReportRating,
  ReportResult,
  ReportState,
  ReportVia,
} from '@/contract/reports'

/** The words of an exported file, Chinese and English, as the screens have them. */
export type Language = 'zh' | 'en'
type Words = readonly [zh: string, en: string]

export const say = ([zh, en]: Words, language: Language): string => (language === 'zh' ? zh : en)

export const stateWords: Record<ReportState, Words> = {
  reported: ['待立案', 'Received'],
  filed: ['已立案', 'Filed'],
  dispatched: ['已派遣', 'Dispatched'],
  returned: ['改派中', 'Passed on'],
  reopened: ['重办中', 'Being redone'],
  handling: ['办理中', 'Being handled'],
  paused: ['暂停计时', 'Clock paused'],
  verifying: ['核查中', 'Being checked'],
  closed: ['已结案', 'Closed'],
  merged: ['已并案', 'Merged'],
  withdrawn: ['已撤回', 'Withdrawn'],
}

export const kindWords: Record<ReportKind, Words> = {
  component: ['部件', 'Component'],
  incident: ['事件', 'Incident'],
}

export const classWords: Record<DeadlineClass, Words> = {
  a: ['特急', 'Most urgent'],
  b: ['紧急', 'Urgent'],
  c: ['一般', 'Usual'],
  d: ['较长', 'Longer'],
}

export const resultWords: Record<ReportResult, Words> = {
  solved: ['已解决', 'Solved'],
  explained: ['已解释说明', 'Explained'],
}

export const ratingWords: Record<ReportRating, Words> = {
  satisfied: ['满意', 'Satisfied'],
  fair: ['基本满意', 'Fair'],
  dissatisfied: ['不满意', 'Dissatisfied'],
}

export const viaWords: Record<ReportVia, Words> = {
  app: ['自己提交', 'App'],
  phone: ['来电', 'Phone'],
  walk_in: ['来访', 'Walk-in'],
  open311: ['外部平台', 'Open311'],
}

export const roleWords: Record<Role, Words> = {
  volunteer: ['志愿者', 'Volunteer'],
  grid_head: ['微网格长', 'Grid head'],
  lane_head: ['网格长', 'Lane head'],
  community_secretary: ['居民区书记', 'Community secretary'],
  block_lead: ['街区负责人', 'Block lead'],
  street_staff: ['街道工作人员', 'Sub-district staff'],
  supervisor: ['街道督查专员', 'Sub-district supervisor'],
  operator: ['站点运营方', 'Site operator'],
  partner: ['星级合伙人', 'Star partner'],
  administrator: ['系统管理员', 'Administrator'],
  party_secretary: ['党组织书记', 'Party branch secretary'],
}
