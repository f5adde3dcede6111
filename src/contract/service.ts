import * as v from 'valibot'
import { action } from './action'
import { Certificate, MAX_CERTIFIED, MAX_SERVICE_NOTE, ServiceRecord } from './service.shapes'
import {
  CertificateId,
  ClientId,
  Cursor,
  Day,
  Instant,
  ServiceRecordId,
  StreetCode,
  text,
  Version,
} from './wire'

export * from './service.shapes'

const Step = { street: StreetCode, record: ServiceRecordId, version: Version }
const One = v.object({ record: ServiceRecord })
const STEP_ERRORS = ['sign_in', 'forbidden', 'not_found', 'conflict'] as const

export const serviceActions = {
  'service.mine': action({
    says: 'The hours of service of the person who asks, the latest first, with the minutes that are certain and those that may still change.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode, after: v.optional(Cursor) }),
    output: v.object({
      records: v.array(ServiceRecord),
      minutes: v.number(),
      open: v.number(),
      next: v.nullable(Cursor),
    }),
  }),
  'service.confirm': action({
    says: 'The volunteer confirms a record as it stands. `conflict`: the days for it are over, it is decided, or changed meanwhile.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: STEP_ERRORS,
    input: v.strictObject(Step),
    output: One,
  }),
  'service.correct': action({
    says: 'The volunteer says from when until when it really was: within the shift it holds at once, beyond it a signer is asked. `invalid`: no time at all, later than now, the time of another record, or further than a signer may go. `conflict`: the days for it are over, it is decided, or changed meanwhile. `unavailable`: the content check does not answer.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: [...STEP_ERRORS, 'invalid', 'content_refused', 'unavailable'],
    input: v.strictObject({ ...Step, from: Instant, until: Instant, why: text(MAX_SERVICE_NOTE) }),
    output: One,
  }),
  'service.toSign': action({
    says: 'The corrections that wait for a signature of the person who asks, the first due first; at most 100 at a time.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ records: v.array(ServiceRecord) }),
  }),
  'service.sign': action({
    says: 'Signs a correction beyond the shift, or refuses it with why; never of one’s own hours. `conflict`: nothing is asked, changed meanwhile, or another record has the time by now. `unavailable`: the content check does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 30,
    errors: [...STEP_ERRORS, 'content_refused', 'unavailable'],
    input: v.strictObject({
      ...Step,
      accept: v.boolean(),
      note: v.optional(text(MAX_SERVICE_NOTE)),
    }),
    output: One,
  }),
  'service.certify': action({
    says: 'Certifies the hours of the person who asks in a span of days, with a number that anybody can verify. Only what is certain counts. The same client id again answers the first one. `invalid`: the last day before the first. `conflict`: nothing is certain in these days, or more than one certificate holds.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'invalid', 'conflict'],
    input: v.strictObject({ street: StreetCode, client: ClientId, from: Day, until: Day }),
    output: v.object({ certificate: Certificate }),
  }),
  'service.certificates': action({
    says: 'The certificates of the person who asks, the latest first.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ certificates: v.pipe(v.array(Certificate), v.maxLength(MAX_CERTIFIED)) }),
  }),
  'service.print': action({
    says: 'A certificate as a PDF, in base64: some 50 to 100 KB, as a phone can take it in one answer. `not_found`: no such certificate of the person who asks.',
    access: 'person',
    effect: 'read',
    perMinute: 10,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({ street: StreetCode, certificate: CertificateId }),
    output: v.object({ name: v.string(), pdf: v.string() }),
  }),
  'service.verify': action({
    says: 'What a number on a certificate says, for anybody who holds it in their hand: whose hours (the name masked), what and how long, and whether it still holds. `not_found`: no such number, or its check letters do not belong to it.',
    access: 'anyone',
    effect: 'read',
    perMinute: 20,
    errors: ['not_found'],
    input: v.strictObject({ street: StreetCode, number: text(40) }),
    output: v.object({
      certificate: v.omit(Certificate, ['certificate', 'link']),
    }),
  }),
}
