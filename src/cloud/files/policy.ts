import type { FilePurpose } from '@/contract/files'
import type { StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor } from '../context'
import { notFound } from '../errors'
import { held } from '../policy'

/** Who may send files for what, besides the rights of the noun that then reads them: everybody, or the holders of a role. */
const SENDERS = { import: ['street_staff', 'administrator'], report_photo: 'everybody' } as const

/**
 * The street as a place where somebody may send files of a purpose.
 * @throws AppError('forbidden'); AppError('not_found') for a street that is not there
 */
export function demandSender(
  actor: Actor,
  street: StreetCode,
  purpose: FilePurpose,
  served = true,
): Authorized<{ street: StreetCode }> {
  const senders = SENDERS[purpose]
  if (senders === 'everybody') return authorize({ street }, served, notFound('街道'))
  return authorize({ street }, held(actor, street, ...senders).length > 0)
}
