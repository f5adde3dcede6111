import type { SignupState } from '@/contract/signups.shapes'
import type { PlaceId, ShiftId } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Tx } from '../database/database'
import { countSeats, keepEchoes, tick } from '../events/intake'
import type { EventRow } from '../events/repository/reads'
import { newIds } from '../ids'
import { dropPlaces, holdSeats, insertShifts, settleOverlaps } from './repository/places'
import type { PlaceRow, SignupRow } from './repository/reads'
import { setCourse } from './repository/writes'

/** Where a sign-up stands after a step, and what of it changes hands. */
export interface Next {
  state: SignupState
  seats: number
  /** Places that are given back. */
  drop?: readonly PlaceRow[]
  /** Shifts that are taken besides. */
  add?: readonly ShiftId[]
}

/** What a sign-up counts for in its event. */
const countsOf = ({ state, seats }: Pick<Next, 'state' | 'seats'>) => ({
  taken: state === 'confirmed' || state === 'offered' ? seats : 0,
  waiting: state === 'waiting' ? seats : 0,
})

/** The shifts that somebody has by a sign-up. */
export const shiftsHeld = ({ places }: Pick<SignupRow, 'places'>): PlaceRow[] =>
  places.filter(({ is, held }) => is === 'shift' && held)

/** The seats of a party as they are now: those asked for, until one is given back. */
export const seatsNamed = ({ places, state }: Pick<SignupRow, 'places' | 'state'>): PlaceRow[] =>
  places.filter(({ is, held }) => is === 'guest' && (held || state !== 'confirmed'))

/** Without its seats: what is left are its shifts, and where there is none, nothing. */
export const withoutSeats = (row: SignupRow, over: 'lapsed' | 'cancelled'): Next =>
  shiftsHeld(row).length > 0 ? { state: 'confirmed', seats: 0 } : { state: over, seats: row.seats }

/**
 * Writes where a sign-up stands now: its row, its places, and the counters of its event, all of them
 * locked. Each step ends here.
 * @returns the event as it is now
 */
export async function apply(
  tx: Tx,
  row: Authorized<SignupRow>,
  event: EventRow,
  { state, seats, drop = [], add = [] }: Next,
): Promise<EventRow> {
  const [before, after] = [countsOf(row), countsOf({ state, seats })]
  const given = drop.flatMap(({ shift, held }) => (shift && held ? [{ shift, taken: -1 }] : []))
  const counted = await countSeats(tx, event, {
    taken: after.taken - before.taken,
    waiting: after.waiting - before.waiting,
    shifts: [...given, ...add.map((shift) => ({ shift, taken: 1 }))],
  })
  const ticks = await tick(tx, row.street, row.event)
  const offerUntil = state === 'offered' ? row.offerUntil : null
  await setCourse(tx, row, { state, seats, offerUntil }, ticks)
  await dropPlaces(tx, row, drop)
  const comes = state === 'confirmed' && (row.state === 'offered' || row.state === 'waiting')
  if (comes && seats > 0) await holdSeats(tx, row, true)
  await insertShifts(tx, row, shiftsOf(row, add))
  if (row.person && given.length > 0) await settleOverlaps(tx, row.street, row.person)
  const seated = drop.flatMap(({ place, is, held }) => (is === 'guest' && held ? [place] : []))
  return keepEchoes(tx, { ...counted, ticks }, seated)
}

/** The places that further shifts are, after those that are there. */
function shiftsOf({ places, name }: SignupRow, add: readonly ShiftId[]) {
  const ids = newIds<PlaceId>(add.length)
  return add.flatMap((shift, i) => {
    const id = ids[i]
    return id ? [{ id, shift, position: places.length + i, name, child: false }] : []
  })
}
