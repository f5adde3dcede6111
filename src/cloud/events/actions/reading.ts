import { addDays, dayOf, startOf } from '@/contract/calendar.rules'
import type { EventCard } from '@/contract/events.shapes'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { isServed } from '../../areas/repository/reads'
import type { Context, Handlers } from '../../context'
import { notFound } from '../../errors'
import { belongingOf, demandOrganising, includes, mayKnow, shareOf } from '../policy'
import { type CardRow, listAhead, listNear, listRunAhead, listRunOver } from '../repository/lists'
import { find } from '../repository/reads'
import { cardOf, viewOf } from '../view'

type Reading = 'events.list' | 'events.get' | 'events.run'

/** Days that are asked for, today the first; null: all that are ahead. */
const DAYS = { today: 1, week: 7, all: null } as const

const endOf = (when: keyof typeof DAYS, now: number): number | null => {
  const days = DAYS[when]
  return days === null ? null : startOf(addDays(dayOf(now), days))
}

/** The events of a list as whoever asks sees them. */
async function cardsOf(
  context: Context,
  street: StreetCode,
  rows: readonly CardRow[],
): Promise<EventCard[]> {
  const asks = rows.some(({ audience }) => audience.to === 'areas')
  const belonging = asks ? await belongingOf(context, street) : new Set<AreaCode>()
  return rows.map((row) => cardOf(row, !includes(row.audience, context.actor, street, belonging)))
}

export const reading: Pick<Handlers<'events'>, Reading> = {
  async 'events.list'({ street, when, area, near, volunteers, after }, context) {
    const { db, now } = context
    if (!(await isServed(db, street))) throw notFound('街道')
    const wanted = {
      ...{ street, now, before: endOf(when, now), area: area ?? null, after },
      volunteers: volunteers ?? false,
    }
    const { rows, next } = near ? await listNear(db, wanted, near) : await listAhead(db, wanted)
    return { events: await cardsOf(context, street, rows), next }
  },

  async 'events.get'({ street, event }, context) {
    const row = await find(context.db, street, event)
    if (!row || !mayKnow(context.actor, row)) throw notFound('活动')
    return { event: await viewOf(row, context) }
  },

  async 'events.run'({ street, over, after }, context) {
    const { db, actor, now } = context
    demandOrganising(actor, street)
    const list = over ? listRunOver : listRunAhead
    const { rows, next } = await list(db, street, shareOf(actor, street), { now, after })
    return { events: await cardsOf(context, street, rows), next }
  },
}
