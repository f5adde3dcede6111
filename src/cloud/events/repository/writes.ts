import type { Role } from '@/contract/areas'
import type { CancelReason, EventDraft, EventRole, EventShift } from '@/contract/events.shapes'
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
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

type Which = { street: StreetCode; event: EventId }

/** Where an event is, and the areas that have it today. */
export interface Located {
  site: SiteId | null
  meet: Bilingual | null
  lng: number
  lat: number
  area: AreaCode
  path: AreaCode[]
}

export interface NewEvent extends Which, Located {
  maker: PersonId
  client: ClientId
  series: SeriesId | null
  placeInSeries: number
  draft: EventDraft
  organiserRole: Role
  operator: OperatorId | null
  /** Whether everybody may read it from now on. */
  published: boolean
  demo: boolean
  now: number
}

const json = (value: unknown) => JSON.stringify(value)

/** Column and value of what a draft and its place say. */
const columnsOf = (draft: EventDraft, at: Located): readonly (readonly [string, unknown])[] => [
  ['title', json(draft.title)],
  ['words', json(draft.words)],
  ['site', at.site],
  ['meet', at.meet && json(at.meet)],
  ['lng', at.lng],
  ['lat', at.lat],
  ['area', at.area],
  ['path', at.path],
  ['opens_at', draft.opens],
  ['closes_at', draft.closes],
  ['door_at', draft.door],
  ['starts_at', draft.starts],
  ['ends_at', draft.ends],
  ['capacity', draft.capacity],
  ['max_party', draft.maxParty],
  ['children', draft.children],
  ['minimum', draft.minimum?.seats ?? null],
  ['decide_at', draft.minimum?.decides ?? null],
  ['questions', json(draft.questions)],
  ['audience', json(draft.audience)],
  ['phone', draft.phone],
  ['forget_days', draft.forgetDays],
]

/** Adds an event with its roles and shifts. False: the client id has made it already. */
export async function insertEvent(tx: Tx, event: Authorized<NewEvent>): Promise<boolean> {
  const { published, draft } = event
  const columns = [
    ...([
      ['id', event.event],
      ['maker', event.maker],
      ['client', event.client],
      ['series', event.series],
      ['place_in_series', event.placeInSeries],
      ['state', published ? 'published' : 'draft'],
      ['published_at', published ? new Date(event.now) : null],
      ['organiser', event.maker],
      ['organiser_role', event.organiserRole],
      ['operator', event.operator],
      ['demo', event.demo],
      ['changed_at', new Date(event.now)],
    ] as const),
    ...columnsOf(draft, event),
  ]
  const names = columns.map(([name]) => name).join(', ')
  const values = columns.map((_, i) => `$${i + 2}`).join(', ')
  const rows = await tx.query(
    `INSERT INTO events (street, ${names}) VALUES ($1, ${values}) ON CONFLICT DO NOTHING RETURNING id`,
    [event.street, ...columns.map(([, value]) => value)],
  )
  if (rows.length === 0) return false
  await setParts(tx, event, draft)
  return true
}

/** Gives a locked event what a draft says, roles and shifts as well, and counts its version up. */
export async function setDraft(
  tx: Tx,
  event: Authorized<Which>,
  { draft, at, now }: { draft: EventDraft; at: Located; now: number },
): Promise<void> {
  const columns = columnsOf(draft, at)
  const sets = columns.map(([name], i) => `${name} = $${i + 5}`).join(', ')
  const decides = draft.minimum?.decides ?? null
  await tx.query(
    `UPDATE events SET version = version + 1, changed_at = $3,
       warned_at = CASE WHEN decide_at = $4 THEN warned_at END, ${sets}
     WHERE street = $1 AND id = $2`,
    [event.street, event.event, new Date(now), decides, ...columns.map(([, value]) => value)],
  )
  await setParts(tx, event, draft)
}

async function setParts(tx: Tx, which: Authorized<Which>, draft: EventDraft): Promise<void> {
  await setRoles(tx, which, draft.roles)
  await setShifts(tx, which, draft.shifts)
}

async function setRoles(tx: Tx, { street, event }: Which, roles: readonly EventRole[]) {
  await tx.query(
    `UPDATE event_roles SET gone = true
     WHERE street = $1 AND event = $2 AND NOT gone AND id <> ALL($3)`,
    [street, event, roles.map(({ role }) => role)],
  )
  await tx.query(
    `INSERT INTO event_roles (street, event, id, position, name, brief, door)
     SELECT $1, $2, role, position, name, brief, door
     FROM jsonb_to_recordset($3) AS r (role text, position int, name jsonb, brief jsonb, door boolean)
     ON CONFLICT (street, event, id) DO UPDATE SET position = excluded.position,
       name = excluded.name, brief = excluded.brief, door = excluded.door, gone = false`,
    [street, event, json(roles.map((role, i) => ({ ...role, position: i + 1 })))],
  )
}

async function setShifts(tx: Tx, { street, event }: Which, shifts: readonly EventShift[]) {
  await tx.query(
    `UPDATE event_shifts SET gone = true
     WHERE street = $1 AND event = $2 AND NOT gone AND id <> ALL($3)`,
    [street, event, shifts.map(({ shift }) => shift)],
  )
  await tx.query(
    `INSERT INTO event_shifts (street, event, id, role, starts_at, ends_at, capacity)
     SELECT $1, $2, s.shift, s.role, s."from", s."until", s.seats
     FROM jsonb_to_recordset($3) AS s (shift text, role text, "from" timestamptz, "until" timestamptz,
                                       seats int)
     ON CONFLICT (street, event, id) DO UPDATE SET role = excluded.role,
       starts_at = excluded.starts_at, ends_at = excluded.ends_at, capacity = excluded.capacity,
       gone = false`,
    [street, event, json(shifts)],
  )
}

/** Shows a locked draft to everybody. */
export async function setPublished(tx: Tx, event: Authorized<Which>, now: number): Promise<void> {
  await tx.query(
    `UPDATE events SET state = 'published', published_at = $3, version = version + 1, changed_at = $3
     WHERE street = $1 AND id = $2`,
    [event.street, event.event, new Date(now)],
  )
}

/** Calls a locked event off. */
export async function setCancelled(
  tx: Tx,
  event: Authorized<Which>,
  { reason, words, now }: { reason: CancelReason; words: string | null; now: number },
): Promise<void> {
  await tx.query(
    `UPDATE events SET state = 'cancelled', cancel_reason = $3, cancel_words = $4,
       version = version + 1, changed_at = $5
     WHERE street = $1 AND id = $2`,
    [event.street, event.event, reason, words, new Date(now)],
  )
}

/** A locked event takes place however few come. */
export async function setHeldAnyway(tx: Tx, event: Authorized<Which>, now: number): Promise<void> {
  await tx.query(
    `UPDATE events SET held_anyway = true, version = version + 1, changed_at = $3
     WHERE street = $1 AND id = $2`,
    [event.street, event.event, new Date(now)],
  )
}
