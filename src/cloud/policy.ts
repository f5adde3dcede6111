import type { Role } from '@/contract/areas'
import type { PersonId, StreetCode } from '@/contract/wire'
import type { Actor, Appointment } from './context'
import { AppError, forbidden } from './errors'

/** The questions that the policies of all nouns ask. */

/** The person who asks. @throws AppError('sign_in') for a stranger. */
export function personOf(actor: Actor): PersonId {
  if (!actor.person) throw new AppError('sign_in', '请先登录')
  return actor.person
}

/** The roles of these kinds that somebody holds in a street today. */
export function held(actor: Actor, street: StreetCode, ...roles: Role[]): readonly Appointment[] {
  return actor.appointments.filter(
    (appointment) => appointment.street === street && roles.includes(appointment.role),
  )
}

/** @throws AppError('forbidden') unless one of these roles is held in the street. */
export function demandRole(actor: Actor, street: StreetCode, ...roles: Role[]): void {
  if (held(actor, street, ...roles).length === 0) throw forbidden()
}
