import { type Division, type Elsewhere, MAX_DIVISIONS } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import type { DivisionCode, Place } from '@/contract/wire'
import type { Db } from '../../database/database'

interface Asked {
  under?: DivisionCode | undefined
  query?: string | undefined
}

/** Right below a code; with words, anywhere below it, or anywhere at all. */
const ASKED = `CASE WHEN $2::text IS NULL THEN d.parent IS NOT DISTINCT FROM $1
  ELSE d.code LIKE coalesce($1, '') || '_%'
    AND (position($2 in d.name ->> 'zh') > 0 OR position(lower($2) in lower(d.name ->> 'en')) > 0)
  END`

/** Divisions by where they lie and what they are called; an exact name first, then the higher ones. */
export async function listDivisions(
  db: Db,
  { under, query }: Asked,
): Promise<{ divisions: Division[]; more: boolean }> {
  const rows = await db.query<Division>(
    `SELECT d.code, d.level, d.name ->> 'zh' AS zh, d.name ->> 'en' AS en,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('code', u.code, 'zh', u.name ->> 'zh')
               ORDER BY u.code), '[]')
             FROM divisions u
             WHERE u.code = d.parent OR u.code = left(d.parent, 6)) AS above
     FROM divisions d WHERE ${ASKED}
     ORDER BY coalesce(d.name ->> 'zh' = $2, false) DESC, length(d.code), d.code LIMIT $3`,
    [under ?? null, query ?? null, MAX_DIVISIONS + 1],
  )
  return { divisions: rows.slice(0, MAX_DIVISIONS), more: rows.length > MAX_DIVISIONS }
}

/** The street whose loaded boundary holds a place, served here or not; on a border the lower code. */
export async function findDivisionAt(db: Db, at: Place): Promise<Elsewhere['division']> {
  const { x, y } = spotOf(at)
  const [held] = await db.query<NonNullable<Elsewhere['division']>>(
    `SELECT d.code, d.name ->> 'zh' AS zh, coalesce(d.name ->> 'en', d.name ->> 'zh') AS en,
            p.name ->> 'zh' AS district
     FROM divisions d JOIN divisions p ON p.code = d.parent
     WHERE d.level = 'street' AND d.shape IS NOT NULL
       AND d.shape && polygon(box(point($1, $2), point($1, $2))) AND d.shape @> point($1, $2)
     ORDER BY d.code LIMIT 1`,
    [x, y],
  )
  return held ?? null
}
