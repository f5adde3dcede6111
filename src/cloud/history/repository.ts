import type { Subject } from '@/contract/history'
import type { StreetCode } from '@/contract/wire'
import { cursorOf, readNumberCursor } from '../cursor'
import type { Db, Tx } from '../database/database'
import { newId } from '../ids'

/** One step that happened; rows are appended and never rewritten. */
export interface Step {
  street: StreetCode
  subject: Subject
  /** The action or the job that did it. */
  did: string
  /** Null where a rule did it. */
  by: string | null
  at: number
  changed?: readonly string[]
  before?: object | null
  after?: object | null
  note?: string | null
  /** The history row that led to this one. */
  cause?: string | null
}

/**
 * Appends a step in the transaction that makes it, which holds its subject locked. Answers the id of
 * the row, the cause of what follows from it.
 */
export async function append(tx: Tx, step: Step): Promise<string> {
  const id = newId()
  await tx.query(
    `INSERT INTO history
       (street, id, noun, subject, step, at, did, by_person, changed, before, after, note, cause)
     SELECT $1, $2, $3, $4, coalesce(max(step), 0) + 1, $5, $6, $7, $8, $9, $10, $11, $12
     FROM history WHERE street = $1 AND noun = $3 AND subject = $4`,
    [
      step.street,
      id,
      step.subject.noun,
      step.subject.id,
      new Date(step.at),
      step.did,
      step.by,
      step.changed ?? [],
      step.before ? JSON.stringify(step.before) : null,
      step.after ? JSON.stringify(step.after) : null,
      step.note ?? null,
      step.cause ?? null,
    ],
  )
  return id
}

export interface HistoryRow {
  step: number
  at: Date
  did: string
  by: string | null
  changed: string[]
  note: string | null
}

const PAGE = 30
const MAX_INT = 2 ** 31 - 1

/** A page of what happened to one thing, newest first. */
export async function list(
  db: Db,
  street: StreetCode,
  subject: Subject,
  after: string | undefined,
): Promise<{ rows: HistoryRow[]; next: string | null }> {
  const [before] = readNumberCursor(after, [String(MAX_INT), ''])
  const rows = await db.query<HistoryRow>(
    `SELECT h.step, h.at, h.did, p.name AS by, h.changed, h.note
     FROM history h LEFT JOIN persons p ON p.id = h.by_person
     WHERE h.street = $1 AND h.noun = $2 AND h.subject = $3 AND h.step < $4
     ORDER BY h.step DESC LIMIT ${PAGE + 1}`,
    [street, subject.noun, subject.id, Number(before)],
  )
  return cursorOf(rows, PAGE, (row) => [String(row.step), ''])
}

/** How often something happened to a thing: a version for what has no row of its own. */
export async function countSteps(db: Db, street: StreetCode, subject: Subject): Promise<number> {
  const [row] = await db.query<{ steps: number }>(
    `SELECT coalesce(max(step), 0) AS steps FROM history
     WHERE street = $1 AND noun = $2 AND subject = $3`,
    [street, subject.noun, subject.id],
  )
  return row?.steps ?? 0
}

/** Nothing of what happened to a thing is kept: it was somebody's own, and they are forgotten. */
export async function forgetHistory(tx: Tx, street: StreetCode, subject: Subject): Promise<void> {
  await tx.query('DELETE FROM history WHERE street = $1 AND noun = $2 AND subject = $3', [
    street,
    subject.noun,
    subject.id,
  ])
}

/** What a step changed, as a rule reads it again. */
export interface ChangeRow {
  subject: string
  at: Date
  did: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The steps since a moment that changed one of these fields, and those that made a thing: oldest first, thing by thing. */
export async function listChanges(
  db: Db,
  street: StreetCode,
  noun: Subject['noun'],
  fields: readonly string[],
  since: number,
): Promise<ChangeRow[]> {
  return db.query<ChangeRow>(
    `SELECT subject, at, did, before, after FROM history
     WHERE street = $1 AND noun = $2 AND at >= $4 AND (changed && $3::text[] OR before IS NULL)
     ORDER BY subject, step`,
    [street, noun, fields, new Date(since)],
  )
}
