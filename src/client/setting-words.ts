import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ReportKind } from '@/contract/reports'
import type { SetCategory } from '@/contract/reports-settings'

/** What a street sets of its reports, in words. */

const KINDS: Record<ReportKind, MessageDescriptor> = {
  component: msg`东西坏了（部件）`,
  incident: msg`发生的事（事件）`,
}
export const reportKindWords = (i18n: I18n, kind: ReportKind) => i18n._(KINDS[kind])

const DISPATCH: Record<SetCategory['dispatch'], MessageDescriptor> = {
  grid: msg`直接派到网格`,
  desk: msg`街道先看`,
}
export const dispatchWords = (i18n: I18n, how: SetCategory['dispatch']) => i18n._(DISPATCH[how])

const ORIGINS: Partial<Record<SetCategory['origin'], MessageDescriptor>> = {
  changed: msg`本街道改过`,
  own: msg`本街道自加`,
}

/** 直接派到网格 · 不公开 · 本街道改过 · 在办 3 件 */
export function categoryNote(i18n: I18n, { dispatch, open, origin, live }: SetCategory): string {
  const from = ORIGINS[origin]
  return [
    dispatchWords(i18n, dispatch),
    !open && i18n._(msg`不公开`),
    from && i18n._(from),
    live > 0 && i18n._(msg`在办 ${live} 件`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** 3 个工作日 */
export const workdaysWords = (i18n: I18n, days: number) => i18n._(msg`${days} 个工作日`)

/** What was done, for history-words.ts. */
export const SETTING_HISTORY: Record<string, MessageDescriptor> = {
  'reports.addCategory': msg`新增类别`,
  'reports.setCategory': msg`修改类别`,
  'reports.retireCategory': msg`停用类别`,
  'reports.restoreCategory': msg`恢复类别`,
  'reports.moveCategory': msg`调整类别顺序`,
  'reports.setClocks': msg`修改时限`,
}

/** What changed, for history-words.ts. */
export const SETTING_FIELDS: Record<string, MessageDescriptor> = {
  categoryName: msg`类别名称`,
  categoryKind: msg`部件或事件`,
  categoryGroup: msg`所属大类`,
  categoryClass: msg`办结期限`,
  categoryDispatch: msg`派单方式`,
  categoryOpen: msg`是否公开`,
  categoryAnonymous: msg`能否匿名`,
  categoryWords: msg`提示词`,
  clockContact: msg`首次联系期限`,
  clockFinish: msg`各类办结期限`,
  clockCutoff: msg`当天截止时间`,
}
