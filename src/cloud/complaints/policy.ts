import { OwnerRole } from '@/contract/complaints'
import type { ComplaintId, StreetCode } from '@/contract/wire'
import { type Authorized, authorize } from '../authorization'
import type { Actor, Context } from '../context'
import { AppError, forbidden, notFound } from '../errors'
import { held } from '../policy'
import { type ComplaintRow, find } from './repository/reads'

/** What somebody may do with a complaint: its sender and its owner know of it, and nobody else. */
export function rightsOn(actor: Actor, row: ComplaintRow) {
  const sender = row.sender !== null && row.sender === actor.person
  // who has left office has no complaints to answer either
  const inOffice = held(actor, row.street, ...OwnerRole.options).length > 0
  const owner = row.owner === actor.person && inOffice
  return { read: sender || owner, answer: owner, withdraw: sender }
}

/** What a person may be allowed to do with a complaint. */
export type Right = keyof ReturnType<typeof rightsOn>

/**
 * The complaint where somebody may do that with it.
 * @throws AppError('not_found') unless they sent it or own it, AppError('forbidden') where only the other may
 */
export function demand(
  actor: Actor,
  row: ComplaintRow | undefined,
  right: Right,
): Authorized<ComplaintRow> {
  if (!row || !rightsOn(actor, row).read) throw notFound('投诉或建议')
  return authorize(row, rightsOn(actor, row)[right], forbidden('答复由负责人写，撤回由提交人办'))
}

/**
 * The complaint for who hands it in again. Somebody not signed in is known by the client id and by
 * nothing else; what a person sent is answered to that person alone.
 * @throws AppError('not_found')
 */
export function demandOwn(actor: Actor, row: ComplaintRow): Authorized<ComplaintRow> {
  const own = row.sender === null || row.sender === actor.person
  return authorize(
    row,
    own,
    new AppError('not_found', '这份内容是用另一个账号提交的，请用那个账号登录后查看'),
  )
}

/** The street as a place where anybody may complain. @throws AppError('not_found') where it is not served */
export function demandServed(
  street: StreetCode,
  served: boolean,
): Authorized<{ street: StreetCode }> {
  return authorize({ street }, served, notFound('街道'))
}

/** The history of a complaint is for its sender and its owner. */
export async function mayRead(street: StreetCode, id: string, context: Context): Promise<boolean> {
  const row = await find(context.db, street, id as ComplaintId)
  return row !== undefined && rightsOn(context.actor, row).read
}
