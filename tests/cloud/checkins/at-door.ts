import { type Caller, MONDAY, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId } from '@tests/support/places'
import { newId } from '@/cloud/ids'
import type { InputOf, OutputOf } from '@/contract'
import type { DoorEntry } from '@/contract/checkins'
import type { EventDraft, EventView } from '@/contract/events'
import type { MySignup } from '@/contract/signups'
import type { ClientId, DeviceId, PlaceId, ShiftId, SignupId } from '@/contract/wire'
import { at, makeEvent, role, shiftOf } from '../events/planned'

export const MINUTE = 60_000

export const guide = role()
export const keeper = role({ name: { zh: '签到', en: 'Door' }, door: true })

/** An event whose door is open since ten o'clock, with a shift of each kind until noon. */
export async function tonight(
  cloud: TestCloud,
  over: Partial<EventDraft> = {},
): Promise<{ event: EventView; shift: ShiftId; door: ShiftId }> {
  const times = { from: at(0), until: at(2), seats: 5 }
  const shifts = [shiftOf(guide, times), shiftOf(keeper, times)]
  const event = await makeEvent(cloud.as('street_staff'), {
    ...{ opens: at(-24), closes: at(1), door: at(0), starts: at(0.5), ends: at(3) },
    ...{ capacity: 10, roles: [guide, keeper], shifts },
    ...over,
  })
  return { event, shift: shifts[0]?.shift as ShiftId, door: shifts[1]?.shift as ShiftId }
}

type Making = Partial<InputOf<'signups.make'>>

/** Signs somebody up, with one guest unless it says otherwise. */
export async function signUp(
  caller: Caller,
  { street, event }: EventView,
  over: Making = {},
): Promise<MySignup> {
  const { signup } = await caller.call('signups.make', {
    ...{ street, event, client: clientId() as ClientId, name: '周建国', shifts: [], answers: {} },
    ...{ guests: [{ name: '周建国', child: false }], guardian: false, agreed: true },
    ...over,
  })
  return signup
}

export const openAt = (caller: Caller, { street, event }: EventView, name = '东门') =>
  caller.call('checkins.open', { street, event, client: clientId(), name })

type Said = Partial<Omit<InputOf<'checkins.sync'>, 'entries'>> & { entries?: readonly DoorEntry[] }

/** One word of a device that was given a share. */
export const sync = (
  caller: Caller,
  device: DeviceId,
  { entries = [], ...over }: Said = {},
): Promise<OutputOf<'checkins.sync'>> =>
  caller.call('checkins.sync', {
    ...{ street: STREET, device, since: 0, share: { used: 0, returned: 0 } },
    ...over,
    entries: [...entries],
  })

/** A scan on a device, some minutes after ten. */
export function entry(
  signup: SignupId,
  places: readonly PlaceId[],
  over: Partial<DoorEntry> & { minutes?: number } = {},
): DoorEntry {
  const { minutes = 0, ...rest } = over
  return {
    ...{ seq: 1, way: 'in', by: 'name', signup, places: [...places], checked: 'device' },
    at: new Date(MONDAY + minutes * MINUTE).toISOString(),
    ...rest,
  }
}

export const placesOf = ({ places }: MySignup): PlaceId[] => places.map(({ place }) => place)

/** So many people who come without a sign-up. */
export function walkIn(people: number, over: Partial<DoorEntry> = {}): DoorEntry {
  const guests = Array.from({ length: people }, () => ({
    ...{ place: newId<PlaceId>(), name: '路人', child: false },
  }))
  const places = guests.map(({ place }) => place)
  return {
    ...entry(newId(), places, { by: 'walk_in', ...over }),
    walkIn: { name: '路人', guests },
  }
}

/** The counters of an event. */
export async function seatsOf(cloud: TestCloud, { event }: EventView) {
  const [row] = await cloud.db.query<{ taken: number; lent: number }>(
    'SELECT taken, lent FROM events WHERE street = $1 AND id = $2',
    [STREET, event],
  )
  return row
}
