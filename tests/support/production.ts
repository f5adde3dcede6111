import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import type { Cloud } from '@/cloud/context'
import type { Database } from '@/cloud/database/database'
import { readMigrations } from '@/cloud/database/migrate'
import { MIGRATIONS_FOLDER, openDatabase } from '@/cloud/database/open'
import { prepare } from '@/cloud/database/prepare'
import { dispatch } from '@/cloud/dispatch'
import { newId } from '@/cloud/ids'
import { localServer } from '@/cloud/local/server'
import { localImageCheck } from '@/cloud/outside/image-check.local'
import { localStorage } from '@/cloud/outside/storage.local'
import { localSubscribeMessages } from '@/cloud/outside/subscribe-message.local'
import { secretsFrom } from '@/cloud/secrets'
import { settingsFrom } from '@/cloud/settings'
import { wiring } from '@/cloud/wiring'
import type { ActionName, InputOf, OutputOf } from '@/contract'
import type { Envelope, ErrorCode } from '@/contract/errors'
import { freePort } from './free-port'
import { createDatabase } from './postgres-databases'

/** Somebody at a phone or a browser. */
export interface Asker {
  call<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** The code of the refusal; throws where there was none. */
  refusal<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<ErrorCode>
}

/** Words that a content check was asked about, and in whose name. */
export interface Checked {
  words: string
  openid: string | null
}

export interface Production {
  cloud: Cloud
  url: string
  /** What a process needs to work on the same installation. */
  env: Record<string, string>
  clock: { pass(ms: number): void }
  checked: readonly Checked[]
  /** A browser, over HTTP; `token` is what it was signed in with. */
  browser(token?: string): Asker
  /** A phone inside WeChat, as functions/api hands it on. */
  phone(openid: string): Asker
  /** Lets go of the database; what was written stays until `close`. */
  stop(): Promise<void>
  close(): Promise<void>
}

const migrations = readMigrations(MIGRATIONS_FOLDER)
const plant = (db: Database) => prepare(db, { migrations, demonstration: false, now: Date.now() })

/** What an installation of the test's engine is told: where its rows and its app are. */
async function envOf(folder: string, url: string): Promise<Record<string, string>> {
  const isServer = (globalThis as { ENGINE?: string }).ENGINE === 'postgres'
  const where: Record<string, string> = isServer
    ? { DATABASE_URL: await createDatabase('production', plant) }
    : { DATA_DIR: folder }
  return {
    NODE_ENV: 'production',
    SECRET: newId(40),
    PUBLIC_URL: url,
    ...where,
  }
}

const asker = (send: (name: string, input: unknown) => Promise<Envelope<unknown>>): Asker => ({
  async call(name, input) {
    const envelope = await send(name, input)
    if (!envelope.ok) throw new Error(`${name}: ${envelope.error.code} ${envelope.error.message}`)
    return envelope.data as OutputOf<typeof name>
  },
  async refusal(name, input) {
    const envelope = await send(name, input)
    if (envelope.ok) throw new Error(`${name} was not refused`)
    return envelope.error.code
  },
})

/** An installation as it goes live: no personas, no invented rows, calls counted; only the clock and WeChat are ours. */
export async function openProduction({
  webRoot = 'dist/h5',
  before,
}: {
  webRoot?: string
  /** Works on the installation while no server holds it. */
  before?: (env: Record<string, string>) => Promise<void>
} = {}): Promise<Production> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-production-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = await envOf(folder, url)
  await before?.(env)
  const settings = { ...settingsFrom(env), checkAnswers: true }
  const secrets = secretsFrom(settings.secret)
  const db = await openDatabase({ url: env.DATABASE_URL, dataDir: path.join(folder, 'pg') })
  await plant(db)
  let passed = 0
  const clock = { now: () => Date.now() + passed }
  const storage = localStorage({ folder, secrets, publicUrl: settings.publicUrl, clock })
  const checked: Checked[] = []
  const contentCheck = {
    async check(words: string, openid: string | null) {
      checked.push({ words, openid })
      return 'pass' as const
    },
  }
  const cloud: Cloud = {
    ...{ db, settings, secrets, clock, wiring },
    outside: {
      contentCheck,
      imageCheck: localImageCheck(),
      storage,
      subscribeMessages: localSubscribeMessages(),
    },
    log: () => undefined,
  }
  const server = serve({
    fetch: localServer(cloud, storage, webRoot).fetch,
    port,
    hostname: '127.0.0.1',
  })
  await new Promise((resolve) => server.once('listening', resolve))
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await new Promise((resolve) => server.close(resolve))
    await db.close()
  }
  return {
    ...{ cloud, url, env, checked },
    clock: {
      pass(ms) {
        passed += ms
      },
    },
    browser: (token) =>
      asker(async (action, input) => {
        const headers = {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        }
        const body = JSON.stringify({ action, input })
        const response = await fetch(`${url}/api`, { method: 'POST', headers, body })
        return (await response.json()) as Envelope<unknown>
      }),
    phone: (openid) =>
      asker((action, input) =>
        dispatch(cloud, {
          ...{ action, input },
          credentials: { token: null, openid, address: 'wechat' },
          requestId: newId(12),
        }),
      ),
    stop,
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
