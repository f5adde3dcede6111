import type { ReportCan, ReportWork } from '@/contract/reports'
import { RATING_DAYS, type ReportStep, stepsFor } from '@/contract/reports.rules'
import { isWithinDays } from '@/contract/reports-clocks.rules'
import type { Actor } from '../../context'
import { stances, works } from '../policy'
import type { ReportRow } from '../repository/reads'
import { clockOf } from './line'

/** Steps that are one button each, under the same name. */
const PLAIN = [
  ...['file', 'dispatch', 'recategorize', 'accept', 'return', 'contact', 'progress', 'resume'],
  ...['resolve', 'reopen', 'merge', 'unmerge', 'withdraw'],
] as const satisfies readonly (ReportStep & keyof ReportCan)[]

/** What who asks may do with it now. */
export function canOf(actor: Actor, row: ReportRow, now: number): ReportCan {
  const steps = stepsFor(row.state, stances(actor, row))
  const may = (step: ReportStep) => steps.includes(step)
  const plain = Object.fromEntries(PLAIN.map((step) => [step, may(step)])) as Pick<
    ReportCan,
    (typeof PLAIN)[number]
  >
  const asked = row.pause !== null && row.pause.from === undefined
  const recent = row.closedAt !== null && isWithinDays(row.closedAt.getTime(), now, RATING_DAYS)
  return {
    ...plain,
    askPause: may('askPause') && row.pause === null && clockOf(row, now) !== 'red',
    answerPause: may('allowPause') && asked,
    solve: may('resolve') && row.state === 'handling',
    verify: may('pass'),
    rate: may('rate') && row.rating === null && recent,
    follow: may('follow') && row.open && !row.follows,
    unfollow: row.follows,
    identity: works(actor, row) && reporterOf(row) === 'known',
  }
}

/** Whether its reporter can be looked up. */
export function reporterOf(row: ReportRow): ReportWork['reporter'] {
  if (row.reporter === null && row.contactSealed === null) return 'nobody'
  return row.anonymous ? 'hidden' : 'known'
}

/** What those who handle it see besides; null for everybody else. */
export function workOf(actor: Actor, row: ReportRow): ReportWork | null {
  if (!works(actor, row)) return null
  const { owner, ownerRole, ownerName, via, returns, pause, handled } = row
  return {
    owner: { person: owner, name: ownerName ?? '', role: ownerRole },
    mine: owner === actor.person,
    ...{ via, returns, reporter: reporterOf(row), handledByMe: handled },
    pause: pause && {
      reason: pause.reason,
      until: pause.until,
      state: pause.from ? 'on' : 'asked',
    },
  }
}
