import type { DoorEntry, DoorEvent, DoorLine, DoorOutcome, TicketKey } from './checkins'
import type { SignupPlace } from './signups'
import { isExpired, readTicket, type Ticket } from './tickets.rules'
import type { Instant, PlaceId } from './wire'

/** What a door says to a scan, from what it knows. The device and the cloud run the same. */

const MINUTE = 60_000
/** Minutes before a shift begins from which who has it may come. */
export const SHIFT_EARLY_MINUTES = 60
/** Minutes after the end of a shift in which somebody may still check out themself. */
export const CHECK_OUT_MINUTES = 30
/** Hours after the end of its event after which a device empties itself. */
export const WIPE_HOURS = 24
/** Lines that a search at the door shows. */
export const MAX_FOUND = 30

export type Way = DoorEntry['way']

/** Whether a signature is one of a key: both as base64url, what was signed as ASCII. */
export type Verify = (signed: string, signature: string, key: string) => boolean

/** What a device knows of a ticket before it looks for its sign-up. */
export type Looked = { is: 'ticket'; ticket: Ticket } | { is: 'refused'; outcome: DoorOutcome }

const refused = (outcome: DoorOutcome) => ({ is: 'refused', outcome }) as const

/** Reads what was scanned against the keys on the device. @param now ms since 1970 */
export function lookAt(
  scanned: string,
  { about, keys, verify }: { about: DoorEvent; keys: readonly TicketKey[]; verify: Verify },
  now: number,
): Looked {
  const ticket = readTicket(scanned)
  if (!ticket) return refused(/^zd\d+\./.test(scanned.trim()) ? 'forged' : 'foreign')
  if (ticket.street !== about.street) return refused('other_street')
  const key = keys.find((one) => one.key === ticket.key)
  if (!key) return refused('new_key')
  if (!verify(ticket.signed, ticket.signature, key.public)) return refused('forged')
  if (ticket.event !== about.event) return refused('other_event')
  return isExpired(ticket, now) ? refused('expired') : { is: 'ticket', ticket }
}

/** Seats that a device may still give away. */
export const seatsLeft = ({
  given,
  used,
  returned,
}: {
  given: number
  used: number
  returned: number
}): number => Math.max(0, given - used - returned)

/** What may be done: with which places, or why not. */
export type Decision =
  | { is: Way; places: PlaceId[] }
  | { is: 'refused'; outcome: DoorOutcome; since?: Instant }

/** What is asked of a door. */
export interface Asked {
  about: DoorEvent
  /** With everything that is known of it; undefined where the device has no such sign-up. */
  line: DoorLine | undefined
  way: Way
  /** By a good ticket, which proves that there is such a sign-up. */
  ticket: boolean
  /** Only these; all of them where it is left out. */
  places?: readonly PlaceId[] | undefined
}

/** When a place may be taken up, ms since 1970: a seat while the door is open, a shift around its time. */
function openTimes(place: SignupPlace, about: DoorEvent): [from: number, until: number] {
  const until = Date.parse(place.until)
  if (place.is === 'guest') return [Date.parse(about.door), Date.parse(about.ends)]
  return [Date.parse(place.from) - SHIFT_EARLY_MINUTES * MINUTE, until]
}

function timing(times: readonly [number, number][], now: number): 'now' | 'too_early' | 'over' {
  if (times.some(([from, until]) => from <= now && now < until)) return 'now'
  return times.some(([from]) => now < from) ? 'too_early' : 'over'
}

/** Since when somebody is in, or out, by the first of these places. */
function firstOf(moments: readonly (Instant | null)[]): { since?: Instant } {
  const [since] = moments.flatMap((moment) => moment ?? []).sort()
  return since === undefined ? {} : { since }
}

