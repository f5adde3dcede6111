import { dayOf } from '@/contract/calendar.rules'
import type { Job } from '../registers'
import { listOverdue, markRaised } from './repository'

/** Overdue work climbs: its noun says to whom. Raised once per owner, in the transaction that climbs. */
export const overdueWork: Job = {
  name: 'assignments.overdue',
  async due(db, street, now) {
    const overdue = await listOverdue(db, street, dayOf(now))
    return overdue.map(
      (work) => (context) =>
        context.db.tx(async (tx) => {
          if (!(await markRaised(tx, street, work.id))) return
          await context.cloud.wiring.overdue[work.kind](tx, street, work, context)
        }),
    )
  },
}
