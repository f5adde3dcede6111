import type { AreaLevel } from '@/contract/areas'
import type { DoorCount } from '@/contract/doors'
import type { AreaCode, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** $1 street: what each area has of its own, and the areas `a` with all that lies in them and below. */
const COUNTED = `WITH own AS (
    SELECT b.area, count(DISTINCT b.id) AS buildings, count(d.id) AS doors, sum(d.expected) AS expected
    FROM buildings b LEFT JOIN doors d ON d.street = $1 AND d.building = b.id
    WHERE b.street = $1 GROUP BY b.area)
  SELECT a.code, a.level, a.name ->> 'zh' AS zh, coalesce(a.name ->> 'en', a.name ->> 'zh') AS en,
    coalesce(sum(own.buildings), 0)::int AS buildings, coalesce(sum(own.doors), 0)::int AS doors,
    coalesce(sum(own.expected), 0)::int AS expected
  FROM areas a
  LEFT JOIN areas held ON held.street = $1 AND held.path @> ARRAY[a.code]
  LEFT JOIN own ON own.area = held.code`
const EACH = 'GROUP BY a.code, a.level, a.name ORDER BY a.code COLLATE "C"'

/** An area and those right below it. */
export async function countFamily(
  db: Db,
  street: StreetCode,
  area: AreaCode,
): Promise<DoorCount[]> {
  return db.query<DoorCount>(
    `${COUNTED} WHERE a.street = $1 AND a.ended IS NULL AND (a.code = $2 OR a.parent = $2) ${EACH}`,
    [street, area],
  )
}

/** The areas of a level, all or those in and below some areas. */
export async function countLevel(
  db: Db,
  street: StreetCode,
  level: AreaLevel,
  { all, areas }: { all: boolean; areas: readonly AreaCode[] },
): Promise<DoorCount[]> {
  return db.query<DoorCount>(
    `${COUNTED} WHERE a.street = $1 AND a.ended IS NULL AND a.level = $2
       AND ($3::boolean OR a.path && $4::text[]) ${EACH}`,
    [street, level, all, areas],
  )
}
