import { freeOf } from '@/contract/events.rules'
import { lineAt, nextInLine, offerUntil } from '@/contract/signups.rules'
import type { EventId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import type { Tx } from '../database/database'
import { countSeats, tick } from '../events/intake'
import { type EventRow, lock as lockEvent } from '../events/repository/reads'
import { append } from '../history/repository'
import { apply, withoutSeats } from './course'
import { listInLine, listRunOut, setInLine } from './repository/line'
import { lock } from './repository/reads'
import { tellOf } from './telling'

/** When an event opens its door and begins. */
export const timesOf = ({ doorAt, startsAt }: EventRow) => ({
  door: doorAt.getTime(),
  starts: startsAt.getTime(),
})

/**
 * Free seats of a locked event go to its line: by turn, the first whose whole party fits. It is asked
 * whether it still wants them; shortly before the start it has them at once.
 * @returns the event as it is now
 */
export async function promote(
  tx: Tx,
  event: EventRow,
  { now, cause }: { now: number; cause: string | null },
): Promise<EventRow> {
  const { street, waiting, state } = event
  const how = lineAt(timesOf(event), now)
  if (state !== 'published' || waiting === 0 || freeOf(event) === 0 || how === 'closed')
    return event
  const chosen = nextInLine(freeOf(event), await listInLine(tx, street, event.event))
  if (chosen.length === 0) return event
  const seats = chosen.reduce((sum, one) => sum + one.seats, 0)
  const counted = await countSeats(tx, event, { taken: seats, waiting: -seats })
  const ticks = await tick(tx, street, event.event)
  const until = offerUntil(timesOf(event), now)
  const next = until === null ? ('confirmed' as const) : ('offered' as const)
  const scope = { street, signups: chosen.map(({ signup }) => signup) }
  const rule = 'a free seat goes to whoever waits longest'
  const at = until === null ? null : new Date(until)
  await setInLine(tx, authorizedByRule(rule, scope), { state: next, offerUntil: at, tick: ticks })
  const did = next === 'offered' ? 'signups.offer' : 'signups.give'
  for (const { signup: id } of chosen) {
    const after = { state: next, until: at?.toISOString() ?? null }
    const line = { street, subject: { noun: 'signups', id }, did, by: null, at: now } as const
    await append(tx, { ...line, changed: ['state'], after, cause })
  }
  const people = chosen.map(({ person }) => person)
  if (at) await tellOf(tx, event, 'place_offered', people, now, { until: at.toISOString() })
  else await tellOf(tx, event, 'place_given', people, now)
  return { ...counted, ticks }
}

/** Offers of an event whose time ran out lapse, and the seats go to the next; nobody loses a shift by it. */
async function lapse(tx: Tx, event: EventRow, now: number): Promise<EventRow> {
  const { street } = event
  let here = event
  for (const signup of await listRunOut(tx, street, event.event, new Date(now))) {
    const found = await lock(tx, street, signup)
    if (!found) continue
    const row = authorizedByRule('an offer that is not answered lapses', found)
    const next = withoutSeats(row, 'lapsed')
    here = await apply(tx, row, here, next)
    const subject = { noun: 'signups', id: signup } as const
    const after = { state: next.state, seats: next.seats }
    const before = { state: row.state, seats: row.seats }
    const line = { street, subject, did: 'signups.lapse', by: null, at: now }
    await append(tx, { ...line, changed: ['state'], before, after })
    await tellOf(tx, event, 'place_lapsed', [row.person], now)
  }
  return here
}

/** The line of an event goes on: what ran out lapses, what is free is given. */
export async function goOn(
  { db, now }: JobContext,
  street: StreetCode,
  event: EventId,
): Promise<void> {
  await db.tx(async (tx) => {
    const row = await lockEvent(tx, street, event)
    if (!row) return
    await promote(tx, await lapse(tx, row, now), { now, cause: null })
  })
}
