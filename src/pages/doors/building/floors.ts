import type { Door } from '@/contract/doors'

/** Doors that stand beside each other: those of one floor, as far as room numbers tell it. */
export interface Floor {
  key: string
  doors: Door[]
}

/** 1203 is on floor 12; a room without such a number is on a floor of its own kind. */
const floorOf = ({ room }: Door) => /^(\d{1,3})\d\d$/.exec(room)?.[1] ?? ''

/** More than these beside each other are parted, so that no row of the page grows without end. */
const WIDE = 20

/** The doors of one unit by floors, in their order. */
export function floorsOf(doors: readonly Door[]): Floor[] {
  const floors: Floor[] = []
  for (const door of doors) {
    const floor = floorOf(door)
    const last = floors.at(-1)
    if (last?.key.startsWith(`${floor}/`) && last.doors.length < WIDE) last.doors.push(door)
    else floors.push({ key: `${floor}/${floors.length}`, doors: [door] })
  }
  return floors
}

/** The doors by unit, in their order. */
export function unitsOf(doors: readonly Door[]): { unit: string; doors: Door[] }[] {
  const units: { unit: string; doors: Door[] }[] = []
  for (const door of doors) {
    const last = units.at(-1)
    if (last?.unit === door.unit) last.doors.push(door)
    else units.push({ unit: door.unit, doors: [door] })
  }
  return units
}
