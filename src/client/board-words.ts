import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { WireError } from '@/contract/errors'
import type { BoardLine, BoardStage, BulkStep } from '@/contract/reports-desk'
import type { Day, Instant } from '@/contract/wire'
import { becauseWords } from './because-words'
import { CallRefused } from './call'
import { useErrorWords } from './error-words'
import { momentWords } from './history-words'
import { reportStateWords } from './report-deeds'
import { metWords, reportInRow } from './report-words'
import { roleWords } from './role-words'

/** What a live report waits for, or how its clock stands: a dispatcher looks at one of these at a time. */
export type BoardView = BoardStage | 'live' | 'soon' | 'late'

/** In the order of a day at the desk: what burns, what is to be handed out, what is on its way. */
export const BOARD_VIEWS: readonly BoardView[] = [
  ...(['live', 'late', 'soon', 'toFile', 'toDispatch', 'toAccept'] as const),
  ...(['handling', 'toVerify', 'paused'] as const),
]

const VIEWS: Record<BoardView, MessageDescriptor> = {
  live: msg`全部在办`,
  late: msg({ message: '逾期', context: 'board' }),
  soon: msg`快到期`,
  toFile: msg({ message: '待立案', context: 'board' }),
  toDispatch: msg`待派遣`,
  toAccept: msg`待接单`,
  handling: msg({ message: '办理中', context: 'board' }),
  toVerify: msg`待核查`,
  paused: msg({ message: '暂停', context: 'board' }),
}

export const boardViewWords = (i18n: I18n, view: BoardView) => i18n._(VIEWS[view])

/** 微网格长 王志强 */
export const ownerWords = (i18n: I18n, { role, name }: BoardLine['owner']) =>
  [roleWords(i18n, role), name].filter(Boolean).join(' ')

/** A report on the board, in words: its clock is in the tag, so the line tells state and owner. */
export function boardInRow(i18n: I18n, line: BoardLine, today: Day) {
  const { number, state, reportedAt, returns, followers, owner } = line
  const row = reportInRow(i18n, line, today)
  const is = reportStateWords(i18n, state)
  return {
    ...row,
    state: [is === row.tag.words ? '' : is, ownerWords(i18n, owner)].filter(Boolean).join(' · '),
    note: [
      ...[number, momentWords(i18n, reportedAt)],
      returns > 0 && i18n._(msg`退过 ${returns} 次`),
      metWords(i18n, followers),
    ]
      .filter(Boolean)
      .join(' · '),
  }
}

type Step = BulkStep['step']

const DONE: Record<Step, (count: number) => MessageDescriptor> = {
  file: (count) => msg`${count} 件已经立案`,
  dispatch: (count) => msg`${count} 件已经派遣`,
  recategorize: (count) => msg`${count} 件已经改好类别`,
}

/** 12 件已经派遣 */
export const bulkDoneWords = (i18n: I18n, step: Step, count: number) => i18n._(DONE[step](count))

const MINUTE = 60_000

/** Minutes that are left until a moment; nothing once it has passed. */
export const minutesUntil = (until: Instant, now: number) =>
  Math.max(0, Math.ceil((Date.parse(until) - now) / MINUTE))

/** Why one of several was not done, in a sentence; a reader of English gets the cloud's own only by its code. */
export function useOutcomeWords(): (why: WireError) => string {
  const { i18n } = useLingui()
  const words = useErrorWords()
  return ({ code, message, because }) => {
    if (because?.why === 'changed') {
      const { by } = because
      return by
        ? i18n._(msg`${by}刚刚办理过，请打开看看。`)
        : i18n._(msg`刚刚有人办理过，请打开看看。`)
    }
    if (because) return becauseWords(i18n, because)
    return i18n.locale === 'zh-CN'
      ? message
      : words(new CallRefused(code, message, undefined)).title
  }
}
