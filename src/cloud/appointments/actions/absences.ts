import { addDays, dayOf } from '@/contract/calendar.rules'
import type { AbsenceId, PersonId, StreetCode } from '@/contract/wire'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { AppError, notFound } from '../../errors'
import { newId } from '../../ids'
import { personOf } from '../../policy'
import { demandAbsent } from '../policy'
import { lockOffices } from '../repository/offices'
import { listOf } from '../repository/rows'
import {
  endAbsence,
  findAbsence,
  insertAbsence,
  keepPerson,
  lockAbsence,
} from '../repository/writes'
import { note, nowOf } from '../step'

/** Somebody whose absences who asks may tell. @throws AppError('not_found' | 'forbidden') */
async function absent(tx: Tx, { actor, now }: Context, street: StreetCode, person: PersonId) {
  const offices = await listOf(tx, street, person, nowOf(now))
  if (offices.length === 0) throw notFound('任职人员')
  return { scope: demandAbsent(actor, { street, person }, offices), offices }
}

/** Each appointment tells when its holder was away: stand-ins act by it. */
async function tellHistories(
  tx: Tx,
  { actor, now }: Context,
  offices: Awaited<ReturnType<typeof listOf>>,
  line: { did: string; after: object },
): Promise<void> {
  for (const row of offices) {
    await note(tx, row, { ...line, by: actor.person, at: now, changed: ['away'] })
  }
}

export const absences: Pick<Handlers<'appointments'>, 'appointments.away' | 'appointments.back'> = {
  async 'appointments.away'({ street, person: who, from, until }, context) {
    const { actor, db, now } = context
    const person = who ?? personOf(actor)
    const today = dayOf(now)
    if (until < from || until < today) {
      throw new AppError('invalid', '最后一天不能早于第一天，也不能早于今天', 'until')
    }
    return db.tx(async (tx) => {
      // one at a time: a second tap finds the absence of the first
      await lockOffices(tx, street)
      const { scope, offices } = await absent(tx, context, street, person)
      if (!(await keepPerson(tx, person))) throw notFound('任职人员')
      const before = await findAbsence(tx, street, person, { from, until })
      if (before) return { absence: { absence: before, from, until } }
      const absence = newId<AbsenceId>()
      await insertAbsence(tx, { ...scope, absence, from, until })
      await tellHistories(tx, context, offices, {
        did: 'appointments.away',
        after: { from, until },
      })
      return { absence: { absence, from, until } }
    })
  },

  async 'appointments.back'({ street, absence }, context) {
    const { db, now } = context
    const yesterday = addDays(dayOf(now), -1)
    return db.tx(async (tx) => {
      const row = await lockAbsence(tx, street, absence)
      if (!row) throw notFound('请假')
      const { scope, offices } = await absent(tx, context, street, row.person)
      if (row.until > yesterday) {
        await endAbsence(tx, { ...scope, ...row }, yesterday)
        await tellHistories(tx, context, offices, { did: 'appointments.back', after: { absence } })
      }
      return { back: true }
    })
  },
}
