import * as v from 'valibot'
import { action } from './action'
import { Subject } from './history'
import { Day, StreetCode } from './wire'

/** A piece of work that somebody owns until a day. */
export const Assignment = v.object({
  subject: Subject,
  kind: v.picklist([
    'answer_complaint',
    'confirm_home',
    'handle_report',
    'allow_pause',
    'sign_hours',
  ]),
  title: v.string(),
  due: Day,
  about: v.boolean(),
  state: v.picklist(['on_time', 'soon', 'late']),
})
export type Assignment = v.InferOutput<typeof Assignment>

export const assignmentsActions = {
  'assignments.mine': action({
    says: 'My work: what the person who asks owns in a street, the first due first.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ assignments: v.array(Assignment) }),
  }),
}
