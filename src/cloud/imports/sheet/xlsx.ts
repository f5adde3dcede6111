import type { Cell, CellValue, Worksheet } from 'exceljs'
import { cellOf, type SheetCell, type SheetRow, sheetRows, unreadable } from './cells'

/**
 * Parts of a sheet that say nothing of its values are left out: some of them name a million cells,
 * each of which the reader would fill.
 */
const reading = (mostRows: number) => ({
  ignoreNodes: [
    'cols',
    'autoFilter',
    'rowBreaks',
    'hyperlinks',
    'dataValidations',
    'picture',
    'drawing',
    'legacyDrawing',
    'tableParts',
    'conditionalFormatting',
    'extLst',
  ],
  maxRows: sheetRows(mostRows),
  maxCols: 1000,
})

const two = (n: number) => String(n).padStart(2, '0')

/** A date as people write it; a time of the day is a date of 1899 to a sheet program. */
function dateText(date: Date): string {
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  const day = date.toISOString().slice(0, 10)
  if (date.getUTCFullYear() < 1900) return clock
  return clock === '00:00' ? day : `${day} ${clock}`
}

/** A number with the 15 digits that a sheet program shows, and the zeros that its format puts before it. */
function numberText(value: number, format: string | undefined): string {
  const text = String(Number(value.toPrecision(15)))
  const zeros = /^0+$/.exec(format ?? '')?.[0].length ?? 0
  return Number.isInteger(value) && value >= 0 ? text.padStart(zeros, '0') : text
}

function textOf(value: CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  if (value instanceof Date) return dateText(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  return 'text' in value ? textOf(value.text as CellValue, format) : ''
}

function read({ value, numFmt }: Cell): SheetCell {
  if (typeof value === 'object' && value !== null) {
    if ('formula' in value || 'sharedFormula' in value) return { text: '', is: 'formula' }
    if ('error' in value) return { text: String(value.error), is: 'fault' }
  }
  return cellOf(textOf(value, numFmt))
}

function rowsOf(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow((row, number) => {
    const cells: SheetCell[] = []
    row.eachCell((cell, column) => {
      while (cells.length < column - 1) cells.push({ text: '', is: 'text' })
      cells.push(read(cell))
    })
    rows.push({ row: number, cells })
  })
  return rows
}

/** The rows of the first sheet of a workbook that a person sees; the cells of a merged range all say what it says. */
export async function readXlsx(bytes: Buffer, mostRows: number): Promise<SheetRow[]> {
  const { Workbook } = await import('exceljs')
  const book = new Workbook()
  try {
    await book.xlsx.load(bytes as unknown as ArrayBuffer, reading(mostRows))
  } catch {
    throw unreadable('读不出这个表格，请用 Excel 或 WPS 打开后另存为 .xlsx 或 CSV 再试')
  }
  const sheet = book.worksheets.find(({ state }) => state === 'visible')
  return sheet ? rowsOf(sheet) : []
}
