import type { SignupId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { notFound } from '../errors'
import { runs } from '../events/intake'
import { type EventRow, find as findEvent } from '../events/repository/reads'
import { personOf } from '../policy'
import { find, type SignupRow } from './repository/reads'

/** The sign-up of the person who asks. @throws AppError('not_found') for anybody else’s */
export function demandMine(actor: Actor, row: SignupRow | undefined): Authorized<SignupRow> {
  const person = personOf(actor)
  if (!row) throw notFound('报名')
  return authorize(row, row.person === person, notFound('报名'))
}

/** A part that somebody takes for themselves. @throws AppError('sign_in') for a stranger */
export const demandOneself = <Made extends object>(actor: Actor, made: Made) =>
  authorize({ ...made, person: personOf(actor) }, true)

/** An event whose roster is theirs to see. @throws AppError('not_found') */
export function demandRuns(actor: Actor, event: EventRow | undefined): Authorized<EventRow> {
  personOf(actor)
  if (!event) throw notFound('活动')
  return authorize(event, runs(actor, event), notFound('活动'))
}

/** The history of a sign-up is for whoever runs its event, and for whose it is. */
export async function mayRead(
  street: StreetCode,
  id: string,
  { actor, db }: Context,
): Promise<boolean> {
  const row = await find(db, street, id as SignupId)
  if (!row) return false
  if (row.person !== null && row.person === actor.person) return true
  const event = await findEvent(db, street, row.event)
  return event !== undefined && runs(actor, event)
}
