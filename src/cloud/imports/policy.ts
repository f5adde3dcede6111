import type { StreetCode } from '@/contract/wire'
import type { Actor, Context } from '../context'
import { demandRole, held } from '../policy'
import { exists } from './repository/reads'

/** Who sees what a street brought in from files. @throws AppError('forbidden') */
export function demandReader(actor: Actor, street: StreetCode): void {
  demandRole(actor, street, 'street_staff', 'administrator')
}

/** The history of an import is for the staff of its street. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  return held(actor, street, 'street_staff').length > 0 && (await exists(db, street, id))
}
