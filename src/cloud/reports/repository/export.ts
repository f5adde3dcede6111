import type { Role } from '@/contract/areas'
import type {
  CategoryCode,
  DeadlineClass,
  ReportRating,
  ReportResult,
  ReportState,
  ReportVia,
} from '@/contract/reports'
import type { AreaCode, Day } from '@/contract/wire'
import type { Db } from '../../database/database'
import { type Counted, countedBy, IS_COUNTED } from './figures'

/** A report as a row of a file: nobody's name, number or id is read for it. */
export interface ExportRow {
  number: string
  category: CategoryCode
  class: DeadlineClass
  state: ReportState
  words: string
  address: string | null
  path: AreaCode[]
  reportedAt: Date
  received: Day
  contactDue: Day
  contactedAt: Date | null
  due: Day
  closedAt: Date | null
  result: ReportResult | null
  rating: ReportRating | null
  returns: number
  round: number
  via: ReportVia
  ownerRole: Role
}

/** The reports that are counted, the oldest first. */
export function listExport(db: Db, counted: Counted, limit: number): Promise<ExportRow[]> {
  return db.query<ExportRow>(
    `SELECT r.number, r.category, r.class, r.state, r.words, r.address, r.path,
       r.reported_at AS "reportedAt", r.received, r.contact_due AS "contactDue",
       r.contacted_at AS "contactedAt", r.due, r.closed_at AS "closedAt", r.result, r.rating,
       r.returns, r.round, r.via, r.owner_role AS "ownerRole"
     FROM reports r
     WHERE r.street = $1 AND r.reported_at >= $2 AND r.reported_at < $3 AND ${IS_COUNTED}
     ORDER BY r.reported_at, r.id LIMIT $8`,
    [...countedBy(counted), limit],
  )
}
