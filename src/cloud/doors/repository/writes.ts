import type { AreaCode, BuildingId, DoorId, Place, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

interface NewBuilding {
  building: BuildingId
  address: string
  at: Place
  area: AreaCode
  demo: boolean
}

type Scope = Authorized<{ street: StreetCode; path: readonly AreaCode[] }>

/** Adds a building; false where its address was taken meanwhile. */
export async function insertBuilding(
  tx: Tx,
  { street }: Scope,
  { building, address, at, area, demo }: NewBuilding,
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO buildings (street, id, address, lng, lat, area, demo)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
    [street, building, address, at.lng, at.lat, area, demo],
  )
  return rows.length === 1
}

export interface NewDoor {
  door: DoorId
  unit: string
  room: string
  expected: number | null
}

/** Adds doors to a building and answers the ids of those that were not there yet. */
export async function insertDoors(
  tx: Tx,
  { street }: Scope,
  { building, demo, doors }: { building: BuildingId; demo: boolean; doors: readonly NewDoor[] },
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO doors (street, id, building, unit, room, expected, demo)
     SELECT $1, door, $2, unit, room, expected, $4::boolean
     FROM jsonb_to_recordset($3::jsonb) AS r(door text, unit text, room text, expected int)
     ON CONFLICT DO NOTHING RETURNING id`,
    [street, building, JSON.stringify(doors), demo],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Gives a door of a locked building what it is now. @throws unique violation where another door is that */
export async function setDoor(
  tx: Tx,
  { street }: Scope,
  { door, unit, room, expected }: NewDoor,
): Promise<void> {
  await tx.query(
    `UPDATE doors SET unit = $3, room = $4, expected = $5, version = version + 1
     WHERE street = $1 AND id = $2`,
    [street, door, unit, room, expected],
  )
}

/** Takes a door of a locked building away. @throws foreign key violation where people belong to it */
export async function deleteDoor(tx: Tx, { street }: Scope, door: DoorId): Promise<void> {
  await tx.query('DELETE FROM doors WHERE street = $1 AND id = $2', [street, door])
}

/** Takes a building away that has no door left. */
export async function deleteBuilding(
  tx: Tx,
  { street }: Scope,
  building: BuildingId,
): Promise<void> {
  await tx.query('DELETE FROM buildings WHERE street = $1 AND id = $2', [street, building])
}
