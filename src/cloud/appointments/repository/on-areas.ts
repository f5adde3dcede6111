import type { AreaCode, Day, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import type { Hanging } from '../../registers'

interface OnArea {
  area: AreaCode
  count: number
}

/** Appointments, over or not: whoever was responsible for an area stays on record. Those of today and later keep it from ending. */
export const appointmentsOn: Hanging = {
  thing: 'appointments',
  count: (db: Db, street: StreetCode, areas: readonly AreaCode[]) =>
    db.query<OnArea>(
      `SELECT area, count(*)::int AS count FROM appointments
       WHERE street = $1 AND area = ANY($2::text[]) GROUP BY area ORDER BY area`,
      [street, areas],
    ),
  holding: (db: Db, street: StreetCode, areas: readonly AreaCode[], today: Day) =>
    db.query<OnArea>(
      `SELECT area, count(*)::int AS count FROM appointments
       WHERE street = $1 AND area = ANY($2::text[])
         AND (until_day IS NULL OR until_day >= greatest($3::date, from_day))
       GROUP BY area ORDER BY area`,
      [street, areas, today],
    ),
}
