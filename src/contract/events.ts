import * as v from 'valibot'
import { action } from './action'
import {
  CancelReason,
  EventCard,
  EventDraft,
  EventView,
  MAX_CANCEL_WORDS,
  MAX_SERIES,
} from './events.shapes'
import { AreaCode, ClientId, Cursor, EventId, Place, StreetCode, text, Version } from './wire'

export * from './events.shapes'

const Which = { street: StreetCode, event: EventId }
const Step = { ...Which, version: Version }
const One = v.object({ event: EventView })
const Page = v.object({ events: v.array(EventCard), next: v.nullable(Cursor) })
const read = { effect: 'read', perMinute: 60 } as const
const STEP_ERRORS = ['sign_in', 'forbidden', 'not_found', 'conflict'] as const

/** This one, or this one and those of its series that have not begun. */
const Reach = v.picklist(['this', 'following'])

export const eventsActions = {
  'events.list': action({
    says: 'What is on in a street from now on, the first to begin first; of a day of Shanghai, of the next seven, in an area, or around a point with the nearest first. Drafts and what is over are left out; what was cancelled stays until its end. `not_found`: the street is not served here.',
    access: 'anyone',
    ...read,
    errors: ['not_found'],
    input: v.strictObject({
      street: StreetCode,
      when: v.picklist(['today', 'week', 'all']),
      area: v.optional(AreaCode),
      near: v.optional(Place),
      /** Only with free shifts. */
      volunteers: v.optional(v.boolean()),
      after: v.optional(Cursor),
    }),
    output: Page,
  }),
  'events.get': action({
    says: 'One event with everything that one needs to decide and to come. `not_found`: no such event, or a draft of somebody else.',
    access: 'anyone',
    ...read,
    errors: ['not_found'],
    input: v.strictObject(Which),
    output: One,
  }),
  'events.run': action({
    says: 'The events that the person who asks may run: their own, those of their operator, of the areas that they lead or, for staff, of the street; those ahead first, or those that are over.',
    access: 'appointed',
    ...read,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, over: v.boolean(), after: v.optional(Cursor) }),
    output: Page,
  }),
  'events.create': action({
    says: 'Makes an event, as a draft or at once for everybody; with `repeat` a series, each of which is an event of its own. The same client id again answers the first one. `invalid`: times out of order, a shift outside the day, a place outside the street. `unavailable`: the content check does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'forbidden', 'invalid', 'not_found', 'content_refused', 'unavailable'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      publish: v.boolean(),
      draft: EventDraft,
      repeat: v.optional(
        v.strictObject({
          every: v.picklist(['day', 'week', 'month']),
          times: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MAX_SERIES)),
        }),
      ),
    }),
    output: One,
  }),
  'events.update': action({
    says: 'Changes an event, or it and those of its series that follow; who has a place is told of a new time or place. `conflict`: changed meanwhile, over, or fewer seats than are taken. `invalid` as for events.create. `unavailable`: the content check does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: [...STEP_ERRORS, 'invalid', 'content_refused', 'unavailable'],
    input: v.strictObject({ ...Step, reach: Reach, draft: EventDraft }),
    output: One,
  }),
  'events.publish': action({
    says: 'Shows a draft to everybody, or it and the drafts of its series that follow. `conflict`: it is no draft, over, its minimum would be decided already, or changed meanwhile.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: STEP_ERRORS,
    input: v.strictObject({ ...Step, reach: v.optional(Reach, 'this') }),
    output: One,
  }),
  'events.cancel': action({
    says: 'Calls an event off with why, for the weather too; everybody who has a place or waits for one is told at once. A draft is put away without a word. `conflict`: over, called off already, or changed meanwhile. `unavailable`: the content check does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: [...STEP_ERRORS, 'content_refused', 'unavailable'],
    input: v.strictObject({
      ...Step,
      reach: Reach,
      reason: CancelReason,
      words: v.optional(text(MAX_CANCEL_WORDS)),
    }),
    output: One,
  }),
  'events.holdAnyway': action({
    says: 'Lets an event take place though too few have signed up. `conflict`: it has no minimum, is decided, or changed meanwhile.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: STEP_ERRORS,
    input: v.strictObject(Step),
    output: One,
  }),
}
