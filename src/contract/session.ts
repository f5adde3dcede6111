import * as v from 'valibot'
import { action } from './action'
import { Role } from './areas'
import { BrowserHint, signinActions } from './session.signin'
import { AreaCode, Empty, Instant, PersonId, SessionId, StreetCode } from './wire'

/** The people that the demonstration plays; `stranger` is nobody at all. */
export const Persona = v.picklist([
  'stranger',
  'resident',
  'volunteer',
  'grid_head',
  'community_secretary',
  'block_lead',
  'street_staff',
  'supervisor',
  'operator',
  'partner',
])
export type Persona = v.InferOutput<typeof Persona>

/** A role that somebody holds today in the street that was asked about. */
export const HeldRole = v.object({
  role: Role,
  area: AreaCode,
  areaName: v.object({ zh: v.string(), en: v.string() }),
})
export type HeldRole = v.InferOutput<typeof HeldRole>

export const Me = v.object({
  person: v.nullable(PersonId),
  name: v.nullable(v.string()),
  /** Whom of the demonstration's people this is; null for everybody real, and for a stranger. */
  persona: v.nullable(Persona),
  roles: v.array(HeldRole),
  /** Whether this cloud plays the demonstration: data marked 示例数据, personas, a clock that moves. */
  demonstration: v.boolean(),
  can: v.object({
    seeDesk: v.boolean(),
    seeDoors: v.boolean(),
    addSites: v.boolean(),
    /** Of any kind that `imports.preview` takes. */
    importFiles: v.boolean(),
    answerComplaints: v.boolean(),
    /** Take down what callers and walk-ins report. */
    enterReports: v.boolean(),
    /** See the board, search, dispatch, and count. */
    dispatchReports: v.boolean(),
    /** The street's categories, its clocks, and who else may read and send reports. */
    setReports: v.boolean(),
    /** Make events somewhere in the street; each place asks anew. */
    runEvents: v.boolean(),
  }),
})
export type Me = v.InferOutput<typeof Me>

const Signed = v.object({ token: v.string(), expires: Instant })

/** One of a person's own sign-ins that is still open. */
export const OpenSession = v.object({
  session: SessionId,
  /** Null where it began otherwise than by a code. */
  browser: v.nullable(BrowserHint),
  openedAt: Instant,
  /** To the hour. */
  seenAt: Instant,
  expires: Instant,
  /** Whether this is the one that asks. */
  current: v.boolean(),
})
export type OpenSession = v.InferOutput<typeof OpenSession>

export const sessionActions = {
  ...signinActions,
  'session.me': action({
    says: 'Who asks, what they hold in a street, and what this cloud is.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: [],
    input: v.strictObject({ street: StreetCode }),
    output: Me,
  }),
  'session.open': action({
    says: 'Keeps the person behind a WeChat account from now on, after they agreed to it; asking again changes nothing. `sign_in`: the call carries no WeChat identity.',
    access: 'anyone',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode, agreed: v.literal(true) }),
    output: Me,
  }),
  'session.personas': action({
    says: 'The people that can be played, with the Chinese and English name of each.',
    access: 'demonstration',
    effect: 'read',
    perMinute: 60,
    errors: ['unknown_action'],
    input: Empty,
    output: v.object({
      personas: v.array(
        v.object({ persona: Persona, name: v.object({ zh: v.string(), en: v.string() }) }),
      ),
    }),
  }),
  'session.signInAs': action({
    says: 'A token for one of the people that can be played.',
    access: 'demonstration',
    effect: 'write',
    perMinute: 60,
    errors: ['unknown_action', 'not_found'],
    input: v.strictObject({ persona: Persona }),
    output: Signed,
  }),
  'session.renew': action({
    says: 'A fresh token for the session that asks, up to a week after it was opened; the old one ends at its own time. `sign_in`: the session has ended.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in'],
    input: Empty,
    output: Signed,
  }),
  'session.end': action({
    says: 'Ends the session that asks, at once and on every device that carries its token.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in'],
    input: Empty,
    output: v.object({ ended: v.literal(true) }),
  }),
  'session.list': action({
    says: 'The browsers in which the person who asks is signed in, the last one seen first.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: Empty,
    output: v.object({ sessions: v.array(OpenSession) }),
  }),
  'session.revoke': action({
    says: 'Ends one of the sessions of the person who asks, or all but the one that asks, with their next call. `not_found`: no open session of theirs.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({ session: v.union([SessionId, v.literal('others')]) }),
    output: v.object({ ended: v.number() }),
  }),
}
