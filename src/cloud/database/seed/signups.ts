import { DAY } from '@/contract/calendar.rules'
import type { Tx } from '../database'
import type { SownEvent, SownShift } from './events'
import { keyedId } from './keyed-id'
import { demoHomes } from './neighbours'
import { people } from './people'
import { street } from './streets'

interface Person {
  person: string
  name: string
}

interface Place {
  shift: string | null
  name: string
  child: boolean
  from: number
  until: number
}

interface Part extends Person {
  id: string
  event: string
  state: 'confirmed' | 'waiting' | 'cancelled'
  seats: number
  turn: number
  guardian: boolean
  made: number
  places: readonly Place[]
}

/** People of the neighbourhood, each once; those who play a part of their own are left out. */
function neighbours(): Person[] {
  const cast = new Set<string>(Object.values(people).map(({ id }) => id))
  const all = new Map(demoHomes().map(({ person, name }) => [person, { person, name }]))
  return [...all.values()].filter(({ person }) => !cast.has(person))
}

/** How many come together, one after another. */
const PARTIES = [1, 2, 1, 1, 3, 1, 2]

interface Sowing {
  event: SownEvent
  now: number
  /** Seats that are still free. */
  free: number
  turn: number
}

/** When somebody signed up: one after another, from four days before now or the start. */
const madeAt = ({ event, now, turn }: Sowing) =>
  Math.min(now, event.starts - DAY) - 4 * DAY + turn * 20 * 60_000

/** A part that comes next: a whole party has seats, or it waits. */
function partOf(
  sowing: Sowing,
  { person, name }: Person,
  party: readonly { name: string; child: boolean }[],
  shifts: readonly SownShift[],
): Part {
  const { event } = sowing
  const seats = party.length
  const fits = seats <= sowing.free
  if (fits) sowing.free -= seats
  sowing.turn += 1
  const { starts: from, ends: until } = event
  const guests = party.map((guest) => ({ ...guest, shift: null, from, until }))
  const own = shifts.map((one) => ({
    ...{ shift: one.id, name, child: false, from: one.from, until: one.until },
  }))
  const off = event.state === 'cancelled'
  return {
    ...{ id: keyedId(`signup ${event.id} ${sowing.turn}`), event: event.id, person, name, seats },
    state: off ? 'cancelled' : fits ? 'confirmed' : 'waiting',
    ...{ turn: sowing.turn, made: madeAt(sowing), places: [...guests, ...own] },
    guardian: party.some(({ child }) => child),
  }
}

/** Parties for the seats that are wanted, each with somebody of the neighbourhood. */
function guestsOf(sowing: Sowing, pool: readonly Person[]): Part[] {
  const { story } = sowing.event
  const { maxParty = 1, children = false, wanted } = story
  const parts: Part[] = []
  for (let left = wanted, i = 0; left > 0; i += 1) {
    const who = pool[i]
    if (!who) break
    const size = Math.min(PARTIES[i % PARTIES.length] ?? 1, maxParty, left)
    const party = Array.from({ length: size }, (_, n) => ({
      name: n === 0 ? who.name : `${who.name.slice(0, 1)}家${n === 1 ? '老伴' : '小朋友'}`,
      child: children && n === 2,
    }))
    parts.push(partOf(sowing, who, party, []))
    left -= size
  }
  return parts
}

/** One person for each place of a shift that is wanted. */
const volunteersOf = (sowing: Sowing, pool: readonly Person[]): Part[] =>
  sowing.event.shifts
    .flatMap((shift) => Array.from({ length: Math.min(shift.seats, shift.wanted) }, () => shift))
    .flatMap((shift, i) => {
      const who = pool[pool.length - 1 - i]
      return who ? [partOf(sowing, who, [], [shift])] : []
    })

/** The resident has seats at the next event that takes a party and is not full, and waits for one that is. */
function residentIn(sowing: Sowing, taken: { has: boolean; waits: boolean }): Part[] {
  const { event, now, free } = sowing
  const { maxParty = 1, capacity, wanted, audience } = event.story
  if (event.state !== 'published' || event.starts < now + DAY || audience) return []
  const { id: person, name } = people.resident
  const wants = wanted > capacity ? 'waits' : 'has'
  if (taken[wants] || (wants === 'has' && (maxParty < 2 || free < 2))) return []
  taken[wants] = true
  const party = [{ name, child: false }]
  if (wants === 'has') party.push({ name: '陈志强', child: false })
  return [partOf(sowing, { person, name }, party, [])]
}

