import type { OperatorId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { forbidden, notFound } from '../errors'
import { held } from '../policy'
import { find, type OperatorRow } from './repository'

const STAFF = ['street_staff', 'administrator'] as const

const isStaff = (actor: Actor, street: StreetCode) => held(actor, street, ...STAFF).length > 0

/** What somebody may do with an operator: staff keep its contract, its own people see what staff see of its days. */
export function rightsOn(
  actor: Actor,
  { street, operator }: Pick<OperatorRow, 'street' | 'operator'>,
) {
  const staff = isStaff(actor, street)
  const own = held(actor, street, 'operator').some((one) => one.operator === operator)
  return { edit: staff, seeDays: staff || own }
}

/** Whose contracts somebody may list: null for all. @throws AppError('forbidden') for who has none to see */
export function demandShare(actor: Actor, street: StreetCode): readonly OperatorId[] | null {
  if (isStaff(actor, street)) return null
  const own = held(actor, street, 'operator').flatMap(({ operator }) => operator ?? [])
  if (own.length === 0) throw forbidden('运营方由街道和运营方自己查看')
  return own
}

/** Whether somebody may add operators to a street. */
export const mayAdd = isStaff

/** The street as a place where somebody may add operators. @throws AppError('forbidden') */
export function demandStreet<Scope extends { street: StreetCode }>(
  actor: Actor,
  scope: Scope,
): Authorized<Scope> {
  return authorize(scope, isStaff(actor, scope.street))
}

/** The operator whose contract somebody may change. @throws AppError('not_found' | 'forbidden') */
export function demandEdit(actor: Actor, row: OperatorRow | undefined): Authorized<OperatorRow> {
  if (!row) throw notFound('运营方')
  return authorize(row, rightsOn(actor, row).edit, forbidden('运营方和合同由街道管理'))
}

/** The history of an operator is for staff: it holds their notes. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as OperatorId)
  return row !== undefined && rightsOn(actor, row).edit
}
