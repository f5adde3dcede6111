import { authorizedByRule } from '../authorization'
import type { Job } from '../registers'
import { deleteOldVisits, hasOldVisits } from './repository/writes'

/** Visits are forgotten once their stay is over. */
export const forgetVisits: Job = {
  name: 'sites.forgetVisits',
  async due(db, street, now) {
    if (!(await hasOldVisits(db, street, now))) return []
    const scope = authorizedByRule('a visit is forgotten after its stay', { street })
    return [(context) => deleteOldVisits(context.db, scope, context.now)]
  },
}
