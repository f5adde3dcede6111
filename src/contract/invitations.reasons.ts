import * as v from 'valibot'
import { reason } from './reason'

/** Why an invitation leads nowhere. */
export const invitationsReasons = [
  /** `conflict`: it can no longer be accepted. */
  reason('invitation_closed', { state: v.picklist(['expired', 'revoked', 'claimed']) }),
]
