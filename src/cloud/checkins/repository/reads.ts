import type { EventId, PersonId, PlaceId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/** Whether somebody, or anybody of their party, came to an event. */
export async function didCome(
  db: Db,
  street: StreetCode,
  event: EventId,
  person: PersonId,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT t.place FROM signups u
     JOIN signup_places p ON p.street = $1 AND p.signup = u.id
     JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = p.id AND t.in_at IS NOT NULL
     WHERE u.street = $1 AND u.event = $2 AND u.person = $3 ORDER BY t.place LIMIT 1`,
    [street, event, person],
  )
  return rows.length > 0
}

/** Events with somebody whose shift ended before a moment and who has not checked out. */
export async function listForgotten(db: Db, street: StreetCode, before: Date): Promise<EventId[]> {
  const rows = await db.query<{ event: EventId }>(
    `SELECT DISTINCT t.event FROM attendance t
     JOIN signup_places p ON p.street = $1 AND p.event = t.event AND p.id = t.place
     WHERE t.street = $1 AND t.is_shift AND t.out_at IS NULL AND t.in_at IS NOT NULL
       AND p.ends_at <= $2 ORDER BY t.event LIMIT 100`,
    [street, before],
  )
  return rows.map(({ event }) => event)
}

/** Closes these stays of a locked event at the planned end of their shifts. */
export async function closeForgotten(
  tx: Tx,
  { street, event }: { street: StreetCode; event: EventId },
  before: Date,
): Promise<{ place: PlaceId; signup: string }[]> {
  return tx.query<{ place: PlaceId; signup: string }>(
    `UPDATE attendance t SET out_at = greatest(t.in_at, p.ends_at), assumed = true
     FROM signup_places p
     WHERE t.street = $1 AND t.event = $2 AND t.is_shift AND t.out_at IS NULL
       AND t.in_at IS NOT NULL AND p.street = $1 AND p.event = $2 AND p.id = t.place
       AND p.ends_at <= $3
     RETURNING t.place, p.signup`,
    [street, event, before],
  )
}
