import type { Role } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import type { CategoryCode, DeadlineClass, ReportState, ReportVia } from '@/contract/reports'
import type {
  AreaCode,
  ClientId,
  Day,
  PersonId,
  Place,
  ReportId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import type { Course, Maker } from './reads'

export interface NewReport {
  street: StreetCode
  report: ReportId
  number: string
  maker: Maker
  client: ClientId
  via: ReportVia
  reporter: PersonId | null
  anonymous: boolean
  contactSealed: string | null
  phoneHash: string | null
  phoneTailHash: string | null
  state: ReportState
  category: CategoryCode
  class: DeadlineClass
  open: boolean
  words: string
  place: Place
  address: string | null
  site: SiteId | null
  area: AreaCode
  path: AreaCode[]
  areaVersion: number
  owner: PersonId
  ownerRole: Role
  received: Day
  contactDue: Day
  contactAbout: boolean
  finishDays: number
  yellow: Day
  due: Day
  dueAbout: boolean
  demo: boolean
  now: number
}

/** Keeps a report. False: the client id of this phone has made one already. */
export async function insertReport(tx: Tx, report: Authorized<NewReport>): Promise<boolean> {
  const { x, y } = spotOf(report.place)
  const { lng, lat } = report.place
  const rows = await tx.query(
    `INSERT INTO reports (street, id, number, maker, client, via, reporter, anonymous, contact_sealed,
       phone_hash, phone_tail_hash, state, category, class, open, words, lng, lat, spot, address,
       site, area, path, area_version, owner, owner_role, received, contact_due, contact_about,
       finish_days, yellow, due, due_about, demo, reported_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
       point($19, $20), $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36)
     ON CONFLICT (street, maker, client) DO NOTHING RETURNING id`,
    [
      ...[report.street, report.report, report.number, report.maker, report.client, report.via],
      ...[report.reporter, report.anonymous, report.contactSealed],
      ...[report.phoneHash, report.phoneTailHash],
      ...[report.state, report.category, report.class, report.open, report.words],
      ...[lng, lat, x, y, report.address, report.site],
      ...[report.area, report.path, report.areaVersion, report.owner, report.ownerRole],
      ...[report.received, report.contactDue, report.contactAbout, report.finishDays],
      ...[report.yellow, report.due, report.dueAbout, report.demo, new Date(report.now)],
    ],
  )
  return rows.length === 1
}

/** Writes where a report stands now; the row is locked, and its version counts on. */
export async function setCourse(
  tx: Tx,
  row: Authorized<Course & { street: StreetCode; report: ReportId }>,
): Promise<void> {
  await tx.query(
    `UPDATE reports SET state = $3, category = $4, class = $5, reporter = $6, contact_sealed = $7,
       owner = $8, owner_role = $9, received = $10, contacted_at = $11, finish_days = $12,
       paused_days = $13, yellow = $14, due = $15, due_about = $16, pause = $17, round = $18,
       returns = $19, result = $20, result_words = $21, resolved_by = $22, resolved_role = $23,
       resolved_at = $24, closed_at = $25, rating = $26, rating_words = $27, topic = $28,
       merged_into = $29, before_merge = $30, result_files = $31, open = $32,
       phone_hash = CASE WHEN $7::text IS NULL THEN NULL ELSE phone_hash END,
       phone_tail_hash = CASE WHEN $7::text IS NULL THEN NULL ELSE phone_tail_hash END,
       version = version + 1
     WHERE street = $1 AND id = $2`,
    [
      ...[row.street, row.report, row.state, row.category, row.class, row.reporter],
      ...[row.contactSealed, row.owner, row.ownerRole, row.received, row.contactedAt],
      ...[row.finishDays, row.pausedDays, row.yellow, row.due, row.dueAbout, row.pause],
      ...[row.round, row.returns, row.result, row.resultWords, row.resolvedBy, row.resolvedRole],
      ...[row.resolvedAt, row.closedAt, row.rating, row.ratingWords, row.topic],
      ...[row.mergedInto, row.beforeMerge, row.resultFiles, row.open],
    ],
  )
}

/** Notes that somebody handled it. */
export async function addHandler(
  tx: Tx,
  { street, report }: Authorized<{ street: StreetCode; report: ReportId }>,
  person: PersonId,
): Promise<void> {
  await tx.query(
    `INSERT INTO report_handlers (street, report, person) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING`,
    [street, report, person],
  )
}
