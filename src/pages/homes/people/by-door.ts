import type { HomeAtDoor } from '@/contract/homes.shapes'
import type { Room } from '../rooms'

/** A door with the people who belong to it. */
export interface Household {
  room: Room
  people: HomeAtDoor[]
}

/** The doors where somebody is, in the building's own order; those who wait come first at each. */
export function byDoor(doors: readonly Room[], homes: readonly HomeAtDoor[]): Household[] {
  return doors.flatMap((room) => {
    const people = homes.filter(({ door }) => door === room.door)
    const waits = people.filter(({ state }) => state === 'asked')
    const belongs = people.filter(({ state }) => state !== 'asked')
    return people.length > 0 ? [{ room, people: [...waits, ...belongs] }] : []
  })
}
