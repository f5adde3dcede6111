import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId, handToOperator, newSite } from '@tests/support/places'
import type { EventDraft } from '@/contract/events'
import type { Persona } from '@/contract/session'
import type { MySignup } from '@/contract/signups'
import type { SiteId, StreetCode } from '@/contract/wire'
import { somebody } from '../complaints/people'
import { at, draft, draftOf, makeEvent, newEvent, which } from '../events/planned'
import { asking, party, signUp, which as step } from '../signups/signing'

/**
 * Of an event: `own` is the operator’s who asks, in the grid of the grid head; `grid` is the staff’s, in
 * another block; `draft` is the staff’s too, in the grid, and nobody has seen it; `self` is the partner’s,
 * in that other block; `street` is in another street. To make one: at a point in the grid, at one in the
 * other block (`grid`), at a site of the operator’s (`site`), at somebody else’s in the community (`other`).
 */
type Case = 'own' | 'grid' | 'draft' | 'self' | 'street'

const FAR = { lng: 121.4706, lat: 31.2322 }
const far: Partial<EventDraft> = { where: { by: 'point', at: FAR, words: { zh: '凤阳路' } } }

/** A place in the grid of the grid head who asks: on the doorstep of a house of it. */
async function near(cloud: TestCloud): Promise<Partial<EventDraft>> {
  const [at] = await cloud.db.query<{ lng: number; lat: number }>(
    `SELECT b.lng, b.lat FROM buildings b JOIN appointments a ON a.street = $1 AND a.area = b.area
       JOIN persons p ON p.id = a.person
     WHERE b.street = $1 AND p.persona = 'grid_head' ORDER BY b.id LIMIT 1`,
    [STREET],
  )
  if (!at) throw new Error('the seed has a house in the grid')
  return { where: { by: 'point', at, words: { zh: '弄堂口' } } }
}

const minimum = { seats: 5, decides: at(50) }

/** The same event in another street, where none of the personas holds an office. */
async function elsewhere(cloud: TestCloud) {
  const event = await newEvent(cloud, { minimum })
  await cloud.db.query(
    `INSERT INTO events (street, id, maker, client, state, published_at, title, words, meet, lng, lat,
       area, path, opens_at, closes_at, door_at, starts_at, ends_at, capacity, max_party, children,
       minimum, decide_at, audience, organiser, organiser_role, phone, forget_days, changed_at)
     SELECT $3, id, maker, client, state, published_at, title, words, meet, lng, lat, $3, ARRAY[$3],
       opens_at, closes_at, door_at, starts_at, ends_at, capacity, max_party, children, minimum,
       decide_at, audience, organiser, organiser_role, phone, forget_days, changed_at
     FROM events WHERE street = $1 AND id = $2`,
    [STREET, event.event, OTHER_STREET],
  )
  return { ...event, street: OTHER_STREET }
}

/** An event of a case. */
export async function eventOf(cloud: TestCloud, which: Case) {
  if (which === 'street') return elsewhere(cloud)
  if (which === 'own') return makeEvent(cloud.as('operator'), { ...(await near(cloud)), minimum })
  if (which === 'self') return makeEvent(cloud.as('partner'), { ...far, minimum })
  if (which === 'grid') return newEvent(cloud, { ...far, minimum })
  return newEvent(cloud, { ...(await near(cloud)), minimum }, { publish: false })
}

const each = <Name extends Case, Input>(
  names: readonly Name[],
  input: (cloud: TestCloud, event: Awaited<ReturnType<typeof eventOf>>) => Input,
) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      async (cloud: TestCloud) => input(cloud, await eventOf(cloud, name)),
    ]),
  ) as Record<Name, (cloud: TestCloud) => Promise<Input>>

const ALL = ['own', 'grid', 'draft', 'self', 'street'] as const
const SHOWN = ['own', 'grid', 'self', 'street'] as const

const making = (street: StreetCode, over: Partial<EventDraft>) => ({
  ...{ street, client: clientId(), publish: true, draft: draft(over) },
})

/** A site of the community of the secretary who asks, out of the grid head’s grid, run by the operator who asks or by nobody. */
async function siteRunBy(cloud: TestCloud, own: boolean): Promise<SiteId> {
  const { site } = await newSite(cloud)
  if (own) await handToOperator(cloud, site)
  return site
}

