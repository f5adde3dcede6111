import type { AreaName } from '@/contract/areas'
import type { HeatCell } from '@/contract/reports-figures'
import { bandOf } from '@/contract/reports-heat.rules'
import type { HeatRow } from '../repository/heat'

/** How people call the ground around a cell: its community and the smallest area, or the street alone. */
function areasOf({ path }: HeatRow, names: ReadonlyMap<string, AreaName>): AreaName[] {
  const named = path.flatMap((code) => names.get(code) ?? [])
  const from = named.findIndex(({ level }) => level === 'community')
  const [first, last] = [named[from < 0 ? named.length - 1 : from], named.at(-1)]
  return [first, last].filter((one, i, both): one is AreaName => !!one && both.indexOf(one) === i)
}

/** The cells that may be told, each in its band. */
export const cellsOf = (
  rows: readonly HeatRow[],
  names: ReadonlyMap<string, AreaName>,
): HeatCell[] =>
  rows.flatMap((row) => {
    const { x, y, reports, people } = row
    const band = bandOf(reports, people)
    return band ? [{ x, y, band, areas: areasOf(row, names) }] : []
  })
