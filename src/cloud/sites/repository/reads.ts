import type { Closure, Hours } from '@/contract/hours'
import { spotOf } from '@/contract/place.rules'
import type { Need, Operator, SiteKind } from '@/contract/sites'
import type {
  AreaCode,
  Bilingual,
  ClientId,
  OperatorId,
  Place,
  Ring,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import { cursorOf, readCursor } from '../../cursor'
import type { Db, Tx } from '../../database/database'
import { stayAgo, type Visits, visitsIn } from './visits'

export interface CardRow {
  street: StreetCode
  site: SiteId
  kind: SiteKind
  name: Bilingual
  address: Bilingual
  lng: number
  lat: number
  needs: Need[]
  hours: Hours
  demo: boolean
  capacity: number | null
  closures: Closure[]
  visits: Visits | null
  metres: number | null
}

export interface SiteRow extends CardRow {
  area: AreaCode
  areaPath: AreaCode[]
  intro: Bilingual | null
  phone: string | null
  operator: OperatorId | null
  ring: Ring | null
  retired: boolean
  version: number
  changedAt: Date
}

const CARD = `s.street, s.id AS site, s.kind, s.name, s.address, s.lng, s.lat, s.needs, s.hours,
  s.closures, s.demo, s.capacity`

type Bare = Omit<CardRow, 'visits'>

const withVisits = (rows: readonly Bare[], visits: ReadonlyMap<SiteId, Visits>): CardRow[] =>
  rows.map((row) => ({ ...row, visits: visits.get(row.site) ?? null }))

export interface NearQuery {
  street: StreetCode
  at: Place
  needs: readonly Need[]
  metres: number
  limit: number
  now: number
}

/**
 * The sites of one street nearest to a place, nearest first. The index walks outwards from the point
 * and stops at the limit; a condition on the distance would send it on through the whole street.
 */
export async function near(db: Db, query: NearQuery): Promise<CardRow[]> {
  const { x, y } = spotOf(query.at)
  const [rows, visits] = await Promise.all([
    db.query<Bare & { metres: number }>(
      `SELECT ${CARD}, s.spot <-> point($2, $3) AS metres FROM sites s
       WHERE s.street = $1 AND NOT s.retired AND s.needs @> $4::text[]
       ORDER BY s.spot <-> point($2, $3) LIMIT $5`,
      [query.street, x, y, query.needs, query.limit],
    ),
    visitsIn(db, query.street, query.now),
  ])
  const within = rows.filter(({ metres }) => metres <= query.metres)
  return withVisits(within, visits)
}

const PAGE = 50

/** Sites of these operators and in these areas, or all. */
export interface Share {
  all: boolean
  operators: readonly OperatorId[]
  areas: readonly AreaCode[]
}

interface Wanted {
  needs: readonly Need[]
  kind: SiteKind | undefined
  /** In the name or the address. */
  words: string | undefined
  share: Share
  after: string | undefined
}

/** A page of a street's sites by name. */
export async function list(
  db: Db,
  street: StreetCode,
  wanted: Wanted,
  now: number,
): Promise<{ rows: CardRow[]; next: string | null }> {
  const { share } = wanted
  const [name, id] = readCursor(wanted.after, ['', ''])
  const rows = await db.query<Bare>(
    `SELECT ${CARD}, NULL AS metres FROM sites s
     WHERE s.street = $1 AND NOT s.retired AND s.needs @> $2::text[]
       AND ($3::text IS NULL OR s.kind = $3) AND (s.name ->> 'zh', s.id) > ($4, $5)
       AND ($6::text IS NULL OR position(lower($6) IN lower(concat_ws(
         ' ', s.name ->> 'zh', s.name ->> 'en', s.address ->> 'zh', s.address ->> 'en'))) > 0)
       AND ($7::boolean OR s.operator = ANY($8) OR s.area IN (
         SELECT a.code FROM areas a WHERE a.street = $1 AND a.path && $9::text[]))
     ORDER BY s.name ->> 'zh', s.id LIMIT ${PAGE + 1}`,
    [
      ...[street, wanted.needs, wanted.kind ?? null, name, id],
      ...[wanted.words ?? null, share.all, share.operators, share.areas],
    ],
  )
  const cards = withVisits(rows, await visitsIn(db, street, now))
  return cursorOf(cards, PAGE, (row) => [row.name.zh, row.site])
}

/** A site with everything, taken down or not, and with its visits to the moment. */
export async function find(
  db: Db,
  street: StreetCode,
  site: SiteId,
  now: number,
): Promise<SiteRow | undefined> {
  const [row] = await db.query<SiteRow>(
    `SELECT ${CARD}, (
       SELECT jsonb_build_object('people', count(*), 'at', max(at)) FROM site_visits
       WHERE street = $1 AND site = s.id AND at > $2
     ) AS visits, NULL AS metres, s.area, a.path AS "areaPath", s.intro, s.phone, s.operator,
            s.ring, s.retired, s.version, s.changed_at AS "changedAt"
     FROM sites s JOIN areas a ON a.street = $1 AND a.code = s.area
     WHERE s.street = $1 AND s.id = $3`,
    [street, stayAgo(now), site],
  )
  return row
}

/** Whether there is such a site that was not taken down. */
export async function isInUse(db: Db, street: StreetCode, site: SiteId): Promise<boolean> {
  const rows = await db.query(
    'SELECT id FROM sites WHERE street = $1 AND id = $2 AND NOT retired',
    [street, site],
  )
  return rows.length === 1
}

/** A site as find gives it, and nobody else changes it until the transaction ends. */
export async function lock(
  tx: Tx,
  street: StreetCode,
  site: SiteId,
  now: number,
): Promise<SiteRow | undefined> {
  await tx.query('SELECT id FROM sites WHERE street = $1 AND id = $2 FOR UPDATE', [street, site])
  return find(tx, street, site, now)
}

/** The site that a client id made. */
export async function findByClient(db: Db, street: StreetCode, client: ClientId): Promise<SiteId> {
  const [row] = await db.query<{ id: SiteId }>(
    'SELECT id FROM sites WHERE street = $1 AND client = $2',
    [street, client],
  )
  if (!row) throw new Error('an insert that met a conflict left its row')
  return row.id
}

/** The sites of a line, in walking order. */
export async function listStops(
  db: Db,
  street: StreetCode,
  line: SiteId,
): Promise<{ site: SiteId; name: Bilingual; at: Place }[]> {
  return db.query(
    `SELECT s.id AS site, s.name, jsonb_build_object('lng', s.lng, 'lat', s.lat) AS at
     FROM site_stops t JOIN sites s ON s.street = $1 AND s.id = t.site
     WHERE t.street = $1 AND t.line = $2 ORDER BY t.position`,
    [street, line],
  )
}

/** How many of these are points in use: what may be a stop. */
export async function countPoints(
  db: Db,
  street: StreetCode,
  sites: readonly SiteId[],
): Promise<number> {
  const [row] = await db.query<{ points: number }>(
    `SELECT count(*)::int AS points FROM sites
     WHERE street = $1 AND id = ANY($2) AND kind = 'point' AND NOT retired`,
    [street, sites],
  )
  return row?.points ?? 0
}

/** The operators of a street by name, or one of them. */
export async function listOperators(
  db: Db,
  street: StreetCode,
  only: OperatorId | null = null,
): Promise<Operator[]> {
  return db.query<Operator>(
    `SELECT id AS operator, name, phone, contract_until AS "contractUntil" FROM operators
     WHERE street = $1 AND ($2::text IS NULL OR id = $2) ORDER BY name ->> 'zh', id`,
    [street, only],
  )
}
