import * as v from 'valibot'
import type { RowWords } from '@/contract/imports'
import { Day, text } from '@/contract/wire'
import { type Cells, excerpt, inColumn } from '../../imports/importer'
import { withoutPhones } from '../../phones'
import { type ColumnName, column } from './columns'

/** A number as it is dialled: a mobile is one person's, a landline may be a whole office's. */
export interface Dialled {
  digits: string
  mobile: boolean
}

/** +86 138-1234-5678, (021) 6361 2345; undefined for what is no mainland number. */
export function dialled(words: string): Dialled | undefined {
  const plain = words
    .normalize('NFKC')
    .replace(/[\s\-()·]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '')
  if (/^1[3-9]\d{9}$/.test(plain)) return { digits: plain, mobile: true }
  if (/^0(10|2\d)\d{8}$|^0[3-9]\d{2}\d{7,8}$/.test(plain)) return { digits: plain, mobile: false }
  return undefined
}

/** 2026-12-1, 2026/12/01, 2026年12月1日, and a day with midnight, as sheets keep it. */
function dayIn(words: string): Day | undefined {
  const parts = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[ T]00?:00(?::00)?)?$/
  const [, year, month = '', day = ''] = parts.exec(words.normalize('NFKC')) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return v.is(Day, iso) ? iso : undefined
}

/** Reads the cells of one row and gathers what is wrong with them. */
export class CellReader {
  readonly wrong: RowWords[] = []
  constructor(private readonly cells: Cells) {}

  /** A cell; '' where it is empty, undefined where the file has no such column. */
  cell(name: ColumnName): string | undefined {
    return this.cells[column[name].headings[0]]
  }

  /** A cell as a sentence may quote it. */
  said(name: ColumnName): string {
    return `“${excerpt(withoutPhones(this.cell(name) ?? ''), 30)}”`
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

  /** Words within their limit, in which no phone number stands. */
  words(name: ColumnName, max: number): string | undefined {
    const cell = this.filled(name)
    if (cell === undefined) return undefined
    if (cell.length > max) {
      const { length } = cell
      return this.refuse(
        name,
        `最多 ${max} 个字，现在有 ${length} 个`,
        `has ${length} characters, at most ${max} fit`,
      )
    }
    if (!v.is(text(max), cell)) {
      return this.refuse(name, '里有看不见的控制字符', 'holds invisible control characters')
    }
    if (withoutPhones(cell) === cell) return cell
    return this.refuse(name, '里不能写电话号码', 'must not hold a phone number')
  }

  /** A day; null where the cell is empty. */
  day(name: 'from' | 'until'): Day | null | undefined {
    const cell = this.cell(name)
    if (!cell) return cell === '' ? null : undefined
    const said = this.said(name)
    return (
      dayIn(cell) ??
      this.refuse(
        name,
        `${said}不是日期，可以写成 2026-12-01`,
        `${said} is not a date; write it as 2026-12-01`,
      )
    )
  }

  phone(): Dialled | undefined {
    const cell = this.cell('phone')
    if (!cell) return undefined
    return (
      dialled(cell) ??
      this.refuse(
        'phone',
        '不像手机号，也不像带区号的座机号',
        'looks neither like a mobile number nor like a landline with its area code',
      )
    )
  }
}
