import type { Resolved } from '@/contract/codes'
import type { CertificateId, StreetCode } from '@/contract/wire'
import type { Db } from '../database/database'
import { findCertificate } from './repository/certificates'

/** Where the code on a certificate leads: to what anybody may know of it, also once it has ended. */
export async function leadTo(
  db: Db,
  street: StreetCode,
  subject: string,
): Promise<Resolved | undefined> {
  const row = await findCertificate(db, street, subject as CertificateId)
  return row && { is: 'certificate', street, number: row.number }
}
