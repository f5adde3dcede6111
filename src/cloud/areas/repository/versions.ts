import type { AreaLevel, AreaName, AreaVersion } from '@/contract/areas'
import type { AreaCode, Bilingual, ImportId, Ring, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'
import { LEVELS, NAME } from './places'

/** An area as a version has it, or as it was when it ended. */
export interface AreaRow {
  code: AreaCode
  level: AreaLevel
  parent: AreaCode | null
  path: AreaCode[]
  name: Bilingual
  party: Bilingual | null
  ring: Ring
  demo: boolean
  /** The version that ended it. */
  ended: number | null
}

/** The last version of a street's boundaries, and the one in force; 0 where there is none. */
export interface Versions {
  last: number
  inForce: number
}

/** All areas that a street has or had in a version in force, the street first. */
export async function listAreas(db: Db, street: StreetCode): Promise<AreaRow[]> {
  return db.query<AreaRow>(
    `SELECT code, level, parent, path, name, party, ring, demo, ended FROM areas
     WHERE street = $1 ORDER BY ${LEVELS}, code`,
    [street],
  )
}

export async function versionsOf(db: Db, street: StreetCode): Promise<Versions> {
  const [row] = await db.query<Versions>(
    `SELECT coalesce(max(version), 0)::int AS last,
            coalesce(max(version) FILTER (WHERE undone_at IS NULL), 0)::int AS "inForce"
     FROM area_versions WHERE street = $1`,
    [street],
  )
  return row ?? { last: 0, inForce: 0 }
}

/** The versions of a street; nobody else adds or undoes one until the transaction ends. */
export async function lockVersions(tx: Tx, street: StreetCode): Promise<Versions> {
  await tx.query('SELECT street FROM streets WHERE street = $1 FOR UPDATE', [street])
  return versionsOf(tx, street)
}

/** Whether a street has such a version, and it was not undone. */
export async function isVersion(db: Db, street: StreetCode, version: number): Promise<boolean> {
  const rows = await db.query(
    'SELECT version FROM area_versions WHERE street = $1 AND version = $2 AND undone_at IS NULL',
    [street, version],
  )
  return rows.length === 1
}

/** When the version after this one came. */
export async function nextAfter(
  db: Db,
  street: StreetCode,
  version: number,
): Promise<Date | undefined> {
  const [row] = await db.query<{ from: Date }>(
    `SELECT from_at AS "from" FROM area_versions
     WHERE street = $1 AND version > $2 AND undone_at IS NULL ORDER BY version LIMIT 1`,
    [street, version],
  )
  return row?.from
}

interface VersionRow {
  version: number
  from: Date
  by: string | null
  undone: Date | null
  import: ImportId | null
  counts: AreaVersion['counts']
}

/** The versions of a street, newest first. */
export async function listVersions(db: Db, street: StreetCode): Promise<VersionRow[]> {
  return db.query<VersionRow>(
    `SELECT v.version, v.from_at AS "from", p.name AS by, v.undone_at AS undone, v.import, v.counts
     FROM area_versions v LEFT JOIN persons p ON p.id = v.by_person
     WHERE v.street = $1 ORDER BY v.version DESC LIMIT 100`,
    [street],
  )
}

/** The areas of street $1 as version $2 has them. */
const IN_VERSION = `(
  SELECT code, level, parent, name, party, ring, demo FROM areas
  WHERE street = $1 AND since <= $2 AND (ended IS NULL OR ended > $2)
  UNION ALL
  SELECT p.code, p.level, p.parent, p.name, p.party, p.ring, a.demo
  FROM areas_past p JOIN areas a ON a.street = $1 AND a.code = p.code
  WHERE p.street = $1 AND p.since <= $2 AND p.until > $2)`

type TreeRow = AreaName & { parent: AreaCode | null; party: Bilingual | null; demo: boolean }

/** The areas of a version without their shapes, parents first. */
export async function listTree(db: Db, street: StreetCode, version: number): Promise<TreeRow[]> {
  return db.query<TreeRow>(
    `SELECT ${NAME}, parent, party, demo FROM ${IN_VERSION} AS areas ORDER BY ${LEVELS}, code`,
    [street, version],
  )
}

type ShapeRow = AreaName & { parent: AreaCode | null; ring: Ring; demo: boolean }

/** The shapes of one level in a version. */
export async function listShapesIn(
  db: Db,
  street: StreetCode,
  { level, version }: { level: AreaLevel; version: number },
): Promise<ShapeRow[]> {
  return db.query<ShapeRow>(
    `SELECT ${NAME}, parent, ring, demo FROM ${IN_VERSION} AS areas WHERE level = $3 ORDER BY code`,
    [street, version, level],
  )
}
