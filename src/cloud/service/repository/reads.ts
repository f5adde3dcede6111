import type { ServiceShown, ServiceState } from '@/contract/service.shapes'
import type {
  AreaCode,
  Day,
  EventId,
  PersonId,
  PlaceId,
  ServiceRecordId,
  StreetCode,
} from '@/contract/wire'
import { cursorOf, readTimeCursor } from '../../cursor'
import type { Db, Tx } from '../../database/database'

/** What a signer is to decide; the moments as the contract writes them. */
export interface AskedRow {
  from: string
  until: string
  why: string
  due: Day
  about: boolean
}

export interface RecordRow {
  street: StreetCode
  record: ServiceRecordId
  number: string
  person: PersonId
  /** As the door called them on the day. */
  name: string
  event: EventId
  organiser: PersonId
  area: AreaCode
  shown: ServiceShown
  plannedFrom: Date
  plannedUntil: Date
  from: Date
  until: Date
  state: ServiceState
  confirmUntil: Date
  asked: AskedRow | null
  owner: PersonId | null
  signerName: string | null
  version: number
}

/** $1 is the street. */
const RECORDS = `
  SELECT r.street, r.id AS record, r.number, r.person, p.name, r.event, e.organiser, e.area, r.shown,
         r.planned_from AS "plannedFrom", r.planned_until AS "plannedUntil", r.from_at AS "from",
         r.until_at AS "until", r.state, r.confirm_until AS "confirmUntil", r.asked, r.owner,
         s.name AS "signerName", r.version
  FROM service_records r
  JOIN events e ON e.street = $1 AND e.id = r.event
  JOIN signup_places p ON p.street = $1 AND p.event = r.event AND p.id = r.place
  LEFT JOIN persons s ON s.id = r.signer
  WHERE r.street = $1`

/** Whole minutes of a record, as service.rules.ts counts them. */
const MINUTES = 'floor(extract(epoch FROM r.until_at - r.from_at) / 60)'

/** Its minutes stay as they are, by isCertain of service.rules.ts. @param now the moment, as the statement names it */
const certain = (now: string) =>
  `(r.state IN ('confirmed', 'refused') OR (r.state <> 'asked' AND r.confirm_until < ${now}))`

export async function find(
  db: Db,
  street: StreetCode,
  record: ServiceRecordId,
): Promise<RecordRow | undefined> {
  const [row] = await db.query<RecordRow>(`${RECORDS} AND r.id = $2`, [street, record])
  return row
}

/** The record that came of a place, if one has. */
export async function findByPlace(
  db: Db,
  street: StreetCode,
  event: EventId,
  place: PlaceId,
): Promise<RecordRow | undefined> {
  const [row] = await db.query<RecordRow>(`${RECORDS} AND r.event = $2 AND r.place = $3`, [
    street,
    event,
    place,
  ])
  return row
}

/**
 * Nobody else changes any hours of somebody until the transaction ends: what is certified and what must
 * not overlap is read of all of them.
 */
export async function lockHours(tx: Tx, street: StreetCode, person: PersonId): Promise<void> {
  await tx.query(
    'SELECT id FROM service_records WHERE street = $1 AND person = $2 ORDER BY id FOR UPDATE',
    [street, person],
  )
}

/**
 * A record that nobody else changes until the transaction ends, with all hours of its person. Its open
 * work is locked first, as the job does that lets overdue work climb.
 */
export async function lock(
  tx: Tx,
  street: StreetCode,
  record: ServiceRecordId,
): Promise<RecordRow | undefined> {
  await tx.query(
    `SELECT id FROM assignments
     WHERE street = $1 AND noun = 'service' AND subject = $2 AND done_at IS NULL FOR UPDATE`,
    [street, record],
  )
  const seen = await find(tx, street, record)
  if (!seen) return undefined
  await lockHours(tx, street, seen.person)
  const row = await find(tx, street, record)
  // two records of one human were joined in this moment
  return row && row.person !== seen.person ? lock(tx, street, record) : row
}

