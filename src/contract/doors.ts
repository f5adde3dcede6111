import * as v from 'valibot'
import { action } from './action'
import { AreaLevel, AreaName } from './areas'
import { AreaCode, BuildingId, Cursor, DoorId, Place, StreetCode, text, Version } from './wire'

/** Letters of a building's address, of a unit and of a room. */
export const MAX_ADDRESS = 40
export const MAX_UNIT = 10
export const MAX_ROOM = 12
/** People whom one door may expect: a dormitory's room, not a typing error. */
export const MAX_EXPECTED = 200
/** Doors that are added in one go: a tower's worth. */
export const MAX_DOORS_ADDED = 200
/** Doors of one building that an answer holds. */
export const MAX_DOORS_SHOWN = 2000

/** Null where nobody knows. */
const Expected = v.nullable(
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_EXPECTED)),
)
const Unit = text(MAX_UNIT, 0)
const Room = text(MAX_ROOM)

/** How many buildings and doors an area has, those below it included; `expected`: people, where somebody told. */
export const DoorCount = v.object({
  ...AreaName.entries,
  buildings: v.number(),
  doors: v.number(),
  expected: v.number(),
})
export type DoorCount = v.InferOutput<typeof DoorCount>

/** A building in a list. */
export const BuildingLine = v.object({
  building: BuildingId,
  address: v.string(),
  doors: v.number(),
  demo: v.boolean(),
})
export type BuildingLine = v.InferOutput<typeof BuildingLine>

export const Door = v.object({
  door: DoorId,
  /** '' where the building has no units. */
  unit: v.string(),
  room: v.string(),
  expected: Expected,
  version: Version,
})
export type Door = v.InferOutput<typeof Door>

export const BuildingView = v.object({
  street: StreetCode,
  building: BuildingId,
  address: v.string(),
  at: Place,
  /** From the street down to the area that has it. */
  areas: v.array(AreaName),
  /** By unit and room, as a person counts. */
  doors: v.array(Door),
  demo: v.boolean(),
  can: v.object({ change: v.boolean() }),
})
export type BuildingView = v.InferOutput<typeof BuildingView>

const NewDoor = v.strictObject({ unit: Unit, room: Room, expected: Expected })
const Which = { street: StreetCode, door: DoorId, version: Version }
const refusals = ['sign_in', 'forbidden', 'not_found'] as const

export const doorsActions = {
  'doors.list': action({
    says: 'The buildings of an area by address, a page at a time, with how many doors each has, and the counts of the areas right below; without an area, of the highest one that is theirs to see. `not_found`: no such area, or not theirs.',
    access: 'appointed',
    effect: 'read',
    perMinute: 120,
    errors: refusals,
    input: v.strictObject({
      street: StreetCode,
      area: v.optional(AreaCode),
      /** In the address. */
      words: v.optional(text(MAX_ADDRESS)),
      after: v.optional(Cursor),
    }),
    output: v.object({
      /** The highest areas that are theirs: the whole street, or those that they lead. */
      tops: v.array(AreaName),
      /** From the highest area that is theirs down to the one asked about. */
      path: v.array(AreaName),
      count: DoorCount,
      below: v.array(DoorCount),
      buildings: v.array(BuildingLine),
      next: v.nullable(Cursor),
      can: v.object({ add: v.boolean() }),
    }),
  }),
  'doors.get': action({
    says: 'One building with its units and rooms.',
    access: 'appointed',
    effect: 'read',
    perMinute: 120,
    errors: refusals,
    input: v.strictObject({ street: StreetCode, building: BuildingId }),
    output: v.object({ building: BuildingView }),
  }),
  'doors.add': action({
    says: 'Adds doors to a building, or a building with its doors. `conflict`: one of them is there already; nothing was added. `invalid` with `field` to.at: the place lies outside the street. `unavailable`: the content check does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 30,
    errors: [...refusals, 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({
      street: StreetCode,
      to: v.variant('is', [
        v.strictObject({ is: v.literal('building'), building: BuildingId }),
        v.strictObject({ is: v.literal('new'), address: text(MAX_ADDRESS), at: Place }),
      ]),
      doors: v.pipe(v.array(NewDoor), v.minLength(1), v.maxLength(MAX_DOORS_ADDED)),
    }),
    output: v.object({ building: BuildingView }),
  }),
  'doors.change': action({
    says: 'Changes the unit, the room or the expected people of a door. `conflict`: somebody changed it meanwhile, or the building has such a door already. `unavailable`: the content check does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 60,
    errors: [...refusals, 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({
      ...Which,
      changes: v.strictObject({
        unit: v.optional(Unit),
        room: v.optional(Room),
        expected: v.optional(Expected),
      }),
    }),
    output: v.object({ building: BuildingView }),
  }),
  'doors.remove': action({
    says: 'Takes a door away, with its last door the building. `conflict`: somebody changed it meanwhile, or people belong to it.',
    access: 'appointed',
    effect: 'write',
    perMinute: 60,
    errors: [...refusals, 'conflict'],
    input: v.strictObject(Which),
    output: v.object({ building: v.nullable(BuildingView) }),
  }),
  'doors.counts': action({
    says: 'How many buildings and doors each area of a level has, as far as they are theirs to see: what “not reached” is measured against.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, level: AreaLevel }),
    output: v.object({ areas: v.array(DoorCount) }),
  }),
}
