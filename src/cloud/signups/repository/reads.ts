import type { SignupState } from '@/contract/signups.shapes'
import type {
  ClientId,
  EventId,
  PersonId,
  PlaceId,
  ShiftId,
  SignupId,
  StreetCode,
} from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/** One seat of a party, or one shift, with what became of it at the door. */
export interface PlaceRow {
  signup: SignupId
  place: PlaceId
  is: 'guest' | 'shift'
  shift: ShiftId | null
  /** Empty once the names of guests are forgotten. */
  name: string
  child: boolean
  held: boolean
  from: Date
  until: Date
  came: Date | null
  left: Date | null
}

/** A sign-up with its places, those that were given back too. */
export interface SignupRow {
  street: StreetCode
  signup: SignupId
  event: EventId
  /** Null for who walked in. */
  person: PersonId | null
  client: ClientId
  state: SignupState
  seats: number
  turn: number
  offerUntil: Date | null
  name: string
  phoneSealed: string | null
  tailSealed: string | null
  answersSealed: string | null
  guardian: boolean
  walkIn: boolean
  tick: number
  made: Date
  version: number
  places: PlaceRow[]
}

type Bare = Omit<SignupRow, 'places'>

/** $1 is the street. */
const SIGNUPS = `
  SELECT u.street, u.id AS signup, u.event, u.person, u.client, u.state, u.seats, u.turn,
         u.offer_until AS "offerUntil", u.name, u.phone_sealed AS "phoneSealed",
         u.tail_sealed AS "tailSealed", u.answers_sealed AS "answersSealed", u.guardian,
         u.walk_in AS "walkIn", u.tick, u.made_at AS made, u.version
  FROM signups u`

/** The rows with the places of each; a guest’s before a shift’s, in the order in which they were named. */
export async function withPlaces<Row extends { signup: SignupId }>(
  db: Db,
  street: StreetCode,
  rows: readonly Row[],
): Promise<(Row & { places: PlaceRow[] })[]> {
  if (rows.length === 0) return []
  const places = await db.query<PlaceRow>(
    `SELECT p.signup, p.id AS place, p.is_a AS is, p.shift, p.name, p.child, p.held,
            p.starts_at AS from, p.ends_at AS until, t.in_at AS came, t.out_at AS left
     FROM signup_places p
     LEFT JOIN attendance t ON t.street = $1 AND t.event = p.event AND t.place = p.id
     WHERE p.street = $1 AND p.signup = ANY($2) ORDER BY p.signup, p.position, p.id`,
    [street, rows.map(({ signup }) => signup)],
  )
  const of = new Map<SignupId, PlaceRow[]>(rows.map(({ signup }) => [signup, []]))
  for (const place of places) of.get(place.signup)?.push(place)
  return rows.map((row) => ({ ...row, places: of.get(row.signup) ?? [] }))
}

export async function find(
  db: Db,
  street: StreetCode,
  signup: SignupId,
): Promise<SignupRow | undefined> {
  const rows = await db.query<Bare>(`${SIGNUPS} WHERE u.street = $1 AND u.id = $2`, [
    street,
    signup,
  ])
  return (await withPlaces(db, street, rows))[0]
}

/**
 * A sign-up that nobody else changes until the transaction ends. Its event is locked first, by whoever
 * asks: the other order would let two block each other.
 */
export async function lock(
  tx: Tx,
  street: StreetCode,
  signup: SignupId,
): Promise<SignupRow | undefined> {
  await tx.query('SELECT id FROM signups WHERE street = $1 AND id = $2 FOR NO KEY UPDATE', [
    street,
    signup,
  ])
  return find(tx, street, signup)
}

/** What a client id of somebody's phone made. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  person: PersonId,
  client: ClientId,
): Promise<SignupRow | undefined> {
  const rows = await db.query<Bare>(
    `${SIGNUPS} WHERE u.street = $1 AND u.maker = $2 AND u.client = $3`,
    [street, person, client],
  )
  return (await withPlaces(db, street, rows))[0]
}

/** The part that somebody has in an event; the last one where none is theirs any more. */
export async function ofPerson(
  db: Db,
  street: StreetCode,
  event: EventId,
  person: PersonId,
): Promise<SignupRow | undefined> {
  const rows = await db.query<Bare>(
    `${SIGNUPS} WHERE u.street = $1 AND u.event = $2 AND u.person = $3
     ORDER BY u.live DESC, u.made_at DESC, u.id DESC LIMIT 1`,
    [street, event, person],
  )
  return (await withPlaces(db, street, rows))[0]
}

/** These sign-ups, by id. */
export async function listThese(
  db: Db,
  street: StreetCode,
  signups: readonly SignupId[],
): Promise<SignupRow[]> {
  const rows = await db.query<Bare>(
    `${SIGNUPS} WHERE u.street = $1 AND u.id = ANY($2) ORDER BY u.id`,
    [street, signups],
  )
  return withPlaces(db, street, rows)
}

/** Seats that are asked for by those before a turn in the line. */
export async function countAhead(
  db: Db,
  { street, event, turn }: Pick<SignupRow, 'street' | 'event' | 'turn'>,
): Promise<number> {
  const [row] = await db.query<{ seats: number }>(
    `SELECT coalesce(sum(seats), 0)::int AS seats FROM signups
     WHERE street = $1 AND event = $2 AND state = 'waiting' AND turn < $3`,
    [street, event, turn],
  )
  return row?.seats ?? 0
}

/** A shift that somebody has at some time, where it is and what of. */
export interface TakenRow {
  event: EventId
  place: PlaceId
  title: { zh: string; en?: string }
  from: Date
  until: Date
}

/** The shifts that somebody has in a street and that are not over at a moment, the first to begin first. */
export async function listTaken(
  db: Db,
  street: StreetCode,
  person: PersonId,
  at: Date,
): Promise<TakenRow[]> {
  return db.query<TakenRow>(
    `SELECT p.event, p.id AS place, e.title, p.starts_at AS from, p.ends_at AS until
     FROM signup_places p JOIN events e ON e.street = $1 AND e.id = p.event
     WHERE p.street = $1 AND p.person = $2 AND p.held AND p.is_a = 'shift' AND p.ends_at > $3
     ORDER BY p.starts_at, p.id`,
    [street, person, at],
  )
}

/** Whether somebody has a shift of an event whose role keeps the door. */
export async function hasDoorShift(
  db: Db,
  street: StreetCode,
  event: EventId,
  person: PersonId,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT p.id FROM signup_places p
     JOIN event_shifts h ON h.street = $1 AND h.event = $2 AND h.id = p.shift
     JOIN event_roles r ON r.street = $1 AND r.event = $2 AND r.id = h.role AND r.door
     WHERE p.street = $1 AND p.event = $2 AND p.person = $3 AND p.held AND p.is_a = 'shift'
     ORDER BY p.id LIMIT 1`,
    [street, event, person],
  )
  return rows.length > 0
}
