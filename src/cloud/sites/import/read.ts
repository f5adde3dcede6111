import * as v from 'valibot'
import type { Hours } from '@/contract/hours'
import type { RowWords } from '@/contract/imports'
import { type Need, type Operator, Phone, type SiteKind } from '@/contract/sites'
import { type OperatorId, Place } from '@/contract/wire'
import { excerpt, type ReadRow } from '../../imports/importer'
import { CellReader, readHours, readKind, readNeeds } from './cells'
import { kindWords } from './columns'

/** Where the file has the column: its words, or null for an empty cell. */
type Optional<Value> = Value | null | undefined

/** A row of the sheet as it was meant; undefined where the file lacks the column and things stay as they are. */
export interface DraftSite {
  row: number
  key: string
  kind: SiteKind
  name: string
  nameEn: Optional<string>
  address: string
  addressEn: Optional<string>
  at: Place
  needs: Need[] | undefined
  hours: Hours
  phone: Optional<string>
  capacity: Optional<number>
  operator: Optional<OperatorId>
  intro: Optional<string>
  introEn: Optional<string>
  /** Keys of sites in walking order. */
  stops: string[] | undefined
}

/** A row that cannot be meant so, with all that is wrong in it. */
export interface WrongSite {
  row: number
  key: string
  name: string
  words: RowWords[]
}

/** What parts the stops of a line. */
const STOP = /[>＞→]/

/** The limits of the contract (sites.ts). */
const LIMITS = { key: 40, name: 30, address: 60, intro: 400, stops: 40 }

function readPlace(cells: CellReader): Place | undefined {
  const lng = cells.number('lng')
  const lat = cells.number('lat')
  if (lng === undefined || lat === undefined) return undefined
  if (v.is(Place, { lng, lat })) return { lng, lat }
  if (v.is(Place, { lng: lat, lat: lng })) {
    return cells.refuse('lng', '和纬度好像写反了', 'seems to be swapped with the latitude')
  }
  return cells.refuse(
    'lng',
    `和纬度（${lng}，${lat}）不在上海，应是 GCJ-02 度数，例如 121.4785 和 31.2345`,
    `and latitude (${lng}, ${lat}) are not in Shanghai; they must be GCJ-02 degrees such as 121.4785 and 31.2345`,
  )
}

function readPhone(cells: CellReader): Optional<string> {
  const cell = cells.cell('phone')
  if (!cell) return cell === '' ? null : undefined
  if (v.is(Phone, cell)) return cell
  const said = cells.said('phone')
  return cells.refuse('phone', `${said}不像电话号码`, `${said} does not look like a phone number`)
}

function readCapacity(cells: CellReader): Optional<number> {
  const cell = cells.cell('capacity')
  if (!cell) return cell === '' ? null : undefined
  const people = /^\d{1,4}$/.test(cell) ? Number(cell) : 0
  if (people >= 1 && people <= 5000) return people
  return cells.refuse('capacity', '应是 1 到 5000 的整数', 'must be a whole number from 1 to 5000')
}

function readOperator(cells: CellReader, operators: readonly Operator[]): Optional<OperatorId> {
  const cell = cells.cell('operator')
  if (!cell) return cell === '' ? null : undefined
  const [found, other] = operators.filter(({ name }) => name.zh === cell || name.en === cell)
  if (found && !other) return found.operator
  const said = cells.said('operator')
  return other
    ? cells.refuse('operator', `有两家运营方都叫${said}`, `two operators are called ${said}`)
    : cells.refuse('operator', `没有叫${said}的运营方`, `no operator is called ${said}`)
}

function readStops(cells: CellReader, kind: SiteKind | undefined): string[] | undefined {
  const cell = cells.cell('stops')
  if (cell === undefined || (cell === '' && kind !== 'line')) return undefined
  if (kind !== 'line') {
    return (
      kind &&
      cells.refuse(
        'stops',
        `只有线才有，这一行是${kindWords[kind][0]}`,
        `is for lines, and this row is a ${kindWords[kind][1]}`,
      )
    )
  }
  const keys = cell.split(STOP).map((key) => key.trim())
  const stops = keys.filter((key) => key !== '')
  if (stops.length <= LIMITS.stops) return stops
  return cells.refuse('stops', `最多 ${LIMITS.stops} 站`, `holds more than ${LIMITS.stops} stops`)
}

function readIntro(cells: CellReader): { intro: Optional<string>; introEn: Optional<string> } {
  const intro = cells.words('intro', LIMITS.intro)
  const introEn = cells.words('introEn', LIMITS.intro)
  if (introEn && intro === null) {
    cells.refuse('introEn', '要有中文介绍才能填写', 'needs the Chinese introduction beside it')
  }
  return { intro, introEn }
}

function readKey(cells: CellReader): string | undefined {
  const key = cells.filledWords('key', LIMITS.key)
  if (!key || !STOP.test(key)) return key
  return cells.refuse(
    'key',
    '里不能有 >，它用来连接线路站点',
    'must not hold >, which parts the stops of a line',
  )
}

/** What a row means, or all that is wrong with it. */
export function readSite(
  { row, cells: given }: ReadRow,
  operators: readonly Operator[],
): DraftSite | WrongSite {
  const cells = new CellReader(given)
  const key = readKey(cells)
  const name = cells.filledWords('name', LIMITS.name)
  const kind = readKind(cells)
  const address = cells.filledWords('address', LIMITS.address)
  const at = readPlace(cells)
  const hours = readHours(cells)
  const rest = {
    nameEn: cells.words('nameEn', LIMITS.name),
    addressEn: cells.words('addressEn', LIMITS.address),
    needs: readNeeds(cells),
    phone: readPhone(cells),
    capacity: readCapacity(cells),
    operator: readOperator(cells, operators),
    ...readIntro(cells),
    stops: readStops(cells, kind),
  }
  const whole = key && name && kind && address && at && hours && cells.wrong.length === 0
  if (whole) return { row, key, name, kind, address, at, hours, ...rest }
  const [said, called] = [cells.cell('key') ?? '', cells.cell('name') ?? '']
  return {
    row,
    key: excerpt(said, LIMITS.key),
    name: excerpt(called, LIMITS.name),
    words: cells.wrong,
  }
}
