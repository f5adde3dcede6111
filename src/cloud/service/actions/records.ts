import { SIGN_ROLES } from '@/contract/service.rules'
import type { ServiceRecordId, StreetCode } from '@/contract/wire'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import { demandRole, personOf } from '../../policy'
import { confirm, correct, sign } from '../answer'
import { find, listAsked, listMine, totalsOf } from '../repository/reads'
import { demandThere, stepOn } from '../step'
import { viewOf } from '../view'

async function viewAfter(context: Context, street: StreetCode, record: ServiceRecordId) {
  const row = demandThere(await find(context.db, street, record))
  return { record: viewOf(row, context) }
}

type Names =
  | 'service.mine'
  | 'service.confirm'
  | 'service.correct'
  | 'service.toSign'
  | 'service.sign'

export const records: Pick<Handlers<'service'>, Names> = {
  async 'service.mine'({ street, after }, context) {
    const { db, actor, now } = context
    const person = personOf(actor)
    const { rows, next } = await listMine(db, street, person, after)
    const totals = await totalsOf(db, street, person, now)
    return { records: rows.map((row) => viewOf(row, context)), ...totals, next }
  },

  async 'service.confirm'(which, context) {
    await stepOn(context, which, 'confirm', (tx, row) => confirm(tx, row, context))
    return viewAfter(context, which.street, which.record)
  },

  async 'service.correct'({ from, until, why, ...which }, context) {
    // whoever signs it reads it
    await checkWords(context, [why])
    const said = { from: Date.parse(from), until: Date.parse(until) }
    await stepOn(context, which, 'correct', (tx, row) => correct(tx, row, { said, why }, context))
    return viewAfter(context, which.street, which.record)
  },

  async 'service.toSign'({ street }, context) {
    const { db, actor } = context
    demandRole(actor, street, ...SIGN_ROLES)
    const rows = await listAsked(db, street, personOf(actor))
    const records = rows.map((row) => viewOf(row, context))
    return { records: records.filter(({ can }) => can.sign) }
  },

  async 'service.sign'({ accept, note, ...which }, context) {
    // whose hours they are reads it
    await checkWords(context, note ? [note] : [])
    await stepOn(context, which, 'sign', (tx, row) => sign(tx, row, { accept, note }, context))
    return viewAfter(context, which.street, which.record)
  },
}
