import * as v from 'valibot'
import { reason } from './reason'
import { Instant } from './wire'

/** Why hours are not corrected or certified. */
export const serviceReasons = [
  /** `conflict`: the hours to confirm or correct it were over at that moment. */
  reason('hours_closed', { at: Instant }),
  /** `conflict`: it is decided, or waits for a signer. */
  reason('hours_decided', {}),
  /** `invalid`: further beyond the shift than anybody may sign. */
  reason('hours_too_far', { hours: v.number() }),
  /** `invalid`, `conflict` where signed: another record of the same person has the time already. */
  reason('hours_overlap', { number: v.string() }),
  /** `invalid`: later than now. */
  reason('hours_ahead', {}),
  /** `conflict`: nothing in these days is certain. */
  reason('nothing_to_certify', {}),
  /** `conflict`: more records than one certificate holds. */
  reason('too_much_to_certify', { most: v.number() }),
]
