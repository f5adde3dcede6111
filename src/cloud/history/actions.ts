import type { Handlers } from '../context'
import { notFound } from '../errors'
import { withoutPhones } from '../phones'
import { list } from './repository'

export const history: Handlers<'history'> = {
  async 'history.list'({ street, subject, after }, context) {
    const mayRead = await context.cloud.wiring.readers[subject.noun](street, subject.id, context)
    if (!mayRead) throw notFound()
    const { rows, next } = await list(context.db, street, subject, after)
    return {
      lines: rows.map(({ at, did, by, changed, note }) => ({
        at: at.toISOString(),
        did,
        by,
        changed,
        // a resident's words may stand in it
        note: note === null ? null : withoutPhones(note),
      })),
      next,
    }
  },
}
