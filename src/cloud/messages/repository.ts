import type { Subject } from '@/contract/history'
import type { MessageKind } from '@/contract/messages'
import { templateOf } from '@/contract/messages.rules'
import type { MessageId, PersonId, StreetCode } from '@/contract/wire'
import { cursorOf, readTimeCursor } from '../cursor'
import type { Db, Tx } from '../database/database'
import { newIds } from '../ids'
import { reserve } from './repository/credits'

export interface NewMessage {
  street: StreetCode
  kind: MessageKind
  subject: Subject
  /** Values for the phone's sentence; never personal data. */
  values: Record<string, string>
  now: number
}

/**
 * Puts one message into the inbox of each of these people, in the transaction that it tells of. Where the
 * kind has a template, it also goes to WeChat for those who have agreed to one more: one credit each.
 */
export async function tell(
  tx: Tx,
  people: readonly PersonId[],
  message: NewMessage,
): Promise<void> {
  const told = [...new Set(people)]
  if (told.length === 0) return
  const ids = newIds<MessageId>(told.length)
  await tx.query(
    `INSERT INTO messages (street, id, person, kind, noun, subject, values_shown, at)
     SELECT $1, unnest($2::text[]), unnest($3::text[]), $4, $5, $6, $7, $8`,
    [
      message.street,
      ids,
      told,
      message.kind,
      message.subject.noun,
      message.subject.id,
      JSON.stringify(message.values),
      new Date(message.now),
    ],
  )
  const template = templateOf(message.kind)
  if (!template) return
  const { street, now } = message
  await reserve(tx, { street, template, people: told, messages: ids, now })
}

export interface MessageRow {
  id: MessageId
  kind: MessageKind
  noun: Subject['noun']
  subject: string
  values: Record<string, string>
  at: Date
  read: boolean
}

const PAGE = 30

/** A page of an inbox, newest first. */
export async function listInbox(
  db: Db,
  street: StreetCode,
  person: PersonId,
  after: string | undefined,
): Promise<{ rows: MessageRow[]; next: string | null }> {
  const [at, id] = readTimeCursor(after, ['9999-12-31T00:00:00.000Z', '~'])
  const rows = await db.query<MessageRow>(
    `SELECT id, kind, noun, subject, values_shown AS values, at, read_at IS NOT NULL AS read
     FROM messages
     WHERE street = $1 AND person = $2 AND (at, id) < ($3::timestamptz, $4)
     ORDER BY at DESC, id DESC LIMIT ${PAGE + 1}`,
    [street, person, at, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.at.toISOString(), row.id])
}

export async function countUnread(db: Db, street: StreetCode, person: PersonId): Promise<number> {
  const [row] = await db.query<{ unread: number }>(
    'SELECT count(*)::int AS unread FROM messages WHERE street = $1 AND person = $2 AND read_at IS NULL',
    [street, person],
  )
  return row?.unread ?? 0
}

/** Marks those of the messages that are the person's. */
export async function markRead(
  db: Db,
  street: StreetCode,
  person: PersonId,
  messages: readonly MessageId[],
  now: number,
): Promise<void> {
  await db.query(
    `UPDATE messages SET read_at = $4
     WHERE street = $1 AND person = $2 AND id = ANY($3) AND read_at IS NULL`,
    [street, person, messages, new Date(now)],
  )
}

/** Every street that is served. */
export async function listStreets(db: Db): Promise<StreetCode[]> {
  const rows = await db.query<{ street: StreetCode }>('SELECT street FROM streets ORDER BY street')
  return rows.map(({ street }) => street)
}

/** Deletes what was told of a thing, with what of it is on its way. */
export async function deleteMessages(tx: Tx, street: StreetCode, subject: Subject): Promise<void> {
  await tx.query('DELETE FROM messages WHERE street = $1 AND noun = $2 AND subject = $3', [
    street,
    subject.noun,
    subject.id,
  ])
}

/** The inbox of one record is another's, because both are the same human. */
export async function mergeInboxes(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query('UPDATE messages SET person = $3 WHERE street = $1 AND person = $2', [
    street,
    from,
    into,
  ])
}
