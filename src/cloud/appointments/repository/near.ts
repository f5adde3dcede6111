import type { AreaLevel, Role } from '@/contract/areas'
import type { AreaCode, Day, PersonId } from '@/contract/wire'
import type { Db } from '../../database/database'
import { inForce } from '../../database/in-force'
import type { AppointmentRow } from './rows'

/** Somebody in office, by what they hold nearest to an appointment. */
export interface NearRow {
  person: PersonId
  name: string
  role: Role
  area: AreaCode
  level: AreaLevel
  zh: string
  en: string
}

/** As many as a person compares. */
const SHOWN = 8

/**
 * Who could stand in for the holder of an appointment, nearest first: most areas above in common,
 * then the same role. A stand-in has the holder's rights, so volunteers, partners and operators'
 * people are offered only for their own kind, and an operator's people only within their operator.
 */
export async function listNear(
  db: Db,
  { street, person, role, operator, path }: AppointmentRow,
  share: { all: boolean; areas: readonly AreaCode[] },
  today: Day,
): Promise<NearRow[]> {
  return db.query<NearRow>(
    `SELECT n.person, n.name, n.role, n.area, n.level, n.zh, n.en
     FROM (SELECT DISTINCT ON (a.person) a.person, coalesce(p.name, '') AS name, a.role, a.area,
                  r.level, r.name ->> 'zh' AS zh, coalesce(r.name ->> 'en', r.name ->> 'zh') AS en,
                  (SELECT count(*) FROM unnest(r.path) AS above WHERE above = ANY($4::text[])) AS common
           FROM appointments a
           JOIN persons p ON p.id = a.person
           JOIN areas r ON r.street = $1 AND r.code = a.area
           WHERE a.street = $1 AND ${inForce('a', '$2')}
             AND p.claimed_at IS NOT NULL AND a.person <> $3
             AND (a.role = $5 OR a.role NOT IN ('volunteer', 'partner', 'operator'))
             AND ($6::text IS NULL OR a.operator = $6)
             AND ($7::boolean OR r.path && $8::text[])
           ORDER BY a.person, common DESC, a.role <> $5, a.id) n
     ORDER BY n.common DESC, n.role <> $5, n.name, n.person LIMIT ${SHOWN}`,
    [
      ...[street, today, person, path, role, operator?.operator ?? null],
      ...[share.all, share.areas],
    ],
  )
}
