import type { Context, Handlers } from '../context'
import { conflict, notFound } from '../errors'
import { append } from '../history/repository'
import { claim } from './claim'
import { codeOf } from './intake'
import { moveAccount } from './move'
import { demandGiver } from './policy'
import { find, lock } from './repository/reads'
import { revokeOf } from './repository/writes'
import { subjectOf, viewOf } from './view'

export const invitations: Handlers<'invitations'> = {
  async 'invitations.look'({ street, invitation }, { actor, db, now }) {
    const row = await find(db, street, invitation)
    if (!row) throw notFound('邀请')
    return { invitation: viewOf(row, actor, now) }
  },

  async 'invitations.claim'({ street, invitation }, context) {
    await claim(context, street, invitation)
    const row = await find(context.db, street, invitation)
    if (!row) throw notFound('邀请')
    // who has just come back is asked about as the person they are now
    const actor: Context['actor'] = { ...context.actor, person: row.claimedBy }
    return { invitation: viewOf(row, actor, context.now) }
  },

  async 'invitations.moveAccount'({ street }, context) {
    const invitation = await moveAccount(context, street)
    return { invitation: await codeOf(context, street, invitation) }
  },

  async 'invitations.revoke'({ street, invitation }, { actor, db, now }) {
    await db.tx(async (tx) => {
      const row = demandGiver(actor, await lock(tx, street, invitation))
      if (row.claimedBy !== null) {
        const words = '这份邀请已经被接受，不能再收回'
        throw conflict(words, { why: 'invitation_closed', state: 'claimed' })
      }
      if (row.revoked) return
      await revokeOf(tx, row, now)
      const subject = subjectOf(row)
      const line = { street, subject, did: 'invitations.revoke', by: actor.person, at: now }
      await append(tx, { ...line, changed: ['invitation'] })
    })
    return { revoked: true }
  },
}
