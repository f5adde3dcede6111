import type { AreaName } from '@/contract/areas'
import { HOTLINE, smallestOf } from '@/contract/areas.rules'
import { spotOf } from '@/contract/place.rules'
import type { AreaCode, Place, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import { LEVELS, listAround, NAME, NOW } from './places'

export interface StreetNames {
  code: StreetCode
  zh: string
  en: string
  district: string
}

interface StreetRow {
  street: StreetCode
  west: number
  south: number
  east: number
  north: number
}

const REMEMBER_MS = 60_000
/** Longer than from a change to the commit of its transaction. */
const UNSURE_MS = 10_000
let remembered = new WeakMap<Db, { until: number; streets: StreetRow[] }>()
let unsureUntil = 0

/**
 * The bounds of a street change in a transaction that is still open: this process forgets them, and
 * remembers none before that one has ended. Another process may know the old ones for a minute.
 */
export function forgetStreets(): void {
  remembered = new WeakMap()
  unsureUntil = Date.now() + UNSURE_MS
}

/** The streets that this cloud serves, with their bounds on the plane; a short table, remembered for a minute. */
async function streetsServed(db: Db): Promise<StreetRow[]> {
  const known = remembered.get(db)
  if (known && known.until > Date.now()) return known.streets
  const streets = await db.query<StreetRow>(
    `SELECT street, (bounds[1])[0] AS west, (bounds[1])[1] AS south,
            (bounds[0])[0] AS east, (bounds[0])[1] AS north
     FROM streets ORDER BY street`,
  )
  const now = Date.now()
  if (now >= unsureUntil) remembered.set(db, { until: now + REMEMBER_MS, streets })
  return streets
}

export async function isServed(db: Db, street: StreetCode): Promise<boolean> {
  return (await streetsServed(db)).some((candidate) => candidate.street === street)
}

/** The street of a cloud that serves no other. */
export async function soleStreet(db: Db): Promise<StreetCode | undefined> {
  const [first, ...others] = await streetsServed(db)
  return others.length === 0 ? first?.street : undefined
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

/** The number that a street's people call when nobody here answers. */
export async function hotlineOf(db: Db, street: StreetCode): Promise<string> {
  const [row] = await db.query<{ hotline: string | null }>(
    'SELECT hotline FROM streets WHERE street = $1',
    [street],
  )
  return row?.hotline ?? HOTLINE
}

/** The areas of a street that hold a place, from the street down to the smallest; on a border the lower code's. */
export async function locate(db: Db, street: StreetCode, at: Place): Promise<AreaName[]> {
  const rows = await listAround(db, street, at, NOW)
  const [smallest] = smallestOf(rows)
  return rows
    .filter(({ code }) => smallest?.path.includes(code))
    .map(({ code, level, zh, en }) => ({ code, level, zh, en }))
}

/** The street that holds a place, of all that this cloud serves; on a border the lower code. */
export async function findStreetAt(db: Db, at: Place): Promise<StreetNames | undefined> {
  const { x, y } = spotOf(at)
  for (const street of await streetsWithin(db, at, 0)) {
    const [held] = await db.query<StreetNames>(
      `SELECT s.street AS code, s.name ->> 'zh' AS zh, coalesce(s.name ->> 'en', s.name ->> 'zh') AS en,
              s.district ->> 'zh' AS district
       FROM streets s JOIN areas a ON a.street = $1 AND a.code = s.street
       WHERE s.street = $1 AND a.ended IS NULL AND a.shape @> point($2, $3)`,
      [street, x, y],
    )
    if (held) return held
  }
  return undefined
}

/** The names of areas of today. */
export async function namesOf(
  db: Db,
  street: StreetCode,
  codes: readonly AreaCode[],
): Promise<AreaName[]> {
  return db.query<AreaName>(
    `SELECT ${NAME} FROM areas WHERE street = $1 AND ended IS NULL AND code = ANY($2) ORDER BY code`,
    [street, codes],
  )
}

/** Areas by their names in the order given, whether they still are or were once. */
export async function namesOnTheDay(
  db: Db,
  street: StreetCode,
  codes: readonly AreaCode[],
): Promise<AreaName[]> {
  return db.query<AreaName>(
    `SELECT ${NAME} FROM areas WHERE street = $1 AND code = ANY($2)
     ORDER BY array_position($2::text[], code)`,
    [street, codes],
  )
}

/** Of several areas of today those that lie in none of the others, the largest first. */
export async function topsOf(
  db: Db,
  street: StreetCode,
  codes: readonly AreaCode[],
): Promise<AreaName[]> {
  return db.query<AreaName>(
    `SELECT ${NAME} FROM areas
     WHERE street = $1 AND ended IS NULL AND code = ANY($2) AND NOT array_remove(path, code) && $2::text[]
     ORDER BY ${LEVELS}, code`,
    [street, codes],
  )
}

/** The areas of today one level below another. */
export async function namesBelow(
  db: Db,
  street: StreetCode,
  parent: AreaCode,
): Promise<AreaName[]> {
  return db.query<AreaName>(
    `SELECT ${NAME} FROM areas WHERE street = $1 AND ended IS NULL AND parent = $2 ORDER BY code`,
    [street, parent],
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

/**
 * The area of street $1 to which the spot of a row `p` belongs, as `resolve` has it: the smallest one
 * that holds it; where that is no grid, the nearest grid of it. Null outside the street.
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

/** The same where what was in the street before stays: outside of all areas, the street's own. */
export const AREA_KEPT = `coalesce(${AREA_AT},
  (SELECT own.code FROM areas own
   WHERE own.street = $1 AND own.code = $1 AND own.ended IS NULL))`

export interface AreaAt {
  code: AreaCode
  path: AreaCode[]
  zh: string
  en: string
}

/** The area to which each of these places belongs; undefined outside the street. */
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
