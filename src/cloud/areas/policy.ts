import type { StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor } from '../context'
import { demandRole, held } from '../policy'

/** Who looks at the way of duty with its people by name and id. @throws AppError('forbidden') */
export function demandRehearsal(actor: Actor, street: StreetCode): void {
  demandRole(actor, street, 'street_staff', 'supervisor', 'administrator')
}

/** Who looks at the whole tree with its people by name, and at its versions. @throws AppError('forbidden') */
export function demandTree(actor: Actor, street: StreetCode): void {
  demandRole(actor, street, 'street_staff', 'supervisor', 'administrator')
}

/** The street as a place where somebody may draw the boundaries. @throws AppError('forbidden') */
export function demandBoundaries<Scope extends { street: StreetCode }>(
  actor: Actor,
  scope: Scope,
): Authorized<Scope> {
  return authorize(scope, held(actor, scope.street, 'street_staff', 'administrator').length > 0)
}
