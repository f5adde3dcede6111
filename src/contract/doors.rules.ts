/** What may stand around a number for a person and says nothing: 3 单元, 101室. */
const UNIT_WORDS = /(单元|门洞)$/
const ROOM_WORDS = /室$/

/** Full-width digits and letters as plain ones, no blanks, and letters all large: 贵州路 101 弄 3 号 is 贵州路101弄3号. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

/** An address as buildings are known by it: two ways to write one are one building. */
export const plainAddress = (text: string): string => plain(text)

/** A unit as doors are known by it: 1单元 is 1. */
export const plainUnit = (text: string): string => plain(text).replace(UNIT_WORDS, '')

/** A room as doors are known by it: 101室 is 101; a room that is only that word stays. */
export const plainRoom = (text: string): string =>
  plain(text).replace(ROOM_WORDS, '') || plain(text)

/** A door as people say it: 1单元101室. */
export function doorName(unit: string, room: string): string {
  const [inUnit, inRoom] = [unit, room].map((part) => /[0-9A-Z]$/.test(part))
  const first = unit === '' ? '' : inUnit ? `${unit}单元` : unit
  return `${first}${room}${inRoom ? '室' : ''}`
}
