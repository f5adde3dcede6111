import type { ActionName } from '@/contract'
import { actions } from '@/contract'
import type { Actor, Cloud } from './context'
import { AppError } from './errors'

const MINUTE = 60_000
/** Above this many callers in a minute the memory of reads starts afresh rather than grow. */
const MAX_REMEMBERED = 50_000

let readMinute = 0
const reads = new Map<string, number>()

function countRead(key: string, minute: number): number {
  if (minute !== readMinute || reads.size > MAX_REMEMBERED) {
    reads.clear()
    readMinute = minute
  }
  const calls = (reads.get(key) ?? 0) + 1
  reads.set(key, calls)
  return calls
}

async function countWrite({ db }: Cloud, { who, what }: Counted, minute: number): Promise<number> {
  const rows = await db.query<{ calls: number }>(
    `INSERT INTO rate_counters (who, action, minute, calls) VALUES ($1, $2, $3, 1)
     ON CONFLICT (who, action, minute) DO UPDATE SET calls = rate_counters.calls + 1
     RETURNING calls`,
    [who, what, minute],
  )
  return rows[0]?.calls ?? 1
}

/** Calls of one kind by one caller, and how many of them go in a minute. */
export interface Counted {
  who: string
  what: string
  effect: 'read' | 'write'
  perMinute: number
}

/** A stranger, as they are counted: the database holds only a keyed hash of where they call from. */
export const strangerAt = ({ secrets }: Pick<Cloud, 'secrets'>, address: string): string =>
  secrets.hash('visit', address).slice(0, 24)

/**
 * Counts a call: writes exactly in the database, reads in the memory of this instance. Real time,
 * whatever the demonstration's clock says.
 * @throws AppError('too_many')
 */
export async function limit(cloud: Cloud, counted: Counted): Promise<void> {
  if (!cloud.settings.limitCalls) return
  const { who, what, effect, perMinute } = counted
  const minute = Math.floor(Date.now() / MINUTE)
  const calls =
    effect === 'read'
      ? countRead(`${who} ${what}`, minute)
      : await countWrite(cloud, counted, minute)
  if (calls > perMinute) throw new AppError('too_many', '操作太频繁了，请过一分钟再试')
}

/** Counts a call against the limit of its action. @throws AppError('too_many') */
export function limitCall(cloud: Cloud, actor: Actor, name: ActionName): Promise<void> {
  const { effect, perMinute } = actions[name]
  const who = actor.person ?? strangerAt(cloud, actor.address)
  return limit(cloud, { who, what: name, effect, perMinute })
}

/** Forgets counters that no limit looks at any more. */
export async function forgetOldCounts(cloud: Cloud): Promise<void> {
  const minute = Math.floor(Date.now() / MINUTE)
  await cloud.db.query('DELETE FROM rate_counters WHERE minute < $1', [minute - 2])
}
