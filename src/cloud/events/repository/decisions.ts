import type { EventId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

type Which = { street: StreetCode; event: EventId }

const MOST = 200

/** Events that have to be decided, or whose organiser has to hear that too few come; the first to be decided first. */
export async function listToDecide(
  db: Db,
  street: StreetCode,
  { now, warnBefore }: { now: number; warnBefore: number },
): Promise<EventId[]> {
  const rows = await db.query<{ id: EventId }>(
    `SELECT id FROM events
     WHERE street = $1 AND state = 'published' AND decided_at IS NULL AND decide_at <= $3
       AND (decide_at <= $2 OR (warned_at IS NULL AND NOT held_anyway AND taken < minimum))
     ORDER BY decide_at, id LIMIT ${MOST}`,
    [street, new Date(now), new Date(warnBefore)],
  )
  return rows.map(({ id }) => id)
}

/** The organiser of a locked event was told that too few come. */
export async function setWarned(tx: Tx, event: Authorized<Which>, now: number): Promise<void> {
  await tx.query('UPDATE events SET warned_at = $3 WHERE street = $1 AND id = $2', [
    event.street,
    event.event,
    new Date(now),
  ])
}

/** The minimum of a locked event is decided: who gives a place back later calls nothing off. */
export async function setDecided(tx: Tx, event: Authorized<Which>, now: number): Promise<void> {
  await tx.query('UPDATE events SET decided_at = $3 WHERE street = $1 AND id = $2', [
    event.street,
    event.event,
    new Date(now),
  ])
}
