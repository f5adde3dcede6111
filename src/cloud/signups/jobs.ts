import { forgottenAt, reminderDue, remindersAt } from '@/contract/signups.rules'
import type { EventId, StreetCode } from '@/contract/wire'
import { authorizedByRule } from '../authorization'
import type { JobContext } from '../context'
import { markForgotten } from '../events/intake'
import { lock as lockEvent } from '../events/repository/reads'
import type { Job } from '../registers'
import { goOn } from './line'
import { forgetEvent, listToForget } from './repository/forget'
import { listMoving } from './repository/line'
import { listStarting, markReminded } from './repository/reminders'
import { tellOf } from './telling'

/** The lines of events: offers that nobody answered lapse, and the next in turn is asked. */
export const moveLines: Job = {
  name: 'signups.line',
  async due(db, street, now) {
    const events = await listMoving(db, street, new Date(now))
    return events.map((event) => (context) => goOn(context, street, event))
  },
}

/** The longest time from the first reminder to the start: from 18:00 to the end of the next day. */
const AHEAD = 30 * 3_600_000

async function remind({ db, now }: JobContext, street: StreetCode, event: EventId): Promise<void> {
  await db.tx(async (tx) => {
    const row = await lockEvent(tx, street, event)
    const starts = row?.startsAt.getTime() ?? 0
    const which = reminderDue(starts, now)
    if (!row || which === 0 || row.state !== 'published') return
    const moment = remindersAt(starts)[which - 1]
    if (moment === undefined) return
    const rule = 'who has a place is reminded of it'
    const scope = authorizedByRule(rule, { street, event })
    const people = await markReminded(tx, scope, { which, made: new Date(moment) })
    const values = { starts: row.startsAt.toISOString() }
    await tellOf(tx, row, 'event_reminder', people, now, values)
  })
}

/** Who has a place is reminded of it: the day before, and two hours before. */
export const remindPeople: Job = {
  name: 'signups.remind',
  async due(db, street, now) {
    const rows = await listStarting(db, street, new Date(now), new Date(now + AHEAD))
    return rows
      .filter(({ starts }) => reminderDue(starts.getTime(), now) !== 0)
      .map(
        ({ event }) =>
          (context) =>
            remind(context, street, event),
      )
  },
}

async function forget({ db, now }: JobContext, street: StreetCode, event: EventId): Promise<void> {
  const rule = 'what people said for an event is forgotten after its days'
  await db.tx(async (tx) => {
    const row = await lockEvent(tx, street, event)
    if (!row || row.forgottenAt) return
    await forgetEvent(tx, authorizedByRule(rule, { street, event }))
    await markForgotten(tx, { street, event }, now)
  })
}

/** Answers, phones and the names of guests go on the day that was shown beforehand. */
export const forgetAnswers: Job = {
  name: 'signups.forget',
  async due(db, street, now) {
    const rows = await listToForget(db, street, new Date(now))
    return rows
      .filter(({ ends, forgetDays }) => forgottenAt(ends.getTime(), forgetDays) <= now)
      .map(
        ({ event }) =>
          (context) =>
            forget(context, street, event),
      )
  },
}
