import type { ParsedInputOf } from '@/contract'
import { dayOf } from '@/contract/calendar.rules'
import { climbsOnReturn, REPORT_ROLES } from '@/contract/reports.rules'
import type { PersonId } from '@/contract/wire'
import { keepInOffice } from '../appointments/repository/reads'
import type { Tx } from '../database/database'
import { AppError, conflict } from '../errors'
import { listHandlers } from './repository/people'
import type { ReportRow } from './repository/reads'
import { answerFor, candidatesFor, type Owner } from './routing'

/** Who has a report next, step by step of the workflow. */

/**
 * Somebody named by hand. What is redone goes to nobody who handled it before.
 * @throws AppError('invalid') with `field` to
 */
export async function named(tx: Tx, row: ReportRow, to: PersonId, now: number): Promise<Owner> {
  const handled = row.round > 1 ? await listHandlers(tx, row.street, row.report) : []
  const rows = await candidatesFor(tx, row, [row.owner, ...handled], now)
  const found = rows.find(({ person }) => person === to)
  const stays = found && (await keepInOffice(tx, row.street, to, [found.role], dayOf(now)))
  if (!found || !stays) {
    const words = '这个人不能接手这件事，请另选一位'
    throw new AppError('invalid', words, 'to', { why: 'report_to' })
  }
  return { owner: found.person, ownerRole: found.role }
}

/** To whom a return goes: to whom it names, the third time one level up. */
export async function returnedTo(
  tx: Tx,
  row: ReportRow,
  { to }: Pick<ParsedInputOf<'reports.return'>, 'to'>,
  now: number,
): Promise<Owner> {
  if (!climbsOnReturn(row.returns)) return named(tx, row, to, now)
  return (await above(tx, row, [row.owner], now)) ?? named(tx, row, to, now)
}

/** Who stands above its owner, without some. */
export function above(
  tx: Tx,
  row: ReportRow,
  except: readonly PersonId[],
  now: number,
): Promise<Owner | undefined> {
  return answerFor(tx, {
    ...{ street: row.street, area: row.area, except, now },
    above: row.ownerRole,
  })
}

/**
 * Who verifies a result: above whoever handed it in, and nobody who handled it or reported it.
 * @throws AppError('unavailable') where nobody else is left
 */
export async function verifierOf(
  tx: Tx,
  row: ReportRow,
  by: PersonId,
  now: number,
): Promise<Owner> {
  const handled = await listHandlers(tx, row.street, row.report)
  const except = [by, ...handled, ...(row.reporter ? [row.reporter] : [])]
  const found = await above(tx, row, except, now)
  if (found) return found
  const words = '办理过的人不能核查自己办的事，现在没有别人可以核查，请先请街道任命一位'
  throw new AppError('unavailable', words, undefined, { why: 'no_verifier' })
}

/** Who redoes what was not good enough: above whoever handed its result in, and nobody who handled it. */
export async function redoneBy(tx: Tx, row: ReportRow, now: number): Promise<Owner | undefined> {
  const except = await listHandlers(tx, row.street, row.report)
  const { street, area, resolvedRole, ownerRole } = row
  return answerFor(tx, { street, area, except, now, above: resolvedRole ?? ownerRole })
}

/**
 * Who goes on with it after it was not passed: whoever handed it in, while in office.
 * @throws AppError('conflict') where nobody could
 */
export async function againBy(tx: Tx, row: ReportRow, now: number): Promise<Owner> {
  const { street, resolvedBy, resolvedRole, area } = row
  const stays = resolvedBy && (await keepInOffice(tx, street, resolvedBy, REPORT_ROLES, dayOf(now)))
  if (resolvedBy && resolvedRole && stays) return { owner: resolvedBy, ownerRole: resolvedRole }
  const next = await answerFor(tx, { street, area, except: [row.owner], now })
  if (!next) throw conflict('现在没有人可以接着办，请先请街道任命一位')
  return next
}

/** Whether its owner may go on with it, and does until the transaction ends. */
export const ownerStays = (
  tx: Tx,
  { street, owner }: Pick<ReportRow, 'street' | 'owner'>,
  now: number,
): Promise<boolean> => keepInOffice(tx, street, owner, REPORT_ROLES, dayOf(now))
