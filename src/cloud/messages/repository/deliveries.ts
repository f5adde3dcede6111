import { type MessageKind, Template } from '@/contract/messages'
import type { MessageId, PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'
import { lockBalances } from './credits'

/** Who is told by what. */
export interface DeliveryRow {
  id: MessageId
  person: PersonId
  template: Template
}

/** A delivery with all that WeChat is told; it has been tried `tries` times, the coming one counted. */
export interface ClaimedRow extends DeliveryRow {
  tries: number
  kind: MessageKind
  subject: string
  values: Record<string, string>
  /** When it happened. */
  at: Date
  /** The sealed openid of the account that the person linked last; null where WeChat does not know them. */
  sealed: string | null
}

/** How many are due, at most `most`. */
export async function countDue(
  db: Db,
  street: StreetCode,
  now: number,
  most: number,
): Promise<number> {
  const [row] = await db.query<{ due: number }>(
    `SELECT count(*)::int AS due FROM (
       SELECT id FROM message_deliveries WHERE street = $1 AND state = 'queued' AND next_at <= $2
       ORDER BY next_at, id LIMIT $3) AS due`,
    [street, new Date(now), most],
  )
  return row?.due ?? 0
}

/**
 * Takes some that are due, the longest due first: nobody else has them until `until`, which has for each
 * number of tries, the coming one counted, when it is tried again.
 */
export async function claim(
  db: Db,
  street: StreetCode,
  { now, until, most }: { now: number; until: readonly Date[]; most: number },
): Promise<ClaimedRow[]> {
  return db.query<ClaimedRow>(
    `UPDATE message_deliveries d
     SET tries = d.tries + 1, next_at = ($3::timestamptz[])[least(d.tries + 1, cardinality($3))]
     FROM messages m
     WHERE d.street = $1 AND m.street = $1 AND m.id = d.id AND d.id IN (
       SELECT id FROM message_deliveries
       WHERE street = $1 AND state = 'queued' AND next_at <= $2
       ORDER BY next_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
     RETURNING d.id, d.person, d.template, d.tries, m.kind, m.subject, m.values_shown AS values,
       m.at, (SELECT openid_sealed FROM wechat_accounts w
              WHERE w.person = d.person AND w.openid_sealed IS NOT NULL
              ORDER BY w.linked_at DESC LIMIT 1) AS sealed`,
    [street, new Date(now), until, most],
  )
}

/** Notes what went wrong with one that is tried again. */
export async function noteError(
  db: Db,
  street: StreetCode,
  id: MessageId,
  error: number | null,
): Promise<void> {
  await db.query(
    `UPDATE message_deliveries SET error = $3 WHERE street = $1 AND id = $2 AND state = 'queued'`,
    [street, id, error],
  )
}

/** Ends a delivery, locked from now on: whose it was, undefined where it had ended before. */
export async function end(
  tx: Tx,
  street: StreetCode,
  id: MessageId,
  { state, error }: { state: 'sent' | 'failed' | 'void'; error: number | null },
): Promise<DeliveryRow | undefined> {
  const [row] = await tx.query<DeliveryRow>(
    `UPDATE message_deliveries SET state = $3, error = $4, next_at = NULL
     WHERE street = $1 AND id = $2 AND state = 'queued' RETURNING id, person, template`,
    [street, id, state, error],
  )
  return row
}

/** The messages of a thing, or of a person, that wait for WeChat. */
export async function listQueued(
  tx: Tx,
  street: StreetCode,
  of: { noun: string; subject: string } | { person: PersonId },
): Promise<MessageId[]> {
  const person = 'person' in of ? of.person : null
  const [noun, subject] = 'noun' in of ? [of.noun, of.subject] : [null, null]
  const rows = await tx.query<{ id: MessageId }>(
    `SELECT d.id FROM message_deliveries d JOIN messages m ON m.street = $1 AND m.id = d.id
     WHERE d.street = $1 AND d.state = 'queued'
       AND (d.person = $2 OR (m.noun = $3 AND m.subject = $4)) ORDER BY d.id`,
    [street, person, noun, subject],
  )
  return rows.map(({ id }) => id)
}

/**
 * What one record agreed to and what waits for it is another's. Deliveries first: whoever ends one locks
 * it before the balance that it gives back to. Then the balances are locked: whoever counts for one of
 * them meanwhile waits, so that no change moves without its balance.
 */
export async function mergeDeliveries(
  tx: Tx,
  street: StreetCode,
  from: PersonId,
  into: PersonId,
): Promise<void> {
  await tx.query('UPDATE message_deliveries SET person = $3 WHERE street = $1 AND person = $2', [
    street,
    from,
    into,
  ])
  await lockBalances(tx, street, from, Template.options)
  await tx.query(
    'UPDATE message_credit_changes SET person = $3 WHERE street = $1 AND person = $2',
    [street, from, into],
  )
  await tx.query(
    `WITH moved AS (
       DELETE FROM message_credits WHERE street = $1 AND person = $2 RETURNING template, balance)
     INSERT INTO message_credits (street, person, template, balance)
     SELECT $1, $3, template, balance FROM moved WHERE balance > 0 ORDER BY template
     ON CONFLICT (street, person, template)
     DO UPDATE SET balance = message_credits.balance + excluded.balance`,
    [street, from, into],
  )
}
