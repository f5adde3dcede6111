import type { ParsedInputOf } from '@/contract'
import type { AreaName } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import { MAX_EXPORT_BYTES, MAX_EXPORT_ROWS } from '@/contract/reports-figures'
import { heatPeriod } from '@/contract/reports-heat.rules'
import type { AreaCode, StreetCode } from '@/contract/wire'
import {
  isServed,
  namesAbove,
  namesBelow,
  namesOnTheDay,
  topsOf,
} from '../../areas/repository/reads'
import type { Context, Handlers } from '../../context'
import { append } from '../../history/repository'
import { newId } from '../../ids'
import { rowsWithin, writeCsv, writeXlsx } from '../../sheets'
import { demandDesk, demandServed, demandWithin } from '../policy'
import { type ExportRow, listExport } from '../repository/export'
import { type Counted, listOtherSums, listSums } from '../repository/figures'
import { listHeat } from '../repository/heat'
import { listKnown } from '../repository/settings'
import { tableOf } from '../view/export'
import { figuresOf } from '../view/figures'
import { cellsOf } from '../view/heat'

type Counting = 'reports.figures' | 'reports.heat' | 'reports.export'
type Asked = Pick<ParsedInputOf<'reports.figures'>, 'street' | 'from' | 'to' | 'area' | 'category'>

/** What of a desk is counted, the way down to it, and the areas below: the whole desk, or an area of it. */
async function countedOf({ db, actor }: Context, { street, from, to, area, category }: Asked) {
  const desk = demandDesk(actor, street)
  const tops = desk.all ? [] : await topsOf(db, street, desk.areas)
  const whole = desk.all ? (street as string as AreaCode) : undefined
  const asked = area ?? whole ?? (tops.length === 1 ? tops[0]?.code : undefined)
  const counted: Counted = { ...desk, from, to, area: asked, category }
  if (asked === undefined) return { desk, counted, path: [], below: tops }
  const path = demandWithin(desk, await namesAbove(db, street, asked))
  return { desk, counted, path, below: await namesBelow(db, street, asked) }
}

const knownOf = async ({ db }: Context, { street }: Pick<Asked, 'street'>) =>
  (await listKnown(db, street)).map(({ category }) => category)

/** The names of all areas around these rows. */
async function namesIn(
  { db }: Context,
  street: StreetCode,
  rows: readonly { path: readonly AreaCode[] }[],
): Promise<ReadonlyMap<string, AreaName>> {
  const codes = [...new Set(rows.flatMap(({ path }) => path))]
  const names = await namesOnTheDay(db, street, codes)
  return new Map(names.map((name) => [name.code as string, name]))
}

/** The rows as a table, as many as there is room for. */
async function fileOf(
  context: Context,
  asked: ParsedInputOf<'reports.export'>,
  rows: readonly ExportRow[],
) {
  const areas = await namesIn(context, asked.street, rows)
  const known = { categories: await knownOf(context, asked), areas }
  const table = tableOf(rows, asked.language, known)
  const fitting = { ...table, rows: rowsWithin(table.rows, MAX_EXPORT_BYTES) }
  const bytes = asked.format === 'csv' ? writeCsv(fitting) : await writeXlsx(fitting)
  return { base64: bytes.toString('base64'), rows: fitting.rows.length }
}

const MIME = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const counting: Pick<Handlers<'reports'>, Counting> = {
  async 'reports.figures'(asked, context) {
    const { db, now } = context
    const { counted, path, below } = await countedOf(context, asked)
    const codes = below.map(({ code }) => code)
    const sums = await listSums(db, counted, codes, dayOf(now))
    const others = await listOtherSums(db, counted, dayOf(now))
    const categories = await knownOf(context, asked)
    return figuresOf({ counted, path, below, categories, sums, others })
  },

  async 'reports.heat'({ street, days, group }, context) {
    const { db, now } = context
    demandServed(street, await isServed(db, street))
    const ofGroup = (await knownOf(context, { street })).filter((one) => one.group.zh === group)
    const categories = group === undefined ? undefined : ofGroup.map(({ code }) => code)
    const rows = await listHeat(db, { street, ...heatPeriod(dayOf(now), days), categories })
    const names = await namesIn(context, street, rows)
    return { cells: cellsOf(rows, names) }
  },

  async 'reports.export'(asked, context) {
    const { db, now } = context
    const { street, from, to, area, category, format } = asked
    const { desk, counted } = await countedOf(context, asked)
    const found = await listExport(db, counted, MAX_EXPORT_ROWS + 1)
    const { base64, rows } = await fileOf(context, asked, found.slice(0, MAX_EXPORT_ROWS))
    await db.tx((tx) =>
      append(tx, {
        ...{ street, did: 'reports.export', by: desk.person, at: now },
        subject: { noun: 'reports', id: newId() },
        after: { from, to, area, category, format, rows },
      }),
    )
    const name = `reports-${street}-${from}-${to}.${format}`
    return { name, mime: MIME[format], base64, rows, more: found.length > rows }
  },
}
