import type { AreaLevel } from '@/contract/areas'
import { type Audience, type EventState, MAX_EVENT_HOURS } from '@/contract/events.shapes'
import { spotOf } from '@/contract/place.rules'
import type {
  AreaCode,
  Bilingual,
  EventId,
  OperatorId,
  PersonId,
  Place,
  SeriesId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import { cursorOf, readDecimalCursor, readTimeCursor } from '../../cursor'
import type { Db } from '../../database/database'

/** An event as a list shows it. */
export interface CardRow {
  street: StreetCode
  event: EventId
  series: SeriesId | null
  state: EventState
  title: Bilingual
  opensAt: Date
  closesAt: Date
  doorAt: Date
  startsAt: Date
  endsAt: Date
  capacity: number
  taken: number
  lent: number
  waiting: number
  /** Seats of volunteers that are free. */
  volunteers: number
  site: SiteId | null
  placeName: Bilingual
  lng: number
  lat: number
  area: AreaCode
  areaLevel: AreaLevel
  areaZh: string
  areaEn: string
  audience: Audience
  metres: number | null
  demo: boolean
}

/** $1 is the street. */
const FREE_SHIFTS = `(SELECT coalesce(sum(h.capacity - h.taken), 0)::int FROM event_shifts h
  WHERE h.street = $1 AND h.event = e.id AND NOT h.gone)`

const CARD = `e.street, e.id AS event, e.series, e.state, e.title, e.opens_at AS "opensAt",
  e.closes_at AS "closesAt", e.door_at AS "doorAt", e.starts_at AS "startsAt",
  e.ends_at AS "endsAt", e.capacity, e.taken, e.lent, e.waiting, ${FREE_SHIFTS} AS volunteers,
  e.site, coalesce(s.name, e.meet, '{"zh": ""}') AS "placeName", e.lng, e.lat, e.area, a.level AS "areaLevel",
  a.name ->> 'zh' AS "areaZh", coalesce(a.name ->> 'en', a.name ->> 'zh') AS "areaEn", e.audience,
  e.demo`

const AROUND = `JOIN areas a ON a.street = $1 AND a.code = e.area
  LEFT JOIN sites s ON s.street = $1 AND s.id = e.site`

const PAGE = 20

/** What of a street's calendar is asked for. */
export interface Wanted {
  street: StreetCode
  now: number
  /** Begins before this moment; null: whenever. */
  before: number | null
  area: AreaCode | null
  /** Only with free shifts. */
  volunteers: boolean
  after: string | undefined
}

interface Page {
  rows: CardRow[]
  next: string | null
}

/** An end that no time cursor can name. */
const LATEST = '9999-12-31T00:00:00.000Z'

/** $2 is the moment, $3 the last one to begin, $4 the area, $5 whether only volunteers. */
const AHEAD = `e.street = $1 AND e.published_at IS NOT NULL AND e.ends_at > $2
  AND e.starts_at < $3::timestamptz AND ($4::text IS NULL OR $4 = ANY(e.path))
  AND (NOT $5::boolean OR EXISTS (SELECT 1 FROM event_shifts f
    WHERE f.street = $1 AND f.event = e.id AND NOT f.gone AND f.taken < f.capacity))`

/** What began this long ago, in ms, is over. */
const LONGEST_MS = MAX_EVENT_HOURS * 3_600_000

const asked = ({ street, now, before, area, volunteers }: Wanted) => [
  ...[street, new Date(now), before === null ? LATEST : new Date(before), area, volunteers],
]

/** A page of what is not over, the first to begin first. */
export async function listAhead(db: Db, wanted: Wanted): Promise<Page> {
  const first = new Date(wanted.now - LONGEST_MS).toISOString()
  const [starts, id] = readTimeCursor(wanted.after, [first, ''])
  const rows = await db.query<CardRow>(
    `SELECT ${CARD}, NULL AS metres FROM events e ${AROUND}
     WHERE ${AHEAD} AND (e.starts_at, e.id) > ($6::timestamptz, $7)
     ORDER BY e.starts_at, e.id LIMIT ${PAGE + 1}`,
    [...asked(wanted), starts, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.startsAt.toISOString(), row.event])
}

/** A page of the same, the nearest first. The index walks outwards from the place and stops at the page. */
export async function listNear(db: Db, wanted: Wanted, at: Place): Promise<Page> {
  const { x, y } = spotOf(at)
  const [metres, id] = readDecimalCursor(wanted.after, ['-1', ''])
  const rows = await db.query<CardRow>(
    `SELECT ${CARD}, e.spot <-> point($6, $7) AS metres FROM events e ${AROUND}
     WHERE ${AHEAD} AND (e.spot <-> point($6, $7), e.starts_at, e.id) > ($8::float8,
       coalesce((SELECT l.starts_at FROM events l WHERE l.street = $1 AND l.id = $9), '-infinity'),
       $9)
     ORDER BY e.spot <-> point($6, $7), e.starts_at, e.id LIMIT ${PAGE + 1}`,
    [...asked(wanted), x, y, Number(metres), id],
  )
  return cursorOf(rows, PAGE, (row) => [String(row.metres ?? 0), row.event])
}

/** Whose events somebody runs: all of the street, or their own, those of their operators and around their areas. */
export interface Share {
  all: boolean
  person: PersonId
  operators: readonly OperatorId[]
  areas: readonly AreaCode[]
}

/** $2 is all of them, $3 the person, $4 their operators, $5 their areas, $6 the moment. */
const SHARE = `e.street = $1 AND ($2::boolean OR e.organiser = $3 OR e.operator = ANY($4)
  OR e.path && $5::text[])`

const sharedBy = (street: StreetCode, { all, person, operators, areas }: Share, now: number) => [
  ...[street, all, person, operators, areas, new Date(now)],
]

/** A page of somebody's events that are not over, drafts among them, the first to begin first. */
export async function listRunAhead(
  db: Db,
  street: StreetCode,
  share: Share,
  { now, after }: { now: number; after: string | undefined },
): Promise<Page> {
  const [starts, id] = readTimeCursor(after, [new Date(now - LONGEST_MS).toISOString(), ''])
  const rows = await db.query<CardRow>(
    `SELECT ${CARD}, NULL AS metres FROM events e ${AROUND}
     WHERE ${SHARE} AND e.ends_at > $6 AND (e.starts_at, e.id) > ($7::timestamptz, $8)
     ORDER BY e.starts_at, e.id LIMIT ${PAGE + 1}`,
    [...sharedBy(street, share, now), starts, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.startsAt.toISOString(), row.event])
}

/** A page of those that are over, the last one first. */
export async function listRunOver(
  db: Db,
  street: StreetCode,
  share: Share,
  { now, after }: { now: number; after: string | undefined },
): Promise<Page> {
  const [starts, id] = readTimeCursor(after, [LATEST, '~'])
  const rows = await db.query<CardRow>(
    `SELECT ${CARD}, NULL AS metres FROM events e ${AROUND}
     WHERE ${SHARE} AND e.ends_at <= $6 AND (e.starts_at, e.id) < ($7::timestamptz, $8)
     ORDER BY e.starts_at DESC, e.id DESC LIMIT ${PAGE + 1}`,
    [...sharedBy(street, share, now), starts, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.startsAt.toISOString(), row.event])
}
