import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { serve } from '@hono/node-server'
import type { Cloud, Log } from '../context'
import { readMigrations } from '../database/migrate'
import { MIGRATIONS_FOLDER, openDatabase } from '../database/open'
import { prepare } from '../database/prepare'
import { forgetOldCounts } from '../limits'
import { localContentCheck } from '../outside/content-check.local'
import { wechatContentCheck } from '../outside/content-check.wechat'
import { localImageCheck } from '../outside/image-check.local'
import { wechatImageCheck } from '../outside/image-check.wechat'
import { localStorage } from '../outside/storage.local'
import { localSubscribeMessages } from '../outside/subscribe-message.local'
import { wechatSubscribeMessages } from '../outside/subscribe-message.wechat'
import { secretsFrom } from '../secrets'
import { settingsFrom } from '../settings'
import { runTimers } from '../timers'
import { wiring } from '../wiring'
import { announce, lanUrl } from './addresses'
import { demonstrationClock } from './clock'
import { localServer } from './server'

const TIMER_MS = 10_000

const logLine: Log = (line) => {
  if (process.env.LOG === '1' || line.event !== 'call') console.log(JSON.stringify(line))
}

async function open(
  lan: string | undefined,
): Promise<{ cloud: Cloud; storage: ReturnType<typeof localStorage> }> {
  const { PUBLIC_URL = lan, ...env } = process.env
  const settings = settingsFrom({ ...env, PUBLIC_URL })
  const dataDir = path.resolve(process.env.DATA_DIR ?? '.data')
  mkdirSync(dataDir, { recursive: true })
  const clock = settings.demonstration ? demonstrationClock() : { now: () => Date.now() }
  const secrets = secretsFrom(settings.secret)
  const db = await openDatabase({
    url: process.env.DATABASE_URL,
    dataDir: path.join(dataDir, 'pg'),
  })
  const { demonstration } = settings
  const migrations = readMigrations(MIGRATIONS_FOLDER)
  await prepare(db, { migrations, demonstration, now: clock.now() })
  const folder = path.join(dataDir, 'files')
  const storage = localStorage({ folder, secrets, publicUrl: settings.publicUrl, clock })
  const contentCheck = demonstration ? localContentCheck() : wechatContentCheck()
  const imageCheck = demonstration ? localImageCheck() : wechatImageCheck()
  const subscribeMessages = demonstration
    ? localSubscribeMessages()
    : wechatSubscribeMessages(settings)
  const outside = { contentCheck, imageCheck, storage, subscribeMessages }
  return { cloud: { db, settings, secrets, clock, outside, wiring, log: logLine }, storage }
}

/** One run after the other; a run that fails is logged and the next one comes all the same. */
function startTimers(cloud: Cloud): () => Promise<void> {
  let running = Promise.resolve()
  const run = async () => {
    await runTimers(cloud)
    await forgetOldCounts(cloud)
  }
  const timer = setInterval(() => {
    running = running.then(run).catch((error: unknown) => {
      cloud.log({ event: 'timer failed', fault: error instanceof Error ? error.name : 'unknown' })
    })
  }, TIMER_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function main() {
  const port = Number(process.env.PORT ?? 8787)
  const lan = process.argv.includes('--lan') ? lanUrl(port) : undefined
  const { cloud, storage } = await open(lan)
  const app = localServer(cloud, storage, path.resolve('dist/h5'))
  const hostname = lan ? '0.0.0.0' : '127.0.0.1'
  const server = serve({ fetch: app.fetch, port, hostname }, () => announce(port, lan))
  const stopTimers = startTimers(cloud)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    server.close(async () => {
      await stopTimers()
      await cloud.db.close()
      process.exit(0)
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
