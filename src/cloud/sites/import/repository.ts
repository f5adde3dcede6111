import type { Hours } from '@/contract/hours'
import type { Need, SiteKind } from '@/contract/sites'
import type { AreaCode, Bilingual, OperatorId, Place, SiteId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'

/** A site as far as a sheet can say it. */
export interface KnownSite {
  site: SiteId
  key: string | null
  kind: SiteKind
  name: Bilingual
  address: Bilingual
  lng: number
  lat: number
  area: AreaCode
  needs: Need[]
  hours: Hours
  intro: Bilingual | null
  phone: string | null
  capacity: number | null
  operator: OperatorId | null
  retired: boolean
  version: number
  stops: SiteId[]
}

const KNOWN = `s.id AS site, s.import_key AS key, s.kind, s.name, s.address, s.lng, s.lat, s.area,
  s.needs, s.hours, s.intro, s.phone, s.capacity, s.operator, s.retired, s.version,
  coalesce(t.stops, '{}') AS stops`
const STOPS = `LEFT JOIN LATERAL (
    SELECT array_agg(site ORDER BY position) AS stops FROM site_stops
    WHERE street = $1 AND line = s.id
  ) t ON true`

/** The sites that files have called by these keys, taken down or not. */
export async function listByKey(
  db: Db,
  street: StreetCode,
  keys: readonly string[],
): Promise<Map<string, KnownSite>> {
  const rows = await db.query<KnownSite & { key: string }>(
    `SELECT ${KNOWN} FROM sites s ${STOPS}
     WHERE s.street = $1 AND s.import_key = ANY($2::text[]) ORDER BY s.id`,
    [street, keys],
  )
  return new Map(rows.map((row) => [row.key, row]))
}

/** These sites as they stand; nobody else changes them until the transaction ends. */
export async function lockSites(
  tx: Tx,
  street: StreetCode,
  sites: readonly string[],
): Promise<Map<string, KnownSite>> {
  await tx.query(
    'SELECT id FROM sites WHERE street = $1 AND id = ANY($2::text[]) ORDER BY id FOR UPDATE',
    [street, sites],
  )
  const rows = await tx.query<KnownSite>(
    `SELECT ${KNOWN} FROM sites s ${STOPS}
     WHERE s.street = $1 AND s.id = ANY($2::text[]) ORDER BY s.id`,
    [street, sites],
  )
  return new Map(rows.map((row) => [row.site, row]))
}

/** What a sheet can say of a site. */
export interface SiteFields {
  name: Bilingual
  address: Bilingual
  at: Place
  area: AreaCode
  needs: Need[]
  hours: Hours
  intro: Bilingual | null
  phone: string | null
  capacity: number | null
  operator: OperatorId | null
}

export type NewSite = SiteFields & { site: SiteId; key: string; kind: SiteKind }
type Scope = Authorized<{ street: StreetCode }>

/** Adds sites in one statement and answers the ids of those whose key was free. */
export async function insertSites(
  tx: Tx,
  { street }: Scope,
  sites: readonly NewSite[],
  { demo, now }: { demo: boolean; now: number },
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO sites (street, id, import_key, kind, name, address, lng, lat, area, needs, hours,
                        intro, phone, capacity, operator, demo, changed_at)
     SELECT $1, site, key, kind, name, address, (at ->> 'lng')::float8, (at ->> 'lat')::float8, area,
            needs, hours, intro, phone, capacity, operator, $3::boolean, $4::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS r(site text, key text, kind text, name jsonb,
       address jsonb, at jsonb, area text, needs text[], hours jsonb, intro jsonb, phone text,
       capacity int, operator text)
     ON CONFLICT DO NOTHING RETURNING id`,
    [street, JSON.stringify(sites), demo, new Date(now)],
  )
  return new Set(rows.map(({ id }) => id))
}

/** The stops of lines that were added in the same transaction. */
export async function insertStops(
  tx: Tx,
  { street }: Scope,
  lines: readonly { line: SiteId; stops: readonly SiteId[] }[],
): Promise<void> {
  const rows = lines.flatMap(({ line, stops }) =>
    stops.map((site, i) => ({ line, position: i + 1, site })),
  )
  await tx.query(
    `INSERT INTO site_stops (street, line, position, site)
     SELECT $1, line, position, site
     FROM jsonb_to_recordset($2::jsonb) AS r(line text, position int, site text)`,
    [street, JSON.stringify(rows)],
  )
}

/** Nobody was led to it, was there, rated it or complained about it. */
const UNTOUCHED = `s.street = $1 AND s.id = ANY($2::text[])
  AND NOT EXISTS (SELECT 1 FROM codes c WHERE c.street = $1 AND c.kind = 'site' AND c.subject = s.id)
  AND NOT EXISTS (SELECT 1 FROM site_visits v WHERE v.street = $1 AND v.site = s.id)
  AND NOT EXISTS (SELECT 1 FROM site_ratings r WHERE r.street = $1 AND r.site = s.id)
  AND NOT EXISTS (SELECT 1 FROM complaints m WHERE m.street = $1 AND m.about ->> 'site' = s.id)`

/** Deletes those of these locked sites that nobody has had to do with and that no line stops at; answers which. */
export async function deleteUntouched(
  tx: Tx,
  { street }: Scope,
  sites: readonly SiteId[],
): Promise<Set<string>> {
  await tx.query(
    `DELETE FROM site_stops t USING sites s WHERE t.street = $1 AND t.line = s.id AND ${UNTOUCHED}`,
    [street, sites],
  )
  const rows = await tx.query<{ id: string }>(
    `DELETE FROM sites s WHERE ${UNTOUCHED}
       AND NOT EXISTS (SELECT 1 FROM site_stops t
                       WHERE t.street = $1 AND (t.line = s.id OR t.site = s.id))
     RETURNING s.id`,
    [street, sites],
  )
  return new Set(rows.map(({ id }) => id))
}
