import { CsvError, parse } from 'csv-parse/sync'
import { cellOf, isFormulaLike, type SheetRow, sheetRows, unreadable } from './cells'

/** UTF-8 where the bytes are lawful UTF-8; else what a Chinese Excel saves as CSV. */
export function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // not this one
    }
  }
  throw unreadable('认不出文件的文字编码，请另存为“CSV UTF-8（逗号分隔）”')
}

/** Sheet programs also save tables parted by tabs under the same name. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, text.search(/[\r\n]|$/))
  return heading.includes('\t') && !heading.includes(',') ? '\t' : ','
}

function wordsOf(error: CsvError): string {
  const line = typeof error.lines === 'number' ? `第 ${error.lines} 行附近` : '文件里'
  return `${line}的引号没有成对，请用表格软件打开后重新保存`
}

interface Numbered {
  record: string[]
  info: { records: number; empty_lines: number }
}

/** The rows of a CSV. Blank lines count, so that a row has the number that a sheet program shows. */
export function readCsv(bytes: Uint8Array, mostRows: number): SheetRow[] {
  const most = sheetRows(mostRows)
  const text = decode(bytes)
  const options = {
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    to: most + 1,
  }
  try {
    // the declared type leaves out what `info` does
    const records = parse(text, options) as unknown as Numbered[]
    if (records.length > most) {
      throw unreadable(`表格超过 ${most} 行，请分成几个文件`)
    }
    return records.map(({ record, info }) => ({
      row: info.records + info.empty_lines,
      cells: record.map(cellOf),
    }))
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(wordsOf(error))
    throw error
  }
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)

/** A CSV that Excel opens as UTF-8 and in which no cell runs as a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) =>
    cells.map((cell) => quoted(isFormulaLike(cell) ? `'${cell}` : cell)).join(','),
  )
  return `\ufeff${lines.join('\r\n')}\r\n`
}
