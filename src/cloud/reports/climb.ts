import { dayOf } from '@/contract/calendar.rules'
import { moves, type ReportStep } from '@/contract/reports.rules'
import type { ReportId } from '@/contract/wire'
import { listOwnersOf } from '../assignments/repository'
import { authorizedByRule } from '../authorization'
import type { Tx } from '../database/database'
import { append } from '../history/repository'
import type { Registers } from '../registers'
import { above } from './given'
import { listHandlers } from './repository/people'
import { lock, type ReportRow } from './repository/reads'
import { apply, type Change, type Doing } from './step'
import { tellHandlers } from './telling'

type Overdue = Registers['overdue']['handle_report']

const byRule = (step: ReportStep, now: number): Doing => ({
  ...{ step, by: null, as: null, actor: null, now },
})

/** A step that a rule takes, where the workflow has it for rules. */
async function applyRule(tx: Tx, row: ReportRow, step: ReportStep, now: number, change: Change) {
  const move = moves[row.state][step]
  if (!move?.by.includes('rule')) return
  const free = authorizedByRule('work on a report goes on when its day is over', row)
  await apply(tx, free, move.to, byRule(step, now), change)
}

/** The next one up; in a verification nobody who handled it, nor its reporter. */
async function climb(tx: Tx, row: ReportRow, now: number): Promise<void> {
  const subject = { noun: 'reports', id: row.report } as const
  const had = await listOwnersOf(tx, row.street, subject, 'handle_report')
  const handled =
    row.state === 'verifying'
      ? [
          ...(await listHandlers(tx, row.street, row.report)),
          ...(row.reporter ? [row.reporter] : []),
        ]
      : []
  const next = await above(tx, row, [row.owner, ...had, ...handled], now)
  if (next) {
    await applyRule(tx, row, 'climb', now, { set: next, changed: ['owner'], told: 'climbed' })
    return
  }
  await append(tx, {
    ...{ street: row.street, subject, did: 'reports.stay', by: null, at: now },
    note: '已超过期限，上面没有可以接手的人',
  })
}

/** Late work climbs by itself, a level at a time; a pause ends on its day. */
export const overdueReport: Overdue = async (tx, street, work, { now }) => {
  const row = await lock(tx, street, work.subject as ReportId, null)
  if (!row) return
  if (row.state !== 'paused') return climb(tx, row, now)
  await applyRule(tx, row, 'resume', now, { changed: ['pause'], told: 'resumed' })
}

/** Nobody allowed a pause in time: the clock goes on as if none had been asked. */
export const overduePause: Overdue = async (tx, street, work, { now }) => {
  const row = await lock(tx, street, work.subject as ReportId, null)
  if (!row?.pause || row.pause.from !== undefined) return
  await tellHandlers(tx, row, 'report_pause_refused', [row.owner], { by: null, now })
  const note = `到 ${dayOf(now)} 没有批复，继续计时`
  await applyRule(tx, row, 'refusePause', now, {
    ...{ set: { pause: null }, changed: ['pause'], note, told: null },
  })
}
