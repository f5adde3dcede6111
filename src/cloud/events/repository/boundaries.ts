import type { AreaCode, StreetCode } from '@/contract/wire'
import { AREA_KEPT } from '../../areas/repository/reads'
import type { Db, Tx } from '../../database/database'

/**
 * Gives each event the area to which it belongs by the boundaries as they are. One whose answers are
 * forgotten is history and keeps what it had.
 */
export async function setAreas(tx: Tx, street: StreetCode): Promise<void> {
  await tx.query(
    `UPDATE events SET area = f.code, path = f.path
     FROM (SELECT g.id, a.code, a.path
           FROM (SELECT p.id, ${AREA_KEPT} AS code FROM events p
                 WHERE p.street = $1 AND p.forgotten_at IS NULL) g
           JOIN areas a ON a.street = $1 AND a.code = g.code) f
     WHERE events.street = $1 AND events.id = f.id
       AND (events.area <> f.code OR events.path <> f.path)`,
    [street],
  )
}

/** How many events each of these areas has, over or not. */
export async function countOnAreas(
  db: Db,
  street: StreetCode,
  areas: readonly AreaCode[],
): Promise<{ area: AreaCode; count: number }[]> {
  return db.query<{ area: AreaCode; count: number }>(
    `SELECT area, count(*)::int AS count FROM events
     WHERE street = $1 AND area = ANY($2::text[]) GROUP BY area ORDER BY area`,
    [street, areas],
  )
}
