import * as v from 'valibot'
import { EventPhase, MAX_EVENT_TITLE } from './events.shapes'
import { reason } from './reason'
import { bilingual, Instant, ShiftId } from './wire'

/** Why somebody cannot have a part in an event, or not change the one that they have. */
export const signupsReasons = [
  /** `conflict`: nobody signs up for it at this moment; `phase` says why. */
  reason('not_open', { phase: EventPhase }),
  /** `conflict`: it is for other areas or other roles. */
  reason('not_for_you', {}),
  /** `conflict`: the person has a part in it already. */
  reason('signed_up', {}),
  /** `conflict`: the last seat of a shift went to somebody else. */
  reason('shift_full', { shift: ShiftId }),
  /** `conflict`: at the same time as a shift that the person has, here or at another event. */
  reason('shift_overlap', { title: bilingual(MAX_EVENT_TITLE), from: Instant, until: Instant }),
  /** `invalid`: more people than one party may be. */
  reason('party_too_large', { most: v.number() }),
  /** `invalid`: no child may come, or none without a guardian’s word. */
  reason('children', { allowed: v.boolean() }),
  /** `invalid`: nobody, and no shift. */
  reason('nobody', {}),
  /** `conflict`: nothing is offered any more, or nothing was. */
  reason('no_offer', {}),
  /** `conflict`: somebody of the party has come already. */
  reason('checked_in', {}),
  /** `conflict`: it is over already, by the person, by time or by whoever runs the event. */
  reason('signup_over', {}),
  /** `conflict`: the event has begun. */
  reason('begun', {}),
]
