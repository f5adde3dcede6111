import type { ImportView } from '@/contract/imports'
import type { Db } from '../database/database'
import { type ImportHead, listSome } from './repository'

/** Rows that one answer holds: more would be too much for a phone, and nobody reads on. */
const ROWS_SHOWN = 500

/** Whether there is anything to apply, and nothing that forbids it. */
export const isReady = ({ state, counts }: ImportHead) =>
  state === 'preview' && counts.error === 0 && counts.add + counts.change > 0

/** An import in a list. */
export function headOf(head: ImportHead): Omit<ImportView, 'rows'> {
  return {
    ...head,
    at: head.at.toISOString(),
    can: { apply: isReady(head), undo: head.state === 'applied' },
  }
}

/** An import with its rows. */
export async function viewOf(db: Db, head: ImportHead): Promise<ImportView> {
  const rows = await listSome(db, head.street, head.import, ROWS_SHOWN)
  return {
    ...headOf(head),
    rows: rows.map(({ row, does, key, name, words }) => ({ row, does, key, name, words })),
  }
}
