import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import nacl from 'tweetnacl'
import { ticketKeys } from '@/cloud/signups/intake'
import { signTicket } from '@/cloud/signups/tickets'
import { asciiBytes, base64urlBytes, isExpired, readTicket } from '@/contract/tickets.rules'
import type { EventId, SignupId } from '@/contract/wire'
import { somebody } from '../complaints/people'
import { at, newEvent } from '../events/planned'
import { crowd, partOf, signUp, which } from './signing'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const WEEK = 7 * 24

/** As a door device verifies, with the keys that it has. */
async function verified(text: string, street = STREET): Promise<'ours' | 'forged' | 'new key'> {
  const keys = await ticketKeys(cloud.db, street, cloud.clock.now())
  const ticket = readTicket(text)
  const key = keys.find((one) => one.key === ticket?.key)
  if (!ticket || !key) return 'new key'
  const { signed, signature } = ticket
  const good = nacl.sign.detached.verify(
    ...[asciiBytes(signed), base64urlBytes(signature), base64urlBytes(key.public)],
  )
  return good ? 'ours' : 'forged'
}

async function ticketOf(hours = 0) {
  const who = await somebody(cloud)
  const event = await newEvent(cloud, {
    ...{ closes: at(74 + hours), door: at(75.5 + hours), starts: at(76 + hours) },
    ends: at(78 + hours),
  })
  const part = await signUp(who, event)
  return { who, event, part, ticket: part.ticket ?? '' }
}

test('a ticket is verified by another library with what a device has', async () => {
  const { ticket, event, part } = await ticketOf()
  expect(await verified(ticket)).toBe('ours')
  expect(readTicket(ticket)).toMatchObject({
    ...{ street: STREET, event: event.event, signup: part.signup },
  })
  const read = readTicket(ticket)
  if (!read) throw new Error('it is a ticket')
  expect(isExpired(read, Date.parse(at(78 + 12)) - 1)).toBe(false)
  expect(isExpired(read, Date.parse(at(78 + 12)))).toBe(true)
})

test('altered in any part, it is a forgery; the name of another key does not help', async () => {
  const { ticket } = await ticketOf()
  const parts = ticket.split('.')
  const keys = await ticketKeys(cloud.db, STREET, cloud.clock.now())
  const others = [
    '',
    keys.find(({ key }) => key !== parts[1])?.key ?? '',
    '310101013',
    'e123456789',
    's123456789',
    'zzzzzz',
  ]
  for (const [i, other] of others.entries()) {
    if (i === 0) continue
    const forged = parts.map((part, n) => (n === i ? other : part)).join('.')
    expect([i, await verified(forged)]).toEqual([i, 'forged'])
  }
})

test('keys change each week; the old ones verify what they signed, until nobody can come with it', async () => {
  const { ticket, who, event } = await ticketOf(3 * WEEK)
  const first = readTicket(ticket)?.key
  cloud.clock.set(Date.parse(at(WEEK)))
  const second = (await partOf(who, event)).ticket ?? ''
  expect(readTicket(second)?.key).not.toBe(first)
  expect([await verified(ticket), await verified(second)]).toEqual(['ours', 'ours'])
  const known = async () =>
    (await ticketKeys(cloud.db, STREET, cloud.clock.now())).map(({ key }) => key)
  expect(await known()).toContain(first)
  // the key of the next week is there before it signs, so that a device without a network knows it
  const next = await signTicket(
    ...[cloud.cloud, cloud.db],
    {
      street: STREET,
      event: '0'.repeat(10) as EventId,
      signup: '0'.repeat(10) as SignupId,
      expires: 9,
    },
    cloud.clock.now() + WEEK * 3_600_000,
  )
  expect(await known()).toContain(readTicket(next)?.key)
  cloud.clock.set(Date.parse(at(78 + 3 * WEEK + 12)))
  await cloud.db.query(
    `UPDATE events SET state = 'draft', published_at = NULL, cancel_reason = NULL
     WHERE street = $1 AND id <> $2`,
    [STREET, event.event],
  )
  expect(await known()).not.toContain(first)
})

test('two that are made at once are one key', async () => {
  await cloud.db.query('DELETE FROM ticket_keys WHERE street = $1', [STREET])
  const event = await newEvent(cloud)
  const people = await crowd(cloud, 6)
  const parts = await Promise.all(people.map((who) => signUp(who, event)))
  expect(new Set(parts.map(({ ticket }) => readTicket(ticket ?? '')?.key)).size).toBe(1)
  for (const { ticket } of parts) expect(await verified(ticket ?? '')).toBe('ours')
})

test('another street has other keys', async () => {
  const { ticket } = await ticketOf()
  expect(await verified(ticket, OTHER_STREET)).toBe('new key')
})

test('there is a ticket while something is held and the event is not over', async () => {
  const { who, event, part } = await ticketOf()
  cloud.clock.set(Date.parse(at(78)) - 1)
  expect((await partOf(who, event)).ticket).not.toBeNull()
  cloud.clock.set(Date.parse(at(78)))
  expect((await partOf(who, event)).ticket).toBeNull()
  cloud.clock.set(Date.parse(at(70)))
  const { signup } = await who.call('signups.cancel', which(part))
  expect(signup.ticket).toBeNull()
})

test('the private half stands in no row as it is', async () => {
  await ticketOf()
  const rows = await cloud.db.query<{ sealed: string; opened: boolean }>(
    `SELECT private_sealed AS sealed, private_sealed LIKE 'MC4C%' AS opened FROM ticket_keys
     WHERE street = $1`,
    [STREET],
  )
  expect(rows.map(({ opened }) => opened)).toEqual(rows.map(() => false))
  const [one] = rows
  expect(cloud.cloud.secrets.unseal('ticket', one?.sealed ?? '')).toMatch(/^MC4C/)
})
