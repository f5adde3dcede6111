import type { SiteId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** People stay about this long; a visit counts for it and is then forgotten. */
export const STAY_MS = 45 * 60_000

export const stayAgo = (now: number) => new Date(now - STAY_MS)

/** The visits of one stay at a site; the last one's moment in ISO 8601, null where there is none. */
export interface Visits {
  people: number
  at: string | null
}

/** What a list says of crowds is an estimate by people who chose to tell: this old it is as good as new. */
const REMEMBER_MS = 5_000

interface Memory {
  since: number
  visits: ReadonlyMap<SiteId, Visits>
}
const remembered = new WeakMap<Db, Map<StreetCode, Memory>>()

/** The visits of a street by site, for lists; up to five seconds old. */
export async function visitsIn(db: Db, street: StreetCode, now: number): Promise<Memory['visits']> {
  const known = remembered.get(db)?.get(street)
  if (known && known.since <= now && now < known.since + REMEMBER_MS) return known.visits
  const rows = await db.query<{ site: SiteId; people: number; at: Date | null }>(
    `SELECT site, count(*)::int AS people, max(at) AS at FROM site_visits
     WHERE street = $1 AND at > $2 GROUP BY site ORDER BY site`,
    [street, stayAgo(now)],
  )
  const visits = new Map(
    rows.map(({ site, people, at }) => [site, { people, at: at?.toISOString() ?? null }]),
  )
  const streets = remembered.get(db) ?? new Map<StreetCode, Memory>()
  remembered.set(db, streets.set(street, { since: now, visits }))
  return visits
}

/** After a visit, so that whoever was counted in sees it in the next list. */
export function forgetVisits(db: Db, street: StreetCode): void {
  remembered.get(db)?.delete(street)
}
