import type { ParsedInputOf } from '@/contract'
import { DAY } from '@/contract/calendar.rules'
import type { DoorLine, DoorOutcome } from '@/contract/checkins'
import { FEEDBACK_DAYS } from '@/contract/checkins'
import { decide } from '@/contract/door.rules'
import type { PersonId, PlaceId } from '@/contract/wire'
import { doorIn } from '../../codes/intake'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { conflict, notFound } from '../../errors'
import { type EventRow, find as findEvent, lock as lockEvent } from '../../events/repository/reads'
import { personOf } from '../../policy'
import { placeOf, viewFor } from '../../signups/intake'
import { ofPerson, type SignupRow } from '../../signups/repository/reads'
import { isMoving } from '../code'
import { write } from '../hear'
import { demandCame } from '../policy'
import { type DeviceRow, findDevice } from '../repository/devices'
import { type Doer, listKnown, listSeats } from '../repository/entries'
import { keepFeedback } from '../repository/feedback'
import { didCome } from '../repository/reads'
import { Settling } from '../settle'
import { aboutOf } from '../view'

type Asked = ParsedInputOf<'checkins.self'>

const notDoor = () => notFound('签到码')

const WORDS: Partial<Record<DoorOutcome, string>> = {
  unknown: '您还没有报名这场活动',
  cancelled: '您的报名已经取消',
  waiting: '您还在候补',
  already: '已经办过了',
  not_in: '还没有签到',
  too_early: '还没有开始签到',
  over: '签到已经结束',
  called_off: '活动已经取消',
}

const refused = (outcome: DoorOutcome) =>
  conflict(WORDS[outcome] ?? '现在不能签到', { why: 'door', outcome })

/**
 * The device on whose screen the code stands, and whether this was done there before: then the code may
 * have moved on. @throws AppError('not_found') for another code, or one that has
 */
async function demandDoor(
  { cloud, db, now }: Context,
  { street, scanned, client, way }: Asked,
  person: PersonId,
): Promise<{ device: DeviceRow; done: boolean }> {
  const scene = doorIn(cloud, scanned)
  const device = scene?.street === street && (await findDevice(db, street, scene.device))
  if (!scene || !device) throw notDoor()
  const [known] = await listKnown(db, device, [client])
  if (known?.person === person && known.way === way) return { device, done: true }
  const fresh = isMoving(cloud.secrets, scene, now) && !device.closed && !device.wipe
  if (known || !fresh) throw notDoor()
  return { device, done: false }
}

/** One's own sign-up as the door looks at it. */
const lineOf = ({ signup, name, walkIn, state, places }: SignupRow): DoorLine => ({
  ...{ signup, name, tail: null, walkIn },
  stands: state === 'waiting' || state === 'offered' ? 'waiting' : 'none',
  places: places.map(placeOf),
})

/** What may be done with which places. @throws AppError('conflict') with why not */
function demandPlaces(
  event: EventRow,
  signup: SignupRow | undefined,
  way: Asked['way'],
  now: number,
): PlaceId[] {
  if (!signup) throw refused(event.state === 'cancelled' ? 'called_off' : 'unknown')
  const asked = { about: aboutOf(event), line: lineOf(signup), way, ticket: false }
  const decision = decide(asked, now)
  if (decision.is === 'refused') throw refused(decision.outcome)
  return decision.places
}

/** Comes or leaves at a device; the same client id again is the same. */
async function pass(tx: Tx, asked: Asked, at: DeviceRow, context: Context): Promise<void> {
  const { street, client, way } = asked
  const { actor, now } = context
  const person: PersonId = personOf(actor)
  const event = await lockEvent(tx, street, at.event)
  if (!event) throw notDoor()
  const doer: Doer = { street, event: at.event, device: at.device, person, now }
  // twice at once: the second one waited for the event
  if ((await listKnown(tx, doer, [client])).length > 0) return
  const signup = await ofPerson(tx, street, at.event, person)
  const places = demandPlaces(event, signup, way, now)
  if (!signup) throw refused('unknown')
  const seats = await listSeats(tx, street, at.event, [signup.signup])
  const times = { starts: event.startsAt, ends: event.endsAt }
  const settling = new Settling(at.device, seats, 0, times)
  const deed = { way, by: 'code', signup: signup.signup, places, checked: 'cloud' } as const
  settling.hear({ ...deed, seq: client, at: new Date(now) }, undefined)
  await write(tx, event, settling, doer, context)
}

type Own = Pick<Handlers<'checkins'>, 'checkins.self' | 'checkins.say'>

export const own: Own = {
  async 'checkins.self'(asked, context) {
    const { db, actor } = context
    const person = personOf(actor)
    const { device, done } = await demandDoor(context, asked, person)
    if (!done) await db.tx((tx) => pass(tx, asked, device, context))
    const signup = await ofPerson(db, asked.street, device.event, person)
    if (!signup) throw refused('unknown')
    return { outcome: asked.way, signup: await viewFor(context, signup) }
  },

  async 'checkins.say'({ street, event: id, stars, words = null }, context) {
    const { db, actor, now } = context
    const person = personOf(actor)
    const event = await findEvent(db, street, id)
    if (!event || event.state === 'draft') throw notFound('活动')
    const said = { street, event: id, person, stars, words, now }
    const authorized = demandCame(said, await didCome(db, street, id, person))
    const late = event.endsAt.getTime() + FEEDBACK_DAYS * DAY
    if (now < event.startsAt.getTime()) throw refused('too_early')
    if (now >= late) throw refused('over')
    if (words) await checkWords(context, [words])
    await keepFeedback(db, authorized)
    return { said: true }
  },
}
