import type { SignupState } from '@/contract/signups.shapes'
import type { EventId, PersonId, ShiftId, SignupId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** A sign-up that is not over. */
export interface LiveRow {
  signup: SignupId
  person: PersonId | null
  state: SignupState
  seats: number
  /** Somebody of it has come. */
  came: boolean
}

/** Everybody who has a part in an event or waits for one, by turn. */
export async function listLive(db: Db, street: StreetCode, event: EventId): Promise<LiveRow[]> {
  return db.query<LiveRow>(
    `SELECT u.id AS signup, u.person, u.state, u.seats,
            EXISTS (SELECT 1 FROM signup_places p
              JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = p.id
              WHERE p.street = $1 AND p.signup = u.id AND t.in_at IS NOT NULL) AS came
     FROM signups u WHERE u.street = $1 AND u.event = $2 AND u.live ORDER BY u.turn, u.id`,
    [street, event],
  )
}

type AtEvent = { street: StreetCode; event: EventId }

/**
 * These sign-ups of a locked event are over, and their places free.
 * @returns the shift of each place that was one
 */
export async function endAll(
  tx: Tx,
  { street, event, signups }: Authorized<AtEvent & { signups: readonly SignupId[] }>,
  tick: number,
): Promise<ShiftId[]> {
  if (signups.length === 0) return []
  await tx.query(
    `UPDATE signups SET state = 'cancelled', offer_until = NULL, tick = $3, version = version + 1
     WHERE street = $1 AND id = ANY($2)`,
    [street, signups, tick],
  )
  const rows = await tx.query<{ shift: ShiftId | null }>(
    `UPDATE signup_places SET held = false, meets = false
     WHERE street = $1 AND event = $2 AND signup = ANY($3) AND held RETURNING shift`,
    [street, event, signups],
  )
  return rows.flatMap(({ shift }) => shift ?? [])
}

/** No offer of an event that was moved lasts longer than until its door opens, and its reminders begin anew. */
export async function followOffers(
  tx: Tx,
  { street, event }: Authorized<AtEvent>,
  tick: number,
): Promise<void> {
  await tx.query(
    `UPDATE signups u SET tick = $3, reminded = 0,
       offer_until = CASE u.state WHEN 'offered' THEN least(u.offer_until, e.door_at) END
     FROM events e
     WHERE u.street = $1 AND u.event = $2 AND u.live AND e.street = $1 AND e.id = $2`,
    [street, event, tick],
  )
}
