import type { AreaCode, BuildingId, StreetCode } from '@/contract/wire'
import { AREA_KEPT } from '../../areas/repository/reads'
import type { Db, Tx } from '../../database/database'

/** Gives each building, or each of these, the area that has it; outside of all, the street's own. */
export async function setAreas(
  tx: Tx,
  street: StreetCode,
  only: readonly BuildingId[] | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE buildings SET area = f.code FROM (
       SELECT p.id, ${AREA_KEPT} AS code
       FROM buildings p WHERE p.street = $1 AND ($2::text[] IS NULL OR p.id = ANY($2))
     ) f
     WHERE buildings.street = $1 AND buildings.id = f.id AND f.code IS NOT NULL
       AND buildings.area <> f.code`,
    [street, only],
  )
}

/** How many doors each of these areas has of its own. */
export async function countOnAreas(
  db: Db,
  street: StreetCode,
  areas: readonly AreaCode[],
): Promise<{ area: AreaCode; count: number }[]> {
  return db.query<{ area: AreaCode; count: number }>(
    `SELECT b.area, count(*)::int AS count FROM buildings b
     JOIN doors d ON d.street = $1 AND d.building = b.id
     WHERE b.street = $1 AND b.area = ANY($2::text[]) GROUP BY b.area ORDER BY b.area`,
    [street, areas],
  )
}
