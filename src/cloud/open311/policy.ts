import type { Open311KeyId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { notFound } from '../errors'
import { demandRole, held } from '../policy'
import { find, type KeyRow } from './repository/reads'

/** Who gives keys away answers for what the street lets others do. */
const KEEPERS = ['street_staff', 'administrator'] as const

/** The keys of a street for who keeps them. @throws AppError('forbidden') */
export function demandKeeper(actor: Actor, street: StreetCode): Authorized<{ street: StreetCode }> {
  demandRole(actor, street, ...KEEPERS)
  return authorize({ street }, true)
}

/** A key of the street for who keeps it. @throws AppError('forbidden' | 'not_found') */
export function demandKey(
  actor: Actor,
  street: StreetCode,
  row: KeyRow | undefined,
): Authorized<KeyRow> {
  demandKeeper(actor, street)
  if (!row) throw notFound('密钥')
  return authorize(row, row.street === street)
}

/** What happened to a key is for who keeps it. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  if (held(actor, street, ...KEEPERS).length === 0) return false
  return (await find(db, street, id as Open311KeyId)) !== undefined
}
