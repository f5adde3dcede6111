import { mayAppoint } from '@/contract/appointments.rules'
import { Role } from '@/contract/areas'
import { type Authorized, authorize } from '../authorization'
import type { Actor } from '../context'
import { notFound } from '../errors'
import { held } from '../policy'
import type { InvitationRow } from './repository/reads'

/** The invitation for who may give its office. @throws AppError('not_found') for everybody else */
export function demandGiver(
  actor: Actor,
  row: InvitationRow | undefined,
): Authorized<InvitationRow> {
  if (!row) throw notFound('邀请')
  const may = mayAppoint(held(actor, row.street, ...Role.options), row)
  return authorize(row, may, notFound('邀请'))
}
