import { spotOf } from '@/contract/place.rules'
import type { AreaCode, BuildingId, Place, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/**
 * The area of street $1 that has the spot of a row `p`, as `resolve` of cloud/areas has it: the smallest
 * one that holds it; where that is no grid, the nearest grid of it. Null outside the street.
 */
export const AREA_AT = `(SELECT CASE WHEN held.level = 'grid' THEN held.code ELSE coalesce(
    (SELECT near.code FROM areas near
     WHERE near.street = $1 AND near.ended IS NULL AND near.level = 'grid'
       AND near.path @> ARRAY[held.code]
     ORDER BY round((near.shape <-> p.spot)::numeric, 3), near.code COLLATE "C" LIMIT 1),
    held.code) END
  FROM (SELECT a.code, a.level FROM areas a
        WHERE a.street = $1 AND a.ended IS NULL
          AND a.shape && polygon(box(p.spot, p.spot)) AND a.shape @> p.spot
        ORDER BY array_position(ARRAY['grid','lane','community','block','street'], a.level),
          a.code COLLATE "C"
        LIMIT 1) held)`

export interface AreaAt {
  code: AreaCode
  path: AreaCode[]
  zh: string
  en: string
}

/** The area that has each of these places; undefined outside the street. */
export async function listAreasAt(
  db: Db,
  street: StreetCode,
  places: readonly Place[],
): Promise<(AreaAt | undefined)[]> {
  const spots = places.map(spotOf)
  const rows = await db.query<AreaAt & { at: number }>(
    `SELECT f.at, a.code, a.path, a.name ->> 'zh' AS zh, coalesce(a.name ->> 'en', a.name ->> 'zh') AS en
     FROM (SELECT p.at, ${AREA_AT} AS code
           FROM (SELECT point(x, y) AS spot, at::int AS at
                 FROM unnest($2::float8[], $3::float8[]) WITH ORDINALITY AS u(x, y, at)) p) f
     JOIN areas a ON a.street = $1 AND a.code = f.code ORDER BY f.at`,
    [street, spots.map(({ x }) => x), spots.map(({ y }) => y)],
  )
  const found = new Map(rows.map(({ at, ...area }) => [at, area]))
  return places.map((_, i) => found.get(i + 1))
}

/** Gives each building, or each of these, the area that has it; outside of all, the street's own. */
export async function setAreas(
  tx: Tx,
  street: StreetCode,
  only: readonly BuildingId[] | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE buildings SET area = f.code FROM (
       SELECT p.id, coalesce(${AREA_AT},
         (SELECT own.code FROM areas own
          WHERE own.street = $1 AND own.code = $1 AND own.ended IS NULL)) AS code
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
