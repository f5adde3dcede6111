import { spotOf } from '@/contract/place.rules'
import type { CategoryCode } from '@/contract/reports'
import type { ClientId, Open311KeyId, Place, ReportId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import { REPORTS, type ReportRow } from './reads'

/** What everybody may read of a street, and what a key of the open interface ($3) has sent. */
const TOLD = `${REPORTS} AND r.state <> 'withdrawn' AND (r.open OR r.maker = $3)`

export interface ToldQuery {
  street: StreetCode
  key: Open311KeyId | null
  /** Moments of reporting, both included. */
  from: number
  until: number
  categories: readonly CategoryCode[] | null
  /** Whether they are over; null: either. */
  over: boolean | null
  around: { at: Place; metres: number } | null
  limit: number
  offset: number
}

/** A page of what may be read, newest first: found by the index first, and then read. */
export async function listTold(db: Db, query: ToldQuery): Promise<ReportRow[]> {
  const { street, key, from, until, categories, over, around, limit, offset } = query
  const { x, y } = around ? spotOf(around.at) : { x: null, y: null }
  const found = await db.query<{ report: ReportId }>(
    `SELECT r.id AS report FROM reports r
     WHERE r.street = $1 AND r.state <> 'withdrawn' AND (r.open OR r.maker = $2)
       AND r.reported_at BETWEEN $3 AND $4
       AND ($5::text[] IS NULL OR r.category = ANY($5))
       AND ($6::boolean IS NULL OR (r.state IN ('closed', 'merged')) = $6)
       AND ($7::float8 IS NULL OR r.spot <@ circle(point($7, $8), $9::float8))
     ORDER BY r.reported_at DESC, r.id DESC LIMIT $10 OFFSET $11`,
    [
      ...[street, key, new Date(from), new Date(until), categories, over],
      ...[x, y, around?.metres ?? null, limit, offset],
    ],
  )
  return db.query<ReportRow>(
    `${TOLD} AND r.id = ANY($4::text[]) ORDER BY r.reported_at DESC, r.id DESC`,
    [street, null, key, found.map(({ report }) => report)],
  )
}

/** Those of these numbers that may be read, newest first. */
export async function listToldByNumber(
  db: Db,
  { street, key }: Pick<ToldQuery, 'street' | 'key'>,
  numbers: readonly string[],
): Promise<ReportRow[]> {
  return db.query<ReportRow>(
    `${TOLD} AND r.number = ANY($4::text[]) ORDER BY r.reported_at DESC, r.id DESC`,
    [street, null, key, numbers],
  )
}

/** The numbers of those of these reports that may be read. */
export async function listToldNumbers(
  db: Db,
  { street, key }: Pick<ToldQuery, 'street' | 'key'>,
  reports: readonly ReportId[],
): Promise<ReadonlyMap<ReportId, string>> {
  const rows = await db.query<{ report: ReportId; number: string }>(
    `SELECT id AS report, number FROM reports
     WHERE street = $1 AND state <> 'withdrawn' AND (open OR maker = $2) AND id = ANY($3::text[])
     ORDER BY id`,
    [street, key, reports],
  )
  return new Map(rows.map(({ report, number }) => [report, number]))
}

/** The numbers that came with a token by the open interface, by one key or by any; two at the most. */
export async function listByToken(
  db: Db,
  { street, key }: Pick<ToldQuery, 'street' | 'key'>,
  token: ClientId,
): Promise<string[]> {
  const rows = await db.query<{ number: string }>(
    `SELECT number FROM reports
     WHERE street = $1 AND client = $2 AND via = 'open311' AND ($3::text IS NULL OR maker = $3)
     ORDER BY id LIMIT 2`,
    [street, token, key],
  )
  return rows.map(({ number }) => number)
}
