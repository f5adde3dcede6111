import { dayOf } from '@/contract/calendar.rules'
import { inShift, isOpen, nextService, recordNumber } from '@/contract/service.rules'
import { CONFIRM_HOURS } from '@/contract/service.shapes'
import type { ServiceRecordId } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { Cloud } from '../context'
import type { Tx } from '../database/database'
import { append } from '../history/repository'
import { newId } from '../ids'
import { tell } from '../messages/repository'
import { returnNumber, takeNumber } from '../numbers'
import type { Departure, Registers } from '../registers'
import { type AttendedRow, findAttended } from './repository/attended'
import { findByPlace, lock } from './repository/reads'
import { insertRecord } from './repository/writes'
import { decide } from './step'

const HOUR = 3_600_000

/** What of a stay counts: what lies in the shift. A check-out that nobody made is its end. */
function hoursOf({ plannedFrom, plannedUntil, inAt, outAt }: AttendedRow, assumed: boolean) {
  const shift = { from: plannedFrom.getTime(), until: plannedUntil.getTime() }
  const left = assumed || !outAt ? shift.until : outAt.getTime()
  const { from, until } = inShift({ from: inAt.getTime(), until: left }, shift)
  return { from: new Date(from), until: new Date(until) }
}

async function keep(tx: Tx, done: Departure, row: AttendedRow, now: number): Promise<void> {
  const { street, event, place, assumed, cause } = done
  const scope = authorizedByRule('a shift that somebody came to is recorded', { street })
  const today = dayOf(now)
  const number = recordNumber(today, await takeNumber(tx, scope, 'service', today))
  const record = newId<ServiceRecordId>()
  const { person, shown, plannedFrom, plannedUntil, demo } = row
  const hours = hoursOf(row, assumed)
  const state = assumed ? 'assumed' : 'recorded'
  const kept = await insertRecord(tx, {
    ...{ ...scope, record, number, event, place, person, shown, plannedFrom, plannedUntil, demo },
    ...{ ...hours, state, now, confirmUntil: new Date(now + CONFIRM_HOURS * HOUR) },
  })
  if (!kept) return returnNumber(tx, scope, 'service', today)
  const subject = { noun: 'service', id: record } as const
  const after = { number, state, ...hours }
  await append(tx, { street, subject, did: 'service.record', by: null, at: now, cause, after })
  await tell(tx, [person], { street, kind: 'hours_assumed', subject, values: { number }, now })
}

/** A device comes back with a check-out that was missing: it takes the place of what was assumed. */
async function leave(tx: Tx, done: Departure, row: AttendedRow, now: number, cloud: Cloud) {
  const known = await findByPlace(tx, done.street, done.event, done.place)
  const record = known && (await lock(tx, done.street, known.record))
  const state = record && nextService(record.state, 'leave')
  if (!record || !state || !isOpen(record.confirmUntil.getTime(), now)) return
  const free = authorizedByRule('a shift that somebody came to is recorded', record)
  const hours = hoursOf(row, false)
  const how = { did: 'service.leave', by: null, now, cause: done.cause }
  await decide(tx, free, { ...how, state, hours }, cloud)
}

/**
 * Somebody of a shift has left: their hours are recorded, once a place, and they are told. What lies
 * before or after the shift does not count.
 */
export const attended: Registers['attended'][number] = async (tx, done, { now, cloud }) => {
  const row = await findAttended(tx, done.street, done.event, done.place)
  if (!row) return
  await keep(tx, done, row, now)
  if (!done.assumed) await leave(tx, done, row, now, cloud)
}
