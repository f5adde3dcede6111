import type { AreaName } from '@/contract/areas'
import { MAX_BUILDINGS_FOUND } from '@/contract/homes'
import type { AreaCode, BuildingId, DoorId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

const AREA = `a.code, a.level, a.name ->> 'zh' AS zh, coalesce(a.name ->> 'en', a.name ->> 'zh') AS en`

/** A place where people belong, with the way down to its area. */
export interface GridRow extends AreaName {
  path: AreaCode[]
}

/** A micro-grid of today. */
export async function findGrid(
  db: Db,
  street: StreetCode,
  code: AreaCode,
): Promise<GridRow | undefined> {
  const [row] = await db.query<GridRow>(
    `SELECT ${AREA}, a.path FROM areas a
     WHERE a.street = $1 AND a.code = $2 AND a.level = 'grid' AND a.ended IS NULL`,
    [street, code],
  )
  return row
}

export interface DoorRow {
  street: StreetCode
  door: DoorId
  address: string
  unit: string
  room: string
  area: AreaName
  path: AreaCode[]
}

/** A door that stays until the transaction ends, and to which one at a time comes. */
export async function lockDoor(
  tx: Tx,
  street: StreetCode,
  door: DoorId,
): Promise<DoorRow | undefined> {
  await tx.query('SELECT id FROM doors WHERE street = $1 AND id = $2 FOR NO KEY UPDATE', [
    street,
    door,
  ])
  const [row] = await tx.query<DoorRow>(
    `SELECT d.street, d.id AS door, b.address, d.unit, d.room, a.path,
       jsonb_build_object('code', a.code, 'level', a.level, 'zh', a.name ->> 'zh',
         'en', coalesce(a.name ->> 'en', a.name ->> 'zh')) AS area
     FROM doors d
     JOIN buildings b ON b.street = $1 AND b.id = d.building
     JOIN areas a ON a.street = $1 AND a.code = b.area
     WHERE d.street = $1 AND d.id = $2`,
    [street, door],
  )
  return row
}

export interface FoundBuilding {
  building: BuildingId
  address: string
  area: AreaName
}

/** Buildings whose address has these words, those of an area first. */
export async function listBuildings(
  db: Db,
  street: StreetCode,
  words: string,
  first: AreaCode | null,
): Promise<FoundBuilding[]> {
  return db.query<FoundBuilding>(
    `SELECT b.id AS building, b.address,
       jsonb_build_object('code', a.code, 'level', a.level, 'zh', a.name ->> 'zh',
         'en', coalesce(a.name ->> 'en', a.name ->> 'zh')) AS area
     FROM buildings b JOIN areas a ON a.street = $1 AND a.code = b.area
     WHERE b.street = $1 AND position($2 IN b.address) > 0
     ORDER BY (b.area = $3) IS NOT TRUE, b.address, b.id LIMIT ${MAX_BUILDINGS_FOUND}`,
    [street, words, first],
  )
}

/** How many people belong to each of these areas alone; areas without any are left out. */
export async function countOnAreas(
  db: Db,
  street: StreetCode,
  areas: readonly AreaCode[],
): Promise<{ area: AreaCode; count: number }[]> {
  return db.query<{ area: AreaCode; count: number }>(
    `SELECT held_area AS area, count(*)::int AS count FROM homes
     WHERE street = $1 AND held_area = ANY($2::text[]) GROUP BY held_area ORDER BY held_area`,
    [street, areas],
  )
}

/** How many people a door has, those who ask included. */
export async function countAtDoor(db: Db, street: StreetCode, door: DoorId): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM homes WHERE street = $1 AND held_door = $2',
    [street, door],
  )
  return row?.count ?? 0
}
