import type { Cloud, Log } from '../context'
import { openPostgres } from '../database/postgres'
import { wechatContentCheck } from '../outside/content-check.wechat'
import { wechatImageCheck } from '../outside/image-check.wechat'
import { wechatStorage } from '../outside/storage.wechat'
import { wechatSubscribeMessages } from '../outside/subscribe-message.wechat'
import { secretsFrom } from '../secrets'
import { settingsFrom } from '../settings'
import { wiring } from '../wiring'

/** One line of JSON a call, to where the platform collects a function's output. */
const logLine: Log = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)

let installed: Cloud | undefined

/**
 * The installation behind a cloud function, made at the first call of an instance and kept. The
 * embedded database is not even bundled here: its disk would be lost.
 * @throws Error that names the variable to set
 */
export function installation(): Cloud {
  if (installed) return installed
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL must name a PostgreSQL 15+ server')
  const settings = settingsFrom({ ...process.env, NODE_ENV: 'production' })
  installed = {
    db: openPostgres({ url, max: 2 }),
    settings,
    secrets: secretsFrom(settings.secret),
    clock: { now: () => Date.now() },
    outside: {
      contentCheck: wechatContentCheck(),
      imageCheck: wechatImageCheck(),
      storage: wechatStorage(),
      subscribeMessages: wechatSubscribeMessages(settings),
    },
    wiring,
    log: logLine,
  }
  return installed
}
