import type { ParsedInputOf } from '@/contract'
import { lineAt } from '@/contract/signups.rules'
import type { PersonId, PlaceId, SignupId } from '@/contract/wire'
import { recordConsent } from '../consents/repository'
import { checkWords } from '../content'
import type { Context } from '../context'
import { isUniqueViolation, sqlState } from '../database/sql-errors'
import { AppError, conflict, notFound } from '../errors'
import { type EventRow, find as findEvent } from '../events/repository/reads'
import { newId, newIds } from '../ids'
import { keepPhone } from '../phones'
import { personOf } from '../policy'
import {
  demandAnswers,
  demandOpen,
  demandParty,
  demandShifts,
  demandTime,
  inTime,
  notOpen,
  shiftFull,
} from './asked'
import { timesOf } from './line'
import { demandOneself } from './policy'
import type { NewPlace } from './repository/places'
import { find, findByClient, type SignupRow } from './repository/reads'
import { type NewSignup, type Outcome, signUp } from './repository/writes'

type Asked = ParsedInputOf<'signups.make'>

/** Times that an event may change under somebody's hands before they hear of it. */
const TRIES = 4
/** Serialization failure and deadlock: nothing has happened, and once more helps. */
const AGAIN = ['40001', '40P01']

/** The event as it stands, if this party may come. @throws AppError, see signups.make */
async function demandEvent(context: Context, asked: Asked): Promise<EventRow> {
  const { db, now, actor } = context
  const event = await findEvent(db, asked.street, asked.event)
  if (!event || event.state === 'draft') throw notFound('活动')
  await demandOpen(context, event)
  demandParty(event, asked)
  demandAnswers(event, asked)
  const shifts = demandShifts(event, asked.shifts)
  await demandTime(db, { street: asked.street, person: personOf(actor), now }, shifts)
  return event
}

/** One for each guest and each shift, in the order in which they were named. */
function placesOf({ guests, shifts, name }: Asked): NewPlace[] {
  const ids = newIds<PlaceId>(guests.length + shifts.length)
  const all = [
    ...guests.map((guest) => ({ shift: null, ...guest })),
    ...shifts.map((shift) => ({ shift, name, child: false })),
  ]
  return all.flatMap((one, position) => {
    const id = ids[position]
    return id ? [{ id, position, ...one }] : []
  })
}

/** What is kept of it; the phone and the answers sealed. */
function newSignup(context: Context, asked: Asked, event: EventRow) {
  const { cloud, actor, now } = context
  const { street, client, name, phone, answers, guardian } = asked
  const { secrets, settings } = cloud
  const asks = Object.keys(answers).length > 0
  const made: Omit<NewSignup, 'person'> = {
    ...{ street, event: asked.event, client, name, guardian, now, demo: settings.demonstration },
    ...{ signup: newId<SignupId>(), history: newId(), seats: asked.guests.length },
    phoneSealed: phone === undefined ? null : keepPhone(secrets, phone).sealed,
    tailSealed: phone === undefined ? null : secrets.seal('phone_tail', phone.slice(-4)),
    answersSealed: asks ? secrets.seal('answers', JSON.stringify(answers)) : null,
    line: lineAt(timesOf(event), now) !== 'closed',
    places: placesOf(asked),
  }
  return demandOneself(actor, made)
}

/** The one call inside the lock; a client id that was used meanwhile is answered by what it made. */
async function keep(
  context: Context,
  made: ReturnType<typeof newSignup>,
  event: EventRow,
): Promise<Outcome | SignupRow> {
  const { db, now } = context
  const { street, person, client } = made
  const shifts = () =>
    event.shifts.filter(({ shift }) => made.places.some((one) => one.shift === shift))
  try {
    return await inTime(db, { street, person, now }, shifts, () => signUp(db, made, event.version))
  } catch (error) {
    if (AGAIN.includes(sqlState(error) ?? '')) return { outcome: 'changed', shift: null }
    if (!isUniqueViolation(error)) throw error
    const before = await findByClient(db, street, person, client)
    if (before) return before
    throw conflict('您已经报过名了', { why: 'signed_up' })
  }
}

/** The words that others will read. */
const wordsOf = ({ name, guests, answers }: Asked): string[] => [
  name,
  ...guests.map((guest) => guest.name),
  ...Object.values(answers).flatMap((said) => (typeof said === 'string' ? [said] : [])),
]

/**
 * Signs somebody up; the same client id by the same person again answers the first one. Everything that
 * needs no lock is asked of the event as it stands, and asked again where it changed meanwhile.
 */
export async function make(context: Context, asked: Asked): Promise<SignupRow> {
  const { db, actor, now } = context
  const { street, client } = asked
  const person: PersonId = personOf(actor)
  const before = await findByClient(db, street, person, client)
  if (before) return before
  let event = await demandEvent(context, asked)
  await checkWords(context, wordsOf(asked))
  await recordConsent(db, { person, purpose: 'events', given: true, now })
  for (let tries = 0; tries < TRIES; tries += 1) {
    const made = newSignup(context, asked, event)
    const done = await keep(context, made, event)
    if ('signup' in done) return done
    if (done.outcome === 'full') throw notOpen('full')
    if (done.outcome === 'shift_full' && done.shift) throw shiftFull(done.shift)
    const row = done.outcome === 'made' ? await find(db, street, made.signup) : undefined
    if (row) return row
    event = await demandEvent(context, asked)
  }
  throw new AppError('unavailable', '活动刚才一直在改动，请再试一次')
}
