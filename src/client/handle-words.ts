import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { weekdayOf } from '@/contract/calendar.rules'
import type {
  Candidate,
  DeadlineClass,
  ReportCan,
  ReportClocks,
  ReportVia,
} from '@/contract/reports'
import type { Day } from '@/contract/wire'
import { dateWords, weekdayWords } from './day-words'
import { inLanguage } from './hours-words'
import { roleWords } from './role-words'
import { workdaysWords } from './setting-words'

/** What those who handle a report can do with it, each a button of its own. */
export type HandleAct = Exclude<
  keyof ReportCan,
  'solve' | 'rate' | 'withdraw' | 'follow' | 'unfollow'
>

interface ActWords {
  /** On the button. */
  act: MessageDescriptor
  /** What it does, below the act in a list. */
  note: MessageDescriptor
  /** What is said once it is done, where something was. */
  done?: MessageDescriptor
}

/** With a context: the same letters tell of a deed that is done, which is another word in English. */
const ACTS: Record<HandleAct, ActWords> = {
  file: {
    act: msg({ message: '立案', context: 'act' }),
    note: msg`类别和期限定下来，接着派给人`,
    done: msg`已经立案`,
  },
  dispatch: {
    act: msg({ message: '派遣', context: 'act' }),
    note: msg`选一位，由他办理`,
    done: msg`已经派遣`,
  },
  recategorize: {
    act: msg`改类别和期限`,
    note: msg`期限从收到的那天重新算`,
    done: msg`类别和期限已经改好`,
  },
  accept: {
    act: msg({ message: '接单', context: 'act' }),
    note: msg`由您办理，提交人会看到`,
    done: msg`已经接单`,
  },
  return: { act: msg`退单`, note: msg`写明原因，选好下一位`, done: msg`已经退单` },
  contact: {
    act: msg`记录首次联系`,
    note: msg`打电话、上门或留言之后记一笔`,
    done: msg`首次联系已经记下`,
  },
  progress: {
    act: msg`报告进展`,
    note: msg`写给提交人和关注的人`,
    done: msg`进展已经告诉大家`,
  },
  askPause: {
    act: msg({ message: '申请暂停计时', context: 'act' }),
    note: msg`要有原因，由上一级批复`,
    done: msg`已经申请，等上一级批复`,
  },
  answerPause: {
    act: msg`批复暂停`,
    note: msg`同意或不同意暂停计时`,
    done: msg`已经批复`,
  },
  resume: {
    act: msg({ message: '恢复计时', context: 'act' }),
    note: msg`不等到那一天，现在接着办`,
    done: msg`已经恢复计时`,
  },
  resolve: {
    act: msg`交办理结果`,
    note: msg`解决了，或解释清楚了；由别人核查`,
    done: msg`结果已经交给别人核查`,
  },
  verify: { act: msg`核查`, note: msg`看结果，通过或退回重办`, done: msg`已经核查` },
  reopen: {
    act: msg({ message: '重新办理', context: 'act' }),
    note: msg`结了案还没办好，由上一级重办`,
    done: msg`已经重新办理`,
  },
  merge: {
    act: msg({ message: '并入另一件', context: 'act' }),
    note: msg`同一件事，一起办`,
    done: msg`已经并入`,
  },
  unmerge: { act: msg`从并入的那件拿出来`, note: msg`不是同一件事，分开办`, done: msg`已经分开` },
  identity: {
    act: msg`看提交人是谁`,
    note: msg`要说明用途；会留下记录，也会告诉本人`,
  },
}

export const actWords = (i18n: I18n, act: HandleAct) => i18n._(ACTS[act].act)
export const actNote = (i18n: I18n, act: HandleAct) => i18n._(ACTS[act].note)

export function actDone(i18n: I18n, act: HandleAct): string | undefined {
  const { done } = ACTS[act]
  return done && i18n._(done)
}

const VIA: Record<ReportVia, MessageDescriptor> = {
  app: msg`自己提交`,
  phone: msg`来电，由工作人员登记`,
  walk_in: msg`来访，由工作人员登记`,
  open311: msg`从外部平台转来`,
}

/** How it came. */
export const viaWords = (i18n: I18n, via: ReportVia) => i18n._(VIA[via])

const CLASSES: Record<DeadlineClass, MessageDescriptor> = {
  a: msg`特急`,
  b: msg`紧急`,
  c: msg`一般`,
  d: msg`较长`,
}

/** How urgent, without a number of days: a street sets its own. */
export const classWords = (i18n: I18n, urgency: DeadlineClass) => i18n._(CLASSES[urgency])

/** 3 个工作日 · 紧急: how long a class has in a street; two classes may have as many days. */
export const classDaysWords = (
  i18n: I18n,
  urgency: DeadlineClass,
  { finish }: Pick<ReportClocks, 'finish'>,
): string => [workdaysWords(i18n, finish[urgency]), classWords(i18n, urgency)].join(' · ')

/** 12月3日（周四） */
export function fullDayWords(i18n: I18n, day: Day): string {
  const date = dateWords(i18n, day)
  const bracket = weekdayWords(i18n, weekdayOf(day))
  return i18n._(msg`${date}（${bracket}）`)
}

/** 网格长 · 承兴居民区 · 手上 3 件 */
export function candidateNote(i18n: I18n, { role, area, open }: Candidate): string {
  const work = open === 0 ? i18n._(msg`手上没有别的事`) : i18n._(msg`手上 ${open} 件`)
  return [roleWords(i18n, role), inLanguage(i18n, area), work].join(' · ')
}
