import type { About, ComplaintKind, ComplaintState, OwnerRole } from '@/contract/complaints'
import type {
  Bilingual,
  ClientId,
  ComplaintId,
  Day,
  PersonId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import { cursorOf, readTimeCursor } from '../../cursor'
import type { Db, Tx } from '../../database/database'

export interface ComplaintRow {
  street: StreetCode
  complaint: ComplaintId
  number: string
  kind: ComplaintKind
  state: ComplaintState
  words: string
  about: About
  /** Null where it is not about a site. */
  siteName: Bilingual | null
  contactSealed: string | null
  /** Null where nobody was signed in. */
  sender: PersonId | null
  owner: PersonId
  ownerRole: OwnerRole
  ownerName: string | null
  due: Day
  aboutDue: boolean
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
  version: number
  sentAt: Date
}

/** $1 is the street. */
const COMPLAINTS = `
  SELECT c.street, c.id AS complaint, c.number, c.kind, c.state, c.words, c.about,
         s.name AS "siteName", c.contact_sealed AS "contactSealed", c.sender, c.owner,
         c.owner_role AS "ownerRole", o.name AS "ownerName", c.due, c.about_due AS "aboutDue",
         c.answer, b.name AS "answeredBy", c.answered_at AS "answeredAt", c.version,
         c.sent_at AS "sentAt"
  FROM complaints c
  LEFT JOIN persons o ON o.id = c.owner
  LEFT JOIN persons b ON b.id = c.answered_by
  LEFT JOIN sites s ON s.street = $1 AND s.id = c.about ->> 'site'
  WHERE c.street = $1`

export async function find(
  db: Db,
  street: StreetCode,
  complaint: ComplaintId,
): Promise<ComplaintRow | undefined> {
  const [row] = await db.query<ComplaintRow>(`${COMPLAINTS} AND c.id = $2`, [street, complaint])
  return row
}

export async function findByNumber(
  db: Db,
  street: StreetCode,
  number: string,
): Promise<ComplaintRow | undefined> {
  const [row] = await db.query<ComplaintRow>(`${COMPLAINTS} AND c.number = $2`, [street, number])
  return row
}

/** The complaint that a client id made, whoever sent it. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  client: ClientId,
): Promise<ComplaintRow | undefined> {
  const [row] = await db.query<ComplaintRow>(`${COMPLAINTS} AND c.client = $2`, [street, client])
  return row
}

/**
 * A complaint that nobody else changes until the transaction ends. Its open work is locked first, as
 * the job does that lets overdue work climb: the other order would let the two block each other.
 */
export async function lock(
  tx: Tx,
  street: StreetCode,
  complaint: ComplaintId,
): Promise<ComplaintRow | undefined> {
  await tx.query(
    `SELECT id FROM assignments
     WHERE street = $1 AND noun = 'complaints' AND subject = $2 AND done_at IS NULL FOR UPDATE`,
    [street, complaint],
  )
  await tx.query('SELECT id FROM complaints WHERE street = $1 AND id = $2 FOR UPDATE', [
    street,
    complaint,
  ])
  return find(tx, street, complaint)
}

const PAGE = 25

/** A page of what somebody sent, newest first. */
export async function listSent(
  db: Db,
  street: StreetCode,
  sender: PersonId,
  after: string | undefined,
): Promise<{ rows: ComplaintRow[]; next: string | null }> {
  const [at, id] = readTimeCursor(after, ['9999-12-31T00:00:00.000Z', '~'])
  const rows = await db.query<ComplaintRow>(
    `${COMPLAINTS} AND c.sender = $2 AND (c.sent_at, c.id) < ($3::timestamptz, $4)
     ORDER BY c.sent_at DESC, c.id DESC LIMIT ${PAGE + 1}`,
    [street, sender, at, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.sentAt.toISOString(), row.complaint])
}

/** A page of what somebody has to answer, the first due first. */
export async function listOwned(
  db: Db,
  street: StreetCode,
  owner: PersonId,
  after: string | undefined,
): Promise<{ rows: ComplaintRow[]; next: string | null }> {
  const [due, id] = readTimeCursor(after, ['0001-01-01', '0'])
  const rows = await db.query<ComplaintRow>(
    `${COMPLAINTS} AND c.owner = $2 AND c.state = 'open' AND (c.due, c.id) > ($3::date, $4)
     ORDER BY c.due, c.id LIMIT ${PAGE + 1}`,
    [street, owner, due, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.due, row.complaint])
}

/** The site that a complaint is about, taken down or not: who runs it and whose area it lies in. */
export interface SiteLine {
  site: SiteId
  operator: string | null
  areas: string[]
}

export async function findSiteLine(
  db: Db,
  street: StreetCode,
  site: SiteId,
): Promise<SiteLine | undefined> {
  const [row] = await db.query<SiteLine>(
    `SELECT s.id AS site, s.operator, a.path AS areas
     FROM sites s JOIN areas a ON a.street = $1 AND a.code = s.area
     WHERE s.street = $1 AND s.id = $2`,
    [street, site],
  )
  return row
}

/** When a complaint about a site was sent and answered: neither its words nor who sent it. */
export interface ReplyRow {
  site: SiteId
  sentAt: Date
  answeredAt: Date | null
}

/** The complaints and suggestions about sites since a moment that were not withdrawn. */
export async function listReplies(db: Db, street: StreetCode, since: number): Promise<ReplyRow[]> {
  return db.query<ReplyRow>(
    `SELECT coalesce(about ->> 'site', '') AS site, sent_at AS "sentAt", answered_at AS "answeredAt"
     FROM complaints
     WHERE street = $1 AND sent_at >= $2 AND state <> 'withdrawn' AND about ->> 'site' IS NOT NULL
     ORDER BY sent_at, id`,
    [street, new Date(since)],
  )
}
