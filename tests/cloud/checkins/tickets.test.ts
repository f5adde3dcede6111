import { generateKeyPairSync, sign } from 'node:crypto'
import { type Caller, MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Door, Said } from '@/client/door'
import { signTicket } from '@/cloud/signups/tickets'
import type { EventView } from '@/contract/events'
import type { MySignup } from '@/contract/signups'
import { ticketBody, ticketExpires } from '@/contract/tickets.rules'
import type { EventId, SignupId, StreetCode, TicketKeyId } from '@/contract/wire'
import { newcomer } from '../homes/neighbours'
import { seeded, Wire, World } from '../reports/outbox-world'
import { MINUTE, signUp, tonight } from './at-door'
import { DoorPhone } from './door-world'

let cloud: TestCloud
let staff: Caller
let world: World
let phone: DoorPhone
/** Whether the phone reaches the cloud. */
let online = true

beforeEach(async () => {
  cloud = await openCloud()
  staff = await cloud.signedIn('street_staff')
  world = new World()
  online = true
  const dice = seeded(1)
  // a net that does nothing to what goes over it, while there is one
  const wire = new Wire(world, dice, 0)
  const ask = async (name: string, input: unknown) => {
    if (!online) return { is: 'lost' } as const
    cloud.clock.set(MONDAY + world.now)
    const envelope = await staff.try(name, input)
    if (envelope.ok) return { is: 'answered', data: envelope.data } as const
    return { is: 'refused', code: 'conflict' } as const
  }
  phone = new DoorPhone('东门', MONDAY, 3 * MINUTE, { world, dice, wire, ask })
  phone.boot()
})
afterEach(() => cloud.close())

/** Lets the world's time pass until the work is done. */
async function passing<T>(work: Promise<T>): Promise<T> {
  let over = false
  const done = work.finally(() => {
    over = true
  })
  for (let i = 0; i < 400 && !over; i++) await world.pass(500)
  return done
}

async function door(event: EventView): Promise<Door> {
  const opened = phone.doors?.open({ street: STREET, event: event.event, name: '东门' })
  expect(await passing(opened ?? Promise.reject(new Error('no app')))).toEqual({ is: 'open' })
  const here = phone.doors?.of(event.event)
  if (!here) throw new Error('the phone keeps the door')
  for (let i = 0; i < 50 && here.stands().state !== 'open'; i++) await world.pass(500)
  return here
}

async function scan(here: Door, ticket: string): Promise<string> {
  const said: Said = await passing(here.scan(ticket, 'in'))
  return said.is === 'answer' ? `${said.outcome} ${said.checked}` : said.is
}

const words = (event: EventView, signup: MySignup) => ({
  ...{ street: STREET, event: event.event, signup: signup.signup },
  expires: ticketExpires(Date.parse(event.ends)),
})

test('offline: a good ticket once; forged, altered, foreign, expired ones and those of elsewhere never', async () => {
  const { event } = await tonight(cloud)
  const { event: other } = await tonight(cloud)
  const zhou = await newcomer(cloud, 'zhou')
  const signup = await signUp(zhou, event)
  const elsewhere = await signUp(zhou, other)
  const here = await door(event)
  online = false
  const ticket = signup.ticket ?? ''
  const of = words(event, signup)
  const signed = (over: object) => signTicket(cloud.cloud, cloud.db, { ...of, ...over }, MONDAY)

  const [head = '', signature = ''] = [ticket.slice(0, -87), ticket.slice(-86)]
  const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  expect(await scan(here, `${head}.${flipped}`)).toBe('forged device')
  expect(await scan(here, ticket.replace(signup.signup, 'zzzzzzzzzz'))).toBe('forged device')
  const { privateKey } = generateKeyPairSync('ed25519')
  const body = head
  const own = sign(null, Buffer.from(body), privateKey).toString('base64url')
  expect(await scan(here, `${body}.${own}`)).toBe('forged device')
  expect(await scan(here, `${ticket}x`)).toBe('forged device')
  expect(await scan(here, 'https://example.org/somebody-else')).toBe('foreign device')
  expect(await scan(here, elsewhere.ticket ?? '')).toBe('other_event device')
  const away = ticketBody({
    ...of,
    street: '310101013' as StreetCode,
    key: body.split('.')[1] as TicketKeyId,
  })
  expect(await scan(here, `${away}.${own}`)).toBe('other_street device')
  expect(await scan(here, await signed({ expires: Math.floor(MONDAY / 1000) - 1 }))).toBe(
    'expired device',
  )

  expect(await scan(here, ticket)).toBe('in device')
  expect(await scan(here, ticket)).toBe('already device')
  expect(here.stands()).toMatchObject({ waiting: 1, guests: { held: 1, came: 1 }, online: false })

  // not on the list of the phone, and ours: signed up since
  const late = await signed({ signup: 'newcomer00'.replace(/[ilou]/g, '0') as SignupId })
  expect(await scan(here, late)).toBe('in device')
  expect(await scan(here, late)).toBe('already device')
})

test('keys rotate: one of next week is known beforehand, an unknown one is asked for, both sign', async () => {
  const { event } = await tonight(cloud)
  const zhou = await newcomer(cloud, 'zhou')
  const wu = await newcomer(cloud, 'wu')
  const [one, two] = [await signUp(zhou, event), await signUp(wu, event)]
  const here = await door(event)
  const week = 7 * 24 * 60 * MINUTE
  const next = await signTicket(cloud.cloud, cloud.db, words(event, one), MONDAY + week)
  expect(next.split('.')[1]).not.toBe(one.ticket?.split('.')[1])
  online = false
  expect(await scan(here, next)).toBe('in device')
  const after = await signTicket(cloud.cloud, cloud.db, words(event, two), MONDAY + 2 * week)
  expect(await scan(here, after)).toBe('new_key device')
  online = true
  expect(await scan(here, after)).toMatch(/^in /)
})

test('with the cloud each answer says so, and a phone without it says that it will confirm', async () => {
  const { event } = await tonight(cloud)
  const signup = await signUp(await newcomer(cloud, 'zhou'), event)
  const other = await signUp(await newcomer(cloud, 'wu'), event)
  const here = await door(event)
  expect(await scan(here, signup.ticket ?? '')).toBe('in cloud')
  online = false
  expect(await scan(here, other.ticket ?? '')).toBe('in device')
  online = true
  for (let i = 0; i < 200 && here.stands().waiting > 0; i++) await world.pass(1000)
  expect(here.stands()).toMatchObject({ waiting: 0, online: true })
  const rows = await cloud.db.query<{ event: EventId }>(
    'SELECT event FROM door_entries ORDER BY seq',
  )
  expect(rows).toHaveLength(2)
})
