import * as v from 'valibot'
import { CertificateId, Day, EventId, Instant, ServiceRecordId, Version } from './wire'

/** Hours that a volunteer has to confirm or correct a record; then it stands as it is. */
export const CONFIRM_HOURS = 48
/** Letters of why a record is corrected, or a correction refused. */
export const MAX_SERVICE_NOTE = 100
/** Records on one certificate: a year of weeks, on two pages. */
export const MAX_CERTIFIED = 60

/**
 * `recorded`: by a check-in and a check-out. `assumed`: nobody checked out, closed at the planned end.
 * `asked`: corrected beyond the shift, a signer has to decide. `confirmed`: by the volunteer, by a signer,
 * or because nobody said otherwise in time. `refused`: a signer did not agree; what stood before stays.
 */
export const ServiceState = v.picklist(['assumed', 'recorded', 'asked', 'confirmed', 'refused'])
export type ServiceState = v.InferOutput<typeof ServiceState>

/** A name as it was on the day, however long names may be by now. */
const Called = v.object({ zh: v.string(), en: v.optional(v.string()) })

/** What was done and for whom, as it was called on the day (docs/decisions/0021-service-hours.md). */
export const ServiceShown = v.object({
  title: Called,
  role: Called,
  where: Called,
  /** The organisation that records it: who records, certifies. */
  organiser: Called,
  /** Of the recording organisation. */
  phone: v.string(),
})
export type ServiceShown = v.InferOutput<typeof ServiceShown>

export const ServiceRecord = v.object({
  record: ServiceRecordId,
  number: v.string(),
  event: EventId,
  /** The volunteer; for a signer and the volunteer themself. */
  name: v.string(),
  shown: ServiceShown,
  planned: v.object({ from: Instant, until: Instant }),
  from: Instant,
  until: Instant,
  minutes: v.number(),
  state: ServiceState,
  confirmUntil: Instant,
  /** What a signer is to decide, and by which day. */
  asked: v.nullable(
    v.object({ from: Instant, until: Instant, why: v.string(), due: Day, about: v.boolean() }),
  ),
  /** Who signed what lies beyond the shift. */
  signer: v.nullable(v.string()),
  version: Version,
  can: v.object({ confirm: v.boolean(), correct: v.boolean(), sign: v.boolean() }),
})
export type ServiceRecord = v.InferOutput<typeof ServiceRecord>

export const CertifiedLine = v.object({
  number: v.string(),
  title: Called,
  role: Called,
  where: Called,
  organiser: Called,
  from: Instant,
  until: Instant,
  minutes: v.number(),
})
export type CertifiedLine = v.InferOutput<typeof CertifiedLine>

/** A certificate as whoever has it sees it. */
export const Certificate = v.object({
  certificate: CertificateId,
  number: v.string(),
  name: v.string(),
  /** The street that certifies. */
  issuer: Called,
  /** The days that it covers. */
  from: Day,
  until: Day,
  lines: v.array(CertifiedLine),
  minutes: v.number(),
  issued: Instant,
  /** When a record on it was corrected; a new one takes its place. */
  ended: v.nullable(Instant),
  /** The number of the one that came after it. */
  after: v.nullable(v.string()),
  /** What the QR code on it opens. */
  link: v.string(),
})
export type Certificate = v.InferOutput<typeof Certificate>
