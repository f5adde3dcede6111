import type { InvitationKind } from '@/contract/invitations'
import type { AppointmentId, AreaCode, InvitationId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

export interface NewInvitation {
  street: StreetCode
  invitation: InvitationId
  kind: InvitationKind
  person: PersonId
  appointment: AppointmentId | null
  /** Where a record without an office belongs. */
  area: AreaCode | null
  by: PersonId | null
  now: number
  expires: number
}

export async function insertInvitation(tx: Tx, made: Authorized<NewInvitation>): Promise<void> {
  await tx.query(
    `INSERT INTO invitations
       (street, id, kind, appointment, area, person, made_by, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[made.street, made.invitation, made.kind, made.appointment, made.area],
      ...[made.person, made.by, new Date(made.now), new Date(made.expires)],
    ],
  )
}

/** Keeps invitations to take part in a street, in place of what their records were invited to before. */
export async function replaceInvitations(
  tx: Tx,
  { street }: Authorized<{ street: StreetCode }>,
  invitations: readonly {
    invitation: InvitationId
    appointment: AppointmentId
    person: PersonId
  }[],
  { by, now, expires }: Pick<NewInvitation, 'by' | 'now' | 'expires'>,
): Promise<void> {
  await tx.query(
    `UPDATE invitations SET revoked_at = $3
     WHERE street = $1 AND person = ANY($2::text[]) AND claimed_at IS NULL AND revoked_at IS NULL`,
    [street, invitations.map(({ person }) => person), new Date(now)],
  )
  await tx.query(
    `INSERT INTO invitations (street, id, kind, appointment, person, made_by, made_at, expires_at)
     SELECT $1, invitation, 'appointment', appointment, person, $3, $4::timestamptz, $5::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS r(invitation text, appointment text, person text)`,
    [street, JSON.stringify(invitations), by, new Date(now), new Date(expires)],
  )
}

/** Takes back whatever of a record nobody has accepted yet. */
export async function revokeOf(
  tx: Tx,
  { street, person }: Authorized<{ street: StreetCode; person: PersonId }>,
  now: number,
): Promise<void> {
  await tx.query(
    `UPDATE invitations SET revoked_at = $3
     WHERE street = $1 AND person = $2 AND claimed_at IS NULL AND revoked_at IS NULL`,
    [street, person, new Date(now)],
  )
}

type Which = Authorized<{ street: StreetCode; invitation: InvitationId }>

/** Accepts one for somebody. False: accepted or taken back already. */
export async function setClaimed(
  tx: Tx,
  { street, invitation }: Which,
  by: PersonId,
  now: number,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE invitations SET claimed_at = $4, claimed_by = $3
     WHERE street = $1 AND id = $2 AND claimed_at IS NULL AND revoked_at IS NULL RETURNING id`,
    [street, invitation, by, new Date(now)],
  )
  return rows.length === 1
}

/** Who was invited, who invited and who accepted is another record by now; what was left open of that one was taken back. */
export async function mergeInvitations(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE invitations SET person = CASE WHEN person = $2 THEN $3 ELSE person END,
                            claimed_by = CASE WHEN claimed_by = $2 THEN $3 ELSE claimed_by END,
                            made_by = CASE WHEN made_by = $2 THEN $3 ELSE made_by END
     WHERE street = $1 AND (person = $2 OR claimed_by = $2 OR made_by = $2)`,
    [street, from, into],
  )
}
