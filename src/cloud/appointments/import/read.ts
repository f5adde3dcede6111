import { levelsOf } from '@/contract/appointments.rules'
import type { AreaLevel } from '@/contract/areas'
import type { RowWords } from '@/contract/imports'
import type { Day } from '@/contract/wire'
import { excerpt, type ReadRow } from '../../imports/importer'
import { withoutPhones } from '../../phones'
import { CellReader, type Dialled } from './cells'
import { nameIn, roleNames, rolesElsewhere, type SheetRole } from './columns'
import type { SheetArea } from './repository/reads'

/** A row of the sheet as it was meant; undefined where the file lacks the column. */
export interface Draft {
  row: number
  key: string
  name: string
  /** Absent where the cell is empty too: a sheet corrects a number and never takes it away. */
  phone: Dialled | undefined
  role: SheetRole
  area: SheetArea
  from: Day | null | undefined
  until: Day | null | undefined
  standIn: string | undefined
}

/** A row that cannot be meant so, with all that is wrong in it. */
export interface Wrong {
  row: number
  key: string
  name: string
  words: RowWords[]
}

export const isDraft = (one: Draft | Wrong): one is Draft => !('words' in one)

/** The limits of the contract (appointments.ts) and of other sheets. */
const LIMITS = { key: 40, name: 30 }

function readRole(cells: CellReader): SheetRole | undefined {
  const cell = cells.filled('role')
  if (cell === undefined) return undefined
  const role = nameIn(cell, roleNames)
  if (role) return role
  const elsewhere = Object.entries(rolesElsewhere).find(([code, { names }]) =>
    nameIn(cell, { [code]: names }),
  )?.[1]
  if (elsewhere) return cells.refuse('role', elsewhere.zh, elsewhere.en)
  const known = Object.values(roleNames).map(([zh]) => zh)
  const said = cells.said('role')
  return cells.refuse('role', `不认识${said}，可以写：${known.join('、')}`, `${said} is not known`)
}

const LEVELS: Record<AreaLevel, readonly [zh: string, en: string]> = {
  street: ['街道', 'sub-district'],
  block: ['街区', 'block'],
  community: ['居民区', 'community'],
  lane: ['网格', 'lane'],
  grid: ['微网格', 'grid'],
}

/** The areas that a cell can mean: those of today, or else those that ended. */
function namedBy(cell: string, areas: readonly SheetArea[], role: SheetRole | undefined) {
  const named = areas.filter(({ code, zh }) => code === cell || zh === cell)
  const today = named.filter(({ ended }) => !ended)
  if (today.length === 0) return named
  const fit = role ? today.filter(({ level }) => levelsOf[role].includes(level)) : today
  return fit.length > 0 ? fit : today
}

function readArea(
  cells: CellReader,
  areas: readonly SheetArea[],
  role: SheetRole | undefined,
): SheetArea | undefined {
  const cell = cells.filled('area')
  if (cell === undefined) return undefined
  const [area, other] = namedBy(cell, areas, role)
  const said = cells.said('area')
  if (!area) {
    return cells.refuse('area', `本街道没有${said}`, `${said} is not in this sub-district`)
  }
  if (area.ended) return cells.refuse('area', `${said}已经撤销`, `${said} has ended`)
  if (other) {
    return cells.refuse(
      'area',
      `有几个片区都叫${said}，请写片区编号`,
      `several areas are called ${said}; please give the code`,
    )
  }
  if (!role || levelsOf[role].includes(area.level)) return area
  const [zh, en] = [levelsOf[role].map((one) => LEVELS[one]), LEVELS[area.level]]
  return cells.refuse(
    'area',
    `${said}是${en[0]}，${roleNames[role][0]}要写${zh.map(([word]) => word).join('、')}`,
    `${said} is a ${en[1]}; a ${roleNames[role][1]} needs a ${zh.map(([, word]) => word).join(', ')}`,
  )
}

/** What a row means, or all that is wrong with it. */
export function readRow(given: ReadRow, areas: readonly SheetArea[]): Draft | Wrong {
  const { row } = given
  const cells = new CellReader(given.cells)
  const key = cells.words('key', LIMITS.key)
  const name = cells.words('name', LIMITS.name)
  const phone = cells.phone()
  const role = readRole(cells)
  const area = readArea(cells, areas, role)
  const [from, until] = [cells.day('from'), cells.day('until')]
  const standIn = cells.cell('standIn')
  if (key && name && role && area && cells.wrong.length === 0) {
    return { row, key, name, phone, role, area, from, until, standIn }
  }
  const shown = (column: 'key' | 'name') =>
    excerpt(withoutPhones(cells.cell(column) ?? ''), LIMITS[column])
  return { row, key: shown('key'), name: shown('name'), words: cells.wrong }
}
