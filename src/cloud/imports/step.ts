import type { ImportId, StreetCode, Version } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Context, JobContext } from '../context'
import type { Tx } from '../database/database'
import { conflict, notFound } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { personOf } from '../policy'
import type { AnyImporter, DoneRow, ImportStep } from './importer'
import { type ImportHead, listRows, lock } from './repository/reads'
import {
  deleteRows,
  forgetInputs,
  insertImport,
  type NewImport,
  setApplied,
  setState,
} from './repository/writes'
import { isReady } from './view'

export interface Which {
  street: StreetCode
  import: ImportId
  version: Version
}

/** Keeps a new import, with the first line of its history. */
export async function begin(
  tx: Tx,
  scope: Authorized<{ street: StreetCode }>,
  made: NewImport,
): Promise<void> {
  await insertImport(tx, scope, made)
  const subject = { noun: 'imports', id: made.import } as const
  const { by, now: at } = made
  await append(tx, { street: scope.street, subject, did: 'imports.preview', by, at })
}

const fieldWords = { state: '这次导入' }

interface Locked {
  tx: Tx
  scope: Authorized<{ street: StreetCode }>
  head: Authorized<ImportHead>
  importer: AnyImporter
  step: ImportStep
}

/** One step on an import: lock, ask whether they may and saw what stands, append to the history, do. */
async function onImport(
  context: Context,
  { street, import: id, version }: Which,
  did: ImportStep['did'],
  work: (locked: Locked) => Promise<void>,
): Promise<void> {
  const { db, actor, now, cloud } = context
  const by = personOf(actor)
  await db.tx(async (tx) => {
    const found = await lock(tx, street, id)
    if (!found) throw notFound('导入')
    const importer = cloud.wiring.imports[found.kind]
    const scope = importer.demand(context, street)
    const head = authorize(found, scope.street === found.street)
    const subject = { noun: 'imports', id } as const
    await demandFresh(
      tx,
      { street, ...subject },
      { seen: version, current: head.version },
      fieldWords,
    )
    const cause = await append(tx, { street, subject, did, by, at: now, changed: ['state'] })
    const { demonstration: demo } = cloud.settings
    const step = { did, import: id, by, now, cause, demo, wiring: cloud.wiring }
    await work({ tx, scope, head, importer, step })
  })
}

function demandReady(head: ImportHead, thing: string): void {
  if (isReady(head)) return
  if (head.state === 'reading') throw conflict('文件还没有看完，请稍等', { why: 'still_reading' })
  if (head.state === 'expired') {
    const words = '这次导入放得太久，预览已经删除，请重新上传文件'
    throw conflict(words, { why: 'preview_expired' })
  }
  if (head.state !== 'preview') throw conflict('这次导入已经办理过了', { why: 'done_already' })
  const { error } = head.counts
  if (error > 0) {
    const words = `还有 ${error} 行有错误，请改好文件后重新上传`
    throw conflict(words, { why: 'rows_wrong', count: error })
  }
  throw conflict(`文件和现有的${thing}一样，没有要改的`, { why: 'nothing_to_do' })
}

/** Does all rows of a preview or none. @throws AppError('conflict') */
export async function applyImport(context: Context, which: Which): Promise<void> {
  await onImport(context, which, 'imports.apply', async ({ tx, scope, head, importer, step }) => {
    demandReady(head, importer.thing)
    if (importer.inParts) await importer.apply(tx, scope, step)
    else {
      const rows = await listRows(tx, head.street, head.import)
      await setApplied(tx, head, await importer.apply(tx, scope, rows, step))
    }
    await setState(tx, head, 'applied')
  })
}

/** The rows of an import that did something, with what they did. */
async function doneRows(tx: Tx, { street, import: id }: ImportHead): Promise<DoneRow[]> {
  const rows = await listRows(tx, street, id)
  return rows.flatMap(({ before, appliedVersion, ...row }) => {
    if (row.subject === null || appliedVersion === null) return []
    const applied = { row: row.row, subject: row.subject, version: appliedVersion, before }
    return [{ ...row, applied }]
  })
}

/** Puts back all that an import did. @throws AppError('conflict') */
export async function undoImport(context: Context, which: Which): Promise<void> {
  await onImport(context, which, 'imports.undo', async ({ tx, scope, head, importer, step }) => {
    if (head.state !== 'applied')
      throw conflict('只有已经生效的导入才能撤回', { why: 'not_applied' })
    if (importer.inParts) await importer.undo(tx, scope, step)
    else await importer.undo(tx, scope, await doneRows(tx, head), step)
    await forgetInputs(tx, head)
    await setState(tx, head, 'undone')
  })
}

/** The rows of a preview that waited too long are deleted; one that somebody applied meanwhile stays. */
export async function expireImport(
  { db, now }: Pick<JobContext, 'db' | 'now'>,
  { street }: Authorized<{ street: StreetCode }>,
  id: ImportId,
): Promise<void> {
  await db.tx(async (tx) => {
    const found = await lock(tx, street, id)
    if (found?.state !== 'preview') return
    const head = authorize(found, found.street === street)
    const subject = { noun: 'imports', id } as const
    await append(tx, { street, subject, did: 'imports.expire', by: null, at: now })
    await deleteRows(tx, head)
    await setState(tx, head, 'expired')
  })
}
