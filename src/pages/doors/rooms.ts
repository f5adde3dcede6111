import * as v from 'valibot'
import { MAX_DOORS_ADDED, MAX_EXPECTED, MAX_ROOM, MAX_UNIT } from '@/contract/doors'
import { text } from '@/contract/wire'

/** What is typed of doors that are to be added: one unit, several rooms, the people of each. */
export const RoomsDraft = v.object({ unit: v.string(), rooms: v.string(), expected: v.string() })
export type RoomsDraft = v.InferOutput<typeof RoomsDraft>

export const noRooms: RoomsDraft = { unit: '', rooms: '', expected: '' }

/** Letters that the field of rooms takes. */
export const MAX_ROOMS_TEXT = 1200

export type RoomsField = keyof RoomsDraft

/** '' is unknown. Undefined where it is no number of people. */
export function readExpected(typed: string): number | null | undefined {
  if (typed.trim() === '') return null
  const people = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : MAX_EXPECTED + 1
  return people <= MAX_EXPECTED ? people : undefined
}

/** The doors that a draft means, or the first field that says none. */
export function readRooms(draft: RoomsDraft) {
  const rooms = [...new Set(draft.rooms.split(/[\s,，、;；]+/).filter(Boolean))]
  const expected = readExpected(draft.expected)
  const unit = draft.unit.trim()
  if (!v.is(text(MAX_UNIT, 0), unit)) return { wrong: 'unit' as const }
  const fits = rooms.length > 0 && rooms.length <= MAX_DOORS_ADDED
  if (!fits || !rooms.every((room) => v.is(text(MAX_ROOM), room)))
    return { wrong: 'rooms' as const }
  if (expected === undefined) return { wrong: 'expected' as const }
  return { doors: rooms.map((room) => ({ unit, room, expected })) }
}
