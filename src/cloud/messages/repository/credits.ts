import { MAX_CREDITS, type Template } from '@/contract/messages'
import type { MessageId, PersonId, StreetCode } from '@/contract/wire'
import type { Db, Tx } from '../../database/database'
import { newId, newIds } from '../../ids'

/**
 * The ledger of what people agreed to in WeChat. Every statement that moves a balance writes the change
 * beside it, so that their sum is the balance after each of them; the database's CHECK keeps it from
 * falling below nothing.
 */

export interface BalanceRow {
  template: Template
  balance: number
}

/** What somebody has left of each template; those that they never agreed to are left out. */
export async function listBalances(
  db: Db,
  street: StreetCode,
  person: PersonId,
): Promise<BalanceRow[]> {
  return db.query<BalanceRow>(
    `SELECT template, balance FROM message_credits WHERE street = $1 AND person = $2
     ORDER BY template`,
    [street, person],
  )
}

/**
 * Locks somebody's balances of these templates until the transaction ends, made where there were none: no
 * change can come between a balance that is read now and the change that is written of it.
 */
export async function lockBalances(
  tx: Tx,
  street: StreetCode,
  person: PersonId,
  templates: readonly Template[],
): Promise<void> {
  await tx.query(
    `INSERT INTO message_credits (street, person, template, balance)
     SELECT $1, $2, template, 0 FROM unnest($3::text[]) AS wanted (template) ORDER BY template
     ON CONFLICT (street, person, template) DO UPDATE SET balance = message_credits.balance`,
    [street, person, templates],
  )
}

/** Counts one consent more of each template; of those beyond the limit only that they were given. */
export async function addCredits(
  tx: Tx,
  tap: {
    street: StreetCode
    person: PersonId
    client: string
    accepted: readonly Template[]
    now: number
  },
): Promise<void> {
  const { street, person } = tap
  const templates = [...new Set(tap.accepted)]
  await lockBalances(tx, street, person, templates)
  await tx.query(
    `WITH added AS (
       INSERT INTO message_credit_changes (street, id, person, template, change, cause, client, at)
       SELECT $1, given.id, $2, held.template, CASE WHEN held.balance < ${MAX_CREDITS} THEN 1 ELSE 0 END,
              'accepted', $5, $6
       FROM unnest($3::text[], $4::text[]) AS given (id, template)
       JOIN message_credits held
         ON held.street = $1 AND held.person = $2 AND held.template = given.template
       ON CONFLICT (street, client, template) DO NOTHING
       RETURNING template, change)
     UPDATE message_credits c SET balance = c.balance + added.change FROM added
     WHERE c.street = $1 AND c.person = $2 AND c.template = added.template`,
    [street, person, newIds(templates.length), templates, tap.client, new Date(tap.now)],
  )
}

/** Takes one credit of each of these people who has one, and queues the message for WeChat. */
export async function reserve(
  tx: Tx,
  told: {
    street: StreetCode
    template: Template
    people: readonly PersonId[]
    /** The message of each of the people, in their order. */
    messages: readonly MessageId[]
    now: number
  },
): Promise<void> {
  // locked in one order, so that two tellings of the same people do not wait for each other
  await tx.query(
    `WITH told AS (
       SELECT person, message, change
       FROM unnest($3::text[], $4::text[], $5::text[]) AS told (person, message, change)),
     held AS (
       SELECT person FROM message_credits
       WHERE street = $1 AND template = $2 AND person = ANY($3) AND balance > 0
       ORDER BY person FOR UPDATE),
     spent AS (
       UPDATE message_credits c SET balance = c.balance - 1 FROM held
       WHERE c.street = $1 AND c.template = $2 AND c.person = held.person AND c.balance > 0
       RETURNING c.person),
     queued AS (
       INSERT INTO message_deliveries (street, id, person, template, state, next_at, at)
       SELECT $1, told.message, told.person, $2, 'queued', $6::timestamptz, $6::timestamptz
       FROM told JOIN spent USING (person))
     INSERT INTO message_credit_changes (street, id, person, template, change, cause, delivery, at)
     SELECT $1, told.change, told.person, $2, -1, 'reserved', told.message, $6::timestamptz
     FROM told JOIN spent USING (person)`,
    [
      ...[told.street, told.template, told.people, told.messages],
      ...[newIds(told.people.length), new Date(told.now)],
    ],
  )
}

interface Owed {
  street: StreetCode
  person: PersonId
  template: Template
  /** The delivery that it is about. */
  delivery: MessageId
  now: number
}

/** Gives back what a delivery took; whoever calls holds the lock of the delivery, and ends it. */
export async function giveBack(tx: Tx, owed: Owed): Promise<void> {
  await tx.query(
    `WITH back AS (
       INSERT INTO message_credits (street, person, template, balance) VALUES ($1, $2, $3, 1)
       ON CONFLICT (street, person, template)
       DO UPDATE SET balance = message_credits.balance + 1)
     INSERT INTO message_credit_changes (street, id, person, template, change, cause, delivery, at)
     VALUES ($1, $4, $2, $3, 1, 'returned', $5, $6)`,
    [owed.street, owed.person, owed.template, newId(), owed.delivery, new Date(owed.now)],
  )
}

/**
 * Somebody has nothing left of these templates, whatever was counted: WeChat says so of a delivery, or
 * they take their consent back.
 */
export async function empty(
  tx: Tx,
  who: Omit<Owed, 'template' | 'delivery'> & {
    templates: readonly Template[]
    delivery: MessageId | null
  },
): Promise<void> {
  const { street, person, templates } = who
  await lockBalances(tx, street, person, templates)
  await tx.query(
    `WITH gone AS (
       INSERT INTO message_credit_changes (street, id, person, template, change, cause, delivery, at)
       SELECT $1, given.id, $2, held.template, -held.balance, $5, $6, $7
       FROM unnest($3::text[], $4::text[]) AS given (id, template)
       JOIN message_credits held
         ON held.street = $1 AND held.person = $2 AND held.template = given.template
       WHERE held.balance > 0
       RETURNING template, change)
     UPDATE message_credits c SET balance = c.balance + gone.change FROM gone
     WHERE c.street = $1 AND c.person = $2 AND c.template = gone.template`,
    [
      ...[street, person, newIds(templates.length), templates],
      ...[who.delivery ? 'refused' : 'withdrawn', who.delivery, new Date(who.now)],
    ],
  )
}
