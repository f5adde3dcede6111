import * as v from 'valibot'
import { action } from './action'
import { Subject } from './history'
import { Cursor, Instant, MessageId, StreetCode } from './wire'

/** What a message can tell; the phone has the sentence of each, in both languages. */
export const MessageKind = v.picklist([
  'complaint_answered',
  'complaint_climbed',
  'complaint_assigned',
  'complaint_handed',
  'appointment_given',
  'appointment_changed',
  'appointment_ended',
  'invitation_claimed',
  'account_invited',
  'home_asked',
  'home_confirmed',
  'home_refused',
  'home_ended',
  'home_entrusted',
])
export type MessageKind = v.InferOutput<typeof MessageKind>

export const Message = v.object({
  message: MessageId,
  kind: MessageKind,
  subject: Subject,
  /** Values for the sentence, such as the complaint's number; never personal data. */
  values: v.record(v.string(), v.string()),
  at: Instant,
  read: v.boolean(),
})
export type Message = v.InferOutput<typeof Message>

export const messagesActions = {
  'messages.list': action({
    says: 'The inbox of the person who asks, newest first, with the number not read yet.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode, after: v.optional(Cursor) }),
    output: v.object({ messages: v.array(Message), unread: v.number(), next: v.nullable(Cursor) }),
  }),
  'messages.read': action({
    says: 'Marks messages as read; those that are not the person’s are left alone.',
    access: 'person',
    effect: 'write',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({
      street: StreetCode,
      messages: v.pipe(v.array(MessageId), v.minLength(1), v.maxLength(50)),
    }),
    output: v.object({ unread: v.number() }),
  }),
}
