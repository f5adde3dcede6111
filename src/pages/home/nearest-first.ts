import type { Calendar } from '@/contract/hours'
import { stateAt } from '@/contract/hours.rules'
import type { SiteCard } from '@/contract/sites'

/** What is open now before what is shut, each by distance: the question at the door is “where can I go now”. */
export function nearestFirst(
  sites: readonly SiteCard[],
  calendar: Calendar,
  now: number,
): SiteCard[] {
  const shut = new Map(
    sites.map((site) => [site, stateAt(site.hours, site.closures, calendar, now).open ? 0 : 1]),
  )
  return [...sites].sort(
    (a, b) => (shut.get(a) ?? 0) - (shut.get(b) ?? 0) || (a.metres ?? 0) - (b.metres ?? 0),
  )
}
