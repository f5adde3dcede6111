import { type Credit, Template } from '@/contract/messages'
import type { StreetCode } from '@/contract/wire'
import type { Context, Handlers } from '../context'
import { personOf } from '../policy'
import { countUnread, listInbox, markRead } from './repository'
import { addCredits, listBalances } from './repository/credits'

/** The templates that this installation has, with what the person who asks has left of each. */
async function creditsOf({ cloud, db, actor }: Context, street: StreetCode): Promise<Credit[]> {
  const balances = await listBalances(db, street, personOf(actor))
  return Template.options.flatMap((template) => {
    const chosen = cloud.settings.templates[template]
    const balance = balances.find((row) => row.template === template)?.balance ?? 0
    return chosen ? [{ template, id: chosen.id, balance }] : []
  })
}

export const messages: Handlers<'messages'> = {
  async 'messages.list'({ street, after }, { actor, db }) {
    const person = personOf(actor)
    const { rows, next } = await listInbox(db, street, person, after)
    return {
      messages: rows.map(({ id, kind, noun, subject, values, at, read }) => ({
        message: id,
        kind,
        subject: { noun, id: subject },
        values,
        at: at.toISOString(),
        read,
      })),
      unread: await countUnread(db, street, person),
      next,
    }
  },

  async 'messages.read'({ street, messages: ids }, { actor, db, now }) {
    const person = personOf(actor)
    await markRead(db, street, person, ids, now)
    return { unread: await countUnread(db, street, person) }
  },

  async 'messages.templates'({ street }, context) {
    return { templates: await creditsOf(context, street) }
  },

  async 'messages.credit'({ street, client, accepted }, context) {
    const { actor, db, now } = context
    const person = personOf(actor)
    await db.tx((tx) => addCredits(tx, { street, person, client, accepted, now }))
    return { templates: await creditsOf(context, street) }
  },
}
