import * as v from 'valibot'
import { action } from './action'
import { Empty, Instant } from './wire'

/** What a person may agree to, each by itself and each to be taken back. */
export const Purpose = v.picklist(['account', 'location', 'visits', 'messages', 'home', 'events'])
export type Purpose = v.InferOutput<typeof Purpose>

export const Consent = v.object({
  purpose: Purpose,
  given: v.boolean(),
  /** When it was given or taken back last; null where it was never asked. */
  at: v.nullable(Instant),
})
export type Consent = v.InferOutput<typeof Consent>

export const consentsActions = {
  'consents.list': action({
    says: 'What the person who asks has agreed to.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: Empty,
    output: v.object({ consents: v.array(Consent) }),
  }),
  'consents.set': action({
    says: 'Gives or takes back one consent; each change is kept with its time and the version of the text that was shown. What rests on a consent ends with it: without that to a home, the person belongs nowhere.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in'],
    input: v.strictObject({ purpose: Purpose, given: v.boolean() }),
    output: v.object({ consents: v.array(Consent) }),
  }),
}
