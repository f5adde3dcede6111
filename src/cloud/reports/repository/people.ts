import type { PersonId, ReportId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

type Which = { street: StreetCode; report: ReportId }

/** Everybody who handled a report in any round. */
export async function listHandlers(
  db: Db,
  street: StreetCode,
  report: ReportId,
): Promise<PersonId[]> {
  const rows = await db.query<{ person: PersonId }>(
    'SELECT person FROM report_handlers WHERE street = $1 AND report = $2 ORDER BY person',
    [street, report],
  )
  return rows.map(({ person }) => person)
}

/** A report's reporter and all who follow it, each once, and the same of every report merged into it. */
export async function listConcerned(
  db: Db,
  street: StreetCode,
  report: ReportId,
): Promise<PersonId[]> {
  const rows = await db.query<{ person: PersonId }>(
    `WITH RECURSIVE family (id) AS (
       SELECT $2::text
       UNION SELECT r.id FROM reports r JOIN family f ON r.merged_into = f.id WHERE r.street = $1)
     SELECT r.reporter AS person FROM reports r
     WHERE r.street = $1 AND r.id IN (SELECT id FROM family) AND r.reporter IS NOT NULL
     UNION SELECT f.person FROM report_followers f
     WHERE f.street = $1 AND f.report IN (SELECT id FROM family)
     ORDER BY person`,
    [street, report],
  )
  return rows.map(({ person }) => person)
}

/** Whether others want it done besides its reporter. */
export async function hasFollowers(
  db: Db,
  street: StreetCode,
  report: ReportId,
  reporter: PersonId | null,
): Promise<boolean> {
  return (await listConcerned(db, street, report)).some((person) => person !== reporter)
}

export async function addFollower(
  tx: Tx,
  { street, report }: Authorized<Which>,
  person: PersonId,
  now: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO report_followers (street, report, person, since) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [street, report, person, new Date(now)],
  )
}

export async function dropFollower(
  tx: Tx,
  { street, report }: Authorized<Which>,
  person: PersonId,
): Promise<void> {
  await tx.query('DELETE FROM report_followers WHERE street = $1 AND report = $2 AND person = $3', [
    street,
    report,
    person,
  ])
}

export async function dropFollowers(tx: Tx, { street, report }: Authorized<Which>): Promise<void> {
  await tx.query('DELETE FROM report_followers WHERE street = $1 AND report = $2', [street, report])
}

/** What a reporter is called, for who handles their report and says why they look. */
export async function findReporterName(db: Db, reporter: PersonId): Promise<string | null> {
  const [row] = await db.query<{ name: string | null }>('SELECT name FROM persons WHERE id = $1', [
    reporter,
  ])
  return row?.name ?? null
}
