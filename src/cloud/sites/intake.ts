import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../database/database'
import type { Hanging } from '../registers'
import { countOnAreas, setAreas } from './repository/boundaries'

/** What a review of those who run sites reads of them. */
export { listRatings, type RatedDay } from './repository/ratings'
export { listReviewed, type ReviewRow } from './repository/review'

/** The area of a site follows from its place: new boundaries, new areas. */
export const followBoundaries = (tx: Tx, street: StreetCode): Promise<void> => setAreas(tx, street)

/** Sites, taken down or not, that still belong to areas. */
export const sitesOn: Hanging = {
  thing: 'sites',
  count: (db: Db, street: StreetCode, areas: readonly AreaCode[]) =>
    countOnAreas(db, street, areas),
}
