import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { isForeignKeyViolation, isUniqueViolation } from '../../database/sql-errors'
import { conflict } from '../../errors'
import { type ImportStep, staleRows } from '../../imports/importer'
import { inUse } from '../change'
import {
  deleteAdded,
  insertBuildings,
  insertDoors,
  listStaleAtApply,
  listStaleAtUndo,
  lockTouched,
  moveBuildings,
  type StaleRow,
  updateDoors,
} from '../repository/import'
import { setAreas } from '../repository/places'

type Scope = Authorized<{ street: StreetCode }>

function demandNone(stale: readonly StaleRow[], since: 'preview' | 'apply'): void {
  const [first] = stale
  if (first) throw staleRows(stale, since, first.count)
}

/** Somebody added or took away the same between the look and the step. */
const raced = () =>
  conflict('有人刚刚改动了这些门户，没有做任何改动，请再试一次', {
    why: 'changed',
    by: null,
    fields: [],
  })

/** Does all rows of a preview; see PartsImporter. */
export async function apply(tx: Tx, scope: Scope, step: ImportStep): Promise<void> {
  const { import: id, demo } = step
  await lockTouched(tx, scope.street, id)
  demandNone(await listStaleAtApply(tx, scope.street, id), 'preview')
  try {
    await insertBuildings(tx, scope, id, demo)
    const moved = await moveBuildings(tx, scope, id, 'input')
    if (moved.length > 0) await setAreas(tx, scope.street, moved)
    await insertDoors(tx, scope, id, demo)
    await updateDoors(tx, scope, id, 'input')
  } catch (error) {
    if (isUniqueViolation(error) || isForeignKeyViolation(error)) throw raced()
    throw error
  }
}

/** Puts back what rows changed and takes away what they added; see PartsImporter. */
export async function undo(tx: Tx, scope: Scope, { import: id }: ImportStep): Promise<void> {
  await lockTouched(tx, scope.street, id)
  demandNone(await listStaleAtUndo(tx, scope.street, id), 'apply')
  await updateDoors(tx, scope, id, 'before')
  const moved = await moveBuildings(tx, scope, id, 'before')
  if (moved.length > 0) await setAreas(tx, scope.street, moved)
  try {
    await deleteAdded(tx, scope, id)
  } catch (error) {
    if (isForeignKeyViolation(error)) throw inUse()
    throw error
  }
}
