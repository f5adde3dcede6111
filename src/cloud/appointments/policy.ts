import { isTheirCommunity, mayAppoint, servesStreet } from '@/contract/appointments.rules'
import { Role } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import type { AppointmentId, AreaCode, PersonId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { forbidden, notFound } from '../errors'
import { held } from '../policy'
import { type AppointmentRow, find } from './repository/rows'

const everything = (actor: Actor, street: StreetCode) => held(actor, street, ...Role.options)

/** What somebody may do with an appointment: who may give it may end it; its holder may be away. */
export function rightsOn(actor: Actor, row: AppointmentRow) {
  const roles = everything(actor, row.street)
  const over = mayAppoint(roles, row)
  const own = row.person === actor.person
  const looks =
    held(actor, row.street, 'supervisor').length > 0 || isTheirCommunity(roles, row.path)
  const away = over || own || servesStreet(roles)
  return { read: away || looks, change: over, end: over, invite: over, away }
}

/** The street as a place where somebody may appoint by a sheet: whoever works for all of it. @throws AppError('forbidden') */
export function demandSheet<Scope extends { street: StreetCode }>(
  actor: Actor,
  scope: Scope,
): Authorized<Scope> {
  return authorize(scope, servesStreet(everything(actor, scope.street)))
}

/** What a person may be allowed to do with an appointment. */
export type Right = keyof ReturnType<typeof rightsOn>

/**
 * The appointment where somebody may do that with it.
 * @throws AppError('not_found' | 'forbidden')
 */
export function demand(
  actor: Actor,
  row: AppointmentRow | undefined,
  right: Right,
): Authorized<AppointmentRow> {
  if (!row || !rightsOn(actor, row).read) throw notFound('任命')
  return authorize(row, rightsOn(actor, row)[right], forbidden('这项任命由任命它的人管理'))
}

/** The roles that somebody may give somewhere in a street. */
export function rolesGivenBy(actor: Actor, street: StreetCode): Role[] {
  const roles = everything(actor, street)
  const communities = held(actor, street, 'community_secretary').map(({ area }) => area)
  return Role.options.filter((role) => mayAppoint(roles, { role, path: communities }))
}

/** The office as one that somebody may give. @throws AppError('forbidden') */
export function demandAppointing<
  Office extends { street: StreetCode; role: Role; path: readonly AreaCode[] },
>(actor: Actor, office: Office): Authorized<Office> {
  const may = mayAppoint(everything(actor, office.street), office)
  return authorize(office, may, forbidden('您不能任命这个岗位'))
}

/**
 * Somebody whose absences who asks may tell: themselves, or one all of whose offices are theirs.
 * @param offices what the person holds today and later
 * @throws AppError('not_found' | 'forbidden')
 */
export function demandAbsent<Scope extends { street: StreetCode; person: PersonId }>(
  actor: Actor,
  scope: Scope,
  offices: readonly AppointmentRow[],
): Authorized<Scope> {
  const known = offices.some((row) => rightsOn(actor, row).read)
  if (scope.person !== actor.person && !known) throw notFound('任职人员')
  const all = offices.every((row) => rightsOn(actor, row).away)
  return authorize(scope, scope.person === actor.person || all)
}

/** Whose appointments somebody sees: all, those of their communities, their own. */
export function shareOf(actor: Actor, street: StreetCode) {
  return {
    all: held(actor, street, 'street_staff', 'administrator', 'supervisor').length > 0,
    areas: held(actor, street, 'community_secretary').map(({ area }) => area),
    person: actor.person,
  }
}

/** The history of an appointment is for those who see it. */
export async function mayRead(street: StreetCode, id: string, context: Context): Promise<boolean> {
  const { actor, db, now } = context
  const at = { today: dayOf(now), at: new Date(now) }
  const row = await find(db, street, id as AppointmentId, at)
  return row !== undefined && rightsOn(actor, row).read
}
