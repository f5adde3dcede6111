import { type DoorConflict, MAX_ROSTER_LINES } from '@/contract/checkins'
import type { EventId, SignupId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import { type PlaceRow, withPlaces } from '../../signups/repository/reads'

/** A sign-up as a device needs it. */
export interface LineRow {
  signup: SignupId
  name: string
  tailSealed: string | null
  stands: 'held' | 'waiting' | 'none'
  walkIn: boolean
  tick: number
  places: PlaceRow[]
}

/** Those that changed with a count, up to a limit, the first change first. */
const listPart = (db: Db, which: readonly unknown[], limit: number) =>
  db.query<Omit<LineRow, 'places'>>(
    `SELECT u.id AS signup, u.name, u.tail_sealed AS "tailSealed", u.walk_in AS "walkIn", u.tick,
            CASE WHEN EXISTS (SELECT 1 FROM signup_places p
                   WHERE p.street = $1 AND p.signup = u.id AND p.held) THEN 'held'
                 WHEN u.state IN ('waiting', 'offered') THEN 'waiting' ELSE 'none' END AS stands
     FROM signups u WHERE u.street = $1 AND u.event = $2 AND u.tick BETWEEN $3 AND $4
     ORDER BY u.tick, u.id LIMIT ${limit}`,
    which,
  )

const MAX_INT = 2 ** 31 - 1
/** Sign-ups of the largest event, each with one seat: as many as one count can have changed. */
const MOST = 20_000

/**
 * A page of the roster, from a count of the event's changes on. What one count changed is never cut in
 * two: the next page begins with the next count.
 */
export async function listRoster(
  db: Db,
  street: StreetCode,
  event: EventId,
  from: number,
): Promise<{ rows: LineRow[]; more: boolean }> {
  let part = await listPart(db, [street, event, from, MAX_INT], MAX_ROSTER_LINES + 1)
  const more = part.length > MAX_ROSTER_LINES
  if (more) {
    const [first, last] = [part[0]?.tick ?? 0, part[part.length - 1]?.tick ?? 0]
    part =
      first < last
        ? part.filter(({ tick }) => tick < last)
        : await listPart(db, [street, event, first, first], MOST)
  }
  return { rows: await withPlaces(db, street, part), more }
}

export interface ConflictRow extends Omit<DoorConflict, 'first' | 'second'> {
  firstDevice: string
  firstAt: Date
  secondDevice: string
  secondAt: Date
}

/** Scans that were not the first of their place, with the one that is; the last found first. */
export async function listConflicts(
  db: Db,
  street: StreetCode,
  event: EventId,
  /** Those of one device; null for all. */
  device: string | null,
): Promise<ConflictRow[]> {
  return db.query<ConflictRow>(
    `SELECT c.way, p.signup, c.place, p.name, f.name AS "firstDevice", coalesce(n.first_at, e.at) AS "firstAt",
            d.name AS "secondDevice", e.at AS "secondAt"
     FROM door_conflicts c
     JOIN signup_places p ON p.street = $1 AND p.event = $2 AND p.id = c.place
     JOIN attendance t ON t.street = $1 AND t.event = $2 AND t.place = c.place
     JOIN door_entries e ON e.street = $1 AND e.event = $2 AND e.device = c.device AND e.seq = c.seq
     JOIN door_devices d ON d.street = $1 AND d.id = c.device
     CROSS JOIN LATERAL (
       SELECT CASE c.way WHEN 'in' THEN t.in_device ELSE t.out_device END AS first_device,
              CASE c.way WHEN 'in' THEN t.in_at ELSE t.out_at END AS first_at) n
     JOIN door_devices f ON f.street = $1 AND f.id = n.first_device
     WHERE c.street = $1 AND c.event = $2
       AND ($3::text IS NULL OR c.device = $3 OR c.first_device = $3 OR n.first_device = $3)
     ORDER BY c.found_at DESC, c.place, c.device, c.seq LIMIT 200`,
    [street, event, device],
  )
}
