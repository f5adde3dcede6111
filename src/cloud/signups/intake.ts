import type { PersonId } from '@/contract/wire'
import type { Db, Tx } from '../database/database'
import type { EventRow } from '../events/repository/reads'
import { hasDoorShift } from './repository/reads'
import { insertWalkIn, touch as setTick, type WalkIn } from './repository/writes'

export { ticketKeys } from './tickets'
export { placeOf, viewFor } from './view'
export type { WalkIn }

/**
 * Keeps who came without a sign-up, each with a seat. It counts nothing: whoever keeps the door takes the
 * seats from what the device was lent (`countSeats`), in the same transaction and with the event locked.
 * @returns false where the same walk-in was kept before
 */
export const addWalkIn = (tx: Tx, made: WalkIn): Promise<boolean> => insertWalkIn(tx, made)

/** Whether somebody has a shift of an event whose role keeps the door. */
export const keepsDoor = (db: Db, row: EventRow, person: PersonId): Promise<boolean> =>
  hasDoorShift(db, row.street, row.event, person)

/** Something of a sign-up changed at the door: devices read it again. @param tick as `tick` answered it */
export const touch = setTick
