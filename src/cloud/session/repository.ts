import { dayOf } from '@/contract/calendar.rules'
import type { Persona } from '@/contract/session'
import type { PersonId, StreetCode } from '@/contract/wire'
import type { Actor, Appointment } from '../context'
import type { Db } from '../database/database'
import { inForce } from '../database/in-force'

type Found = Pick<Actor, 'person' | 'name' | 'persona' | 'appointments'>

/**
 * The roles of a person on day $2 in street $3, with those of everybody for whom they stand in and who
 * is away that day, as one json column: identity costs one statement a call.
 */
const APPOINTMENTS = `
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'street', a.street, 'role', a.role, 'area', a.area, 'areaName', r.name, 'operator', a.operator)
    ORDER BY a.id), '[]')
  FROM appointments a JOIN areas r ON r.street = $3 AND r.code = a.area
  WHERE a.street = $3 AND ${inForce('a', '$2')}
    AND (a.person = p.id OR (a.stand_in = p.id AND EXISTS (
      SELECT 1 FROM absences b WHERE b.street = $3 AND b.person = a.person
        AND ${inForce('b', '$2')})))`

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
): Promise<(Found & { seenAt: Date }) | undefined> {
  const [row] = await db.query<FoundRow & { seenAt: Date }>(
    `SELECT s.person, p.name, p.persona, s.seen_at AS "seenAt", (${APPOINTMENTS}) AS appointments
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

/** The seeded person who plays a persona. */
export async function findPersona(db: Db, persona: Persona): Promise<PersonId | undefined> {
  const [row] = await db.query<{ id: PersonId }>('SELECT id FROM persons WHERE persona = $1', [
    persona,
  ])
  return row?.id
}