function decideIn({ about, line, ticket, places }: Asked, now: number): Decision {
  if (about.calledOff) return refused('called_off')
  const guests: [number, number] = [Date.parse(about.door), Date.parse(about.ends)]
  if (!line) {
    const open = timing([guests], now)
    if (!ticket) return refused('unknown')
    return open === 'now' ? { is: 'in', places: [] } : refused(open)
  }
  const asked = line.places.filter(({ place }) => !places || places.includes(place))
  const held = asked.filter(({ held }) => held)
  const came = asked.filter(({ came }) => came !== null)
  if (held.length === 0) {
    if (came.length > 0) return { ...refused('already'), ...firstOf(came.map(({ came }) => came)) }
    return refused(line.stands === 'waiting' ? 'waiting' : 'cancelled')
  }
  const left = held.filter(({ came }) => came === null)
  const near = left.filter((place) => timing([openTimes(place, about)], now) === 'now')
  if (near.length > 0) return { is: 'in', places: near.map(({ place }) => place) }
  if (came.length > 0) return { ...refused('already'), ...firstOf(came.map(({ came }) => came)) }
  const open = timing(
    left.map((place) => openTimes(place, about)),
    now,
  )
  return refused(open === 'now' ? 'unknown' : open)
}

/** Who has a shift is checked out of it; guests need not, and may. */
function decideOut({ line, places }: Asked): Decision {
  const asked = line?.places.filter(({ place }) => !places || places.includes(place)) ?? []
  const inside = asked.filter(({ came, left }) => came !== null && left === null)
  const shifts = inside.filter(({ is }) => is === 'shift')
  const leaving = shifts.length > 0 ? shifts : inside
  if (leaving.length > 0) return { is: 'out', places: leaving.map(({ place }) => place) }
  const left = asked.filter(({ left }) => left !== null)
  if (left.length === 0) return refused('not_in')
  return { ...refused('already'), ...firstOf(left.map(({ left }) => left)) }
}

/** Whether somebody may come in or leave, and with which of their places. @param now ms since 1970 */
export const decide = (asked: Asked, now: number): Decision =>
  asked.way === 'in' ? decideIn(asked, now) : decideOut(asked)

/** Whether so many people without a sign-up may come in by the seats of this device. */
export function decideWalkIn(
  { about, seats, people }: { about: DoorEvent; seats: number; people: number },
  now: number,
): 'in' | DoorOutcome {
  if (about.calledOff) return 'called_off'
  const open = timing([[Date.parse(about.door), Date.parse(about.ends)]], now)
  if (open !== 'now') return open
  return people <= seats ? 'in' : 'full'
}

const earlier = (one: Instant | null, other: Instant): Instant =>
  one !== null && Date.parse(one) <= Date.parse(other) ? one : other

/** A sign-up with what this device did of it: it may not have told the cloud yet, nor the cloud told it. */
export function withEntry(line: DoorLine, { way, places, at }: DoorEntry): DoorLine {
  const touches = (place: SignupPlace) =>
    places.length === 0 ? place.held : places.includes(place.place)
  const after = (place: SignupPlace): SignupPlace =>
    way === 'in'
      ? { ...place, came: earlier(place.came, at) }
      : { ...place, left: earlier(place.left, at) }
  return { ...line, places: line.places.map((one) => (touches(one) ? after(one) : one)) }
}

/** The sign-up of somebody who walked in, as its device has it until the cloud tells it back. */
export const walkedIn = (
  { signup, at, walkIn }: DoorEntry,
  { starts, ends }: DoorEvent,
): DoorLine | undefined =>
  walkIn && {
    ...{ signup, name: walkIn.name, tail: null, stands: 'held', walkIn: true },
    places: walkIn.guests.map(({ place, name, child }) => ({
      ...{ place, is: 'guest', shift: null, name, child, held: true },
      ...{ from: starts, until: ends, came: at, left: null },
    })),
  }

const digits = /^\d{2,4}$/

/** Sign-ups by a part of a name, of theirs or of a guest's, or by the last digits of a phone. */
export function findLines(lines: Iterable<DoorLine>, words: string): DoorLine[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const has = (name: string) => name.toLowerCase().includes(wanted)
  const found: DoorLine[] = []
  for (const line of lines) {
    const byTail = digits.test(wanted) && line.tail?.endsWith(wanted)
    if (byTail || has(line.name) || line.places.some(({ name }) => has(name))) found.push(line)
  }
  const rank = ({ stands, walkIn }: DoorLine) => (stands === 'held' ? 0 : 2) + (walkIn ? 1 : 0)
  const order = (one: DoorLine, other: DoorLine) =>
    rank(one) - rank(other) || (one.name < other.name ? -1 : 1)
  return found.sort(order).slice(0, MAX_FOUND)
}

/** When a device empties itself, whatever it hears, ms since 1970. */
export const wipedAt = ({ ends }: DoorEvent): number => Date.parse(ends) + WIPE_HOURS * 60 * MINUTE
