import type { Handlers } from '../context'
import { notFound } from '../errors'
import { isServed, listShapes, locate, streetsWithin } from './repository'

export const areas: Handlers<'areas'> = {
  async 'areas.locate'({ at }, { db }) {
    for (const street of await streetsWithin(db, at, 0)) {
      const path = await locate(db, street, at)
      if (path.length > 0) return { path }
    }
    return { path: [] }
  },

  async 'areas.shapes'({ street, level }, { db }) {
    if (!(await isServed(db, street))) throw notFound('街道')
    return { areas: await listShapes(db, street, level) }
  },
}
