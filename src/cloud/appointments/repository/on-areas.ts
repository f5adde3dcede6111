import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import type { Hanging } from '../../registers'

/** Appointments, over or not: whoever was responsible for an area stays on record. */
export const appointmentsOn: Hanging = {
  thing: 'appointments',
  count: (db: Db, street: StreetCode, areas: readonly AreaCode[]) =>
    db.query<{ area: AreaCode; count: number }>(
      `SELECT area, count(*)::int AS count FROM appointments
       WHERE street = $1 AND area = ANY($2::text[]) GROUP BY area ORDER BY area`,
      [street, areas],
    ),
}
