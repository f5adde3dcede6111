import { SIGN_ROLES } from '@/contract/service.rules'
import type { CertificateId, ServiceRecordId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { forbidden, notFound } from '../errors'
import { held } from '../policy'
import { type CertificateRow, findCertificate } from './repository/certificates'
import { find, type RecordRow } from './repository/reads'

/** What somebody may do with a record: its volunteer and its signer know of it, and nobody else. */
export function rightsOn(actor: Actor, row: RecordRow) {
  const own = row.person === actor.person
  // nobody signs their own hours, and nobody who has left office signs any
  const signs =
    row.owner !== null &&
    row.owner === actor.person &&
    !own &&
    held(actor, row.street, ...SIGN_ROLES).length > 0
  return { read: own || signs, confirm: own, correct: own, sign: signs }
}

/** What a person may be allowed to do with a record. */
export type Right = keyof ReturnType<typeof rightsOn>

/**
 * The record where somebody may do that with it.
 * @throws AppError('not_found') unless it is theirs or theirs to sign, AppError('forbidden') where only the other may
 */
export function demand(
  actor: Actor,
  row: RecordRow | undefined,
  right: Right,
): Authorized<RecordRow> {
  if (!row || !rightsOn(actor, row).read) throw notFound('服务记录')
  return authorize(row, rightsOn(actor, row)[right], forbidden('自己的服务时长由别人签字'))
}

/** A certificate of the person who asks. @throws AppError('not_found') */
export function demandOwn(
  actor: Actor,
  row: CertificateRow | undefined,
): Authorized<CertificateRow> {
  if (!row || row.person !== actor.person) throw notFound('证明')
  return authorize(row, true)
}

/** Where somebody certifies their own hours, and no one else’s. */
export function demandMine(street: StreetCode, actor: Actor): Authorized<{ street: StreetCode }> {
  return authorize({ street }, actor.person !== null)
}

/** The history of a record is for its volunteer and its signer, that of a certificate for whose it is. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { db, actor }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as ServiceRecordId)
  if (row) return rightsOn(actor, row).read
  const certificate = await findCertificate(db, street, id as CertificateId)
  return certificate !== undefined && certificate.person === actor.person
}
