import { authorizedByRule } from '../authorization'
import type { Job } from '../registers'
import { deleteOldRatings, hasOldRatings } from './repository/ratings'
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

/** Ratings are forgotten once no review counts them: a hash of who gave one leads to nobody, and none is kept. */
export const forgetRatings: Job = {
  name: 'sites.forgetRatings',
  async due(db, street, now) {
    if (!(await hasOldRatings(db, street, now))) return []
    const rule = 'a rating is forgotten after the reviews that count it'
    const scope = authorizedByRule(rule, { street })
    return [(context) => deleteOldRatings(context.db, scope, context.now)]
  },
}
