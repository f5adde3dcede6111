import * as v from 'valibot'
import { action } from './action'
import { Cursor, Instant, StreetCode } from './wire'

/** Things that have a history; their noun says who may read it. */
export const Subject = v.strictObject({
  noun: v.picklist([
    'sites',
    'operators',
    'complaints',
    'reports',
    'report_settings',
    'imports',
    'doors',
    'homes',
    'appointments',
    'invitations',
    'open311',
    'events',
    'signups',
    'service',
  ]),
  id: v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{10}$/)),
})
export type Subject = v.InferOutput<typeof Subject>

export const HistoryLine = v.object({
  at: Instant,
  /** The action or the rule that did it: sites.update, complaints.climb. */
  did: v.string(),
  /** The name of who did it, or null for a rule. */
  by: v.nullable(v.string()),
  /** Names of what changed, for a sentence. */
  changed: v.array(v.string()),
  /** Words that were left with the step. */
  note: v.nullable(v.string()),
})
export type HistoryLine = v.InferOutput<typeof HistoryLine>

export const historyActions = {
  'history.list': action({
    says: 'What happened to one thing, newest first, for those who may see it. `not_found`: no such thing, or not theirs to see.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden', 'not_found'],
    input: v.strictObject({ street: StreetCode, subject: Subject, after: v.optional(Cursor) }),
    output: v.object({ lines: v.array(HistoryLine), next: v.nullable(Cursor) }),
  }),
}
