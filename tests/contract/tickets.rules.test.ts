import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import nacl from 'tweetnacl'
import { MAX_TICKET } from '@/contract/signups.shapes'
import {
  asciiBytes,
  base64urlBytes,
  isExpired,
  readTicket,
  ticketBody,
  ticketExpires,
} from '@/contract/tickets.rules'
import type { EventId, SignupId, StreetCode, TicketKeyId } from '@/contract/wire'

const pair = generateKeyPairSync('ed25519')
const key = base64urlBytes(String(pair.publicKey.export({ format: 'jwk' }).x))
const ENDS = Date.parse('2026-11-26T08:00:00Z')

const words = {
  key: 'k123456789' as TicketKeyId,
  street: '310101002' as StreetCode,
  event: 'e123456789' as EventId,
  signup: 's123456789' as SignupId,
  expires: ticketExpires(ENDS),
}
const signed = (of = words, by = pair.privateKey) => {
  const body = ticketBody(of)
  return `${body}.${sign(null, Buffer.from(body), by).toString('base64url')}`
}

/** As a phone verifies: pure JavaScript, no TextEncoder. */
function verified(text: string): boolean {
  const ticket = readTicket(text)
  if (!ticket) return false
  const { signed: body, signature } = ticket
  return nacl.sign.detached.verify(asciiBytes(body), base64urlBytes(signature), key)
}

test('what was signed is read, verifies with another library, and fits a code', () => {
  const text = signed()
  expect(readTicket(text)).toMatchObject(words)
  expect(readTicket(` ${text}\n`)).toMatchObject(words)
  expect(verified(text)).toBe(true)
  expect(text.length).toBeLessThanOrEqual(MAX_TICKET)
})

test.each([
  ['key', 'k123456780'],
  ['street', '310101003'],
  ['event', 'e123456780'],
  ['signup', 's123456780'],
  ['expires', words.expires + 60],
])('an altered %s is a forgery', (part, other) => {
  const body = ticketBody({ ...words, [part]: other })
  const signature = signed().split('.').at(-1)
  expect(readTicket(`${body}.${signature}`)).toBeDefined()
  expect(verified(`${body}.${signature}`)).toBe(false)
})

test('no letter of it can be another one', () => {
  const text = signed()
  for (let at = 0; at < text.length; at += 1) {
    for (const letter of ['0', '1', 'A', 'B', 'a', 'b', 'z', '9', '-', '.']) {
      if (text[at] === letter) continue
      const ticket = readTicket(text.slice(0, at) + letter + text.slice(at + 1))
      const [body, bytes] = [
        asciiBytes(ticket?.signed ?? ''),
        base64urlBytes(ticket?.signature ?? ''),
      ]
      expect(verify(null, body, pair.publicKey, bytes)).toBe(false)
    }
  }
})

test('what somebody else signed is a forgery', () => {
  expect(verified(signed(words, generateKeyPairSync('ed25519').privateKey))).toBe(false)
})

test.each([
  '',
  'zd1',
  'https://example.com/zd1.a.b',
  'zd2.k123456789.310101002.e123456789.s123456789.tab1.AAAA',
  signed().replace('zd1.', 'zd1..'),
  signed().replace('.s1', '.i1'),
  `${signed()}.x`,
  signed().slice(0, -1),
  `${signed()}=`,
  signed().toUpperCase(),
])('%j is no ticket', (text) => {
  expect(readTicket(text)).toBeUndefined()
})

test('it is good until twelve hours after the end, to the second', () => {
  const ends = ENDS + 12 * 3_600_000
  expect(isExpired(words, ends - 1)).toBe(false)
  expect(isExpired(words, ends)).toBe(true)
})

test('base64url without the phone’s own', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64url')
      expect(Buffer.from(base64urlBytes(text))).toEqual(Buffer.from(bytes))
    }),
    { seed: 3, numRuns: 300 },
  )
})
