import { addDays, DAY, dayOf, startOf } from '@/contract/calendar.rules'
import { recordNumber } from '@/contract/service.rules'
import { CONFIRM_HOURS } from '@/contract/service.shapes'
import type { Tx } from '../database'
import { keyedId } from './keyed-id'
import { people } from './people'

const HOUR = 3_600_000

interface Shift {
  key: string
  person: { id: string; name: string }
  daysAgo: number
  /** Hours of the day. */
  from: number
  until: number
  title: { zh: string; en: string }
  role: { zh: string; en: string }
  where: { zh: string; en: string }
  /** Nobody checked out, and its volunteer has yet to say something. */
  open: boolean
}

const volunteer = { id: people.volunteer.id, name: people.volunteer.name }
const resident = { id: people.resident.id, name: people.resident.name }

/** Shifts of events that are over; all of them are invented. */
const shifts: readonly Shift[] = [
  {
    ...{ key: 'service river', person: volunteer, daysAgo: 23, from: 14, until: 16.5, open: false },
    title: { zh: '苏河步道清洁', en: 'Creek walk clean-up' },
    role: { zh: '清洁员', en: 'Cleaner' },
    where: { zh: '贵州路河边', en: 'By the creek, Guizhou Road' },
  },
  {
    ...{ key: 'service elders', person: volunteer, daysAgo: 12, from: 9, until: 11, open: false },
    title: { zh: '教长者用手机', en: 'Phones for elders' },
    role: { zh: '一对一帮手', en: 'Helper' },
    where: { zh: '贵州路邻里客厅', en: 'Guizhou Road Living Room' },
  },
  {
    ...{ key: 'service sorting', person: volunteer, daysAgo: 1, from: 18, until: 20, open: true },
    title: { zh: '晚间垃圾分类引导', en: 'Evening sorting guides' },
    role: { zh: '引导员', en: 'Guide' },
    where: { zh: '贵州路101弄', en: 'Lane 101, Guizhou Road' },
  },
  {
    ...{ key: 'service fair', person: resident, daysAgo: 1, from: 10, until: 12, open: true },
    title: { zh: '邻里便民集市', en: 'Neighbourhood repair fair' },
    role: { zh: '接待员', en: 'Reception' },
    where: { zh: '厦门路街角', en: 'Corner of Xiamen Road' },
  },
]

/** Over, with a telephone that is nobody's. */
function rowOf({ key, person, daysAgo, open, ...shift }: Shift, nth: number, now: number) {
  const day = addDays(dayOf(now), -daysAgo)
  const [from, until] = [startOf(day) + shift.from * HOUR, startOf(day) + shift.until * HOUR]
  const at = (moment: number) => new Date(moment).toISOString()
  const { title, role, where } = shift
  return {
    ...{ event: keyedId(key), role: keyedId(`${key} role`), shift: keyedId(`${key} shift`) },
    ...{ signup: keyedId(`${key} signup`), place: keyedId(`${key} place`) },
    ...{ record: keyedId(`${key} record`), number: recordNumber(day, 9001 + nth) },
    ...{ person: person.id, name: person.name, title, called: role, meet: where, open },
    ...{ from_at: at(from), until_at: at(until), before: at(from - 3 * DAY) },
    confirm_until: at(until + CONFIRM_HOURS * HOUR),
    state: open ? 'assumed' : 'confirmed',
  }
}

const ROWS = `jsonb_to_recordset($2) AS r (event text, role text, shift text, signup text, place text,
  record text, number text, person text, name text, title jsonb, called jsonb, meet jsonb, open boolean,
  from_at timestamptz, until_at timestamptz, before timestamptz, confirm_until timestamptz, state text)`

async function insertEvents(tx: Tx, street: string, rows: string): Promise<void> {
  await tx.query(
    `INSERT INTO events (street, id, maker, client, state, title, words, meet, lng, lat, area, path,
       opens_at, closes_at, door_at, starts_at, ends_at, capacity, max_party, children, audience,
       organiser, organiser_role, phone, forget_days, published_at, demo, changed_at)
     SELECT $1, event, $3, 'demonstration' || event, 'published', title, title, meet, 121.4752, 31.2386,
       $1, ARRAY[$1], before, from_at, from_at, from_at, until_at, 0, 1, false, '{"to":"anyone"}', $3,
       'street_staff', '021-00000000', 30, before, true, before
     FROM ${ROWS} ON CONFLICT DO NOTHING`,
    [street, rows, people.streetStaff.id],
  )
  await tx.query(
    `INSERT INTO event_roles (street, event, id, position, name, brief, door)
     SELECT $1, event, role, 0, called, called, false FROM ${ROWS} ON CONFLICT DO NOTHING`,
    [street, rows],
  )
  await tx.query(
    `INSERT INTO event_shifts (street, event, id, role, starts_at, ends_at, capacity, taken)
     SELECT $1, event, shift, role, from_at, until_at, 4, 1 FROM ${ROWS} ON CONFLICT DO NOTHING`,
    [street, rows],
  )
}

async function insertPlaces(tx: Tx, street: string, rows: string): Promise<void> {
  await tx.query(
    `INSERT INTO signups (street, id, event, person, maker, client, state, seats, turn, name, guardian,
                          made_at, demo)
     SELECT $1, signup, event, person, person, 'demonstration' || signup, 'confirmed', 0, 1, name,
            false, before, true
     FROM ${ROWS} ON CONFLICT DO NOTHING`,
    [street, rows],
  )
  await tx.query(
    `INSERT INTO signup_places (street, event, id, signup, person, is_a, shift, position, name, child,
                                held, starts_at, ends_at)
     SELECT $1, event, place, signup, person, 'shift', shift, 0, name, false, true, from_at, until_at
     FROM ${ROWS} ON CONFLICT DO NOTHING`,
    [street, rows],
  )
  await tx.query(
    `INSERT INTO attendance (street, event, place, is_shift, in_at, out_at, assumed)
     SELECT $1, event, place, true, from_at, until_at, open FROM ${ROWS} ON CONFLICT DO NOTHING`,
    [street, rows],
  )
}

/** Sows hours of service of events that are over; sown again, it leaves what is there. */
export async function sowService(tx: Tx, street: string, now: number): Promise<void> {
  const rows = JSON.stringify(shifts.map((shift, nth) => rowOf(shift, nth, now)))
  await insertEvents(tx, street, rows)
  await insertPlaces(tx, street, rows)
  await tx.query(
    `INSERT INTO service_records (street, id, number, person, event, place, shown, planned_from,
       planned_until, from_at, until_at, state, confirm_until, demo, at)
     SELECT $1, record, number, person, event, place,
       jsonb_build_object('title', title, 'role', called, 'where', meet,
         'organiser', (SELECT name FROM streets WHERE street = $1), 'phone', '021-00000000'),
       from_at, until_at, from_at, until_at, state, confirm_until, true, until_at
     FROM ${ROWS} ON CONFLICT DO NOTHING`,
    [street, rows],
  )
}
