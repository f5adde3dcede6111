import type { Door } from '@/contract/doors'
import { doorName } from '@/contract/doors.rules'
import type { BuildingId, DoorId, StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { notFound } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { demandBuilding } from './policy'
import { type BuildingRow, findBuildingOf, listDoors, lock } from './repository/reads'

const fieldWords = { unit: '单元', room: '室号', expected: '预计人数' }

export interface Which {
  street: StreetCode
  door: DoorId
  version: Version
}

/** What a step leaves in the history of the building. */
interface Done {
  changed: string[]
  before: object
  after: object | null
  /** Whether the building is still there. */
  stands: boolean
}

/**
 * One step on a door: lock its building, ask whether they may and saw what stands, write, append to the
 * history of the building. Answers the building, or null where it went with its last door.
 */
export async function step(
  { db, actor, now }: Context,
  { street, door: id, version }: Which,
  did: string,
  write: (tx: Tx, building: Authorized<BuildingRow>, door: Door, last: boolean) => Promise<Done>,
): Promise<BuildingId | null> {
  return db.tx(async (tx) => {
    const holds = await findBuildingOf(tx, street, id)
    const row = holds && (await lock(tx, street, holds))
    const building = demandBuilding(actor, street, row)
    const doors = await listDoors(tx, street, building.building)
    const door = doors.find((one) => one.door === id)
    if (!door) throw notFound('门户')
    const subject = { noun: 'doors', id: building.building } as const
    const versions = { seen: version, current: door.version }
    await demandFresh(tx, { street, ...subject }, versions, fieldWords)
    const { stands, ...done } = await write(tx, building, door, doors.length === 1)
    const note = doorName(door.unit, door.room)
    await append(tx, { street, subject, did, by: actor.person, at: now, note, ...done })
    return stands ? building.building : null
  })
}
