/**
 * Where an event stands and how long an offer from its line may be answered, told over again from
 * product.md and the sentences of the contract; nothing of the rules is used here. Moments are
 * milliseconds since the epoch, days and hours Shanghai's, UTC+8 all the year round.
 */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const SHANGHAI = 8 * HOUR

export type Phase =
  | 'draft'
  | 'announced'
  | 'open'
  | 'full'
  | 'closed'
  | 'door'
  | 'on'
  | 'over'
  | 'cancelled'

export interface Told {
  state: 'draft' | 'published' | 'cancelled'
  opens: number
  closes: number
  door: number
  starts: number
  ends: number
  /** 0 where only volunteers come: then their seats are the ones that may be full. */
  capacity: number
  /** Seats of guests and of volunteers that somebody could have now. */
  free: number
  volunteers: number
}

/**
 * The life of an event as a wall on which each thing that happens paints over everything after it:
 * that sign-up opens, that it closes, that the door opens, that it begins, that it ends. A draft and
 * an event that was called off have one colour from end to end.
 */
export function phaseTold(event: Told, at: number): Phase {
  if (event.state === 'draft') return 'draft'
  if (event.state === 'cancelled') return 'cancelled'
  const seats = event.capacity === 0 ? event.volunteers : event.free
  const strokes: readonly (readonly [from: number, colour: Phase])[] = [
    [Number.NEGATIVE_INFINITY, 'announced'],
    [event.opens, seats > 0 ? 'open' : 'full'],
    [event.closes, 'closed'],
    [event.door, 'door'],
    [event.starts, 'on'],
    [event.ends, 'over'],
  ]
  let seen: Phase = 'announced'
  for (const [from, colour] of strokes) if (at >= from) seen = colour
  return seen
}

/** What a wall clock in Shanghai shows: the hour of the day, 0 to 23. */
const hourAt = (ms: number) => new Date(ms + SHANGHAI).getUTCHours()

/** The night in which nobody has to answer: from 22:00 until 9:00. */
export const isNight = (ms: number) => hourAt(ms) >= 22 || hourAt(ms) < 9

/** The first 9:00 from a moment on, found by walking to it minute by minute. */
export function morningAfter(ms: number): number {
  let at = Math.ceil(ms / MINUTE) * MINUTE
  while (isNight(at)) at += MINUTE
  return at
}

/** Two hours before the start: after that nobody is asked any more, and no reply is moved beyond it. */
export const lastOffer = (starts: number) => starts - 2 * HOUR

interface Doors {
  door: number
  starts: number
}

/**
 * Until when an offer made at a moment may be answered: a day, near the start a third of what is left,
 * not beyond the opening of the door, and never less than half an hour. Not in the night where the start
 * leaves room for the morning. Null where nobody is asked any more: too near the start, or the door is open.
 */
export function replyTold({ door, starts }: Doors, at: number): number | null {
  const last = lastOffer(starts)
  if (at > last || at >= door || at >= starts) return null
  const wished = at + Math.min(24 * HOUR, (starts - at) / 3)
  const until = Math.floor(Math.max(at + 30 * MINUTE, Math.min(wished, door)))
  if (!isNight(until)) return until
  const morning = morningAfter(until)
  return morning <= last && morning <= door ? morning : until
}
