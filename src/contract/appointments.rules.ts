import type { AreaLevel, Role } from './areas'
import { addDays } from './calendar.rules'
import type { AreaCode, Day } from './wire'

/** The levels of area on which each role is held; an operator's people are of the street, whichever sites it runs. */
export const levelsOf: Record<Role, readonly AreaLevel[]> = {
  volunteer: ['street', 'block', 'community', 'lane', 'grid'],
  grid_head: ['grid'],
  lane_head: ['lane'],
  community_secretary: ['community'],
  block_lead: ['block'],
  street_staff: ['street'],
  supervisor: ['street'],
  operator: ['street'],
  partner: ['street'],
  administrator: ['street'],
  party_secretary: ['street', 'block', 'community', 'lane', 'grid'],
}

/** What a community secretary appoints, inside their own community. */
const LOCAL: readonly Role[] = ['grid_head', 'lane_head', 'volunteer']

/** Roles that answer for the street as a whole: the last one who can be reached stays. */
export const STREET_ROLES: readonly Role[] = ['street_staff', 'administrator']

/** A role that somebody holds today. */
interface Held {
  role: Role
  area: AreaCode
}

const holds = (held: readonly Held[], ...roles: Role[]) =>
  held.some(({ role }) => roles.includes(role))

/** Whether somebody works for the whole street. */
export const servesStreet = (held: readonly Held[]) => holds(held, 'street_staff', 'administrator')

/** Whether an area lies in a community whose secretary this is. @param path the area's own, from the street down */
export const isTheirCommunity = (held: readonly Held[], path: readonly AreaCode[]) =>
  held.some(({ role, area }) => role === 'community_secretary' && path.includes(area))

/**
 * Whether somebody may give and end a role in an area: staff in all of the street, a community's
 * secretary the heads and volunteers inside it, an administrator alone an administrator.
 */
export function mayAppoint(
  held: readonly Held[],
  office: { role: Role; path: readonly AreaCode[] },
): boolean {
  if (office.role === 'administrator') return holds(held, 'administrator')
  if (servesStreet(held)) return true
  return LOCAL.includes(office.role) && isTheirCommunity(held, office.path)
}

/**
 * The last day of an appointment that ends today. Days are whole, so today belongs to whoever comes
 * after; one that began today or later was never held.
 */
export function lastDayOf(from: Day, today: Day): Day {
  return addDays(from > today ? from : today, -1)
}

/** Days that an invitation can be accepted. */
export const INVITATION_DAYS = 7

/** 138****1234: enough to know one's own, too little to call. */
export const maskedPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
