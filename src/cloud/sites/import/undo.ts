import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { type DoneRow, type ImportStep, staleRows } from '../../imports/importer'
import { setAreas } from '../repository/boundaries'
import { type SiteSet, setSite } from '../repository/writes'
import { beforeOf } from './merge'
import { note } from './note'
import { lockSites } from './repository'

/** Puts back what rows changed and takes down what they added; see Importer. */
export async function undo(
  tx: Tx,
  scope: Authorized<{ street: StreetCode }>,
  rows: readonly DoneRow[],
  step: ImportStep,
): Promise<void> {
  const { street } = scope
  const known = await lockSites(
    tx,
    street,
    rows.map(({ applied }) => applied.subject),
  )
  const stale = rows.filter(
    ({ applied }) => known.get(applied.subject)?.version !== applied.version,
  )
  if (stale.length > 0) throw staleRows(stale, 'apply')
  for (const { applied } of rows) {
    const site = known.get(applied.subject)
    if (!site) throw new Error('a row that was applied has its site')
    const { area: _, ...set }: SiteSet = applied.before ?? { retired: true }
    await setSite(tx, { ...scope, site: site.site }, set, step.now)
    await note(tx, street, site.site, step, { before: beforeOf(site, set), after: set })
  }
  // the area from before may have ended meanwhile
  await setAreas(tx, street)
}
