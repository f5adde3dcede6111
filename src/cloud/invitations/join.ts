import type { PersonId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { moveAccounts } from '../session/intake'
import { joinRecords, listMerged, lockRecords, setRecordClaimed } from './repository/persons'
import { type InvitationRow, listStreets } from './repository/reads'
import { revokeOf } from './repository/writes'
import { closed } from './view'

/** Which record becomes part of which. */
export interface Joining {
  from: PersonId
  into: PersonId
}

/** What one record has in a street is another's from now on; what it was invited to itself leads nowhere. */
async function moveAll(
  tx: Tx,
  { cloud, now }: Context,
  street: StreetCode,
  { from, into }: Joining,
): Promise<void> {
  const rule = 'an invitation gives its record to whoever accepts it'
  await revokeOf(tx, authorizedByRule(rule, { street, person: from }), now)
  for (const move of cloud.wiring.merge) await move(tx, street, from, into)
}

/** The record that staff entered becomes part of the one of whoever accepts. */
async function takeOver(tx: Tx, context: Context, street: StreetCode, joining: Joining) {
  const { from, into } = joining
  const records = await lockRecords(tx, [from, into])
  if (from === into) return setRecordClaimed(tx, into, context.now)
  if (records.some(({ person, claimed }) => person === from && claimed)) throw closed('claimed')
  if (records.some(({ merged }) => merged)) throw closed('claimed')
  await joinRecords(tx, from, into, context.now)
  await moveAll(tx, context, street, joining)
}

/** The record that somebody comes back to takes up the new account and what it did meanwhile. */
async function comeBack(tx: Tx, context: Context, street: StreetCode, joining: Joining) {
  const { from, into } = joining
  const records = await lockRecords(tx, [from, into])
  if (records.some(({ merged }) => merged)) throw closed('claimed')
  await moveAccounts(tx, from, into, context.now)
  await joinRecords(tx, from, into, context.now)
  await moveAll(tx, context, street, joining)
}

/**
 * Joins the record of an invitation with the one of whoever accepts it: answers which became part of
 * which. @throws AppError('conflict') where somebody joined one of them meanwhile
 */
export async function join(
  tx: Tx,
  context: Context,
  { street, kind, person }: InvitationRow,
  me: PersonId,
): Promise<Joining> {
  const back = kind === 'account'
  const joining = back ? { from: me, into: person } : { from: person, into: me }
  await (back ? comeBack : takeOver)(tx, context, street, joining)
  return joining
}

/**
 * What somebody did in other streets before they came back is theirs too: after the transaction that
 * joins the records, in one of its own for each street, as a write touches one street only. May run
 * again: accepting once more finishes what was cut off.
 */
export async function joinElsewhere(
  context: Context,
  street: StreetCode,
  into: PersonId,
): Promise<void> {
  const { db } = context
  const merged = await listMerged(db, into)
  const others = (await listStreets(db)).filter((one) => one !== street)
  for (const other of others) {
    await db.tx(async (tx) => {
      for (const from of merged) await moveAll(tx, context, other, { from, into })
    })
  }
}
