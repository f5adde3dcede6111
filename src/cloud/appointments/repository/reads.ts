import type { Role } from '@/contract/areas'
import type { Answerer, Lead } from '@/contract/areas.rules'
import type { AreaCode, Day, PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'
import { inForce } from '../../database/in-force'

/** The last day of an absence that covers day $3; null where there is none. */
const awayUntil = (person: string) =>
  `(SELECT max(b.until_day) FROM absences b WHERE b.street = $1 AND b.person = ${person}
     AND ${inForce('b', '$3')})`

const answerer = (alias: string) =>
  `jsonb_build_object('person', ${alias}.id, 'name', coalesce(${alias}.name, ''),
     'claimed', ${alias}.claimed_at IS NOT NULL, 'awayUntil', ${awayUntil(`${alias}.id`)})`

interface LeadRow {
  area: AreaCode
  role: Role
  lead: Answerer
  standIn: Answerer | null
}

/** Who leads these areas on a day, the longest in office first. */
export async function listLeads(
  db: Db,
  street: StreetCode,
  areas: readonly AreaCode[],
  day: Day,
): Promise<Lead[]> {
  const rows = await db.query<LeadRow>(
    `SELECT a.area, a.role, ${answerer('p')} AS lead,
            CASE WHEN s.id IS NOT NULL THEN ${answerer('s')} END AS "standIn"
     FROM appointments a JOIN persons p ON p.id = a.person LEFT JOIN persons s ON s.id = a.stand_in
     WHERE a.street = $1 AND a.area = ANY($2) AND a.operator IS NULL AND ${inForce('a', '$3')}
     ORDER BY a.from_day, a.id`,
    [street, areas, day],
  )
  return rows.map(({ area, role, lead, standIn }) => ({ area, role, standIn, ...lead }))
}

/**
 * Whether somebody holds one of these roles, which nobody then ends before this transaction does: an
 * end that is faster is waited for, one that comes later finds the work that is given here.
 */
export async function keepInOffice(
  tx: Tx,
  street: StreetCode,
  person: PersonId,
  roles: readonly Role[],
  today: Day,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM appointments
     WHERE street = $1 AND person = $2 AND role = ANY($3)
       AND ${inForce('appointments', '$4')} ORDER BY id FOR SHARE`,
    [street, person, roles, today],
  )
  return rows.length > 0
}

/** Those of these people who hold one of these roles. */
export async function listInOffice(
  db: Db,
  street: StreetCode,
  people: readonly PersonId[],
  roles: readonly Role[],
  today: Day,
): Promise<Set<PersonId>> {
  const rows = await db.query<{ person: PersonId }>(
    `SELECT DISTINCT person FROM appointments
     WHERE street = $1 AND person = ANY($2) AND role = ANY($3)
       AND ${inForce('appointments', '$4')} ORDER BY person`,
    [street, people, roles, today],
  )
  return new Set(rows.map(({ person }) => person))
}
