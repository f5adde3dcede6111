import type { CategoryCode } from '@/contract/reports'
import { CELL_METRES, LEAST_IN_CELL } from '@/contract/reports-heat.rules'
import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

export interface HeatQuery {
  street: StreetCode
  /** Moments, ms since 1970; `until` does not count any more. */
  from: number
  until: number
  /** Undefined: all. */
  categories: readonly CategoryCode[] | undefined
}

/** A cell with enough reports of enough people, and the area in which most of them lie. */
export interface HeatRow {
  x: number
  y: number
  reports: number
  people: number
  path: AreaCode[]
}

/**
 * Cells of the grid with their public reports. Whoever sent one on their phone is one person however
 * often they did; all that staff entered, or another system sent, is one person together.
 */
export function listHeat(
  db: Db,
  { street, from, until, categories }: HeatQuery,
): Promise<HeatRow[]> {
  return db.query<HeatRow>(
    `SELECT c.x, c.y, c.reports, c.people, a.path
     FROM (
       SELECT floor(r.spot[0] / ${CELL_METRES})::int AS x, floor(r.spot[1] / ${CELL_METRES})::int AS y,
              count(*)::int AS reports,
              count(DISTINCT CASE WHEN r.via = 'app' THEN r.maker ELSE '' END)::int AS people,
              mode() WITHIN GROUP (ORDER BY r.area) AS area
       FROM reports r
       WHERE r.street = $1 AND r.open AND r.state NOT IN ('merged', 'withdrawn')
         AND r.reported_at >= $2 AND r.reported_at < $3
         AND ($4::text[] IS NULL OR r.category = ANY($4))
       GROUP BY 1, 2
       HAVING count(*) >= ${LEAST_IN_CELL}) c
     JOIN areas a ON a.street = $1 AND a.code = c.area
     ORDER BY c.y DESC, c.x`,
    [street, new Date(from), new Date(until), categories ?? null],
  )
}
