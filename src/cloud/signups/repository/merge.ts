import type { EventId, PersonId, SignupId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/** The events in which two records both have a part, with the younger part. */
export async function listDoubles(
  db: Db,
  street: StreetCode,
  people: readonly [PersonId, PersonId],
): Promise<{ event: EventId; signup: SignupId }[]> {
  return db.query<{ event: EventId; signup: SignupId }>(
    `SELECT a.event, CASE WHEN (a.made_at, a.id) > (b.made_at, b.id) THEN a.id ELSE b.id END AS signup
     FROM signups a
     JOIN signups b ON b.street = $1 AND b.event = a.event AND b.person = $3 AND b.live
     WHERE a.street = $1 AND a.person = $2 AND a.live ORDER BY a.event`,
    [street, ...people],
  )
}

/** What one record has is another’s. Shifts that now meet are marked, and both are kept. */
export async function moveSignups(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query(
    `UPDATE signup_places p SET meets = true
     WHERE p.street = $1 AND p.person = $2 AND p.held AND p.is_a = 'shift' AND EXISTS (
       SELECT 1 FROM signup_places o WHERE o.street = $1 AND o.person = $3 AND o.held
         AND o.is_a = 'shift' AND tstzrange(o.starts_at, o.ends_at) && tstzrange(p.starts_at, p.ends_at))`,
    [street, from, into],
  )
  await tx.query('UPDATE signup_places SET person = $3 WHERE street = $1 AND person = $2', [
    street,
    from,
    into,
  ])
  await tx.query(
    `UPDATE signups u SET version = version + 1,
       person = CASE WHEN person = $2 THEN $3 ELSE person END,
       client = CASE WHEN maker = $2 AND EXISTS (
         SELECT 1 FROM signups o WHERE o.street = $1 AND o.maker = $3 AND o.client = u.client)
         THEN u.id ELSE client END,
       maker = CASE WHEN maker = $2 THEN $3 ELSE maker END
     WHERE u.street = $1 AND (person = $2 OR maker = $2)`,
    [street, from, into],
  )
}