/** The volunteer has one shift at the next event that has a place left, on another day than Thursday. */
function volunteerIn(sowing: Sowing, taken: { shift: boolean }): Part[] {
  const { event, now } = sowing
  const shift = event.shifts.find(({ seats, wanted }) => wanted < seats)
  // the stories that are played at a desk take place on Thursdays
  if (taken.shift || !shift || event.story.day === 4) return []
  if (event.state !== 'published' || shift.from < now + DAY) return []
  taken.shift = true
  const { id: person, name } = people.volunteer
  return [partOf(sowing, { person, name }, [], [shift])]
}

function partsOf(events: readonly SownEvent[], now: number): Part[] {
  const all = neighbours()
  const taken = { has: false, waits: false, shift: false }
  const inOrder = [...events].sort((a, b) => a.starts - b.starts)
  return inOrder.flatMap((event, number) => {
    if (event.state === 'draft' || event.starts - 12 * DAY > now) return []
    // each event another part of the neighbourhood: nobody has two shifts at one time
    const from = (number * 17) % Math.max(1, all.length - 60)
    const pool = all.slice(from, from + 60)
    const sowing: Sowing = { event, now, free: event.story.capacity, turn: 0 }
    return [
      ...guestsOf(sowing, pool),
      ...volunteersOf(sowing, pool),
      ...residentIn(sowing, taken),
      ...volunteerIn(sowing, taken),
    ]
  })
}

async function insertParts(tx: Tx, parts: readonly Part[]): Promise<void> {
  await tx.query(
    `INSERT INTO signups (street, id, event, person, maker, client, state, seats, turn, name, guardian,
                          tick, made_at, demo)
     SELECT $1, id, event, person, person, 'demonstration' || id, state, seats, turn, name, guardian,
            turn, made, true
     FROM jsonb_to_recordset($2) AS s (id text, event text, person text, state text, seats int, turn int,
                                       name text, guardian boolean, made timestamptz)`,
    [street, JSON.stringify(parts.map((part) => ({ ...part, made: new Date(part.made) })))],
  )
  const places = parts.flatMap(({ id: signup, event, person, state, places: all }) =>
    all.map((one, position) => ({
      ...{ id: keyedId(`place ${signup} ${position}`), signup, event, person, position, ...one },
      from_at: new Date(one.from),
      until_at: new Date(one.until),
      held: state === 'confirmed',
    })),
  )
  await tx.query(
    `INSERT INTO signup_places (street, event, id, signup, person, is_a, shift, position, name, child,
                                held, starts_at, ends_at)
     SELECT $1, event, id, signup, person, CASE WHEN shift IS NULL THEN 'guest' ELSE 'shift' END, shift,
            position, name, child, held, from_at, until_at
     FROM jsonb_to_recordset($2) AS p (event text, id text, signup text, person text, shift text,
       position int, name text, child boolean, held boolean, from_at timestamptz, until_at timestamptz)`,
    [street, JSON.stringify(places)],
  )
}

/** The counters of the events say what their sign-ups do. */
async function count(tx: Tx, events: readonly SownEvent[]): Promise<void> {
  const ids = events.map(({ id }) => id)
  await tx.query(
    `UPDATE events e SET taken = s.taken, waiting = s.waiting, turns = s.turns, ticks = s.turns
     FROM (SELECT event, coalesce(sum(seats) FILTER (WHERE state = 'confirmed'), 0) AS taken,
                  coalesce(sum(seats) FILTER (WHERE state = 'waiting'), 0) AS waiting,
                  max(turn) AS turns
           FROM signups WHERE street = $1 AND event = ANY($2) GROUP BY event) s
     WHERE e.street = $1 AND e.id = s.event`,
    [street, ids],
  )
  await tx.query(
    `UPDATE event_shifts h SET taken = p.taken
     FROM (SELECT event, shift, count(*) AS taken FROM signup_places
           WHERE street = $1 AND event = ANY($2) AND held AND is_a = 'shift' GROUP BY event, shift) p
     WHERE h.street = $1 AND h.event = p.event AND h.id = p.shift`,
    [street, ids],
  )
}

/** Everybody agreed to be kept for it. */
async function insertConsents(tx: Tx, parts: readonly Part[]): Promise<void> {
  const rows = parts.map(({ person, made }) => ({ person, at: new Date(made) }))
  await tx.query(
    `INSERT INTO consents (person, purpose, at, given, text_version)
     SELECT person, 'events', min(at), true, '2026-11'
     FROM jsonb_to_recordset($1) AS c (person text, at timestamptz)
     WHERE NOT EXISTS (SELECT 1 FROM consents o WHERE o.person = c.person AND o.purpose = 'events')
     GROUP BY person ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  )
}

/** Sows who signed up for events that were just sown: parties, a line where more want to come, volunteers. */
export async function sowSignups(tx: Tx, events: readonly SownEvent[], now: number): Promise<void> {
  const parts = partsOf(events, now)
  await insertParts(tx, parts)
  await count(tx, events)
  await insertConsents(tx, parts)
}
