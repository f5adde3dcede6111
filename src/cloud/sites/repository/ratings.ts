import { DAY, dayOf, startOf } from '@/contract/calendar.rules'
import { RATING_DAYS, REVIEW_DAYS, ratingFact, reviewPeriod } from '@/contract/review.rules'
import type { Rating } from '@/contract/sites'
import type { Day, SiteId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db } from '../../database/database'

interface Given {
  /** A hash keyed by the site. */
  visitor: string
  stars: number
  now: number
}

/** Keeps what a visitor gives, in place of what they gave before; within 30 days it stays as old as it was. */
export async function setRating(
  db: Db,
  { street, site }: { street: StreetCode; site: SiteId },
  { visitor, stars, now }: Given,
): Promise<void> {
  await db.query(
    `INSERT INTO site_ratings (street, site, visitor, stars, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (street, site, visitor) DO UPDATE SET stars = excluded.stars,
       at = CASE WHEN site_ratings.at > $6 THEN site_ratings.at ELSE excluded.at END`,
    [street, site, visitor, stars, new Date(now), new Date(now - RATING_DAYS * DAY)],
  )
}

/** What a reader sees of a site's ratings of the last 90 days: null where too few gave any. */
export async function shownRating(
  db: Db,
  street: StreetCode,
  site: SiteId,
  now: number,
): Promise<Rating | null> {
  const [row] = await db.query<{ sum: number; count: number }>(
    `SELECT coalesce(sum(stars), 0)::int AS sum, count(*)::int AS count FROM site_ratings
     WHERE street = $1 AND site = $2 AND at > $3`,
    [street, site, new Date(now - REVIEW_DAYS * DAY)],
  )
  const fact = ratingFact(row ?? { sum: 0, count: 0 })
  return fact.is === 'known' ? { average: fact.average, count: fact.count } : null
}

export interface RatedDay {
  site: SiteId
  day: Day
  sum: number
  count: number
}

/** The stars that the sites of a street got between two moments, the later one left out, by Shanghai's days. */
export async function listRatings(
  db: Db,
  street: StreetCode,
  from: number,
  until: number,
): Promise<RatedDay[]> {
  return db.query<RatedDay>(
    `SELECT site, ((at AT TIME ZONE 'UTC') + interval '8 hours')::date AS day,
            coalesce(sum(stars), 0)::int AS sum, count(*)::int AS count
     FROM site_ratings WHERE street = $1 AND at >= $2 AND at < $3
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [street, new Date(from), new Date(until)],
  )
}

/** When the review that somebody reads now begins: no ratings from before it are counted anywhere. */
const reviewBegins = (now: number) => new Date(startOf(reviewPeriod(dayOf(now)).from))

/** Whether there are ratings that no review counts any more. */
export async function hasOldRatings(db: Db, street: StreetCode, now: number): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 FROM site_ratings WHERE street = $1 AND at < $2 ORDER BY at LIMIT 1',
    [street, reviewBegins(now)],
  )
  return rows.length > 0
}

export async function deleteOldRatings(
  db: Db,
  { street }: Authorized<{ street: StreetCode }>,
  now: number,
): Promise<void> {
  await db.query('DELETE FROM site_ratings WHERE street = $1 AND at < $2', [
    street,
    reviewBegins(now),
  ])
}
