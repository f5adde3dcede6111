import * as v from 'valibot'
import { appointmentsReasons } from './appointments.reasons'
import { areasReasons } from './areas.reasons'
import { checkinsReasons } from './checkins.reasons'
import { doorsReasons } from './doors.reasons'
import { eventsReasons } from './events.reasons'
import { historyReasons } from './history.reasons'
import { importsReasons } from './imports.reasons'
import { invitationsReasons } from './invitations.reasons'
import { reportsReasons } from './reports.reasons'
import { serviceReasons } from './service.reasons'
import { signupsReasons } from './signups.reasons'

/**
 * What can go wrong, for every action. A domain code joins only where a page acts on it.
 *
 * - `invalid`: the input breaks a limit of the contract; `field` names where
 * - `unknown_action`: this cloud has no such action (an old or a foreign client)
 * - `sign_in`: nobody is signed in, or the session has ended
 * - `forbidden`: signed in, but not theirs to do
 * - `not_found`: no such thing, or none that this person may know of
 * - `conflict`: somebody changed it meanwhile; `message` says what changed
 * - `too_many`: too many calls in too short a time
 * - `too_large`: more bytes than this entrance takes
 * - `content_refused`: the content check refuses words that others would read
 * - `unavailable`: an outside service does not answer; trying later helps
 * - `internal`: our fault, logged with the request id
 */
export const ErrorCode = v.picklist([
  'invalid',
  'unknown_action',
  'sign_in',
  'forbidden',
  'not_found',
  'conflict',
  'too_many',
  'too_large',
  'content_refused',
  'unavailable',
  'internal',
])
export type ErrorCode = v.InferOutput<typeof ErrorCode>

/**
 * Why it is no, where the phone words it in its reader's language. Each noun tells its own reasons, with
 * the code that they come with, in `<noun>.reasons.ts`.
 */
export const Because = v.variant('why', [
  ...historyReasons,
  ...importsReasons,
  ...areasReasons,
  ...appointmentsReasons,
  ...invitationsReasons,
  ...doorsReasons,
  ...checkinsReasons,
  ...reportsReasons,
  ...signupsReasons,
  ...eventsReasons,
  ...serviceReasons,
])
export type Because = v.InferOutput<typeof Because>

/** The error half of the envelope. `message` is Chinese and fit for a resident; `field` is a path such as `hours.week.0`; `because` what the phone can word itself. */
export const WireError = v.object({
  code: ErrorCode,
  message: v.string(),
  field: v.optional(v.string()),
  because: v.optional(Because),
})
export type WireError = v.InferOutput<typeof WireError>

/** Every answer of the cloud. */
export type Envelope<Data> = { ok: true; data: Data } | { ok: false; error: WireError }
