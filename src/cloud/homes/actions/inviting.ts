import { dayOf } from '@/contract/calendar.rules'
import type { HomeId, InvitationId, StreetCode } from '@/contract/wire'
import type { Context, Handlers } from '../../context'
import { conflict } from '../../errors'
import { append } from '../../history/repository'
import { codeOf, invite } from '../../invitations/intake'
import { listStreets, servesIn } from '../../invitations/repository/reads'
import { demand } from '../policy'
import { find, lock } from '../repository/reads'
import { closed } from '../step'

interface Which {
  street: StreetCode
  home: HomeId
}

/** Whoever holds an office comes back by that: a head does not move the account of staff. */
async function demandNoOffice(context: Context, { street, home }: Which): Promise<void> {
  const { actor, db, now } = context
  const { person } = await demand(db, actor, await find(db, street, home), 'invite')
  // before the transaction, which touches one street only
  if (!(await servesIn(db, await listStreets(db), person, dayOf(now)))) return
  throw conflict('这个人有任职，请由任命他的人发换微信账号的邀请')
}

/** The record of an entered person is taken over; somebody who has an account comes back to it. */
async function inviteTo(context: Context, { street, home }: Which): Promise<InvitationId> {
  const { actor, db, now } = context
  return db.tx(async (tx) => {
    const row = await demand(tx, actor, await lock(tx, street, home), 'invite')
    if (row.over) throw closed(row.state)
    const kind = row.account ? ('account' as const) : ('home' as const)
    const invitation = await invite(tx, { ...row, kind, by: actor.person, now })
    const subject = { noun: 'homes', id: home } as const
    const line = { did: 'homes.invite', by: actor.person, at: now, changed: ['invitation'] }
    await append(tx, { street, subject, ...line, after: { kind } })
    return invitation
  })
}

export const inviting: Pick<Handlers<'homes'>, 'homes.invite'> = {
  async 'homes.invite'(which, context) {
    await demandNoOffice(context, which)
    const invitation = await inviteTo(context, which)
    return { invitation: await codeOf(context, which.street, invitation) }
  },
}
