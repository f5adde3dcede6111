import { AppError } from '../../errors'
import type { CheckedFile } from '../../files/intake'
import type { AnyImporter } from '../importer'
import { unreadable } from './cells'
import { type Sheet, tableOf } from './columns'
import { readCsv } from './csv'
import { readGeojson } from './geojson'
import { readXlsx } from './xlsx'

/**
 * The rows of a file under the columns of its kind.
 * @throws AppError('invalid') with `field` file where it is no such table, in words that say what to mend
 */
export async function readSheet(
  file: CheckedFile,
  { columns, shapes }: Pick<AnyImporter, 'columns' | 'shapes'>,
  mostRows: number,
): Promise<Sheet> {
  if (shapes) {
    if (file.type !== 'geojson') throw unreadable('这里要 GeoJSON 文件（.geojson），不是表格')
    return readGeojson(file.bytes, columns, mostRows)
  }
  if (file.type === 'geojson') throw unreadable('这是 GeoJSON 文件，这里要 .xlsx 或 CSV 表格')
  const rows =
    file.type === 'csv' ? readCsv(file.bytes, mostRows) : await readXlsx(file.bytes, mostRows)
  const sheet = tableOf(rows, columns, mostRows)
  if (typeof sheet === 'string') throw new AppError('invalid', sheet, 'file')
  return sheet
}
