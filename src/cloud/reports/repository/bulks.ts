import type { BulkId, ClientId, PersonId, ReportId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import type { Course } from './reads'

/**
 * What the steps of a dispatcher change: all that is kept of before, and no word of its reporter. A pause
 * that was asked for is none of it: whoever was to answer has been told that nothing is asked any more.
 */
const CHANGED = [
  ...(['state', 'category', 'class', 'open', 'owner', 'ownerRole'] as const),
  ...(['finishDays', 'yellow', 'due', 'dueAbout'] as const),
] satisfies readonly (keyof Course)[]

export type Before = Pick<Course, (typeof CHANGED)[number]>

/** What is kept of a report to go back to. */
export const beforeOf = (row: Course): Before =>
  Object.fromEntries(CHANGED.map((name) => [name, row[name]])) as Before

export interface BulkRow {
  bulk: BulkId
  by: PersonId
  at: Date
  undoneAt: Date | null
}

/** What became of one report of a bulk step. */
export interface BulkOutcomeRow {
  report: ReportId
  before: Before | null
  version: number | null
  why: string | null
}

const BULKS = `SELECT id AS bulk, by_person AS by, at, undone_at AS "undoneAt" FROM report_bulks
  WHERE street = $1`

/** The bulk step that a client id of somebody's phone began, which is begun where there is none. */
export async function beginBulk(
  db: Db,
  scope: Authorized<{ street: StreetCode; person: PersonId }>,
  made: { bulk: BulkId; client: ClientId; step: string; now: number },
): Promise<BulkRow> {
  const { street, person } = scope
  await db.query(
    `INSERT INTO report_bulks (street, id, by_person, client, step, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (street, by_person, client) DO NOTHING`,
    [street, made.bulk, person, made.client, made.step, new Date(made.now)],
  )
  const [row] = await db.query<BulkRow>(`${BULKS} AND by_person = $2 AND client = $3`, [
    ...[street, person, made.client],
  ])
  if (!row) throw new Error('a bulk step that was begun is there')
  return row
}

export async function lockBulk(
  tx: Tx,
  street: StreetCode,
  bulk: BulkId,
): Promise<BulkRow | undefined> {
  const [row] = await tx.query<BulkRow>(`${BULKS} AND id = $2 FOR UPDATE`, [street, bulk])
  return row
}

/** What became of the reports of a bulk step, in the order in which they were named. */
export async function listOutcomes(
  db: Db,
  street: StreetCode,
  bulk: BulkId,
): Promise<BulkOutcomeRow[]> {
  return db.query<BulkOutcomeRow>(
    `SELECT report, before, version, why FROM report_bulk_rows
     WHERE street = $1 AND bulk = $2 ORDER BY place, report`,
    [street, bulk],
  )
}

export async function insertOutcome(
  db: Db,
  { street }: Authorized<{ street: StreetCode }>,
  bulk: BulkId,
  outcome: BulkOutcomeRow & { place: number },
): Promise<void> {
  await db.query(
    `INSERT INTO report_bulk_rows (street, bulk, report, place, before, version, why)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [
      ...[street, bulk, outcome.report, outcome.place],
      ...[outcome.before, outcome.version, outcome.why],
    ],
  )
}

export async function setUndone(
  tx: Tx,
  { street, bulk }: Authorized<{ street: StreetCode; bulk: BulkId }>,
  now: number,
): Promise<void> {
  await tx.query('UPDATE report_bulks SET undone_at = $3 WHERE street = $1 AND id = $2', [
    ...[street, bulk, new Date(now)],
  ])
}
