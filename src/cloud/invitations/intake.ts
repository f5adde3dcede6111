import { INVITATION_DAYS } from '@/contract/appointments.rules'
import { DAY } from '@/contract/calendar.rules'
import { type InvitationKind, type MadeInvitation, MOVE_MINUTES } from '@/contract/invitations'
import type { AppointmentId, AreaCode, InvitationId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import { codeFor, type Printing } from '../codes/intake'
import type { Tx } from '../database/database'
import { notFound } from '../errors'
import { newId } from '../ids'
import { tell } from '../messages/repository'
import { find } from './repository/reads'
import { insertInvitation, replaceInvitations, revokeOf } from './repository/writes'

/**
 * Who is invited to what. To an office: with `appointment`; the area is the office's own. Without one:
 *
 * - kind `home`: a record that was entered for somebody without an account (persons.claimed_at is
 *   null); whoever accepts takes it over, with everything that the merge register moves
 * - kind `account`: somebody who has an account (claimed_at is set) comes back with another one
 *
 * Which of the two fits, and that who asks may do it, is for the caller to ask beforehand.
 */
export interface Asked {
  street: StreetCode
  kind: InvitationKind
  person: PersonId
  appointment?: AppointmentId | null
  /** Where the record belongs, for whoever reads the invitation; null or left out where nobody knows. */
  area?: AreaCode | null
  /** Who makes it, and is told when it is accepted; null for the installation. */
  by: PersonId | null
  now: number
}

/** Milliseconds for which one can be accepted. A resident's account is moved by two who stand together: minutes. */
const lastsOf = (kind: InvitationKind, appointment: AppointmentId | null): number =>
  kind === 'account' && appointment === null ? MOVE_MINUTES * 60_000 : INVITATION_DAYS * DAY

/**
 * Makes a one-time invitation in the transaction that authorizes it, in place of whatever this record
 * was invited to before in this street: one is open per record. `codeOf` says what to print of it once
 * the transaction is through. Whose account it moves is told here, and may take it back; the history of
 * what led to it is the caller's to write; acceptance writes its own. When the record's home ends
 * before anybody accepts, `revokeFor` takes the invitation back.
 */
export async function invite(tx: Tx, asked: Authorized<Asked>): Promise<InvitationId> {
  const { appointment = null, area = null, kind, now } = asked
  const invitation = newId<InvitationId>()
  const expires = now + lastsOf(kind, appointment)
  await revokeOf(tx, asked, now)
  await insertInvitation(tx, {
    ...asked,
    ...{ invitation, appointment, area: appointment === null ? area : null, expires },
  })
  if (kind === 'account') {
    const subject = { noun: 'invitations', id: invitation } as const
    const message = { street: asked.street, subject, kind: 'account_invited' as const }
    await tell(tx, [asked.person], { ...message, values: {}, now })
  }
  return invitation
}

/**
 * Invites each of these records, one invitation each; whoever was invited before is so no more.
 * Answers the invitations in the order asked.
 */
export async function inviteAll(
  tx: Tx,
  scope: Authorized<{ street: StreetCode }>,
  asked: readonly { appointment: AppointmentId; person: PersonId }[],
  { by, now }: { by: PersonId; now: number },
): Promise<InvitationId[]> {
  const rows = asked.map((one) => ({ ...one, invitation: newId<InvitationId>() }))
  await replaceInvitations(tx, scope, rows, { by, now, expires: now + INVITATION_DAYS * DAY })
  return rows.map(({ invitation }) => invitation)
}

/** Nobody can accept what this record was invited to any more. */
export async function revokeFor(
  tx: Tx,
  record: Authorized<{ street: StreetCode; person: PersonId }>,
  now: number,
): Promise<void> {
  await revokeOf(tx, record, now)
}

/** What to print or to send of an invitation; whoever has it may accept. */
export async function codeOf(
  context: Printing,
  street: StreetCode,
  invitation: InvitationId,
): Promise<MadeInvitation> {
  const row = await find(context.db, street, invitation)
  if (!row) throw notFound('邀请')
  // without a name: the code of one that is over tells nobody whom it was for
  const thing = { street, kind: 'invitation', subject: invitation, name: null } as const
  const { scene, link } = await codeFor(context, thing)
  return { invitation, kind: row.kind, scene, link, expires: row.expires.toISOString() }
}
