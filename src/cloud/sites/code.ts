import type { Resolved } from '@/contract/codes'
import type { SiteId, StreetCode } from '@/contract/wire'
import type { Db } from '../database/database'
import { isInUse } from './repository/reads'

/** Where the code of a site leads; nowhere once it is taken down. */
export async function leadTo(
  db: Db,
  street: StreetCode,
  subject: string,
): Promise<Resolved | undefined> {
  const site = subject as SiteId
  return (await isInUse(db, street, site)) ? { is: 'site', street, site } : undefined
}
