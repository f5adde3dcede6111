import type { Hours } from '@/contract/hours'
import type { SiteKind } from '@/contract/sites'
import type { Bilingual, OperatorId, SiteId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** A site as far as a review of who runs it asks. */
export interface ReviewRow {
  site: SiteId
  name: Bilingual
  kind: SiteKind
  hours: Hours
  operator: OperatorId | null
  retired: boolean
}

/** The sites of a street by name, those taken down included: they were up before. */
export async function listReviewed(db: Db, street: StreetCode): Promise<ReviewRow[]> {
  return db.query<ReviewRow>(
    `SELECT id AS site, name, kind, hours, operator, retired FROM sites
     WHERE street = $1 ORDER BY name ->> 'zh', id`,
    [street],
  )
}
