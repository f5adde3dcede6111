import type { InvitationId, StreetCode } from '@/contract/wire'
import type { Context } from '../context'
import { notFound } from '../errors'
import { append } from '../history/repository'
import { invite } from './intake'
import { demandOwn } from './policy'
import { listStreets } from './repository/reads'

/**
 * Invites whoever scans it with another WeChat account to become the person who asks. It is worth an
 * identity: it lives for minutes, a fresh one takes its place, and the inbox says that it was made.
 */
export async function moveAccount(
  { actor, db, now }: Context,
  street: StreetCode,
): Promise<InvitationId> {
  const own = demandOwn(actor, street)
  if (!(await listStreets(db)).includes(street)) throw notFound('街道')
  return db.tx(async (tx) => {
    const by = own.person
    const invitation = await invite(tx, { ...own, kind: 'account' as const, by, now })
    const subject = { noun: 'invitations', id: invitation } as const
    await append(tx, { street, subject, did: 'invitations.moveAccount', by, at: now })
    return invitation
  })
}
