import { HOME_ROLES } from '@/contract/homes.rules'
import type { Day, PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'
import { inForce } from '../../database/in-force'

/**
 * Whether somebody holds a role that confirms homes, which nobody then ends before this transaction
 * does: an end that is faster is waited for, one that comes later finds the work that is given here.
 */
export async function keepInOffice(
  tx: Tx,
  street: StreetCode,
  person: PersonId,
  today: Day,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM appointments
     WHERE street = $1 AND person = $2 AND role = ANY($3)
       AND ${inForce('appointments', '$4')} ORDER BY id FOR SHARE`,
    [street, person, HOME_ROLES, today],
  )
  return rows.length > 0
}

/** Those of these people who hold a role that confirms homes. */
export async function listInOffice(
  db: Db,
  street: StreetCode,
  people: readonly PersonId[],
  today: Day,
): Promise<Set<PersonId>> {
  const rows = await db.query<{ person: PersonId }>(
    `SELECT DISTINCT person FROM appointments
     WHERE street = $1 AND person = ANY($2) AND role = ANY($3)
       AND ${inForce('appointments', '$4')} ORDER BY person`,
    [street, people, HOME_ROLES, today],
  )
  return new Set(rows.map(({ person }) => person))
}
