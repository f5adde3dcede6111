import { plainRoom, plainUnit } from '@/contract/doors.rules'
import { type AppError, conflict } from '../errors'

/** Digits and letters alone say nothing that a check of words would refuse. */
const SAYS_NOTHING = /^[0-9A-Z.#-]*$/

/** Those of some names that others will read as words. */
export const wordsAmong = (names: readonly string[]): string[] =>
  names.filter((name) => !SAYS_NOTHING.test(name))

/** People belong to what would be taken away. */
export const inUse = (): AppError =>
  conflict('有居民登记在这些门户，不能撤下', { why: 'doors_in_use' })

/** Doors that would be added stand already; `doors` as people say them. */
export const alreadyThere = (doors: readonly string[]): AppError =>
  conflict(`已经有这些门户：${doors.join('、')}`, { why: 'doors_there', doors: [...doors] })

/** A unit and a room as doors are known by them. */
export const plainDoor = <Given extends { unit: string; room: string }>(door: Given): Given => ({
  ...door,
  unit: plainUnit(door.unit),
  room: plainRoom(door.room),
})
