import * as v from 'valibot'
import { reason } from './reason'

/** The first few rows that stand in the way, and how many there are. */
const Rows = {
  rows: v.array(v.object({ row: v.number(), name: v.string() })),
  count: v.number(),
}

/** Why an import is not applied or undone; each a `conflict`. */
export const importsReasons = [
  /** Things behind rows changed since the preview, or since it was applied. */
  reason('rows_changed', { since: v.picklist(['preview', 'apply']), ...Rows }),
  /** It cannot be undone: people accepted what its rows gave them, or own open work by it. */
  reason('rows_held', { holds: v.picklist(['invitation', 'work']), ...Rows }),
  /** This many rows have errors. */
  reason('rows_wrong', { count: v.number() }),
  /** It would change nothing. */
  reason('nothing_to_do', {}),
  /** Not all rows were looked at yet. */
  reason('still_reading', {}),
  /** It is no longer a preview. */
  reason('done_already', {}),
  /** It waited for longer than its rows are kept. */
  reason('preview_expired', {}),
  /** One that is not in force cannot be undone. */
  reason('not_applied', {}),
]
