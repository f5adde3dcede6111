import type { Handlers } from '../../context'
import { notFound } from '../../errors'
import { find as findEvent } from '../../events/repository/reads'
import { personOf } from '../../policy'
import { demandRuns } from '../policy'
import { listMine, listRoster } from '../repository/lists'
import { ofPerson } from '../repository/reads'
import { lineOf, viewFor } from '../view'

type Looking = Pick<Handlers<'signups'>, 'signups.at' | 'signups.mine' | 'signups.roster'>

export const looking: Looking = {
  async 'signups.at'({ street, event }, context) {
    const { db, actor } = context
    const person = personOf(actor)
    const row = await ofPerson(db, street, event, person)
    if (row) return { signup: await viewFor(context, row) }
    const there = await findEvent(db, street, event)
    if (!there || there.state === 'draft') throw notFound('活动')
    return { signup: null }
  },

  async 'signups.mine'({ street, over, after }, context) {
    const { db, actor, now } = context
    const { rows, next } = await listMine(db, street, { person: personOf(actor), over, now }, after)
    const signups = []
    for (const row of rows) signups.push(await viewFor(context, row))
    return { signups, next }
  },

  async 'signups.roster'({ street, event, of, after }, context) {
    const { db, actor } = context
    const row = demandRuns(actor, await findEvent(db, street, event))
    const { rows, next } = await listRoster(db, row, of, after)
    return { lines: rows.map((one) => lineOf(one, row, context)), next }
  },
}
