import * as v from 'valibot'
import { Role } from './areas'

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

/** What hangs on an area, and how much of it. */
export const AreaUse = v.object({
  area: v.object({ zh: v.string(), en: v.string() }),
  thing: v.picklist(['appointments', 'sites', 'doors']),
  count: v.number(),
})
export type AreaUse = v.InferOutput<typeof AreaUse>

/**
 * Why it is no, where the phone words it in its reader's language. Of a `conflict`:
 *
 * - `changed`: somebody changed the thing; `fields` as its history names them, `by` null where unknown
 * - `rows_changed`: things behind rows of an import changed since its preview, or since it was applied; the first few, and how many there are
 * - `rows_held`: an import cannot be undone, because people have accepted what its rows gave them, or own open work by it; the first few, and how many there are
 * - `rows_wrong`: an import has this many rows with errors
 * - `nothing_to_do`: an import would change nothing
 * - `still_reading`: not all rows of an import were looked at yet
 * - `done_already`: an import is no longer a preview
 * - `not_applied`: an import that is not in force cannot be undone
 * - `later_version`: boundaries are undone from the newest version back, and this one came later
 * - `areas_in_use`: things hang on areas that would be taken away; the first few
 * - `doors_there`: doors that would be added are there already; the first few, as people say them
 * - `doors_in_use`: people belong to doors that would be taken away
 * - `invitation_closed`: an invitation can no longer be accepted
 * - `last_of_street`: nobody who can be reached would hold this role in the street afterwards
 *
 * Of an `invalid`:
 *
 * - `outside_street`: the place lies in another street, or in none
 * - `work_open`: pieces of open work have no next owner yet
 */
export const Because = v.variant('why', [
  v.object({
    why: v.literal('changed'),
    by: v.nullable(v.string()),
    fields: v.array(v.string()),
  }),
  v.object({
    why: v.literal('rows_changed'),
    since: v.picklist(['preview', 'apply']),
    rows: v.array(v.object({ row: v.number(), name: v.string() })),
    count: v.number(),
  }),
  v.object({
    why: v.literal('rows_held'),
    holds: v.picklist(['invitation', 'work']),
    rows: v.array(v.object({ row: v.number(), name: v.string() })),
    count: v.number(),
  }),
  v.object({ why: v.literal('rows_wrong'), count: v.number() }),
  v.object({ why: v.literal('nothing_to_do') }),
  v.object({ why: v.literal('still_reading') }),
  v.object({ why: v.literal('done_already') }),
  v.object({ why: v.literal('not_applied') }),
  v.object({ why: v.literal('later_version'), version: v.number() }),
  v.object({ why: v.literal('areas_in_use'), uses: v.array(AreaUse) }),
  v.object({ why: v.literal('doors_there'), doors: v.array(v.string()) }),
  v.object({ why: v.literal('doors_in_use') }),
  v.object({ why: v.literal('outside_street') }),
  v.object({
    why: v.literal('invitation_closed'),
    state: v.picklist(['expired', 'revoked', 'claimed']),
  }),
  v.object({ why: v.literal('last_of_street'), role: Role }),
  v.object({ why: v.literal('work_open'), count: v.number() }),
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
