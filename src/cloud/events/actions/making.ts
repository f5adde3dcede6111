import type { ParsedInputOf } from '@/contract'
import { pastProblem } from '@/contract/events-draft.rules'
import { repeatsOf } from '@/contract/events-series.rules'
import type { EventId, SeriesId } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import { checkWords } from '../../content'
import type { Appointment, Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { newId } from '../../ids'
import { personOf } from '../../policy'
import { demandAudience, demandSound, locate, refuse, type Spot, wordsIn } from '../change'
import { demandOffice, demandOrganising } from '../policy'
import { type EventRow, findByClient } from '../repository/reads'
import { insertEvent } from '../repository/writes'
import { record } from '../step'
import { viewOf } from '../view'

type Making = ParsedInputOf<'events.create'>
type Ground = Authorized<Spot & { office: Appointment }>

/** Keeps an event, or each of a series; nothing happens where a twin with the same client id was faster. */
async function keep(
  tx: Tx,
  ground: Ground,
  { street, client, publish, draft, repeat }: Making,
  { actor, now, cloud }: Context,
): Promise<void> {
  const { office } = ground
  const maker = personOf(actor)
  const drafts = repeat ? repeatsOf(draft, repeat.every, repeat.times) : [draft]
  const series = repeat ? newId<SeriesId>() : null
  let cause: string | null = null
  for (const [i, one] of drafts.entries()) {
    const event = newId<EventId>()
    const kept = await insertEvent(tx, {
      ...{ ...ground, street, event, maker, client, series },
      ...{ placeInSeries: i + 1, draft: one, published: publish, now },
      ...{ organiserRole: office.role, demo: cloud.settings.demonstration },
      operator: office.role === 'operator' ? office.operator : null,
    })
    if (!kept) return
    const after = { state: publish ? 'published' : 'draft', ...one, as: office.role }
    const made = { did: 'events.create', by: maker, now, changed: [], after, cause }
    const step = await record(tx, { street, event }, made)
    cause ??= step
  }
}

async function create(input: Making, context: Context): Promise<EventRow> {
  const { db, actor, now } = context
  const { street, client, draft } = input
  demandOrganising(actor, street)
  const sentBefore = () => findByClient(db, street, personOf(actor), client)
  const before = await sentBefore()
  if (before) return before
  demandSound(draft)
  refuse(pastProblem(draft, now))
  await demandAudience(db, street, draft)
  const ground = demandOffice(actor, street, await locate(db, street, draft.where, now))
  await checkWords(context, wordsIn(draft))
  await db.tx((tx) => keep(tx, ground, input, context))
  const row = await sentBefore()
  if (!row) throw new Error('what was kept is there')
  return row
}

export const making: Pick<Handlers<'events'>, 'events.create'> = {
  async 'events.create'(input, context) {
    return { event: await viewOf(await create(input, context), context) }
  },
}
