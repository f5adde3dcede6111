import { CHECK_OUT_MINUTES } from '@/contract/door.rules'
import type { EventId, SignupId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import { tick } from '../events/intake'
import { lock as lockEvent } from '../events/repository/reads'
import type { Job } from '../registers'
import { touch } from '../signups/intake'
import { closeForgotten, listForgotten } from './repository/reads'

const before = (now: number) => new Date(now - CHECK_OUT_MINUTES * 60_000)

async function close(context: JobContext, street: StreetCode, event: EventId): Promise<void> {
  const { db, now, cloud } = context
  const rule = 'a forgotten check-out is the planned end of the shift'
  await db.tx(async (tx) => {
    if (!(await lockEvent(tx, street, event))) return
    const scope = authorizedByRule(rule, { street, event })
    const closed = await closeForgotten(tx, scope, before(now))
    if (closed.length === 0) return
    const ticks = await tick(tx, street, event)
    for (const signup of new Set(closed.map(({ signup }) => signup))) {
      await touch(tx, { street, signup: signup as SignupId }, ticks)
    }
    for (const { place } of closed) {
      const done = { street, event, place, assumed: true, cause: null }
      for (const heard of cloud.wiring.attended) await heard(tx, done, context)
    }
  })
}

/** Who forgot to check out of a shift is checked out at its planned end, and told that it was assumed. */
export const closeStays: Job = {
  name: 'checkins.closeStays',
  async due(db, street, now) {
    const events = await listForgotten(db, street, before(now))
    return events.map((event) => (context) => close(context, street, event))
  },
}
