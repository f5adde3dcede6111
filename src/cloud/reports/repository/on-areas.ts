import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import type { Hanging } from '../../registers'

/** Reports, over or not: each keeps the area that it had on its day. One that ends leaves none to nobody: work climbs. */
export const reportsOn: Hanging = {
  thing: 'reports',
  count: (db: Db, street: StreetCode, areas: readonly AreaCode[]) =>
    db.query<{ area: AreaCode; count: number }>(
      `SELECT area, count(*)::int AS count FROM reports
       WHERE street = $1 AND area = ANY($2::text[]) GROUP BY area ORDER BY area`,
      [street, areas],
    ),
}
