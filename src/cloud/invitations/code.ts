import type { Resolved } from '@/contract/codes'
import type { InvitationId, StreetCode } from '@/contract/wire'
import type { Db } from '../database/database'
import { find } from './repository/reads'

/** Where the code of an invitation leads, closed or not: its page says which, to who signs in. */
export async function leadTo(
  db: Db,
  street: StreetCode,
  subject: string,
): Promise<Resolved | undefined> {
  const invitation = subject as InvitationId
  const row = await find(db, street, invitation)
  return row && { is: 'invitation', street, invitation }
}
