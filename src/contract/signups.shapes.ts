import * as v from 'valibot'
import {
  EventState,
  MAX_BRIEF,
  MAX_CHOICES,
  MAX_EVENT_TITLE,
  MAX_QUESTION,
  MAX_ROLE_NAME,
} from './events.shapes'
import { MAX_HOME_NAME } from './homes'
import { Name as SiteName } from './sites.shapes'
import {
  bilingual,
  EventId,
  Instant,
  Place,
  PlaceId,
  ShiftId,
  SignupId,
  StreetCode,
  text,
  Version,
} from './wire'

/** Letters of one answer in words. */
export const MAX_ANSWER = 100
/** Shifts that one person takes at an event. */
export const MAX_OWN_SHIFTS = 6
/** Letters that a ticket may have: its body, the id of its key and 64 bytes of signature, base64url. */
export const MAX_TICKET = 240

/** As the door calls somebody: the same letters as at home. */
export const GuestName = text(MAX_HOME_NAME)

/** Of the seats of a party. `offered`: theirs until a moment. The last two are over. */
export const SignupState = v.picklist(['confirmed', 'waiting', 'offered', 'lapsed', 'cancelled'])
export type SignupState = v.InferOutput<typeof SignupState>

/** Each question's id with what was said: words, yes or no, or the number of a choice from 0. */
export const Answers = v.record(
  v.pipe(v.string(), v.regex(/^q\d{1,2}$/)),
  v.union([
    text(MAX_ANSWER),
    v.boolean(),
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CHOICES - 1)),
  ]),
)
export type Answers = v.InferOutput<typeof Answers>

export const Guest = v.strictObject({ name: GuestName, child: v.boolean() })
export type Guest = v.InferOutput<typeof Guest>

/** One seat of a party, or one shift, that somebody has or had. */
export const SignupPlace = v.object({
  place: PlaceId,
  is: v.picklist(['guest', 'shift']),
  /** Null for a guest. */
  shift: v.nullable(ShiftId),
  name: v.string(),
  child: v.boolean(),
  held: v.boolean(),
  from: Instant,
  until: Instant,
  /** When they came and left, where a door or a code says so. */
  came: v.nullable(Instant),
  left: v.nullable(Instant),
})
export type SignupPlace = v.InferOutput<typeof SignupPlace>

/** A sign-up as the person who has it sees it. */
export const MySignup = v.object({
  street: StreetCode,
  signup: SignupId,
  event: EventId,
  state: SignupState,
  seats: v.number(),
  places: v.array(SignupPlace),
  /** Seats that are asked for by those before them in the line; null unless they wait. */
  ahead: v.nullable(v.number()),
  /** Until when an offer is to be answered. */
  offerUntil: v.nullable(Instant),
  /** What the QR code shows, signed; null while nothing is held or the event is over or called off. */
  ticket: v.nullable(v.pipe(v.string(), v.maxLength(MAX_TICKET))),
  answers: v.nullable(Answers),
  /** What one needs on the way, also without a network. */
  about: v.object({
    title: bilingual(MAX_EVENT_TITLE),
    state: EventState,
    starts: Instant,
    ends: Instant,
    door: Instant,
    where: SiteName,
    at: Place,
    phone: v.string(),
    /** What volunteers of the shifts held do. */
    briefs: v.array(
      v.object({
        shift: ShiftId,
        role: bilingual(MAX_ROLE_NAME),
        words: bilingual(MAX_BRIEF),
        door: v.boolean(),
      }),
    ),
  }),
  made: Instant,
  version: Version,
  can: v.object({ cancel: v.boolean(), change: v.boolean(), answer: v.boolean() }),
})
export type MySignup = v.InferOutput<typeof MySignup>

/** A sign-up as the organiser's roster shows it. */
export const RosterLine = v.object({
  signup: SignupId,
  name: v.string(),
  /** Masked. */
  phone: v.nullable(v.string()),
  state: SignupState,
  seats: v.number(),
  places: v.array(SignupPlace),
  walkIn: v.boolean(),
  /** Gone with the day on which they are forgotten. */
  answers: v.array(v.object({ words: bilingual(MAX_QUESTION), said: bilingual(MAX_ANSWER) })),
  made: Instant,
  version: Version,
})
export type RosterLine = v.InferOutput<typeof RosterLine>
