import type { Cloud } from '@/cloud/context'
import type { Database } from '@/cloud/database/database'
import { readMigrations } from '@/cloud/database/migrate'
import { MIGRATIONS_FOLDER } from '@/cloud/database/open'
import { openPostgres } from '@/cloud/database/postgres'
import { prepare } from '@/cloud/database/prepare'
import { dispatch } from '@/cloud/dispatch'
import { demonstrationClock } from '@/cloud/local/clock'
import { localContentCheck } from '@/cloud/outside/content-check.local'
import { localImageCheck } from '@/cloud/outside/image-check.local'
import { type LocalStorage, localStorage } from '@/cloud/outside/storage.local'
import { localSubscribeMessages } from '@/cloud/outside/subscribe-message.local'
import { secretsFrom } from '@/cloud/secrets'
import { settingsFrom } from '@/cloud/settings'
import { wiring } from '@/cloud/wiring'
import { startPostgres } from '../tests/support/postgres-server'

export interface BenchCloud {
  db: Database
  /** One call as production makes it: answers are not held against the contract. Throws where it is refused. */
  call(action: string, input: object): Promise<void>
  close(): Promise<void>
}

/** A cloud on a database of PostgreSQL with the demonstration's data; nobody is told to wait. */
export async function cloudOn(url: string, most: number) {
  const db = openPostgres({ url, max: most })
  const migrations = readMigrations(MIGRATIONS_FOLDER)
  await prepare(db, { migrations, demonstration: true, now: Date.now() })
  const given = settingsFrom({ DEMONSTRATION: '1' })
  const settings = { ...given, limitCalls: false, checkAnswers: false }
  const secrets = secretsFrom(settings.secret)
  const clock = demonstrationClock()
  const { publicUrl } = settings
  const storage: LocalStorage = localStorage({ folder: '/tmp', secrets, publicUrl, clock })
  const outside = {
    contentCheck: localContentCheck(),
    imageCheck: localImageCheck(),
    storage,
    subscribeMessages: localSubscribeMessages(),
  }
  const cloud: Cloud = { db, settings, secrets, clock, outside, wiring, log: () => undefined }
  return { cloud, storage }
}

/** A whole cloud on a PostgreSQL server of its own. */
export async function openBenchCloud(name: string): Promise<BenchCloud> {
  const server = await startPostgres({ shared_buffers: '1GB', fsync: 'off' })
  const { cloud } = await cloudOn(await server.createDatabase(name), 2)
  return {
    db: cloud.db,
    async call(action, input) {
      const credentials = { token: null, openid: null, address: 'bench' }
      const answer = await dispatch(cloud, { action, input, credentials, requestId: 'bench' })
      if (!answer.ok) throw new Error(answer.error.message)
    },
    async close() {
      await cloud.db.close()
      await server.stop()
    },
  }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
