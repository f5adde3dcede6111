import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { type DoneRow, type ImportStep, staleRows } from '../../imports/importer'
import { setAreas } from '../repository/boundaries'
import { type SiteSet, setSite } from '../repository/writes'
import { beforeOf } from './merge'
import { note } from './note'
import { deleteUntouched, type KnownSite, lockSites } from './repository'

type Scope = Authorized<{ street: StreetCode }>

/** One site as it was, or taken down. */
async function putBack(
  tx: Tx,
  scope: Scope,
  site: KnownSite,
  { area: _, ...set }: SiteSet,
  step: ImportStep,
): Promise<void> {
  await setSite(tx, { ...scope, site: site.site }, set, step.now)
  await note(tx, scope.street, site.site, step, { before: beforeOf(site, set), after: set })
}

/**
 * Puts back what rows changed and takes away what they added; see Importer. A site that somebody was
 * led to, visited or spoke about stays, taken down: a code on a wall says so.
 */
export async function undo(
  tx: Tx,
  scope: Scope,
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
  const siteOf = ({ applied }: DoneRow) => {
    const site = known.get(applied.subject)
    if (!site) throw new Error('a row that was applied has its site')
    return site
  }
  const added = rows.filter(({ applied }) => applied.before === null).map(siteOf)
  for (const row of rows) {
    if (row.applied.before) await putBack(tx, scope, siteOf(row), row.applied.before, step)
  }
  // what a line stopped at goes after the line has its stops from before
  const gone = await deleteUntouched(
    tx,
    scope,
    added.map(({ site }) => site),
  )
  for (const site of added) {
    if (!gone.has(site.site)) await putBack(tx, scope, site, { retired: true }, step)
  }
  // the area from before may have ended meanwhile
  await setAreas(tx, street)
}
