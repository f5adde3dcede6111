// Who is responsible, at 10 thousand and 1 million polygons: the whole call beside its bare statement, on one PostgreSQL server.
import type { Database } from '@/cloud/database/database'
import { spotOf } from '@/contract/place.rules'
import type { Place } from '@/contract/wire'
import { openBenchCloud, timed } from './bench-cloud'
import { median, quantile, report } from './median'

const STREET = '310199999'
const DAY = '2026-11-23'
const RUNS = 600
const WARM = 100
const [WEST, SOUTH, WIDE, HIGH] = [121.0, 31.0, 1, 0.8]

/** A lattice of side × side squares of one level; `per` squares of it in a row lie in one square of the parent level. */
async function lattice(
  db: Database,
  level: string,
  side: number,
  parent: { letter: string; side: number } | null,
  letter: string,
): Promise<void> {
  const per = parent ? side / parent.side : 1
  const above = parent
    ? `'${STREET}-${parent.letter}' || (x / ${per}) * ${parent.side} + (y / ${per})`
    : 'NULL'
  const corner = (dx: number, dy: number) =>
    `jsonb_build_object('lng', ${WEST} + (x + ${dx}) * ${WIDE / side}::float8, 'lat', ${SOUTH} + (y + ${dy}) * ${HIGH / side}::float8)`
  const ring = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)].join(', ')
  await db.query(
    `INSERT INTO areas (street, code, level, parent, path, name, ring, demo)
     SELECT $1, code, $2, parent, coalesce(p.path, '{}') || code, '{"zh":"格"}', ring, true
     FROM (SELECT $1 || '-${letter}' || (x * ${side} + y) AS code, ${above} AS parent, jsonb_build_array(${ring}) AS ring
           FROM generate_series(0, ${side - 1}) x, generate_series(0, ${side - 1}) y) one
     LEFT JOIN LATERAL (SELECT path FROM areas a WHERE a.street = $1 AND a.code = one.parent) p ON true`,
    [STREET, level],
  )
}

/** A street of side × side grids in three levels, with a head for each grid. */
async function plant(db: Database, side: number): Promise<void> {
  await db.query('DELETE FROM appointments WHERE street = $1', [STREET])
  await db.script(`DELETE FROM areas WHERE street = '${STREET}' AND level = 'grid';
    DELETE FROM areas WHERE street = '${STREET}' AND level = 'community';
    DELETE FROM areas WHERE street = '${STREET}'`)
  await lattice(db, 'street', 1, null, 's')
  await lattice(db, 'community', side / 10, { letter: 's', side: 1 }, 'c')
  await lattice(db, 'grid', side, { letter: 'c', side: side / 10 }, 'g')
  await db.query(
    `INSERT INTO persons (id, name, created_at, claimed_at) VALUES ('bench', '测', now(), now())
     ON CONFLICT DO NOTHING`,
  )
  await db.query(
    `INSERT INTO appointments (street, id, person, role, area, from_day)
     SELECT street, 'a' || code, 'bench', 'grid_head', code, '2024-01-01' FROM areas
     WHERE street = $1 AND level = 'grid'`,
    [STREET],
  )
  await db.query(
    `INSERT INTO area_versions (street, version, from_at) VALUES ($1, 1, '2024-01-01') ON CONFLICT DO NOTHING`,
    [STREET],
  )
  await db.query(
    `INSERT INTO streets (street, name, district, bounds, centre)
     VALUES ($1, '{"zh":"测"}', '{"zh":"测"}', '(0,0),(1,1)', '(121,31)') ON CONFLICT DO NOTHING`,
    [STREET],
  )
  await db.script('VACUUM ANALYZE areas')
  await db.script('VACUUM ANALYZE appointments')
}

const somewhere = () => ({ lng: WEST + Math.random() * WIDE, lat: SOUTH + Math.random() * HIGH })

/** The least that answers it: the smallest polygon around the point, and its head. */
async function bare(db: Database, at: Place): Promise<void> {
  const { x, y } = spotOf(at)
  await db.query(
    `SELECT a.code, a.level, a.name, p.id, p.name AS head
     FROM areas a JOIN appointments h ON h.street = $1 AND h.area = a.code AND h.role = 'grid_head'
       AND h.from_day <= $4 AND (h.until_day IS NULL OR h.until_day >= $4)
     JOIN persons p ON p.id = h.person
     WHERE a.street = $1 AND a.ended IS NULL AND a.level = 'grid'
       AND a.shape && polygon(box(point($2, $3), point($2, $3))) AND a.shape @> point($2, $3)
     ORDER BY a.code LIMIT 1`,
    [STREET, x, y, DAY],
  )
}

async function main(): Promise<void> {
  const { db, call, close } = await openBenchCloud('resolve')
  const p95: number[] = []
  for (const [name, side] of [
    ['10 thousand', 100],
    ['1 million', 1000],
  ] as const) {
    await plant(db, side)
    const [calls, statements]: [number[], number[]] = [[], []]
    for (let run = 0; run < RUNS + WARM; run++) {
      const at = somewhere()
      const one = await timed(() => bare(db, at))
      const other = await timed(() => call('areas.responsible', { street: STREET, at }))
      if (run < WARM) continue
      statements.push(one)
      calls.push(other)
    }
    report(`responsible in ${name}: bare statement, ms (median)`, median(statements))
    report(`responsible in ${name}: whole call, ms (median)`, median(calls))
    report(`responsible in ${name}: call ÷ statement`, median(calls) / median(statements))
    p95.push(quantile(calls, 0.95))
  }
  report('responsible: p95 at 1 million ÷ p95 at 10 thousand', (p95[1] ?? 0) / (p95[0] ?? 1), {
    most: 2,
  })
  await close()
}

void main()
