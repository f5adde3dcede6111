import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../database/database'
import type { Hanging } from '../registers'
import { countOnAreas, setAreas } from './repository/places'

/** The area of a building follows from its place: new boundaries, new areas. */
export const followBoundaries = (tx: Tx, street: StreetCode): Promise<void> => setAreas(tx, street)

/** Doors that still belong to areas. */
export const doorsOn: Hanging = {
  thing: 'doors',
  count: (db: Db, street: StreetCode, areas: readonly AreaCode[]) =>
    countOnAreas(db, street, areas),
}
