import { spotOf } from '@/contract/place.rules'
import type { CategoryCode } from '@/contract/reports'
import type { PersonId, Place, ReportId, StreetCode } from '@/contract/wire'
import { cursorOf, readTimeCursor } from '../../cursor'
import type { Db } from '../../database/database'
import { REPORTS, type ReportRow } from './reads'

const PAGE = 25

/** What is not over, as the indexes of migration 0011 say it. */
export const IS_LIVE = `r.state NOT IN ('closed', 'merged', 'withdrawn')`

/** What residents are shown: a merged one is seen in the other. */
const IS_TOLD = `r.state NOT IN ('merged', 'withdrawn')`

type Page = { rows: ReportRow[]; next: string | null }

/** A page of what somebody reported or follows, newest first. */
export async function listMine(
  db: Db,
  street: StreetCode,
  me: PersonId,
  after: string | undefined,
): Promise<Page> {
  const [at, id] = readTimeCursor(after, ['9999-12-31T00:00:00.000Z', '~'])
  const rows = await db.query<ReportRow>(
    `${REPORTS} AND r.id IN (
       SELECT id FROM reports WHERE street = $1 AND reporter = $2
       UNION SELECT report FROM report_followers WHERE street = $1 AND person = $2)
     AND (r.reported_at, r.id) < ($3::timestamptz, $4)
     ORDER BY r.reported_at DESC, r.id DESC LIMIT ${PAGE + 1}`,
    [street, me, at, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.reportedAt.toISOString(), row.report])
}

/** A page of what somebody has to do, the first due first. */
export async function listOwned(
  db: Db,
  street: StreetCode,
  me: PersonId,
  after: string | undefined,
): Promise<Page> {
  const [due, id] = readTimeCursor(after, ['0001-01-01', '0'])
  const rows = await db.query<ReportRow>(
    `${REPORTS} AND r.owner = $2 AND ${IS_LIVE} AND (r.due, r.id) > ($3::date, $4)
     ORDER BY r.due, r.id LIMIT ${PAGE + 1}`,
    [street, me, due, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.due, row.report])
}

export interface NearQuery {
  street: StreetCode
  at: Place
  metres: number
  category: CategoryCode | undefined
  live: boolean
  limit: number
  me: PersonId | null
}

/**
 * The public reports nearest to a place. The index walks outwards and stops at the limit; what is too
 * far is cut off afterwards, because a condition on the distance would send it through the street.
 */
export async function listNear(db: Db, query: NearQuery): Promise<ReportRow[]> {
  const { street, at, metres, category, live, limit, me } = query
  const { x, y } = spotOf(at)
  const found = await db.query<{ report: ReportId; metres: number }>(
    `SELECT r.id AS report, r.spot <-> point($2, $3) AS metres FROM reports r
     WHERE r.street = $1 AND r.open AND ${live ? IS_LIVE : IS_TOLD}
       AND ($4::text IS NULL OR r.category = $4)
     ORDER BY r.spot <-> point($2, $3) LIMIT $5`,
    [street, x, y, category ?? null, limit],
  )
  const near = found.filter((one) => one.metres <= metres).map(({ report }) => report)
  return db.query<ReportRow>(
    `${REPORTS} AND r.id = ANY($3) ORDER BY array_position($3::text[], r.id)`,
    [street, me, near],
  )
}
