import type { ParsedInputOf } from '@/contract'
import type { WireError } from '@/contract/errors'
import type { BulkOutcome } from '@/contract/reports-desk'
import { UNDO_MINUTES } from '@/contract/reports-desk'
import type { BulkId, ReportId, StreetCode, Version } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { AppError, conflict, notFound } from '../errors'
import { newId } from '../ids'
import { personOf } from '../policy'
import { acts } from './acts'
import { ownerStays } from './given'
import {
  type BulkOutcomeRow,
  beforeOf,
  beginBulk,
  insertOutcome,
  listOutcomes,
  lockBulk,
  setUndone,
} from './repository/bulks'
import { lock } from './repository/reads'
import { apply, doing, type Stepped } from './step'

type Act = ParsedInputOf<'reports.bulk'>['act']
type Bulk = Authorized<{ street: StreetCode; person: ReturnType<typeof personOf> }>

const take = (
  context: Context,
  which: Parameters<typeof acts.file>[1],
  act: Act,
): Promise<Stepped> => {
  if (act.step === 'file') return acts.file(context, which)
  return act.step === 'dispatch'
    ? acts.dispatch(context, which, act)
    : acts.recategorize(context, which, act)
}

/** As it is kept and told: what the same step alone would have answered. */
const whyOf = ({ code, message, because }: AppError): WireError => ({
  ...{ code, message },
  ...(because && { because }),
})

/** The step on one report, with what stood before in the same transaction; why not, where it is refused. */
async function takeOne(
  context: Context,
  scope: Bulk,
  bulk: BulkId,
  { report, version, place }: { report: ReportId; version: Version; place: number },
  act: Act,
): Promise<void> {
  const none = { report, place, before: null, version: null }
  try {
    await context.db.tx(async (tx) => {
      const which = { street: scope.street, report, version }
      const { before, after } = await take({ ...context, db: tx }, which, act)
      const kept = { before: beforeOf(before), version: after.version, why: null }
      await insertOutcome(tx, scope, bulk, { ...none, ...kept })
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await insertOutcome(context.db, scope, bulk, { ...none, why: JSON.stringify(whyOf(error)) })
  }
}

const told = ({ report, why }: BulkOutcomeRow): BulkOutcome => ({
  ...{ report, done: why === null },
  why: why === null ? null : (JSON.parse(why) as WireError),
})

const untilOf = (at: Date) => new Date(at.getTime() + UNDO_MINUTES * 60_000)

/** One step on several reports, each in a transaction of its own; the same client id again goes on where it stopped. */
export async function bulk(context: Context, scope: Bulk, input: ParsedInputOf<'reports.bulk'>) {
  const { db, now } = context
  const { street, client, act, reports } = input
  const made = { bulk: newId<BulkId>(), client, step: act.step, now }
  const begun = await beginBulk(db, scope, made)
  const done = new Set((await listOutcomes(db, street, begun.bulk)).map(({ report }) => report))
  for (const [place, one] of reports.entries()) {
    if (!done.has(one.report)) await takeOne(context, scope, begun.bulk, { ...one, place }, act)
  }
  const outcomes = (await listOutcomes(db, street, begun.bulk)).map(told)
  return { bulk: begun.bulk, outcomes, until: untilOf(begun.at).toISOString() }
}

/** Back to where one report stood, where nothing happened to it since. */
async function undoOne(
  context: Context,
  tx: Tx,
  street: StreetCode,
  { report, before, version }: BulkOutcomeRow,
): Promise<BulkOutcome> {
  const row = await lock(tx, street, report, context.actor.person)
  const stays = (why: AppError) => ({ report, done: false, why: whyOf(why) })
  if (!row || !before) return stays(notFound('随手报'))
  if (row.version !== version) {
    return stays(conflict('之后有人办理过，保持现在的样子', { why: 'report_touched' }))
  }
  if (!(await ownerStays(tx, { street, owner: before.owner }, context.now))) {
    return stays(conflict('原来的负责人已经离任，请单独派遣', { why: 'report_owner_left' }))
  }
  const how = doing(context, row, 'undo')
  await apply(tx, authorize(row, true), before.state, how, {
    ...{ set: before, changed: ['state', 'owner', 'category'], told: 'undone' },
  })
  return { report, done: true, why: null }
}

/**
 * Takes a bulk step back, by who took it and within its minutes.
 * @throws AppError('not_found') for another's, AppError('conflict') where it is too late or was done
 */
export async function undo(context: Context, street: StreetCode, id: BulkId) {
  const { db, actor, now } = context
  const me = personOf(actor)
  return db.tx(async (tx) => {
    const row = await lockBulk(tx, street, id)
    if (!row || row.by !== me) throw notFound('批量操作')
    if (row.undoneAt) throw conflict('这次批量操作已经撤回过了')
    if (now > untilOf(row.at).getTime()) {
      throw conflict(`超过 ${UNDO_MINUTES} 分钟，不能再整批撤回；请逐件办理`)
    }
    const outcomes: BulkOutcome[] = []
    const rows = await listOutcomes(tx, street, id)
    // locked in the order of their ids, as merges are: two at once do not block each other
    const sorted = rows
      .filter(({ before }) => before)
      .sort((a, b) => (a.report < b.report ? -1 : 1))
    for (const one of sorted) outcomes.push(await undoOne(context, tx, street, one))
    await setUndone(tx, authorize({ street, bulk: id }, row.by === me), now)
    return { outcomes }
  })
}
