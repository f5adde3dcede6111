import type { AreaLevel, Role } from '@/contract/areas'
import type { Assignment } from '@/contract/assignments'
import type {
  AppointmentId,
  AreaCode,
  Day,
  OperatorId,
  PersonId,
  StreetCode,
} from '@/contract/wire'
import type { OwnedRow } from '../../assignments/repository'
import type { Db, Tx } from '../../database/database'
import { inForce, inForceFrom } from '../../database/in-force'

/** In force on day $3 of street $1. */
const IN_OFFICE = inForce('a', '$3')

/** An area as a place to appoint somebody to; undefined for one that no longer is. */
export async function findArea(
  db: Db,
  street: StreetCode,
  area: AreaCode,
): Promise<{ level: AreaLevel; path: AreaCode[] } | undefined> {
  const [row] = await db.query<{ level: AreaLevel; path: AreaCode[] }>(
    'SELECT level, path FROM areas WHERE street = $1 AND code = $2 AND ended IS NULL',
    [street, area],
  )
  return row
}

/** Whether this is an operator of the street. */
export async function hasOperator(
  db: Db,
  street: StreetCode,
  operator: OperatorId,
): Promise<boolean> {
  const rows = await db.query('SELECT id FROM operators WHERE street = $1 AND id = $2', [
    street,
    operator,
  ])
  return rows.length > 0
}

/** Lets one at a time decide who leaves office: two who each leave the other behind would leave nobody. */
export async function lockOffices(tx: Tx, street: StreetCode): Promise<void> {
  await tx.query(
    `INSERT INTO counters (street, name, value) VALUES ($1, 'appointments', 1)
     ON CONFLICT (street, name) DO UPDATE SET value = counters.value`,
    [street],
  )
}

/** Whether somebody besides this person, who has taken their record over, holds a role on a day. */
export async function isHeldByAnother(
  db: Db,
  street: StreetCode,
  role: Role,
  day: Day,
  besides: PersonId | null,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT a.id FROM appointments a JOIN persons p ON p.id = a.person
     WHERE a.street = $1 AND a.role = $2 AND ${IN_OFFICE} AND a.person IS DISTINCT FROM $4
       AND p.claimed_at IS NOT NULL ORDER BY a.id LIMIT 1`,
    [street, role, day, besides],
  )
  return rows.length > 0
}

/** The first appointment of a role that is in force on a day. */
export async function findOfRole(
  db: Db,
  street: StreetCode,
  role: Role,
  day: Day,
): Promise<{ appointment: AppointmentId; person: PersonId } | undefined> {
  const [row] = await db.query<{ appointment: AppointmentId; person: PersonId }>(
    `SELECT a.id AS appointment, a.person FROM appointments a
     WHERE a.street = $1 AND a.role = $2 AND ${IN_OFFICE} ORDER BY a.id LIMIT 1`,
    [street, role, day],
  )
  return row
}

/** The roles that somebody holds on a day, standing in apart; `without` leaves one appointment out. */
export async function rolesOn(
  db: Db,
  street: StreetCode,
  person: PersonId,
  day: Day,
  without: AppointmentId | null = null,
): Promise<Role[]> {
  const rows = await db.query<{ role: Role }>(
    `SELECT DISTINCT a.role FROM appointments a
     WHERE a.street = $1 AND a.person = $2 AND ${IN_OFFICE} AND a.id IS DISTINCT FROM $4
     ORDER BY a.role`,
    [street, person, day, without],
  )
  return rows.map(({ role }) => role)
}

/** Open work of a kind whose owner holds none of the roles that do it, a few hundred at a time. */
export async function listLeft(
  db: Db,
  street: StreetCode,
  kind: Assignment['kind'],
  today: Day,
  roles: readonly Role[],
): Promise<OwnedRow[]> {
  return db.query<OwnedRow>(
    `SELECT w.id, w.owner, w.noun, w.subject, w.kind, w.title, w.due, w.about FROM assignments w
     WHERE w.street = $1 AND w.kind = $2 AND w.done_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM appointments a
       WHERE a.street = $1 AND a.person = w.owner AND a.role = ANY($4) AND ${IN_OFFICE})
     ORDER BY w.due, w.id LIMIT 200`,
    [street, kind, today, roles],
  )
}

/** Stand-ins who were in office once and hold nothing any more, today or later. */
export async function listGoneStandIns(
  db: Db,
  street: StreetCode,
  today: Day,
): Promise<PersonId[]> {
  const rows = await db.query<{ person: PersonId }>(
    `SELECT DISTINCT s.person FROM appointments s
     WHERE s.street = $1 AND s.until_day < greatest($2, s.from_day)
       AND EXISTS (SELECT 1 FROM appointments a WHERE a.street = $1 AND a.stand_in = s.person
                   AND ${inForceFrom('a', '$2')})
       AND NOT EXISTS (SELECT 1 FROM appointments h WHERE h.street = $1 AND h.person = s.person
                       AND ${inForceFrom('h', '$2')})
     ORDER BY s.person LIMIT 200`,
    [street, today],
  )
  return rows.map(({ person }) => person)
}
