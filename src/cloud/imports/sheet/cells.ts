import { AppError } from '../../errors'

/** A cell as a person sees it, or why it cannot be taken at its face. */
export type SheetCell = { text: string; is: 'text' | 'formula' | 'fault' }

export interface SheetRow {
  /** As the sheet counts, from 1. */
  row: number
  cells: readonly SheetCell[]
}

/** Rows that are read at all beyond those that may be filled: sheets are often formatted far below their end. */
const EMPTY_ROWS = 15_000
export const sheetRows = (mostRows: number) => mostRows + EMPTY_ROWS

export const unreadable = (words: string) => new AppError('invalid', words, 'file')

/**
 * Whether a sheet program would run a text as a formula when somebody opens it from a CSV. A number
 * or a telephone number with its sign is none.
 */
export function isFormulaLike(text: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-][\d .-]+$/.test(text)
}

/** What no database keeps: NUL and halves of surrogate pairs, which a workbook can hold in disguise (`_x0000_`). */
const BROKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it finds
  /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text as it was typed: without blanks around it and with line ends of one kind. */
export function cellOf(text: string): SheetCell {
  const trimmed = text.replace(/\r\n?/g, '\n').trim()
  const whole = trimmed.replace(BROKEN, '\ufffd')
  if (whole !== trimmed) return { text: whole, is: 'fault' }
  return { text: trimmed, is: isFormulaLike(trimmed) ? 'formula' : 'text' }
}
