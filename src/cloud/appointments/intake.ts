import { dayOf } from '@/contract/calendar.rules'
import type { AppointmentId, AreaCode, InvitationId, PersonId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { Tx } from '../database/database'
import { conflict } from '../errors'
import { newId } from '../ids'
import { invite } from '../invitations/intake'
import { findOfRole, isHeldByAnother, lockOffices } from './repository/offices'
import { insertAppointment, insertPerson } from './repository/writes'
import { note } from './step'

export interface First {
  street: StreetCode
  /** The name that the invitation is made out to. */
  name: string
  demo: boolean
  now: number
  /** One more, although the street has one: nobody of those can sign in any more. */
  again?: boolean
}

/** The record and the office that wait for the first administrator. */
async function prepare(tx: Tx, { street, name, demo, now }: First) {
  const [appointment, person] = [newId<AppointmentId>(), newId<PersonId>()]
  const rule = 'the first administrator of a street is invited by its installation'
  const made = authorizedByRule(rule, {
    ...{ street, appointment, person, client: null, role: 'administrator' as const },
    ...{
      area: street as string as AreaCode,
      operator: null,
      from: dayOf(now),
      until: null,
      standIn: null,
      demo,
    },
  })
  await insertAppointment(tx, made)
  await insertPerson(tx, { ...made, name, phone: null, now })
  const line = { did: 'appointments.create', by: null, at: now, note: '由系统部署时设立' }
  await note(tx, made, { ...line, after: { person, role: 'administrator', area: street } })
  return { street, appointment, person }
}

/**
 * Invites the first administrator of a street; asked again before anybody has accepted, a fresh
 * invitation takes the place of the one before. `codeOf` of invitations says what to print.
 * @throws AppError('conflict') where the street has an administrator, unless `again`: that one invites others
 */
export async function inviteAdministrator(tx: Tx, first: First): Promise<InvitationId> {
  const { street, now, again } = first
  const today = dayOf(now)
  await lockOffices(tx, street)
  const held = await isHeldByAnother(tx, street, 'administrator', today, null)
  if (held && !again) throw conflict('本街道已经有系统管理员，由他邀请其他人')
  const waiting = held ? undefined : await findOfRole(tx, street, 'administrator', today)
  const office = waiting ? { street, ...waiting } : await prepare(tx, first)
  const rule = 'the first administrator of a street is invited by its installation'
  const asked = { ...office, kind: 'administrator' as const, by: null, now }
  return invite(tx, authorizedByRule(rule, asked))
}
