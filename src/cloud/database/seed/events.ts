import { addDays, DAY, dayOf, startOf, weekdayOf } from '@/contract/calendar.rules'
import type { EventState } from '@/contract/events.shapes'
import { AREA_AT } from '../../areas/repository/reads'
import type { Tx } from '../database'
import { demoBuildings } from './doors'
import { type DemoEvent, demoEvents } from './events-stories'
import { keyedId } from './keyed-id'
import { type DemoPerson, people } from './people'
import { demoSites } from './sites'
import { street } from './streets'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Weeks before the one of sowing that are sown, and after it. */
const WEEKS = [-1, 0, 1, 2]
/** The door opens so long before the start. */
const DOOR_MINUTES = 30

/** A shift as it is sown; `wanted` is who would have it. */
export interface SownShift {
  id: string
  role: string
  from: number
  until: number
  seats: number
  wanted: number
}

/** An event of the demonstration as it is sown; moments in ms since 1970. Its seats are its sign-ups’ to take. */
export interface SownEvent {
  id: string
  story: DemoEvent
  state: EventState
  door: number
  starts: number
  ends: number
  shifts: readonly SownShift[]
}

const mondayOf = (now: number) => {
  const today = dayOf(now)
  return addDays(today, 1 - weekdayOf(today))
}

/** 1970-01-05 was a Monday. */
const weekNumber = (monday: string) =>
  Math.round((startOf(monday) - startOf('1970-01-05')) / (7 * DAY))

function startOn(monday: string, { day, from }: DemoEvent): number {
  const [hours = 0, minutes = 0] = from.split(':').map(Number)
  return startOf(addDays(monday, day - 1)) + hours * HOUR + minutes * MINUTE
}

const roleId = ({ key }: DemoEvent, place: number) => keyedId(`event role ${key} ${place}`)

function shiftsOf(story: DemoEvent, door: number): SownShift[] {
  return (story.roles ?? []).flatMap(({ shifts }, place) =>
    shifts.map(({ after, minutes, seats, wanted }, i) => ({
      id: keyedId(`event shift ${story.key} ${place} ${i}`),
      role: roleId(story, place),
      from: door + after * MINUTE,
      until: door + (after + minutes) * MINUTE,
      ...{ seats, wanted },
    })),
  )
}

/** The events that are sown at a moment: of the week before, this one and the next two. The next one of a story may be called off, or a draft. */
export function sownEvents(now: number): SownEvent[] {
  const mondays = WEEKS.map((week) => addDays(mondayOf(now), 7 * week))
  return demoEvents.flatMap((story) => {
    const own = mondays.filter(
      (monday) => story.week === 'every' || weekNumber(monday) % 2 === story.week,
    )
    const next = own.find((monday) => startOn(monday, story) + story.minutes * MINUTE > now)
    return own.map((monday): SownEvent => {
      const starts = startOn(monday, story)
      const door = starts - DOOR_MINUTES * MINUTE
      const special = monday === next ? story.next : undefined
      return {
        id: keyedId(`event ${story.key} ${monday}`),
        ...{ story, door, starts },
        state: special === 'weather' ? 'cancelled' : (special ?? 'published'),
        ends: starts + story.minutes * MINUTE,
        shifts: shiftsOf(story, door),
      }
    })
  })
}

/** A line begins at its first stop. */
function placeOf({ at, key }: DemoEvent) {
  const sites = demoSites[street] ?? []
  if (typeof at !== 'string') {
    const building = demoBuildings()[street]?.find(({ area }) => area === at.area)
    if (!building) throw new Error(`${key}: nobody lives in ${at.area}`)
    return { site: null, meet: at.words, lng: building.lng, lat: building.lat }
  }
  const site = sites.find(({ name }) => name.zh === at)
  if (!site) throw new Error(`${key}: no site is called ${at}`)
  const first = sites.find(({ id }) => id === site.stops?.[0]) ?? site
  return { site: site.id, meet: null, ...first.at }
}

function officeOf({ organiser, key }: DemoEvent) {
  const { id, appointments }: DemoPerson = people[organiser]
  const office = appointments.find((one) => one.street === street)
  if (!office) throw new Error(`${key}: ${organiser} holds no office`)
  return { maker: id, organiser_role: office.role, operator: office.operator ?? null }
}

/** No such number is given to anybody. */
const PHONE = '13000000000'

