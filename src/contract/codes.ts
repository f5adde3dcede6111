import * as v from 'valibot'
import { action } from './action'
import { AreaCode, bilingual, EventId, InvitationId, SigninId, SiteId, StreetCode } from './wire'

/** What a code on a wall, a screen or a plaque stands for; a kind joins with the noun that prints it. */
export const CodeKind = v.picklist(['site', 'invitation', 'signin', 'grid', 'certificate', 'door'])
export type CodeKind = v.InferOutput<typeof CodeKind>

/**
 * What a scanned code turned out to be. A code that is not ours, is damaged or has ended is an
 * answer, not an error: somebody stands before a wall and wants to know what to do.
 */
export const Resolved = v.variant('is', [
  v.object({ is: v.literal('site'), street: StreetCode, site: SiteId }),
  /** Whether it can still be accepted is told to who signs in. */
  v.object({ is: v.literal('invitation'), street: StreetCode, invitation: InvitationId }),
  /** A browser asks to be signed in. Whether it still does is told to who signs in. */
  v.object({ is: v.literal('signin'), request: SigninId }),
  /** The code that hangs in a micro-grid: whoever stands before it belongs there, or may. */
  v.object({ is: v.literal('grid'), street: StreetCode, area: AreaCode }),
  /** Stands on a certificate of service hours; whoever holds it may ask what the number says. */
  v.object({ is: v.literal('certificate'), street: StreetCode, number: v.string() }),
  /** Moves on at the door of an event; whether it is still fresh is told to who comes by it. */
  v.object({ is: v.literal('door'), street: StreetCode, event: EventId }),
  /** Ours once: replaced, taken down or past its day. `site`: where it used to lead, if that still stands. */
  v.object({ is: v.literal('ended'), name: v.nullable(bilingual(30)) }),
  /** Of our shape, but its signature or its record is not. */
  v.object({ is: v.literal('unknown') }),
  /** Ours, of a kind that this version of the mini-program does not know. */
  v.object({ is: v.literal('newer') }),
  /** Somebody else's code. */
  v.object({ is: v.literal('foreign') }),
])
export type Resolved = v.InferOutput<typeof Resolved>

export const codesActions = {
  'codes.resolve': action({
    says: 'Tells what a scanned code stands for: a scene of ours, one of our links, or anything else that a camera read.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: [],
    input: v.strictObject({ scanned: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)) }),
    output: Resolved,
  }),
}
