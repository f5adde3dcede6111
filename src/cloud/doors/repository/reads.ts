import type { Homes } from '@/contract/coverage.rules'
import { type BuildingLine, type Door, MAX_DOORS_SHOWN } from '@/contract/doors'
import type { AreaCode, BuildingId, DoorId, StreetCode } from '@/contract/wire'
import { cursorOf, readCursor } from '../../cursor'
import type { Db, Tx } from '../../database/database'

/** A building with the way down to its area. */
export interface BuildingRow {
  street: StreetCode
  building: BuildingId
  address: string
  lng: number
  lat: number
  area: AreaCode
  path: AreaCode[]
  demo: boolean
}

const BUILDING = `b.street, b.id AS building, b.address, b.lng, b.lat, b.area, a.path, b.demo`

export async function find(
  db: Db,
  street: StreetCode,
  building: BuildingId,
): Promise<BuildingRow | undefined> {
  const [row] = await db.query<BuildingRow>(
    `SELECT ${BUILDING} FROM buildings b JOIN areas a ON a.street = $1 AND a.code = b.area
     WHERE b.street = $1 AND b.id = $2`,
    [street, building],
  )
  return row
}

/** A building whose doors nobody else changes by hand until the transaction ends. */
export async function lock(
  tx: Tx,
  street: StreetCode,
  building: BuildingId,
): Promise<BuildingRow | undefined> {
  await tx.query('SELECT id FROM buildings WHERE street = $1 AND id = $2 FOR UPDATE', [
    street,
    building,
  ])
  return find(tx, street, building)
}

/** The building at an address. */
export async function findAt(
  db: Db,
  street: StreetCode,
  address: string,
): Promise<BuildingId | undefined> {
  const [row] = await db.query<{ id: BuildingId }>(
    'SELECT id FROM buildings WHERE street = $1 AND address = $2',
    [street, address],
  )
  return row?.id
}

/** The building that a door is in. */
export async function findBuildingOf(
  db: Db,
  street: StreetCode,
  door: DoorId,
): Promise<BuildingId | undefined> {
  const [row] = await db.query<{ building: BuildingId }>(
    'SELECT building FROM doors WHERE street = $1 AND id = $2',
    [street, door],
  )
  return row?.building
}

/** Text by the number that it begins with, then as it is: 2 before 10. */
const counted = (column: string) => `(substring(${column} FROM '^\\d{1,9}'))::int, ${column}`

/** The doors of a building as a person counts them. */
export async function listDoors(db: Db, street: StreetCode, building: BuildingId): Promise<Door[]> {
  return db.query<Door>(
    `SELECT id AS door, unit, room, expected, version FROM doors
     WHERE street = $1 AND building = $2
     ORDER BY ${counted('unit')}, ${counted('room')} LIMIT ${MAX_DOORS_SHOWN}`,
    [street, building],
  )
}

/** An area of today with the way down to it. */
export async function findArea(
  db: Db,
  street: StreetCode,
  code: AreaCode,
): Promise<{ code: AreaCode; path: AreaCode[] } | undefined> {
  const [row] = await db.query<{ code: AreaCode; path: AreaCode[] }>(
    'SELECT code, path FROM areas WHERE street = $1 AND code = $2 AND ended IS NULL',
    [street, code],
  )
  return row
}

const PAGE = 30

interface Wanted {
  area: AreaCode
  words: string | undefined
  after: string | undefined
}

/** A page of the buildings of an area and of those below it, by address. */
export async function list(
  db: Db,
  street: StreetCode,
  { area, words, after }: Wanted,
): Promise<{ rows: BuildingLine[]; next: string | null }> {
  const [address, id] = readCursor(after, ['', ''])
  const rows = await db.query<BuildingLine>(
    `SELECT b.id AS building, b.address, b.demo,
       (SELECT count(*)::int FROM doors d WHERE d.street = $1 AND d.building = b.id) AS doors
     FROM buildings b
     WHERE b.street = $1
       AND b.area IN (SELECT code FROM areas WHERE street = $1 AND path @> ARRAY[$2::text])
       AND ($3::text IS NULL OR position($3 IN b.address) > 0) AND (b.address, b.id) > ($4, $5)
     ORDER BY b.address, b.id LIMIT ${PAGE + 1}`,
    [street, area, words ?? null, address, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.address, row.building])
}

/** Where each building stands, in which area, and how many doors it has. */
export async function listHomes(db: Db, street: StreetCode): Promise<Homes[]> {
  const rows = await db.query<{ lng: number; lat: number; area: AreaCode; doors: number }>(
    `SELECT b.lng, b.lat, b.area,
       (SELECT count(*)::int FROM doors d WHERE d.street = $1 AND d.building = b.id) AS doors
     FROM buildings b WHERE b.street = $1 ORDER BY b.id`,
    [street],
  )
  return rows.map(({ lng, lat, ...rest }) => ({ at: { lng, lat }, ...rest }))
}
