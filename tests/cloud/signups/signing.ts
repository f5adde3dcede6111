import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId } from '@tests/support/places'
import type { InputOf } from '@/contract'
import type { EventView } from '@/contract/events'
import type { MySignup } from '@/contract/signups'
import type { EventId } from '@/contract/wire'
import { somebody } from '../complaints/people'

type Asked = InputOf<'signups.make'>

/** Guests of a party, by name. */
export const party = (...names: string[]) => names.map((name) => ({ name, child: false }))

/** What a phone sends to sign up: one guest, unless it says otherwise. */
export const asking = (event: { event: string }, over: Partial<Asked> = {}): Asked => ({
  ...{ street: STREET, event: event.event as Asked['event'], client: clientId(), name: '周建国' },
  ...{ guests: party('周建国'), shifts: [], answers: {}, guardian: false, agreed: true },
  ...over,
})

export async function signUp(
  caller: Caller,
  event: { event: string },
  over: Partial<Asked> = {},
): Promise<MySignup> {
  return (await caller.call('signups.make', asking(event, over))).signup
}

/** What a step on it names. */
export const which = ({ street, signup, version }: MySignup) => ({ street, signup, version })

/** The part that somebody has in an event, as it is now. */
export async function partOf(caller: Caller, event: { event: string }): Promise<MySignup> {
  const input = { street: STREET, event: event.event as Asked['event'] }
  const { signup } = await caller.call('signups.at', input)
  if (!signup) throw new Error('no part in it')
  return signup
}

/** The counters of an event as its row has them. */
export async function countsOf(cloud: TestCloud, { event }: Pick<EventView, 'event'>) {
  const [row] = await cloud.db.query<{ taken: number; waiting: number; lent: number }>(
    'SELECT taken, waiting, lent FROM events WHERE street = $1 AND id = $2',
    [STREET, event],
  )
  return row
}

/** Where the counters of an event, its shifts, its sign-ups and their places say different things. */
export async function broken({ db }: TestCloud, event?: EventId): Promise<string[]> {
  const rows = await db.query<{ fault: string }>(
    `SELECT 'taken ' || e.id AS fault FROM events e
     WHERE e.street = $1 AND ($2::text IS NULL OR e.id = $2) AND e.taken <> (
       SELECT coalesce(sum(u.seats), 0) FROM signups u WHERE u.street = $1 AND u.event = e.id
         AND u.state IN ('confirmed', 'offered'))
     UNION ALL
     SELECT 'waiting ' || e.id FROM events e
     WHERE e.street = $1 AND ($2::text IS NULL OR e.id = $2) AND e.waiting <> (
       SELECT coalesce(sum(u.seats), 0) FROM signups u WHERE u.street = $1 AND u.event = e.id
         AND u.state = 'waiting')
     UNION ALL
     SELECT 'shift ' || h.id FROM event_shifts h
     WHERE h.street = $1 AND ($2::text IS NULL OR h.event = $2) AND h.taken <> (
       SELECT count(*) FROM signup_places p WHERE p.street = $1 AND p.event = h.event
         AND p.shift = h.id AND p.held)
     UNION ALL
     SELECT 'seats ' || u.id FROM signups u
     WHERE u.street = $1 AND ($2::text IS NULL OR u.event = $2)
       AND (CASE u.state WHEN 'confirmed' THEN u.seats ELSE 0 END) <> (
         SELECT count(*) FROM signup_places p WHERE p.street = $1 AND p.signup = u.id
           AND p.is_a = 'guest' AND p.held)
     UNION ALL
     SELECT 'overtaken ' || w.id FROM signups w
     JOIN events e ON e.street = $1 AND e.id = w.event AND e.state = 'published'
     WHERE w.street = $1 AND ($2::text IS NULL OR w.event = $2) AND w.state = 'waiting'
       AND w.seats <= e.capacity - e.taken - e.lent
     ORDER BY fault`,
    [STREET, event ?? null],
  )
  return rows.map(({ fault }) => fault)
}

/** What somebody was told of an event, the last first. */
export async function toldOf(caller: Caller, { event }: { event: string }) {
  const { messages } = await caller.call('messages.list', { street: STREET })
  return messages.filter(({ subject }) => subject.id === event)
}

export const kindsOf = async (caller: Caller, event: { event: string }) =>
  (await toldOf(caller, event)).map(({ kind }) => kind)

/** So many people of a test’s own. */
export const crowd = (cloud: TestCloud, count: number) =>
  Promise.all(Array.from({ length: count }, () => somebody(cloud)))

/** Somebody comes to a place, as the door says it. */
export async function come(
  { db, clock }: TestCloud,
  { event, places }: Pick<MySignup, 'event' | 'places'>,
  number = 0,
) {
  await db.query(
    `INSERT INTO attendance (street, event, place, is_shift, in_at)
     SELECT $1, p.event, p.id, p.is_a = 'shift', $4 FROM signup_places p
     WHERE p.street = $1 AND p.event = $2 AND p.id = $3`,
    [STREET, event, places[number]?.place, new Date(clock.now())],
  )
}
