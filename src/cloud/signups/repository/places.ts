import type { EventId, PersonId, PlaceId, ShiftId, SignupId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

/** One seat, or one shift, that is asked for. */
export interface NewPlace {
  id: PlaceId
  shift: ShiftId | null
  position: number
  name: string
  child: boolean
}

/** The seats of a locked sign-up are held, or no longer; its shifts stay as they are. */
export async function holdSeats(
  tx: Tx,
  { street, signup }: Authorized<{ street: StreetCode; signup: SignupId }>,
  held: boolean,
): Promise<void> {
  await tx.query(
    `UPDATE signup_places SET held = $3 WHERE street = $1 AND signup = $2 AND is_a = 'guest'`,
    [street, signup, held],
  )
}

/**
 * Places of a locked sign-up are given back. A seat that was only asked for was never theirs: it goes,
 * so that it does not come back with the rest of the party.
 */
export async function dropPlaces(
  tx: Tx,
  { street, event, signup }: Authorized<{ street: StreetCode; event: EventId; signup: SignupId }>,
  places: readonly { place: PlaceId; held: boolean }[],
): Promise<void> {
  const idsOf = (held: boolean) =>
    places.filter((one) => one.held === held).map(({ place }) => place)
  if (idsOf(true).length > 0) {
    await tx.query(
      `UPDATE signup_places SET held = false, meets = false
       WHERE street = $1 AND event = $2 AND signup = $3 AND id = ANY($4)`,
      [street, event, signup, idsOf(true)],
    )
  }
  if (idsOf(false).length > 0) {
    await tx.query(
      `DELETE FROM signup_places
       WHERE street = $1 AND event = $2 AND signup = $3 AND id = ANY($4) AND NOT held`,
      [street, event, signup, idsOf(false)],
    )
  }
}

/** Adds shifts to a locked sign-up, held at once. @throws the overlap of shifts */
export async function insertShifts(
  tx: Tx,
  {
    street,
    event,
    signup,
    person,
  }: Authorized<{
    street: StreetCode
    event: EventId
    signup: SignupId
    person: PersonId | null
  }>,
  shifts: readonly NewPlace[],
): Promise<void> {
  if (shifts.length === 0) return
  await tx.query(
    `INSERT INTO signup_places (street, event, id, signup, person, is_a, shift, position, name, child,
                                held, starts_at, ends_at)
     SELECT $1, $2, x.id, $3, $4, 'shift', x.shift, x.position, x.name, false, true,
            h.starts_at, h.ends_at
     FROM jsonb_to_recordset($5) AS x (id text, shift text, position int, name text)
     JOIN event_shifts h ON h.street = $1 AND h.event = $2 AND h.id = x.shift`,
    [street, event, signup, person, JSON.stringify(shifts)],
  )
}

/** Another shift that somebody has at the same time as `p`; $1 is the street. */
const MEETS = `EXISTS (
  SELECT 1 FROM signup_places o WHERE o.street = $1 AND o.person = p.person AND o.held
    AND o.is_a = 'shift' AND (o.event, o.id) <> (p.event, p.id)
    AND tstzrange(o.starts_at, o.ends_at) && tstzrange(p.starts_at, p.ends_at))`

/** Shifts of somebody that met another one, and meet none any more, are like any other. */
export async function settleOverlaps(tx: Tx, street: StreetCode, person: PersonId): Promise<void> {
  await tx.query(
    `UPDATE signup_places p SET meets = false
     WHERE p.street = $1 AND p.person = $2 AND p.held AND p.is_a = 'shift' AND p.meets
       AND NOT ${MEETS}`,
    [street, person],
  )
}

/**
 * The places of an event that was moved have its new times. A shift that now meets another one of its
 * person is kept and marked.
 * @returns those people
 */
export async function followTimes(
  tx: Tx,
  { street, event }: Authorized<{ street: StreetCode; event: EventId }>,
): Promise<PersonId[]> {
  await tx.query(
    `UPDATE signup_places p SET starts_at = e.starts_at, ends_at = e.ends_at FROM events e
     WHERE p.street = $1 AND p.event = $2 AND p.is_a = 'guest' AND e.street = $1 AND e.id = $2`,
    [street, event],
  )
  // marked first: two shifts of one person may change places, and each would meet the other on the way
  await tx.query(
    `UPDATE signup_places p SET starts_at = h.starts_at, ends_at = h.ends_at, meets = true
     FROM event_shifts h
     WHERE p.street = $1 AND p.event = $2 AND p.is_a = 'shift' AND p.held
       AND h.street = $1 AND h.event = $2 AND h.id = p.shift`,
    [street, event],
  )
  await tx.query(
    `UPDATE signup_places p SET meets = false
     WHERE p.street = $1 AND p.event = $2 AND p.is_a = 'shift' AND p.held AND NOT ${MEETS}`,
    [street, event],
  )
  const rows = await tx.query<{ person: PersonId }>(
    `SELECT DISTINCT person FROM signup_places
     WHERE street = $1 AND event = $2 AND meets AND person IS NOT NULL ORDER BY person`,
    [street, event],
  )
  return rows.map(({ person }) => person)
}
