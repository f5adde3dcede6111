import type { AreaUse } from '@/contract/errors'
import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { conflict } from '../../errors'
import type { DoneRow, ImportStep } from '../../imports/importer'
import {
  type AddedArea,
  deleteAdded,
  hideAdded,
  markUndone,
  outlineOf,
  restoreAreas,
  unendAreas,
} from '../repository/undo'
import { lockVersions } from '../repository/versions'
import { follow, moveExtent } from './apply'
import { thingWords, usesOf } from './uses'

const MOST_NAMED = 5

/** @throws AppError('conflict') where something hangs on an area that would go */
async function demandUnused(
  tx: Tx,
  street: StreetCode,
  added: readonly AddedArea[],
  { wiring }: ImportStep,
): Promise<void> {
  const uses = await usesOf(tx, street, added, wiring)
  if (uses.length === 0) return
  const first = uses.slice(0, MOST_NAMED)
  const said = first.map(({ area, thing, count }: AreaUse) => {
    return `“${area.zh}”上有 ${count} ${thingWords[thing].zh}`
  })
  const more = uses.length > MOST_NAMED ? '等' : ''
  throw conflict(`${said.join('，')}${more}，请先移走再撤回`, { why: 'areas_in_use', uses: first })
}

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
  await demandUnused(tx, street, added, step)
  await deleteAdded(tx, scope, version)
  await markUndone(tx, scope, version, step.now)
  await moveExtent(tx, scope, was, await outlineOf(tx, street))
}
