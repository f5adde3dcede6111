import type { FilePurpose } from '@/contract/files'
import type { StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor } from '../context'
import { held } from '../policy'

/** Who may send files for what, besides the rights of the noun that then reads them. */
const SENDERS = { import: ['street_staff', 'administrator'] } as const

/** The street as a place where somebody may send files of a purpose. @throws AppError('forbidden') */
export function demandSender(
  actor: Actor,
  street: StreetCode,
  purpose: FilePurpose,
): Authorized<{ street: StreetCode }> {
  return authorize({ street }, held(actor, street, ...SENDERS[purpose]).length > 0)
}
