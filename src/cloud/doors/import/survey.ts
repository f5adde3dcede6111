import type { BuildingId, DoorId } from '@/contract/wire'
import { newId, newIds } from '../../ids'
import type { ReadRow } from '../../imports/importer'
import { namesIn, placeIn } from './read'

/** What the whole file says of one row. */
export interface Noted {
  /** The ids that the building and the door get where they are new. */
  building: BuildingId
  door: DoorId
  /** The row of the same door before this one; null for the first. */
  first: number | null
  /** A row before this one that puts the building elsewhere. */
  elsewhere: number | null
}

/** A building of the file: the first of its rows that says a place. */
interface Seen {
  building: BuildingId
  placed: { row: number; place: string } | null
}

/** Looks over a whole file: rows of one address are one building at one place, and each door stands once. */
export function survey(rows: readonly ReadRow[]): Noted[] {
  const buildings = new Map<string, Seen>()
  const doors = new Map<string, number>()
  const ids = newIds<DoorId>(rows.length)
  return rows.map(({ row, cells }, i) => {
    const { address, unit, room } = namesIn(cells)
    const seen = buildings.get(address) ?? { building: newId<BuildingId>(), placed: null }
    buildings.set(address, seen)
    const { lng, lat } = placeIn(cells)
    const place = `${lng},${lat}`
    const says = lng !== undefined && lat !== undefined
    if (says) seen.placed ??= { row, place }
    const key = `${address}\n${unit}\n${room}`
    const first = doors.get(key) ?? null
    if (first === null) doors.set(key, row)
    return {
      building: seen.building,
      door: ids[i] ?? newId<DoorId>(),
      first,
      elsewhere: says && seen.placed && seen.placed.place !== place ? seen.placed.row : null,
    }
  })
}
