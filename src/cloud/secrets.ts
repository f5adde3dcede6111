import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { lettersOf } from './ids'

/** What a key is for; each has a key of its own, derived from the installation's one secret. */
type KeyUse =
  | 'token'
  | 'scene'
  | 'receipt'
  | 'openid'
  | 'signin'
  | 'visit'
  | 'rating'
  | 'upload'
  | 'photo'
  | 'contact'
  | 'phone'
  | 'phone_tail'
  | 'open311'
  | 'certificate'
  | 'ticket'
  | 'answers'
  | 'door'

/** Letters of a MAC (5 bits each): as few as a printed code can bear, as many as a link can. */
const MAC_LETTERS: Record<KeyUse, number> = {
  token: 32,
  scene: 10,
  receipt: 16,
  openid: 32,
  signin: 32,
  visit: 26,
  rating: 26,
  upload: 26,
  photo: 26,
  contact: 32,
  phone: 32,
  phone_tail: 32,
  open311: 32,
  certificate: 8,
  ticket: 32,
  answers: 32,
  door: 32,
}

/** Keyed hashes, signatures and sealing of an installation. */
export interface Secrets {
  /** Hex of HMAC-SHA256: looks up a value that is not kept in the clear. */
  hash(use: KeyUse, value: string): string
  /** A MAC in letters that can be read aloud, as long as its use asks for. */
  mac(use: KeyUse, value: string): string
  /** Whether `mac` belongs to `value`; takes the same time whatever is wrong. */
  verify(use: KeyUse, value: string, mac: string): boolean
  /** AES-256-GCM, for personal data at rest. */
  seal(use: KeyUse, words: string): string
  /** Throws where the sealed text was altered. */
  unseal(use: KeyUse, sealed: string): string
}

/** @param secret at least 32 characters; whoever has it can forge every token and code. */
export function secretsFrom(secret: string): Secrets {
  const keys = new Map<KeyUse, Buffer>()
  const keyFor = (use: KeyUse): Buffer => {
    const known = keys.get(use)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', secret, 'zero-distance-home', use, 32))
    keys.set(use, key)
    return key
  }
  const hmac = (use: KeyUse, value: string) => createHmac('sha256', keyFor(use)).update(value)
  const mac = (use: KeyUse, value: string) =>
    lettersOf(hmac(use, value).digest()).slice(0, MAC_LETTERS[use])
  return {
    hash: (use, value) => hmac(use, value).digest('hex'),
    mac,
    verify(use, value, given) {
      const expected = Buffer.from(mac(use, value))
      const actual = Buffer.from(given)
      return expected.length === actual.length && timingSafeEqual(expected, actual)
    },
    seal(use, words) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(use), nonce)
      const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    unseal(use, sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(use), bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
