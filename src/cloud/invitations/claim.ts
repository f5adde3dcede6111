import { dayOf } from '@/contract/calendar.rules'
import type { InvitationId, PersonId, StreetCode } from '@/contract/wire'
import { type Authorized, authorizedByRule } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { AppError, conflict, notFound } from '../errors'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import { personOf } from '../policy'
import { moveAccounts } from '../session/intake'
import { joinRecords, lockRecords, setRecordClaimed } from './repository/persons'
import { find, type InvitationRow, listStreets, lock, servesIn } from './repository/reads'
import { setClaimed } from './repository/writes'
import { stateOf } from './view'

const closedWords = {
  expired: '这份邀请已经过期，请联系发出邀请的人再发一份',
  revoked: '这份邀请已经收回，请联系发出邀请的人',
  claimed: '这份邀请已经被接受；如果不是您本人接受的，请联系街道',
}

const closed = (state: keyof typeof closedWords) =>
  conflict(closedWords[state], { why: 'invitation_closed', state })

/** Everything that belongs to one record is another's from now on. */
async function merge(
  tx: Tx,
  { cloud, now }: Context,
  street: StreetCode,
  { from, into }: { from: PersonId; into: PersonId },
): Promise<void> {
  await joinRecords(tx, from, into, now)
  for (const move of cloud.wiring.merge) await move(tx, street, from, into)
}

/** The record that staff entered becomes part of the one of whoever accepts. */
async function takeOver(
  tx: Tx,
  context: Context,
  { street, person: from }: InvitationRow,
  into: PersonId,
): Promise<PersonId> {
  const records = await lockRecords(tx, [from, into])
  if (from === into) {
    await setRecordClaimed(tx, into, context.now)
    return into
  }
  if (records.some(({ person, claimed }) => person === from && claimed)) throw closed('claimed')
  if (records.some(({ merged }) => merged)) throw closed('claimed')
  await merge(tx, context, street, { from, into })
  return into
}

/** The record that somebody comes back to takes up the new account and what it did meanwhile. */
async function comeBack(
  tx: Tx,
  context: Context,
  { street, person: into }: InvitationRow,
  from: PersonId,
): Promise<PersonId> {
  const records = await lockRecords(tx, [from, into])
  if (from === into) throw conflict('您现在用的就是这个账号，不用再换')
  if (records.some(({ merged }) => merged)) throw closed('claimed')
  await moveAccounts(tx, from, into, context.now)
  await merge(tx, context, street, { from, into })
  return into
}

/**
 * Whoever holds an office has a record that others know: it does not vanish into another one.
 * Asked before the transaction, which touches one street only.
 */
async function demandNewcomer({ actor, db, now }: Context): Promise<void> {
  if (!actor.openid) throw new AppError('sign_in', '请用新的微信账号打开小程序')
  if (await servesIn(db, await listStreets(db), personOf(actor), dayOf(now))) {
    throw conflict('这个微信账号已经有任职，请用另一个微信账号')
  }
}

/** What follows: the history says so, and who made it is told. */
async function record(
  tx: Tx,
  row: Authorized<InvitationRow>,
  by: PersonId,
  now: number,
): Promise<void> {
  const { street, appointment, kind, madeBy, role, zh, en } = row
  const subject = { noun: 'appointments', id: appointment } as const
  const changed = ['person']
  await append(tx, {
    ...{ street, subject, did: 'invitations.claim', by, at: now, changed },
    before: { person: row.person },
    after: { person: by, kind },
  })
  if (madeBy === null || madeBy === by) return
  const message = { street, subject, kind: 'invitation_claimed' as const }
  await tell(tx, [madeBy], { ...message, values: { role, zh, en }, now })
}

/** Accepts an invitation for who asks; once, whoever is faster. */
export async function claim(
  context: Context,
  street: StreetCode,
  invitation: InvitationId,
): Promise<void> {
  const { actor, db, now } = context
  const me = personOf(actor)
  const asked = await find(db, street, invitation)
  if (!asked) throw notFound('邀请')
  if (asked.claimedBy === me) return
  if (asked.kind === 'account' && stateOf(asked, now) === 'open') await demandNewcomer(context)
  await db.tx(async (tx) => {
    const row = await lock(tx, street, invitation)
    if (!row) throw notFound('邀请')
    if (row.claimedBy === me) return
    const state = stateOf(row, now)
    if (state !== 'open') throw closed(state)
    const join = row.kind === 'account' ? comeBack : takeOver
    const by = await join(tx, context, row, me)
    const given = authorizedByRule('an invitation gives its record to whoever accepts it', row)
    if (!(await setClaimed(tx, given, by, now))) throw closed('claimed')
    await record(tx, given, by, now)
  })
}