function rowOf({ id, story, state, door, starts, ends }: SownEvent, now: number) {
  const { title, words, capacity, maxParty = 1, children = false, questions = [] } = story
  const { audience = { to: 'anyone' }, minimum = null, key, week } = story
  const opens = starts - 12 * DAY
  const decides = minimum === null ? null : starts - DAY
  return {
    ...{ id, title, words, capacity, children, questions, audience, minimum, state },
    ...placeOf(story),
    ...officeOf(story),
    client: `demonstration${id}`,
    series: week === 'every' ? keyedId(`series ${key}`) : null,
    place_in_series: week === 'every' ? weekNumber(mondayOf(starts)) : 1,
    ...{ max_party: maxParty, phone: PHONE, forget_days: 30 },
    opens_at: new Date(opens),
    closes_at: new Date(starts - HOUR),
    door_at: new Date(door),
    starts_at: new Date(starts),
    ends_at: new Date(ends),
    decide_at: decides && new Date(decides),
    decided_at: decides !== null && decides <= now ? new Date(decides) : null,
    published_at: state === 'draft' ? null : new Date(Math.min(opens, now)),
    cancel_reason: state === 'cancelled' ? 'weather' : null,
    cancel_words: state === 'cancelled' ? '预报有大风，设备不能放在室外' : null,
    changed_at: new Date(Math.min(opens, now)),
  }
}

/** Adds those that are not there yet; their areas follow from their places. Answers their ids. */
async function insertEvents(tx: Tx, all: readonly SownEvent[], now: number): Promise<Set<string>> {
  const rows = all.map((one) => rowOf(one, now))
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO events (street, id, maker, client, series, place_in_series, state, title, words, site,
       meet, lng, lat, area, path, opens_at, closes_at, door_at, starts_at, ends_at, capacity, max_party,
       children, minimum, decide_at, decided_at, questions, audience, organiser, organiser_role, operator,
       phone, forget_days, published_at, cancel_reason, cancel_words, demo, changed_at)
     SELECT $1, f.id, f.maker, f.client, f.series, f.place_in_series, f.state, f.title, f.words, f.site,
       f.meet, f.lng, f.lat, f.code, a.path, f.opens_at, f.closes_at, f.door_at, f.starts_at, f.ends_at,
       f.capacity, f.max_party, f.children, f.minimum, f.decide_at, f.decided_at, f.questions, f.audience,
       f.maker, f.organiser_role, f.operator, f.phone, f.forget_days, f.published_at, f.cancel_reason,
       f.cancel_words, true, f.changed_at
     FROM (SELECT p.*, ${AREA_AT} AS code
           FROM (SELECT *, point(lng * 95080, lat * 111195) AS spot FROM jsonb_to_recordset($2) AS event (
             id text, maker text, client text, series text, place_in_series int, state text, title jsonb,
             words jsonb, site text, meet jsonb, lng float8, lat float8, opens_at timestamptz,
             closes_at timestamptz, door_at timestamptz, starts_at timestamptz, ends_at timestamptz,
             capacity int, max_party int, children boolean, minimum int, decide_at timestamptz,
             decided_at timestamptz, questions jsonb, audience jsonb, organiser_role text, operator text,
             phone text, forget_days int, published_at timestamptz, cancel_reason text, cancel_words text,
             changed_at timestamptz)) p) f
     JOIN areas a ON a.street = $1 AND a.code = f.code
     ON CONFLICT DO NOTHING RETURNING id`,
    [street, JSON.stringify(rows)],
  )
  return new Set(inserted.map(({ id }) => id))
}

async function insertRoles(tx: Tx, all: readonly SownEvent[]): Promise<void> {
  const rows = all.flatMap(({ id, story }) =>
    (story.roles ?? []).map(({ name, brief, door = false }, i) => ({
      ...{ event: id, id: roleId(story, i), position: i + 1, name, brief, door },
    })),
  )
  await tx.query(
    `INSERT INTO event_roles (street, event, id, position, name, brief, door)
     SELECT $1, event, id, position, name, brief, door
     FROM jsonb_to_recordset($2) AS r (event text, id text, position int, name jsonb, brief jsonb,
                                       door boolean)`,
    [street, JSON.stringify(rows)],
  )
}

async function insertShifts(tx: Tx, all: readonly SownEvent[]): Promise<void> {
  const rows = all.flatMap(({ id: event, shifts }) =>
    shifts.map(({ id, role, from, until, seats }) => ({
      ...{ event, id, role, capacity: seats },
      starts_at: new Date(from),
      ends_at: new Date(until),
    })),
  )
  await tx.query(
    `INSERT INTO event_shifts (street, event, id, role, starts_at, ends_at, capacity)
     SELECT $1, event, id, role, starts_at, ends_at, capacity
     FROM jsonb_to_recordset($2) AS s (event text, id text, role text, starts_at timestamptz,
                                       ends_at timestamptz, capacity int)`,
    [street, JSON.stringify(rows)],
  )
}

/**
 * Sows the events of the first street; comes after its sites and doors. Sown again in another week, it adds
 * what that one has; what is there stays as people have left it.
 * @returns those that were added
 */
export async function sowEvents(tx: Tx, now: number): Promise<readonly SownEvent[]> {
  const all = sownEvents(now)
  const added = await insertEvents(tx, all, now)
  const fresh = all.filter(({ id }) => added.has(id))
  await insertRoles(tx, fresh)
  await insertShifts(tx, fresh)
  return fresh
}
