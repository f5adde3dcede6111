import type { Crowd, SiteCard, SiteView } from '@/contract/sites'
import { namesAbove } from '../areas/repository/reads'
import type { Context } from '../context'
import { rightsOn } from './policy'
import { shownRating } from './repository/ratings'
import { type CardRow, listOperators, listStops, type SiteRow } from './repository/reads'

const SOME = 0.4
const BUSY = 0.8

/** How full it is; null where nobody told or nobody knows how many it holds. */
export function crowdOf({ capacity, visits }: CardRow): Crowd | null {
  if (!capacity || !visits?.at) return null
  const { people } = visits
  const share = people / capacity
  const level = share >= BUSY ? 'busy' : share >= SOME ? 'some' : 'quiet'
  return { people, capacity, level, at: new Date(visits.at).toISOString() }
}

/** A site in a list. */
export function cardOf(row: CardRow): SiteCard {
  const { street, site, kind, name, address, lng, lat, needs, hours, closures, metres, demo } = row
  return {
    street,
    site,
    kind,
    name,
    address,
    at: { lng, lat },
    needs,
    hours,
    closures,
    crowd: crowdOf(row),
    metres: metres === null ? null : Math.round(metres),
    demo,
  }
}

/** A site with all that a reader sees and what this person may do. */
export async function viewOf(row: SiteRow, { db, actor, now }: Context): Promise<SiteView> {
  const { street, site, intro, phone, capacity, ring, retired, version } = row
  const operators = row.operator ? await listOperators(db, street, row.operator) : []
  return {
    ...cardOf(row),
    intro,
    phone,
    capacity,
    operator: operators[0] ?? null,
    rating: await shownRating(db, street, site, now),
    areas: await namesAbove(db, street, row.area),
    stops: row.kind === 'line' ? await listStops(db, street, site) : [],
    ring,
    retired,
    version,
    changedAt: row.changedAt.toISOString(),
    can: rightsOn(actor, row),
  }
}
