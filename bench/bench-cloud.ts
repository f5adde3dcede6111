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
import { localStorage } from '@/cloud/outside/storage.local'
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

/** A whole cloud on a PostgreSQL server of its own, with the demonstration's data. */
export async function openBenchCloud(name: string): Promise<BenchCloud> {
  const server = await startPostgres({ shared_buffers: '1GB', fsync: 'off' })
  const db = openPostgres({ url: await server.createDatabase(name), max: 2 })
  const migrations = readMigrations(MIGRATIONS_FOLDER)
  await prepare(db, { migrations, demonstration: true, now: Date.now() })
  const given = settingsFrom({ DEMONSTRATION: '1' })
  const settings = { ...given, limitCalls: false, checkAnswers: false }
  const secrets = secretsFrom(settings.secret)
  const clock = demonstrationClock()
  const storage = localStorage({ folder: '/tmp', secrets, publicUrl: settings.publicUrl, clock })
  const subscribeMessages = localSubscribeMessages()
  const outside = {
    contentCheck: localContentCheck(),
    imageCheck: localImageCheck(),
    storage,
    subscribeMessages,
  }
  const cloud: Cloud = { db, settings, secrets, clock, outside, wiring, log: () => undefined }
  return {
    db,
    async call(action, input) {
      const credentials = { token: null, openid: null, address: 'bench' }
      const answer = await dispatch(cloud, { action, input, credentials, requestId: 'bench' })
      if (!answer.ok) throw new Error(answer.error.message)
    },
    async close() {
      await db.close()
      await server.stop()
    },
  }
}

export async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
