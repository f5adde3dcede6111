import type { AreaLevel, Role } from '@/contract/areas'
import type { AreaCode, Day, PersonId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import { inForce } from '../../database/in-force'

/** Somebody in office around a place, once per office. */
export interface OfficeRow {
  person: PersonId
  name: string
  role: Role
  area: AreaCode
  level: AreaLevel
  zh: string
  en: string
  away: boolean
  open: number
}

/**
 * Who holds these roles in these areas today, nearest to the place first; only who has taken their
 * record over. @param path from the street down
 */
export async function listOffices(
  db: Db,
  street: StreetCode,
  path: readonly AreaCode[],
  roles: readonly Role[],
  today: Day,
): Promise<OfficeRow[]> {
  return db.query<OfficeRow>(
    `SELECT a.person, coalesce(p.name, '') AS name, a.role, r.code AS area, r.level,
            r.name ->> 'zh' AS zh, coalesce(r.name ->> 'en', r.name ->> 'zh') AS en,
            EXISTS (SELECT 1 FROM absences b WHERE b.street = $1 AND b.person = a.person
                    AND ${inForce('b', '$4')}) AS away,
            (SELECT count(*)::int FROM assignments w
             WHERE w.street = $1 AND w.owner = a.person AND w.done_at IS NULL) AS open
     FROM appointments a
     JOIN persons p ON p.id = a.person AND p.claimed_at IS NOT NULL
     JOIN areas r ON r.street = $1 AND r.code = a.area
     WHERE a.street = $1 AND a.area = ANY($2) AND a.role = ANY($3) AND ${inForce('a', '$4')}
     ORDER BY array_position($2::text[], a.area) DESC, array_position($3::text[], a.role), a.id`,
    [street, path, roles, today],
  )
}
