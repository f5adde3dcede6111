import type { Handlers } from '../context'
import { personOf } from '../policy'
import { countUnread, listInbox, markRead } from './repository'

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
}
