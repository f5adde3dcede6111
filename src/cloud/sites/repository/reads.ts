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

/** People stay about this long; a visit counts for it and is then forgotten. */
export const STAY_MS = 45 * 60_000

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
  people: number
  seenAt: Date | null
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
  s.closures, s.demo, s.capacity, coalesce(v.people, 0) AS people, v.at AS "seenAt"`

/** The visits of one stay; $1 street, $2 a stay ago. */
const VISITS = `
  LEFT JOIN (
    SELECT site, count(*)::int AS people, max(at) AS at
    FROM site_visits WHERE street = $1 AND at > $2 GROUP BY site
  ) v ON v.site = s.id`

const stayAgo = (now: number) => new Date(now - STAY_MS)

export interface NearQuery {
  street: StreetCode
  at: Place
  needs: readonly Need[]
  metres: number
  limit: number
  now: number
}

/** The sites of one street nearest to a place, nearest first; the index walks outwards from the point. */
export async function near(db: Db, query: NearQuery): Promise<CardRow[]> {
  const { x, y } = spotOf(query.at)
  return db.query<CardRow>(
    `SELECT ${CARD}, s.metres FROM (
       SELECT *, spot <-> point($3, $4) AS metres FROM sites
       WHERE street = $1 AND NOT retired AND needs @> $5::text[]
       ORDER BY spot <-> point($3, $4) LIMIT $6
     ) s ${VISITS}
     WHERE s.metres <= $7 ORDER BY s.metres, s.id`,
    [query.street, stayAgo(query.now), x, y, query.needs, query.limit, query.metres],
  )
}

const PAGE = 50

/** A page of a street's sites by name. */
export async function list(
  db: Db,
  street: StreetCode,
  wanted: { needs: readonly Need[]; kind: SiteKind | undefined; after: string | undefined },
  now: number,
): Promise<{ rows: CardRow[]; next: string | null }> {
  const [name, id] = readCursor(wanted.after, ['', ''])
  const rows = await db.query<CardRow>(
    `SELECT ${CARD}, NULL AS metres FROM (
       SELECT * FROM sites
       WHERE street = $1 AND NOT retired AND needs @> $3::text[] AND ($4::text IS NULL OR kind = $4)
         AND (name ->> 'zh', id) > ($5, $6)
       ORDER BY name ->> 'zh', id LIMIT ${PAGE + 1}
     ) s ${VISITS}
     ORDER BY s.name ->> 'zh', s.id`,
    [street, stayAgo(now), wanted.needs, wanted.kind ?? null, name, id],
  )
  return cursorOf(rows, PAGE, (row) => [row.name.zh, row.site])
}

/** A site with everything, taken down or not. */
export async function find(
  db: Db,
  street: StreetCode,
  site: SiteId,
  now: number,
): Promise<SiteRow | undefined> {
  const [row] = await db.query<SiteRow>(
    `SELECT ${CARD}, NULL AS metres, s.area, a.path AS "areaPath", s.intro, s.phone, s.operator,
            s.ring, s.retired, s.version, s.changed_at AS "changedAt"
     FROM sites s JOIN areas a ON a.street = $1 AND a.code = s.area ${VISITS}
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
