import type { SiteFilter } from '@/client/site-filter'
import type { OutputOf } from '@/contract'
import { stateAt } from '@/contract/hours.rules'
import type { SiteCard } from '@/contract/sites'

/** The sites of an answer that fit the part of the filter that the phone decides. */
export function fitting(
  { sites, calendar }: OutputOf<'sites.near'>,
  { kinds, openNow }: SiteFilter,
  now: number,
): SiteCard[] {
  return sites.filter(
    ({ kind, hours, closures }) =>
      (kinds.length === 0 || kinds.includes(kind)) &&
      (!openNow || stateAt(hours, closures, calendar, now).open),
  )
}
