import * as v from 'valibot'
import { action } from './action'
import { Subject } from './history'
import { ClientId, Cursor, Instant, MessageId, StreetCode } from './wire'

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
  'report_changed',
  'report_assigned',
  'report_to_verify',
  'report_pause_asked',
  'report_pause_refused',
  'report_handed',
  'report_looked',
  'event_cancelled',
  'event_moved',
  'event_reminder',
  'place_offered',
  'place_lapsed',
  'place_given',
  'event_short',
  'event_too_few',
  'hours_assumed',
  'hours_to_sign',
  'hours_signed',
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

/** What a person can be told by WeChat: its one-time subscription messages, each with a title that they agreed to. */
export const Template = v.picklist(['report_progress', 'work_assigned', 'event_progress'])
export type Template = v.InferOutput<typeof Template>

/** What a template of WeChat's can show of a message; messages.rules.ts fills it. */
export const TemplateField = v.picklist(['number', 'about', 'state', 'at'])
export type TemplateField = v.InferOutput<typeof TemplateField>

/** Templates that one tap asks for: WeChat allows five, and more than three is a list that nobody reads. */
export const MAX_ASKED = 3

/**
 * Messages of a template that one person can have agreed to in advance. WeChat knows no limit; this one
 * keeps a phone that counts without WeChat having asked from making credits that are none.
 */
export const MAX_CREDITS = 20

const Credit = v.object({
  template: Template,
  /** WeChat's id of it, for wx.requestSubscribeMessage. */
  id: v.string(),
  /** Messages that the person has agreed to and that were not sent. */
  balance: v.number(),
})
export type Credit = v.InferOutput<typeof Credit>

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
  'messages.templates': action({
    says: 'The templates of WeChat that this installation has, and how many messages of each the person has agreed to; none where it has none, and then nobody is asked.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ templates: v.array(Credit) }),
  }),
  'messages.credit': action({
    says: 'Counts one message more of each template that the person agreed to in WeChat at a tap; the same tap counts once, and nothing counts beyond what a person may hold.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      accepted: v.pipe(v.array(Template), v.minLength(1), v.maxLength(MAX_ASKED)),
    }),
    output: v.object({ templates: v.array(Credit) }),
  }),
}
