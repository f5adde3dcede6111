import type { FileType } from '../repository'
import { type Entry, readDirectory, readEntry } from './archive'

/** What bytes really are, or why they are refused, in words for who sent them. */
export type Sniffed = { type: FileType } | { refused: string }

/** A sheet of 100,000 rows inflates to about 40 MB in some twenty parts; far more is a trap. */
const MAX_ENTRIES = 500
const MAX_INFLATED = 56 * 1024 * 1024
/** Cells that merged ranges may cover together: a reader fills each of them. */
const MAX_MERGED_CELLS = 200_000

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const ZIP = Buffer.from([0x50, 0x4b])
const UTF16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])]

const startsWith = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start)

const notASheet = { refused: '这不是能读的表格，请用 Excel 或 WPS 另存为 .xlsx 或 CSV' }
const tooBig = { refused: '这个表格解压后太大，请只留下要导入的那张表再试' }
const macros = { refused: '表格里带有宏，请另存为不带宏的 .xlsx' }

/** 'B' → 2 */
const columnNumber = (letters: string) =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** How many cells the merged ranges of a sheet cover. */
function mergedCells(xml: string): number {
  let cells = 0
  for (const [, left, top, right, bottom] of xml.matchAll(
    /<(?:\w+:)?mergeCell\b[^>]*\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g,
  )) {
    const width = columnNumber(right ?? '') - columnNumber(left ?? '') + 1
    cells += Math.max(0, width) * Math.max(0, Number(bottom) - Number(top) + 1)
  }
  return cells
}

/** Inflates each part once, within what the directory claims: a claim that lies is found here and not by the reader. */
async function isHonest(bytes: Buffer, entries: readonly Entry[]): Promise<boolean> {
  let cells = 0
  for (const entry of entries) {
    const part = await readEntry(bytes, entry)
    if (!part) return false
    if (/^\/?xl\/worksheets\/.*\.xml$/i.test(entry.name))
      cells += mergedCells(part.toString('latin1'))
    if (cells > MAX_MERGED_CELLS) return false
  }
  return true
}

async function sniffArchive(bytes: Buffer): Promise<Sniffed> {
  const entries = readDirectory(bytes, MAX_ENTRIES)
  if (!entries) return notASheet
  const has = (name: string) => entries.some((entry) => entry.name === name)
  if (entries.some(({ name }) => /vbaProject\.bin$|^xl\/macrosheets\//i.test(name))) return macros
  if (!has('[Content_Types].xml') || !has('xl/workbook.xml')) return notASheet
  const inflated = entries.reduce((sum, { size }) => sum + size, 0)
  if (inflated > MAX_INFLATED) return tooBig
  return (await isHonest(bytes, entries)) ? { type: 'xlsx' } : tooBig
}

/** Whether text begins as an object of JSON does; no heading of a table begins with a brace. */
const isJson = (bytes: Buffer) => /^(\xef\xbb\xbf)?\s*\{/.test(bytes.toString('latin1', 0, 200))

/** Looks at bytes, never at a name: an XLSX without macros, text without NUL (JSON or a table), or neither. */
export async function sniff(bytes: Buffer): Promise<Sniffed> {
  if (startsWith(bytes, OLE)) {
    return { refused: '这是旧的 .xls 或加了密码的表格，请打开后另存为不加密码的 .xlsx' }
  }
  if (startsWith(bytes, ZIP)) return sniffArchive(bytes)
  if (UTF16.some((mark) => startsWith(bytes, mark))) {
    return { refused: '这是 UTF-16 文本，请另存为“CSV UTF-8（逗号分隔）”' }
  }
  if (bytes.includes(0)) return notASheet
  return { type: isJson(bytes) ? 'geojson' : 'csv' }
}
