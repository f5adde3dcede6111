import type { AreaCode, StreetCode } from '@/contract/wire'
import { AREA_KEPT } from '../../areas/repository/reads'
import type { Db, Tx } from '../../database/database'

/** Gives each site the area to which it belongs by the boundaries as they are; outside of all, the street's own. */
export async function setAreas(tx: Tx, street: StreetCode): Promise<void> {
  await tx.query(
    `UPDATE sites SET area = f.code
     FROM (SELECT p.id, ${AREA_KEPT} AS code FROM sites p WHERE p.street = $1) f
     WHERE sites.street = $1 AND sites.id = f.id AND f.code IS NOT NULL AND sites.area <> f.code`,
    [street],
  )
}

/** How many sites each of these areas has. */
export async function countOnAreas(
  db: Db,
  street: StreetCode,
  areas: readonly AreaCode[],
): Promise<{ area: AreaCode; count: number }[]> {
  return db.query<{ area: AreaCode; count: number }>(
    `SELECT area, count(*)::int AS count FROM sites
     WHERE street = $1 AND area = ANY($2::text[]) GROUP BY area ORDER BY area`,
    [street, areas],
  )
}
