import { createHash } from 'node:crypto'
import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId } from '@tests/support/places'
import { codeSecret } from '@/cloud/checkins/code'
import { newId } from '@/cloud/ids'
import { doorBody, doorCode } from '@/contract/door-code.rules'
import type { EventView } from '@/contract/events'
import type { Persona } from '@/contract/session'
import type { DeviceId, SignupId, StreetCode } from '@/contract/wire'
import { somebody } from '../complaints/people'
import { asking } from '../signups/signing'
import { eventOf } from './events-scenarios'

/**
 * At a door: an event is `own`, `grid`, `draft`, `self` or `street` as events-scenarios.ts says. A device is
 * `own` where it is that of who asks, and `other` where it is somebody else's. Of a code: `own` stands on the
 * screen now, `other` has moved on. Of an opinion: `own` of who came, `other` of who did not.
 */
type Made = Pick<EventView, 'street' | 'event'>

/** The door has been open for an hour, and the event on for half of it. */
async function begun(cloud: TestCloud, { street, event }: Made): Promise<void> {
  const at = (minutes: number) => new Date(cloud.clock.now() + minutes * 60_000)
  await cloud.db.query(
    `UPDATE events SET minimum = NULL, decide_at = NULL, opens_at = $3, door_at = $4, starts_at = $5,
       closes_at = $6, ends_at = $7 WHERE street = $1 AND id = $2`,
    [street, event, at(-600), at(-60), at(-30), at(60), at(120)],
  )
}

async function deviceAt(
  cloud: TestCloud,
  { street, event }: Made,
  persona?: Persona,
): Promise<DeviceId> {
  const device = newId<DeviceId>()
  await cloud.db.query(
    `INSERT INTO door_devices (street, id, event, person, client, name, opened_at, seen_at)
     VALUES ($1, $2, $3, coalesce((SELECT id FROM persons WHERE persona = $4 ORDER BY id LIMIT 1), 'nobody0000'),
       $2, '东门', $5, $5)`,
    [street, device, event, persona ?? null, new Date(cloud.clock.now())],
  )
  return device
}

type EventCase = Parameters<typeof eventOf>[1]

const events = <Input>(
  names: readonly EventCase[],
  input: (made: Made, cloud: TestCloud) => Promise<Input>,
) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      async (cloud: TestCloud) => input(await eventOf(cloud, name), cloud),
    ]),
  ) as Record<EventCase, (cloud: TestCloud) => Promise<Input>>

const share = { used: 0, returned: 0 }

/** A device of who asks, of somebody else, and of another street. */
const devices = <Input>(input: (street: StreetCode, device: DeviceId) => Input) => ({
  own: async (cloud: TestCloud, persona: Persona) =>
    input(STREET, await deviceAt(cloud, await eventOf(cloud, 'grid'), persona)),
  other: async (cloud: TestCloud) =>
    input(STREET, await deviceAt(cloud, await eventOf(cloud, 'own'))),
  street: async (cloud: TestCloud, persona: Persona) =>
    input(OTHER_STREET, await deviceAt(cloud, await eventOf(cloud, 'grid'), persona)),
})

/** Who asks has a seat at an event that has begun, and came to it or not. */
async function seated(cloud: TestCloud, persona: Persona, came: boolean): Promise<Made> {
  const event = await eventOf(cloud, 'grid')
  const who = persona === 'stranger' ? await somebody(cloud) : cloud.as(persona)
  const { signup } = await who.call('signups.make', { ...asking(event), street: event.street })
  await begun(cloud, event)
  if (came) await scanned(cloud, signup.signup)
  return event
}

/** They came; two doors let them in, and one of them by a ticket that had been given back. */
async function scanned(cloud: TestCloud, signup: SignupId): Promise<void> {
  const here = [STREET, signup, new Date(cloud.clock.now())]
  const from = 'FROM signup_places WHERE street = $1 AND signup = $2'
  await cloud.db.query(
    `INSERT INTO attendance (street, event, place, is_shift, in_at) SELECT $1, event, id, false, $3 ${from}`,
    here,
  )
  await cloud.db.query(
    `INSERT INTO door_conflicts (street, event, place, way, device, seq, first_device, first_seq, found_at)
     SELECT $1, event, id, 'in', 'east', '2', 'west', '1', $3 ${from}`,
    here,
  )
  await cloud.db.query(
    `INSERT INTO door_echoes (street, event, place, tick) SELECT $1, event, id, 1 ${from}`,
    here.slice(0, 2),
  )
}

async function codeAt(cloud: TestCloud, made: Made, minutes = 0): Promise<string> {
  const device = await deviceAt(cloud, made)
  const prefix = `${cloud.cloud.settings.publicUrl}/s/${doorBody(STREET, device)}`
  const secret = codeSecret(cloud.cloud.secrets, STREET, device)
  const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest()
  return doorCode(sha512, { prefix, secret }, cloud.clock.now() + minutes * 60_000).text
}

const ALL = ['own', 'grid', 'draft', 'self', 'street'] as const
const at = async ({ street, event }: Made) => ({ street, event })
const coming = { way: 'in' as const }
const stars = { stars: 5, words: '讲得很清楚' }

export const checkinScenarios = {
  'checkins.open': events(ALL, async ({ street, event }) => ({
    ...{ street, event, client: clientId(), name: '东门' },
  })),
  'checkins.sync': devices((street, device) => ({ street, device, share, since: 0, entries: [] })),
  'checkins.close': devices((street, device) => ({ street, device, share })),
  'checkins.devices': events(ALL, at),
  'checkins.wipe': events(ALL, async (made, cloud) => ({
    ...(await at(made)),
    device: await deviceAt(cloud, made),
  })),
  'checkins.self': {
    own: async (cloud: TestCloud, persona: Persona) => {
      const scanned = await codeAt(cloud, await seated(cloud, persona, false))
      return { street: STREET, client: clientId(), scanned, ...coming }
    },
    other: async (cloud: TestCloud, persona: Persona) => {
      const scanned = await codeAt(cloud, await seated(cloud, persona, false), -3)
      return { street: STREET, client: clientId(), scanned, ...coming }
    },
    street: async (cloud: TestCloud, persona: Persona) => {
      const scanned = await codeAt(cloud, await seated(cloud, persona, false))
      return { street: OTHER_STREET, client: clientId(), scanned, ...coming }
    },
  },
  'checkins.say': {
    own: async (cloud: TestCloud, persona: Persona) => ({
      ...{ ...(await at(await seated(cloud, persona, true))), ...stars },
    }),
    other: async (cloud: TestCloud, persona: Persona) => ({
      ...{ ...(await at(await seated(cloud, persona, false))), ...stars },
    }),
    street: async (cloud: TestCloud) => ({
      ...(await at(await eventOf(cloud, 'street'))),
      ...stars,
    }),
  },
  'checkins.figures': events(ALL, at),
}
