import type { Resolved } from '@/contract/codes'
import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db } from '../database/database'
import { findGrid } from './repository/places'

/** Where the code of a grid leads; nowhere once boundaries have no such grid. */
export async function leadTo(
  db: Db,
  street: StreetCode,
  subject: string,
): Promise<Resolved | undefined> {
  const grid = await findGrid(db, street, subject as AreaCode)
  return grid && { is: 'grid', street, area: grid.code }
}
