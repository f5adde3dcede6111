import { OwnerRole } from '@/contract/complaints'
import type { ComplaintId, StreetCode } from '@/contract/wire'
import { isServed } from '../areas/repository/reads'
import type { Context, Handlers } from '../context'
import { tell } from '../messages/repository'
import { demandRole, personOf } from '../policy'
import { demand, demandServed } from './policy'
import { demandReceipt, receiptOf } from './receipt'
import { find, findByNumber, listOwned, listSent } from './repository/reads'
import { setAnswered, setWithdrawn } from './repository/writes'
import { closeBy } from './step'
import { submit } from './submit'
import { lineOf, viewOf } from './view'

async function viewAfter(context: Context, street: StreetCode, complaint: ComplaintId) {
  const row = demand(context.actor, await find(context.db, street, complaint), 'read')
  return { complaint: viewOf(row, context) }
}

export const complaints: Handlers<'complaints'> = {
  async 'complaints.submit'({ street, ...submission }, context) {
    const scope = demandServed(street, await isServed(context.db, street))
    const row = await submit(context, scope, submission)
    return {
      complaint: viewOf(row, context),
      receipt: receiptOf(context.cloud.secrets, row),
    }
  },

  async 'complaints.find'({ street, number, receipt }, context) {
    const found = await findByNumber(context.db, street, number)
    const row = demandReceipt(context.cloud.secrets, found, receipt)
    return { complaint: viewOf(row, context) }
  },

  async 'complaints.get'({ street, complaint }, context) {
    return viewAfter(context, street, complaint)
  },

  async 'complaints.mine'({ street, after }, { actor, db, now }) {
    const { rows, next } = await listSent(db, street, personOf(actor), after)
    return { complaints: rows.map((row) => lineOf(row, now)), next }
  },

  async 'complaints.owned'({ street, after }, { actor, db, now }) {
    demandRole(actor, street, ...OwnerRole.options)
    const { rows, next } = await listOwned(db, street, personOf(actor), after)
    return { complaints: rows.map((row) => lineOf(row, now)), next }
  },

  async 'complaints.answer'({ street, complaint, version, words }, context) {
    const { actor, now } = context
    const by = personOf(actor)
    const which = { street, complaint, version, step: 'answer' } as const
    await closeBy(context, which, async (tx, row, next) => {
      await setAnswered(tx, row, next, { words, by, at: now })
      if (!row.sender) return
      const subject = { noun: 'complaints', id: complaint } as const
      const values = { number: row.number }
      await tell(tx, [row.sender], { street, kind: 'complaint_answered', subject, values, now })
    })
    return viewAfter(context, street, complaint)
  },

  async 'complaints.withdraw'({ street, complaint, version }, context) {
    const which = { street, complaint, version, step: 'withdraw' } as const
    await closeBy(context, which, (tx, row, next) => setWithdrawn(tx, row, next))
    return viewAfter(context, street, complaint)
  },
}
