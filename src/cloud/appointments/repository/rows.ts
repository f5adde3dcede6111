import type { OperatorName } from '@/contract/appointments'
import type { AreaLevel, Role } from '@/contract/areas'
import type {
  AbsenceId,
  AppointmentId,
  AreaCode,
  ClientId,
  Day,
  InvitationId,
  OperatorId,
  PersonId,
  StreetCode,
} from '@/contract/wire'
import { cursorOf, readCursor } from '../../cursor'
import type { Db, Tx } from '../../database/database'
import { inForceFrom } from '../../database/in-force'

export interface AppointmentRow {
  street: StreetCode
  appointment: AppointmentId
  person: PersonId
  name: string
  claimed: boolean
  phoneSealed: string | null
  role: Role
  area: AreaCode
  level: AreaLevel
  zh: string
  en: string
  path: AreaCode[]
  operator: OperatorName | null
  from: Day
  until: Day | null
  standIn: { person: PersonId; name: string } | null
  away: { absence: AbsenceId; from: Day; until: Day } | null
  /** `expires` in ISO 8601, in whatever zone the database speaks. */
  invited: { invitation: InvitationId; expires: string } | null
  work: number
  demo: boolean
  version: number
}

/** When it is: the day decides what is in force, the moment which invitations are. */
export interface Now {
  today: Day
  at: Date
}

/** $1 street, $2 today, $3 now. */
const APPOINTMENTS = `
  SELECT a.street, a.id AS appointment, a.person, coalesce(p.name, '') AS name,
         p.claimed_at IS NOT NULL AS claimed, p.phone_sealed AS "phoneSealed", a.role, a.area,
         r.level, r.name ->> 'zh' AS zh, coalesce(r.name ->> 'en', r.name ->> 'zh') AS en, r.path,
         CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('operator', o.id,
           'zh', o.name ->> 'zh', 'en', coalesce(o.name ->> 'en', o.name ->> 'zh')) END AS operator,
         a.from_day AS "from", a.until_day AS until,
         CASE WHEN s.id IS NOT NULL THEN
           jsonb_build_object('person', s.id, 'name', coalesce(s.name, '')) END AS "standIn",
         (SELECT jsonb_build_object('absence', b.id, 'from', b.from_day, 'until', b.until_day)
          FROM absences b WHERE b.street = $1 AND b.person = a.person AND b.until_day >= $2
          ORDER BY b.from_day, b.id LIMIT 1) AS away,
         (SELECT jsonb_build_object('invitation', i.id, 'expires', i.expires_at)
          FROM invitations i WHERE i.street = $1 AND i.person = a.person
            AND i.claimed_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $3) AS invited,
         (SELECT count(*)::int FROM assignments w
          WHERE w.street = $1 AND w.owner = a.person AND w.done_at IS NULL) AS work,
         a.demo, a.version
  FROM appointments a
  JOIN persons p ON p.id = a.person
  JOIN areas r ON r.street = $1 AND r.code = a.area
  LEFT JOIN persons s ON s.id = a.stand_in
  LEFT JOIN operators o ON o.street = $1 AND o.id = a.operator
  WHERE a.street = $1`

/** In force today or later. */
const COMING = `AND ${inForceFrom('a', '$2')}`

/** An appointment, over or not. */
export async function find(
  db: Db,
  street: StreetCode,
  appointment: AppointmentId,
  { today, at }: Now,
): Promise<AppointmentRow | undefined> {
  const [row] = await db.query<AppointmentRow>(`${APPOINTMENTS} AND a.id = $4`, [
    ...[street, today, at, appointment],
  ])
  return row
}

/** An appointment as find gives it, and nobody else changes it until the transaction ends. */
export async function lock(
  tx: Tx,
  street: StreetCode,
  appointment: AppointmentId,
  now: Now,
): Promise<AppointmentRow | undefined> {
  await tx.query('SELECT id FROM appointments WHERE street = $1 AND id = $2 FOR UPDATE', [
    street,
    appointment,
  ])
  return find(tx, street, appointment, now)
}

/** The appointment that a client id made. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  client: ClientId,
): Promise<AppointmentId | undefined> {
  const [row] = await db.query<{ id: AppointmentId }>(
    'SELECT id FROM appointments WHERE street = $1 AND client = $2',
    [street, client],
  )
  return row?.id
}

/** What somebody holds in a street today and later. */
export async function listOf(
  db: Db,
  street: StreetCode,
  person: PersonId,
  { today, at }: Now,
): Promise<AppointmentRow[]> {
  return db.query<AppointmentRow>(`${APPOINTMENTS} ${COMING} AND a.person = $4 ORDER BY a.id`, [
    ...[street, today, at, person],
  ])
}

/** Where somebody stands in, today and later. */
export async function listStoodInBy(
  db: Db,
  street: StreetCode,
  person: PersonId,
  { today, at }: Now,
): Promise<AppointmentRow[]> {
  return db.query<AppointmentRow>(`${APPOINTMENTS} ${COMING} AND a.stand_in = $4 ORDER BY a.id`, [
    ...[street, today, at, person],
  ])
}

const PAGE = 20

export interface Wanted {
  area: AreaCode | undefined
  role: Role | undefined
  operator: OperatorId | undefined
  /** In the name. */
  words: string | undefined
  phone: { hash: string | null; tailHash: string | null }
  /** Whose these are: all, those of some communities, one's own. */
  share: { all: boolean; areas: readonly AreaCode[]; person: PersonId | null }
  after: string | undefined
}

/** A page of who holds what today and later, by area. */
export async function list(
  db: Db,
  street: StreetCode,
  wanted: Wanted,
  { today, at }: Now,
): Promise<{ rows: AppointmentRow[]; next: string | null }> {
  const { share, phone } = wanted
  const [area, id] = readCursor(wanted.after, ['', ''])
  const rows = await db.query<AppointmentRow>(
    `${APPOINTMENTS} ${COMING}
       AND ($4::text IS NULL OR r.path @> ARRAY[$4::text]) AND ($5::text IS NULL OR a.role = $5)
       AND ($6::text IS NULL OR position(lower($6) IN lower(p.name)) > 0
            OR p.phone_hash = $7 OR p.phone_tail_hash = $8)
       AND ($14::text IS NULL OR a.operator = $14)
       AND ($9::boolean OR r.path && $10::text[] OR a.person = $11)
       AND (a.area COLLATE "C", a.id COLLATE "C") > ($12, $13)
     ORDER BY a.area COLLATE "C", a.id COLLATE "C" LIMIT ${PAGE + 1}`,
    [
      ...[street, today, at, wanted.area ?? null, wanted.role ?? null, wanted.words ?? null],
      ...[phone.hash, phone.tailHash, share.all, share.areas, share.person, area, id],
      wanted.operator ?? null,
    ],
  )
  return cursorOf(rows, PAGE, (row) => [row.area, row.appointment])
}
