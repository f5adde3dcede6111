import * as v from 'valibot'
import { action } from './action'
import { AreaName, Role } from './areas'
import { Day, Instant, InvitationId, StreetCode, text } from './wire'

/**
 * What an invitation offers. `appointment`: take this office over. `administrator`: the same for the
 * first one of a street, made by whoever sets the installation up. `account`: come back with another
 * WeChat account. `home`: take over what was entered for somebody without a phone.
 */
export const InvitationKind = v.picklist(['appointment', 'administrator', 'account', 'home'])
export type InvitationKind = v.InferOutput<typeof InvitationKind>

/** Minutes for which an invitation that moves a resident to another WeChat account can be accepted: it is worth an identity. */
export const MOVE_MINUTES = 15

/** What the maker hands over, on paper or on a screen: a scene for WeChat and a link for any camera. */
export const MadeInvitation = v.object({
  invitation: InvitationId,
  kind: InvitationKind,
  scene: text(32),
  link: v.string(),
  expires: Instant,
})
export type MadeInvitation = v.InferOutput<typeof MadeInvitation>

/** What somebody is invited to. One that is no longer open tells nothing of whom it was for. */
export const InvitationView = v.object({
  invitation: InvitationId,
  street: StreetCode,
  kind: InvitationKind,
  state: v.picklist(['open', 'expired', 'revoked', 'claimed']),
  /** Whether who asks is the one who accepted it. */
  yours: v.boolean(),
  expires: Instant,
  /** Null for one without an office, and for one that tells nothing. */
  office: v.nullable(
    v.object({
      /** The name that the invitation is made out to. */
      name: v.string(),
      role: Role,
      area: AreaName,
      from: Day,
      until: v.nullable(Day),
    }),
  ),
  /** Whose record it is and where it belongs; null for one to an office, and for one that tells nothing. */
  record: v.nullable(v.object({ name: v.string(), area: v.nullable(AreaName) })),
})
export type InvitationView = v.InferOutput<typeof InvitationView>

const Which = { street: StreetCode, invitation: InvitationId }

export const invitationsActions = {
  'invitations.look': action({
    says: 'What the person who asks is invited to, and whether it can still be accepted. `not_found`: this street has no such invitation.',
    access: 'person',
    effect: 'read',
    perMinute: 30,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject(Which),
    output: v.object({ invitation: InvitationView }),
  }),
  'invitations.claim': action({
    says: 'Accepts an invitation for the person who asks; accepting it again changes nothing. `conflict`: somebody else accepted it, it was taken back or is too old, or it is for another account; `sign_in` also where a new WeChat account is asked for and the call carries none.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'not_found', 'conflict'],
    input: v.strictObject(Which),
    output: v.object({ invitation: InvitationView }),
  }),
  'invitations.moveAccount': action({
    says: 'A one-time invitation for the person who asks to come back with another WeChat account, which becomes theirs with everything they have; it can be accepted for minutes, and takes the place of the one before.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ invitation: MadeInvitation }),
  }),
  'invitations.revoke': action({
    says: 'Takes an invitation back that nobody has accepted: by who may give its office or leads where its record belongs, and by the person whose account it would move. `conflict`: somebody has accepted it. `not_found`: no such invitation, or not theirs.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'not_found', 'conflict'],
    input: v.strictObject(Which),
    output: v.object({ revoked: v.literal(true) }),
  }),
}
