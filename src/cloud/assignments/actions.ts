import { dayOf } from '@/contract/calendar.rules'
import type { Day } from '@/contract/wire'
import type { Handlers } from '../context'
import { personOf } from '../policy'
import { listOpen } from './repository'

const stateOf = (due: Day, today: Day) =>
  due < today ? ('late' as const) : due === today ? ('soon' as const) : ('on_time' as const)

export const assignments: Handlers<'assignments'> = {
  async 'assignments.mine'({ street }, { actor, db, now }) {
    const today = dayOf(now)
    const rows = await listOpen(db, street, personOf(actor))
    return {
      assignments: rows.map(({ noun, subject, kind, title, due, about }) => ({
        subject: { noun, id: subject },
        kind,
        title,
        due,
        about,
        state: stateOf(due, today),
      })),
    }
  },
}
