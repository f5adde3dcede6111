import type { ImportId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import type { Sheet } from '../sheet/columns'
import type { ImportHead } from './reads'

/** Rows of a file that wait to be planned. */
export interface Part {
  /** How many parts are left after it. */
  part: number
  rows: Sheet
}

/** Keeps the rows of a new import as they were read, the first part under the highest number. */
export async function insertParts(
  tx: Tx,
  { street }: Authorized<{ street: StreetCode }>,
  id: ImportId,
  parts: readonly Sheet[],
): Promise<void> {
  for (const [i, rows] of parts.entries()) {
    await tx.query(
      'INSERT INTO import_parts (street, import, part, rows) VALUES ($1, $2, $3, $4)',
      [...[street, id, parts.length - 1 - i], JSON.stringify(rows)],
    )
  }
}

/** Takes the next part of a locked import off the waiting ones. */
export async function takePart(
  tx: Tx,
  { street, import: id }: Authorized<ImportHead>,
): Promise<Part> {
  const [part] = await tx.query<Part>(
    `DELETE FROM import_parts WHERE street = $1 AND import = $2 AND part = (
       SELECT max(part) FROM import_parts WHERE street = $1 AND import = $2)
     RETURNING part, rows`,
    [street, id],
  )
  if (!part) throw new Error('an import that is being read has a part that waits')
  return part
}

/** Keeps how far a locked import was read; after its last part it is a preview, of the next version. */
export async function setRead(
  tx: Tx,
  { street, import: id }: Authorized<ImportHead>,
  { counts, whole, now }: Pick<ImportHead, 'counts'> & { whole: boolean; now: number },
): Promise<void> {
  await tx.query(
    `UPDATE imports SET counts = $3, continued_at = $4,
       state = CASE WHEN $5::boolean THEN 'preview' ELSE state END,
       version = version + CASE WHEN $5::boolean THEN 1 ELSE 0 END
     WHERE street = $1 AND id = $2`,
    [street, id, counts, new Date(now), whole],
  )
}

/** Imports that nobody has read on since a moment, the longest waiting first. */
export async function listLeft(db: Db, street: StreetCode, since: Date): Promise<ImportId[]> {
  const rows = await db.query<{ id: ImportId }>(
    `SELECT id FROM imports WHERE street = $1 AND state = 'reading' AND continued_at < $2
     ORDER BY continued_at LIMIT 10`,
    [street, since],
  )
  return rows.map(({ id }) => id)
}
