import * as v from 'valibot'
import { MAX_EVENT_TITLE, MAX_PARTY, MAX_ROLE_NAME } from './events.shapes'
import { GuestName, MAX_OWN_SHIFTS, MAX_TICKET, SignupPlace } from './signups.shapes'
import {
  bilingual,
  DeviceId,
  EventId,
  Instant,
  PlaceId,
  ShiftId,
  SignupId,
  StreetCode,
  TicketKeyId,
  text,
} from './wire'

/** As the organiser tells devices apart: 东门, 小李的手机. */
export const MAX_DEVICE_NAME = 20
/** Entries that one upload carries: a cloud call takes 100 KB, and a long one is lost more easily. */
export const MAX_ENTRIES = 30
/** Lines of the roster that one answer carries. */
export const MAX_ROSTER_LINES = 150
/** Seconds that one door code stands on the screen. */
export const CODE_SECONDS = 30
/** Codes before and after the one on the screen that still count: a slow scan, a clock that is off. */
export const CODE_SLACK = 2
export const MAX_FEEDBACK_WORDS = 300
/** Days after an event in which who came may say what they thought of it. */
export const FEEDBACK_DAYS = 30
/** Fewer opinions than this are shown to nobody: whose they are could be guessed. */
export const MIN_FEEDBACK = 3

/** Where an answer at the door comes from: the server, or this device that will confirm it later. */
export const Checked = v.picklist(['cloud', 'device'])
export type Checked = v.InferOutput<typeof Checked>

/**
 * Everything that a door can say to a scan; each with its sentence in both languages on the device.
 * `in`, `out`: done. `already`: came before. `not_in`: leaves without having come. `forged`: no signature
 * of ours. `new_key`: signed by a key that this device does not have yet. `foreign`: not a ticket.
 * `other_street`, `other_event`: ours, for somewhere else. `expired`: its day is over. `cancelled`: given
 * back. `waiting`: has no place yet. `unknown`: no such sign-up. `too_early`: the door is not open.
 * `over`: it is closed. `called_off`: the event does not take place. `full`: no seat is left here.
 */
export const DoorOutcome = v.picklist([
  'in',
  'out',
  'already',
  'not_in',
  'forged',
  'new_key',
  'foreign',
  'other_street',
  'other_event',
  'expired',
  'cancelled',
  'waiting',
  'unknown',
  'too_early',
  'over',
  'called_off',
  'full',
])
export type DoorOutcome = v.InferOutput<typeof DoorOutcome>

/** A sign-up as a device keeps it: what is needed to find somebody and no more. */
export const DoorLine = v.object({
  signup: SignupId,
  name: v.string(),
  /** The last four digits of the phone; null where none was given. */
  tail: v.nullable(v.string()),
  /** `none`: waiting, or over. */
  stands: v.picklist(['held', 'waiting', 'none']),
  walkIn: v.boolean(),
  places: v.array(SignupPlace),
})
export type DoorLine = v.InferOutput<typeof DoorLine>

/** The public half of a key that signs tickets: 32 bytes of Ed25519, base64url. */
export const TicketKey = v.object({ key: TicketKeyId, public: v.string() })
export type TicketKey = v.InferOutput<typeof TicketKey>

const Said = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
/** What the device says of its seats: counts that only grow (door.rules: given - used - returned are left). */
export const ShareSaid = v.strictObject({ used: Said, returned: Said })
/** What the cloud says: how many it has ever given, and up to how many the device should have returned. */
export const ShareGiven = v.object({ given: v.number(), giveBack: v.number() })
export type ShareGiven = v.InferOutput<typeof ShareGiven>

const Seq = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

/** What was done at the door; `seq` counts on one device, so that the same once more is the same. */
export const DoorEntry = v.strictObject({
  seq: Seq,
  way: v.picklist(['in', 'out']),
  by: v.picklist(['ticket', 'name', 'walk_in']),
  signup: SignupId,
  /** None: the ticket of a sign-up that this device did not have yet, for whatever it holds. */
  places: v.pipe(v.array(PlaceId), v.maxLength(MAX_PARTY + MAX_OWN_SHIFTS)),
  /** By the device's clock, put right by what it last knew of the cloud's. */
  at: Instant,
  /** `cloud`: sent while the person stood there; `device`: they were told before the cloud was. */
  checked: Checked,
  /** The ticket as it was scanned: the cloud looks at its signature once more. */
  ticket: v.optional(text(MAX_TICKET)),
  /** Who came without a sign-up; ids made on the device, one place each. */
  walkIn: v.optional(
    v.strictObject({
      name: GuestName,
      guests: v.pipe(
        v.array(v.strictObject({ place: PlaceId, name: GuestName, child: v.boolean() })),
        v.minLength(1),
        v.maxLength(MAX_PARTY),
      ),
    }),
  ),
})
export type DoorEntry = v.InferOutput<typeof DoorEntry>

/** What became of an uploaded entry. `second`: another scan of the same place was first. */
export const EntryResult = v.object({
  seq: v.number(),
  is: v.picklist(['kept', 'second', 'refused']),
  outcome: DoorOutcome,
})
export type EntryResult = v.InferOutput<typeof EntryResult>

/** Two scans of one place: told to both devices and to whoever runs the event. */
export const DoorConflict = v.object({
  way: v.picklist(['in', 'out']),
  signup: SignupId,
  place: PlaceId,
  name: v.string(),
  first: v.object({ device: v.string(), at: Instant }),
  second: v.object({ device: v.string(), at: Instant }),
})
export type DoorConflict = v.InferOutput<typeof DoorConflict>

/** What a device has to know of its event. */
export const DoorEvent = v.object({
  street: StreetCode,
  event: EventId,
  title: bilingual(MAX_EVENT_TITLE),
  door: Instant,
  starts: Instant,
  ends: Instant,
  capacity: v.number(),
  phone: v.string(),
  calledOff: v.boolean(),
  roles: v.array(v.object({ shift: ShiftId, name: bilingual(MAX_ROLE_NAME) })),
})
export type DoorEvent = v.InferOutput<typeof DoorEvent>

/** A device as whoever runs the event sees it. */
export const DoorDevice = v.object({
  device: DeviceId,
  name: v.string(),
  by: v.string(),
  opened: Instant,
  seen: Instant,
  /** Seats that it may still give away. */
  seats: v.number(),
  state: v.picklist(['open', 'emptying', 'closed']),
})
export type DoorDevice = v.InferOutput<typeof DoorDevice>

/** How many came, by kind; the figures of an organiser. Nobody is ranked, and nobody is named. */
export const EventFigures = v.object({
  seats: v.object({
    capacity: v.number(),
    confirmed: v.number(),
    came: v.number(),
    walkIns: v.number(),
    children: v.number(),
    waited: v.number(),
    cancelled: v.number(),
  }),
  shifts: v.object({ seats: v.number(), taken: v.number(), came: v.number(), minutes: v.number() }),
  /** Arrivals by quarter of an hour, from the first that somebody came in. */
  arrivals: v.array(v.object({ from: Instant, people: v.number() })),
  /** Null where fewer than MIN_FEEDBACK said something. */
  feedback: v.nullable(v.object({ average: v.number(), count: v.number() })),
})
export type EventFigures = v.InferOutput<typeof EventFigures>
