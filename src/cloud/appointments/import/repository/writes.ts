import type { Role } from '@/contract/areas'
import type { AppointmentId, AreaCode, Day, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../../authorization'
import type { Tx } from '../../../database/database'

type Scope = Authorized<{ street: StreetCode }>

/** What a sheet says of an office. */
export interface Office {
  role: Role
  area: AreaCode
  from: Day
  until: Day | null
  standIn: PersonId | null
}

/** What a sheet says of the human: a name, and a phone at rest. */
export interface PersonRecord {
  name: string
  sealed: string | null
  hash: string | null
  tailHash: string | null
}

/** Keeps records that wait for their humans. */
export async function insertPersons(
  tx: Tx,
  _scope: Scope,
  people: readonly (PersonRecord & { person: PersonId })[],
  now: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO persons (id, name, created_at, phone_sealed, phone_hash, phone_tail_hash)
     SELECT person, name, $2::timestamptz, sealed, hash, "tailHash"
     FROM jsonb_to_recordset($1::jsonb)
       AS r(person text, name text, sealed text, hash text, "tailHash" text)`,
    [JSON.stringify(people), new Date(now)],
  )
}

/** Corrects records that nobody has taken over. */
export async function setRecords(
  tx: Tx,
  _scope: Scope,
  people: readonly (PersonRecord & { person: PersonId })[],
): Promise<void> {
  await tx.query(
    `UPDATE persons SET name = r.name, phone_sealed = r.sealed, phone_hash = r.hash,
                        phone_tail_hash = r."tailHash"
     FROM jsonb_to_recordset($1::jsonb)
       AS r(person text, name text, sealed text, hash text, "tailHash" text)
     WHERE id = r.person AND claimed_at IS NULL`,
    [JSON.stringify(people)],
  )
}

type NewOffice = Office & { appointment: AppointmentId; key: string; person: PersonId }

/** Adds appointments in one statement and answers the ids of those whose key was free. */
export async function insertOffices(
  tx: Tx,
  { street }: Scope,
  offices: readonly NewOffice[],
  demo: boolean,
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO appointments (street, id, import_key, person, role, area, from_day, until_day,
                               stand_in, demo)
     SELECT $1, appointment, key, person, role, area, "from", until, "standIn", $3::boolean
     FROM jsonb_to_recordset($2::jsonb) AS r(appointment text, key text, person text, role text,
       area text, "from" date, until date, "standIn" text)
     ON CONFLICT DO NOTHING RETURNING id`,
    [street, JSON.stringify(offices), demo],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Sets what locked appointments are, and counts their versions up. Who stands in may be part of another
 * record by now.
 */
export async function setOffices(
  tx: Tx,
  { street }: Scope,
  offices: readonly (Office & { appointment: AppointmentId })[],
): Promise<void> {
  await tx.query(
    `UPDATE appointments SET role = r.role, area = r.area, from_day = r."from",
       until_day = r.until, version = version + 1,
       stand_in = nullif(coalesce((SELECT p.merged_into FROM persons p WHERE p.id = r."standIn"),
                                  r."standIn"), appointments.person)
     FROM jsonb_to_recordset($2::jsonb) AS r(appointment text, role text, area text, "from" date,
       until date, "standIn" text)
     WHERE street = $1 AND id = r.appointment`,
    [street, JSON.stringify(offices)],
  )
}

/** Takes back what an import added: the offices with whatever they were invited by. */
export async function deleteOffices(
  tx: Tx,
  { street }: Scope,
  appointments: readonly string[],
): Promise<void> {
  await tx.query('DELETE FROM invitations WHERE street = $1 AND appointment = ANY($2::text[])', [
    street,
    appointments,
  ])
  await tx.query('DELETE FROM appointments WHERE street = $1 AND id = ANY($2::text[])', [
    street,
    appointments,
  ])
}

/** Takes away records that nobody took over and that no office names any more, with their absences. */
export async function deletePersons(
  tx: Tx,
  { street }: Scope,
  persons: readonly PersonId[],
): Promise<void> {
  const gone = await tx.query<{ id: PersonId }>(
    `DELETE FROM persons
     WHERE id = ANY($2::text[]) AND claimed_at IS NULL AND merged_into IS NULL
       AND NOT EXISTS (SELECT 1 FROM appointments a
                       WHERE a.street = $1 AND (a.person = persons.id OR a.stand_in = persons.id))
     RETURNING id`,
    [street, persons],
  )
  await tx.query('DELETE FROM absences WHERE street = $1 AND person = ANY($2::text[])', [
    street,
    gone.map(({ id }) => id),
  ])
}

/** Takes back an invitation that an import made, and lets the one before be accepted again. */
export async function restoreInvitations(
  tx: Tx,
  { street }: Scope,
  made: readonly string[],
  revoked: readonly string[],
): Promise<void> {
  await tx.query(
    'DELETE FROM invitations WHERE street = $1 AND id = ANY($2::text[]) AND claimed_at IS NULL',
    [street, made],
  )
  await tx.query(
    `UPDATE invitations SET revoked_at = NULL
     WHERE street = $1 AND id = ANY($2::text[]) AND claimed_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM invitations o WHERE o.street = $1 AND o.person = invitations.person
         AND o.claimed_at IS NULL AND o.revoked_at IS NULL)`,
    [street, revoked],
  )
}
