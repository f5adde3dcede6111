import type { OperatorId, StreetCode } from '@/contract/wire'
import { checkWords } from '../content'
import type { Context, Handlers } from '../context'
import { notFound } from '../errors'
import { demandEdit, demandShare, demandStreet, mayAdd } from './policy'
import { find, list } from './repository'
import { gather } from './review'
import { create, update, wordsIn } from './step'
import { cardOf, viewOf } from './view'

async function viewNow(context: Context, street: StreetCode, operator: OperatorId) {
  const row = await find(context.db, street, operator)
  if (!row) throw notFound('运营方')
  return { operator: await viewOf(row, context) }
}

export const operators: Handlers<'operators'> = {
  async 'operators.list'({ street }, { actor, db, now }) {
    const rows = await list(db, street, demandShare(actor, street))
    const material = await gather(db, street, now)
    return {
      operators: rows.map((row) => cardOf(row, material, now)),
      can: { add: mayAdd(actor, street) },
    }
  },

  async 'operators.get'({ street, operator }, context) {
    return viewNow(context, street, operator)
  },

  async 'operators.create'({ street, ...fields }, context) {
    const scope = demandStreet(context.actor, { street })
    await checkWords(context, wordsIn(fields))
    return viewNow(context, street, await create(context, scope, fields))
  },

  async 'operators.update'({ street, operator, version, changes }, context) {
    demandEdit(context.actor, await find(context.db, street, operator))
    await checkWords(context, wordsIn(changes))
    await update(context, { street, operator, version }, changes)
    return viewNow(context, street, operator)
  },
}
