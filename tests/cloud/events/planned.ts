import { type Caller, MONDAY, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId, GUIZHOU } from '@tests/support/places'
import { newId } from '@/cloud/ids'
import type { InputOf } from '@/contract'
import type { EventDraft, EventRole, EventShift, EventView } from '@/contract/events'
import type { EventRoleId, ShiftId } from '@/contract/wire'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** So many hours after the Monday, 10:00, of the tests. */
export const at = (hours: number) => new Date(MONDAY + hours * HOUR).toISOString()

/** Thursday, 14:00 to 16:00; the door opens at 13:30, sign-up is open until noon. */
export const draft = (over: Partial<EventDraft> = {}): EventDraft => ({
  title: { zh: '弄堂口的手冲茶会', en: 'Tea at the lane' },
  words: {
    zh: '坐下来喝一杯，聊聊弄堂里的事。',
    en: 'Sit down for a cup and talk about the lane.',
  },
  where: { by: 'point', at: GUIZHOU, words: { zh: '贵州路弄堂口', en: 'Guizhou Road gate' } },
  opens: at(-24),
  closes: at(74),
  door: at(75.5),
  starts: at(76),
  ends: at(78),
  capacity: 20,
  maxParty: 4,
  children: true,
  minimum: null,
  questions: [],
  audience: { to: 'anyone' },
  roles: [],
  shifts: [],
  phone: '13800000001' as EventDraft['phone'],
  forgetDays: 30,
  ...over,
})

export const role = (over: Partial<EventRole> = {}): EventRole => ({
  role: newId<EventRoleId>(),
  name: { zh: '引导', en: 'Guide' },
  brief: { zh: '站在弄堂口，给大家指路。', en: 'Stand at the gate and show the way.' },
  door: false,
  ...over,
})

/** A shift of a role, as long as the event of `draft`. */
export const shiftOf = ({ role }: EventRole, over: Partial<EventShift> = {}): EventShift => ({
  shift: newId<ShiftId>(),
  role,
  from: at(75.5),
  until: at(78),
  seats: 2,
  ...over,
})

/** Events, and all that hangs on them. */
const TABLES = [
  ...['attendance', 'door_conflicts', 'door_echoes', 'door_entries', 'door_devices'],
  ...['event_feedback', 'service_certificates', 'service_records', 'signup_places', 'signups'],
  ...['event_shifts', 'event_roles', 'events'],
]

/** What the demonstration has sown would stand between. Not by TRUNCATE: a database so changed is kept for no other test. */
export const withoutSown = ({ db }: TestCloud) =>
  db.script(TABLES.map((table) => `DELETE FROM ${table}`).join(';\n'))

export type Making = Partial<Omit<InputOf<'events.create'>, 'draft'>>

/** An event of a test’s own, for everybody at once unless it says otherwise. */
export async function makeEvent(
  caller: Caller,
  over: Partial<EventDraft> = {},
  making: Making = {},
): Promise<EventView> {
  const { event } = await caller.call('events.create', {
    ...{ street: STREET, client: clientId(), publish: true, draft: draft(over) },
    ...making,
  })
  return event
}

/** The same, made by the street’s staff. */
export const newEvent = (cloud: TestCloud, over: Partial<EventDraft> = {}, making: Making = {}) =>
  makeEvent(cloud.as('street_staff'), over, making)

/** What a step on it names. */
export const which = ({ street, event, version }: EventView) => ({ street, event, version })

/** What an organiser’s phone sends back of an event that it shows. */
export function draftOf(event: EventView): EventDraft {
  const { title, words, opens, closes, door, starts, ends, capacity, maxParty, children } = event
  const { questions, audience, roles, organiser, forgetDays, place, minimum, shifts } = event
  return {
    ...{ title, words, opens, closes, door, starts, ends, capacity, maxParty, children },
    ...{ questions, audience, roles, forgetDays, phone: organiser.phone as EventDraft['phone'] },
    where: place.site
      ? { by: 'site', site: place.site }
      : { by: 'point', at: place.at, words: place.name },
    minimum: minimum && { seats: minimum.seats, decides: minimum.decides },
    shifts: shifts.map(({ free: _, ...shift }) => shift),
  }
}

/** People take seats and shifts of an event, without their sign-ups. */
export async function take(
  cloud: TestCloud,
  { street, event }: EventView,
  { seats = 0, shift, by = 1 }: { seats?: number; shift?: ShiftId; by?: number },
) {
  await cloud.db.query('UPDATE events SET taken = taken + $3 WHERE street = $1 AND id = $2', [
    ...[street, event, seats],
  ])
  await cloud.db.query(
    'UPDATE event_shifts SET taken = taken + $4 WHERE street = $1 AND event = $2 AND id = $3',
    [street, event, shift ?? null, by],
  )
}
