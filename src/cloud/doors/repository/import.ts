import type { BuildingId, ImportId, StreetCode } from '@/contract/wire'
import { AREA_AT } from '../../areas/repository/reads'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

/**
 * What an import does to doors, in sets: its planned rows are read where they lie (import/plan.ts says
 * what `input` holds), so that a hundred thousand never come to this process.
 */

type Scope = Authorized<{ street: StreetCode }>

/** A row whose thing is no longer as it was, and how many there are. */
export interface StaleRow {
  row: number
  name: string
  count: number
}

const SOME = 5

/**
 * Rows whose door or building is not as the preview saw it, or that somebody was faster to add. Each
 * look-up is a subquery by a whole key: a join would be planned by statistics that do not know yet how
 * many rows an import has, and would go through all buildings for each.
 */
export async function listStaleAtApply(
  tx: Tx,
  street: StreetCode,
  id: ImportId,
): Promise<StaleRow[]> {
  return tx.query<StaleRow>(
    `SELECT s."row", s.name, (count(*) OVER ())::int AS count
     FROM (SELECT r.row_number AS "row", r.key || r.name AS name, r.does, r.seen_version,
             (r.input ->> 'seen')::int AS seen,
             (SELECT d.version FROM doors d WHERE d.street = $1 AND d.id = r.subject) AS door,
             (SELECT b.version FROM buildings b
              WHERE b.street = $1 AND b.address = r.input ->> 'address') AS building,
             r.does = 'add' AND EXISTS (
               SELECT 1 FROM doors twin WHERE twin.street = $1
                 AND twin.building = r.input ->> 'building' AND twin.unit = r.input ->> 'unit'
                 AND twin.room = r.input ->> 'room') AS taken
           FROM import_rows r WHERE r.street = $1 AND r.import = $2) s
     WHERE s.does IN ('change', 'same') AND s.door IS DISTINCT FROM s.seen_version
       OR s.does IN ('add', 'change') AND s.building IS DISTINCT FROM s.seen
       OR s.taken
     ORDER BY s."row" LIMIT ${SOME}`,
    [street, id],
  )
}

/** Rows whose door or building somebody changed since, or whose new building others have put doors in. */
export async function listStaleAtUndo(
  tx: Tx,
  street: StreetCode,
  id: ImportId,
): Promise<StaleRow[]> {
  return tx.query<StaleRow>(
    `SELECT s."row", s.name, (count(*) OVER ())::int AS count
     FROM (SELECT r.row_number AS "row", r.key || r.name AS name, r.seen_version,
             r.input ->> 'place' AS place, r.input ->> 'building' AS id,
             (r.input ->> 'seen')::int AS seen,
             (SELECT d.version FROM doors d WHERE d.street = $1 AND d.id = r.subject) AS door,
             (SELECT b.version FROM buildings b
              WHERE b.street = $1 AND b.id = r.input ->> 'building') AS building
           FROM import_rows r
           WHERE r.street = $1 AND r.import = $2 AND r.does IN ('add', 'change')) s
     WHERE s.door IS DISTINCT FROM coalesce(s.seen_version, 0) + 1
       OR s.place = 'move' AND s.building IS DISTINCT FROM s.seen + 1
       OR s.place = 'new' AND (s.building IS DISTINCT FROM 1 OR s.id IN (
         SELECT own.id FROM buildings own JOIN doors more ON more.street = $1 AND more.building = own.id
         WHERE own.street = $1 AND own.import = $2 AND more.import IS DISTINCT FROM $2))
     ORDER BY s."row" LIMIT ${SOME}`,
    [street, id],
  )
}

