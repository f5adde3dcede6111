import { MAX_FINDINGS } from '@/contract/areas'
import { worstFirst } from '@/contract/boundaries.rules'
import type { ImportView } from '@/contract/imports'
import type { Db } from '../database/database'
import { type ImportHead, listFindings, listSome } from './repository/reads'

/** Rows that one answer holds: more would be too much for a phone, and nobody reads on. */
const ROWS_SHOWN = 500

/** Whether there is anything to apply, and nothing that forbids it. */
export const isReady = ({ state, counts }: Pick<ImportHead, 'state' | 'counts'>) =>
  state === 'preview' && counts.error === 0 && counts.add + counts.change > 0

/** An import in a list. */
export function headOf({ total, ...head }: ImportHead): Omit<ImportView, 'rows' | 'findings'> {
  const { add, change, same, error } = head.counts
  const reading = head.state === 'reading' && total !== null
  return {
    ...head,
    progress: reading ? { done: add + change + same + error, total } : null,
    at: head.at.toISOString(),
    can: { apply: isReady(head), undo: head.state === 'applied' },
  }
}

/** An import with its rows. */
export async function viewOf(db: Db, head: ImportHead): Promise<ImportView> {
  if (head.state === 'reading') return { ...headOf(head), rows: [], findings: [] }
  const rows = await listSome(db, head.street, head.import, ROWS_SHOWN)
  const findings = await listFindings(db, head.street, head.import)
  return {
    ...headOf(head),
    findings: worstFirst(findings).slice(0, MAX_FINDINGS),
    rows: rows.map(({ row, does, key, name, words }) => ({ row, does, key, name, words })),
  }
}
