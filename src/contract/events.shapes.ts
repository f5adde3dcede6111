import * as v from 'valibot'
import { AreaName, Role } from './areas'
import { Address, Name as SiteName } from './sites.shapes'
import {
  AreaCode,
  bilingual,
  EventId,
  EventRoleId,
  Instant,
  Mobile,
  Place,
  SeriesId,
  ShiftId,
  SiteId,
  StreetCode,
  Version,
} from './wire'

/** A title stands on one line of a phone and in a calendar. */
export const MAX_EVENT_TITLE = 40
/** What it is, what to bring, how to get there: a screen and a half. */
export const MAX_EVENT_WORDS = 1000
/** What a volunteer of a role does, where they meet and what they bring. */
export const MAX_BRIEF = 500
/** Seats of one event: the largest hall of a sub-district, and what one lock of a row can carry. */
export const MAX_SEATS = 5000
/** People of one party: a large family, not a tour group. */
export const MAX_PARTY = 10
/** What volunteers of a role are called. */
export const MAX_ROLE_NAME = 20
export const MAX_ROLES = 12
export const MAX_SHIFTS = 40
export const MAX_SHIFT_SEATS = 200
/** Nobody fills in more at a tap, and each is personal data. */
export const MAX_QUESTIONS = 6
export const MAX_QUESTION = 60
export const MAX_CHOICES = 8
export const MAX_CHOICE = 30
/** Days that personal answers may be kept after an event. */
export const MAX_FORGET_DAYS = 90
/** Events that one series makes: half a year of weeks. */
export const MAX_SERIES = 26
/** A day and a night: what lasts longer is several events. */
export const MAX_EVENT_HOURS = 36
/** Letters of why it is cancelled, beside the reason. */
export const MAX_CANCEL_WORDS = 100

export const EventState = v.picklist(['draft', 'published', 'cancelled'])
export type EventState = v.InferOutput<typeof EventState>

/**
 * Where an event stands at a moment; events.rules.ts works it out.
 * `announced`: sign-up is not open yet. `open`: seats are free. `full`: people may wait. `closed`: sign-up
 * is over, the door not open. `door`: people are let in. `on`: it has begun. `over`: it has ended.
 */
export const EventPhase = v.picklist([
  'draft',
  'announced',
  'open',
  'full',
  'closed',
  'door',
  'on',
  'over',
  'cancelled',
])
export type EventPhase = v.InferOutput<typeof EventPhase>

export const CancelReason = v.picklist(['weather', 'too_few', 'organiser', 'other'])
export type CancelReason = v.InferOutput<typeof CancelReason>

/** Whom it is for; anybody may read it all the same. */
export const Audience = v.variant('to', [
  v.strictObject({ to: v.literal('anyone') }),
  /** Who belongs to one of these areas or below. */
  v.strictObject({
    to: v.literal('areas'),
    areas: v.pipe(v.array(AreaCode), v.minLength(1), v.maxLength(10)),
  }),
  /** Who holds one of these roles in the street. */
  v.strictObject({
    to: v.literal('roles'),
    roles: v.pipe(v.array(Role), v.minLength(1), v.maxLength(11)),
  }),
])
export type Audience = v.InferOutput<typeof Audience>

/** A question to each party; its answers go `forgetDays` after the event. */
export const Question = v.strictObject({
  /** Unique within the event: q1, q2 … */
  id: v.pipe(v.string(), v.regex(/^q\d{1,2}$/)),
  words: bilingual(MAX_QUESTION),
  required: v.boolean(),
  answer: v.variant('by', [
    v.strictObject({ by: v.literal('words') }),
    v.strictObject({ by: v.literal('yes_no') }),
    v.strictObject({
      by: v.literal('choice'),
      choices: v.pipe(v.array(bilingual(MAX_CHOICE)), v.minLength(2), v.maxLength(MAX_CHOICES)),
    }),
  ]),
})
export type Question = v.InferOutput<typeof Question>
export const Questions = v.pipe(
  v.array(Question),
  v.maxLength(MAX_QUESTIONS),
  v.check((questions) => new Set(questions.map(({ id }) => id)).size === questions.length),
)

/** What volunteers do, with their brief. Who keeps the door may open a device there. */
export const EventRole = v.strictObject({
  role: EventRoleId,
  name: bilingual(MAX_ROLE_NAME),
  brief: bilingual(MAX_BRIEF),
  door: v.boolean(),
})
export type EventRole = v.InferOutput<typeof EventRole>

