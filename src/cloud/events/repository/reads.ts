import type { AreaLevel, Role } from '@/contract/areas'
import type {
  Audience,
  CancelReason,
  EventRole,
  EventShift,
  EventState,
  Question,
} from '@/contract/events.shapes'
import type {
  AreaCode,
  Bilingual,
  ClientId,
  EventId,
  OperatorId,
  PersonId,
  SeriesId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import type { Db, Tx } from '../../database/database'

/** A shift with how many have it. */
export interface ShiftRow extends EventShift {
  taken: number
}

/** An event with its roles and shifts, where it is and who answers for it. */
export interface EventRow {
  street: StreetCode
  event: EventId
  maker: PersonId
  series: SeriesId | null
  placeInSeries: number
  state: EventState
  title: Bilingual
  words: Bilingual
  /** Null where people meet at a point with its own words, `meet`; one of the two is there. */
  site: SiteId | null
  meet: Bilingual | null
  lng: number
  lat: number
  area: AreaCode
  areaLevel: AreaLevel
  areaZh: string
  areaEn: string
  /** From the street down to `area`. */
  path: AreaCode[]
  /** The name of the site, or the words of the meeting point. */
  placeName: Bilingual
  address: Bilingual | null
  opensAt: Date
  closesAt: Date
  doorAt: Date
  startsAt: Date
  endsAt: Date
  capacity: number
  taken: number
  lent: number
  waiting: number
  turns: number
  ticks: number
  maxParty: number
  children: boolean
  minimum: number | null
  decideAt: Date | null
  heldAnyway: boolean
  warnedAt: Date | null
  decidedAt: Date | null
  questions: Question[]
  audience: Audience
  organiser: PersonId
  organiserRole: Role
  organiserName: string | null
  operator: OperatorId | null
  operatorName: Bilingual | null
  phone: string
  forgetDays: number
  forgottenAt: Date | null
  cancelReason: CancelReason | null
  cancelWords: string | null
  publishedAt: Date | null
  demo: boolean
  version: number
  changedAt: Date
  /** In the order of the organiser. */
  roles: EventRole[]
  /** The first to begin first. */
  shifts: ShiftRow[]
}

/** Moments inside json as the contract writes them. */
const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

/** $1 is the street, `e` the event. What was taken out of it stays out of sight. */
export const ROLES = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('role', r.id, 'name', r.name, 'brief', r.brief, 'door', r.door)
    ORDER BY r.position, r.id)
  FROM event_roles r WHERE r.street = $1 AND r.event = e.id AND NOT r.gone), '[]')`
export const SHIFTS = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('shift', h.id, 'role', h.role,
      'from', to_char(h.starts_at AT TIME ZONE 'UTC', ${INSTANT}),
      'until', to_char(h.ends_at AT TIME ZONE 'UTC', ${INSTANT}),
      'seats', h.capacity, 'taken', h.taken)
    ORDER BY h.starts_at, h.ends_at, h.id)
  FROM event_shifts h WHERE h.street = $1 AND h.event = e.id AND NOT h.gone), '[]')`

/** $1 is the street. */
const EVENTS = `
  SELECT e.street, e.id AS event, e.maker, e.series, e.place_in_series AS "placeInSeries", e.state,
         e.title, e.words, e.site, e.meet, e.lng, e.lat, e.area, a.level AS "areaLevel",
         a.name ->> 'zh' AS "areaZh", coalesce(a.name ->> 'en', a.name ->> 'zh') AS "areaEn", e.path,
         coalesce(s.name, e.meet, '{"zh": ""}') AS "placeName", s.address, e.opens_at AS "opensAt",
         e.closes_at AS "closesAt", e.door_at AS "doorAt", e.starts_at AS "startsAt",
         e.ends_at AS "endsAt", e.capacity, e.taken, e.lent, e.waiting, e.turns, e.ticks,
         e.max_party AS "maxParty", e.children, e.minimum, e.decide_at AS "decideAt",
         e.held_anyway AS "heldAnyway", e.warned_at AS "warnedAt", e.decided_at AS "decidedAt", e.questions, e.audience,
         e.organiser, e.organiser_role AS "organiserRole", o.name AS "organiserName", e.operator,
         c.name AS "operatorName", e.phone, e.forget_days AS "forgetDays",
         e.forgotten_at AS "forgottenAt", e.cancel_reason AS "cancelReason",
         e.cancel_words AS "cancelWords", e.published_at AS "publishedAt", e.demo, e.version,
         e.changed_at AS "changedAt", ${ROLES} AS roles, ${SHIFTS} AS shifts
  FROM events e
  JOIN areas a ON a.street = $1 AND a.code = e.area
  LEFT JOIN sites s ON s.street = $1 AND s.id = e.site
  LEFT JOIN operators c ON c.street = $1 AND c.id = e.operator
  LEFT JOIN persons o ON o.id = e.organiser
  WHERE e.street = $1`

export async function find(
  db: Db,
  street: StreetCode,
  event: EventId,
): Promise<EventRow | undefined> {
  const [row] = await db.query<EventRow>(`${EVENTS} AND e.id = $2`, [street, event])
  return row
}

/**
 * An event that nobody else counts on or changes until the transaction ends. Who only points at it, as
 * each new sign-up does, is not held up.
 */
export async function lock(
  tx: Tx,
  street: StreetCode,
  event: EventId,
): Promise<EventRow | undefined> {
  await tx.query('SELECT id FROM events WHERE street = $1 AND id = $2 FOR NO KEY UPDATE', [
    street,
    event,
  ])
  return find(tx, street, event)
}

/** The first event that a client id of somebody's phone made. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  maker: PersonId,
  client: ClientId,
): Promise<EventRow | undefined> {
  const [row] = await db.query<EventRow>(
    `${EVENTS} AND e.maker = $2 AND e.client = $3 AND e.place_in_series = 1`,
    [street, maker, client],
  )
  return row
}

/** The events of a series that come after one, the next first. */
export async function listFollowing(
  db: Db,
  street: StreetCode,
  { series, placeInSeries }: Pick<EventRow, 'series' | 'placeInSeries'>,
): Promise<EventId[]> {
  const rows = await db.query<{ id: EventId }>(
    `SELECT id FROM events WHERE street = $1 AND series = $2 AND place_in_series > $3
     ORDER BY place_in_series, id`,
    [street, series, placeInSeries],
  )
  return rows.map(({ id }) => id)
}
