import type { AreaName } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import type { AreaCode, Place, Ring, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

export const LEVELS = `array_position(ARRAY['street','block','community','lane','grid'], level)`
export const NAME = `code, level, name ->> 'zh' AS zh, coalesce(name ->> 'en', name ->> 'zh') AS en`

const COLUMNS = 'code, level, name, path, party, ring, shape'

/** The areas of street $1 as they are now; $2 is no less than the version in force. */
const PRESENT = `(SELECT ${COLUMNS} FROM areas WHERE street = $1 AND ended IS NULL AND since <= $2)`

/** The areas of street $1 as version $2 had them. */
const PAST = `(SELECT ${COLUMNS} FROM areas
   WHERE street = $1 AND since <= $2 AND (ended IS NULL OR ended > $2)
   UNION ALL
   SELECT ${COLUMNS} FROM areas_past WHERE street = $1 AND since <= $2 AND until > $2)`

/** $3 and $4 are metres on the plane. `@>` alone finds no index, `&&` alone is true for a box of it. */
const HOLDS = 'shape && polygon(box(point($3, $4), point($3, $4))) AND shape @> point($3, $4)'

/** A version of the boundaries, and whether it is the one in force. */
export interface VersionAt {
  version: number
  present: boolean
}

/** What is in force now, whatever its number: no version comes near this one. */
export const NOW: VersionAt = { version: 2_147_483_647, present: true }

/** The number of the version asked. */
const VERSION = `(SELECT coalesce(max(version), 1) FROM area_versions v
   WHERE v.street = $1 AND v.undone_at IS NULL AND v.version <= $2) AS version`

/** The version of a street's boundaries at a moment; before the first one, that. */
export async function versionAt(db: Db, street: StreetCode, at: Date): Promise<VersionAt> {
  const [row] = await db.query<{ version: number | null; last: number | null }>(
    `SELECT max(version) FILTER (WHERE from_at <= $2) AS version, max(version) AS last
     FROM area_versions WHERE street = $1 AND undone_at IS NULL`,
    [street, at],
  )
  const version = row?.version ?? 1
  return { version, present: version === (row?.last ?? 1) }
}

/** An area that holds a place, or that stands above one that does. */
export interface AreaRow extends AreaName {
  path: AreaCode[]
  party: { zh: string; en?: string } | null
  ring: Ring
  holds: boolean
  version: number
}

/** The areas that hold a place, and all that stand above those; the street first. */
export async function listAround(
  db: Db,
  street: StreetCode,
  at: Place,
  { version, present }: VersionAt,
): Promise<AreaRow[]> {
  const areas = present ? PRESENT : PAST
  const { x, y } = spotOf(at)
  return db.query<AreaRow>(
    `WITH held AS (SELECT code, path FROM ${areas} AS a WHERE ${HOLDS})
     SELECT ${NAME}, path, party, ring, code IN (SELECT code FROM held) AS holds, ${VERSION}
     FROM ${areas} AS a
     WHERE code = ANY(ARRAY(SELECT unnest(path) FROM held)) ORDER BY ${LEVELS}, code`,
    [street, version, x, y],
  )
}

/** More than one, because the database's distances are not exact enough for ties: the caller measures. */
const CANDIDATES = 8

/** The grids below an area that lie nearest to a place, with the areas above each among the rows. */
export async function listGridsNear(
  db: Db,
  street: StreetCode,
  below: AreaCode,
  at: Place,
  { version, present }: VersionAt,
): Promise<AreaRow[]> {
  const areas = present ? PRESENT : PAST
  const { x, y } = spotOf(at)
  return db.query<AreaRow>(
    `SELECT ${NAME}, path, party, ring, false AS holds, ${VERSION} FROM ${areas} AS a
     WHERE level = 'grid' AND path @> ARRAY[$5::text]
     ORDER BY shape <-> point($3, $4), code COLLATE "C" LIMIT ${CANDIDATES}`,
    [street, version, x, y, below],
  )
}

/** The areas of a path, the street first. */
export async function listPath(
  db: Db,
  street: StreetCode,
  path: readonly AreaCode[],
  { version, present }: VersionAt,
): Promise<AreaRow[]> {
  const areas = present ? PRESENT : PAST
  return db.query<AreaRow>(
    `SELECT ${NAME}, path, party, ring, false AS holds, ${VERSION} FROM ${areas} AS a
     WHERE code = ANY($3) ORDER BY ${LEVELS}, code`,
    [street, version, path],
  )
}
