import type { BuildingId, DoorId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** What stands, as far as a file can say it. */
export interface KnownBuilding {
  building: BuildingId
  address: string
  lng: number
  lat: number
  version: number
}

export interface KnownDoor {
  door: DoorId
  building: BuildingId
  unit: string
  room: string
  expected: number | null
  version: number
}

/** The buildings at these addresses. */
export async function listKnownBuildings(
  db: Db,
  street: StreetCode,
  addresses: readonly string[],
): Promise<KnownBuilding[]> {
  return db.query<KnownBuilding>(
    `SELECT id AS building, address, lng, lat, version FROM buildings
     WHERE street = $1 AND address = ANY($2::text[]) ORDER BY address`,
    [street, addresses],
  )
}

/** Those of these doors that stand. */
export async function listKnownDoors(
  db: Db,
  street: StreetCode,
  doors: readonly Pick<KnownDoor, 'building' | 'unit' | 'room'>[],
): Promise<KnownDoor[]> {
  if (doors.length === 0) return []
  return db.query<KnownDoor>(
    `SELECT d.id AS door, d.building, d.unit, d.room, d.expected, d.version
     FROM unnest($2::text[], $3::text[], $4::text[]) AS k(building, unit, room)
     JOIN doors d ON d.street = $1 AND d.building = k.building AND d.unit = k.unit AND d.room = k.room
     ORDER BY d.id`,
    [
      street,
      doors.map(({ building }) => building),
      doors.map(({ unit }) => unit),
      doors.map(({ room }) => room),
    ],
  )
}
