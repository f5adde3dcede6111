import { dayOf } from '@/contract/calendar.rules'
import type { Persona } from '@/contract/session'
import type { PersonId, StreetCode } from '@/contract/wire'
import type { Actor, Appointment } from '../context'
import type { Db } from '../database/database'

type Found = Pick<Actor, 'person' | 'name' | 'persona' | 'appointments'>

/** The roles of a person on day $2 in street $3, as one json column: identity costs one statement a call. */
const APPOINTMENTS = `
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'street', a.street, 'role', a.role, 'area', a.area, 'areaName', r.name, 'operator', a.operator)
    ORDER BY a.id), '[]')
  FROM appointments a JOIN areas r ON r.street = $3 AND r.code = a.area
  WHERE a.street = $3 AND a.person = p.id AND a.from_day <= $2 AND (a.until_day IS NULL OR a.until_day >= $2)`

interface FoundRow {
  person: PersonId | null
  name: string | null
  persona: Persona | null
  appointments: Appointment[]
}

/** Who holds a session that is neither ended nor over. */
export async function findBySession(
  db: Db,
  session: string,
  street: StreetCode | null,
  now: number,
): Promise<Found | undefined> {
  const [row] = await db.query<FoundRow>(
    `SELECT s.person, p.name, p.persona, (${APPOINTMENTS}) AS appointments
     FROM sessions s LEFT JOIN persons p ON p.id = s.person
     WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $4`,
    [session, dayOf(now), street, new Date(now)],
  )
  return row
}

/** The person behind a WeChat account, if they agreed to be kept. */
export async function findByOpenid(
  db: Db,
  hash: string,
  street: StreetCode | null,
  now: number,
): Promise<Found | undefined> {
  const [row] = await db.query<FoundRow>(
    `SELECT p.id AS person, p.name, p.persona, (${APPOINTMENTS}) AS appointments
     FROM wechat_accounts w JOIN persons p ON p.id = w.person WHERE w.openid_hash = $1`,
    [hash, dayOf(now), street],
  )
  return row
}

/** Keeps a person for a WeChat account; one that is kept already is answered. */
export async function linkAccount(
  db: Db,
  hash: string,
  newPerson: PersonId,
  now: number,
): Promise<PersonId> {
  return db.tx(async (tx) => {
    const at = new Date(now)
    await tx.query('INSERT INTO persons (id, created_at) VALUES ($1, $2)', [newPerson, at])
    const [linked] = await tx.query<{ person: PersonId }>(
      `INSERT INTO wechat_accounts (openid_hash, person, linked_at) VALUES ($1, $2, $3)
       ON CONFLICT (openid_hash) DO UPDATE SET openid_hash = excluded.openid_hash
       RETURNING person`,
      [hash, newPerson, at],
    )
    if (linked?.person !== newPerson)
      await tx.query('DELETE FROM persons WHERE id = $1', [newPerson])
    return linked?.person ?? newPerson
  })
}

export async function insertSession(
  db: Db,
  session: { id: string; person: PersonId | null; openedAt: number; expiresAt: number },
): Promise<void> {
  await db.query(
    'INSERT INTO sessions (id, person, opened_at, expires_at) VALUES ($1, $2, $3, $4)',
    [session.id, session.person, new Date(session.openedAt), new Date(session.expiresAt)],
  )
}

/** Lets a session that is still open run on. */
export async function extendSession(db: Db, id: string, expiresAt: number): Promise<void> {
  await db.query('UPDATE sessions SET expires_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
    id,
    new Date(expiresAt),
  ])
}

export async function revokeSession(db: Db, id: string, now: number): Promise<void> {
  await db.query('UPDATE sessions SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
    id,
    new Date(now),
  ])
}

/** The seeded person who plays a persona. */
export async function findPersona(db: Db, persona: Persona): Promise<PersonId | undefined> {
  const [row] = await db.query<{ id: PersonId }>('SELECT id FROM persons WHERE persona = $1', [
    persona,
  ])
  return row?.id
}
