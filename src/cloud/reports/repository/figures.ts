import { addDays, startOf } from '@/contract/calendar.rules'
import type { CategoryCode } from '@/contract/reports'
import { type Span, spansOf } from '@/contract/reports-figures.rules'
import type { AreaCode, Day } from '@/contract/wire'
import type { Db } from '../../database/database'
import type { Scope } from './board'
import { IS_LIVE } from './lists'

/** What is counted: told between two days, both included, within the scope of who asks. */
export interface Counted extends Scope {
  from: Day
  to: Day
  area: AreaCode | undefined
  category: CategoryCode | undefined
}

/** $1 to $7 of every statement that counts. */
export const countedBy = ({ street, from, to, all, areas, area, category }: Counted) => [
  ...[street, new Date(startOf(from)), new Date(startOf(addDays(to, 1)))],
  ...[all, areas, area ?? null, category ?? null],
]

/** Within the areas of who asks, the one that they asked for, and the category. */
export const IS_COUNTED = `($4::boolean OR r.path && $5::text[])
  AND ($6::text IS NULL OR r.path @> ARRAY[$6::text]) AND ($7::text IS NULL OR r.category = $7)`

/** Shanghai's day of a moment: UTC+8 all the year round, whatever the session's time zone. */
const dayIn = (column: string) => `((${column} AT TIME ZONE 'UTC') + interval '8 hours')::date`

/** One report and what it counts for; contract/reports-figures.ts says what each share means. */
const TOLD = `
  SELECT r.state, r.category, r.reported_at, r.state = 'closed' AS closed, r.result,
    (SELECT k.key FROM unnest($10::text[]) AS k (key) WHERE r.path @> ARRAY[k.key] LIMIT 1) AS area,
    r.contacted_at IS NOT NULL OR
      (r.contact_due < $8 AND (r.reporter IS NOT NULL OR r.contact_sealed IS NOT NULL)) AS to_contact,
    coalesce(${dayIn('r.contacted_at')} <= r.contact_due, false) AS contacted,
    r.state = 'closed' OR (r.state <> 'paused' AND r.due < $8) AS to_close,
    coalesce(${dayIn('r.closed_at')} <= r.due, false) AS in_time,
    r.round > 1 AS again,
    coalesce(r.rating, CASE WHEN r.round > 1 AND EXISTS (
        SELECT 1 FROM history h WHERE h.street = $1 AND h.noun = 'reports' AND h.subject = r.id
          AND h.did = 'reports.redo')
      THEN 'dissatisfied' END) AS opinion,
    r.rating IS NOT NULL AS rated
  FROM reports r
  WHERE r.street = $1 AND r.reported_at >= $2 AND r.reported_at < $3 AND ${IS_COUNTED}`

const count = (what: string) => `(count(*) FILTER (WHERE ${what}))::int`

/** All that is counted of the reports of a period, in one row. */
export interface Sums {
  received: number
  toContact: number
  contacted: number
  toClose: number
  inTime: number
  closed: number
  solved: number
  explained: number
  satisfied: number
  fair: number
  dissatisfied: number
  rated: number
  closedOnce: number
  redone: number
}

/** The sums of all; or how many were received in a column, of a category or in an area, or stand apart. */
export interface SumsRow extends Sums {
  by: 'all' | 'column' | 'category' | 'area' | 'apart'
  key: string | null
}

const SUMS = `count(*)::int AS received,
  ${count('to_contact')} AS "toContact", ${count('contacted')} AS contacted,
  ${count('to_close')} AS "toClose", ${count('to_close AND in_time')} AS "inTime",
  ${count('closed')} AS closed, ${count(`closed AND result = 'solved'`)} AS solved,
  ${count(`closed AND result = 'explained'`)} AS explained,
  ${count(`opinion = 'satisfied'`)} AS satisfied, ${count(`opinion = 'fair'`)} AS fair,
  ${count(`opinion = 'dissatisfied'`)} AS dissatisfied, ${count('closed AND rated')} AS rated,
  ${count('closed OR again')} AS "closedOnce", ${count('again')} AS redone`

/** Of a column, a category or an area no more is told. */
const ONLY_RECEIVED = `count(*)::int, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0`

const startsOf = (spans: readonly Span[]) => spans.map(({ from }) => new Date(startOf(from)))

/** The figures of what was told in a period, in one pass over it. @param below the areas that are told apart */
export function listSums(
  db: Db,
  counted: Counted,
  below: readonly AreaCode[],
  today: Day,
): Promise<SumsRow[]> {
  return db.query<SumsRow>(
    `WITH told AS MATERIALIZED (${TOLD}),
       counts AS MATERIALIZED (SELECT * FROM told WHERE state NOT IN ('merged', 'withdrawn'))
     SELECT s.* FROM (SELECT 'all' AS by, NULL AS key, ${SUMS} FROM counts
     UNION ALL SELECT 'column', width_bucket(reported_at, $9::timestamptz[])::text, ${ONLY_RECEIVED}
       FROM counts GROUP BY 2
     UNION ALL SELECT 'category', category, ${ONLY_RECEIVED} FROM counts GROUP BY 2
     UNION ALL SELECT 'area', area, ${ONLY_RECEIVED} FROM counts GROUP BY 2
     UNION ALL SELECT 'apart', state, ${ONLY_RECEIVED} FROM told
       WHERE state IN ('merged', 'withdrawn') GROUP BY 2) s
     ORDER BY s.by, s.received DESC, s.key COLLATE "C"`,
    [...countedBy(counted), today, startsOf(spansOf(counted.from, counted.to)), below],
  )
}

/** How many were closed in a column of the period; how many are open now, and late. */
export interface OtherSumsRow {
  by: 'closed' | 'open'
  key: string | null
  count: number
  late: number
}

/** What does not go by when it was told: what was closed in the period, and what is open now. */
export function listOtherSums(db: Db, counted: Counted, today: Day): Promise<OtherSumsRow[]> {
  return db.query<OtherSumsRow>(
    `SELECT 'closed' AS by, width_bucket(r.closed_at, $9::timestamptz[])::text AS key,
       count(*)::int AS count, 0 AS late
     FROM reports r
     WHERE r.street = $1 AND r.closed_at >= $2 AND r.closed_at < $3 AND ${IS_COUNTED}
     GROUP BY 2
     UNION ALL
     SELECT 'open', NULL, count(*)::int, ${count(`r.state <> 'paused' AND r.due < $8`)}
     FROM reports r WHERE r.street = $1 AND ${IS_LIVE} AND ${IS_COUNTED}
     ORDER BY 1, 2`,
    [...countedBy(counted), today, startsOf(spansOf(counted.from, counted.to))],
  )
}
