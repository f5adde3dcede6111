import type { Subject } from '@/contract/history'
import type { MessageId, PersonId, StreetCode } from '@/contract/wire'
import type { Context } from '../context'
import type { Db, Tx } from '../database/database'
import { deleteMessages, listStreets } from './repository'
import { empty, giveBack, listBalances } from './repository/credits'
import { end, listQueued } from './repository/deliveries'

/**
 * How a delivery ends. `sent`: WeChat took it. `refused`: WeChat says that nothing is left of what the
 * person agreed to. `gone`: the account is none of this mini-program, and a consent of it worth nothing.
 * `failed` and `void` (there is nobody to send it to) give the credit back.
 */
export type Ending = 'sent' | 'refused' | 'gone' | 'failed' | 'void'

const STATES = {
  sent: 'sent',
  refused: 'void',
  gone: 'void',
  failed: 'failed',
  void: 'void',
} as const satisfies Record<Ending, string>

interface Ended {
  street: StreetCode
  id: MessageId
  ending: Ending
  /** WeChat's number; null where it gave none. */
  error: number | null
  now: number
}

/** Ends a delivery, and settles its credit in the same transaction; once, whoever else ends it too. */
export async function settle(db: Db, { street, id, ending, error, now }: Ended): Promise<void> {
  await db.tx(async (tx) => {
    const row = await end(tx, street, id, { state: STATES[ending], error })
    if (!row) return
    const { person, template } = row
    if (ending === 'failed' || ending === 'void')
      await giveBack(tx, { street, person, template, delivery: id, now })
    if (ending === 'refused')
      await empty(tx, { street, person, templates: [template], delivery: id, now })
  })
}

async function voidAll(tx: Tx, street: StreetCode, ids: readonly MessageId[], now: number) {
  for (const id of ids) await settle(tx, { street, id, ending: 'void', error: null, now })
}

/** Nobody is told of a thing any more: it was somebody's own, and they are forgotten. */
export async function forgetMessages(
  tx: Tx,
  street: StreetCode,
  subject: Subject,
  now: number,
): Promise<void> {
  const { noun, id } = subject
  await voidAll(tx, street, await listQueued(tx, street, { noun, subject: id }), now)
  await deleteMessages(tx, street, subject)
}

/**
 * Somebody takes the consent back to be told by WeChat: nothing that waits is sent, and what they agreed
 * to at taps counts no longer, each street by itself.
 */
export async function forgoAll({ db, now }: Context, person: PersonId): Promise<void> {
  for (const street of await listStreets(db)) {
    await db.tx(async (tx) => {
      await voidAll(tx, street, await listQueued(tx, street, { person }), now)
      const templates = (await listBalances(tx, street, person)).map(({ template }) => template)
      await empty(tx, { street, person, templates, delivery: null, now })
    })
  }
}
