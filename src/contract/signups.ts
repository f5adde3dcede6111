import * as v from 'valibot'
import { action } from './action'
import { MAX_PARTY } from './events.shapes'
import { Answers, Guest, GuestName, MAX_OWN_SHIFTS, MySignup, RosterLine } from './signups.shapes'
import {
  ClientId,
  Cursor,
  EventId,
  Mobile,
  PlaceId,
  ShiftId,
  SignupId,
  StreetCode,
  Version,
} from './wire'

export * from './signups.shapes'

const Step = { street: StreetCode, signup: SignupId, version: Version }
const One = v.object({ signup: MySignup })
const STEP_ERRORS = ['sign_in', 'not_found', 'conflict'] as const
const Shifts = v.pipe(
  v.array(ShiftId),
  v.maxLength(MAX_OWN_SHIFTS),
  v.check((shifts) => new Set(shifts).size === shifts.length),
)

export const signupsActions = {
  'signups.make': action({
    says: 'Signs up for an event: a party of guests, shifts, or both at once. Where too few seats are free the whole party waits in the line; a shift that is full is never waited for. The same client id again answers the first one. `invalid`: nobody and no shift, a party too large, a child where none may come or without a guardian’s word, an answer missing or that is none. `conflict`: not open now, not for this person, signed up already, a shift full or at the same time as another. `unavailable`: the content check does not answer.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'not_found', 'invalid', 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({
      street: StreetCode,
      event: EventId,
      client: ClientId,
      /** As the door calls whoever signs up. */
      name: GuestName,
      guests: v.pipe(v.array(Guest), v.maxLength(MAX_PARTY)),
      shifts: Shifts,
      answers: Answers,
      /** To be called on and to be found by its last four digits at the door; sealed. */
      phone: v.optional(Mobile),
      /** A guardian’s word for the children of the party. */
      guardian: v.boolean(),
      agreed: v.literal(true),
    }),
    output: One,
  }),
  'signups.at': action({
    says: 'The part that the person who asks has in an event, the one that is not over before one that is; null where there is none. `not_found`: no such event.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({ street: StreetCode, event: EventId }),
    output: v.object({ signup: v.nullable(MySignup) }),
  }),
  'signups.mine': action({
    says: 'The tickets of the person who asks: what is ahead, the next first, or what is over, the last first.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode, over: v.boolean(), after: v.optional(Cursor) }),
    output: v.object({ signups: v.array(MySignup), next: v.nullable(Cursor) }),
  }),
  'signups.answer': action({
    says: 'Takes a place that was offered from the line, or leaves it to the next. `conflict`: the time to answer is over, nothing was offered, or changed meanwhile.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: STEP_ERRORS,
    input: v.strictObject({ ...Step, take: v.boolean() }),
    output: One,
  }),
  'signups.change': action({
    says: 'Gives back some of the seats or shifts that one has, and takes further shifts; what is left stays. `invalid`: nothing would be left, or a seat that is not theirs. `conflict`: a shift full or at the same time as another, the event has begun, or changed meanwhile.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: [...STEP_ERRORS, 'invalid'],
    input: v.strictObject({
      ...Step,
      drop: v.pipe(v.array(PlaceId), v.maxLength(MAX_PARTY + MAX_OWN_SHIFTS)),
      shifts: Shifts,
    }),
    output: One,
  }),
  'signups.cancel': action({
    says: 'Gives everything back; what is free goes to the line. Nothing comes of it but a free place. `conflict`: over, checked in, or changed meanwhile.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: STEP_ERRORS,
    input: v.strictObject(Step),
    output: One,
  }),
  'signups.roster': action({
    says: 'Who has signed up for an event, for whoever runs it: by name, with their answers until the day on which these are forgotten. `not_found`: no such event, or not theirs to run.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden', 'not_found'],
    input: v.strictObject({
      street: StreetCode,
      event: EventId,
      of: v.picklist(['guests', 'volunteers', 'waiting', 'all']),
      after: v.optional(Cursor),
    }),
    output: v.object({ lines: v.array(RosterLine), next: v.nullable(Cursor) }),
  }),
}
