import { decisionOf, fallsShort, WARN_HOURS } from '@/contract/events.rules'
import type { EventId, StreetCode } from '@/contract/wire'
import { type Authorized, authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import type { Tx } from '../database/database'
import { tell } from '../messages/repository'
import type { Job } from '../registers'
import { courseOf } from './policy'
import { listToDecide, setDecided, setWarned } from './repository/decisions'
import { type EventRow, lock } from './repository/reads'
import { setCancelled } from './repository/writes'
import { announce, record } from './step'

async function tellOrganiser(
  tx: Tx,
  { street, event, title, organiser }: EventRow,
  kind: 'event_short' | 'event_too_few',
  now: number,
): Promise<void> {
  const subject = { noun: 'events', id: event } as const
  const values = { zh: title.zh, en: title.en ?? title.zh }
  await tell(tx, [organiser], { street, kind, subject, values, now })
}

/** Too few have signed up: it is called off, and everybody hears of it, its organiser first. */
async function callOff(tx: Tx, row: Authorized<EventRow>, context: JobContext): Promise<void> {
  const { now } = context
  await setCancelled(tx, row, { reason: 'too_few', words: null, now })
  const cause = await record(tx, row, {
    ...{ did: 'events.decide', by: null, now, changed: ['state'] },
    before: { state: row.state },
    after: { state: 'cancelled', reason: 'too_few', taken: row.taken, minimum: row.minimum },
  })
  await tellOrganiser(tx, row, 'event_too_few', now)
  await announce(tx, row, { is: 'cancelled', by: null, cause }, context)
}

/** Decides one event that is due; nothing happens where it is decided, moved or called off meanwhile. */
async function decide(context: JobContext, street: StreetCode, event: EventId): Promise<void> {
  const { db, now } = context
  await db.tx(async (tx) => {
    const found = await lock(tx, street, event)
    if (!found) return
    const row = authorizedByRule('an event with too few is called off when it is decided', found)
    const decision = decisionOf(courseOf(row), now)
    if (decision === 'held' || decision === 'too_few') await setDecided(tx, row, now)
    if (decision === 'too_few') await callOff(tx, row, context)
    if (row.warnedAt !== null || !fallsShort(courseOf(row), now)) return
    await setWarned(tx, row, now)
    await tellOrganiser(tx, row, 'event_short', now)
  })
}

/** Minimums are decided at their moment; a day before, whoever organises hears that there are too few. */
export const decideMinimums: Job = {
  name: 'events.decide',
  async due(db, street, now) {
    const warnBefore = now + WARN_HOURS * 3_600_000
    const events = await listToDecide(db, street, { now, warnBefore })
    return events.map((event) => (context) => decide(context, street, event))
  },
}
