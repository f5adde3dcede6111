import type { ShiftId } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { Tx } from '../database/database'
import { countSeats, tick } from '../events/intake'
import { type EventRow, find as findEvent } from '../events/repository/reads'
import { append } from '../history/repository'
import type { EventChange, EventChanged } from '../registers'
import { promote } from './line'
import { endAll, followOffers, listLive } from './repository/all'
import { followTimes } from './repository/places'
import { tellOf } from './telling'

/** Sums what each shift gets back. */
function givenBack(shifts: readonly ShiftId[]): { shift: ShiftId; taken: number }[] {
  const counts = new Map<ShiftId, number>()
  for (const shift of shifts) counts.set(shift, (counts.get(shift) ?? 0) - 1)
  return [...counts].map(([shift, taken]) => ({ shift, taken }))
}

/** Everybody is told, and every place is free; who has come already keeps that. */
async function callOff(
  tx: Tx,
  event: EventRow,
  { by, cause }: EventChange,
  now: number,
): Promise<void> {
  const { street } = event
  const live = await listLive(tx, street, event.event)
  const ending = live.filter(({ came }) => !came)
  const sum = (waiting: boolean) =>
    ending
      .filter(({ state }) => (state === 'waiting') === waiting)
      .reduce((all, { seats }) => all + seats, 0)
  const ticks = await tick(tx, street, event.event)
  const scope = { street, event: event.event, signups: ending.map(({ signup }) => signup) }
  const rule = 'who has a place hears of every change of its event'
  const shifts = await endAll(tx, authorizedByRule(rule, scope), ticks)
  await countSeats(tx, event, {
    ...{ taken: -sum(false), waiting: -sum(true), shifts: givenBack(shifts) },
  })
  for (const { signup: id, state, seats } of ending) {
    const subject = { noun: 'signups', id } as const
    const line = { street, subject, did: 'signups.callOff', by: null, at: now, cause }
    const [before, after] = [
      { state, seats },
      { state: 'cancelled', seats },
    ]
    await append(tx, { ...line, changed: ['state'], before, after })
  }
  const people = live.map(({ person }) => person).filter((person) => person !== by)
  const reason = event.cancelReason ?? 'other'
  await tellOf(tx, event, 'event_cancelled', people, now, { reason })
}

/** Everybody is told, and the times of their places follow; whoever has two shifts at once now is told that too. */
async function move(tx: Tx, event: EventRow, { by }: EventChange, now: number): Promise<void> {
  const { street, startsAt } = event
  const rule = 'who has a place hears of every change of its event'
  const scope = authorizedByRule(rule, { street, event: event.event })
  const twice = await followTimes(tx, scope)
  await followOffers(tx, scope, await tick(tx, street, event.event))
  const live = (await listLive(tx, street, event.event)).map(({ person }) => person)
  const starts = startsAt.toISOString()
  const clear = live.filter((person) => person !== by && !(person && twice.includes(person)))
  await tellOf(tx, event, 'event_moved', clear, now, { starts })
  await tellOf(tx, event, 'event_moved', twice, now, { starts, overlaps: 'yes' })
}

/** What follows from a change of an event for those who have a part in it. */
export const followEvent: EventChanged = async (tx, change, { now }) => {
  const event = await findEvent(tx, change.street, change.event)
  if (!event) return
  if (change.is === 'cancelled') return callOff(tx, event, change, now)
  if (change.is === 'moved') return move(tx, event, change, now)
  await promote(tx, event, { now, cause: change.cause })
}
