import type { StreetCode } from '@/contract/wire'
import type { Actor, Context } from '../context'
import { demandRole, held } from '../policy'
import { exists } from './repository/reads'

const STAFF = ['street_staff', 'administrator'] as const

/** Who sees what a street brought in from files. @throws AppError('forbidden') */
export function demandReader(actor: Actor, street: StreetCode): void {
  demandRole(actor, street, ...STAFF)
}

/** The history of an import is for the staff of its street. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  return held(actor, street, ...STAFF).length > 0 && (await exists(db, street, id))
}
