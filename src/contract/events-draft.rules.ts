import { type EventDraft, MAX_EVENT_HOURS } from './events.shapes'
import type { Instant } from './wire'

/** The limits between the fields of a draft; those of one field stand in its schema. */

/** A volunteer may clear up for so many hours after an event; nobody’s shift begins before the door. */
export const SHIFT_HOURS_AFTER = 2
const HOUR = 3_600_000

/**
 * What is wrong. `order`: it comes before what it has to follow. `too_long`: longer than one event may
 * be. `nobody`: neither a seat nor a shift. `minimum`: more than there are seats. `twice`: an id that
 * another one has. `role`: no such role. `outside`: a shift before the door or long after the end.
 * `past`: a moment that is over already.
 */
export type DraftFault =
  | 'order'
  | 'too_long'
  | 'nobody'
  | 'minimum'
  | 'twice'
  | 'role'
  | 'outside'
  | 'past'

/** @property field a path within the draft, such as shifts.0.until */
export interface DraftProblem {
  field: string
  is: DraftFault
}

const at = (moment: Instant) => Date.parse(moment)

function timesProblem({ opens, closes, door, starts, ends }: EventDraft): DraftProblem | undefined {
  if (at(ends) <= at(starts)) return { field: 'ends', is: 'order' }
  if (at(ends) - at(starts) > MAX_EVENT_HOURS * HOUR) return { field: 'ends', is: 'too_long' }
  if (at(door) > at(starts)) return { field: 'door', is: 'order' }
  if (at(closes) <= at(opens)) return { field: 'closes', is: 'order' }
  if (at(closes) > at(ends)) return { field: 'closes', is: 'order' }
  return undefined
}

function seatsProblem({ capacity, minimum, shifts, starts }: EventDraft): DraftProblem | undefined {
  if (capacity === 0 && shifts.length === 0) return { field: 'capacity', is: 'nobody' }
  if (!minimum) return undefined
  if (minimum.seats > capacity) return { field: 'minimum.seats', is: 'minimum' }
  if (at(minimum.decides) >= at(starts)) return { field: 'minimum.decides', is: 'order' }
  return undefined
}

function rolesProblem({ roles }: EventDraft): DraftProblem | undefined {
  const ids = roles.map(({ role }) => role)
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i)
  return twice < 0 ? undefined : { field: `roles.${twice}.role`, is: 'twice' }
}

function shiftProblem(draft: EventDraft, place: number): DraftProblem | undefined {
  const { door, ends, roles, shifts } = draft
  const one = shifts[place]
  if (!one) return undefined
  const field = (name: string) => `shifts.${place}.${name}`
  if (shifts.findIndex(({ shift }) => shift === one.shift) !== place) {
    return { field: field('shift'), is: 'twice' }
  }
  if (!roles.some(({ role }) => role === one.role)) return { field: field('role'), is: 'role' }
  if (at(one.until) <= at(one.from)) return { field: field('until'), is: 'order' }
  if (at(one.from) < at(door)) return { field: field('from'), is: 'outside' }
  const last = at(ends) + SHIFT_HOURS_AFTER * HOUR
  return at(one.until) > last ? { field: field('until'), is: 'outside' } : undefined
}

/** The first thing that is wrong with a draft, whenever it is looked at. */
export function draftProblem(draft: EventDraft): DraftProblem | undefined {
  const ofShifts = draft.shifts.map((_, place) => shiftProblem(draft, place))
  return (
    timesProblem(draft) ??
    seatsProblem(draft) ??
    rolesProblem(draft) ??
    ofShifts.find((problem) => problem !== undefined)
  )
}

/** What is over already at a moment, ms since 1970: nobody plans for yesterday. Sign-up may close at once. */
export function pastProblem({ ends, minimum }: EventDraft, now: number): DraftProblem | undefined {
  if (at(ends) <= now) return { field: 'ends', is: 'past' }
  return minimum && at(minimum.decides) <= now
    ? { field: 'minimum.decides', is: 'past' }
    : undefined
}
