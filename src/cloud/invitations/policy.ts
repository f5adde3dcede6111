import { mayAppoint, servesStreet } from '@/contract/appointments.rules'
import { Role } from '@/contract/areas'
import type { InvitationId, PersonId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { notFound } from '../errors'
import { held, personOf } from '../policy'
import { find, type InvitationRow } from './repository/reads'

/** Whoever leads an area enters and invites those who belong there. */
const LEADS = ['grid_head', 'lane_head', 'community_secretary', 'block_lead'] as const

/** Who may take it back: who may give the office, who leads where the record belongs, whose account it moves. */
function mayTakeBack(actor: Actor, row: InvitationRow): boolean {
  const { street, kind, person, role, path } = row
  if (kind === 'account' && person === actor.person) return true
  const roles = held(actor, street, ...Role.options)
  if (role !== null) return mayAppoint(roles, { role, path })
  const leads = held(actor, street, ...LEADS)
  return servesStreet(roles) || leads.some(({ area }) => path.includes(area))
}

/** The invitation for who may take it back. @throws AppError('not_found') for everybody else */
export function demandGiver(
  actor: Actor,
  row: InvitationRow | undefined,
): Authorized<InvitationRow> {
  if (!row) throw notFound('邀请')
  return authorize(row, mayTakeBack(actor, row), notFound('邀请'))
}

/** The record of who asks: nobody moves an account but its own person. @throws AppError('sign_in') */
export function demandOwn(
  actor: Actor,
  street: StreetCode,
): Authorized<{ street: StreetCode; person: PersonId }> {
  return authorize({ street, person: personOf(actor) }, actor.person !== null)
}

/** The history of an invitation without an office is for those who may take it back. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as InvitationId)
  return row !== undefined && mayTakeBack(actor, row)
}
