import { AppError } from '../../errors'
import type { CheckedFile } from '../../files/intake'
import type { Column } from '../importer'
import { type Sheet, tableOf } from './columns'
import { readCsv } from './csv'
import { readXlsx } from './xlsx'

/**
 * The rows of a file under the columns of its kind.
 * @throws AppError('invalid') with `field` file where it is no such table, in words that say what to mend
 */
export async function readSheet(file: CheckedFile, columns: readonly Column[]): Promise<Sheet> {
  const rows = file.type === 'csv' ? readCsv(file.bytes) : await readXlsx(file.bytes)
  const sheet = tableOf(rows, columns)
  if (typeof sheet === 'string') throw new AppError('invalid', sheet, 'file')
  return sheet
}
