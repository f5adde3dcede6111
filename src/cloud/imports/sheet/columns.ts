import type { RowWords } from '@/contract/imports'
import { withoutPhones } from '../../phones'
import { type Cells, type Column, excerpt, inColumn, type ReadRow } from '../importer'
import type { SheetCell, SheetRow } from './cells'

/** A row with what no noun could take: formulas, faults, cells beyond the headings. */
export interface OddRow extends ReadRow {
  problems: RowWords[]
}

/** The rows of a sheet by the columns of its kind. */
export type Sheet = (ReadRow | OddRow)[]

const isEmpty = ({ cells }: SheetRow) => cells.every(({ text, is }) => text === '' && is === 'text')

/** “ * 名称（必填） ” is 名称 */
const plain = (heading: string) =>
  heading
    .replace(/[（(][^（()）]*[）)]/g, '')
    .replace(/[\s*＊:：_]/g, '')
    .toLowerCase()

const quoted = (names: readonly string[]) =>
  names.map((name) => `“${excerpt(withoutPhones(name), 30)}”`).join('、')

/** 1 → A, 27 → AA */
function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return rest > 0 ? letterOf(rest) + letter : letter
}

/** The column that each heading names, or the words that say what is wrong with the headings. */
function match(heading: SheetRow, columns: readonly Column[]): (Column | undefined)[] | string {
  const find = (text: string) =>
    columns.find(({ headings }) => headings.some((name) => plain(name) === plain(text)))
  const named = heading.cells.map(({ text }) => (text === '' ? undefined : find(text)))
  const unknown = heading.cells.filter(({ text }, i) => text !== '' && !named[i])
  const missing = columns.filter((column) => column.required && !named.includes(column))
  const twice = columns.filter((column) => named.indexOf(column) !== named.lastIndexOf(column))
  const wrong = [
    ['不认识的列', unknown.map(({ text }) => text)],
    ['缺少的列', missing.map(({ headings }) => headings[0])],
    [
      '重复的列',
      twice.filter((column) => named.includes(column)).map(({ headings }) => headings[0]),
    ],
  ] as const
  const words = wrong.flatMap(([what, names]) =>
    names.length > 0 ? [`${what}：${quoted(names.slice(0, 10))}`] : [],
  )
  if (words.length === 0) return named
  return `第 ${heading.row} 行的列名对不上。${words.join('；')}。可以下载模板对照`
}

const FORMULA = {
  zh: '是公式或像公式（以 = + - @ 开头），请改成普通文字或数值',
  en: 'is a formula or looks like one (begins with = + - @); please type plain text or a number',
}

function problemIn({ text, is }: SheetCell, column: Column | undefined, at: number): RowWords[] {
  if (!column) {
    if (text === '' && is === 'text') return []
    const letter = letterOf(at + 1)
    return [
      {
        column: null,
        zh: `${letter} 列没有列名，却有内容`,
        en: `Column ${letter} has no heading but holds something`,
      },
    ]
  }
  if (is === 'formula') return [inColumn(column, FORMULA)]
  if (is === 'fault') {
    const said = excerpt(withoutPhones(text), 30)
    return [inColumn(column, { zh: `是错误值 ${said}`, en: `is the error ${said}` })]
  }
  return []
}

function readRow({ row, cells }: SheetRow, named: readonly (Column | undefined)[]): Sheet[number] {
  const empty: SheetCell = { text: '', is: 'text' }
  const read: Cells = {}
  named.forEach((column, i) => {
    if (column) read[column.headings[0]] = (cells[i] ?? empty).text
  })
  const problems = cells.flatMap((cell, i) => problemIn(cell, named[i], i))
  return problems.length > 0 ? { row, cells: read, problems } : { row, cells: read }
}

/** The table in a sheet: its first row with something in it is the heading. Words where it is none. */
export function tableOf(
  rows: readonly SheetRow[],
  columns: readonly Column[],
  mostRows: number,
): Sheet | string {
  const [heading, ...body] = rows.filter((row) => !isEmpty(row))
  if (!heading) return '表里什么也没有'
  const named = match(heading, columns)
  if (typeof named === 'string') return named
  if (body.length === 0) return '表里只有列名，没有内容'
  if (body.length > mostRows) {
    const counted = body.length.toLocaleString('en-US')
    return `表里有 ${counted} 行，一次最多 ${mostRows.toLocaleString('en-US')} 行，请分成几个文件`
  }
  return body.map((row) => readRow(row, named))
}
