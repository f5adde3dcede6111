import type { AreaName } from '@/contract/areas'
import { freeOf, volunteersOf } from '@/contract/events.rules'
import type { EventCard, EventView } from '@/contract/events.shapes'
import { forgottenAt } from '@/contract/signups.rules'
import type { EventId, StreetCode } from '@/contract/wire'
import { namesOnTheDay } from '../areas/repository/reads'
import type { Context } from '../context'
import { notFound } from '../errors'
import { isFor, rightsOn } from './policy'
import type { CardRow } from './repository/lists'
import { type EventRow, find } from './repository/reads'

type Standing = Omit<CardRow, 'volunteers' | 'metres' | 'audience'>

const areaOf = ({ area: code, areaLevel: level, areaZh: zh, areaEn: en }: Standing): AreaName => ({
  ...{ code, level, zh, en },
})

function cardParts(row: Standing): Omit<EventCard, 'volunteers' | 'metres' | 'notForMe'> {
  const { street, event, series, state, title, capacity, waiting, site, lng, lat, demo } = row
  return {
    ...{ street, event, series, state, title, capacity, waiting, demo },
    opens: row.opensAt.toISOString(),
    closes: row.closesAt.toISOString(),
    door: row.doorAt.toISOString(),
    starts: row.startsAt.toISOString(),
    ends: row.endsAt.toISOString(),
    free: freeOf(row),
    place: { site, name: row.placeName, at: { lng, lat }, area: areaOf(row) },
  }
}

/** An event in a list. */
export function cardOf(row: CardRow, notForMe: boolean): EventCard {
  const { volunteers, metres } = row
  return {
    ...cardParts(row),
    ...{ volunteers, notForMe },
    metres: metres === null ? null : Math.round(metres),
  }
}

/** What is decided about how few come; null where it takes place in any case. */
function minimumOf(row: EventRow): EventView['minimum'] {
  const { minimum: seats, decideAt, taken, heldAnyway: anyway } = row
  if (seats === null || !decideAt) return null
  return { seats, decides: decideAt.toISOString(), taken, anyway }
}

/** An event with all that a reader sees and what this person may do. */
export async function viewOf(row: EventRow, context: Context): Promise<EventView> {
  const { db, actor, now } = context
  const { street, words, address, maxParty, children, questions, audience, roles, shifts } = row
  const { organiserName, organiserRole, operatorName, phone, forgetDays, cancelReason } = row
  const areas = audience.to === 'areas' ? audience.areas : []
  return {
    ...cardParts(row),
    ...{ words, address, maxParty, children, questions, audience, roles, forgetDays },
    metres: null,
    volunteers: volunteersOf(shifts),
    notForMe: !(await isFor(context, row)),
    audienceAreas: areas.length > 0 ? await namesOnTheDay(db, street, areas) : [],
    shifts: shifts.map(({ taken, ...shift }) => ({ ...shift, free: shift.seats - taken })),
    minimum: minimumOf(row),
    organiser: {
      name: organiserName ?? '',
      role: organiserRole,
      operator: operatorName,
      phone,
    },
    forgotten: new Date(forgottenAt(row.endsAt.getTime(), forgetDays)).toISOString(),
    cancelled: cancelReason && { reason: cancelReason, words: row.cancelWords },
    version: row.version,
    can: rightsOn(actor, row, now),
  }
}

/** An event as it is after a step. */
export async function viewAfter(
  { street, event }: { street: StreetCode; event: EventId },
  context: Context,
): Promise<{ event: EventView }> {
  const row = await find(context.db, street, event)
  if (!row) throw notFound('活动')
  return { event: await viewOf(row, context) }
}
