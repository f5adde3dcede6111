import { Role } from '@/contract/areas'
import {
  HOME_LEADS,
  HOME_ROLES,
  type HomeRight,
  homeRights,
  leadsAround,
} from '@/contract/homes.rules'
import type { AreaCode, HomeId, PersonId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import type { Db } from '../database/database'
import { forbidden, notFound } from '../errors'
import { demandRole, held, personOf } from '../policy'
import type { GridRow } from './repository/places'
import { type AskedOf, find, findConfirmed, type HomeRow } from './repository/reads'

const everything = (actor: Actor, street: StreetCode) => held(actor, street, ...Role.options)

/** Whether who asks leads an area around a place of the street today. */
export const leads = (
  actor: Actor,
  { street, path }: { street: StreetCode; path: readonly AreaCode[] },
): boolean => leadsAround(everything(actor, street), path)

/** What who asks may do with a home, where its confirmed household is known. */
export function rightsIn(actor: Actor, row: HomeRow, household: boolean) {
  const { person } = actor
  return homeRights({
    own: person === row.person,
    proxy: person !== null && row.proxyPeople.includes(person),
    household,
    leads: leads(actor, row),
    // who was asked has to do with it until it is answered
    owner:
      row.state === 'asked' &&
      row.owner === person &&
      held(actor, row.street, ...HOME_ROLES).length > 0,
    account: row.account,
  })
}

/** The same for one home. */
async function rightsOn(db: Db, actor: Actor, row: HomeRow) {
  const { street, door } = row
  const household =
    actor.person !== null &&
    door !== null &&
    (await findConfirmed(db, street, door, actor.person)) !== undefined
  return rightsIn(actor, row, household)
}

const WHOSE: Partial<Record<HomeRight, string>> = {
  confirm: '自己的登记由别人确认',
  refuse: '不确认由片区负责人办理',
  leave: '退出由本人或代办人办理',
  entrust: '代办人由本人或代办人指定',
  changePhone: '电话由本人或代办人改',
}

/**
 * The home where somebody may do that with it.
 * @throws AppError('not_found') where they may not know of it, AppError('forbidden') where others do that
 */
export async function demand(
  db: Db,
  actor: Actor,
  row: HomeRow | undefined,
  right: HomeRight,
): Promise<Authorized<HomeRow>> {
  const rights = row && (await rightsOn(db, actor, row))
  if (!row || !rights?.see) throw notFound('住户登记')
  return authorize(row, rights[right], forbidden(WHOSE[right] ?? '由片区负责人办理'))
}

/** A place that somebody leads around. @throws AppError('not_found') out of their areas, and for what is not there */
export function demandLed<Place extends { street: StreetCode; path: readonly AreaCode[] }>(
  actor: Actor,
  place: Place | undefined,
  what: string,
): Authorized<Place> {
  if (!place) throw notFound(what)
  return authorize(place, leads(actor, place), notFound(what))
}

/** @throws AppError('forbidden') for who leads no area at all */
export function demandLead(actor: Actor, street: StreetCode): void {
  demandRole(actor, street, ...HOME_ROLES)
}

/** Whose requests somebody sees. @throws AppError('forbidden') for who leads no area at all */
export function askedOf(actor: Actor, street: StreetCode): AskedOf {
  demandLead(actor, street)
  return {
    all: held(actor, street, 'street_staff', 'administrator').length > 0,
    areas: [...new Set(held(actor, street, ...HOME_LEADS).map(({ area }) => area))],
    person: personOf(actor),
  }
}

/** A place that somebody joins for themselves. @throws AppError('sign_in') for a stranger */
export function demandOneself<Scope extends object>(
  actor: Actor,
  scope: Scope,
): Authorized<Scope & { person: PersonId }> {
  return authorize({ ...scope, person: personOf(actor) }, true)
}

/** A door where somebody may enter others. @throws AppError('forbidden') */
export function demandEntering<Door extends { street: StreetCode; path: readonly AreaCode[] }>(
  actor: Actor,
  door: Door,
  household: HomeId | undefined,
): Authorized<Door> {
  const may = household !== undefined || leads(actor, door)
  return authorize(door, may, forbidden('由这一户已确认的人，或片区负责人代为登记'))
}

/** The grid whose code somebody may print. @throws AppError('not_found' | 'forbidden') */
export function demandGrid(
  actor: Actor,
  street: StreetCode,
  grid: GridRow | undefined,
): Authorized<GridRow & { street: StreetCode }> {
  demandLead(actor, street)
  return demandLed(actor, grid && { ...grid, street }, '微网格')
}

/** The history of a home is for whoever leads an area around it and for whom it is. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as HomeId)
  if (!row) return false
  return leads(actor, row) || row.person === actor.person
}
