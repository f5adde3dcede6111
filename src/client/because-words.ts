import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AreaUse } from '@/contract/areas.reasons'
import type { Because } from '@/contract/errors'
import { outcomeWords } from './checkin-words'
import { eventBecauseWords } from './event-deeds'
import { fieldWords, knownFields } from './history-words'
import { reportStateWords } from './report-deeds'
import { roleWords } from './role-words'
import { signupBecauseWords } from './signup-refusals'

type Of<Why extends Because['why']> = Extract<Because, { why: Why }>

/** 陆佳怡刚刚改动了容量、电话 */
function changedWords(i18n: I18n, { by, fields }: Of<'changed'>): string {
  const who = by ?? i18n._(msg`有人`)
  const what = knownFields(fields)
    .map((field) => fieldWords(i18n, field))
    .join(i18n._(msg`、`))
  return what
    ? i18n._(msg`${who}刚刚改动了${what}。请看过新内容再继续，您填写的内容还在。`)
    : i18n._(msg`${who}刚刚改过这里。请看过新内容再继续，您填写的内容还在。`)
}

/** 第 3 行“早餐点”等 7 行 */
function rowsWords(i18n: I18n, { rows, count }: Of<'rows_changed'> | Of<'rows_held'>): string {
  const named = rows
    .map(({ row, name }) => i18n._(msg`第 ${row} 行“${name}”`))
    .join(i18n._(msg`、`))
  return count > rows.length ? i18n._(msg`${named}等 ${count} 行`) : named
}

function rowsChangedWords(i18n: I18n, because: Of<'rows_changed'>): string {
  const [{ since }, which] = [because, rowsWords(i18n, because)]
  return since === 'preview'
    ? i18n._(msg`${which}在预览之后有人改过，没有做任何改动。`)
    : i18n._(msg`${which}在导入之后有人改过，没有做任何改动。`)
}

function rowsHeldWords(i18n: I18n, because: Of<'rows_held'>): string {
  const which = rowsWords(i18n, because)
  return because.holds === 'invitation'
    ? i18n._(msg`${which}的任命本人已经接受，不能撤回。请在任职名单里一位一位结束。`)
    : i18n._(msg`${which}手上还有没办完的事，不能撤回。请在任职名单里结束任命并交接。`)
}

const THINGS: Record<AreaUse['thing'], MessageDescriptor> = {
  appointments: msg`任命`,
  sites: msg`站点`,
  doors: msg`门户`,
  homes: msg`居民`,
  reports: msg`没办完的工单`,
  events: msg`活动`,
}

/** “贵州路居民区”上有任命（2）、站点（1） */
function inUseWords(i18n: I18n, { uses }: Of<'areas_in_use'>): string {
  const which = uses
    .map(({ area, thing, count }) => {
      const [name, what] = [i18n.locale === 'en' ? area.en : area.zh, i18n._(THINGS[thing])]
      return i18n._(msg`“${name}”上的${what}（${count}）`)
    })
    .join(i18n._(msg`、`))
  return i18n._(msg`会拿走的片区还在用：${which}。请先移走，再来一次。`)
}

const CLOSED: Record<Of<'invitation_closed'>['state'], MessageDescriptor> = {
  expired: msg`这份邀请已经过期，请联系发出邀请的人再发一份。`,
  revoked: msg`这份邀请已经收回，请联系发出邀请的人。`,
  claimed: msg`这份邀请已经被接受；如果不是您本人接受的，请联系街道。`,
}

function officeWords(
  i18n: I18n,
  because: Of<'last_of_street' | 'work_open' | 'invitation_closed'>,
): string {
  if (because.why === 'invitation_closed') return i18n._(CLOSED[because.state])
  if (because.why === 'work_open') {
    const { count } = because
    return i18n._(msg`还有 ${count} 件事没有选好由谁接手。`)
  }
  const role = roleWords(i18n, because.role)
  return i18n._(msg`这是本街道最后一位能联系到的${role}。请先任命另一位，等他接受邀请。`)
}

/** A reason that says all by its name. */
type Bare = { [Why in Because['why']]: keyof Of<Why> extends 'why' ? Why : never }[Because['why']]

