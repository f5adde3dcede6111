import type { StreetCode } from '@/contract/wire'
import type { Cloud, JobContext } from './context'
import type { Db } from './database/database'
import { newId } from './ids'
import type { Job } from './registers'

/** A run that is cut off gives its street free after this long. */
const CLAIM_MS = 60_000

/** Real time: a demonstration's moved clock must not hold a claim for years. */
async function claim(db: Db, street: StreetCode, job: string): Promise<boolean> {
  const now = new Date()
  const rows = await db.query(
    `INSERT INTO timers (street, job, next_at, claimed_until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (street, job) DO UPDATE SET claimed_until = excluded.claimed_until
     WHERE timers.claimed_until IS NULL OR timers.claimed_until < $3
     RETURNING job`,
    [street, job, now, new Date(now.getTime() + CLAIM_MS)],
  )
  return rows.length === 1
}

async function release(db: Db, street: StreetCode, job: string): Promise<void> {
  await db.query(
    'UPDATE timers SET claimed_until = NULL, next_at = $3 WHERE street = $1 AND job = $2',
    [street, job, new Date()],
  )
}

async function runJob(cloud: Cloud, job: Job, street: StreetCode): Promise<void> {
  const context: JobContext = { cloud, db: cloud.db, now: cloud.clock.now(), requestId: newId() }
  for (const step of await job.due(cloud.db, street, context.now)) {
    try {
      await step(context)
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'not an Error'
      cloud.log({ event: 'job failed', job: job.name, street, fault, request: context.requestId })
    }
  }
}

/**
 * Runs every job of every street once. Two runners at once share the streets between them; one step
 * that fails is logged and tried again at the next run, the others go on.
 */
export async function runTimers(cloud: Cloud): Promise<void> {
  const streets = await cloud.db.query<{ street: StreetCode }>(
    'SELECT street FROM streets ORDER BY street',
  )
  for (const { street } of streets) {
    for (const job of cloud.wiring.jobs) {
      if (!(await claim(cloud.db, street, job.name))) continue
      try {
        await runJob(cloud, job, street)
      } finally {
        await release(cloud.db, street, job.name)
      }
    }
  }
}
