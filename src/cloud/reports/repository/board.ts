import type { CategoryCode, ReportState } from '@/contract/reports'
import type { BoardCounts } from '@/contract/reports-desk'
import type { AreaCode, Day, PersonId, StreetCode } from '@/contract/wire'
import { cursorOf, readTimeCursor } from '../../cursor'
import type { Db } from '../../database/database'
import { IS_LIVE } from './lists'
import { REPORTS, type ReportRow } from './reads'

/** The areas for which somebody may look: everything, or these and what lies in them. */
export interface Scope {
  street: StreetCode
  me: PersonId
  all: boolean
  areas: readonly AreaCode[]
}

export interface BoardQuery extends Scope {
  area: AreaCode | undefined
  state: ReportState | undefined
  clock: 'yellow' | 'red' | undefined
  category: CategoryCode | undefined
  owner: PersonId | undefined
  today: Day
}

const PAGE = 25

/** Within the scope of who asks and the area that they narrowed it to: $3 to $5. */
const IN_SCOPE = `($3::boolean OR r.path && $4::text[]) AND ($5::text IS NULL OR r.path @> ARRAY[$5::text])`

/** The clock of a live report on day $6. */
const IS_RED = `(r.state <> 'paused' AND r.due < $6)`
const IS_YELLOW = `(r.state <> 'paused' AND r.yellow <= $6 AND r.due >= $6)`

/** A page of the board, the first due first. */
export async function listBoard(
  db: Db,
  query: BoardQuery,
  after: string | undefined,
): Promise<{ rows: ReportRow[]; next: string | null }> {
  const { street, me, all, areas, area, today, state, clock, category, owner } = query
  const [due, id] = readTimeCursor(after, ['0001-01-01', '0'])
  const rows = await db.query<ReportRow>(
    `${REPORTS} AND ${IS_LIVE} AND ${IN_SCOPE}
       AND ($7::text IS NULL OR r.state = $7) AND ($8::text IS NULL OR r.category = $8)
       AND ($9::text IS NULL OR r.owner = $9)
       AND ($10::text IS NULL OR CASE $10 WHEN 'red' THEN ${IS_RED} ELSE ${IS_YELLOW} END)
       AND (r.due, r.id) > ($11::date, $12)
     ORDER BY r.due, r.id LIMIT ${PAGE + 1}`,
    [
      ...[street, me, all, areas, area ?? null, today],
      ...[state ?? null, category ?? null, owner ?? null, clock ?? null, due, id],
    ],
  )
  return cursorOf(rows, PAGE, (row) => [row.due, row.report])
}

/** How many live reports of a scope stand how. */
export async function countBoard(
  db: Db,
  { street, all, areas, area, today, me }: BoardQuery,
): Promise<BoardCounts> {
  const [counts] = await db.query<BoardCounts>(
    `SELECT count(*)::int AS live,
       (count(*) FILTER (WHERE r.state IN ('reported', 'filed')))::int AS "toFile",
       (count(*) FILTER (WHERE r.state IN ('dispatched', 'returned', 'reopened')))::int AS "toAccept",
       (count(*) FILTER (WHERE r.state = 'verifying'))::int AS "toVerify",
       (count(*) FILTER (WHERE r.state = 'paused'))::int AS paused,
       (count(*) FILTER (WHERE ${IS_YELLOW}))::int AS soon,
       (count(*) FILTER (WHERE ${IS_RED}))::int AS late
     FROM reports r WHERE r.street = $1 AND $2::text IS NOT NULL AND ${IS_LIVE} AND ${IN_SCOPE}`,
    [street, me, all, areas, area ?? null, today],
  )
  if (!counts) throw new Error('an aggregate answers one row')
  return counts
}

/** What one line of words may stand for. */
export interface Sought {
  number: string | null
  /** The end of a number, with its zeros. */
  running: string | null
  phoneHash: string | null
  phoneTailHash: string | null
  /** Characters and pairs that must all be there, and each word as it was typed. */
  terms: string | null
  words: readonly string[]
}

/** A page of what was sought, newest first. */
export async function search(
  db: Db,
  { street, me, all, areas }: Scope,
  sought: Sought,
  after: string | undefined,
): Promise<{ rows: ReportRow[]; next: string | null }> {
  const [at, id] = readTimeCursor(after, ['9999-12-31T00:00:00.000Z', '~'])
  const rows = await db.query<ReportRow>(
    `${REPORTS} AND ${IN_SCOPE} AND (r.number = $6 OR split_part(r.number, '-', 2) = $7
       OR r.phone_hash = $8 OR r.phone_tail_hash = $9
       OR r.terms @@ $10::tsquery AND lower(r.words || ' ' || coalesce(r.address, '')) LIKE ALL ($11::text[]))
     AND (r.reported_at, r.id) < ($12::timestamptz, $13)
     ORDER BY r.reported_at DESC, r.id DESC LIMIT ${PAGE + 1}`,
    [
      ...[street, me, all, areas, null],
      ...[sought.number, sought.running, sought.phoneHash, sought.phoneTailHash],
      ...[sought.terms, sought.words, at, id],
    ],
  )
  return cursorOf(rows, PAGE, (row) => [row.reportedAt.toISOString(), row.report])
}
