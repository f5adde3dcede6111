import type { EventId, SignupId, StreetCode, TicketKeyId } from './wire'

/**
 * The text of a ticket, as its QR code holds it:
 *
 *     zd1.<key>.<street>.<event>.<signup>.<expires>.<signature>
 *
 * `expires` is seconds since 1970 in base 36. Signed, by Ed25519, are the ASCII bytes of everything
 * before the last dot. Whose it is stands nowhere in it: a device finds the name in its roster.
 */
const FORM =
  /^(zd1\.([0-9a-hjkmnp-tv-z]{10})\.(\d{9})\.([0-9a-hjkmnp-tv-z]{10})\.([0-9a-hjkmnp-tv-z]{10})\.([1-9a-z][0-9a-z]{0,6}))\.([\w-]{85}[AQgw])$/

/** Days for which one key signs. */
export const KEY_DAYS = 7

/** Hours after the end of its event for which a ticket is good: whoever leaves late is checked out. */
export const TICKET_HOURS = 12

/** What a ticket says. */
export interface TicketWords {
  key: TicketKeyId
  street: StreetCode
  event: EventId
  signup: SignupId
  /** Seconds since 1970. */
  expires: number
}

/** A ticket as it was read; whether it is ours, only its signature says. */
export interface Ticket extends TicketWords {
  /** What was signed, ASCII. */
  signed: string
  /** 64 bytes as base64url. */
  signature: string
}

/** Seconds since 1970 until which a ticket for an event is good. @param ends ms since 1970 */
export const ticketExpires = (ends: number): number =>
  Math.floor(ends / 1000) + TICKET_HOURS * 3_600

/** What is signed of a ticket. */
export const ticketBody = ({ key, street, event, signup, expires }: TicketWords): string =>
  ['zd1', key, street, event, signup, expires.toString(36)].join('.')

/** Reads what a code says; undefined where it is no ticket of ours, whatever else it may be. */
export function readTicket(text: string): Ticket | undefined {
  const found = FORM.exec(text.trim())
  if (!found) return undefined
  const [, signed = '', key, street, event, signup, expires = '', signature = ''] = found
  return {
    key: key as TicketKeyId,
    street: street as StreetCode,
    event: event as EventId,
    signup: signup as SignupId,
    expires: Number.parseInt(expires, 36),
    signed,
    signature,
  }
}

/** Whether a ticket's day is over. @param now ms since 1970 */
export const isExpired = ({ expires }: Pick<TicketWords, 'expires'>, now: number): boolean =>
  now >= expires * 1000

/** The bytes of ASCII words; phones have no TextEncoder. */
export const asciiBytes = (words: string): Uint8Array =>
  Uint8Array.from(words, (letter) => letter.charCodeAt(0))

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The bytes of base64url without padding; phones have no atob. Letters of no alphabet count as zero. */
export function base64urlBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let [held, bits, at] = [0, 0, 0]
  for (const letter of text) {
    held = (held << 6) | Math.max(0, LETTERS.indexOf(letter))
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 0xff
    at += 1
    held &= (1 << bits) - 1
  }
  return bytes
}
