import * as v from 'valibot'
import type { AreaLevel } from '@/contract/areas'
import { LEVELS_DOWN } from '@/contract/boundaries.rules'
import type { RowWords } from '@/contract/imports'
import { AreaCode, type Ring, type StreetCode, text } from '@/contract/wire'
import { type Cells, excerpt, inColumn, type ReadRow } from '../../imports/importer'
import { type ColumnName, column, levelWords } from './columns'
import { ringOf } from './ring'

/** A feature as it was meant; undefined where it lacks the property and things stay as they are. */
export interface DraftArea {
  row: number
  code: AreaCode
  level: AreaLevel
  /** Null at the top. */
  parent: AreaCode | null | undefined
  name: string
  nameEn: string | null | undefined
  party: string | null | undefined
  partyEn: string | null | undefined
  ring: Ring
}

/** A feature that cannot be meant so, with all that is wrong in it. */
export interface WrongArea {
  row: number
  code: string
  name: string
  words: RowWords[]
}

/** The column that a cell is in, and what is wrong there. */
export const refusal = (name: ColumnName, zh: string, en: string): RowWords =>
  inColumn(column[name], { zh, en })

const LIMITS = { name: 30, party: 60 }

class Reader {
  readonly wrong: RowWords[] = []
  constructor(
    private readonly cells: Cells,
    private readonly street: StreetCode,
  ) {}

  cell(name: ColumnName): string | undefined {
    return this.cells[column[name].headings[0]]
  }

  refuse(name: ColumnName, zh: string, en: string): undefined {
    this.wrong.push(refusal(name, zh, en))
    return undefined
  }

  filled(name: ColumnName): string | undefined {
    return this.cell(name) || this.refuse(name, '没有填写', 'is empty')
  }

  /** Words within their limit; null where the cell is empty. */
  words(name: ColumnName, max: number): string | null | undefined {
    const cell = this.cell(name)
    if (!cell) return cell === '' ? null : undefined
    if (cell.length > max) {
      return this.refuse(name, `最多 ${max} 个字`, `holds more than ${max} characters`)
    }
    const parsed = v.safeParse(text(max), cell)
    // cellOf puts this sign where a file holds what no text may
    if (parsed.success && !cell.includes('\ufffd')) return parsed.output
    return this.refuse(name, '里有看不见的控制字符', 'holds invisible control characters')
  }

  /** A code of this street's. */
  code(name: 'code' | 'parent'): AreaCode | undefined {
    const cell = this.filled(name)
    if (cell === undefined) return undefined
    const said = `“${excerpt(cell, 30)}”`
    if (!v.is(AreaCode, cell)) {
      return this.refuse(
        name,
        `${said}不是片区编号，应像 ${this.street}001 或 ${this.street}001-g01`,
        `${said} is no code of an area; it should look like ${this.street}001 or ${this.street}001-g01`,
      )
    }
    if (cell.startsWith(this.street)) return cell as AreaCode
    return this.refuse(
      name,
      `${said}不是本街道的编号，应以 ${this.street} 开头`,
      `${said} is not of this street, whose codes begin with ${this.street}`,
    )
  }

  level(): AreaLevel | undefined {
    const cell = this.filled('level')?.toLowerCase()
    if (cell === undefined) return undefined
    const found = LEVELS_DOWN.find((level) => levelWords[level].includes(cell))
    if (found) return found
    const known = LEVELS_DOWN.map((level) => levelWords[level][0]).join('、')
    const said = `“${excerpt(cell, 30)}”`
    return this.refuse('level', `不认识${said}，可以写：${known}`, `${said} is not known`)
  }

  ring(): Ring | undefined {
    const ring = ringOf(this.cell('ring') ?? 'null')
    return Array.isArray(ring) ? ring : this.refuse('ring', ring.zh, ring.en)
  }
}

/** The street stands at the top and has its own code; everything else has a parent. */
function readPlaceInTree(cells: Reader, street: StreetCode) {
  const [code, level] = [cells.code('code'), cells.level()]
  const top = level === 'street'
  if (code && level && top !== (code === (street as string))) {
    cells.refuse(
      'code',
      `${street} 是街道的编号，也只有街道用它`,
      `${street} is the street’s code, and only the street has it`,
    )
  }
  const cell = cells.cell('parent')
  if (!top) return { code, level, parent: cell === undefined ? undefined : cells.code('parent') }
  if (cell)
    cells.refuse('parent', '街道上面没有上级', 'must be empty: nothing stands above a street')
  return { code, level, parent: null }
}

/** What a feature means, or all that is wrong with it. */
export function readArea(
  { row, cells: given }: ReadRow,
  street: StreetCode,
): DraftArea | WrongArea {
  const cells = new Reader(given, street)
  const { code, level, parent } = readPlaceInTree(cells, street)
  const name = cells.filled('name') && (cells.words('name', LIMITS.name) ?? undefined)
  const ring = cells.ring()
  const rest = {
    nameEn: cells.words('nameEn', LIMITS.name),
    party: cells.words('party', LIMITS.party),
    partyEn: cells.words('partyEn', LIMITS.party),
  }
  if (rest.partyEn && rest.party === null) {
    cells.refuse('partyEn', '要有党组织的中文名称才能填写', 'needs the Chinese name beside it')
  }
  if (code && level && name && ring && cells.wrong.length === 0) {
    return { row, code, level, parent, name, ring, ...rest }
  }
  const [said, called] = [cells.cell('code') ?? '', cells.cell('name') ?? '']
  return { row, code: excerpt(said, 40), name: excerpt(called, 30), words: cells.wrong }
}

export const isDraft = (read: DraftArea | WrongArea): read is DraftArea => !('words' in read)
