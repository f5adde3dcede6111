import type { EventId, PersonId, SignupId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** A party that waits. */
export interface PartyRow {
  signup: SignupId
  person: PersonId | null
  seats: number
}

/** The line of an event, by turn. */
export async function listInLine(db: Db, street: StreetCode, event: EventId): Promise<PartyRow[]> {
  return db.query<PartyRow>(
    `SELECT id AS signup, person, seats FROM signups
     WHERE street = $1 AND event = $2 AND state = 'waiting' ORDER BY turn, id`,
    [street, event],
  )
}

/** Offers of an event that were not answered in time, the first to run out first. */
export async function listRunOut(
  db: Db,
  street: StreetCode,
  event: EventId,
  at: Date,
): Promise<SignupId[]> {
  const rows = await db.query<{ signup: SignupId }>(
    `SELECT id AS signup FROM signups
     WHERE street = $1 AND event = $2 AND state = 'offered' AND offer_until <= $3
     ORDER BY offer_until, turn, id`,
    [street, event, at],
  )
  return rows.map(({ signup }) => signup)
}

interface Reached {
  state: 'offered' | 'confirmed'
  offerUntil: Date | null
  /** The count of the event's changes with this one. */
  tick: number
}

/** Parties of one line have their seats: to answer until a moment, or at once. Its event is locked. */
export async function setInLine(
  tx: Tx,
  { street, signups }: Authorized<{ street: StreetCode; signups: readonly SignupId[] }>,
  { state, offerUntil, tick }: Reached,
): Promise<void> {
  await tx.query(
    `UPDATE signups SET state = $3, offer_until = $4, tick = $5, version = version + 1
     WHERE street = $1 AND id = ANY($2)`,
    [street, signups, state, offerUntil, tick],
  )
  if (state === 'offered') return
  await tx.query(
    `UPDATE signup_places SET held = true
     WHERE street = $1 AND signup = ANY($2) AND is_a = 'guest'`,
    [street, signups],
  )
}

/** The events of a street with an offer that ran out, or with free seats and a line; those first whose start is near. */
export async function listMoving(db: Db, street: StreetCode, at: Date): Promise<EventId[]> {
  const rows = await db.query<{ event: EventId }>(
    `SELECT e.id AS event FROM events e
     WHERE e.street = $1 AND e.state = 'published' AND e.ends_at > $2
       AND (e.waiting > 0 AND e.door_at > $2 AND e.capacity > e.taken + e.lent
         OR EXISTS (SELECT 1 FROM signups u WHERE u.street = $1 AND u.event = e.id
           AND u.state = 'offered' AND u.offer_until <= $2))
     ORDER BY e.ends_at, e.id LIMIT 200`,
    [street, at],
  )
  return rows.map(({ event }) => event)
}
