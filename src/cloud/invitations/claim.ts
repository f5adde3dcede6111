import { dayOf } from '@/contract/calendar.rules'
import type { InvitationId, PersonId, StreetCode } from '@/contract/wire'
import { type Authorized, authorizedByRule } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { AppError, conflict, notFound } from '../errors'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import { personOf } from '../policy'
import { type Joining, join, joinElsewhere } from './join'
import { find, type InvitationRow, listStreets, lock, servesIn } from './repository/reads'
import { setClaimed } from './repository/writes'
import { closed, stateOf, subjectOf } from './view'

/**
 * Whoever holds an office has a record that others know: it does not vanish into another one.
 * Asked before the transaction, which touches one street only.
 */
async function demandNewcomer({ actor, db, now }: Context, into: PersonId): Promise<void> {
  if (actor.person === into) throw conflict('您现在用的就是这个账号，请用另一个微信账号扫码')
  if (!actor.openid) throw new AppError('sign_in', '请用新的微信账号打开小程序')
  if (await servesIn(db, await listStreets(db), personOf(actor), dayOf(now))) {
    throw conflict('这个微信账号已经有任职，请用另一个微信账号')
  }
}

/** What follows: the history says so, and who made it is told. */
async function record(
  tx: Tx,
  row: Authorized<InvitationRow>,
  { from, into }: Joining,
  now: number,
): Promise<void> {
  const { street, kind, madeBy, role, zh, en } = row
  const subject = subjectOf(row)
  const changed = ['person']
  await append(tx, {
    ...{ street, subject, did: 'invitations.claim', by: into, at: now, changed },
    before: { person: from },
    after: { person: into, kind },
  })
  if (madeBy === null || madeBy === into) return
  const message = { street, subject, kind: 'invitation_claimed' as const }
  const values = { ...(role && { role }), ...(zh && { zh, en: en ?? zh }) }
  await tell(tx, [madeBy], { ...message, values, now })
}

/** Accepts an invitation for who asks; once, whoever is faster. Answers whose it is from then on. */
async function accept(
  context: Context,
  { street, invitation }: InvitationRow,
  me: PersonId,
): Promise<PersonId> {
  const { db, now } = context
  return db.tx(async (tx) => {
    const row = await lock(tx, street, invitation)
    if (!row) throw notFound('邀请')
    if (row.claimedBy === me) return me
    const state = stateOf(row, now)
    if (state !== 'open') throw closed(state)
    const given = authorizedByRule('an invitation gives its record to whoever accepts it', row)
    // before the records join: what the merged one was invited to besides is taken back with it
    const by = row.kind === 'account' ? row.person : me
    if (!(await setClaimed(tx, given, by, now))) throw closed('claimed')
    await record(tx, given, await join(tx, context, row, me), now)
    return by
  })
}

/** Accepts an invitation for who asks; accepting it again finishes what was cut off. */
export async function claim(
  context: Context,
  street: StreetCode,
  invitation: InvitationId,
): Promise<void> {
  const { actor, db, now } = context
  const me = personOf(actor)
  const asked = await find(db, street, invitation)
  if (!asked) throw notFound('邀请')
  const back = asked.kind === 'account'
  if (back && stateOf(asked, now) === 'open') await demandNewcomer(context, asked.person)
  const by = asked.claimedBy === me ? me : await accept(context, asked, me)
  if (back) await joinElsewhere(context, street, by)
}
