import * as v from 'valibot'
import { action } from './action'
import { AreaName, Role } from './areas'
import { Assignment } from './assignments'
import { MadeInvitation } from './invitations'
import {
  AbsenceId,
  AppointmentId,
  AreaCode,
  ClientId,
  Cursor,
  Day,
  Instant,
  InvitationId,
  Mobile,
  OperatorId,
  PersonId,
  StreetCode,
  text,
  Version,
} from './wire'

/** Long enough for a name in any script of those who live here. */
const Name = text(30)

const Somebody = v.object({ person: PersonId, name: v.string() })

/** An operator as its people's offices name it. */
export const OperatorName = v.object({ operator: OperatorId, zh: v.string(), en: v.string() })
export type OperatorName = v.InferOutput<typeof OperatorName>

/** Days on which somebody cannot be reached; both ends count. */
export const Absence = v.object({ absence: AbsenceId, from: Day, until: Day })
export type Absence = v.InferOutput<typeof Absence>

/** Who holds what, where, and from when until when; both ends count. */
export const AppointmentView = v.object({
  appointment: AppointmentId,
  ...Somebody.entries,
  /** 138****1234, for those who may end the appointment; null for everybody else and where none is known. */
  phone: v.nullable(v.string()),
  role: Role,
  area: AreaName,
  /** Whose sites an operator's people look after; null for every other role. */
  operator: v.nullable(OperatorName),
  from: Day,
  until: v.nullable(Day),
  standIn: v.nullable(Somebody),
  /** The absence of today, or the next one. */
  away: v.nullable(Absence),
  /** Whether the human behind the record took it over. */
  claimed: v.boolean(),
  /** The invitation that waits to be accepted; only for those who may make one. */
  invited: v.nullable(v.object({ invitation: InvitationId, expires: Instant })),
  /** Pieces of work that this person owns in the street and that are not done. */
  work: v.number(),
  demo: v.boolean(),
  version: Version,
  can: v.object({
    change: v.boolean(),
    end: v.boolean(),
    invite: v.boolean(),
    away: v.boolean(),
  }),
})
export type AppointmentView = v.InferOutput<typeof AppointmentView>

/** Somebody who may take a piece of work over. */
export const Successor = v.object({ ...Somebody.entries, role: Role, open: v.number() })
export type Successor = v.InferOutput<typeof Successor>

/** A piece of work that its owner can no longer do afterwards, and who may take it; the first is proposed. */
export const OpenWork = v.object({
  ...v.omit(Assignment, ['state']).entries,
  candidates: v.array(Successor),
  proposed: v.nullable(PersonId),
})
export type OpenWork = v.InferOutput<typeof OpenWork>

/** Somebody in office near an appointment, and what they hold there. */
export const Neighbour = v.object({ ...Somebody.entries, role: Role, area: AreaName })
export type Neighbour = v.InferOutput<typeof Neighbour>

/** To whom a piece of open work goes. */
const Hand = v.strictObject({
  ...v.pick(Assignment, ['subject', 'kind']).entries,
  to: PersonId,
})

/** More than anybody owns at a time; `assignments.mine` shows as many. */
const MAX_HANDS = 200

const Which = { street: StreetCode, appointment: AppointmentId }
const Step = { ...Which, version: Version }
const refusals = ['sign_in', 'forbidden', 'not_found'] as const

export const appointmentsActions = {
  'appointments.list': action({
    says: 'Who holds what in a street today and later, by area, a page at a time: all for its staff, their community for a secretary, their own for everybody else in office. `q`: part of a name, a mobile number or its last four digits.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({
      street: StreetCode,
      /** This area and all inside it. */
      area: v.optional(AreaCode),
      role: v.optional(Role),
      /** Its people alone. */
      operator: v.optional(OperatorId),
      q: v.optional(text(30)),
      after: v.optional(Cursor),
    }),
    output: v.object({
      appointments: v.array(AppointmentView),
      next: v.nullable(Cursor),
      /** The roles that who asks may give; none for most. */
      gives: v.array(Role),
    }),
  }),
  'appointments.get': action({
    says: 'One appointment, over or not, for those who see it; for whoever may change it with the people in office nearest to it, who could stand in. `not_found`: no such appointment, or not theirs to see.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: refusals,
    input: v.strictObject(Which),
    output: v.object({ appointment: AppointmentView, near: v.array(Neighbour) }),
  }),
  'appointments.create': action({
    says: 'Gives somebody a role: an existing person of the street, or a new record with an invitation to take it over; the same client id again answers the same one. `invalid` with `field`: person, name, area, operator, from, until or standIn does not fit; `conflict`: that person holds this role there already; `not_found`: no such person, stand-in or operator in this street.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: [...refusals, 'conflict', 'content_refused'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      /** Somebody of the street; without, `name` makes a new record. */
      person: v.optional(PersonId),
      name: v.optional(Name),
      phone: v.optional(Mobile),
      role: Role,
      area: AreaCode,
      /** Goes with the role of an operator's people, who are of the whole street, and with no other. */
      operator: v.optional(OperatorId),
      from: Day,
      until: v.optional(Day),
      standIn: v.optional(PersonId),
    }),
    output: v.object({ appointment: AppointmentView, invitation: v.nullable(MadeInvitation) }),
  }),
  'appointments.change': action({
    says: 'Sets or clears the last day and the stand-in. `conflict`: somebody changed it meanwhile, it is over, or nobody would answer for the street afterwards; `invalid` with `field` until or standIn.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({
      ...Step,
      until: v.optional(v.nullable(Day)),
      standIn: v.optional(v.nullable(PersonId)),
    }),
    output: v.object({ appointment: AppointmentView }),
  }),
  'appointments.away': action({
    says: 'Says from when until when somebody cannot be reached: oneself, or those whom one appoints; their stand-ins have their rights on these days. `invalid` with `field` until; `not_found`: no such person in office here.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: refusals,
    input: v.strictObject({
      street: StreetCode,
      /** Absent: who asks. */
      person: v.optional(PersonId),
      from: Day,
      until: Day,
    }),
    output: v.object({ absence: Absence }),
  }),
  'appointments.back': action({
    says: 'Ends an absence today, or takes back one that has not begun; the stand-in has no more rights from now on.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: refusals,
    input: v.strictObject({ street: StreetCode, absence: AbsenceId }),
    output: v.object({ back: v.literal(true) }),
  }),
  'appointments.handover': action({
    says: 'Everything that somebody could no longer do once this appointment has ended, and for each piece who may take it over, the first one proposed.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: refusals,
    input: v.strictObject(Which),
    output: v.object({ appointment: AppointmentView, work: v.array(OpenWork) }),
  }),
  'appointments.end': action({
    says: 'Ends an appointment now, after each piece of open work has gone to its next owner. `invalid` with `field` hands: a piece has none, or one who may not have it; `conflict`: somebody changed it meanwhile, it is over, or nobody would answer for the street afterwards.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({
      ...Step,
      hands: v.pipe(v.array(Hand), v.maxLength(MAX_HANDS)),
    }),
    output: v.object({ ended: v.literal(true), handed: v.number() }),
  }),
  'appointments.invite': action({
    says: 'Makes a fresh one-time invitation from an appointment, in place of the one before: to take the record over, or, once that has happened, to come back to it with another WeChat account, which is for staff who have checked the person. `conflict`: the appointment is over, the record is taken over already or not yet, or its person serves elsewhere too.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({ ...Which, kind: v.picklist(['appointment', 'account']) }),
    output: v.object({ invitation: MadeInvitation }),
  }),
}
