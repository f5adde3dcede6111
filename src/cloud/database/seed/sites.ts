import { dayOf } from '@/contract/calendar.rules'
import type { Hours } from '@/contract/hours'
import { stateAt } from '@/contract/hours.rules'
import { parseHours } from '@/contract/hours-text.rules'
import { AREA_AT } from '../../areas/repository/reads'
import type { Authorized } from '../../authorization'
import type { Tx } from '../database'
import { officialCalendar } from './official-days'
import { bund } from './sites/bund'
import { fuzhouRoad } from './sites/fuzhou-road'
import { huangheRoad } from './sites/huanghe-road'
import { lines, quarters } from './sites/lines-and-areas'
import { peoplesSquare } from './sites/peoples-square'
import type { DemoSite } from './sites/site'
import { southBank } from './sites/south-bank'
import { bundStreet, street } from './streets'

/** The sites of the demonstration by street; stops stand before the lines that they are on. */
export const demoSites: Readonly<Record<string, readonly DemoSite[]>> = {
  [street]: [...southBank, ...fuzhouRoad, ...peoplesSquare, ...huangheRoad, ...lines, ...quarters],
  [bundStreet]: bund,
}

/** The hours of a site, seen from the moment of sowing. */
export function hoursOf({ name, hours, exceptions }: DemoSite, now: number): Hours {
  const parsed = parseHours(hours)
  if ('problem' in parsed) throw new Error(`${name.zh}: ${parsed.problem} in ${parsed.piece}`)
  return { ...parsed.hours, exceptions: exceptions?.(dayOf(now)) ?? [] }
}

type Scope = Authorized<{ street: string }>

/** Adds the sites of a street that are not there yet and returns their ids; the area follows from the place. */
async function insertSites(
  tx: Tx,
  { street }: Scope,
  sites: readonly DemoSite[],
  now: number,
): Promise<Set<string>> {
  const rows = sites.map((site) => ({ ...site, ...site.at, hours: hoursOf(site, now) }))
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO sites (street, id, kind, name, address, lng, lat, area, needs, hours, intro, phone,
                        capacity, operator, ring, demo, changed_at)
     SELECT $1, p.id, kind, p.name, address, lng, lat, ${AREA_AT}, needs, hours, intro, phone,
            capacity, operator, p.ring, true, $3::timestamptz
     FROM (SELECT *, point(lng * 95080, lat * 111195) AS spot
           FROM jsonb_to_recordset($2) AS site (id text, kind text, name jsonb, address jsonb,
             lng float8, lat float8, needs text[], hours jsonb, intro jsonb, phone text,
             capacity int, operator text, ring jsonb)) p
     ON CONFLICT DO NOTHING RETURNING id`,
    [street, JSON.stringify(rows), new Date(now)],
  )
  return new Set(inserted.map(({ id }) => id))
}

async function insertStops(tx: Tx, { street }: Scope, lines: readonly DemoSite[]): Promise<void> {
  const rows = lines.flatMap(({ id, stops = [] }) =>
    stops.map((site, i) => ({ line: id, position: i + 1, site })),
  )
  await tx.query(
    `INSERT INTO site_stops (street, line, position, site)
     SELECT $1, line, position, site
     FROM jsonb_to_recordset($2) AS stop (line text, position int, site text)`,
    [street, JSON.stringify(rows)],
  )
}

async function insertCodes(
  tx: Tx,
  { street }: Scope,
  sites: readonly DemoSite[],
  now: number,
): Promise<void> {
  const rows = sites.map(({ id, code, name }) => ({ id: code, subject: id, name }))
  await tx.query(
    `INSERT INTO codes (street, id, kind, subject, name, made_at)
     SELECT $1, id, 'site', subject, name, $3
     FROM jsonb_to_recordset($2) AS code (id text, subject text, name jsonb)
     ON CONFLICT DO NOTHING`,
    [street, JSON.stringify(rows), new Date(now)],
  )
}

/** Visits of the last 40 minutes lie within one stay. */
const SPREAD_MS = 40 * 60_000

/** Tells of people in the sites that are open now; sowing again brings them up to now. */
async function insertVisits(
  tx: Tx,
  { street }: Scope,
  sites: readonly DemoSite[],
  now: number,
): Promise<void> {
  const open = sites.filter((site) => stateAt(hoursOf(site, now), [], officialCalendar, now).open)
  const rows = open.flatMap(({ id, people = 0 }) =>
    Array.from({ length: people }, (_, i) => ({
      site: id,
      visitor: `demonstration ${i + 1}`,
      at: new Date(now - ((i + 1) * SPREAD_MS) / (people + 1)),
    })),
  )
  await tx.query(
    `INSERT INTO site_visits (street, site, visitor, at)
     SELECT $1, site, visitor, at
     FROM jsonb_to_recordset($2) AS visit (site text, visitor text, at timestamptz)
     ON CONFLICT (street, site, visitor) DO UPDATE SET at = excluded.at`,
    [street, JSON.stringify(rows)],
  )
}

/** Sows the sites of one street with their stops, codes and visits; sites that people have changed stay so. */
export async function sowSites(tx: Tx, scope: Scope, now: number): Promise<void> {
  const sites = demoSites[scope.street] ?? []
  const added = await insertSites(tx, scope, sites, now)
  const fresh = sites.filter(({ id }) => added.has(id))
  await insertStops(tx, scope, fresh)
  await insertCodes(tx, scope, fresh, now)
  await insertVisits(tx, scope, sites, now)
}
