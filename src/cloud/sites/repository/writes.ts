import type { Closure, Hours } from '@/contract/hours'
import type { Need, SiteChanges, SiteKind } from '@/contract/sites'
import type {
  AreaCode,
  Bilingual,
  ClientId,
  Place,
  Ring,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Db, Tx } from '../../database/database'
import { STAY_MS } from './visits'

type Which = { street: StreetCode; site: SiteId }

export interface NewSite {
  street: StreetCode
  site: SiteId
  client: ClientId | null
  importKey: string | null
  kind: SiteKind
  name: Bilingual
  address: Bilingual
  at: Place
  area: AreaCode
  needs: readonly Need[]
  hours: Hours
  ring?: Ring | undefined
  demo: boolean
  now: number
}

/** Adds a site. False: the client id or the file's key has made one already. */
export async function insertSite(tx: Tx, site: Authorized<NewSite>): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO sites (street, id, client, import_key, kind, name, address, lng, lat, area, needs,
                        hours, demo, changed_at, ring)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      site.street,
      site.site,
      site.client,
      site.importKey,
      site.kind,
      JSON.stringify(site.name),
      JSON.stringify(site.address),
      site.at.lng,
      site.at.lat,
      site.area,
      site.needs,
      JSON.stringify(site.hours),
      site.demo,
      new Date(site.now),
      site.ring ? JSON.stringify(site.ring) : null,
    ],
  )
  return rows.length === 1
}

/** What a change may touch: the fields of the contract, the area that follows from the place, and the shelf. */
export type SiteSet = SiteChanges & {
  area?: AreaCode
  retired?: boolean
  closures?: Closure[]
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** Column and value of each field that lives in the row of the site itself. */
function columnsOf(set: SiteSet): [string, unknown][] {
  const columns: [string, unknown][] = []
  const put = (column: string, value: unknown) => {
    if (value !== undefined) columns.push([column, value])
  }
  put('name', set.name && json(set.name))
  put('address', set.address && json(set.address))
  put('intro', set.intro === undefined ? undefined : json(set.intro))
  put('ring', set.ring === undefined ? undefined : json(set.ring))
  put('hours', set.hours && json(set.hours))
  put('closures', set.closures && json(set.closures))
  put('lng', set.at?.lng)
  put('lat', set.at?.lat)
  put('area', set.area)
  put('phone', set.phone)
  put('needs', set.needs)
  put('capacity', set.capacity)
  put('operator', set.operator)
  put('retired', set.retired)
  return columns
}

/** Changes a locked site and counts its version up. */
export async function setSite(
  tx: Tx,
  site: Authorized<Which>,
  set: SiteSet,
  now: number,
): Promise<void> {
  const columns = columnsOf(set)
  const sets = columns.map(([column], i) => `, ${column} = $${i + 4}`).join('')
  await tx.query(
    `UPDATE sites SET version = version + 1, changed_at = $3${sets} WHERE street = $1 AND id = $2`,
    [site.street, site.site, new Date(now), ...columns.map(([, value]) => value)],
  )
  if (set.stops) await setStops(tx, site, set.stops)
}

/** Puts these stops in place of all that a line has. */
export async function setStops(
  tx: Tx,
  line: Authorized<Which>,
  stops: readonly SiteId[],
): Promise<void> {
  await tx.query('DELETE FROM site_stops WHERE street = $1 AND line = $2', [line.street, line.site])
  await tx.query(
    `INSERT INTO site_stops (street, line, position, site)
     SELECT $1, $2, position, site FROM unnest($3::text[]) WITH ORDINALITY AS t(site, position)`,
    [line.street, line.site, stops],
  )
}

/** Counts a visitor in. False: counted within this stay already. */
export async function insertVisit(
  db: Db,
  site: Which,
  visitor: string,
  now: number,
): Promise<boolean> {
  const rows = await db.query(
    `INSERT INTO site_visits (street, site, visitor, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (street, site, visitor) DO UPDATE SET at = excluded.at
     WHERE site_visits.at <= $5 RETURNING site`,
    [site.street, site.site, visitor, new Date(now), new Date(now - STAY_MS)],
  )
  return rows.length === 1
}

/** Whether there are visits that are over. */
export async function hasOldVisits(db: Db, street: StreetCode, now: number): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 FROM site_visits WHERE street = $1 AND at <= $2 ORDER BY at LIMIT 1',
    [street, new Date(now - STAY_MS)],
  )
  return rows.length > 0
}

export async function deleteOldVisits(
  db: Db,
  scope: Authorized<{ street: StreetCode }>,
  now: number,
): Promise<void> {
  await db.query('DELETE FROM site_visits WHERE street = $1 AND at <= $2', [
    scope.street,
    new Date(now - STAY_MS),
  ])
}
