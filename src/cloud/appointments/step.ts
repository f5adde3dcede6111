import { dayOf } from '@/contract/calendar.rules'
import type { AppointmentId, Day, StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { conflict } from '../errors'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { tell } from '../messages/repository'
import { demand, type Right } from './policy'
import { lockOffices } from './repository/offices'
import { type AppointmentRow, lock, type Now } from './repository/rows'

/** What the history and a conflict call the fields of an appointment. */
const fieldWords: Record<string, string> = {
  until: '最后一天',
  standIn: '代理人',
  away: '请假',
  invitation: '邀请',
  person: '任职人员',
}

interface Which {
  street: StreetCode
  appointment: AppointmentId
  version: Version
  right: Right
}

export const nowOf = (now: number): Now => ({ today: dayOf(now), at: new Date(now) })

export const subjectOf = (appointment: AppointmentId) =>
  ({ noun: 'appointments', id: appointment }) as const

/** One that is over, or was ended before it began. */
export const isOver = ({ from, until }: Pick<AppointmentRow, 'from' | 'until'>, today: Day) =>
  until !== null && (until < today || until < from)

/** @throws AppError('conflict') for one that is over */
export function demandInForce(row: AppointmentRow, today: Day): void {
  if (isOver(row, today)) throw conflict('这项任命已经结束了')
}

/** One step on an appointment, one at a time in a street: lock, ask whether they may and saw what stands, write. */
export async function step<Done>(
  { db, actor, now }: Context,
  { street, appointment, version, right }: Which,
  write: (tx: Tx, row: Authorized<AppointmentRow>) => Promise<Done>,
): Promise<Done> {
  return db.tx(async (tx) => {
    await lockOffices(tx, street)
    const row = demand(actor, await lock(tx, street, appointment, nowOf(now)), right)
    demandInForce(row, dayOf(now))
    const versions = { seen: version, current: row.version }
    await demandFresh(tx, { street, ...subjectOf(appointment) }, versions, fieldWords)
    return write(tx, row)
  })
}

/** Tells a holder what happened to their appointment; who has not taken it over has no inbox yet. */
export async function tellHolder(
  tx: Tx,
  row: AppointmentRow,
  kind: 'appointment_given' | 'appointment_changed' | 'appointment_ended',
  now: number,
): Promise<void> {
  const { street, appointment, person, claimed, role } = row
  if (!claimed) return
  const { zh, en } = row.operator ?? row
  const subject = subjectOf(appointment)
  await tell(tx, [person], { street, kind, subject, values: { role, zh, en }, now })
}

/** The history of an appointment, one line. */
export async function note(
  tx: Tx,
  row: Pick<AppointmentRow, 'street' | 'appointment'>,
  line: Omit<Parameters<typeof append>[1], 'street' | 'subject'>,
): Promise<string> {
  return append(tx, { street: row.street, subject: subjectOf(row.appointment), ...line })
}
