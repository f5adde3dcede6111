import type { SiteId, StreetCode } from '@/contract/wire'
import { listAreasAt } from '../../areas/repository/reads'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { newId } from '../../ids'
import {
  type AppliedRow,
  type ImportStep,
  type PlannedRow,
  staleRows,
} from '../../imports/importer'
import { type SiteSet, setSite } from '../repository/writes'
import { beforeOf, type SiteInput } from './merge'
import { note } from './note'
import {
  insertSites,
  insertStops,
  type KnownSite,
  listByKey,
  lockSites,
  type SiteFields,
} from './repository'

type Scope = Authorized<{ street: StreetCode }>

/** A planned row with its input back in its own shape. */
type Row = PlannedRow & { input: SiteInput }

const rowsThat = (rows: readonly PlannedRow[], does: PlannedRow['does']): Row[] =>
  rows.filter((row): row is Row => row.does === does && row.input !== null)

const PREVIEW = 'preview'

/** The sites that rows were planned on, locked. @throws AppError('conflict') where one changed since */
async function lockSeen(tx: Tx, { street }: Scope, rows: readonly PlannedRow[]) {
  const seen = rows.flatMap((row) => (row.subject === null ? [] : [{ row, site: row.subject }]))
  const known = await lockSites(
    tx,
    street,
    seen.map(({ site }) => site),
  )
  const stale = seen.filter(({ row, site }) => known.get(site)?.version !== row.seenVersion)
  if (stale.length > 0) {
    throw staleRows(
      stale.map(({ row }) => row),
      PREVIEW,
    )
  }
  return (row: PlannedRow): KnownSite => {
    const site = known.get(row.subject ?? '')
    if (!site) throw new Error('a row that changes names what it changes')
    return site
  }
}

/** The site of each key that a line of the file stops at. @throws AppError('conflict') where one is no point in use any more */
async function resolveStops(
  tx: Tx,
  { street }: Scope,
  rows: readonly Row[],
): Promise<(row: Row) => SiteId[] | undefined> {
  const lines = rows.filter(({ input }) => input.stops && input.stops.length > 0)
  const known = await listByKey(tx, street, [
    ...new Set(lines.flatMap(({ input }) => input.stops ?? [])),
  ])
  const usable = (key: string) => {
    const site = known.get(key)
    return site?.kind === 'point' && !site.retired ? site.site : undefined
  }
  const stale = lines.filter(({ input }) => input.stops?.some((key) => !usable(key)))
  if (stale.length > 0) throw staleRows(stale, PREVIEW)
  return ({ input }) => input.stops?.flatMap((key) => usable(key) ?? [])
}

/** The area of each place as boundaries are now: they may have changed since the preview. @throws AppError('conflict') where none holds one any more */
async function withAreas(tx: Tx, { street }: Scope, rows: readonly Row[]): Promise<Row[]> {
  const placed = rows.flatMap((row) => (row.input.fields.at ? [row.input.fields.at] : []))
  const found = await listAreasAt(tx, street, placed)
  const areas = new Map(placed.map((at, i) => [at, found[i]?.code]))
  const located = rows.map(({ input, ...row }) => {
    const { area: _, ...fields } = input.fields
    const area = fields.at && areas.get(fields.at)
    return { ...row, input: { ...input, fields: { ...fields, ...(area && { area }) } } }
  })
  const stale = located.filter(({ input: { fields } }) => fields.at && !fields.area)
  if (stale.length > 0) throw staleRows(stale, PREVIEW)
  return located
}

async function addAll(tx: Tx, scope: Scope, rows: readonly Row[], step: ImportStep) {
  const sites = rows.map(({ input: { key, kind, fields } }) => ({
    // a row that adds holds every field: plan.ts
    ...(fields as SiteFields),
    ...{ key, kind, site: newId<SiteId>() },
  }))
  const added = await insertSites(tx, scope, sites, step)
  const taken = rows.filter((_, i) => !added.has(sites[i]?.site ?? ''))
  if (taken.length > 0) throw staleRows(taken, PREVIEW)
  return rows.flatMap((row, i): [Row, SiteId][] => (sites[i] ? [[row, sites[i].site]] : []))
}

/** One row that changes a site. */
async function change(
  tx: Tx,
  scope: Scope,
  { row, input }: Row,
  { known, stops }: { known: KnownSite; stops: SiteId[] | undefined },
  step: ImportStep,
): Promise<AppliedRow> {
  const set: SiteSet = {
    ...input.fields,
    ...(stops && { stops }),
    ...(input.back && { retired: false }),
  }
  const before = beforeOf(known, set)
  await setSite(tx, { ...scope, site: known.site }, set, step.now)
  await note(tx, scope.street, known.site, step, { before, after: set })
  return { row, subject: known.site, version: known.version + 1, before }
}

/** Does all rows of a preview; see Importer. What a line stops at is there before the line is. */
export async function apply(
  tx: Tx,
  scope: Scope,
  rows: readonly PlannedRow[],
  step: ImportStep,
): Promise<AppliedRow[]> {
  const knownOf = await lockSeen(tx, scope, rows)
  const adding = await withAreas(tx, scope, rowsThat(rows, 'add'))
  const changing = await withAreas(tx, scope, rowsThat(rows, 'change'))
  const lines = changing.filter(({ input }) => input.stops)
  const done: AppliedRow[] = []
  const added = await addAll(tx, scope, adding, step)
  for (const row of changing.filter(({ input }) => !input.stops)) {
    done.push(await change(tx, scope, row, { known: knownOf(row), stops: undefined }, step))
  }
  const stopsOf = await resolveStops(tx, scope, [...adding, ...lines])
  for (const row of lines) {
    done.push(await change(tx, scope, row, { known: knownOf(row), stops: stopsOf(row) }, step))
  }
  await insertStops(
    tx,
    scope,
    added.map(([row, line]) => ({ line, stops: stopsOf(row) ?? [] })),
  )
  for (const [row, site] of added) {
    await note(tx, scope.street, site, step, { before: null, after: row.input.fields })
    done.push({ row: row.row, subject: site, version: 1, before: null })
  }
  return done
}
