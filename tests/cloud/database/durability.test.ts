import { fsyncSync } from 'node:fs'
import path from 'node:path'
import { openPglite } from '@/cloud/database/pglite'
import { startChild } from './child'
import { emptyDump, emptyFolder, noSync, temporaryFolder } from './engines'

const root = temporaryFolder()
const ID = /^[0-9a-f-]{36}$/
const KILLS = process.env.LONG === '1' ? 20 : 4

test('each commit that writes reaches the disk before it is acknowledged, a read does not', async () => {
  const database = await openPglite({ dataDir: await emptyFolder(root, 'counted') })
  await database.script('CREATE TABLE rows (n int)')
  for (let n = 0; n < 20; n += 1) {
    const before = database.fsyncs()
    if (n % 2) await database.query('INSERT INTO rows VALUES ($1)', [n])
    else await database.tx((tx) => tx.query('INSERT INTO rows VALUES ($1)', [n]))
    const written = database.fsyncs()
    expect(written).toBeGreaterThan(before)
    await database.query('SELECT n FROM rows ORDER BY n')
    expect(database.fsyncs()).toBe(written)
  }
  expect(
    await database.query(
      "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'wal_sync_method', 'synchronous_commit', 'full_page_writes') ORDER BY name",
    ),
  ).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'synchronous_commit', setting: 'on' },
    { name: 'wal_sync_method', setting: 'fsync' },
  ])
  await database.close()
}, 30_000)

test(`kill -9 in the middle of writes, ${KILLS} times: nothing acknowledged is lost, nothing is half`, async () => {
  const dataDir = await emptyFolder(root, 'killed')
  const first = await openPglite({ dataDir })
  await first.script(
    'CREATE TABLE acknowledged (id uuid, part int, filler text, PRIMARY KEY (id, part))',
  )
  await first.close()

  const acknowledged: string[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    const writer = startChild('write', dataDir)
    await writer.says(ID, 5 + ((kill * 37) % 80))
    await new Promise((resolve) => setTimeout(resolve, kill % 7))
    await writer.kill()
    acknowledged.push(...writer.lines.filter((line) => ID.test(line)))

    const database = await openPglite({ dataDir, fsync: noSync })
    const rows = await database.query<{ id: string; parts: number }>(
      'SELECT id, count(*) AS parts FROM acknowledged GROUP BY id',
    )
    await database.close()
    const kept = new Set(rows.map(({ id }) => id))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    expect(rows.filter(({ parts }) => parts !== 2)).toEqual([])
    expect(rows.length - acknowledged.length).toBeLessThanOrEqual(kill + 1)
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 5)
  console.log(`${KILLS} kills, ${acknowledged.length} acknowledged transactions, none lost`)
}, 180_000)

test('a making of a new database that fails leaves none behind', async () => {
  const dataDir = path.join(root, 'fresh')
  const dump = () => Promise.reject(new Error('no dump'))
  await expect(openPglite({ dataDir, dump })).rejects.toThrow('no dump')
  const database = await openPglite({ dataDir, dump: emptyDump })
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await database.close()
}, 30_000)

test('on a disk that fails nothing is acknowledged, and nothing waits for ever', async () => {
  const dataDir = await emptyFolder(root, 'failing')
  let failing = false
  const fsync = (descriptor: number) => {
    if (failing) throw new Error('the disk is gone')
    fsyncSync(descriptor)
  }
  const database = await openPglite({ dataDir, fsync })
  await database.script('CREATE TABLE rows (n int)')
  await database.query('INSERT INTO rows VALUES (1)')
  failing = true
  const stopped = { code: '58030' }
  const write = database.tx((tx) => tx.query('INSERT INTO rows VALUES (2)'))
  await expect(write).rejects.toMatchObject(stopped)
  failing = false
  await expect(database.query('SELECT n FROM rows')).rejects.toMatchObject(stopped)
  await expect(database.tx((tx) => tx.query('SELECT 1'))).rejects.toMatchObject(stopped)
  await database.close()

  const again = await openPglite({ dataDir, fsync: noSync })
  const rows = await again.query<{ n: number }>('SELECT n FROM rows ORDER BY n')
  expect(rows[0]).toEqual({ n: 1 })
  await again.close()
}, 30_000)

test('the log is cut back and the statistics are filled, which nothing else does here', async () => {
  const database = await openPglite({ dump: emptyDump, tidyAfter: 1024 * 1024 })
  await database.script(
    "CREATE TABLE rows AS SELECT n, repeat('x', 200) AS filler FROM generate_series(1, 5000) AS n",
  )
  const look = async () => {
    const [seen] = await database.query<{ bytes: number; tuples: number }>(
      `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) AS bytes, reltuples AS tuples
       FROM pg_control_checkpoint(), pg_class WHERE relname = 'rows'`,
    )
    return seen
  }
  expect(await look()).toEqual({ bytes: expect.any(Number), tuples: -1 })
  expect((await look())?.bytes).toBeGreaterThan(1024 * 1024)
  for (let n = 0; n < 200; n += 1) await database.query('SELECT 1')
  const after = await look()
  expect(after?.bytes).toBeLessThan(100 * 1024)
  expect(after?.tuples).toBe(5000)
  await database.close()
}, 30_000)
