import type { Client } from 'pg'
import type { Place } from '@/contract/wire'

export const STREET = '310101002'

/** What is not over, as both peers are asked for it. */
export const LIVE_STATES = ['reported', 'filed', 'dispatched', 'returned', 'reopened', 'handling']

/** As many are live however many there were: a street works them off. */
const LIVE = 2000

export const somewhere = (): Place => ({
  lng: 121.47 + Math.random() * 0.006,
  lat: 31.2305 + Math.random() * 0.004,
})

/** What differs from one copy to the next, as SQL over the copy's number n. */
const differs: Record<string, string> = {
  id: `lpad(to_hex(n), 10, '0')`,
  number: `'S' || 20200101 + n / 100000 || '-' || lpad((n % 100000)::text, 5, '0')`,
  client: `lpad(to_hex(n), 20, '0')`,
  words: `'第 ' || n || ' 件垃圾'`,
  lng: '121.4665 + random() * 0.012',
  lat: '31.2285 + random() * 0.008',
  spot: 'point((121.4665 + random() * 0.012) * 95080, (31.2285 + random() * 0.008) * 111195)',
  due: `current_date + (n % 30)::int`,
  reported_at: `now() - n * interval '5 minutes'`,
  demo: 'false',
}

/** Copies of a live and of a closed report of the demonstration, until there are so many. */
export async function growOurs(db: Client, rows: number): Promise<void> {
  const { rows: columns } = await db.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = 'reports' AND is_generated = 'NEVER'`,
  )
  const names = columns.map(({ name }) => name)
  const taken = names.map((name) => differs[name] ?? `r.${name}`)
  const copy = (state: string, from: number, to: number) =>
    db.query(
      `INSERT INTO reports (${names.join(', ')})
       SELECT ${taken.join(', ')} FROM generate_series($2::bigint, $3::bigint) n,
         (SELECT * FROM reports WHERE street = $1 AND state = '${state}' AND open ORDER BY id LIMIT 1) r`,
      [STREET, from, to],
    )
  const { rows: counted } = await db.query<{ n: string }>('SELECT count(*) AS n FROM reports')
  const there = Number(counted[0]?.n)
  if (there < LIVE) await copy('dispatched', 1, LIVE)
  await copy('closed', Math.max(there, LIVE) + 100, rows + 100)
  await db.query('VACUUM ANALYZE reports')
}

const peers: Record<string, { table: string; insert: string }> = {
  parse: {
    table: '"Report"',
    insert: `INSERT INTO "Report" ("objectId", "createdAt", "updatedAt", street, number, client, state, category, words, place, owner, due)
      SELECT 'k' || n, now(), now(), $1, 'S-' || n, 'k' || n, CASE WHEN n <= ${LIVE} THEN 'dispatched' ELSE 'closed' END, 'litter',
        '第 ' || n || ' 件垃圾', point(121.47, 31.23), 'p' || n % 50, (current_date + (n % 30)::int)::text
      FROM generate_series($2::bigint, $3::bigint) n`,
  },
  feathers: {
    table: 'reports',
    insert: `INSERT INTO reports (street, number, client, state, category, words, lng, lat, owner, due)
      SELECT $1, 'S-' || n, 'k' || n, CASE WHEN n <= ${LIVE} THEN 'dispatched' ELSE 'closed' END, 'litter',
        '第 ' || n || ' 件垃圾', 121.47, 31.23, 'p' || n % 50, (current_date + (n % 30)::int)::text
      FROM generate_series($2::bigint, $3::bigint) n`,
  },
}

/** As many rows at a peer, with the same share of them live. */
export async function growPeer(db: Client, name: string, rows: number): Promise<void> {
  const peer = peers[name]
  if (!peer) throw new Error(`no peer ${name}`)
  const { rows: counted } = await db.query<{ n: string }>(`SELECT count(*) AS n FROM ${peer.table}`)
  await db.query(peer.insert, [STREET, Number(counted[0]?.n) + 1, rows])
  await db.query(`VACUUM ANALYZE ${peer.table}`)
}
