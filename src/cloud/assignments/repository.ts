import type { Assignment } from '@/contract/assignments'
import type { Subject } from '@/contract/history'
import type { Day, PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../database/database'
import { newId } from '../ids'

export type AssignmentKind = Assignment['kind']

export interface NewAssignment {
  street: StreetCode
  subject: Subject
  kind: AssignmentKind
  title: string
  owner: PersonId
  due: Day
  about: boolean
  now: number
}

/** Gives a piece of work to somebody; one of a kind is open per subject at a time. */
export async function assign(tx: Tx, work: NewAssignment): Promise<void> {
  const { street, subject, kind, title, owner, due, about, now } = work
  await tx.query(
    `INSERT INTO assignments
       (street, id, noun, subject, kind, title, owner, given_at, due, about)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [street, newId(), subject.noun, subject.id, kind, title, owner, new Date(now), due, about],
  )
}

/** Closes the open work on a subject, if there is any. */
export async function finish(
  tx: Tx,
  street: StreetCode,
  subject: Subject,
  kind: AssignmentKind,
  now: number,
): Promise<void> {
  await tx.query(
    `UPDATE assignments SET done_at = $5
     WHERE street = $1 AND noun = $2 AND subject = $3 AND kind = $4 AND done_at IS NULL`,
    [street, subject.noun, subject.id, kind, new Date(now)],
  )
}

export interface AssignmentRow {
  noun: Subject['noun']
  subject: string
  kind: AssignmentKind
  title: string
  due: Day
  about: boolean
}

/** What somebody owns in a street, the first due first; 200 is more than a day holds. */
export async function listOpen(
  db: Db,
  street: StreetCode,
  owner: PersonId,
): Promise<AssignmentRow[]> {
  return db.query<AssignmentRow>(
    `SELECT noun, subject, kind, title, due, about FROM assignments
     WHERE street = $1 AND owner = $2 AND done_at IS NULL ORDER BY due, id LIMIT 200`,
    [street, owner],
  )
}

/** A piece of open work with whose it is. */
export interface OwnedRow extends AssignmentRow {
  id: string
  owner: PersonId
}

/** Everything that somebody owns in a street and that is not done, the first due first. */
export async function listOwned(db: Db, street: StreetCode, owner: PersonId): Promise<OwnedRow[]> {
  return db.query<OwnedRow>(
    `SELECT id, owner, noun, subject, kind, title, due, about FROM assignments
     WHERE street = $1 AND owner = $2 AND done_at IS NULL ORDER BY due, id`,
    [street, owner],
  )
}

/** Open work whose last day is over and that nobody has raised yet. */
export async function listOverdue(db: Db, street: StreetCode, today: Day): Promise<OwnedRow[]> {
  return db.query<OwnedRow>(
    `SELECT id, owner, noun, subject, kind, title, due, about FROM assignments
     WHERE street = $1 AND due < $2 AND done_at IS NULL AND NOT late_raised
     ORDER BY due, id LIMIT 200`,
    [street, today],
  )
}

/** Notes that somebody was told of overdue work. False: another run was faster. */
export async function markRaised(tx: Tx, street: StreetCode, id: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE assignments SET late_raised = true
     WHERE street = $1 AND id = $2 AND done_at IS NULL AND NOT late_raised RETURNING id`,
    [street, id],
  )
  return rows.length === 1
}

/** No work on a thing is kept, done or not: it was somebody's own, and they are forgotten. */
export async function forgetWork(tx: Tx, street: StreetCode, subject: Subject): Promise<void> {
  await tx.query('DELETE FROM assignments WHERE street = $1 AND noun = $2 AND subject = $3', [
    street,
    subject.noun,
    subject.id,
  ])
}

/** Everybody who has or had a kind of work on a thing. */
export async function listOwnersOf(
  db: Db,
  street: StreetCode,
  subject: Subject,
  kind: AssignmentKind,
): Promise<PersonId[]> {
  const rows = await db.query<{ owner: PersonId }>(
    `SELECT DISTINCT owner FROM assignments
     WHERE street = $1 AND noun = $2 AND subject = $3 AND kind = $4 ORDER BY owner`,
    [street, subject.noun, subject.id, kind],
  )
  return rows.map(({ owner }) => owner)
}

/** How many pieces of work each of these people has in a street that are not done; who has none is left out. */
export async function countOpen(
  db: Db,
  street: StreetCode,
  owners: readonly PersonId[],
): Promise<Map<PersonId, number>> {
  const rows = await db.query<{ owner: PersonId; open: number }>(
    `SELECT owner, count(*)::int AS open FROM assignments
     WHERE street = $1 AND owner = ANY($2) AND done_at IS NULL GROUP BY owner ORDER BY owner`,
    [street, owners],
  )
  return new Map(rows.map(({ owner, open }) => [owner, open]))
}

/** What one record owns or owned is another's, because both are the same human. */
export async function mergeAssignments(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query('UPDATE assignments SET owner = $3 WHERE street = $1 AND owner = $2', [
    street,
    from,
    into,
  ])
}
