import { dayOf } from '@/contract/calendar.rules'
import type { Day } from '@/contract/wire'

/** A table as a file for a sheet program. What a person typed stays words: no cell is ever a formula. */

/** A day or a moment is written as one, in Shanghai's time. */
export type SheetValue = string | number | null | { day: Day } | { at: Date }

export interface SheetColumn {
  heading: string
  /** Letters of Chinese, about. */
  width: number
}

export interface Table {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetValue[])[]
}

const OFFSET = 8 * 3_600_000

/** 2026-11-23 10:05, as a sheet program reads a moment. */
const momentText = (at: Date) =>
  `${dayOf(at.getTime())} ${new Date(at.getTime() + OFFSET).toISOString().slice(11, 16)}`

function textOf(value: SheetValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  return 'day' in value ? value.day : momentText(value.at)
}

/** What a sheet program would take for the beginning of a formula, also in full width. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** RFC 4180, and a text that would be a formula behind an apostrophe. */
function csvCell(value: SheetValue): string {
  const text = textOf(value)
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csvLine = (values: readonly SheetValue[]) => `${values.map(csvCell).join(',')}\r\n`

/** As many of the first rows as have room in so many bytes of text. */
export function rowsWithin<Row extends readonly SheetValue[]>(
  rows: readonly Row[],
  bytes: number,
): readonly Row[] {
  let taken = 0
  const end = rows.findIndex((row) => {
    taken += Buffer.byteLength(csvLine(row))
    return taken > bytes
  })
  return end < 0 ? rows : rows.slice(0, end)
}

/** With the mark by which a Chinese Excel knows UTF-8. */
export function writeCsv({ columns, rows }: Table): Buffer {
  const lines = [columns.map(({ heading }) => heading), ...rows].map(csvLine)
  return Buffer.from(`\ufeff${lines.join('')}`)
}

/** A sheet program's moment has no time zone: the digits are those of Shanghai's clock. */
function xlsxValue(value: SheetValue): string | number | null | Date {
  if (value === null || typeof value !== 'object') return value
  return 'day' in value ? new Date(`${value.day}T00:00:00Z`) : new Date(value.at.getTime() + OFFSET)
}

function formatOf(value: SheetValue): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  return 'day' in value ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm'
}

/** One sheet, with a heading that stays in sight. */
export async function writeXlsx({ name, columns, rows }: Table): Promise<Buffer> {
  const { Workbook } = await import('exceljs')
  const book = new Workbook()
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ heading, width }) => ({ header: heading, width: width * 2 }))
  sheet.getRow(1).font = { bold: true }
  for (const values of rows) {
    const row = sheet.addRow(values.map(xlsxValue))
    values.forEach((value, i) => {
      const format = formatOf(value)
      if (format) row.getCell(i + 1).numFmt = format
    })
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
