import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { conflict } from '../../errors'
import type { DoneRow, ImportStep } from '../../imports/importer'
import {
  deleteAdded,
  hideAdded,
  markUndone,
  outlineOf,
  restoreAreas,
  unendAreas,
} from '../repository/undo'
import { lockVersions } from '../repository/versions'
import { follow, moveExtent } from './apply'
import { demandNone, usesOf } from './uses'

/**
 * Puts back the boundaries from before a version, the newest first: an older one has the newer built
 * upon it. See Importer.
 */
export async function undo(
  tx: Tx,
  scope: Authorized<{ street: StreetCode }>,
  rows: readonly DoneRow[],
  step: ImportStep,
): Promise<void> {
  const { street } = scope
  const { inForce } = await lockVersions(tx, street)
  const version = rows[0]?.applied.version
  if (version !== inForce) {
    const words = `之后又换过边界（第 ${inForce} 版），请先撤回那一次`
    throw conflict(words, { why: 'later_version', version: inForce })
  }
  const was = await outlineOf(tx, street)
  await unendAreas(tx, scope, version)
  await restoreAreas(tx, scope, version)
  const added = await hideAdded(tx, scope, version)
  await follow(tx, street, step)
  demandNone(await usesOf(tx, street, added, step.wiring), '请先移走再撤回')
  await deleteAdded(tx, scope, version)
  await markUndone(tx, scope, version, step.now)
  await moveExtent(tx, scope, was, await outlineOf(tx, street))
}
