import * as v from 'valibot'
import { action } from './action'
import {
  bilingual,
  ClientId,
  ComplaintId,
  Cursor,
  Day,
  Instant,
  SiteId,
  StreetCode,
  text,
  Version,
} from './wire'

/** 投诉 asks for an answer about what went wrong, 建议 for one about what could be better; both get one. */
export const ComplaintKind = v.picklist(['complaint', 'suggestion'])
export type ComplaintKind = v.InferOutput<typeof ComplaintKind>

/** Whom it is about: the owner of the complaint stands outside that line. */
export const About = v.variant('line', [
  v.strictObject({ line: v.literal('site'), site: SiteId }),
  v.strictObject({
    line: v.literal('people'),
    role: v.picklist(['grid', 'community', 'block', 'street']),
  }),
  v.strictObject({ line: v.literal('app') }),
])
export type About = v.InferOutput<typeof About>

/** What the complaint is about, for a sentence; the phone has the words of a role and of the app. */
export const ComplaintSubject = v.variant('line', [
  v.object({ line: v.literal('site'), site: SiteId, name: bilingual(30) }),
  v.object({
    line: v.literal('people'),
    role: v.picklist(['grid', 'community', 'block', 'street']),
  }),
  v.object({ line: v.literal('app') }),
])
export type ComplaintSubject = v.InferOutput<typeof ComplaintSubject>

/** Who may have to answer. An administrator does only where a street has nobody else. */
export const OwnerRole = v.picklist(['street_staff', 'supervisor', 'administrator'])
export type OwnerRole = v.InferOutput<typeof OwnerRole>

export const ComplaintState = v.picklist(['open', 'answered', 'withdrawn'])
export type ComplaintState = v.InferOutput<typeof ComplaintState>

/** Long enough to tell a story, short enough for WeChat's text check (2,500). */
const Words = text(1000, 4)
/** A mobile or fixed line, or an address for letters by net. */
const Contact = text(60, 5)
/** Proves, with the number, that somebody sent an anonymous complaint. */
const Receipt = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{16}$/))
const ComplaintNumber = v.pipe(v.string(), v.regex(/^[TJ]\d{8}-\d{4,6}$/))

export const ComplaintLine = v.object({
  complaint: ComplaintId,
  number: ComplaintNumber,
  kind: ComplaintKind,
  state: ComplaintState,
  words: v.string(),
  /** The role and the name of who answers; a name is public for a person in office. */
  owner: v.object({ role: OwnerRole, name: v.string() }),
  due: Day,
  /** The due day rests on days that the calendar does not know yet. */
  about: v.boolean(),
  late: v.boolean(),
  sentAt: Instant,
})
export type ComplaintLine = v.InferOutput<typeof ComplaintLine>

export const ComplaintView = v.object({
  ...ComplaintLine.entries,
  street: StreetCode,
  subject: ComplaintSubject,
  /** Shown to the sender and to the owner only; forgotten when the sender takes the complaint back. */
  contact: v.nullable(v.string()),
  answer: v.nullable(v.object({ words: v.string(), by: v.string(), at: Instant })),
  version: Version,
  can: v.object({ answer: v.boolean(), withdraw: v.boolean() }),
})
export type ComplaintView = v.InferOutput<typeof ComplaintView>

const Which = { street: StreetCode, complaint: ComplaintId }

export const complaintsActions = {
  'complaints.submit': action({
    says: 'Hands in a complaint or a suggestion, signed in or not, and answers its number, owner and due day; the same client id again answers the same one. `not_found`: the site or street is unknown, or somebody else sent one with this client id; `unavailable`: the street has nobody who could answer.',
    access: 'anyone',
    effect: 'write',
    perMinute: 5,
    errors: ['not_found', 'unavailable'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      kind: ComplaintKind,
      about: About,
      words: Words,
      contact: v.optional(Contact),
    }),
    output: v.object({ complaint: ComplaintView, receipt: Receipt }),
  }),
  'complaints.find': action({
    says: 'Opens one by its number and receipt, for somebody who sent it without signing in. `not_found`: the two do not belong together.',
    access: 'anyone',
    effect: 'read',
    perMinute: 10,
    errors: ['not_found'],
    input: v.strictObject({ street: StreetCode, number: ComplaintNumber, receipt: Receipt }),
    output: v.object({ complaint: ComplaintView }),
  }),
  'complaints.get': action({
    says: 'One complaint, for its sender and its owner. `not_found` for everybody else.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject(Which),
    output: v.object({ complaint: ComplaintView }),
  }),
  'complaints.mine': action({
    says: 'What the person who asks has sent, newest first.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode, after: v.optional(Cursor) }),
    output: v.object({ complaints: v.array(ComplaintLine), next: v.nullable(Cursor) }),
  }),
  'complaints.owned': action({
    says: 'What the person who asks has to answer, the first due first.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, after: v.optional(Cursor) }),
    output: v.object({ complaints: v.array(ComplaintLine), next: v.nullable(Cursor) }),
  }),
  'complaints.answer': action({
    says: 'Answers one and tells its sender. `conflict`: answered or withdrawn meanwhile; `forbidden`: its sender, or no role in the street; `not_found` for everybody else.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict'],
    input: v.strictObject({ ...Which, version: Version, words: Words }),
    output: v.object({ complaint: ComplaintView }),
  }),
  'complaints.withdraw': action({
    says: 'Takes back what one sent and is not answered yet. `conflict`: answered or handed on meanwhile; `forbidden`: its owner, who did not send it.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict'],
    input: v.strictObject({ ...Which, version: Version }),
    output: v.object({ complaint: ComplaintView }),
  }),
}
