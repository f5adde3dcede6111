import type { Database, Tx } from '@/cloud/database/database'
import { isCheckViolation, isUniqueViolation } from '@/cloud/database/sql-errors'
import { onBothEngines } from './engines'

const RAISE = (code: string) => `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${code}'; END $$`

onBothEngines((open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(() =>
    db.script(`DROP TABLE IF EXISTS seats;
      CREATE TABLE seats (n int PRIMARY KEY, left_over int CHECK (left_over >= 0))`),
  )

  const seats = async () =>
    (await db.query<{ n: number }>('SELECT n FROM seats ORDER BY n')).map(({ n }) => n)
  const take = (tx: Tx, n: number) => tx.query('INSERT INTO seats (n) VALUES ($1)', [n])

  test('what it returns comes back, what it wrote is there', async () => {
    const result = await db.tx(async (tx) => {
      await take(tx, 1)
      return 'done'
    })
    expect(result).toBe('done')
    expect(await seats()).toEqual([1])
  })

  test('any error rolls back and comes through as it is', async () => {
    const error = new Error('a rule says no')
    const attempt = db.tx(async (tx) => {
      await take(tx, 1)
      throw error
    })
    await expect(attempt).rejects.toBe(error)
    expect(await seats()).toEqual([])
  })

  test('an inner transaction joins: its rows live and die with the outer one', async () => {
    await db.tx(async (tx) => {
      await take(tx, 1)
      await tx.tx(async (inner) => {
        expect(inner.inTransaction).toBe(true)
        await take(inner, 2)
      })
    })
    await expect(
      db.tx(async (tx) => {
        await tx.tx((inner) => take(inner, 3))
        throw new Error('after the inner one')
      }),
    ).rejects.toThrow('after the inner one')
    expect(await seats()).toEqual([1, 2])
  })

  test('a query from outside never runs inside somebody’s transaction', async () => {
    let wrote: () => void = () => undefined
    const written = new Promise<void>((resolve) => {
      wrote = resolve
    })
    const transaction = db.tx(async (tx) => {
      await take(tx, 1)
      wrote()
      await new Promise((resolve) => setTimeout(resolve, 20))
      throw new Error('nothing of this happened')
    })
    await written
    const seen = seats()
    await expect(transaction).rejects.toThrow('nothing of this happened')
    expect(await seen).toEqual([])
  })

  test('many transactions at once keep apart', async () => {
    const work = Array.from({ length: 20 }, (_, n) =>
      db
        .tx(async (tx) => {
          await take(tx, n)
          const [row] = await tx.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
          await take(tx, 100 + n)
          const [again] = await tx.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
          expect(again).toEqual(row)
          if (n % 2) throw new Error('odd')
        })
        .catch((error: Error) => expect(error.message).toBe('odd')),
    )
    await Promise.all(work)
    const even = Array.from({ length: 10 }, (_, n) => n * 2)
    expect(await seats()).toEqual([...even, ...even.map((n) => n + 100)])
  })

  test('inside a transaction the database itself is refused, where it would wait for ever', async () => {
    await expect(db.tx(() => db.query('SELECT 1'))).rejects.toThrow('use its tx')
    await expect(db.tx(() => db.tx((tx) => take(tx, 1)))).rejects.toThrow('use its tx')
    await expect(db.tx(() => db.script('SELECT 1'))).rejects.toThrow('use its tx')
  })

  test('what is started inside and runs after the end may use the database', async () => {
    let later: Promise<number[]> | undefined
    await db.tx(async (tx) => {
      later = new Promise<void>((resolve) => setTimeout(resolve, 30)).then(seats)
      await take(tx, 1)
    })
    expect(await later).toEqual([1])
  })

  test('statements started together go one after another', async () => {
    await db.tx((tx) => Promise.all([1, 2, 3].map((n) => take(tx, n))))
    expect(await seats()).toEqual([1, 2, 3])
  })

  test('of statements started together one fails: nothing of the others stays or comes later', async () => {
    const attempt = db.tx((tx) =>
      Promise.all([take(tx, 1), tx.query('SELECT 1/0'), ...[2, 3, 4].map((n) => take(tx, n))]),
    )
    await expect(attempt).rejects.toMatchObject({ code: '22012' })
    expect(await seats()).toEqual([])
  })

  test('a statement after the end is refused', async () => {
    const tx = await db.tx(async (inside) => inside)
    await expect(take(tx, 1)).rejects.toThrow('is over')
    expect(await seats()).toEqual([])
  })

  test('a transaction that swallows an error is not taken for committed', async () => {
    const attempt = db.tx(async (tx) => {
      await take(tx, 1)
      await tx.query('SELECT 1/0').catch(() => undefined)
    })
    await expect(attempt).rejects.toMatchObject({ code: '40000' })
    expect(await seats()).toEqual([])
    await db.tx((tx) => take(tx, 2))
    expect(await seats()).toEqual([2])
  })

  test.each(['40001', '40P01', '08006'])('%s is tried again once', async (code) => {
    let attempts = 0
    const work = (failures: number) =>
      db.tx(async (tx) => {
        attempts += 1
        await take(tx, attempts)
        if (attempts <= failures) await tx.query(RAISE(code))
        return attempts
      })
    expect(await work(1)).toBe(2)
    expect(await seats()).toEqual([2])
    attempts = 10
    await expect(work(99)).rejects.toMatchObject({ code })
    expect(attempts).toBe(12)
    expect(await seats()).toEqual([2])
  })

  test('no other error is tried again', async () => {
    let attempts = 0
    const attempt = db.tx((tx) => {
      attempts += 1
      return tx.query('SELECT 1/0')
    })
    await expect(attempt).rejects.toMatchObject({ code: '22012' })
    expect(attempts).toBe(1)
  })

  test('READ COMMITTED, whatever the session would choose', async () => {
    const [row] = await db.tx((tx) => tx.query('SHOW transaction_isolation'))
    expect(row).toEqual({ transaction_isolation: 'read committed' })
  })

  test('violations are told apart by state and constraint', async () => {
    const insert = (n: number, left: number) =>
      db.query('INSERT INTO seats VALUES ($1, $2)', [n, left]).catch((error: unknown) => error)
    await insert(1, 1)
    const twice = await insert(1, 1)
    const negative = await insert(2, -1)
    expect([isUniqueViolation(twice), isCheckViolation(twice)]).toEqual([true, false])
    expect([isUniqueViolation(negative), isCheckViolation(negative)]).toEqual([false, true])
    expect(isUniqueViolation(twice, 'seats_pkey')).toBe(true)
    expect(isUniqueViolation(twice, 'seats_other')).toBe(false)
    expect(isCheckViolation(negative, 'seats_left_over_check')).toBe(true)
  })
})

test('the constraint of a Citus shard is the constraint of its table', () => {
  const violation = { code: '23505', constraint: 'seats_pkey_102008' }
  expect(isUniqueViolation(violation, 'seats_pkey')).toBe(true)
  expect(isUniqueViolation(violation, 'seats')).toBe(false)
  expect(isUniqueViolation({ ...violation, constraint: 'seats_pkey_two' }, 'seats_pkey')).toBe(
    false,
  )
  expect(isUniqueViolation(new Error('23505'))).toBe(false)
  expect(isUniqueViolation(undefined)).toBe(false)
})
