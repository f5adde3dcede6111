import type { AreaName, Role } from '@/contract/areas'
import type { CategoryCode } from '@/contract/reports'
import type { AreaCode, PersonId } from '@/contract/wire'
import type { Db } from '../../database/database'
import type { Scope } from './board'
import { IS_LIVE } from './lists'

/** Live reports of street $1 within the scope of who asks. */
const LIVE_IN_SCOPE = `r.street = $1 AND ${IS_LIVE} AND ($2::boolean OR r.path && $3::text[])`

/** The areas below the street that live reports lie in, from the largest down, with how many. */
export const countAreas = (db: Db, { street, all, areas }: Scope) =>
  db.query<AreaName & { path: AreaCode[]; count: number }>(
    `SELECT a.code, a.level, a.path, a.name ->> 'zh' AS zh,
       coalesce(a.name ->> 'en', a.name ->> 'zh') AS en, count(*)::int AS count
     FROM reports r JOIN areas a ON a.street = $1 AND a.code = ANY(r.path)
     WHERE ${LIVE_IN_SCOPE} AND a.level <> 'street'
     GROUP BY a.code, a.level, a.path, a.name
     ORDER BY array_position(ARRAY['block', 'community', 'lane', 'grid'], a.level), a.code`,
    [street, all, areas],
  )

/** Their categories, the most frequent first. */
export const countCategories = (db: Db, { street, all, areas }: Scope) =>
  db.query<{ category: CategoryCode; count: number }>(
    `SELECT r.category, count(*)::int AS count FROM reports r
     WHERE ${LIVE_IN_SCOPE} GROUP BY r.category ORDER BY count DESC, r.category`,
    [street, all, areas],
  )

/** Their owners by name, for nobody is ranked; each once, in the office in which they have the newest. */
export const countOwners = (db: Db, { street, all, areas }: Scope) =>
  db.query<{ person: PersonId; name: string; role: Role; count: number }>(
    `SELECT person, name, role, count FROM (
       SELECT DISTINCT ON (r.owner) r.owner AS person, coalesce(o.name, '') AS name,
         r.owner_role AS role, (count(*) OVER (PARTITION BY r.owner))::int AS count
       FROM reports r LEFT JOIN persons o ON o.id = r.owner
       WHERE ${LIVE_IN_SCOPE} ORDER BY r.owner, r.reported_at DESC) AS owners
     ORDER BY name COLLATE "C", person`,
    [street, all, areas],
  )
