import type { AreaLevel, Role } from '@/contract/areas'
import type { HomeState, HomeWay, Relation } from '@/contract/homes.shapes'
import type {
  AreaCode,
  BuildingId,
  ClientId,
  Day,
  DoorId,
  HomeId,
  PersonId,
  StreetCode,
} from '@/contract/wire'
import { cursorOf, readTimeCursor } from '../../cursor'
import type { Db, Tx } from '../../database/database'

/** A home with its door, its area and the way down to it. */
export interface HomeRow {
  street: StreetCode
  home: HomeId
  person: PersonId
  name: string
  relation: Relation
  state: HomeState
  way: HomeWay
  area: AreaCode
  level: AreaLevel
  zh: string
  en: string
  path: AreaCode[]
  /** Null where only the grid is known; the five are null together. */
  door: DoorId | null
  building: BuildingId | null
  address: string | null
  unit: string | null
  room: string | null
  owner: PersonId | null
  ownerRole: Role | null
  ownerName: string | null
  due: Day | null
  aboutDue: boolean
  note: string | null
  since: Date
  over: Date | null
  version: number
  /** Whether its person opens the app themself. */
  account: boolean
  phoneSealed: string | null
  /** The homes at the same door whose people answer for this one, and these people. */
  proxies: HomeId[]
  proxyPeople: PersonId[]
}

/** The homes `y` that answer for a home `h`; one that went in this moment does no longer. */
const ANSWERING = `home_proxies x JOIN homes y ON y.street = $1 AND y.id = x.proxy
  WHERE x.street = $1 AND x.home = h.id AND y.state = 'confirmed'`

/** $1 is the street. A home that is over goes from sight with its door or its area. */
const HOMES = `
  SELECT h.street, h.id AS home, h.person, h.name, h.relation, h.state, h.way,
         a.code AS area, a.level, a.name ->> 'zh' AS zh, coalesce(a.name ->> 'en', a.name ->> 'zh') AS en,
         a.path, d.id AS door, b.id AS building, b.address, d.unit, d.room,
         h.owner, h.owner_role AS "ownerRole", o.name AS "ownerName", h.due, h.about_due AS "aboutDue",
         h.note, h.since, h.over_at AS over, h.version, p.claimed_at IS NOT NULL AS account,
         p.phone_sealed AS "phoneSealed",
         ARRAY(SELECT x.proxy FROM ${ANSWERING} ORDER BY x.proxy) AS proxies,
         ARRAY(SELECT y.person FROM ${ANSWERING} ORDER BY x.proxy) AS "proxyPeople"
  FROM homes h
  JOIN persons p ON p.id = h.person
  LEFT JOIN doors d ON d.street = $1 AND d.id = h.door
  LEFT JOIN buildings b ON b.street = $1 AND b.id = d.building
  JOIN areas a ON a.street = $1 AND a.code = coalesce(b.area, h.area)
  LEFT JOIN persons o ON o.id = h.owner
  WHERE h.street = $1`

export async function find(db: Db, street: StreetCode, home: HomeId): Promise<HomeRow | undefined> {
  const [row] = await db.query<HomeRow>(`${HOMES} AND h.id = $2`, [street, home])
  return row
}

/** The home that a client id of somebody's phone made. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  madeBy: PersonId,
  client: ClientId,
): Promise<HomeRow | undefined> {
  const [row] = await db.query<HomeRow>(`${HOMES} AND h.made_by = $2 AND h.client = $3`, [
    street,
    madeBy,
    client,
  ])
  return row
}

/**
 * A home that nobody else changes until the transaction ends. Its open work is locked first, as the
 * job does that lets overdue work climb: the other order would let the two block each other.
 */
export async function lock(tx: Tx, street: StreetCode, home: HomeId): Promise<HomeRow | undefined> {
  await tx.query(
    `SELECT id FROM assignments
     WHERE street = $1 AND noun = 'homes' AND subject = $2 AND done_at IS NULL FOR UPDATE`,
    [street, home],
  )
  await tx.query('SELECT id FROM homes WHERE street = $1 AND id = $2 FOR UPDATE', [street, home])
  return find(tx, street, home)
}

/** Somebody's homes and those of whom they answer for, their own first, the newest first. */
export async function listMine(db: Db, street: StreetCode, person: PersonId): Promise<HomeRow[]> {
  return db.query<HomeRow>(
    `${HOMES} AND h.state <> 'left' AND h.id IN (
       SELECT own.id FROM homes own WHERE own.street = $1 AND own.person = $2
       UNION ALL
       SELECT x.home FROM homes y JOIN home_proxies x ON x.street = $1 AND x.proxy = y.id
       WHERE y.street = $1 AND y.person = $2 AND y.state = 'confirmed')
     ORDER BY (h.person = $2) DESC, h.since DESC, h.id`,
    [street, person],
  )
}

/** The homes of somebody in a street that are not over. */
export async function listHeld(db: Db, street: StreetCode, person: PersonId): Promise<HomeId[]> {
  const rows = await db.query<{ id: HomeId }>(
    'SELECT id FROM homes WHERE street = $1 AND person = $2 AND over_at IS NULL ORDER BY id',
    [street, person],
  )
  return rows.map(({ id }) => id)
}

/** Everybody at these doors, those who ask last, the first who came first. */
export async function listAtDoors(
  db: Db,
  street: StreetCode,
  doors: readonly DoorId[],
): Promise<HomeRow[]> {
  return db.query<HomeRow>(
    `${HOMES} AND h.held_door = ANY($2) ORDER BY h.held_door, h.state = 'asked', h.since, h.id`,
    [street, doors],
  )
}

/** Everybody at the doors of a building, as a person counts these. */
export async function listInBuilding(
  db: Db,
  street: StreetCode,
  building: BuildingId,
): Promise<HomeRow[]> {
  return db.query<HomeRow>(
    `${HOMES} AND h.held_door IN (SELECT r.id FROM doors r WHERE r.street = $1 AND r.building = $2)
     ORDER BY (substring(d.unit FROM '^\\d{1,9}'))::int, d.unit,
       (substring(d.room FROM '^\\d{1,9}'))::int, d.room, h.since, h.id`,
    [street, building],
  )
}

/** The confirmed home of somebody at a door. */
export async function findConfirmed(
  db: Db,
  street: StreetCode,
  door: DoorId,
  person: PersonId,
): Promise<HomeId | undefined> {
  const [row] = await db.query<{ id: HomeId }>(
    `SELECT id FROM homes
     WHERE street = $1 AND held_door = $2 AND person = $3 AND state = 'confirmed'`,
    [street, door, person],
  )
  return row?.id
}

/** Whose requests somebody sees: all of the street, those of these areas and below, those that are theirs to answer. */
export interface AskedOf {
  all: boolean
  areas: readonly AreaCode[]
  person: PersonId
}

const PAGE = 30

/** A page of those who wait, the first due first; nobody answers their own. */
export async function listAsked(
  db: Db,
  street: StreetCode,
  { all, areas, person }: AskedOf,
  after: string | undefined,
): Promise<{ rows: HomeRow[]; next: string | null }> {
  const [due, id] = readTimeCursor(after, ['0001-01-01', '0'])
  const rows = await db.query<HomeRow>(
    `${HOMES} AND h.state = 'asked' AND h.person <> $4 AND (h.due, h.id) > ($5::date, $6)
       AND ($2 OR a.path && $3::text[] OR h.owner = $4)
     ORDER BY h.due, h.id LIMIT ${PAGE + 1}`,
    [street, all, areas, person, due, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.due ?? '', row.home])
}
