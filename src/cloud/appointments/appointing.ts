import type { ParsedInputOf } from '@/contract'
import { levelsOf } from '@/contract/appointments.rules'
import { dayOf } from '@/contract/calendar.rules'
import type { AppointmentId, Day, PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import { checkWords } from '../content'
import type { Context } from '../context'
import type { Db, Tx } from '../database/database'
import { AppError, conflict, forbidden, notFound } from '../errors'
import { newId } from '../ids'
import { invite } from '../invitations/intake'
import { keepPhone } from '../phones'
import { demandAppointing, rightsOn, rolesGivenBy } from './policy'
import { findArea, hasOperator, lockOffices } from './repository/offices'
import { type AppointmentRow, find, findByClient, listOf } from './repository/rows'
import { insertAppointment, insertPerson, keepPerson } from './repository/writes'
import { isOver, note, nowOf, tellHolder } from './step'

type Given = ParsedInputOf<'appointments.create'>
const wrong = (field: string, words: string) => new AppError('invalid', words, field)

/** The office as one that who asks may give. @throws AppError('forbidden' | 'invalid') */
async function officeOf({ actor, db, now }: Context, given: Given) {
  const { street, role, area, operator, from, until } = given
  if (rolesGivenBy(actor, street).length === 0) throw forbidden('您不能任命别人')
  const found = await findArea(db, street, area)
  if (!found || !levelsOf[role].includes(found.level)) {
    throw wrong('area', '这个岗位不在这一级片区')
  }
  const office = demandAppointing(actor, { street, role, path: found.path })
  if ((role === 'operator') !== (operator !== undefined)) {
    throw wrong('operator', '站点运营方的人员属于一家运营方，别的岗位不属于')
  }
  if (operator && !(await hasOperator(db, street, operator))) throw notFound('运营方')
  if (from < dayOf(now)) throw wrong('from', '任期最早从今天开始')
  if (until !== undefined && until < from) throw wrong('until', '最后一天不能早于第一天')
  return office
}

/**
 * Somebody in office whom who asks may see, as the stand-in or as who gets one more role.
 * @throws AppError('not_found')
 */
export async function demandColleague(
  tx: Db,
  { actor, now }: Context,
  street: StreetCode,
  person: PersonId,
) {
  const offices = await listOf(tx, street, person, nowOf(now))
  if (!offices.some((row) => rightsOn(actor, row).read)) throw notFound('任职人员')
  return offices
}

/** Who gets the role: somebody of the street, or a new record under the id given. */
async function personOf(
  tx: Tx,
  context: Context,
  office: Authorized<{ street: StreetCode }>,
  { street, person, name, phone, role, area, operator }: Given,
): Promise<PersonId> {
  if (person !== undefined) {
    const offices = await demandColleague(tx, context, street, person)
    if (!(await keepPerson(tx, person))) throw notFound('任职人员')
    const same = (row: AppointmentRow) =>
      row.role === role && row.area === area && row.operator?.operator === operator
    if (offices.some(same)) {
      throw conflict('这个人在这里已经有这个岗位')
    }
    return person
  }
  if (name === undefined) throw wrong('name', '请写下姓名，或选一位已有的人')
  const made = newId<PersonId>()
  const kept = phone === undefined ? null : keepPhone(context.cloud.secrets, phone)
  await insertPerson(tx, { ...office, person: made, name, phone: kept, now: context.now })
  return made
}

/** Tells who is known, invites who is not. */
async function announce(
  tx: Tx,
  { actor, now }: Context,
  office: Authorized<{ street: StreetCode }>,
  appointment: AppointmentId,
): Promise<void> {
  const row = await find(tx, office.street, appointment, nowOf(now))
  if (!row) throw new Error('what was inserted is there')
  const line = { did: 'appointments.create', by: actor.person, at: now }
  await note(tx, row, { ...line, after: { person: row.person, role: row.role, area: row.area } })
  await tellHolder(tx, row, 'appointment_given', now)
  if (row.claimed || row.invited) return
  const kind = row.role === 'administrator' ? 'administrator' : 'appointment'
  await invite(tx, { ...office, kind, appointment, person: row.person, by: actor.person, now })
}

/** Gives somebody a role; the same client id again answers the first one. */
export async function create(context: Context, given: Given): Promise<AppointmentId> {
  const { cloud, db } = context
  const { street, client, role, area, from, standIn = null } = given
  const { operator = null, until = null } = given
  const office = await officeOf(context, given)
  await checkWords(context, given.name ? [given.name] : [])
  return db.tx(async (tx) => {
    // one at a time: a second tap finds what the first one made, and nobody leaves who is named here
    await lockOffices(tx, street)
    const before = await findByClient(tx, street, client)
    if (before) return before
    const person = await personOf(tx, context, office, given)
    if (standIn !== null) await demandColleague(tx, context, street, standIn)
    if (standIn === person) throw wrong('standIn', '代理人要是另一个人')
    const appointment = newId<AppointmentId>()
    const terms = { role, area, operator, from, until, standIn }
    const demo = cloud.settings.demonstration
    const made = { ...office, ...terms, appointment, client, person, demo }
    await insertAppointment(tx, made)
    await announce(tx, context, office, appointment)
    return appointment
  })
}

/** Whether new terms fit each other. @throws AppError('invalid') */
export function demandTerms(
  { from, person }: { from: Day; person: PersonId },
  { until, standIn }: { until: Day | null; standIn: PersonId | null },
  today: Day,
): void {
  if (until !== null && isOver({ from, until }, today)) {
    throw wrong('until', '最后一天不能早于今天；要现在结束，请用“结束任命”')
  }
  if (standIn === person) throw wrong('standIn', '代理人要是另一个人')
}
