import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, Tx } from './database'
import { CONNECTION_LOST, sqlState } from './sql-errors'
import { encodeParameters } from './values'

/** One statement in text form, answered by rows. */
export type Run = (sql: string, params: (string | null)[]) => Promise<object[]>

/** What a driver gives; everything that both share is added by `databaseOver`. */
export interface Driver {
  readonly engine: Database['engine']
  readonly run: Run
  /** BEGIN, `work`, COMMIT whose answer is checked; ROLLBACK if `work` throws. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>
  script(sql: string): Promise<void>
  close(): Promise<void>
}

/** Serialization failure, deadlock, connection lost before COMMIT: safe to do again. */
const RETRIED = new Set(['40001', '40P01', CONNECTION_LOST])

/** Is the transaction still going on? A statement that comes later would run outside of it. */
interface Scope {
  open: boolean
}

/** Makes a Database of a driver: values, retries, and the guards around a transaction. */
export function databaseOver(driver: Driver): Database {
  const around = new AsyncLocalStorage<Scope>()

  /** From inside a transaction the database itself would wait for that transaction for ever. */
  function refuseInside(): void {
    if (around.getStore()?.open) {
      throw new Error('Inside a transaction use its tx, not the database.')
    }
  }

  async function attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return driver.transaction((run) => {
      const scope: Scope = { open: true }
      return around.run(scope, () => inScope(scope, run, work))
    })
  }

  return {
    engine: driver.engine,
    async query<Row extends object>(sql: string, params: readonly unknown[] = []) {
      refuseInside()
      return (await driver.run(sql, encodeParameters(params))) as Row[]
    },
    async tx(work) {
      refuseInside()
      try {
        return await attempt(work)
      } catch (error) {
        if (!RETRIED.has(sqlState(error) ?? '')) throw error
        return attempt(work)
      }
    },
    async script(sql) {
      refuseInside()
      await driver.script(sql)
    },
    close: () => driver.close(),
  }
}

/**
 * Runs `work` with a Tx. Its statements go one after another, and all of them have ended when this
 * settles, also those of a `Promise.all` that failed early: nothing reaches the connection after
 * the COMMIT or ROLLBACK.
 */
async function inScope<T>(scope: Scope, run: Run, work: (tx: Tx) => Promise<T>): Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  const tx: Tx = {
    inTransaction: true,
    query<Row extends object>(sql: string, params: readonly unknown[] = []) {
      const step = last.then(() => {
        if (!scope.open) throw new Error('This transaction is over.')
        return run(sql, encodeParameters(params))
      })
      last = step.catch(() => undefined)
      return step as Promise<Row[]>
    },
    tx: (inner) => inner(tx),
  }
  try {
    return await work(tx)
  } finally {
    scope.open = false
    await last
  }
}
