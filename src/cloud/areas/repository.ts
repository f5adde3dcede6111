import type { AreaLevel, AreaName, AreaShape } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import type { AreaCode, Place, Ring, StreetCode } from '@/contract/wire'
import type { Db } from '../database/database'

interface StreetRow {
  street: StreetCode
  west: number
  south: number
  east: number
  north: number
}

const REMEMBER_MS = 60_000
const remembered = new WeakMap<Db, { until: number; streets: StreetRow[] }>()

/** The streets that this cloud serves, with their bounds on the plane; a short table, remembered for a minute. */
async function streetsServed(db: Db): Promise<StreetRow[]> {
  const known = remembered.get(db)
  if (known && known.until > Date.now()) return known.streets
  const streets = await db.query<StreetRow>(
    `SELECT street, (bounds[1])[0] AS west, (bounds[1])[1] AS south,
            (bounds[0])[0] AS east, (bounds[0])[1] AS north
     FROM streets ORDER BY street`,
  )
  remembered.set(db, { until: Date.now() + REMEMBER_MS, streets })
  return streets
}

export async function isServed(db: Db, street: StreetCode): Promise<boolean> {
  return (await streetsServed(db)).some((candidate) => candidate.street === street)
}

/** The streets whose bounds come within `metres` of a place: where a search around it has to look. */
export async function streetsWithin(db: Db, at: Place, metres: number): Promise<StreetCode[]> {
  const { x, y } = spotOf(at)
  const streets = await streetsServed(db)
  return streets
    .filter(({ west, south, east, north }) => {
      const dx = Math.max(west - x, 0, x - east)
      const dy = Math.max(south - y, 0, y - north)
      return Math.hypot(dx, dy) <= metres
    })
    .map(({ street }) => street)
}

const LEVELS = `array_position(ARRAY['street','block','community','lane','grid'], level)`
const NAME = `code, level, name ->> 'zh' AS zh, coalesce(name ->> 'en', name ->> 'zh') AS en`

/** The areas of a street that hold a place, from the street down. On a shared border the lower code wins. */
export async function locate(db: Db, street: StreetCode, at: Place): Promise<AreaName[]> {
  return db.query<AreaName>(
    `SELECT DISTINCT ON (${LEVELS}) ${NAME} FROM areas
     WHERE street = $1 AND boundary && polygon(box(point($2, $3), point($2, $3)))
       AND boundary @> point($2, $3)
     ORDER BY ${LEVELS}, code`,
    [street, at.lng, at.lat],
  )
}

/** The names of an area and of all above it, from the street down. */
export async function namesAbove(db: Db, street: StreetCode, code: AreaCode): Promise<AreaName[]> {
  return db.query<AreaName>(
    `SELECT ${NAME} FROM areas
     WHERE street = $1 AND code = ANY((SELECT path FROM areas WHERE street = $1 AND code = $2)::text[])
     ORDER BY ${LEVELS}`,
    [street, code],
  )
}

type ShapeRow = AreaName & { parent: AreaCode | null; ring: Ring; demo: boolean }

/** The shapes of one level of a street. */
export async function listShapes(
  db: Db,
  street: StreetCode,
  level: AreaLevel,
): Promise<AreaShape[]> {
  return db.query<ShapeRow>(
    `SELECT ${NAME}, parent, ring, demo FROM areas WHERE street = $1 AND level = $2 ORDER BY code`,
    [street, level],
  )
}
