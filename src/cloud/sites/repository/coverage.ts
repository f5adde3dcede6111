import type { Need } from '@/contract/sites'
import type { Place, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** Where the points of a street are that have all these needs; a line or an area is no door to walk to. */
export async function listSpots(
  db: Db,
  street: StreetCode,
  needs: readonly Need[],
): Promise<Place[]> {
  return db.query<Place>(
    `SELECT lng, lat FROM sites
     WHERE street = $1 AND kind = 'point' AND NOT retired AND needs @> $2 ORDER BY id`,
    [street, needs],
  )
}
