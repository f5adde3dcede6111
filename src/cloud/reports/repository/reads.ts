import type { AreaLevel, Role } from '@/contract/areas'
import type {
  CategoryCode,
  DeadlineClass,
  ReportRating,
  ReportResult,
  ReportState,
  ReportVia,
} from '@/contract/reports'
import type {
  AreaCode,
  Bilingual,
  ClientId,
  Day,
  FileId,
  Open311KeyId,
  PersonId,
  ReportId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/** A pause: asked for until a day, and from when it holds once somebody above has allowed it. */
export interface Pause {
  reason: string
  until: Day
  askedBy: PersonId
  from?: Day
}

/** Where a merged report stood before, to go back to. */
export interface BeforeMerge {
  state: ReportState
}

/** What steps change of a report. */
export interface Course {
  state: ReportState
  category: CategoryCode
  class: DeadlineClass
  /** False: about people. It never becomes true again. */
  open: boolean
  reporter: PersonId | null
  contactSealed: string | null
  owner: PersonId
  ownerRole: Role
  received: Day
  contactedAt: Date | null
  finishDays: number
  pausedDays: number
  yellow: Day
  due: Day
  dueAbout: boolean
  pause: Pause | null
  round: number
  returns: number
  result: ReportResult | null
  resultWords: string | null
  resultFiles: FileId[]
  resolvedBy: PersonId | null
  resolvedRole: Role | null
  resolvedAt: Date | null
  closedAt: Date | null
  rating: ReportRating | null
  ratingWords: string | null
  topic: boolean
  mergedInto: ReportId | null
  beforeMerge: BeforeMerge | null
}

/** Who sent it: a person, or the key of the open interface that it came by. */
export type Maker = PersonId | Open311KeyId

export interface ReportRow extends Course {
  street: StreetCode
  report: ReportId
  number: string
  via: ReportVia
  anonymous: boolean
  words: string
  lng: number
  lat: number
  address: string | null
  site: SiteId | null
  siteName: Bilingual | null
  area: AreaCode
  areaLevel: AreaLevel
  areaZh: string
  areaEn: string
  path: AreaCode[]
  contactDue: Day
  contactAbout: boolean
  ownerName: string | null
  version: number
  reportedAt: Date
  followers: number
  /** Whether who asks follows it, or handled it in any round. */
  follows: boolean
  handled: boolean
}

/** $1 is the street, $2 who asks. */
export const REPORTS = `
  SELECT r.street, r.id AS report, r.number, r.via, r.reporter, r.anonymous,
         r.contact_sealed AS "contactSealed", r.state, r.category, r.class, r.open, r.words, r.lng,
         r.lat, r.address, r.site, s.name AS "siteName", r.area, a.level AS "areaLevel",
         a.name ->> 'zh' AS "areaZh", coalesce(a.name ->> 'en', a.name ->> 'zh') AS "areaEn",
         r.path, r.owner, r.owner_role AS "ownerRole", o.name AS "ownerName", r.received,
         r.contact_due AS "contactDue", r.contact_about AS "contactAbout",
         r.contacted_at AS "contactedAt", r.finish_days AS "finishDays",
         r.paused_days AS "pausedDays", r.yellow, r.due, r.due_about AS "dueAbout", r.pause, r.round,
         r.returns, r.result, r.result_words AS "resultWords", r.result_files AS "resultFiles", r.resolved_by AS "resolvedBy",
         r.resolved_role AS "resolvedRole", r.resolved_at AS "resolvedAt",
         r.closed_at AS "closedAt", r.rating, r.rating_words AS "ratingWords", r.topic,
         r.merged_into AS "mergedInto", r.before_merge AS "beforeMerge", r.version,
         r.reported_at AS "reportedAt",
         (SELECT count(*)::int FROM report_followers f
          WHERE f.street = $1 AND f.report = r.id) AS followers,
         EXISTS (SELECT 1 FROM report_followers f
                 WHERE f.street = $1 AND f.report = r.id AND f.person = $2) AS follows,
         EXISTS (SELECT 1 FROM report_handlers h
                 WHERE h.street = $1 AND h.report = r.id AND h.person = $2) AS handled
  FROM reports r
  JOIN areas a ON a.street = $1 AND a.code = r.area
  LEFT JOIN persons o ON o.id = r.owner
  LEFT JOIN sites s ON s.street = $1 AND s.id = r.site
  WHERE r.street = $1`

/** @param me who asks: what they follow and have handled stands in the row */
export async function find(
  db: Db,
  street: StreetCode,
  report: ReportId,
  me: PersonId | null,
): Promise<ReportRow | undefined> {
  const [row] = await db.query<ReportRow>(`${REPORTS} AND r.id = $3`, [street, me, report])
  return row
}

/** The report that somebody's phone, or a key of the open interface, made with a client id. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  maker: Maker,
  client: ClientId,
): Promise<ReportRow | undefined> {
  const [row] = await db.query<ReportRow>(`${REPORTS} AND r.maker = $2 AND r.client = $3`, [
    street,
    maker,
    client,
  ])
  return row
}

/**
 * A report that nobody else changes until the transaction ends. Its open work is locked first, as the
 * job does that lets overdue work climb: the other order would let the two block each other.
 */
export async function lock(
  tx: Tx,
  street: StreetCode,
  report: ReportId,
  me: PersonId | null,
): Promise<ReportRow | undefined> {
  await tx.query(
    `SELECT id FROM assignments
     WHERE street = $1 AND noun = 'reports' AND subject = $2 AND done_at IS NULL
     ORDER BY id FOR UPDATE`,
    [street, report],
  )
  await tx.query('SELECT id FROM reports WHERE street = $1 AND id = $2 FOR UPDATE', [
    street,
    report,
  ])
  return find(tx, street, report, me)
}

/** A site whose code was scanned: where it stands. */
export async function findSite(
  db: Db,
  street: StreetCode,
  site: SiteId,
): Promise<{ lng: number; lat: number } | undefined> {
  const [row] = await db.query<{ lng: number; lat: number }>(
    'SELECT lng, lat FROM sites WHERE street = $1 AND id = $2 AND NOT retired',
    [street, site],
  )
  return row
}
