import { type SiteChanges, staffFields } from '@/contract/sites'
import type { SiteId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { forbidden, notFound } from '../errors'
import { held } from '../policy'
import { find, type Share, type SiteRow } from './repository/reads'

/** Who keeps the sites of a street. */
export const STAFF = ['street_staff', 'administrator'] as const

/** Whether somebody may do everything with the sites of a street. */
export const isStaff = (actor: Actor, street: StreetCode) =>
  held(actor, street, ...STAFF).length > 0

/** What somebody may do with a site: staff all of it, its operator and its community what is daily. */
export function rightsOn(actor: Actor, site: SiteRow) {
  const staff = isStaff(actor, site.street)
  const operator = held(actor, site.street, 'operator').some(
    ({ operator }) => operator !== null && operator === site.operator,
  )
  const secretary = held(actor, site.street, 'community_secretary').some(({ area }) =>
    site.areaPath.includes(area),
  )
  const daily = staff || operator || secretary
  return { edit: daily, editPlace: staff, close: daily, print: daily }
}

/** Every site: what anybody may read. */
export const EVERYTHING: Share = { all: true, operators: [], areas: [] }

/** The sites of a street that somebody may change, as `rightsOn` says of each. */
export function shareOf(actor: Actor, street: StreetCode): Share {
  return {
    all: isStaff(actor, street),
    operators: held(actor, street, 'operator').flatMap(({ operator }) => operator ?? []),
    areas: held(actor, street, 'community_secretary').map(({ area }) => area),
  }
}

/** What a person may be allowed to do with a site. */
export type Right = keyof ReturnType<typeof rightsOn>

/**
 * The site where somebody may do that with it. One that was taken down is there for staff only.
 * @throws AppError('not_found' | 'forbidden')
 */
export function demand(actor: Actor, site: SiteRow | undefined, right: Right): Authorized<SiteRow> {
  if (!site || (site.retired && !rightsOn(actor, site).editPlace)) throw notFound('站点')
  return authorize(site, rightsOn(actor, site)[right], forbidden('这个站点由街道和它的运营方管理'))
}

/** The right that a change asks for: place, name and operator are for staff. */
export function rightFor(changes: SiteChanges): Right {
  return staffFields.some((field) => changes[field] !== undefined) ? 'editPlace' : 'edit'
}

/** The street as a place where somebody may add sites. @throws AppError('forbidden') */
export function demandStreet<Scope extends { street: StreetCode }>(
  actor: Actor,
  scope: Scope,
): Authorized<Scope> {
  return authorize(scope, isStaff(actor, scope.street))
}

/** The history of a site is for those who may change it. */
export async function mayRead(street: StreetCode, id: string, context: Context): Promise<boolean> {
  const row = await find(context.db, street, id as SiteId, context.now)
  return row !== undefined && rightsOn(context.actor, row).edit
}
