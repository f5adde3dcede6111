import type { PGlite } from '@electric-sql/pglite'

/** What PGlite's single process does not do by itself: no checkpointer runs there, and no autovacuum. */
export interface Upkeep {
  /** Call after each piece of work; now and then it tidies up, in the queue like any statement. */
  worked(): void
  /** Settles when nothing is under way. */
  idle(): Promise<void>
}

/** How many calls pass between two looks at the log, which cost a fraction of a millisecond. */
const CALLS_BETWEEN = 200

const LOG_BYTES = `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 AS bytes
FROM pg_control_checkpoint()`

/** Keeps the log from growing without end and the planner's statistics from being empty. */
export function upkeepOf(pglite: PGlite, tidyAfter: number): Upkeep {
  let calls = 0
  let running: Promise<void> = Promise.resolve()

  async function tidy(): Promise<void> {
    const { rows } = await pglite.query<{ bytes: number }>(LOG_BYTES)
    if ((rows[0]?.bytes ?? 0) < tidyAfter) return
    await pglite.exec('VACUUM (ANALYZE)')
    await pglite.exec('CHECKPOINT')
  }

  return {
    worked() {
      calls += 1
      if (calls % CALLS_BETWEEN > 0) return
      running = running.then(tidy).catch((error) => {
        console.error('The embedded database could not be tidied up.', error)
      })
    },
    idle: () => running,
  }
}
