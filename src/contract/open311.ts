import * as v from 'valibot'
import { action } from './action'
import { Day, Instant, Open311KeyId, StreetCode, text } from './wire'

/**
 * Who else reads and sends reports: the keys of the open interface, Open311 GeoReport v2 over HTTP
 * (open311.shapes.ts). Public reports are read without a key; to send one takes a key.
 */

/** Whom a key is given to, as its list shows it: a city's app, a company that cleans. */
export const MAX_KEY_NAME = 40
export const Open311KeyName = text(MAX_KEY_NAME, 2)

/** `read`: asks more often than somebody without a key may. `write`: sends reports as well. */
export const Open311May = v.picklist(['read', 'write'])
export type Open311May = v.InferOutput<typeof Open311May>

/** A key as it is listed; what opens is shown once, when it is issued. */
export const Open311Key = v.object({
  key: Open311KeyId,
  name: v.string(),
  may: Open311May,
  /** Who issued it; null where that record is without a name. */
  by: v.nullable(v.string()),
  issuedAt: Instant,
  /** The last day on which it was used. */
  used: v.nullable(Day),
  revokedAt: v.nullable(Instant),
})
export type Open311Key = v.InferOutput<typeof Open311Key>

const STAFF = {
  access: 'appointed',
  errors: ['sign_in', 'forbidden'],
} as const

export const open311Actions = {
  'open311.keys': action({
    says: 'The keys of a street’s open interface, those in use first, and the address that it answers at; for its staff.',
    ...STAFF,
    effect: 'read',
    perMinute: 60,
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ keys: v.array(Open311Key), address: v.string() }),
  }),
  'open311.issueKey': action({
    says: 'Issues a key to somebody outside; `secret` is what they send, and is shown this once.',
    ...STAFF,
    effect: 'write',
    perMinute: 10,
    input: v.strictObject({ street: StreetCode, name: Open311KeyName, may: Open311May }),
    output: v.object({ key: Open311Key, secret: v.string() }),
  }),
  'open311.revokeKey': action({
    says: 'Ends a key, with its next call; one that has ended stays so. `not_found`: no such key of the street.',
    ...STAFF,
    errors: [...STAFF.errors, 'not_found'],
    effect: 'write',
    perMinute: 30,
    input: v.strictObject({ street: StreetCode, key: Open311KeyId }),
    output: v.object({ key: Open311Key }),
  }),
}
