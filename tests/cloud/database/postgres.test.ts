import { type PostgresServer, startPostgres } from '@tests/support/postgres-server'
import { openPostgres } from '@/cloud/database/postgres'

let server: PostgresServer
let url: string
beforeAll(async () => {
  server = await startPostgres()
  url = await server.createDatabase('lost')
  const admin = openPostgres({ url })
  await admin.script('CREATE TABLE rows (n int PRIMARY KEY)')
  await admin.close()
}, 30_000)
afterAll(() => server.stop())

const PID = 'SELECT pg_backend_pid() AS pid'

test('a connection that breaks inside a transaction: it is tried again on another', async () => {
  const db = openPostgres({ url })
  const other = openPostgres({ url })
  let attempts = 0
  const result = await db.tx(async (tx) => {
    attempts += 1
    const [backend] = await tx.query<{ pid: number }>(PID)
    await tx.query('INSERT INTO rows VALUES ($1)', [attempts])
    if (attempts === 1) await other.query('SELECT pg_terminate_backend($1)', [backend?.pid])
    await tx.query('SELECT 1')
    return attempts
  })
  expect(result).toBe(2)
  expect(await db.query('SELECT n FROM rows ORDER BY n')).toEqual([{ n: 2 }])
  await Promise.all([db.close(), other.close()])
})

test('a connection that breaks before COMMIT is answered: not known, so not tried again', async () => {
  const db = openPostgres({ url })
  const other = openPostgres({ url })
  let attempts = 0
  const attempt = db.tx(async (tx) => {
    attempts += 1
    const [backend] = await tx.query<{ pid: number }>(PID)
    await other.query('SELECT pg_terminate_backend($1)', [backend?.pid])
  })
  await expect(attempt).rejects.toMatchObject({ code: '08007' })
  expect(attempts).toBe(1)
  await Promise.all([db.close(), other.close()])
})

test('idle connections that the server ends harm nobody', async () => {
  const db = openPostgres({ url, max: 1 })
  const other = openPostgres({ url })
  const [backend] = await db.query<{ pid: number }>(PID)
  await other.query('SELECT pg_terminate_backend($1)', [backend?.pid])
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await Promise.all([db.close(), other.close()])
})

test('a statement that fails costs no connection', async () => {
  const db = openPostgres({ url, max: 1 })
  const before = await db.query(PID)
  await expect(db.query('SELECT 1/0')).rejects.toMatchObject({ code: '22012' })
  await expect(db.tx((tx) => tx.query('SELECT 1/0'))).rejects.toMatchObject({ code: '22012' })
  expect(await db.query(PID)).toEqual(before)
  await db.close()
})

test('after some quiet it starts with new connections', async () => {
  const db = openPostgres({ url, max: 1, staleAfter: 500 })
  const first = await db.query(PID)
  expect(await db.query(PID)).toEqual(first)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(await db.query(PID)).not.toEqual(first)
  await db.close()
})

test('a real deadlock is settled: both transactions happen', async () => {
  const db = openPostgres({ url })
  await db.script(
    'CREATE TABLE pair (n int PRIMARY KEY, sum int); INSERT INTO pair VALUES (1, 0), (2, 0)',
  )
  let attempts = 0
  const add = (first: number, second: number) =>
    db.tx(async (tx) => {
      attempts += 1
      await tx.query('UPDATE pair SET sum = sum + 1 WHERE n = $1', [first])
      await new Promise((resolve) => setTimeout(resolve, 100))
      await tx.query('UPDATE pair SET sum = sum + 1 WHERE n = $1', [second])
    })
  await Promise.all([add(1, 2), add(2, 1)])
  expect(attempts).toBe(3)
  expect(await db.query('SELECT sum FROM pair ORDER BY n')).toEqual([{ sum: 2 }, { sum: 2 }])
  await db.close()
}, 30_000)

test('a server that is not there is told as such', async () => {
  const db = openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none' })
  await expect(db.query('SELECT 1')).rejects.toMatchObject({ code: '08001' })
  await db.close()
})

test('statements are unnamed and the session keeps nothing, for a pooler in transaction mode', async () => {
  const db = openPostgres({ url, max: 1 })
  await db.query('SELECT $1::int', [1])
  await db.tx((tx) => tx.query('SELECT $1::int', [1]))
  expect(await db.query('SELECT name FROM pg_prepared_statements')).toEqual([])
  const changed = "SELECT name FROM pg_settings WHERE source = 'session' ORDER BY name"
  expect(await db.query(changed)).toEqual([])
  await db.close()
})
