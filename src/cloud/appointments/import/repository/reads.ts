import type { AreaLevel, Role } from '@/contract/areas'
import type { AppointmentId, AreaCode, Day, PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../../database/database'
import { inForceFrom } from '../../../database/in-force'

/** An area as a sheet may name it. */
export interface SheetArea {
  code: AreaCode
  level: AreaLevel
  zh: string
  en: string
  ended: boolean
}

/** Every area of a street, those that ended too. */
export async function listAreas(db: Db, street: StreetCode): Promise<SheetArea[]> {
  return db.query<SheetArea>(
    `SELECT code, level, name ->> 'zh' AS zh, coalesce(name ->> 'en', name ->> 'zh') AS en,
            ended IS NOT NULL AS ended
     FROM areas WHERE street = $1 ORDER BY code`,
    [street],
  )
}

/** An appointment as far as a sheet can say it. */
export interface KnownOffice {
  appointment: AppointmentId
  key: string
  person: PersonId
  name: string
  claimed: boolean
  sealed: string | null
  hash: string | null
  tailHash: string | null
  role: Role
  area: AreaCode
  zh: string
  en: string
  from: Day
  until: Day | null
  standIn: PersonId | null
  standInName: string | null
  /** How many appointments the person has had in the street, this one too. */
  offices: number
  version: number
}

const KNOWN = `
  SELECT a.id AS appointment, coalesce(a.import_key, '') AS key, a.person,
         coalesce(p.name, '') AS name, p.claimed_at IS NOT NULL AS claimed,
         p.phone_sealed AS sealed, p.phone_hash AS hash, p.phone_tail_hash AS "tailHash",
         a.role, a.area, r.name ->> 'zh' AS zh, coalesce(r.name ->> 'en', r.name ->> 'zh') AS en,
         a.from_day AS "from", a.until_day AS until, a.stand_in AS "standIn",
         s.name AS "standInName", a.version,
         (SELECT count(*)::int FROM appointments o
          WHERE o.street = $1 AND o.person = a.person) AS offices
  FROM appointments a
  JOIN persons p ON p.id = a.person
  JOIN areas r ON r.street = $1 AND r.code = a.area
  LEFT JOIN persons s ON s.id = a.stand_in
  WHERE a.street = $1`

/** The appointments that files have called by these keys, over or not. */
export async function listByKey(
  db: Db,
  street: StreetCode,
  keys: readonly string[],
): Promise<KnownOffice[]> {
  return db.query<KnownOffice>(`${KNOWN} AND a.import_key = ANY($2::text[]) ORDER BY a.id`, [
    street,
    keys,
  ])
}

/** These appointments as they stand; nobody else changes them until the transaction ends. */
export async function lockOffices(
  tx: Tx,
  street: StreetCode,
  ids: readonly string[],
): Promise<Map<string, KnownOffice>> {
  await tx.query(
    'SELECT id FROM appointments WHERE street = $1 AND id = ANY($2::text[]) ORDER BY id FOR UPDATE',
    [street, ids],
  )
  const rows = await tx.query<KnownOffice>(`${KNOWN} AND a.id = ANY($2::text[]) ORDER BY a.id`, [
    street,
    ids,
  ])
  return new Map(rows.map((row) => [row.appointment, row]))
}

/** Somebody who has or had an office in the street. */
export interface Colleague {
  person: PersonId
  name: string
  claimed: boolean
  hash: string
  /** Whether they hold something today or later. */
  serves: boolean
}

/** Those of a street under these phone numbers; nobody of another street. */
export async function listByPhone(
  db: Db,
  street: StreetCode,
  hashes: readonly string[],
  today: Day,
): Promise<Colleague[]> {
  return db.query<Colleague>(
    `SELECT p.id AS person, coalesce(p.name, '') AS name, p.claimed_at IS NOT NULL AS claimed,
            p.phone_hash AS hash,
            EXISTS (SELECT 1 FROM appointments a WHERE a.street = $1 AND a.person = p.id
                    AND ${inForceFrom('a', '$3::date')})
              AS serves
     FROM persons p
     WHERE p.phone_hash = ANY($2::text[]) AND p.merged_into IS NULL
       AND EXISTS (SELECT 1 FROM appointments a WHERE a.street = $1 AND a.person = p.id)
     ORDER BY p.claimed_at IS NULL, p.id`,
    [street, hashes, today],
  )
}

/** Who leads an area, today or later. */
export interface Holder {
  appointment: AppointmentId
  person: PersonId
  name: string
  role: Role
  area: AreaCode
  from: Day
  until: Day | null
}

/** Who holds these roles in a street, today or later. */
export async function listHolders(
  db: Db,
  street: StreetCode,
  roles: readonly Role[],
  today: Day,
): Promise<Holder[]> {
  return db.query<Holder>(
    `SELECT a.id AS appointment, a.person, coalesce(p.name, '') AS name, a.role, a.area,
            a.from_day AS "from", a.until_day AS until
     FROM appointments a JOIN persons p ON p.id = a.person
     WHERE a.street = $1 AND a.role = ANY($2::text[])
       AND ${inForceFrom('a', '$3::date')}
     ORDER BY a.id`,
    [street, roles, today],
  )
}

/** Those of these areas that are there today, and stay so until the transaction ends. */
export async function keepAreas(
  tx: Tx,
  street: StreetCode,
  codes: readonly AreaCode[],
): Promise<Set<string>> {
  const rows = await tx.query<{ code: AreaCode }>(
    `SELECT code FROM areas WHERE street = $1 AND code = ANY($2::text[]) AND ended IS NULL
     ORDER BY code FOR SHARE`,
    [street, codes],
  )
  return new Set(rows.map(({ code }) => code))
}

/** Those of these records that nobody else takes over until the transaction ends, and whether somebody has. */
export async function lockPersons(
  tx: Tx,
  persons: readonly PersonId[],
): Promise<Map<string, { claimed: boolean }>> {
  const rows = await tx.query<{ person: PersonId; claimed: boolean }>(
    `SELECT id AS person, claimed_at IS NOT NULL AS claimed FROM persons
     WHERE id = ANY($1::text[]) AND merged_into IS NULL ORDER BY id FOR UPDATE`,
    [persons],
  )
  return new Map(rows.map(({ person, claimed }) => [person, { claimed }]))
}

/** Those of these people who hold something today or later. */
export async function listServing(
  db: Db,
  street: StreetCode,
  persons: readonly PersonId[],
  today: Day,
): Promise<Set<string>> {
  const rows = await db.query<{ person: PersonId }>(
    `SELECT DISTINCT a.person FROM appointments a
     WHERE a.street = $1 AND a.person = ANY($2::text[])
       AND ${inForceFrom('a', '$3::date')}
     ORDER BY a.person`,
    [street, persons, today],
  )
  return new Set(rows.map(({ person }) => person))
}

/** The invitation that each of these people may accept. */
export async function listInvited(
  db: Db,
  street: StreetCode,
  persons: readonly PersonId[],
  at: Date,
): Promise<Map<string, string>> {
  const rows = await db.query<{ person: PersonId; invitation: string }>(
    `SELECT person, id AS invitation FROM invitations
     WHERE street = $1 AND person = ANY($2::text[]) AND claimed_at IS NULL
       AND revoked_at IS NULL AND expires_at > $3 ORDER BY id`,
    [street, persons, at],
  )
  return new Map(rows.map(({ person, invitation }) => [person, invitation]))
}

/** Those of these people who own work that is not done. */
export async function listBusy(
  db: Db,
  street: StreetCode,
  persons: readonly PersonId[],
): Promise<PersonId[]> {
  const rows = await db.query<{ owner: PersonId }>(
    `SELECT DISTINCT owner FROM assignments
     WHERE street = $1 AND owner = ANY($2::text[]) AND done_at IS NULL ORDER BY owner`,
    [street, persons],
  )
  return rows.map(({ owner }) => owner)
}

/** The stand-ins among these people. */
export async function listStandIns(
  db: Db,
  street: StreetCode,
  persons: readonly PersonId[],
): Promise<PersonId[]> {
  const rows = await db.query<{ person: PersonId }>(
    `SELECT DISTINCT stand_in AS person FROM appointments
     WHERE street = $1 AND stand_in = ANY($2::text[]) ORDER BY stand_in`,
    [street, persons],
  )
  return rows.map(({ person }) => person)
}
