import type { EventDraft, EventPhase, EventState } from './events.shapes'
import type { Instant } from './wire'

/** Where an event stands and what is left of it, by its own times and counts. Both sides run this. */

/** As much of an event as the rules ask for; a card of a list is one. */
export interface EventStanding {
  state: EventState
  opens: Instant
  closes: Instant
  door: Instant
  starts: Instant
  ends: Instant
  /** 0 where only volunteers come. */
  capacity: number
  /** Seats that somebody could have now. */
  free: number
  /** The same of all shifts together. */
  volunteers: number
}

/** Seats that somebody could have now: not taken, and not in the hands of a door without a network. */
export const freeOf = ({
  capacity,
  taken,
  lent,
}: {
  capacity: number
  taken: number
  lent: number
}): number => Math.max(0, capacity - taken - lent)

/** Seats of volunteers that are free. */
export const volunteersOf = (shifts: readonly { seats: number; taken: number }[]): number =>
  shifts.reduce((sum, { seats, taken }) => sum + Math.max(0, seats - taken), 0)

/** Whether somebody could have a seat now; a shift, where only volunteers come. */
const isRoom = ({ capacity, free, volunteers }: EventStanding): boolean =>
  (capacity === 0 ? volunteers : free) > 0

/**
 * Where an event stands at a moment, ms since 1970. A moment that is named belongs to what begins with
 * it. The door and the event itself go before sign-up, which may last into both: see `takesSignups`.
 */
export function phaseOf(event: EventStanding, now: number): EventPhase {
  if (event.state !== 'published') return event.state
  if (now >= Date.parse(event.ends)) return 'over'
  if (now >= Date.parse(event.starts)) return 'on'
  if (now >= Date.parse(event.door)) return 'door'
  if (now < Date.parse(event.opens)) return 'announced'
  if (now >= Date.parse(event.closes)) return 'closed'
  return isRoom(event) ? 'open' : 'full'
}

/** Whether one may sign up at a moment, for a place or to wait for one. */
export const takesSignups = (
  { state, opens, closes }: Pick<EventStanding, 'state' | 'opens' | 'closes'>,
  now: number,
): boolean => state === 'published' && Date.parse(opens) <= now && now < Date.parse(closes)

/** A minimum as far as it is decided by a rule. */
export interface Minimum {
  state: EventState
  /** Null where there is none. */
  seats: number | null
  decides: Instant | null
  taken: number
  /** Its organiser holds it however few come. */
  anyway: boolean
  decided: boolean
}

/**
 * What the minimum of an event comes to at a moment. `none`: there is nothing to decide any more.
 * `waits`: not yet. `held`: it takes place. `too_few`: it does not.
 */
export function decisionOf(
  { state, seats, decides, taken, anyway, decided }: Minimum,
  now: number,
): 'none' | 'waits' | 'held' | 'too_few' {
  if (state !== 'published' || decided || seats === null || decides === null) return 'none'
  if (now < Date.parse(decides)) return 'waits'
  return anyway || taken >= seats ? 'held' : 'too_few'
}

/** Hours before a decision at which its organiser hears that there are too few. */
export const WARN_HOURS = 24

/** Whether too few have signed up so shortly before the decision that the organiser should know. */
export const fallsShort = (minimum: Minimum, now: number): boolean =>
  decisionOf(minimum, now) === 'waits' &&
  !minimum.anyway &&
  minimum.seats !== null &&
  minimum.decides !== null &&
  minimum.taken < minimum.seats &&
  now >= Date.parse(minimum.decides) - WARN_HOURS * 3_600_000

/** A step that whoever runs an event takes. */
export type EventStep = 'edit' | 'publish' | 'cancel' | 'holdAnyway'

/** Why a step is not to be taken now: as what the event stands. */
export type EventStop = 'over' | 'cancelled' | 'published' | 'draft' | 'decided'

/** What keeps a step from being taken at a moment; undefined where nothing does. */
export function stepProblem(
  step: EventStep,
  event: Minimum & { ends: Instant },
  now: number,
): EventStop | undefined {
  const { state, decides, anyway } = event
  if (state === 'cancelled') return 'cancelled'
  if (now >= Date.parse(event.ends)) return 'over'
  if (step === 'publish') {
    if (state === 'published') return 'published'
    // shown now, it would be called off in the same minute
    return decides !== null && now >= Date.parse(decides) ? 'decided' : undefined
  }
  if (step !== 'holdAnyway') return undefined
  if (state === 'draft') return 'draft'
  return decisionOf(event, now) === 'waits' && !anyway ? undefined : 'decided'
}

/** What of an event may change, and what the history calls it. */
export type EventField = keyof EventDraft

/** The same value, whatever the order of its keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  const at = (thing: object, key: string) => (thing as Record<string, unknown>)[key]
  return [...keys].every((key) => isSame(at(a, key), at(b, key)))
}

const MOMENTS: readonly EventField[] = ['opens', 'closes', 'door', 'starts', 'ends']
const isMoment = (field: EventField) => MOMENTS.includes(field)

/** The fields in which a draft differs from what stands. A moment is the same however many zeros it is written with. */
export function changedFields(before: EventDraft, after: EventDraft): EventField[] {
  const fields = Object.keys(before) as EventField[]
  return fields.filter((field) =>
    isMoment(field)
      ? Date.parse(String(before[field])) !== Date.parse(String(after[field]))
      : !isSame(before[field], after[field]),
  )
}

/** Whether whoever has a place has to come at another time or to another place; times of shifts are theirs too. */
export function isMoved(before: EventDraft, after: EventDraft): boolean {
  const fields = changedFields(before, after)
  if (fields.some((field) => ['where', 'door', 'starts', 'ends'].includes(field))) return true
  const timesOf = ({ shifts }: EventDraft) =>
    new Map(
      shifts.map(
        ({ shift, from, until }) => [shift, [Date.parse(from), Date.parse(until)]] as const,
      ),
    )
  const then = timesOf(before)
  return [...timesOf(after)].some(([shift, times]) => {
    const old = then.get(shift)
    return old !== undefined && !isSame(old, times)
  })
}
