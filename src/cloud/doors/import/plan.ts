import { doorName } from '@/contract/doors.rules'
import type { RowWords } from '@/contract/imports'
import { metresBetween } from '@/contract/place.rules'
import type { BuildingId, StreetCode } from '@/contract/wire'
import { type AreaAt, listAreasAt } from '../../areas/repository/reads'
import type { Db } from '../../database/database'
import { excerpt, type PlannedRow, type ReadRow } from '../../imports/importer'
import { type KnownBuilding, type KnownDoor, listKnownBuildings, listKnownDoors } from './known'
import { type DraftDoor, namesIn, readDoor } from './read'
import type { Noted } from './survey'
import {
  addWords,
  elsewhereWords,
  expectedWords,
  movedWords,
  outsideWords,
  repeatedWords,
  wrongGridWords,
} from './words'

/** What `apply` and `undo` read in SQL (repository/import.ts): names and all. */
export interface DoorInput {
  building: BuildingId
  address: string
  lng: number
  lat: number
  /** Whether the row's building is added, moves or stays. */
  place: 'new' | 'move' | 'stay'
  /** The version of a building that stands already. */
  seen: number | null
  unit: string
  room: string
  expected: number | null
  /** What a row that changes something puts back when it is undone. */
  before: { lng: number; lat: number; expected: number | null } | null
}

/** What planning one row looks at. */
interface Outlook {
  buildings: Map<string, KnownBuilding>
  doors: Map<string, KnownDoor>
  areas: Map<string, AreaAt | undefined>
}

/** A row that was read, or what is wrong with it. */
interface Given {
  row: number
  noted: Noted
  name: string
  address: string
  draft: DraftDoor | RowWords[]
}

const placeKey = ({ lng, lat }: { lng: number; lat: number }) => `${lng},${lat}`
const doorKey = (door: Pick<KnownDoor, 'building' | 'unit' | 'room'>) =>
  `${door.building}\n${door.unit}\n${door.room}`

function give({ row, cells, noted }: ReadRow): Given {
  const { address, unit, room } = namesIn(cells)
  const name = doorName(excerpt(unit, 20), excerpt(room, 20))
  return {
    ...{ row, name, address: excerpt(address, 40), draft: readDoor(cells) },
    noted: noted as Noted,
  }
}

const isDraft = (draft: Given['draft']): draft is DraftDoor => !Array.isArray(draft)

/** What stands at the addresses and places of a part. */
async function lookOut(db: Db, street: StreetCode, given: readonly Given[]): Promise<Outlook> {
  const drafts = given.flatMap(({ draft }) => (isDraft(draft) ? [draft] : []))
  const addresses = [...new Set(drafts.map(({ address }) => address))]
  const known = await listKnownBuildings(db, street, addresses)
  const buildings = new Map(known.map((building) => [building.address, building]))
  const wanted = drafts.flatMap(({ address, unit, room }) => {
    const building = buildings.get(address)?.building
    return building ? [{ building, unit, room }] : []
  })
  const doors = await listKnownDoors(db, street, wanted)
  const places = new Map(drafts.map(({ at }) => [placeKey(at), at]))
  const areas = await listAreasAt(db, street, [...places.values()])
  return {
    buildings,
    doors: new Map(doors.map((door) => [doorKey(door), door])),
    areas: new Map([...places.keys()].map((key, i) => [key, areas[i]])),
  }
}

/** What forbids a row that reads well by itself. */
function objections({ noted }: Given, draft: DraftDoor, area: AreaAt | undefined): RowWords[] {
  if (noted.first !== null) return repeatedWords(noted.first)
  if (noted.elsewhere !== null) return elsewhereWords(noted.elsewhere)
  if (!area) return outsideWords
  const { grid } = draft
  return grid !== '' && grid !== area.code && grid !== area.zh ? wrongGridWords(grid, area) : []
}

interface Stands {
  building: KnownBuilding | undefined
  door: KnownDoor | undefined
  area: AreaAt
}

function planSound(given: Given, draft: DraftDoor, { building, door, area }: Stands): PlannedRow {
  const { row, noted, name, address: key } = given
  const { at, unit, room } = draft
  const moves = building !== undefined && placeKey(building) !== placeKey(at)
  const expected = draft.expected === undefined ? (door?.expected ?? null) : draft.expected
  const input: DoorInput = {
    ...{ building: building?.building ?? noted.building, address: draft.address, ...at },
    ...{ place: !building ? 'new' : moves ? 'move' : 'stay', seen: building?.version ?? null },
    ...{ unit, room, expected, before: null },
  }
  const moved = moves ? movedWords(metresBetween(building, at), area, building) : []
  if (!door) {
    const words = [...addWords(`${draft.address}${name}`, area), ...moved]
    const before = moves ? { lng: building.lng, lat: building.lat, expected: null } : null
    const subject = { subject: noted.door, seenVersion: null }
    return { row, does: 'add', key, name, words, input: { ...input, before }, ...subject }
  }
  const told = door.expected === expected ? [] : expectedWords(door.expected, expected)
  const words = [...told, ...moved]
  const subject = { subject: door.door, seenVersion: door.version }
  if (words.length === 0) return { row, does: 'same', key, name, words, input: null, ...subject }
  const { lng, lat } = building ?? at
  const before = { lng, lat, expected: door.expected }
  return { row, does: 'change', key, name, words, input: { ...input, before }, ...subject }
}

function planOne(given: Given, { buildings, doors, areas }: Outlook): PlannedRow {
  const { row, name, address: key, draft } = given
  const error = (words: RowWords[]): PlannedRow => ({
    ...{ row, does: 'error', key, name, words, input: null, subject: null, seenVersion: null },
  })
  if (!isDraft(draft)) return error(draft)
  const area = areas.get(placeKey(draft.at))
  const wrong = objections(given, draft, area)
  if (wrong.length > 0 || !area) return error(wrong)
  const building = buildings.get(draft.address)
  const door = building && doors.get(doorKey({ ...draft, building: building.building }))
  return planSound(given, draft, { building, door, area })
}

/** What each row of a part will do; see PartsImporter. */
export async function plan(
  db: Db,
  street: StreetCode,
  rows: readonly ReadRow[],
): Promise<PlannedRow[]> {
  const given = rows.map(give)
  const outlook = await lookOut(db, street, given)
  return given.map((one) => planOne(one, outlook))
}
