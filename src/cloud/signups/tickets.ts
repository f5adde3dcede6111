import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { DAY } from '@/contract/calendar.rules'
import type { TicketKey } from '@/contract/checkins.shapes'
import { KEY_DAYS, TICKET_HOURS, type TicketWords, ticketBody } from '@/contract/tickets.rules'
import type { StreetCode, TicketKeyId } from '@/contract/wire'
import type { Cloud } from '../context'
import type { Db } from '../database/database'
import { lettersOf } from '../ids'
import { findSigner, insertKey, listKeys, type SignerRow } from './repository/keys'

const TERM = KEY_DAYS * DAY
const HOUR = 3_600_000

/** The weeks of all streets begin at the same moment. */
const termAt = (now: number): number => Math.floor(now / TERM)

/** A term's key has one id, so that of two that are made at once one stays. */
function idOf(term: number): TicketKeyId {
  const digits = Array.from({ length: 10 }, (_, i) => Math.floor(term / 32 ** (9 - i)) % 32)
  return lettersOf(Uint8Array.from(digits)) as TicketKeyId
}

/** The 32 bytes of a public key, base64url, as a JWK has them. */
function publicOf(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' })
  if (x === undefined) throw new Error('an Ed25519 key has its public half')
  return x
}

/** Makes the key of a term, if nobody has. */
async function makeKey(
  { secrets }: Pick<Cloud, 'secrets'>,
  db: Db,
  street: StreetCode,
  term: number,
): Promise<void> {
  const pair = generateKeyPairSync('ed25519')
  const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  await insertKey(db, {
    ...{ street, key: idOf(term), public: publicOf(pair.publicKey) },
    sealed: secrets.seal('ticket', secret),
    ...{ from: new Date(term * TERM), until: new Date((term + 1) * TERM) },
  })
}

/** The key that signs now; it is made with that of the next term, which devices can then know beforehand. */
async function signerAt(
  cloud: Pick<Cloud, 'secrets'>,
  db: Db,
  street: StreetCode,
  now: number,
): Promise<SignerRow> {
  const term = termAt(now)
  const there = await findSigner(db, street, idOf(term))
  if (there) return there
  for (const one of [term, term + 1]) await makeKey(cloud, db, street, one)
  const made = await findSigner(db, street, idOf(term))
  if (!made) throw new Error('a key that was made is there')
  return made
}

/**
 * Signs a ticket with the key of this week.
 * @param of without the key
 */
export async function signTicket(
  cloud: Pick<Cloud, 'secrets'>,
  db: Db,
  of: Omit<TicketWords, 'key'>,
  now: number,
): Promise<string> {
  const { key, sealed } = await signerAt(cloud, db, of.street, now)
  const der = Buffer.from(cloud.secrets.unseal('ticket', sealed), 'base64')
  const body = ticketBody({ ...of, key })
  const signature = sign(
    null,
    Buffer.from(body, 'ascii'),
    createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
  )
  return `${body}.${signature.toString('base64url')}`
}

/** The public halves of all keys of which a ticket can be good now, and of the next one. */
export const ticketKeys = (db: Db, street: StreetCode, now: number): Promise<TicketKey[]> =>
  listKeys(db, street, { ended: new Date(now - TICKET_HOURS * HOUR), now: new Date(now) })
