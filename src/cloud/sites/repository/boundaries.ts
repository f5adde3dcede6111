import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/** Gives each site the smallest area that holds it, as `areaAt` has it; outside all of them, the street's own. */
export async function setAreas(tx: Tx, street: StreetCode): Promise<void> {
  await tx.query(
    `UPDATE sites SET area = f.code FROM (
       SELECT s.id, coalesce(
         (SELECT a.code FROM areas a
          WHERE a.street = $1 AND a.ended IS NULL
            AND a.shape && polygon(box(s.spot, s.spot)) AND a.shape @> s.spot
          ORDER BY array_position(ARRAY['grid','lane','community','block','street'], a.level),
            a.code COLLATE "C"
          LIMIT 1),
         (SELECT a.code FROM areas a WHERE a.street = $1 AND a.code = $1 AND a.ended IS NULL)
       ) AS code
       FROM sites s WHERE s.street = $1
     ) f
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