const atSite = async (cloud: TestCloud, own: boolean) =>
  making(STREET, { where: { by: 'site', site: await siteRunBy(cloud, own) } })

export const eventScenarios = {
  'events.list': {
    own: async () => ({ street: STREET, when: 'all' as const }),
    street: async () => ({ street: OTHER_STREET, when: 'all' as const }),
  },
  'events.get': each(ALL, (_, { street, event }) => ({ street, event })),
  'events.run': {
    own: async () => ({ street: STREET, over: false }),
    street: async () => ({ street: OTHER_STREET, over: false }),
  },
  'events.create': {
    own: async (cloud: TestCloud) => making(STREET, await near(cloud)),
    grid: async () => making(STREET, far),
    site: (cloud: TestCloud) => atSite(cloud, true),
    other: (cloud: TestCloud) => atSite(cloud, false),
    street: async () => making(OTHER_STREET, far),
  },
  'events.update': each(ALL, (_, event) => ({
    ...{ ...which(event), reach: 'this' as const },
    draft: { ...draftOf(event), capacity: 30 },
  })),
  'events.publish': each(['draft', 'street'], (_, event) => which(event)),
  'events.cancel': each(ALL, (_, event) => ({
    ...{ ...which(event), reach: 'this' as const, reason: 'weather' as const },
  })),
  'events.holdAnyway': each(SHOWN, (_, event) => which(event)),
}

/** What happened to an event of the operator’s who asks. */
export async function eventHistory(cloud: TestCloud) {
  const { street, event } = await eventOf(cloud, 'own')
  return { street, subject: { noun: 'events' as const, id: event } }
}

/** Somebody’s part in the operator’s event (`own`), in one of another street, or one’s own (`self`). */
async function partOf(cloud: TestCloud, persona: Persona, which: 'own' | 'self' | 'street') {
  const event = await eventOf(cloud, which === 'street' ? 'street' : 'own')
  const mine = which === 'self' && persona !== 'stranger'
  const who = mine ? cloud.as(persona) : await somebody(cloud)
  return signUp(who, event, { street: event.street, guests: party('甲', '乙') })
}

/** The same, offered from the line. */
async function offered(cloud: TestCloud, persona: Persona, which: 'own' | 'self' | 'street') {
  const part = await partOf(cloud, persona, which)
  await cloud.db.query(
    `UPDATE signups SET state = 'offered', offer_until = $3 WHERE street = $1 AND id = $2`,
    [part.street, part.signup, at(20)],
  )
  await cloud.db.query('UPDATE signup_places SET held = false WHERE street = $1 AND signup = $2', [
    ...[part.street, part.signup],
  ])
  return part
}

const parts = <Input>(input: (part: MySignup) => Input, make: typeof partOf = partOf) => {
  const one = (which: 'own' | 'self' | 'street') => async (cloud: TestCloud, persona: Persona) =>
    input(await make(cloud, persona, which))
  return { own: one('own'), self: one('self'), street: one('street') }
}

export const signupScenarios = {
  'signups.make': each(['own', 'draft', 'street'], (_, event) => ({
    ...asking(event),
    street: event.street,
  })),
  'signups.at': each(['own', 'draft', 'street'], (_, { street, event }) => ({ street, event })),
  'signups.mine': {
    own: async () => ({ street: STREET, over: false }),
    street: async () => ({ street: OTHER_STREET, over: false }),
  },
  'signups.answer': parts((part) => ({ ...step(part), take: true }), offered),
  'signups.change': parts((part) => ({
    ...step(part),
    drop: part.places.slice(0, 1).map(({ place }) => place),
    shifts: [],
  })),
  'signups.cancel': parts(step),
  'signups.roster': each(ALL, (_, { street, event }) => ({ street, event, of: 'all' as const })),
}

/** What happened to somebody’s part in an event of the operator’s who asks. */
export async function signupHistory(cloud: TestCloud) {
  const { street, signup } = await partOf(cloud, 'stranger', 'own')
  return { street, subject: { noun: 'signups' as const, id: signup } }
}
