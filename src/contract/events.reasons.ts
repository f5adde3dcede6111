import * as v from 'valibot'
import { reason } from './reason'

/** Why a step on an event is refused. */
export const eventsReasons = [
  /** `invalid`: limits between fields; `field` names where (events-draft.rules.ts). */
  reason('event_draft', {
    is: v.picklist(['order', 'too_long', 'nobody', 'minimum', 'twice', 'role', 'outside', 'past']),
  }),
  /** `conflict`: it has ended, was called off, is no draft any more, or is one still. */
  reason('event_stands', {
    is: v.picklist(['over', 'cancelled', 'published', 'draft', 'decided']),
  }),
  /** `conflict`: fewer seats than are taken or lent to a door, of the event or of a shift. */
  reason('event_seats', { taken: v.number() }),
  /** `conflict`: somebody has this shift. */
  reason('event_shift_taken', { taken: v.number() }),
]
