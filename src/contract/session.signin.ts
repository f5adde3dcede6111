import * as v from 'valibot'
import { action } from './action'
import { Instant, SigninId, StreetCode } from './wire'

/** The browser that asks, as it names itself: for a person to compare with what stands before them, not a proof. */
export const BrowserHint = v.strictObject({
  browser: v.picklist(['chrome', 'edge', 'firefox', 'safari', 'wechat', 'qq', 'other']),
  system: v.picklist(['windows', 'macos', 'linux', 'android', 'ios', 'harmony', 'other']),
})
export type BrowserHint = v.InferOutput<typeof BrowserHint>

/** Known to the browser that asked, and to nobody else: 130 bits. */
export const SigninKey = v.pipe(
  v.string(),
  v.regex(/^[0-9a-hjkmnp-tv-z]{26}$/),
  v.brand('SigninKey'),
)
export type SigninKey = v.InferOutput<typeof SigninKey>

/** Two digits, so that they are said and compared at a glance. */
export const SigninNumber = v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(99))

/** Long enough to find the phone, short enough that a code on a photo is worth nothing. */
export const SIGNIN_MINUTES = 3

/** How many numbers the phone shows, one of which is the browser's. */
export const NUMBERS_SHOWN = 3

/** What became of a request; `signed` is answered once and carries the token. */
export const Collected = v.variant('state', [
  v.object({ state: v.literal('asked') }),
  v.object({ state: v.literal('refused') }),
  v.object({ state: v.literal('expired') }),
  v.object({ state: v.literal('used') }),
  v.object({ state: v.literal('signed'), token: v.string(), expires: Instant }),
])
export type Collected = v.InferOutput<typeof Collected>

const Which = v.strictObject({ request: SigninId })

/** An office asks from one address: these limits are per address. */
const OFFICE = { asks: 30, polls: 300 }

export const signinActions = {
  'session.ask': action({
    says: 'Asks for a browser to be signed in by somebody who is signed in already: a code for their phone, a number that they have to find there, and a key with which this browser alone collects its token.',
    access: 'anyone',
    effect: 'write',
    perMinute: OFFICE.asks,
    errors: [],
    input: v.strictObject({ street: StreetCode, browser: BrowserHint }),
    output: v.object({
      request: SigninId,
      key: SigninKey,
      number: SigninNumber,
      scene: v.string(),
      link: v.string(),
      expires: Instant,
    }),
  }),
  'session.look': action({
    says: 'Which browser asks to be signed in, since when, and the numbers of which one stands on its screen. `not_found`: it was answered already, or it is too old.',
    access: 'person',
    effect: 'read',
    perMinute: 30,
    errors: ['sign_in', 'not_found'],
    input: Which,
    output: v.object({
      request: SigninId,
      browser: BrowserHint,
      askedAt: Instant,
      expires: Instant,
      numbers: v.pipe(v.array(SigninNumber), v.length(NUMBERS_SHOWN)),
    }),
  }),
  'session.confirm': action({
    says: 'Signs the browser in as the person who asks, if this is the number on its screen; a wrong one refuses it for good. `not_found`: it was answered already, or it is too old.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({ request: SigninId, number: SigninNumber }),
    output: v.object({ confirmed: v.boolean() }),
  }),
  'session.refuse': action({
    says: 'Refuses to sign a browser in. `not_found`: it was answered already, or it is too old.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'not_found'],
    input: Which,
    output: v.object({ refused: v.literal(true) }),
  }),
  'session.collect': action({
    says: 'What became of the request of this browser; once it was confirmed, a token, exactly once. `not_found`: there is no such request, or the key is not its own.',
    access: 'anyone',
    effect: 'write',
    perMinute: OFFICE.polls,
    errors: ['not_found'],
    input: v.strictObject({ request: SigninId, key: SigninKey }),
    output: Collected,
  }),
}
