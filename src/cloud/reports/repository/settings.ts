import type { Category, CategoryCode } from '@/contract/reports'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { type ClockSettings, DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** A category where it stands in its street. Those that a street began with stand as the contract lists them, its own behind. */
export interface KnownCategory {
  category: Category
  place: number
  /** Not offered any more. */
  retired: boolean
}

/** Behind all that a street began with, also where a later version of the contract lists more. */
export const FIRST_OWN_PLACE = 1000

/** Every category of a street in its order, retired ones too: what was told in them keeps its name. */
export async function listKnown(db: Db, street: StreetCode): Promise<KnownCategory[]> {
  const own = await db.query<KnownCategory>(
    'SELECT category, place, retired FROM report_categories WHERE street = $1 ORDER BY place, code',
    [street],
  )
  const changed = new Map(own.map((one) => [one.category.code, one]))
  const begun = DEFAULT_CATEGORIES.map(
    (category, place) => changed.get(category.code) ?? { category, place, retired: false },
  )
  const codes = new Set(DEFAULT_CATEGORIES.map(({ code }) => code))
  const added = own.filter(({ category }) => !codes.has(category.code))
  return [...begun, ...added].sort((a, b) => a.place - b.place)
}

/** What can be reported in a street: what it began with, as the street has changed it and added to it. */
export async function listCategories(db: Db, street: StreetCode): Promise<Category[]> {
  const known = await listKnown(db, street)
  return known.flatMap(({ category, retired }) => (retired ? [] : [category]))
}

/** How long a street's clocks run. */
export async function findClocks(db: Db, street: StreetCode): Promise<ClockSettings> {
  const [own] = await db.query<ClockSettings>(
    'SELECT contact, finish, cutoff FROM report_clocks WHERE street = $1',
    [street],
  )
  return own ?? DEFAULT_CLOCKS
}

/** How many reports of each category are not over. */
export async function countLive(db: Db, street: StreetCode): Promise<Map<CategoryCode, number>> {
  const rows = await db.query<{ category: CategoryCode; live: number }>(
    `SELECT category, count(*)::int AS live FROM reports
     WHERE street = $1 AND state NOT IN ('closed', 'merged', 'withdrawn') GROUP BY category
     ORDER BY category`,
    [street],
  )
  return new Map(rows.map(({ category, live }) => [category, live]))
}

type Scope = Authorized<{ street: StreetCode }>

/** Holds the settings of a street until the transaction ends: one change after another. */
export async function lockSettings(tx: Tx, { street }: Scope): Promise<void> {
  const { contact, finish, cutoff } = DEFAULT_CLOCKS
  // a row is what can be locked: the first change of a street writes what held before
  await tx.query(
    `INSERT INTO report_clocks (street, contact, finish, cutoff) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [street, contact, JSON.stringify(finish), cutoff],
  )
  await tx.query('SELECT street FROM report_clocks WHERE street = $1 FOR UPDATE', [street])
}

export async function putCategory(
  tx: Tx,
  { street }: Scope,
  { category, place, retired }: KnownCategory,
): Promise<void> {
  await tx.query(
    `INSERT INTO report_categories (street, code, place, category, retired)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (street, code) DO UPDATE
       SET place = excluded.place, category = excluded.category, retired = excluded.retired`,
    [street, category.code, place, JSON.stringify(category), retired],
  )
}

export async function putClocks(
  tx: Tx,
  { street }: Scope,
  { contact, finish, cutoff }: ClockSettings,
): Promise<void> {
  await tx.query(
    'UPDATE report_clocks SET contact = $2, finish = $3, cutoff = $4 WHERE street = $1',
    [street, contact, JSON.stringify(finish), cutoff],
  )
}
