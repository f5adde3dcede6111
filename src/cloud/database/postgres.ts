import { DatabaseError, Pool, type PoolClient, type QueryConfig } from 'pg'
import type { Database } from './database'
import {
  CONNECTION_LOST,
  DatabaseTrouble,
  NO_CONNECTION,
  NOT_COMMITTED,
  OUTCOME_UNKNOWN,
} from './sql-errors'
import { databaseOver, type Run } from './transactions'
import { parsers } from './values'

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; `?host=/path` for a socket, `?sslmode=…` for TLS. */
  url: string
  /** Connections at most. A cloud function has hundreds of instances and the server one limit. */
  max?: number
  /** Milliseconds of quiet after which connections are made anew. */
  staleAfter?: number
}

/** Waiting for a free connection or a new one, in milliseconds. */
const CONNECT_TIMEOUT = 10_000

/** Less than the quiet after which routers and servers forget a connection. */
const STALE_AFTER = 30_000

/** The server says that it ends this connection: shutdown, crash of a neighbour, starting up. */
const SERVER_LEAVES = /^57P0[1-3]$/

/**
 * Opens a PostgreSQL server, 15 or later. Works through a pooler in transaction mode: statements are
 * unnamed and nothing lives in the session. Connects with the first statement.
 */
export function openPostgres({
  url,
  max = 2,
  staleAfter = STALE_AFTER,
}: PostgresOptions): Database {
  const pool = freshPool(() => createPool(url, max), staleAfter)
  return databaseOver({
    engine: 'postgres',
    async run(sql, params) {
      const client = await connect(pool.current())
      return using(client, () => runOn(client)(sql, params))
    },
    async transaction(work) {
      const client = await connect(pool.current())
      return using(client, () => transactionOn(client, work))
    },
    async script(sql) {
      const client = await connect(pool.current())
      try {
        await send(client.query(sql))
        client.release()
      } catch (error) {
        // A BEGIN inside the script may have left the session in a failed transaction.
        client.release(true)
        throw error
      }
    },
    close: () => pool.close(),
  })
}

function createPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    allowExitOnIdle: true,
    types: { getTypeParser: (oid: number) => parsers[oid] ?? String },
  })
  // A connection that breaks tells the statement that uses it; without these it ends the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * A cloud function is frozen between calls and wakes with connections that the network has
 * forgotten, on which a statement waits for minutes: after some quiet it starts with a new pool.
 */
function freshPool(create: () => Pool, staleAfter: number) {
  let pool = create()
  let usedAt = Date.now()
  const ending = new Set<Promise<void>>()
  return {
    current(): Pool {
      const now = Date.now()
      if (now - usedAt > staleAfter && pool.idleCount > 0) {
        const end = pool.end().finally(() => ending.delete(end))
        ending.add(end)
        pool = create()
      }
      usedAt = now
      return pool
    },
    async close(): Promise<void> {
      await Promise.all([pool.end(), ...ending])
    },
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw new DatabaseTrouble(NO_CONNECTION, 'the database does not answer', error)
  }
}

/** Gives the connection back; one that is lost is dropped, one whose statement failed is kept. */
async function using<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  let lost = false
  try {
    return await work()
  } catch (error) {
    lost = error instanceof DatabaseTrouble
    throw error
  } finally {
    client.release(lost)
  }
}

/** 'extended' also without parameters, so that two statements in one string are refused as in PGlite. */
function runOn(client: PoolClient): Run {
  return async (text, values) => {
    const config: QueryConfig & { queryMode: 'extended' } = { text, values, queryMode: 'extended' }
    return (await send(client.query<object>(config))).rows
  }
}

async function transactionOn<T>(client: PoolClient, work: (run: Run) => Promise<T>): Promise<T> {
  await send(client.query('BEGIN ISOLATION LEVEL READ COMMITTED'))
  let result: T
  try {
    result = await work(runOn(client))
  } catch (error) {
    // Fails only where the connection is gone, and the transaction with it; the pool drops it then.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
  await commit(client)
  return result
}

/** A server that lost a worker, or a failed transaction, answers COMMIT by ROLLBACK and no error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await send(client.query('COMMIT'), OUTCOME_UNKNOWN)
  if (command !== 'COMMIT') {
    throw new DatabaseTrouble(NOT_COMMITTED, `COMMIT was answered by ${command}`)
  }
}

/**
 * Gives a lost connection the SQLSTATE that a server would give; node-postgres has none for it.
 * What the server says about a statement, and a value that has no JavaScript form, pass as they are.
 */
async function send<T>(answer: Promise<T>, whenLost = CONNECTION_LOST): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const leaving = error instanceof DatabaseError && SERVER_LEAVES.test(error.code ?? '')
    if (!leaving && (error instanceof DatabaseError || error instanceof RangeError)) throw error
    throw new DatabaseTrouble(whenLost, 'the connection to the database was lost', error)
  }
}
