import { CODE_SECONDS, CODE_SLACK } from './checkins.shapes'
import type { DeviceId, StreetCode } from './wire'

/**
 * The code on the screen of a door, which moves on every half minute. It is a scene in our link, 32
 * characters:
 *
 *     d (1) street (9) device (10) MAC (12)
 *
 * The MAC, 60 bits, is HMAC-SHA-512 of the rest and of the half minute under a secret that the cloud and
 * this one device know. A photo of it is worth nothing a minute or two later.
 */
const SHAPE = /^(d(\d{9})([0-9a-hjkmnp-tv-z]{10}))([0-9a-hjkmnp-tv-z]{12})$/
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const MAC_LETTERS = 12
/** Bytes of one block of SHA-512. */
const BLOCK = 128

/** SHA-512. A phone has it from tweetnacl, the cloud from Node. */
export type Sha512 = (bytes: Uint8Array) => Uint8Array

const ascii = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0))

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length)
  bytes.set(one)
  bytes.set(other, one.length)
  return bytes
}

/** HMAC-SHA-512 of ASCII words. @param key at most 128 ASCII characters */
function hmac(sha512: Sha512, key: string, words: string): Uint8Array {
  const block = new Uint8Array(BLOCK)
  block.set(ascii(key))
  const inner = sha512(
    joined(
      block.map((byte) => byte ^ 0x36),
      ascii(words),
    ),
  )
  return sha512(
    joined(
      block.map((byte) => byte ^ 0x5c),
      inner,
    ),
  )
}

/** The half minute of a moment, ms since 1970. */
const stepOf = (now: number) => Math.floor(now / (CODE_SECONDS * 1000))

function macOf(sha512: Sha512, secret: string, body: string, step: number): string {
  const bytes = hmac(sha512, secret, `${body}.${step}`)
  return Array.from(bytes.slice(0, MAC_LETTERS), (byte) => LETTERS[byte & 31]).join('')
}

/** The part of a door's code that never moves. */
export const doorBody = (street: StreetCode, device: DeviceId): string => `d${street}${device}`

/** What stands on the screen now, and until when, ms since 1970. @param prefix ends with the door's body */
export function doorCode(
  sha512: Sha512,
  { prefix, secret }: { prefix: string; secret: string },
  now: number,
): { text: string; until: number } {
  const step = stepOf(now)
  const body = prefix.slice(-20)
  const text = prefix + macOf(sha512, secret, body, step)
  return { text, until: (step + 1) * CODE_SECONDS * 1000 }
}

export interface DoorScene {
  street: StreetCode
  device: DeviceId
  body: string
  mac: string
}

/** The door that a scene names; undefined where it is no code of a door. Whether it is a fresh one says `isFresh`. */
export function readDoorScene(scene: string): DoorScene | undefined {
  const [, body, street, device, mac] = SHAPE.exec(scene) ?? []
  if (!body || !mac) return undefined
  return { body, mac, street: street as StreetCode, device: device as DeviceId }
}

/** Whether the code stood on the screen around this moment. */
export function isFresh(
  sha512: Sha512,
  { body, mac }: Pick<DoorScene, 'body' | 'mac'>,
  secret: string,
  now: number,
): boolean {
  const steps = Array.from({ length: 2 * CODE_SLACK + 1 }, (_, i) => stepOf(now) + i - CODE_SLACK)
  return steps.some((step) => macOf(sha512, secret, body, step) === mac)
}
