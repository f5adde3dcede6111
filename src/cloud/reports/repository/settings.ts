import type { Category } from '@/contract/reports'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { type ClockSettings, DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import type { StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** What can be reported in a street: what it began with, as the street has changed it and added to it. */
export async function listCategories(db: Db, street: StreetCode): Promise<Category[]> {
  const own = await db.query<{ category: Category; retired: boolean }>(
    'SELECT category, retired FROM report_categories WHERE street = $1 ORDER BY place, code',
    [street],
  )
  const changed = new Map(own.map((one) => [one.category.code, one]))
  const begun = DEFAULT_CATEGORIES.flatMap((one) => {
    const mine = changed.get(one.code)
    if (!mine) return [one]
    return mine.retired ? [] : [mine.category]
  })
  const codes = new Set(DEFAULT_CATEGORIES.map(({ code }) => code))
  const added = own.filter(({ category, retired }) => !retired && !codes.has(category.code))
  return [...begun, ...added.map(({ category }) => category)]
}

/** How long a street's clocks run. */
export async function findClocks(db: Db, street: StreetCode): Promise<ClockSettings> {
  const [own] = await db.query<ClockSettings>(
    'SELECT contact, finish, cutoff FROM report_clocks WHERE street = $1',
    [street],
  )
  return own ?? DEFAULT_CLOCKS
}
