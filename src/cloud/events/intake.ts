import { type EventStanding, freeOf, volunteersOf } from '@/contract/events.rules'
import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../database/database'
import type { Hanging } from '../registers'
import { countOnAreas, setAreas } from './repository/boundaries'
import type { EventRow } from './repository/reads'

export { isFor, runs } from './policy'
export { freeEchoes, keepEchoes } from './repository/echoes'
export { countSeats, markForgotten, tick } from './repository/seats'

/** An event as the pure rules see it: phaseOf(standingOf(row), now). */
export function standingOf(row: EventRow): EventStanding {
  const { state, capacity, taken, lent, shifts } = row
  return {
    state,
    opens: row.opensAt.toISOString(),
    closes: row.closesAt.toISOString(),
    door: row.doorAt.toISOString(),
    starts: row.startsAt.toISOString(),
    ends: row.endsAt.toISOString(),
    capacity,
    free: freeOf({ capacity, taken, lent }),
    volunteers: volunteersOf(shifts),
  }
}

/** The area of an event follows from its place: new boundaries, new areas. */
export const followBoundaries = (tx: Tx, street: StreetCode): Promise<void> => setAreas(tx, street)

/** Events, over or not, that still belong to areas; what is ahead follows the boundaries. */
export const eventsOn: Hanging = {
  thing: 'events',
  count: (db: Db, street: StreetCode, areas: readonly AreaCode[]) =>
    countOnAreas(db, street, areas),
}
