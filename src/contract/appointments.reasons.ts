import * as v from 'valibot'
import { Role } from './areas'
import { reason } from './reason'

/** Why an office does not end or change. */
export const appointmentsReasons = [
  /** `conflict`: nobody who can be reached would hold this role in the street afterwards. */
  reason('last_of_street', { role: Role }),
  /** `invalid`: this many pieces of open work have no next owner yet. */
  reason('work_open', { count: v.number() }),
]
