import type { CategoryCode } from '@/contract/reports'
import type { BoardCounts, BoardStage } from '@/contract/reports-desk'
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
  stage: BoardStage | undefined
  clock: 'yellow' | 'red' | undefined
  category: CategoryCode | undefined
  owner: PersonId | undefined
  today: Day
}

/** As many rows as a phone draws at once. */
const PAGE = 20

/** Within the scope of who asks and the area that they narrowed it to: $3 to $5. */
const IN_SCOPE = `($3::boolean OR r.path && $4::text[]) AND ($5::text IS NULL OR r.path @> ARRAY[$5::text])`

/** Of the category $7 and the owner $8 that it is narrowed to. */
const IS_OF = `($7::text IS NULL OR r.category = $7) AND ($8::text IS NULL OR r.owner = $8)`

/** What a live report waits for. */
const STAGE = `CASE r.state WHEN 'reported' THEN 'toFile' WHEN 'filed' THEN 'toDispatch'
  WHEN 'handling' THEN 'handling' WHEN 'paused' THEN 'paused' WHEN 'verifying' THEN 'toVerify'
  ELSE 'toAccept' END`

/** The clock of a live report on day $6. */
const IS_RED = `(r.state <> 'paused' AND r.due < $6)`
const IS_YELLOW = `(r.state <> 'paused' AND r.yellow <= $6 AND r.due >= $6)`

/** A page of the board, the first due first. */
export async function listBoard(
  db: Db,
  query: BoardQuery,
  after: string | undefined,
): Promise<{ rows: ReportRow[]; next: string | null }> {
  const { street, me, all, areas, area, today, stage, clock, category, owner } = query
  const [due, id] = readTimeCursor(after, ['0001-01-01', '0'])
  const rows = await db.query<ReportRow>(
    `${REPORTS} AND ${IS_LIVE} AND ${IN_SCOPE}
       AND ${IS_OF} AND ($9::text IS NULL OR ${STAGE} = $9)
       AND ($10::text IS NULL OR CASE $10 WHEN 'red' THEN ${IS_RED} ELSE ${IS_YELLOW} END)
       AND (r.due, r.id) > ($11::date, $12)
     ORDER BY r.due, r.id LIMIT ${PAGE + 1}`,
    [
      ...[street, me, all, areas, area ?? null, today],
      ...[category ?? null, owner ?? null, stage ?? null, clock ?? null, due, id],
    ],
  )
  return cursorOf(rows, PAGE, (row) => [row.due, row.report])
}

/** How many live reports of an area, a category and an owner stand how. */
export async function countBoard(
  db: Db,
  { street, all, areas, area, today, me, category, owner }: BoardQuery,
): Promise<BoardCounts> {
  const [counts] = await db.query<BoardCounts>(
    `SELECT count(*)::int AS live,
       (count(*) FILTER (WHERE ${STAGE} = 'toFile'))::int AS "toFile",
       (count(*) FILTER (WHERE ${STAGE} = 'toDispatch'))::int AS "toDispatch",
       (count(*) FILTER (WHERE ${STAGE} = 'toAccept'))::int AS "toAccept",
       (count(*) FILTER (WHERE ${STAGE} = 'handling'))::int AS handling,
       (count(*) FILTER (WHERE ${STAGE} = 'paused'))::int AS paused,
       (count(*) FILTER (WHERE ${STAGE} = 'toVerify'))::int AS "toVerify",
       (count(*) FILTER (WHERE ${IS_YELLOW}))::int AS soon,
       (count(*) FILTER (WHERE ${IS_RED}))::int AS late
     FROM reports r WHERE r.street = $1 AND $2::text IS NOT NULL AND ${IS_LIVE} AND ${IN_SCOPE}
       AND ${IS_OF}`,
    [street, me, all, areas, area ?? null, today, category ?? null, owner ?? null],
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
