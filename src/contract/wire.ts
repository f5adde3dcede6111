import * as v from 'valibot'

/** Shapes that several nouns share on the wire. */

/** Crockford base32 without i, l, o, u: safe to read aloud and to print; 10 characters hold 50 bits. */
const ID = /^[0-9a-hjkmnp-tv-z]{10}$/
const id = () => v.pipe(v.string(), v.regex(ID))

export const PersonId = v.pipe(id(), v.brand('PersonId'))
export type PersonId = v.InferOutput<typeof PersonId>
export const SiteId = v.pipe(id(), v.brand('SiteId'))
export type SiteId = v.InferOutput<typeof SiteId>
export const OperatorId = v.pipe(id(), v.brand('OperatorId'))
export type OperatorId = v.InferOutput<typeof OperatorId>
export const ComplaintId = v.pipe(id(), v.brand('ComplaintId'))
export type ComplaintId = v.InferOutput<typeof ComplaintId>
export const ImportId = v.pipe(id(), v.brand('ImportId'))
export type ImportId = v.InferOutput<typeof ImportId>
export const FileId = v.pipe(id(), v.brand('FileId'))
export type FileId = v.InferOutput<typeof FileId>
export const AppointmentId = v.pipe(id(), v.brand('AppointmentId'))
export type AppointmentId = v.InferOutput<typeof AppointmentId>
export const AbsenceId = v.pipe(id(), v.brand('AbsenceId'))
export type AbsenceId = v.InferOutput<typeof AbsenceId>
export const InvitationId = v.pipe(id(), v.brand('InvitationId'))
export type InvitationId = v.InferOutput<typeof InvitationId>
export const BuildingId = v.pipe(id(), v.brand('BuildingId'))
export type BuildingId = v.InferOutput<typeof BuildingId>
export const DoorId = v.pipe(id(), v.brand('DoorId'))
export type DoorId = v.InferOutput<typeof DoorId>
export const HomeId = v.pipe(id(), v.brand('HomeId'))
export type HomeId = v.InferOutput<typeof HomeId>
export const ReportId = v.pipe(id(), v.brand('ReportId'))
export type ReportId = v.InferOutput<typeof ReportId>
export const BulkId = v.pipe(id(), v.brand('BulkId'))
export type BulkId = v.InferOutput<typeof BulkId>
export const Open311KeyId = v.pipe(id(), v.brand('Open311KeyId'))
export type Open311KeyId = v.InferOutput<typeof Open311KeyId>
export const MessageId = v.pipe(id(), v.brand('MessageId'))
export type MessageId = v.InferOutput<typeof MessageId>
export const EventId = v.pipe(id(), v.brand('EventId'))
export type EventId = v.InferOutput<typeof EventId>
export const EventRoleId = v.pipe(id(), v.brand('EventRoleId'))
export type EventRoleId = v.InferOutput<typeof EventRoleId>
export const ShiftId = v.pipe(id(), v.brand('ShiftId'))
export type ShiftId = v.InferOutput<typeof ShiftId>
export const SeriesId = v.pipe(id(), v.brand('SeriesId'))
export type SeriesId = v.InferOutput<typeof SeriesId>
export const SignupId = v.pipe(id(), v.brand('SignupId'))
export type SignupId = v.InferOutput<typeof SignupId>
export const PlaceId = v.pipe(id(), v.brand('PlaceId'))
export type PlaceId = v.InferOutput<typeof PlaceId>
export const DeviceId = v.pipe(id(), v.brand('DeviceId'))
export type DeviceId = v.InferOutput<typeof DeviceId>
export const TicketKeyId = v.pipe(id(), v.brand('TicketKeyId'))
export type TicketKeyId = v.InferOutput<typeof TicketKeyId>
export const ServiceRecordId = v.pipe(id(), v.brand('ServiceRecordId'))
export type ServiceRecordId = v.InferOutput<typeof ServiceRecordId>
export const CertificateId = v.pipe(id(), v.brand('CertificateId'))
export type CertificateId = v.InferOutput<typeof CertificateId>

