import type { ImportId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { JobContext } from '../context'
import { countsOf, planPart } from './change'
import { insertParts, setRead, takePart } from './repository/parts'
import { lock } from './repository/reads'
import { insertRows, type NewImport } from './repository/writes'
import type { Sheet } from './sheet/columns'
import { begin } from './step'

/** Rows that one call plans: about half a second of the embedded database, which blocks meanwhile. */
const ROWS_A_PART = 4000

type Scope = Authorized<{ street: StreetCode }>

function partsOf(sheet: Sheet): Sheet[] {
  const count = Math.ceil(sheet.length / ROWS_A_PART)
  return Array.from({ length: count }, (_, i) =>
    sheet.slice(i * ROWS_A_PART, (i + 1) * ROWS_A_PART),
  )
}

/**
 * Plans the next part of an import; one that is no longer being read stays as it is, so that a phone
 * and the timer may both ask for it. Answers whether there is more.
 */
export async function readOn(
  { db, cloud, now }: Pick<JobContext, 'db' | 'cloud' | 'now'>,
  scope: Scope,
  id: ImportId,
): Promise<boolean> {
  return db.tx(async (tx) => {
    const found = await lock(tx, scope.street, id)
    if (found?.state !== 'reading') return false
    const head = authorize(found, found.street === scope.street)
    const importer = cloud.wiring.imports[head.kind]
    if (!importer.inParts) throw new Error(`${head.kind} are not read in parts`)
    const { part, rows } = await takePart(tx, head)
    const planned = await planPart(tx, importer, head.street, rows)
    await insertRows(tx, scope, id, planned)
    const counts = countsOf(planned)
    for (const does of ['add', 'change', 'same', 'error'] as const)
      counts[does] += head.counts[does]
    await setRead(tx, head, { counts, whole: part === 0, now })
    return part > 0
  })
}

/** Takes in a sheet that was surveyed; one that is a single part is read at once. */
export async function takeIn(
  context: Pick<JobContext, 'db' | 'cloud' | 'now'>,
  scope: Scope,
  made: Omit<NewImport, 'state' | 'counts' | 'total'>,
  sheet: Sheet,
): Promise<void> {
  const parts = partsOf(sheet)
  const counts = { add: 0, change: 0, same: 0, error: 0 }
  await context.db.tx(async (tx) => {
    await begin(tx, scope, { ...made, state: 'reading', counts, total: sheet.length })
    await insertParts(tx, scope, made.import, parts)
  })
  if (parts.length === 1) await readOn(context, scope, made.import)
}
