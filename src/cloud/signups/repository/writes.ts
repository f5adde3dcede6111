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
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import type { NewPlace } from './places'

export interface NewSignup {
  street: StreetCode
  event: EventId
  signup: SignupId
  person: PersonId
  client: ClientId
  seats: number
  name: string
  phoneSealed: string | null
  tailSealed: string | null
  answersSealed: string | null
  guardian: boolean
  demo: boolean
  /** Whether who does not fit may wait. */
  line: boolean
  places: readonly NewPlace[]
  /** The id of its first history row. */
  history: string
  now: number
}

/** `made`, or why nothing was written; see the function sign_up. */
export interface Outcome {
  outcome: 'made' | 'changed' | 'shift_full' | 'full'
  shift: ShiftId | null
}

/**
 * Gives somebody a part in an event as it stood at a version, in a transaction of its own.
 * @throws unique violations (a part is theirs already, a client id was used) and the overlap of shifts
 */
export async function signUp(
  db: Db,
  made: Authorized<NewSignup>,
  version: number,
): Promise<Outcome> {
  const signup = {
    ...{ id: made.signup, person: made.person, client: made.client, seats: made.seats },
    ...{ name: made.name, guardian: made.guardian, demo: made.demo, line: made.line },
    ...{ phone_sealed: made.phoneSealed, tail_sealed: made.tailSealed },
    ...{ answers_sealed: made.answersSealed, history: made.history },
  }
  const [row] = await db.query<Outcome>(
    `SELECT coalesce(outcome, 'changed') AS outcome, full_shift AS shift FROM sign_up($1, $2, $3, $4, $5, $6)`,
    [
      ...[made.street, made.event, version, signup, JSON.stringify(made.places)],
      new Date(made.now),
    ],
  )
  if (!row) throw new Error('sign_up answers one row')
  return row
}

/** Who came without a sign-up; ids made by the device at the door. */
export interface WalkIn {
  street: StreetCode
  event: EventId
  signup: SignupId
  /** Whoever keeps the door, and what their device calls it: the same once more is the same. */
  maker: PersonId
  client: string
  name: string
  guests: readonly { place: PlaceId; name: string; child: boolean }[]
  /** The count of the event's changes with this one. */
  tick: number
  demo: boolean
  now: number
}

/** Keeps a walk-in with its places, held. False where it was kept before. */
export async function insertWalkIn(tx: Tx, made: WalkIn): Promise<boolean> {
  const { street, event, signup } = made
  const kept = await tx.query(
    `INSERT INTO signups (street, id, event, maker, client, state, seats, turn, name, guardian, walk_in,
                          tick, made_at, demo)
     VALUES ($1, $2, $3, $4, $5, 'confirmed', $6, 0, $7, false, true, $8, $9, $10)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[street, signup, event, made.maker, made.client, made.guests.length, made.name],
      ...[made.tick, new Date(made.now), made.demo],
    ],
  )
  if (kept.length === 0) return false
  await tx.query(
    `INSERT INTO signup_places (street, event, id, signup, is_a, position, name, child, held,
                                starts_at, ends_at)
     SELECT $1, $2, x.place, $3, 'guest', x.position, x.name, x.child, true, e.starts_at, e.ends_at
     FROM jsonb_to_recordset($4) AS x (place text, position int, name text, child boolean)
     JOIN events e ON e.street = $1 AND e.id = $2`,
    [
      street,
      event,
      signup,
      JSON.stringify(made.guests.map((one, position) => ({ ...one, position }))),
    ],
  )
  return true
}

/** What a door or its event changed about a sign-up: its devices read it again from this count on. */
export async function touch(
  tx: Tx,
  { street, signup }: { street: StreetCode; signup: SignupId },
  tick: number,
): Promise<void> {
  await tx.query('UPDATE signups SET tick = $3 WHERE street = $1 AND id = $2', [
    street,
    signup,
    tick,
  ])
}

/** Where a locked sign-up stands now. */
export interface Course {
  state: SignupState
  seats: number
  offerUntil: Date | null
}

type Which = Authorized<{ street: StreetCode; signup: SignupId }>

/** Gives a locked sign-up its next state. @param tick the count of the event's changes with this one */
export async function setCourse(
  tx: Tx,
  { street, signup }: Which,
  { state, seats, offerUntil }: Course,
  tick: number,
): Promise<void> {
  await tx.query(
    `UPDATE signups SET state = $3, seats = $4, offer_until = $5, tick = $6, version = version + 1
     WHERE street = $1 AND id = $2`,
    [street, signup, state, seats, offerUntil, tick],
  )
}
