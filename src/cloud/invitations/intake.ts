import { INVITATION_DAYS } from '@/contract/appointments.rules'
import { DAY } from '@/contract/calendar.rules'
import type { MadeInvitation } from '@/contract/invitations'
import type { InvitationId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import { codeFor, type Printing } from '../codes/intake'
import type { Tx } from '../database/database'
import { notFound } from '../errors'
import { newId } from '../ids'
import { find } from './repository/reads'
import {
  insertInvitation,
  type NewInvitation,
  replaceInvitations,
  revokeOf,
} from './repository/writes'

/** Makes a one-time invitation, in place of what this record was invited to before. */
export async function invite(
  tx: Tx,
  asked: Authorized<Omit<NewInvitation, 'invitation' | 'expires'>>,
): Promise<InvitationId> {
  const invitation = newId<InvitationId>()
  await revokeOf(tx, asked, asked.now)
  await insertInvitation(tx, {
    ...asked,
    invitation,
    expires: asked.now + INVITATION_DAYS * DAY,
  })
  return invitation
}

/**
 * Invites each of these records, one invitation each; whoever was invited before is so no more.
 * Answers the invitations in the order asked.
 */
export async function inviteAll(
  tx: Tx,
  scope: Authorized<{ street: StreetCode }>,
  asked: readonly Pick<NewInvitation, 'appointment' | 'person'>[],
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