export const EventShift = v.strictObject({
  shift: ShiftId,
  role: EventRoleId,
  from: Instant,
  until: Instant,
  seats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SHIFT_SEATS)),
})
export type EventShift = v.InferOutput<typeof EventShift>

/** Where people meet: at a site, along a line from its first stop, on an area, or at a point with words. */
export const EventWhere = v.variant('by', [
  v.strictObject({ by: v.literal('site'), site: SiteId }),
  v.strictObject({ by: v.literal('point'), at: Place, words: SiteName }),
])
export type EventWhere = v.InferOutput<typeof EventWhere>

/** What an organiser writes. Limits of one field stand here, those between fields in events.rules.ts. */
export const EventDraft = v.strictObject({
  title: bilingual(MAX_EVENT_TITLE),
  words: bilingual(MAX_EVENT_WORDS),
  where: EventWhere,
  /** Sign-up from and until; check-in from; the event itself. */
  opens: Instant,
  closes: Instant,
  door: Instant,
  starts: Instant,
  ends: Instant,
  /** Seats of guests; 0 where only volunteers come. */
  capacity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SEATS)),
  maxParty: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PARTY)),
  children: v.boolean(),
  /** So many seats taken when it is decided, or it does not take place. */
  minimum: v.nullable(
    v.strictObject({
      seats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SEATS)),
      decides: Instant,
    }),
  ),
  questions: Questions,
  audience: Audience,
  roles: v.pipe(v.array(EventRole), v.maxLength(MAX_ROLES)),
  shifts: v.pipe(v.array(EventShift), v.maxLength(MAX_SHIFTS)),
  /** Whoever comes may call it, on the day too. */
  phone: Mobile,
  forgetDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_FORGET_DAYS)),
})
export type EventDraft = v.InferOutput<typeof EventDraft>

const Counts = {
  capacity: v.number(),
  /** Seats that somebody could have now: neither taken nor in the hands of a door. */
  free: v.number(),
  /** Seats that people wait for. */
  waiting: v.number(),
}

/** What a list shows; with its times the phone says the phase by itself. */
export const EventCard = v.object({
  street: StreetCode,
  event: EventId,
  series: v.nullable(SeriesId),
  state: EventState,
  title: bilingual(MAX_EVENT_TITLE),
  opens: Instant,
  closes: Instant,
  door: Instant,
  starts: Instant,
  ends: Instant,
  ...Counts,
  /** Seats of volunteers that are free. */
  volunteers: v.number(),
  place: v.object({
    site: v.nullable(SiteId),
    name: SiteName,
    at: Place,
    area: AreaName,
  }),
  /** Metres in a straight line from the point that was asked; null where no point was. */
  metres: v.nullable(v.number()),
  /** Not for the person who asks: another area, another role. */
  notForMe: v.boolean(),
  demo: v.boolean(),
})
export type EventCard = v.InferOutput<typeof EventCard>

/** A shift as who might take it sees it. */
export const ShiftView = v.object({
  ...EventShift.entries,
  free: v.number(),
})
export type ShiftView = v.InferOutput<typeof ShiftView>

export const EventView = v.object({
  ...EventCard.entries,
  words: bilingual(MAX_EVENT_WORDS),
  address: v.nullable(Address),
  maxParty: v.number(),
  children: v.boolean(),
  minimum: v.nullable(
    v.object({ seats: v.number(), decides: Instant, taken: v.number(), anyway: v.boolean() }),
  ),
  questions: Questions,
  audience: Audience,
  /** The names of an audience by areas. */
  audienceAreas: v.array(AreaName),
  roles: v.array(EventRole),
  shifts: v.array(ShiftView),
  organiser: v.object({
    name: v.string(),
    role: Role,
    /** The organisation behind it; null for the street and its communities. */
    operator: v.nullable(SiteName),
    phone: v.string(),
  }),
  forgetDays: v.number(),
  /** The day after which nobody has the answers any more. */
  forgotten: Instant,
  cancelled: v.nullable(v.object({ reason: CancelReason, words: v.nullable(v.string()) })),
  version: Version,
  can: v.object({
    edit: v.boolean(),
    publish: v.boolean(),
    cancel: v.boolean(),
    holdAnyway: v.boolean(),
    /** The roster, the door, the figures. */
    run: v.boolean(),
  }),
})
export type EventView = v.InferOutput<typeof EventView>