const BARE: Record<Bare, MessageDescriptor> = {
  nothing_to_do: msg`文件和现有内容一样，没有要改的。`,
  still_reading: msg`文件还没有看完，请稍等。`,
  done_already: msg`这次导入已经办理过了。`,
  preview_expired: msg`这次导入放得太久，预览已经删除。请重新上传文件。`,
  not_applied: msg`只有已经生效的导入才能撤回。`,
  doors_in_use: msg`有居民登记在这些门户，不能撤下。`,
  outside_street: msg`这个位置不在本街道的范围里。`,
  no_verifier: msg`能核查的人都办理过这件事。请街道先安排一位没有办理过的人。`,
  report_to: msg`选的人不负责这个位置，或者已经在他手上。请单独另选一位。`,
  report_touched: msg`之后有人办理过，保持现在的样子。`,
  report_owner_left: msg`原来的负责人已经离任，请单独派遣。`,
  not_for_you: msg`这个活动面向别的片区或岗位。`,
  signed_up: msg`您已经报过名了，在“我的活动”里能看到。`,
  nobody: msg`请至少选一位参加的人或一个班次。`,
  no_offer: msg`现在没有等您答复的名额。`,
  checked_in: msg`已经有人签到，请到现场找工作人员。`,
  signup_over: msg`这份报名已经结束。`,
  begun: msg`活动已经开始，不能再改。`,
  hours_decided: msg`这条服务记录已经核定，或正在等签字。`,
  hours_ahead: msg`结束时间还没有到。`,
  door_closed: msg`这台设备已经交回，请重新开启签到台。`,
  door_behind: msg`这台设备还有签到没有上传，请等它联网。`,
  nothing_to_certify: msg`这段日子里还没有已经确定的服务时长。`,
}
const isBare = (because: Because): because is Of<Bare> => because.why in BARE

function reportWords(
  i18n: I18n,
  because: Of<'report_state' | 'report_too_late' | 'report_pause'>,
): string {
  if (because.why === 'report_state') {
    const state = reportStateWords(i18n, because.state)
    return i18n._(msg`现在是“${state}”，这一步不能办。`)
  }
  if (because.why === 'report_too_late') {
    const { days } = because
    return i18n._(msg`结案超过 ${days} 天，不能再评价。问题还在的话，请再报一次。`)
  }
  return because.asked
    ? i18n._(msg`已经申请过暂停，请等批复。`)
    : i18n._(msg`没有等待批复的暂停申请。`)
}

function hoursWords(
  i18n: I18n,
  because: Of<'hours_closed' | 'hours_too_far' | 'hours_overlap' | 'too_much_to_certify'>,
): string {
  if (because.why === 'hours_closed') return i18n._(msg`核对的时间已经过了，这条记录按原样保留。`)
  if (because.why === 'hours_too_far') {
    const { hours } = because
    return i18n._(msg`最多可以早到或晚走 ${hours} 小时；更早或更晚的，请联系组织方。`)
  }
  if (because.why === 'hours_overlap') {
    const { number } = because
    return i18n._(msg`这段时间和服务记录 ${number} 重叠。`)
  }
  const { most } = because
  return i18n._(msg`一份证明最多 ${most} 条记录，请把日子分成几段。`)
}

type AroundEvents =
  | Parameters<typeof signupBecauseWords>[1]
  | Parameters<typeof eventBecauseWords>[1]
  | Parameters<typeof hoursWords>[1]
  | Of<'door'>

/** Why nothing comes of it at an event: of the event, a part in it, its door, the hours that come of it. */
function aroundEvents(i18n: I18n, because: AroundEvents): string {
  switch (because.why) {
    case 'not_open':
    case 'shift_full':
    case 'shift_overlap':
    case 'party_too_large':
    case 'children':
      return signupBecauseWords(i18n, because)
    case 'event_draft':
    case 'event_stands':
    case 'event_seats':
    case 'event_shift_taken':
      return eventBecauseWords(i18n, because)
    case 'hours_closed':
    case 'hours_too_far':
    case 'hours_overlap':
    case 'too_much_to_certify':
      return hoursWords(i18n, because)
    case 'door':
      return outcomeWords(i18n, because.outcome).is
  }
}

/** Why the cloud says no, in the reader's language. */
export function becauseWords(i18n: I18n, because: Because): string {
  if (isBare(because)) return i18n._(BARE[because.why])
  switch (because.why) {
    case 'changed':
      return changedWords(i18n, because)
    case 'rows_changed':
      return rowsChangedWords(i18n, because)
    case 'rows_held':
      return rowsHeldWords(i18n, because)
    case 'rows_wrong': {
      const { count } = because
      return i18n._(msg`还有 ${count} 行有错。请改好文件再上传一次。`)
    }
    case 'later_version': {
      const { version } = because
      return i18n._(msg`之后又换过边界（第 ${version} 版），请先撤回那一次。`)
    }
    case 'areas_in_use':
      return inUseWords(i18n, because)
    case 'doors_there': {
      const which = because.doors.join(i18n._(msg`、`))
      return i18n._(msg`已经有这些门户：${which}。`)
    }
    case 'last_of_street':
    case 'work_open':
    case 'invitation_closed':
      return officeWords(i18n, because)
    case 'report_state':
    case 'report_too_late':
    case 'report_pause':
      return reportWords(i18n, because)
    default:
      return aroundEvents(i18n, because)
  }
}
