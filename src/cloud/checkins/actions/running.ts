import { MIN_FEEDBACK } from '@/contract/checkins'
import type { EventId, StreetCode } from '@/contract/wire'
import type { Context, Handlers } from '../../context'
import { notFound } from '../../errors'
import { find as findEvent, lock as lockEvent } from '../../events/repository/reads'
import { withoutPhones } from '../../phones'
import { demandRuns } from '../policy'
import { askWipe, listDevices } from '../repository/devices'
import {
  countArrivals,
  countFeedback,
  countSeats,
  countShifts,
  listWords,
} from '../repository/figures'
import { listConflicts } from '../repository/roster'
import { conflictOf, deviceOf } from '../view'

async function devicesOf({ db }: Pick<Context, 'db'>, street: StreetCode, event: EventId) {
  return (await listDevices(db, street, event)).map(deviceOf)
}

type Running = Pick<Handlers<'checkins'>, 'checkins.devices' | 'checkins.wipe' | 'checkins.figures'>

export const running: Running = {
  async 'checkins.devices'({ street, event }, context) {
    demandRuns(context, await findEvent(context.db, street, event))
    const conflicts = await listConflicts(context.db, street, event, null)
    return {
      devices: await devicesOf(context, street, event),
      conflicts: conflicts.map(conflictOf),
    }
  },

  async 'checkins.wipe'({ street, event, device }, context) {
    const { db, now } = context
    await db.tx(async (tx) => {
      const row = demandRuns(context, await lockEvent(tx, street, event))
      if (!(await askWipe(tx, row, device, now))) throw notFound('签到设备')
    })
    return { devices: await devicesOf(context, street, event) }
  },

  async 'checkins.figures'({ street, event }, context) {
    const { db } = context
    const row = demandRuns(context, await findEvent(db, street, event))
    const { average, count } = await countFeedback(db, street, event)
    const enough = count >= MIN_FEEDBACK
    const words = enough ? await listWords(db, street, event) : []
    return {
      figures: {
        seats: { capacity: row.capacity, ...(await countSeats(db, street, event)) },
        shifts: await countShifts(db, street, event),
        arrivals: (await countArrivals(db, street, event)).map(({ from, people }) => ({
          from: from.toISOString(),
          people,
        })),
        feedback: enough ? { average, count } : null,
      },
      words: words.map((one) => ({ stars: one.stars, words: withoutPhones(one.words) })),
    }
  },
}
