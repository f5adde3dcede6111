// Nearest sites at 10 thousand and 1 million: the whole handler beside its bare statement, on one PostgreSQL server.
import type { Database } from '@/cloud/database/database'
import { spotOf } from '@/contract/place.rules'
import type { Place } from '@/contract/wire'
import { openBenchCloud, timed } from './bench-cloud'
import { median, quantile, report } from './median'

const STREET = '310101002'
const RUNS = 600
const WARM = 100

/** Copies of the seeded sites, scattered over the street. */
async function growTo(db: Database, sites: number): Promise<void> {
  await db.query(
    `INSERT INTO sites (street, id, kind, name, address, lng, lat, area, needs, hours, demo, changed_at)
     SELECT s.street, lpad(to_hex(n), 10, '0'), 'point', s.name, s.address,
            121.4650 + random() * 0.022, 31.2260 + random() * 0.014, s.area, s.needs, s.hours, true, now()
     FROM (SELECT row_number() OVER (ORDER BY id) AS k, * FROM sites WHERE street = $1 AND kind = 'point' AND id !~ '^00000') s
     JOIN generate_series((SELECT count(*)::int FROM sites), $2::int) n ON n % 30 = s.k - 1`,
    [STREET, sites],
  )
  await db.script('VACUUM ANALYZE sites')
}

const somewhere = () => ({
  lng: 121.4655 + Math.random() * 0.021,
  lat: 31.2265 + Math.random() * 0.013,
})

/** The least that answers the question: the nearest twenty with what their cards show, by the same index. */
async function bare(db: Database, at: Place): Promise<void> {
  const { x, y } = spotOf(at)
  await db.query(
    `SELECT street, id, kind, name, address, lng, lat, needs, hours, demo, capacity,
            spot <-> point($2, $3) AS metres
     FROM sites WHERE street = $1 AND NOT retired AND needs @> '{}'::text[]
     ORDER BY spot <-> point($2, $3) LIMIT 20`,
    [STREET, x, y],
  )
}

async function main(): Promise<void> {
  const { db, call, close } = await openBenchCloud('near')
  const p95: number[] = []
  for (const [name, size] of [
    ['10 thousand', 10_000],
    ['1 million', 1_000_000],
  ] as const) {
    await growTo(db, size)
    const [handlers, statements]: [number[], number[]] = [[], []]
    for (let run = 0; run < RUNS + WARM; run++) {
      const at = somewhere()
      const [one, other] = [
        await timed(() => bare(db, at)),
        await timed(() => call('sites.near', { at, needs: [], metres: 2000, limit: 20 })),
      ]
      if (run < WARM) continue
      statements.push(one)
      handlers.push(other)
    }
    report(`nearest 20 of ${name}: bare statement, ms (median)`, median(statements))
    report(`nearest 20 of ${name}: whole call, ms (median)`, median(handlers))
    report(`nearest 20 of ${name}: call ÷ statement`, median(handlers) / median(statements), {
      most: 1.5,
    })
    p95.push(quantile(handlers, 0.95))
  }
  report('p95 at 1 million ÷ p95 at 10 thousand', (p95[1] ?? 0) / (p95[0] ?? 1), { most: 2 })

  await close()
}

void main()