/** Adds the buildings that are new, each in the area that has its place today. */
export async function insertBuildings(
  tx: Tx,
  { street }: Scope,
  id: ImportId,
  demo: boolean,
): Promise<void> {
  await tx.query(
    `INSERT INTO buildings (street, id, address, lng, lat, area, import, demo)
     SELECT $1, p.id, p.address, p.lng, p.lat, coalesce(${AREA_AT}, $1), $2, $3::boolean
     FROM (SELECT f.*, point(f.lng * 95080, f.lat * 111195) AS spot
           FROM (SELECT DISTINCT ON (input ->> 'building') input ->> 'building' AS id,
                   input ->> 'address' AS address, (input ->> 'lng')::float8 AS lng,
                   (input ->> 'lat')::float8 AS lat
                 FROM import_rows
                 WHERE street = $1 AND import = $2 AND does = 'add' AND input ->> 'place' = 'new'
                 ORDER BY input ->> 'building') f) p`,
    [street, id, demo],
  )
}

/** Adds the doors of all rows that add. */
export async function insertDoors(
  tx: Tx,
  { street }: Scope,
  id: ImportId,
  demo: boolean,
): Promise<void> {
  await tx.query(
    `INSERT INTO doors (street, id, building, unit, room, expected, import, demo)
     SELECT $1, subject, input ->> 'building', input ->> 'unit', input ->> 'room',
            (input ->> 'expected')::int, $2, $3::boolean
     FROM import_rows WHERE street = $1 AND import = $2 AND does = 'add'`,
    [street, id, demo],
  )
}

/** From what a row puts a value: what it says, or what stood before it. */
type From = 'input' | 'before'

/** Gives the doors of all rows that change what these rows say, or back what stood. */
export async function updateDoors(
  tx: Tx,
  { street }: Scope,
  id: ImportId,
  from: From,
): Promise<void> {
  const source = from === 'input' ? 'r.input' : `r.input -> 'before'`
  await tx.query(
    `UPDATE doors d SET expected = (${source} ->> 'expected')::int, version = d.version + 1
     FROM import_rows r
     WHERE r.street = $1 AND r.import = $2 AND r.does = 'change' AND d.street = $1 AND d.id = r.subject`,
    [street, id],
  )
}

/** Moves the buildings that rows move, or back, and answers which. */
export async function moveBuildings(
  tx: Tx,
  { street }: Scope,
  id: ImportId,
  from: From,
): Promise<BuildingId[]> {
  const source = from === 'input' ? 'r.input' : `r.input -> 'before'`
  const rows = await tx.query<{ id: BuildingId }>(
    `UPDATE buildings b SET lng = m.lng, lat = m.lat, version = b.version + 1
     FROM (SELECT DISTINCT ON (r.input ->> 'building') r.input ->> 'building' AS id,
             (${source} ->> 'lng')::float8 AS lng, (${source} ->> 'lat')::float8 AS lat
           FROM import_rows r
           WHERE r.street = $1 AND r.import = $2 AND r.does IN ('add', 'change')
             AND r.input ->> 'place' = 'move'
           ORDER BY r.input ->> 'building') m
     WHERE b.street = $1 AND b.id = m.id RETURNING b.id`,
    [street, id],
  )
  return rows.map((row) => row.id)
}

/** Takes away the doors that an import added, and then its buildings. */
export async function deleteAdded(tx: Tx, { street }: Scope, id: ImportId): Promise<void> {
  await tx.query('DELETE FROM doors WHERE street = $1 AND import = $2', [street, id])
  await tx.query('DELETE FROM buildings WHERE street = $1 AND import = $2', [street, id])
}

/** Nobody else changes the doors and buildings that rows change until the transaction ends. */
export async function lockTouched(tx: Tx, street: StreetCode, id: ImportId): Promise<void> {
  await tx.query(
    `SELECT count(*)::int AS locked FROM (
       SELECT d.id FROM import_rows r JOIN doors d ON d.street = $1 AND d.id = r.subject
       WHERE r.street = $1 AND r.import = $2 AND r.does = 'change' ORDER BY d.id FOR UPDATE OF d) l`,
    [street, id],
  )
  await tx.query(
    `SELECT count(*)::int AS locked FROM (
       SELECT id FROM buildings WHERE street = $1 AND id IN (
         SELECT r.input ->> 'building' FROM import_rows r
         WHERE r.street = $1 AND r.import = $2 AND r.input ->> 'place' <> 'new')
       ORDER BY id FOR UPDATE) l`,
    [street, id],
  )
}
