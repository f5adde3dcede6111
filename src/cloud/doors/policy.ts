import type { AreaCode, BuildingId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { forbidden, notFound } from '../errors'
import { held } from '../policy'
import { type BuildingRow, find } from './repository/reads'

const STAFF = ['street_staff', 'administrator'] as const
/** Who leads an area knows its doors. */
const LEADS = [
  'grid_head',
  'lane_head',
  'community_secretary',
  'block_lead',
  'party_secretary',
] as const

/** Whose doors somebody may see: the whole street's, or those of these areas and below. */
export interface Reach {
  all: boolean
  areas: readonly AreaCode[]
}

const reachOf = (actor: Actor, street: StreetCode): Reach => ({
  all: held(actor, street, ...STAFF).length > 0,
  areas: [...new Set(held(actor, street, ...LEADS).map(({ area }) => area))],
})

/** @throws AppError('forbidden') for who sees no doors at all */
export function demandReach(actor: Actor, street: StreetCode): Reach {
  const reach = reachOf(actor, street)
  if (!reach.all && reach.areas.length === 0) throw forbidden('门户由街道、居民区和片区负责人查看')
  return reach
}

/** Whether an area lies within reach; `path` leads down to it. */
export const isWithin = ({ all, areas }: Reach, path: readonly AreaCode[]): boolean =>
  all || areas.some((area) => path.includes(area))

/** @throws AppError('not_found') out of reach, and for what is not there */
export function demandSeen<Thing extends { path: readonly AreaCode[] }>(
  reach: Reach,
  thing: Thing | undefined,
  what: string,
): Thing {
  if (!thing || !isWithin(reach, thing.path)) throw notFound(what)
  return thing
}

/** Staff change every door, a community's secretary those of the community. */
export const mayChange = (
  actor: Actor,
  { street, path }: { street: StreetCode; path: readonly AreaCode[] },
): boolean =>
  held(actor, street, ...STAFF).length > 0 ||
  held(actor, street, 'community_secretary').some(({ area }) => path.includes(area))

/** A building, or a place for one, where somebody may change doors. @throws AppError('forbidden') */
export const demandChange = <Thing extends { street: StreetCode; path: readonly AreaCode[] }>(
  actor: Actor,
  thing: Thing,
): Authorized<Thing> =>
  authorize(thing, mayChange(actor, thing), forbidden('这里的门户由街道和居民区书记管理'))

/** The building, seen and changed by who asks. @throws AppError('not_found' | 'forbidden') */
export function demandBuilding(
  actor: Actor,
  street: StreetCode,
  row: BuildingRow | undefined,
): Authorized<BuildingRow> {
  return demandChange(actor, demandSeen(demandReach(actor, street), row, '楼栋'))
}

/** The street as a place where somebody may bring doors in from a file. @throws AppError('forbidden') */
export function demandStreet<Scope extends { street: StreetCode }>(
  actor: Actor,
  scope: Scope,
): Authorized<Scope> {
  return authorize(scope, held(actor, scope.street, ...STAFF).length > 0)
}

/** The history of a building is for those who may change its doors. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as BuildingId)
  return row !== undefined && mayChange(actor, row)
}