const PAGE = 25

/** A page of somebody's hours, the latest first. */
export async function listMine(
  db: Db,
  street: StreetCode,
  person: PersonId,
  after: string | undefined,
): Promise<{ rows: RecordRow[]; next: string | null }> {
  const [at, id] = readTimeCursor(after, ['9999-12-31T00:00:00.000Z', '~'])
  const rows = await db.query<RecordRow>(
    `${RECORDS} AND r.person = $2 AND (r.from_at, r.id) < ($3::timestamptz, $4)
     ORDER BY r.from_at DESC, r.id DESC LIMIT ${PAGE + 1}`,
    [street, person, at, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.from.toISOString(), row.record])
}

/** All minutes of somebody: those that are certain and those that may still change. */
export async function totalsOf(
  db: Db,
  street: StreetCode,
  person: PersonId,
  now: number,
): Promise<{ minutes: number; open: number }> {
  const [row] = await db.query<{ minutes: number; open: number }>(
    `SELECT coalesce(sum(${MINUTES}) FILTER (WHERE ${certain('$3')}), 0)::int AS minutes,
            coalesce(sum(${MINUTES}) FILTER (WHERE NOT ${certain('$3')}), 0)::int AS open
     FROM service_records r WHERE r.street = $1 AND r.person = $2`,
    [street, person, new Date(now)],
  )
  return row ?? { minutes: 0, open: 0 }
}

/** What waits for somebody's signature, the first due first; 100 is more than a day holds. */
export async function listAsked(db: Db, street: StreetCode, owner: PersonId): Promise<RecordRow[]> {
  return db.query<RecordRow>(
    `${RECORDS} AND r.owner = $2 ORDER BY r.asked ->> 'due', r.id LIMIT 100`,
    [street, owner],
  )
}

/** Records whose hours to confirm are over and that nobody has said anything about. */
export async function listStanding(
  db: Db,
  street: StreetCode,
  now: number,
): Promise<ServiceRecordId[]> {
  const rows = await db.query<{ record: ServiceRecordId }>(
    `SELECT id AS record FROM service_records
     WHERE street = $1 AND state IN ('assumed', 'recorded') AND confirm_until < $2
     ORDER BY confirm_until, id LIMIT 200`,
    [street, new Date(now)],
  )
  return rows.map(({ record }) => record)
}

/** The number of another record of somebody that shares time with a span. */
export async function findOverlap(
  db: Db,
  { street, person, record }: Pick<RecordRow, 'street' | 'person' | 'record'>,
  { from, until }: { from: number; until: number },
): Promise<string | undefined> {
  const [row] = await db.query<{ number: string }>(
    `SELECT number FROM service_records
     WHERE street = $1 AND person = $2 AND id <> $3 AND from_at < $5 AND until_at > $4
     ORDER BY from_at, id LIMIT 1`,
    [street, person, record, new Date(from), new Date(until)],
  )
  return row?.number
}

/** Somebody's records that are certain and have minutes, begun from a moment until another, the first first. */
export async function listCertain(
  db: Db,
  street: StreetCode,
  person: PersonId,
  { from, until, now, most }: { from: number; until: number; now: number; most: number },
): Promise<RecordRow[]> {
  return db.query<RecordRow>(
    `${RECORDS} AND r.person = $2 AND r.from_at >= $3 AND r.from_at < $4 AND ${certain('$5')}
       AND ${MINUTES} > 0
     ORDER BY r.from_at, r.id LIMIT $6`,
    [street, person, new Date(from), new Date(until), new Date(now), most],
  )
}

/** These records that have minutes, the first first. */
export async function listThese(
  db: Db,
  street: StreetCode,
  records: readonly ServiceRecordId[],
): Promise<RecordRow[]> {
  return db.query<RecordRow>(
    `${RECORDS} AND r.id = ANY($2) AND ${MINUTES} > 0 ORDER BY r.from_at, r.id`,
    [street, records],
  )
}
