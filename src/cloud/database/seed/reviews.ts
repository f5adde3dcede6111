import { addDays, DAY, dayOf, startOf } from '@/contract/calendar.rules'
import type { Authorized } from '../../authorization'
import type { Tx } from '../database'
import { keyedId } from './keyed-id'
import { demoSites } from './sites'

/** What reviews of the demonstration look back on: early closings in the history of its sites, and ratings. */

const REASONS = {
  water: { zh: '停水检修', en: 'Water repairs' },
  power: { zh: '线路检修', en: 'Electrical work' },
  staff: { zh: '当班人员临时生病', en: 'Staff ill at short notice' },
  kitchen: { zh: '厨房设备维修', en: 'Kitchen repairs' },
}

interface Past {
  site: string
  daysAgo: number
  /** 时:分 of that day. */
  from: string
  until: string
  why: keyof typeof REASONS
}

const CLOSINGS: readonly Past[] = [
  { site: 'v1srarvx4j', daysAgo: 12, from: '15:00', until: '18:00', why: 'water' },
  { site: '87kb2nm613', daysAgo: 33, from: '15:00', until: '20:30', why: 'power' },
  { site: 'apj48dxpkv', daysAgo: 5, from: '16:30', until: '18:30', why: 'staff' },
  { site: 'apj48dxpkv', daysAgo: 20, from: '10:45', until: '18:30', why: 'kitchen' },
  { site: 'apj48dxpkv', daysAgo: 21, from: '06:30', until: '18:30', why: 'kitchen' },
  { site: 'apj48dxpkv', daysAgo: 22, from: '06:30', until: '18:30', why: 'kitchen' },
  { site: 'apj48dxpkv', daysAgo: 23, from: '06:30', until: '18:30', why: 'kitchen' },
  { site: 'apj48dxpkv', daysAgo: 61, from: '10:45', until: '18:30', why: 'staff' },
  { site: '72dy1f97p0', daysAgo: 8, from: '19:00', until: '22:00', why: 'power' },
  { site: 'nn8sr4bjd4', daysAgo: 15, from: '16:00', until: '19:30', why: 'staff' },
]

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

function closingsOf(sites: ReadonlySet<string>, now: number) {
  return CLOSINGS.filter(({ site }) => sites.has(site)).map(
    ({ site, daysAgo, from, until, why }) => {
      const midnight = startOf(addDays(dayOf(now), -daysAgo))
      const at = (clock: string) => new Date(midnight + minutesOf(clock) * 60_000)
      const note = REASONS[why]
      return {
        id: keyedId(`closing ${site} ${daysAgo}`),
        site,
        at: at(from),
        note: note.zh,
        after: { closures: [{ from: at(from), until: at(until), note }], demo: true },
      }
    },
  )
}

type Scope = Authorized<{ street: string }>

/** Early closings that are over, as the step that closed would have left them; sown again they move along. */
async function sowClosings(tx: Tx, { street }: Scope, sites: ReadonlySet<string>, now: number) {
  const rows = JSON.stringify(closingsOf(sites, now))
  const fields = '(id text, site text, at timestamptz, note text, after jsonb)'
  await tx.query(
    `UPDATE history h SET at = r.at, after = r.after FROM jsonb_to_recordset($2) AS r ${fields}
     WHERE h.street = $1 AND h.id = r.id`,
    [street, rows],
  )
  await tx.query(
    `INSERT INTO history (street, id, noun, subject, step, at, did, changed, before, after, note)
     SELECT $1, r.id, 'sites', r.site,
            coalesce((SELECT max(h.step) FROM history h
                      WHERE h.street = $1 AND h.noun = 'sites' AND h.subject = r.site), 0)
              + row_number() OVER (PARTITION BY r.site ORDER BY r.at),
            r.at, 'sites.close', ARRAY['closures'], '{"closures": []}', r.after, r.note
     FROM jsonb_to_recordset($2) AS r ${fields}
     WHERE NOT EXISTS (SELECT 1 FROM history o WHERE o.street = $1 AND o.id = r.id)`,
    [street, rows],
  )
}

/** How many visitors gave each number of stars, five stars first. */
const RATINGS: Readonly<Record<string, readonly number[]>> = {
  v1srarvx4j: [9, 6, 2, 0, 1],
  g91fpwnb5f: [4, 3, 1, 0, 0],
  apj48dxpkv: [5, 7, 4, 2, 1],
  '2tz8v0jzma': [2, 1, 0, 0, 0],
  '72dy1f97p0': [6, 5, 3, 1, 0],
  f6v0wc1cq3: [7, 2, 0, 0, 0],
  nn8sr4bjd4: [3, 4, 1, 0, 0],
}

/** Days between two ratings of a site, so that all lie within a review. */
const APART = 4

async function sowRatings(tx: Tx, { street }: Scope, sites: ReadonlySet<string>, now: number) {
  const rows = Object.entries(RATINGS)
    .filter(([site]) => sites.has(site))
    .flatMap(([site, counts]) => {
      const stars = counts.flatMap((count, i) => Array.from({ length: count }, () => 5 - i))
      return stars.map((given, i) => ({
        site,
        visitor: `demonstration ${i + 1}`,
        stars: given,
        at: new Date(now - (i + 1) * APART * DAY),
      }))
    })
  await tx.query(
    `INSERT INTO site_ratings (street, site, visitor, stars, at)
     SELECT $1, site, visitor, stars, at
     FROM jsonb_to_recordset($2) AS rating (site text, visitor text, stars int, at timestamptz)
     ON CONFLICT (street, site, visitor) DO UPDATE SET at = excluded.at`,
    [street, JSON.stringify(rows)],
  )
}

/** Sows what the reviews of a street look back on; comes after its sites. */
export async function sowReviews(tx: Tx, scope: Scope, now: number): Promise<void> {
  const sites = new Set((demoSites[scope.street] ?? []).map(({ id }) => id))
  await sowClosings(tx, scope, sites, now)
  await sowRatings(tx, scope, sites, now)
}
