import type { AreaLevel, Role } from '@/contract/areas'
import type { InvitationKind } from '@/contract/invitations'
import type {
  AppointmentId,
  AreaCode,
  Day,
  InvitationId,
  PersonId,
  StreetCode,
} from '@/contract/wire'
import type { Db, Tx } from '../../database/database'
import { inForceFrom } from '../../database/in-force'

export interface InvitationRow {
  street: StreetCode
  invitation: InvitationId
  kind: InvitationKind
  /** The record that whoever accepts takes over, or comes back to. */
  person: PersonId
  name: string
  /** With its role and days, null where somebody is invited without an office. */
  appointment: AppointmentId | null
  role: Role | null
  from: Day | null
  until: Day | null
  /** Where the office is held or the record belongs, null where nobody knows; as the next three. */
  area: AreaCode | null
  level: AreaLevel | null
  zh: string | null
  en: string | null
  /** Leads down to the area; empty without one. */
  path: AreaCode[]
  madeBy: PersonId | null
  expires: Date
  revoked: boolean
  claimedBy: PersonId | null
}

export async function find(
  db: Db,
  street: StreetCode,
  invitation: InvitationId,
): Promise<InvitationRow | undefined> {
  const [row] = await db.query<InvitationRow>(
    `SELECT i.street, i.id AS invitation, i.kind, i.person, coalesce(p.name, '') AS name,
            i.appointment, a.role, coalesce(a.area, i.area) AS area, r.level, r.name ->> 'zh' AS zh,
            coalesce(r.name ->> 'en', r.name ->> 'zh') AS en, coalesce(r.path, '{}') AS path,
            a.from_day AS "from", a.until_day AS until, i.made_by AS "madeBy", i.expires_at AS expires,
            i.revoked_at IS NOT NULL AS revoked, i.claimed_by AS "claimedBy"
     FROM invitations i
     JOIN persons p ON p.id = i.person
     LEFT JOIN appointments a ON a.street = $1 AND a.id = i.appointment
     LEFT JOIN areas r ON r.street = $1 AND r.code = coalesce(a.area, i.area)
     WHERE i.street = $1 AND i.id = $2`,
    [street, invitation],
  )
  return row
}

/** An invitation as find gives it, and nobody else accepts or revokes it until the transaction ends. */
export async function lock(
  tx: Tx,
  street: StreetCode,
  invitation: InvitationId,
): Promise<InvitationRow | undefined> {
  await tx.query('SELECT id FROM invitations WHERE street = $1 AND id = $2 FOR UPDATE', [
    street,
    invitation,
  ])
  return find(tx, street, invitation)
}

/** The streets of this installation. */
export async function listStreets(db: Db): Promise<StreetCode[]> {
  const rows = await db.query<{ street: StreetCode }>('SELECT street FROM streets ORDER BY street')
  return rows.map(({ street }) => street)
}

/** Whether somebody holds or will hold anything in one of these streets. */
export async function servesIn(
  db: Db,
  streets: readonly StreetCode[],
  person: PersonId,
  today: Day,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT id FROM appointments WHERE street = ANY($1) AND person = $2
       AND ${inForceFrom('appointments', '$3::date')} ORDER BY id LIMIT 1`,
    [streets, person, today],
  )
  return rows.length > 0
}
