import * as v from 'valibot'
import { Hours } from '@/contract/hours'
import { hoursProblems } from '@/contract/hours.rules'
import { parseHours } from '@/contract/hours-text.rules'
import type { RowWords } from '@/contract/imports'
import { Need, SiteKind } from '@/contract/sites'
import { text } from '@/contract/wire'
import { type Cells, excerpt, inColumn } from '../../imports/importer'
import { type ColumnName, column, kindWords, needWords } from './columns'
import { textProblemWords, unsoundWords } from './hours-words'

const MAX_HOURS_TEXT = 4000

/** Reads the cells of one row and gathers what is wrong with them. */
export class CellReader {
  readonly wrong: RowWords[] = []
  constructor(private readonly cells: Cells) {}

  /** A cell; '' where it is empty, undefined where the file has no such column. */
  cell(name: ColumnName): string | undefined {
    return this.cells[column[name].headings[0]]
  }

  /** A cell as a sentence quotes it. */
  said(name: ColumnName): string {
    return `“${excerpt(this.cell(name) ?? '', 30)}”`
  }

  /** Notes what is wrong in a column; the value is then nobody's. */
  refuse(name: ColumnName, zh: string, en: string): undefined {
    this.wrong.push(inColumn(column[name], { zh, en }))
    return undefined
  }

  /** A cell that has to hold something. */
  filled(name: ColumnName): string | undefined {
    return this.cell(name) || this.refuse(name, '没有填写', 'is empty')
  }

  /** Words within their limit; null where the cell is empty. */
  words(name: ColumnName, max: number): string | null | undefined {
    const cell = this.cell(name)
    if (!cell) return cell === '' ? null : undefined
    if (cell.length > max) {
      return this.refuse(
        name,
        `最多 ${max} 个字，现在有 ${cell.length} 个`,
        `has ${cell.length} characters, at most ${max} fit`,
      )
    }
    const parsed = v.safeParse(text(max), cell)
    return parsed.success
      ? parsed.output
      : this.refuse(name, '里有看不见的控制字符', 'holds invisible control characters')
  }

  /** As `words`, for a cell that has to hold something. */
  filledWords(name: ColumnName, max: number): string | undefined {
    return this.filled(name) && (this.words(name, max) ?? undefined)
  }

  number(name: ColumnName): number | undefined {
    const cell = this.filled(name)
    if (cell === undefined) return undefined
    return /^-?\d{1,9}(\.\d{1,15})?$/.test(cell)
      ? Number(cell)
      : this.refuse(name, `${this.said(name)}不是数字`, `${this.said(name)} is not a number`)
  }
}

type Names = readonly string[]

const find = <Key extends string>(all: readonly Key[], words: Record<Key, Names>, said: string) =>
  all.find(
    (one) => one === said || words[one].some((name) => name.toLowerCase() === said.toLowerCase()),
  )

export function readKind(cells: CellReader): SiteKind | undefined {
  const cell = cells.filled('kind')
  if (cell === undefined) return undefined
  const refuse = () =>
    cells.refuse(
      'kind',
      `${cells.said('kind')}要改成点、线或面`,
      `${cells.said('kind')} must be point, line or area`,
    )
  return find(SiteKind.options, kindWords, cell) ?? refuse()
}

export function readNeeds(cells: CellReader): Need[] | undefined {
  const cell = cells.cell('needs')
  if (cell === undefined) return undefined
  const said = cell.split(/[、，,；;\n]/).map((part) => part.trim())
  const needs = new Set<Need>()
  for (const one of said) {
    const need = one === '' ? undefined : find(Need.options, needWords, one)
    if (need) needs.add(need)
    else if (one !== '') {
      const known = Need.options.map((option) => needWords[option][0]).join('、')
      const said = excerpt(one, 30)
      cells.refuse('needs', `不认识“${said}”，可以写：${known}`, `“${said}” is not known`)
    }
  }
  return [...needs]
}

export function readHours(cells: CellReader): Hours | undefined {
  const cell = cells.filled('hours')
  if (cell === undefined) return undefined
  const refuse = ({ zh, en }: { zh: string; en: string }) => cells.refuse('hours', zh, en)
  if (cell.length > MAX_HOURS_TEXT) return refuse({ zh: '太长了', en: 'is too long' })
  const parsed = parseHours(cell)
  if ('problem' in parsed) return refuse(textProblemWords(parsed.problem, parsed.piece))
  const [unsound] = hoursProblems(parsed.hours)
  if (unsound) return refuse(unsoundWords(unsound))
  const lawful = v.safeParse(Hours, parsed.hours)
  return lawful.success
    ? lawful.output
    : refuse({ zh: '里有看不见的控制字符', en: 'holds invisible control characters' })
}
