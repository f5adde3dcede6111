import type { EventId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** The numbers of an event, counted where the rows are: nobody is named in any of them. */

export interface SeatCounts {
  confirmed: number
  came: number
  walkIns: number
  children: number
  waited: number
  cancelled: number
}

/** Seats of guests. Who came on a seat that they had given back came all the same. */
export async function countSeats(db: Db, street: StreetCode, event: EventId): Promise<SeatCounts> {
  const [row] = await db.query<SeatCounts>(
    `SELECT count(*) FILTER (WHERE p.held AND NOT u.walk_in)::int AS confirmed,
            count(*) FILTER (WHERE t.in_at IS NOT NULL)::int AS came,
            count(*) FILTER (WHERE u.walk_in AND t.in_at IS NOT NULL)::int AS "walkIns",
            count(*) FILTER (WHERE p.child AND t.in_at IS NOT NULL)::int AS children,
            count(*) FILTER (WHERE u.state IN ('waiting', 'offered'))::int AS waited,
            count(*) FILTER (WHERE u.state = 'cancelled' AND t.in_at IS NULL)::int AS cancelled
     FROM signups u
     JOIN signup_places p ON p.street = $1 AND p.signup = u.id AND p.is_a = 'guest'
     LEFT JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = p.id
     WHERE u.street = $1 AND u.event = $2`,
    [street, event],
  )
  return row ?? { confirmed: 0, came: 0, walkIns: 0, children: 0, waited: 0, cancelled: 0 }
}

export interface ShiftCounts {
  seats: number
  taken: number
  came: number
  minutes: number
}

/** Shifts of volunteers; minutes within the shift, of who has left. */
export async function countShifts(
  db: Db,
  street: StreetCode,
  event: EventId,
): Promise<ShiftCounts> {
  const [row] = await db.query<ShiftCounts>(
    `SELECT (SELECT coalesce(sum(h.capacity), 0)::int FROM event_shifts h
             WHERE h.street = $1 AND h.event = $2 AND NOT h.gone) AS seats,
            count(*) FILTER (WHERE p.held)::int AS taken,
            count(t.in_at)::int AS came,
            coalesce(sum(greatest(0, floor(extract(epoch FROM
              least(t.out_at, p.ends_at) - greatest(t.in_at, p.starts_at)) / 60)))
              FILTER (WHERE t.in_at IS NOT NULL AND t.out_at IS NOT NULL), 0)::int AS minutes
     FROM signup_places p
     LEFT JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = p.id
     WHERE p.street = $1 AND p.event = $2 AND p.is_a = 'shift'`,
    [street, event],
  )
  return row ?? { seats: 0, taken: 0, came: 0, minutes: 0 }
}

/** Who came, by quarter of an hour; the quarters in which nobody did are left out. */
export async function countArrivals(
  db: Db,
  street: StreetCode,
  event: EventId,
): Promise<{ from: Date; people: number }[]> {
  return db.query<{ from: Date; people: number }>(
    `SELECT to_timestamp(floor(extract(epoch FROM t.in_at) / 900) * 900) AS from,
            count(*)::int AS people
     FROM attendance t WHERE t.street = $1 AND t.event = $2 AND t.in_at IS NOT NULL
     GROUP BY 1 ORDER BY 1`,
    [street, event],
  )
}

export async function countFeedback(
  db: Db,
  street: StreetCode,
  event: EventId,
): Promise<{ average: number; count: number }> {
  const [row] = await db.query<{ average: number; count: number }>(
    `SELECT coalesce(round(avg(stars), 1), 0)::float8 AS average, count(*)::int AS count
     FROM event_feedback WHERE street = $1 AND event = $2`,
    [street, event],
  )
  return row ?? { average: 0, count: 0 }
}

/** What people wrote, the latest first. */
export async function listWords(
  db: Db,
  street: StreetCode,
  event: EventId,
): Promise<{ stars: number; words: string }[]> {
  return db.query<{ stars: number; words: string }>(
    `SELECT stars, words FROM event_feedback
     WHERE street = $1 AND event = $2 AND words IS NOT NULL ORDER BY at DESC, person LIMIT 100`,
    [street, event],
  )
}
