import type { ParsedInputOf } from '@/contract'
import { servesStreet } from '@/contract/appointments.rules'
import { Role } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import type { InvitationKind } from '@/contract/invitations'
import type { InvitationId, PersonId, StreetCode } from '@/contract/wire'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { conflict, forbidden } from '../errors'
import { invite } from '../invitations/intake'
import { listStreets, servesIn } from '../invitations/repository/reads'
import { held } from '../policy'
import { demand, rightsOn } from './policy'
import { type AppointmentRow, find, listOf, lock } from './repository/rows'
import { demandInForce, note, nowOf } from './step'

type Asked = ParsedInputOf<'appointments.invite'>

/**
 * Whoever moves an account gets everything that its person may do: staff only, over every one of
 * that person's offices, and nobody where the person serves in another street too.
 */
async function demandAccount(
  tx: Tx,
  { actor, now }: Context,
  row: AppointmentRow,
  elsewhere: boolean,
): Promise<void> {
  if (!row.claimed) throw conflict('还没有人接手这份记录，请发任职邀请')
  if (!servesStreet(held(actor, row.street, ...Role.options))) {
    throw forbidden('换微信账号由街道工作人员核对本人后办理')
  }
  const offices = await listOf(tx, row.street, row.person, nowOf(now))
  if (!offices.every((office) => rightsOn(actor, office).invite)) throw forbidden()
  if (elsewhere) throw conflict('这个人还在别处任职，请联系系统维护人员办理')
}

async function servesElsewhere(
  { db, now }: Context,
  street: StreetCode,
  person: PersonId,
): Promise<boolean> {
  const others = (await listStreets(db)).filter((one) => one !== street)
  return servesIn(db, others, person, dayOf(now))
}

const kindOf = (row: AppointmentRow, asked: Asked['kind']): InvitationKind =>
  asked === 'appointment' && row.role === 'administrator' ? 'administrator' : asked

/** A fresh invitation from an appointment; the one before leads nowhere any more. */
export async function inviteAgain(context: Context, asked: Asked): Promise<InvitationId> {
  const { actor, db, now } = context
  const { street, appointment, kind } = asked
  const seen = demand(actor, await find(db, street, appointment, nowOf(now)), 'invite')
  // before the transaction, which touches one street only
  const elsewhere = kind === 'account' && (await servesElsewhere(context, street, seen.person))
  return db.tx(async (tx) => {
    const row = demand(actor, await lock(tx, street, appointment, nowOf(now)), 'invite')
    demandInForce(row, dayOf(now))
    if (kind === 'account') await demandAccount(tx, context, row, elsewhere)
    else if (row.claimed) throw conflict('已经有人接手这份记录，不用再邀请')
    const what = { ...row, kind: kindOf(row, kind), by: actor.person, now }
    const invitation = await invite(tx, what)
    const line = { did: 'appointments.invite', by: actor.person, at: now }
    await note(tx, row, { ...line, changed: ['invitation'], after: { kind: what.kind } })
    return invitation
  })
}
