import * as v from 'valibot'
import { action } from './action'
import {
  DoorConflict,
  DoorDevice,
  DoorEntry,
  DoorEvent,
  DoorLine,
  DoorOutcome,
  EntryResult,
  EventFigures,
  MAX_DEVICE_NAME,
  MAX_ENTRIES,
  MAX_FEEDBACK_WORDS,
  ShareGiven,
  ShareSaid,
  TicketKey,
} from './checkins.shapes'
import { MAX_SCANNED } from './homes'
import { MySignup } from './signups.shapes'
import { ClientId, DeviceId, EventId, Instant, StreetCode, text } from './wire'

export * from './checkins.shapes'

const AtEvent = { street: StreetCode, event: EventId }
const refusals = ['sign_in', 'forbidden', 'not_found'] as const
/** Where the roster was read up to: one more than the count of the event's changes that is known; 0 at first. */
const Tick = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000_000))

export const checkinsActions = {
  'checkins.open': action({
    says: 'Makes the phone or browser of whoever runs an event, or keeps its door, a device of that door: keys, a share of the free seats, a code of its own. The roster follows by checkins.sync. The same client id again answers the same device. `not_found`: no such event, or not theirs to keep. `conflict`: it is over or called off.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({ ...AtEvent, client: ClientId, name: text(MAX_DEVICE_NAME) }),
    output: v.object({
      device: DeviceId,
      about: DoorEvent,
      keys: v.array(TicketKey),
      share: ShareGiven,
      /** Letters before the moving part of its code, and the secret of that part (door-code.rules.ts). */
      code: v.object({ prefix: v.string(), secret: v.string() }),
      now: Instant,
    }),
  }),
  'checkins.sync': action({
    says: 'What a device and the cloud have to tell each other: entries up, each kept once however often it comes; changes of the roster since a count, conflicts, keys and seats down. `wipe`: the device empties itself and says so by checkins.close. `not_found`: no such device of this person.',
    access: 'person',
    effect: 'write',
    perMinute: 240,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({
      street: StreetCode,
      device: DeviceId,
      /**
       * Null: no roster now. A device says where it is only with everything that it did before it was
       * there, so that what it let in by an older roster is known by then.
       */
      since: v.nullable(Tick),
      share: ShareSaid,
      entries: v.pipe(v.array(DoorEntry), v.maxLength(MAX_ENTRIES)),
    }),
    output: v.object({
      results: v.array(EntryResult),
      lines: v.array(DoorLine),
      tick: v.number(),
      /** More of the roster is there: ask again with this tick. */
      more: v.boolean(),
      conflicts: v.array(DoorConflict),
      keys: v.array(TicketKey),
      share: ShareGiven,
      about: DoorEvent,
      wipe: v.boolean(),
      now: Instant,
    }),
  }),
  'checkins.close': action({
    says: 'Ends a device: its seats are free again, whatever it had is gone from it. The same again answers the same. `conflict`: it used more seats than it uploaded.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'not_found', 'conflict'],
    input: v.strictObject({ street: StreetCode, device: DeviceId, share: ShareSaid }),
    output: v.object({ closed: v.literal(true) }),
  }),
  'checkins.devices': action({
    says: 'The devices at the door of an event, for whoever runs it, with the conflicts that they found.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: refusals,
    input: v.strictObject(AtEvent),
    output: v.object({ devices: v.array(DoorDevice), conflicts: v.array(DoorConflict) }),
  }),
  'checkins.wipe': action({
    says: 'Tells a device that was lent or lost to empty itself as soon as it is heard of. Its seats stay with it until then: it may have given them away.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: refusals,
    input: v.strictObject({ ...AtEvent, device: DeviceId }),
    output: v.object({ devices: v.array(DoorDevice) }),
  }),
  'checkins.self': action({
    says: 'Comes or leaves by the code that stands on the screen at the door, scanned by the person themself: in when they have not come yet, out when they have. `not_found`: not the code of a door, or one that has moved on. `conflict`: no place here, not now, or done already; `because` says which.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'not_found', 'conflict'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      scanned: text(MAX_SCANNED),
      way: v.picklist(['in', 'out']),
    }),
    output: v.object({ outcome: DoorOutcome, signup: MySignup }),
  }),
  'checkins.say': action({
    says: 'What somebody who came thought of it, once; the same person again changes it. Only of those who were checked in, until 30 days after. `forbidden`: did not come. `conflict`: not begun, or too late. `unavailable`: the content check does not answer.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: [...refusals, 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({
      ...AtEvent,
      stars: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
      words: v.optional(text(MAX_FEEDBACK_WORDS)),
    }),
    output: v.object({ said: v.literal(true) }),
  }),
  'checkins.figures': action({
    says: 'How an event went, for whoever runs it: places, arrivals, shifts, and what those who came thought of it, without names.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: refusals,
    input: v.strictObject(AtEvent),
    output: v.object({
      figures: EventFigures,
      /** The latest first; empty where too few said something. */
      words: v.array(v.object({ stars: v.number(), words: v.string() })),
    }),
  }),
}
