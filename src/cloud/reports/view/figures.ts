import type { AreaName } from '@/contract/areas'
import type { Category, CategoryCode } from '@/contract/reports'
import { type ReportFigures, TOP_CATEGORIES } from '@/contract/reports-figures'
import { spansOf } from '@/contract/reports-figures.rules'
import type { Counted, OtherSumsRow, Sums, SumsRow } from '../repository/figures'
import { categoryName } from './line'

/** What the figures are made of. */
export interface Counts {
  counted: Counted
  path: readonly AreaName[]
  /** One level below, in the order of the tree. */
  below: readonly AreaName[]
  categories: readonly Category[]
  sums: readonly SumsRow[]
  others: readonly OtherSumsRow[]
}

const sharesOf = (sums: Sums) => ({
  received: sums.received,
  contact: { count: sums.contacted, of: sums.toContact },
  onTime: { count: sums.inTime, of: sums.toClose },
  solved: { count: sums.solved, of: sums.closed },
  explained: { count: sums.explained, of: sums.closed },
  satisfied: { count: sums.satisfied, of: sums.satisfied + sums.fair + sums.dissatisfied },
  fair: sums.fair,
  dissatisfied: sums.dissatisfied,
  rated: { count: sums.rated, of: sums.closed },
  redone: { count: sums.redone, of: sums.closedOnce },
})

/** Columns are counted from 1 by the database. */
function columnsOf({ counted, sums, others }: Counts): ReportFigures['columns'] {
  const column = (rows: readonly (SumsRow | OtherSumsRow)[], by: string, i: number) =>
    rows.find((row) => row.by === by && row.key === String(i + 1))
  return spansOf(counted.from, counted.to).map((span, i) => {
    const received = column(sums, 'column', i)
    const closed = column(others, 'closed', i)
    return {
      ...span,
      received: received && 'received' in received ? received.received : 0,
      closed: closed && 'count' in closed ? closed.count : 0,
    }
  })
}

/** The most frequent first, as the rows come. */
function categoriesOf({ sums, categories }: Counts) {
  const rows = sums.filter(({ by }) => by === 'category')
  const rest = rows.slice(TOP_CATEGORIES)
  return {
    categories: rows.slice(0, TOP_CATEGORIES).map(({ key, received }) => ({
      category: categoryName((key ?? '') as CategoryCode, categories),
      received,
    })),
    others: { kinds: rest.length, received: rest.reduce((sum, one) => sum + one.received, 0) },
  }
}

function areasOf({ sums, below }: Counts) {
  const received = new Map(
    sums.filter(({ by }) => by === 'area').map((row) => [row.key, row.received]),
  )
  return {
    areas: below.map((area) => ({ area, received: received.get(area.code) ?? 0 })),
    elsewhere: received.get(null) ?? 0,
  }
}

export function figuresOf(counts: Counts): ReportFigures {
  const all = counts.sums.find(({ by }) => by === 'all')
  const open = counts.others.find(({ by }) => by === 'open')
  if (!all || !open) throw new Error('an aggregate answers one row')
  const apart = (state: string) =>
    counts.sums.find(({ by, key }) => by === 'apart' && key === state)?.received ?? 0
  return {
    path: [...counts.path],
    ...sharesOf(all),
    apart: { withdrawn: apart('withdrawn'), merged: apart('merged') },
    late: { count: open.late, of: open.count },
    columns: columnsOf(counts),
    ...categoriesOf(counts),
    ...areasOf(counts),
  }
}
