import * as v from 'valibot'
import { MAX_ADDRESS, MAX_EXPECTED, MAX_ROOM, MAX_UNIT } from '@/contract/doors'
import { plainAddress, plainRoom, plainUnit } from '@/contract/doors.rules'
import type { RowWords } from '@/contract/imports'
import { Place, text } from '@/contract/wire'
import { type Cells, excerpt, inColumn } from '../../imports/importer'
import { type ColumnName, column } from './columns'

/** What a row of a file says of a door. */
export interface DraftDoor {
  address: string
  unit: string
  room: string
  at: Place
  /** Undefined where the file has no such column. */
  expected: number | null | undefined
  /** The grid that the file expects; '' where it says none. */
  grid: string
}

const cellOf = (cells: Cells, name: ColumnName): string | undefined =>
  cells[column[name].headings[0]]

/** The names of a row's building and door, right or not: what tells rows of a file apart. */
export function namesIn(cells: Cells): Pick<DraftDoor, 'address' | 'unit' | 'room'> {
  return {
    address: plainAddress(cellOf(cells, 'address') ?? ''),
    unit: plainUnit(cellOf(cells, 'unit') ?? ''),
    room: plainRoom(cellOf(cells, 'room') ?? ''),
  }
}

/** Degrees to 0.1 m; undefined for what is no number. */
function degrees(cell: string | undefined): number | undefined {
  return cell && /^\d{1,3}(\.\d{1,15})?$/.test(cell) ? Number(Number(cell).toFixed(6)) : undefined
}

/** The place in a row as two numbers; either may be missing or out of bounds. */
export const placeIn = (cells: Cells): { lng: number | undefined; lat: number | undefined } => ({
  lng: degrees(cellOf(cells, 'lng')),
  lat: degrees(cellOf(cells, 'lat')),
})

/** Limits of the contract as schemas, made once: a file asks a hundred thousand times. */
const NAMES = {
  address: { min: 1, max: MAX_ADDRESS, schema: text(MAX_ADDRESS) },
  unit: { min: 0, max: MAX_UNIT, schema: text(MAX_UNIT, 0) },
  room: { min: 1, max: MAX_ROOM, schema: text(MAX_ROOM) },
}

type Refuse = (name: ColumnName, zh: string, en: string) => undefined

function readWords(words: string, name: keyof typeof NAMES, refuse: Refuse): void {
  const { min, max, schema } = NAMES[name]
  if (words.length < min) refuse(name, '没有填写', 'is empty')
  else if (words.length > max) {
    const { length } = words
    refuse(
      name,
      `最多 ${max} 个字，现在有 ${length} 个`,
      `has ${length} characters, at most ${max} fit`,
    )
  } else if (!v.is(schema, words)) {
    refuse(name, '里有看不见的控制字符', 'holds invisible control characters')
  }
}

function readPlace(cells: Cells, refuse: Refuse): Place | undefined {
  const { lng, lat } = placeIn(cells)
  for (const [name, number] of [
    ['lng', lng],
    ['lat', lat],
  ] as const) {
    if (number !== undefined) continue
    const said = excerpt(cellOf(cells, name) ?? '', 30)
    if (said === '') refuse(name, '没有填写', 'is empty')
    else refuse(name, `“${said}”不是数字`, `“${said}” is not a number`)
  }
  if (lng === undefined || lat === undefined) return undefined
  if (v.is(Place, { lng, lat })) return { lng, lat }
  if (v.is(Place, { lng: lat, lat: lng })) {
    return refuse('lng', '和纬度好像写反了', 'seems to be swapped with the latitude')
  }
  return refuse(
    'lng',
    `和纬度（${lng}，${lat}）不在上海，应是 GCJ-02 度数`,
    `and latitude (${lng}, ${lat}) are not in Shanghai; they must be GCJ-02 degrees`,
  )
}

function readExpected(cells: Cells, refuse: Refuse): number | null | undefined {
  const cell = cellOf(cells, 'expected')
  if (!cell) return cell === '' ? null : undefined
  const people = /^\d{1,4}$/.test(cell) ? Number(cell) : MAX_EXPECTED + 1
  if (people <= MAX_EXPECTED) return people
  return refuse(
    'expected',
    `应是 0 到 ${MAX_EXPECTED} 的整数，不知道就空着`,
    `must be a whole number from 0 to ${MAX_EXPECTED}, or empty`,
  )
}

/** A row as a door, or everything that is wrong with it. */
export function readDoor(cells: Cells): DraftDoor | RowWords[] {
  const wrong: RowWords[] = []
  const refuse: Refuse = (name, zh, en) => {
    wrong.push(inColumn(column[name], { zh, en }))
    return undefined
  }
  const names = namesIn(cells)
  for (const name of ['address', 'unit', 'room'] as const) readWords(names[name], name, refuse)
  const at = readPlace(cells, refuse)
  const expected = readExpected(cells, refuse)
  if (!at || wrong.length > 0) return wrong
  return { ...names, at, expected, grid: cellOf(cells, 'grid') ?? '' }
}
