import type { EventId, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** Events that begin between two moments, the first to begin first. */
export async function listStarting(
  db: Db,
  street: StreetCode,
  from: Date,
  until: Date,
): Promise<{ event: EventId; starts: Date }[]> {
  return db.query<{ event: EventId; starts: Date }>(
    `SELECT id AS event, starts_at AS starts FROM events e
     WHERE street = $1 AND state = 'published' AND starts_at > $2 AND starts_at <= $3
       AND EXISTS (SELECT 1 FROM signups u WHERE u.street = $1 AND u.event = e.id
         AND u.state = 'confirmed' AND u.reminded < 2)
     ORDER BY starts_at, id LIMIT 200`,
    [street, from, until],
  )
}

/**
 * Marks those who have a place as reminded, once. Who signed up after the moment of a reminder has no
 * need of it, and is marked all the same.
 * @param made the moment of the reminder
 * @returns whom to tell
 */
export async function markReminded(
  tx: Tx,
  { street, event }: Authorized<{ street: StreetCode; event: EventId }>,
  { which, made }: { which: 1 | 2; made: Date },
): Promise<PersonId[]> {
  const rows = await tx.query<{ person: PersonId | null; since: Date }>(
    `UPDATE signups SET reminded = $3
     WHERE street = $1 AND event = $2 AND state = 'confirmed' AND NOT walk_in AND reminded < $3
     RETURNING person, made_at AS since`,
    [street, event, which],
  )
  return rows.flatMap(({ person, since }) => (person && since < made ? [person] : []))
}
