import { AppError } from './errors'

const notOurs = () => new AppError('invalid', '列表的位置不对，请从头再看', 'after')

/** The keys of the last row of a page, opaque to the phone. */
const encode = (keys: readonly string[]) =>
  Buffer.from(JSON.stringify(keys), 'utf8').toString('base64url')

/**
 * The keys that a cursor holds, or `first` where none is given.
 * @throws AppError('invalid') for a cursor that is not one of ours.
 */
export function readCursor(cursor: string | undefined, first: readonly [string, string]) {
  if (cursor === undefined) return first
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const keys = /^\["((?:[^"\\]|\\.){0,60})","([0-9a-z~]{0,20})"\]$/.exec(text)
  if (!keys) throw notOurs()
  try {
    return JSON.parse(text) as [string, string]
  } catch {
    throw notOurs()
  }
}

/** A day, or a moment as we write it, that exists: SQL would refuse 30 February with an error of its own. */
function isTime(text: string): boolean {
  const time = Date.parse(text)
  if (!/^(?!0000)\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/.test(text)) return false
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Same for keys that begin with a moment or a day. */
export function readTimeCursor(cursor: string | undefined, first: readonly [string, string]) {
  const keys = readCursor(cursor, first)
  if (!isTime(keys[0])) throw notOurs()
  return keys
}

/** Same for keys that begin with a number of 31 bits. */
export function readNumberCursor(cursor: string | undefined, first: readonly [string, string]) {
  const keys = readCursor(cursor, first)
  if (!/^\d{1,10}$/.test(keys[0]) || Number(keys[0]) >= 2 ** 31) throw notOurs()
  return keys
}

/** Same for keys that begin with a number that has a point, such as metres. */
export function readDecimalCursor(cursor: string | undefined, first: readonly [string, string]) {
  const keys = readCursor(cursor, first)
  if (!/^-?\d{1,9}(\.\d{1,20})?(e-\d{1,2})?$/.test(keys[0])) throw notOurs()
  return keys
}

/** Cuts the one row too many that a page was asked with and makes the cursor of the next. */
export function cursorOf<Row>(
  rows: Row[],
  page: number,
  keysOf: (row: Row) => readonly [string, string],
): { rows: Row[]; next: string | null } {
  const last = rows[page - 1]
  if (rows.length <= page || !last) return { rows, next: null }
  return { rows: rows.slice(0, page), next: encode(keysOf(last)) }
}
