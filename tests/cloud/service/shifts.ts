import { STREET, type TestCloud } from '@tests/support/open-cloud'
import { newId } from '@/cloud/ids'
import type { EventId, PersonId, PlaceId, ServiceRecordId, StreetCode } from '@/contract/wire'

/** Shifts that people have worked, as the nouns before this one leave them in the database. */

const HOUR = 3_600_000

export interface Worked {
  person: PersonId
  /** Who answers for the event. */
  organiser: PersonId
  /** The shift, ms. */
  from: number
  until: number
  /** At the door, ms; of who never checked out the end is null. */
  in?: number
  out?: number | null
  street?: StreetCode
  name?: string
  title?: { zh: string; en?: string }
}

/** A whole event with one shift, taken by one person who came. */
export async function work(
  { db }: TestCloud,
  { person, organiser, from, until, street = STREET, name = '王小兰', ...given }: Worked,
): Promise<{ event: EventId; place: PlaceId }> {
  const [event, role, shift] = [newId<EventId>(), newId(), newId()]
  const [signup, place] = [newId(), newId<PlaceId>()]
  const title = given.title ?? { zh: '周末河岸清洁', en: 'Riverside clean-up' }
  const at = (moment: number) => new Date(moment)
  await db.query(
    `INSERT INTO events (street, id, maker, client, state, title, words, meet, lng, lat, area, path,
       opens_at, closes_at, door_at, starts_at, ends_at, capacity, max_party, children, audience,
       organiser, organiser_role, phone, forget_days, published_at, changed_at)
     VALUES ($1, $2, $3, $2, 'published', $4, $4, '{"zh":"苏州河步道","en":"Suzhou Creek walk"}',
       121.47, 31.24, $1, ARRAY[$1], $5, $6, $6, $6, $7, 0, 1, false, '{"to":"anyone"}', $3,
       'street_staff', '021-63210000', 30, $5, $5)`,
    [street, event, organiser, JSON.stringify(title), at(from - 48 * HOUR), at(from), at(until)],
  )
  await db.query(
    `INSERT INTO event_roles (street, event, id, position, name, brief, door)
     VALUES ($1, $2, $3, 0, '{"zh":"清洁员","en":"Cleaner"}', '{"zh":"带手套"}', false)`,
    [street, event, role],
  )
  await db.query(
    `INSERT INTO event_shifts (street, event, id, role, starts_at, ends_at, capacity, taken)
     VALUES ($1, $2, $3, $4, $5, $6, 5, 1)`,
    [street, event, shift, role, at(from), at(until)],
  )
  await db.query(
    `INSERT INTO signups (street, id, event, person, maker, client, state, seats, turn, name, guardian,
                          made_at)
     VALUES ($1, $2, $3, $4, $4, $2, 'confirmed', 0, 1, $5, false, $6)`,
    [street, signup, event, person, name, at(from - HOUR)],
  )
  await db.query(
    `INSERT INTO signup_places (street, event, id, signup, person, is_a, shift, position, name, child,
                                held, starts_at, ends_at)
     VALUES ($1, $2, $3, $4, $5, 'shift', $6, 0, $7, false, true, $8, $9)`,
    [street, event, place, signup, person, shift, name, at(from), at(until)],
  )
  const { in: came = from, out = until } = given
  await db.query(
    `INSERT INTO attendance (street, event, place, is_shift, in_device, in_seq, in_at, out_at, assumed)
     VALUES ($1, $2, $3, true, 'd', '1', $4, $5, $6)`,
    [street, event, place, at(came), out === null ? null : at(out), out === null],
  )
  return { event, place }
}

/** What the door tells of a place of a shift: somebody has left it. */
export async function leave(
  { cloud, db, clock }: TestCloud,
  { event, place }: { event: EventId; place: PlaceId },
  { assumed = false, street = STREET } = {},
): Promise<void> {
  const context = { cloud, db, now: clock.now(), requestId: newId() }
  for (const hear of cloud.wiring.attended) {
    await db.tx((tx) => hear(tx, { street, event, place, assumed, cause: null }, context))
  }
}

/** A shift that somebody worked, with the record that came of it. */
export async function recorded(cloud: TestCloud, worked: Worked): Promise<ServiceRecordId> {
  const done = await work(cloud, worked)
  const { street = STREET } = worked
  await leave(cloud, done, { assumed: worked.out === null, street })
  const [row] = await cloud.db.query<{ id: ServiceRecordId }>(
    'SELECT id FROM service_records WHERE street = $1 AND place = $2',
    [street, done.place],
  )
  if (!row) throw new Error('a shift that somebody left has a record')
  return row.id
}