/** A browser's request to be signed in: 40 bits, for the minutes that it lives. */
export const SigninId = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{8}$/), v.brand('SigninId'))
export type SigninId = v.InferOutput<typeof SigninId>
export const SessionId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-hjkmnp-tv-z]{20}$/),
  v.brand('SessionId'),
)
export type SessionId = v.InferOutput<typeof SessionId>

/** Made on the phone, once per thing submitted: any retry with it stays one thing. */
export const ClientId = v.pipe(v.string(), v.regex(/^[0-9a-z]{16,32}$/), v.brand('ClientId'))
export type ClientId = v.InferOutput<typeof ClientId>

/** Official division code of a sub-district or town, 9 digits; leads every key of the database. */
export const StreetCode = v.pipe(v.string(), v.regex(/^\d{9}$/), v.brand('StreetCode'))
export type StreetCode = v.InferOutput<typeof StreetCode>

/** Official 9- or 12-digit code where one exists, else the parent's code and a suffix of ours: 310101002-b2. */
export const AreaCode = v.pipe(
  v.string(),
  v.regex(/^\d{9}(\d{3})?(-[a-z]\d{1,3}){0,3}$/),
  v.brand('AreaCode'),
)
export type AreaCode = v.InferOutput<typeof AreaCode>

/** Official code of a district (6 digits), a street (9) or a community (12). */
export const DivisionCode = v.pipe(
  v.string(),
  v.regex(/^\d{6}(\d{3}(\d{3})?)?$/),
  v.brand('DivisionCode'),
)
export type DivisionCode = v.InferOutput<typeof DivisionCode>

/** GCJ-02 degrees; the bounds hold Shanghai with its islands. */
export const Place = v.strictObject({
  lng: v.pipe(v.number(), v.minValue(120.8), v.maxValue(122.3)),
  lat: v.pipe(v.number(), v.minValue(30.6), v.maxValue(31.9)),
})
export type Place = v.InferOutput<typeof Place>

/** Outer ring of a polygon, GCJ-02, not closed (the first point is not repeated). */
export const Ring = v.pipe(v.array(Place), v.minLength(3), v.maxLength(2000))
export type Ring = v.InferOutput<typeof Ring>

/** A moment of this century, ISO 8601 in UTC. */
export const Instant = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
)
export type Instant = v.InferOutput<typeof Instant>

/** A day of Shanghai, YYYY-MM-DD, and one that exists. */
export const Day = v.pipe(
  v.string(),
  v.regex(/^(19|20)\d\d-\d\d-\d\d$/),
  v.check((day) => {
    const time = Date.parse(`${day}T00:00:00Z`)
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
  }),
)
export type Day = v.InferOutput<typeof Day>

/** Counts the changes of a row; the one that a person saw travels with the step. */
export const Version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000_000))
export type Version = v.InferOutput<typeof Version>

const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
  /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** No control or direction characters, no half of a surrogate pair (which encodeURIComponent refuses). */
function isPrintable(words: string): boolean {
  if (UNPRINTABLE.test(words)) return false
  try {
    encodeURIComponent(words)
    return true
  } catch {
    return false
  }
}

/** Words that a person typed: trimmed, no control, direction or half characters, `max` in UTF-16 units. */
export const text = (max: number, min = 1) =>
  v.pipe(v.string(), v.trim(), v.minLength(min), v.maxLength(max), v.check(isPrintable))

/** Chinese first; English where somebody wrote it. */
export const bilingual = (max: number) =>
  v.strictObject({ zh: text(max), en: v.optional(text(max)) })
export type Bilingual = { zh: string; en?: string | undefined }

export const MOBILE_DIGITS = 11
/** A Chinese mobile number as it is dialled, `MOBILE_DIGITS` long. */
export const Mobile = v.pipe(v.string(), v.trim(), v.regex(/^1[3-9]\d{9}$/))
export type Mobile = v.InferOutput<typeof Mobile>

/** Where the next page begins; opaque to the phone. */
export const Cursor = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
export type Cursor = v.InferOutput<typeof Cursor>
export const Empty = v.strictObject({})
