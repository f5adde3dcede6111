import type { ParsedInputOf } from '@/contract'
import { lastDayOf, STREET_ROLES } from '@/contract/appointments.rules'
import type { Role } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import type { Day, PersonId, StreetCode } from '@/contract/wire'
import { listOwned, type OwnedRow } from '../assignments/repository'
import { type Authorized, authorizedByRule } from '../authorization'
import type { Context } from '../context'
import type { Db, Tx } from '../database/database'
import { AppError, conflict } from '../errors'
import { revokeFor } from '../invitations/intake'
import type { Registers } from '../registers'
import { isHeldByAnother, rolesOn } from './repository/offices'
import { type AppointmentRow, listOf, listStoodInBy, type Now } from './repository/rows'
import { setTerms } from './repository/writes'
import { note, nowOf, step, tellHolder } from './step'

type Hands = ParsedInputOf<'appointments.end'>['hands']

/** The work of a person that none of these roles does. */
export async function workLeftBy(
  db: Db,
  handover: Registers['handover'],
  { street, person }: { street: StreetCode; person: PersonId },
  roles: readonly Role[],
): Promise<OwnedRow[]> {
  const owned = await listOwned(db, street, person)
  return owned.filter(({ kind }) => !handover[kind].roles.some((role) => roles.includes(role)))
}

/**
 * The street keeps somebody who can be reached in each role that answers for it.
 * @param day the first one without this appointment
 * @throws AppError('conflict')
 */
export async function demandNotLast(tx: Tx, row: AppointmentRow, day: Day): Promise<void> {
  const { street, role, person, claimed } = row
  if (!claimed || !STREET_ROLES.includes(role)) return
  if (await isHeldByAnother(tx, street, role, day, person)) return
  const words = '这是本街道这个岗位上最后一位能联系到的人，请先任命另一位并等他接受邀请'
  throw conflict(words, { why: 'last_of_street', role })
}

/** Who holds nothing any more, today or later, stands in for nobody: no right is left behind. */
export async function releaseStandIn(
  tx: Tx,
  street: StreetCode,
  person: PersonId,
  { at, by }: { at: Now; by: PersonId | null },
): Promise<void> {
  if ((await listOf(tx, street, person, at)).length > 0) return
  for (const row of await listStoodInBy(tx, street, person, at)) {
    const free = authorizedByRule('a stand-in who left office stands in for nobody', row)
    await setTerms(tx, free, { until: row.until, standIn: null })
    const line = { did: 'appointments.change', by, at: at.at.getTime() }
    await note(tx, row, { ...line, changed: ['standIn'], note: '代理人已经离任' })
  }
}

/** Every piece goes to the next owner named for it. @throws AppError('invalid') where one has none */
async function handAll(
  tx: Tx,
  { actor, cloud, now }: Context,
  work: readonly OwnedRow[],
  { street, hands, cause }: { street: StreetCode; hands: Hands; cause: string },
): Promise<void> {
  const next = work.map((one) => ({
    one,
    to: hands.find(
      ({ subject, kind }) =>
        subject.noun === one.noun && subject.id === one.subject && kind === one.kind,
    )?.to,
  }))
  const open = next.filter(({ to }) => to === undefined).length
  if (open > 0) {
    const words = `还有 ${open} 件事没有选好由谁接手`
    throw new AppError('invalid', words, 'hands', { why: 'work_open', count: open })
  }
  for (const { one, to } of next) {
    if (to === undefined) continue
    const how = { to, by: actor.person, now, cause, note: '原负责人离任，交接给下一位' }
    await cloud.wiring.handover[one.kind].hand(tx, street, one, how)
  }
}

/** Whatever stands on the appointment goes with it. */
async function leave(
  tx: Tx,
  { actor, now }: Context,
  row: Authorized<AppointmentRow>,
): Promise<void> {
  await revokeFor(tx, row, now)
  await releaseStandIn(tx, row.street, row.person, { at: nowOf(now), by: actor.person })
  await tellHolder(tx, row, 'appointment_ended', now)
}

/** Ends an appointment once nothing that its holder could no longer do is without an owner. */
export async function end(
  context: Context,
  { street, appointment, version, hands }: ParsedInputOf<'appointments.end'>,
): Promise<number> {
  const { actor, cloud, now } = context
  const today = dayOf(now)
  return step(context, { street, appointment, version, right: 'end' }, async (tx, row) => {
    await demandNotLast(tx, row, today)
    const until = lastDayOf(row.from, today)
    await setTerms(tx, row, { until, standIn: row.standIn?.person ?? null })
    const roles = await rolesOn(tx, street, row.person, today, appointment)
    const work = await workLeftBy(tx, cloud.wiring.handover, row, roles)
    const cause = await note(tx, row, {
      ...{ did: 'appointments.end', by: actor.person, at: now, changed: ['until'] },
      before: { until: row.until },
      after: { until, handed: work.length },
    })
    await handAll(tx, context, work, { street, hands, cause })
    await leave(tx, context, row)
    return work.length
  })
}
