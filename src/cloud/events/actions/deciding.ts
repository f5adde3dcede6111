import type { ParsedInputOf } from '@/contract'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import { setCancelled, setHeldAnyway, setPublished } from '../repository/writes'
import { announce, record, step } from '../step'
import { viewAfter } from '../view'

type Deciding = 'events.publish' | 'events.cancel' | 'events.holdAnyway'

async function publish(input: ParsedInputOf<'events.publish'>, context: Context): Promise<void> {
  const { actor, now } = context
  await step(context, input, 'publish', async (tx, row, cause) => {
    await setPublished(tx, row, now)
    const by = actor.person
    const after = { state: 'published' }
    return record(tx, row, { did: 'events.publish', by, now, changed: ['state'], after, cause })
  })
}

async function cancel(input: ParsedInputOf<'events.cancel'>, context: Context): Promise<void> {
  const { actor, now } = context
  const { reason, words } = input
  await checkWords(context, words ? [words] : [])
  await step(context, input, 'cancel', async (tx, row, cause) => {
    await setCancelled(tx, row, { reason, words: words ?? null, now })
    const by = actor.person
    const id = await record(tx, row, {
      ...{ did: 'events.cancel', by, now, changed: ['state'], cause, note: words ?? null },
      before: { state: row.state },
      after: { state: 'cancelled', reason },
    })
    if (row.state === 'published') {
      await announce(tx, row, { is: 'cancelled', by, cause: id }, context)
    }
    return id
  })
}

async function hold(input: ParsedInputOf<'events.holdAnyway'>, context: Context): Promise<void> {
  const { actor, now } = context
  const only = { ...input, reach: 'this' as const }
  await step(context, only, 'holdAnyway', async (tx, row, cause) => {
    await setHeldAnyway(tx, row, now)
    const by = actor.person
    return record(tx, row, { did: 'events.holdAnyway', by, now, changed: ['heldAnyway'], cause })
  })
}

/** What decides whether an event is there, and whether it takes place. */
export const deciding: Pick<Handlers<'events'>, Deciding> = {
  async 'events.publish'(input, context) {
    await publish(input, context)
    return viewAfter(input, context)
  },

  async 'events.cancel'(input, context) {
    await cancel(input, context)
    return viewAfter(input, context)
  },

  async 'events.holdAnyway'(input, context) {
    await hold(input, context)
    return viewAfter(input, context)
  },
}
