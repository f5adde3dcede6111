import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Cloud, Log } from '@/cloud/context'
import type { Database } from '@/cloud/database/database'
import { migratedDump } from '@/cloud/database/dump'
import { readMigrations } from '@/cloud/database/migrate'
import { MIGRATIONS_FOLDER } from '@/cloud/database/open'
import { openPglite } from '@/cloud/database/pglite'
import { openPostgres } from '@/cloud/database/postgres'
import { prepare } from '@/cloud/database/prepare'
import { dispatch } from '@/cloud/dispatch'
import { newId } from '@/cloud/ids'
import { demonstrationClock } from '@/cloud/local/clock'
import { localContentCheck } from '@/cloud/outside/content-check.local'
import { type LocalImageCheck, localImageCheck } from '@/cloud/outside/image-check.local'
import { localStorage } from '@/cloud/outside/storage.local'
import {
  type LocalSubscribeMessages,
  localSubscribeMessages,
} from '@/cloud/outside/subscribe-message.local'
import { secretsFrom } from '@/cloud/secrets'
import { settingsFrom } from '@/cloud/settings'
import { runTimers } from '@/cloud/timers'
import { wiring } from '@/cloud/wiring'
import type { ActionName, InputOf, OutputOf } from '@/contract'
import type { Because, Envelope } from '@/contract/errors'
import type { Persona } from '@/contract/session'
import type { StreetCode } from '@/contract/wire'
import { openOnce } from './database-once'
import { createDatabase } from './postgres-databases'
import { sourcesIn } from './sources'

/** Monday, 23 November 2026, 10:00 in Shanghai: what the tests' clock says unless a test moves it. */
export const MONDAY = Date.parse('2026-11-23T02:00:00Z')
export const STREET = '310101002' as StreetCode
export const OTHER_STREET = '310101013' as StreetCode

/** An AppError as a caller sees it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field: string | undefined,
    readonly because: Because | undefined,
  ) {
    super(`${code}: ${message}`)
  }
}

/** One person at one phone. */
export interface Caller {
  /** Answers the data, or throws Refused. */
  call<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** Answers the envelope; takes anything, as the net does. */
  try(name: unknown, input: unknown): Promise<Envelope<unknown>>
}

const migrations = readMigrations(MIGRATIONS_FOLDER)

/** The key of the seeded dump: it changes with the sources that sow it. */
function seedKey(): string {
  const sown = sourcesIn('src/cloud/database/seed', '.ts', '.json')
  return createHash('sha256')
    .update(sown.map(({ text }) => text).join('\n'))
    .digest('hex')
}

const plant = (db: Database) => prepare(db, { migrations, demonstration: true, now: MONDAY })

/** `ENGINE` is a global of the jest project: the same tests run on the embedded database and on a server. */
async function openSeeded(): Promise<Database> {
  const engine = (globalThis as { ENGINE?: string }).ENGINE ?? 'pglite'
  if (engine === 'postgres') {
    return openOnce(async () =>
      openPostgres({ url: await createDatabase(seedKey(), plant), max: 8 }),
    )
  }
  const dump = () => migratedDump({ migrations, seed: { key: seedKey(), plant } })
  return openOnce(() => openPglite({ dump }))
}

export interface TestCloud {
  cloud: Cloud
  db: Database
  street: StreetCode
  log: Parameters<Log>[0][]
  /** What the image check says of pictures is a test's to set. */
  imageCheck: LocalImageCheck
  /** WeChat's subscription messages as they stand there. */
  subscribeMessages: LocalSubscribeMessages
  clock: { set(to: number): void; now(): number }
  as(persona: Persona): Caller
  /** The same with one token for all calls: quicker, but not past its end. */
  signedIn(persona: Persona): Promise<Caller>
  /** A caller inside WeChat, who may not be known yet. */
  wechat(openid: string): Caller
  runTimers(): Promise<void>
  close(): Promise<void>
}

/** A whole cloud on a fresh seeded database: real dispatch, real SQL; only the clock and outside/ are stand-ins. */
export async function openCloud({ limitCalls = false } = {}): Promise<TestCloud> {
  const db = await openSeeded()
  const settings = { ...settingsFrom({ DEMONSTRATION: '1' }), limitCalls }
  const secrets = secretsFrom(settings.secret)
  const moving = demonstrationClock()
  let stopped: number | undefined = MONDAY
  const clock = {
    now: () => stopped ?? moving.now(),
    move(to: number | null) {
      stopped = to ?? MONDAY
    },
    get moved() {
      return stopped !== MONDAY
    },
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-files-'))
  const { publicUrl } = settings
  const storage = localStorage({ folder, secrets, publicUrl, clock })
  const log: TestCloud['log'] = []
  const subscribeMessages = localSubscribeMessages()
  const imageCheck = localImageCheck()
  const outside = { contentCheck: localContentCheck(), imageCheck, storage, subscribeMessages }
  const cloud: Cloud = {
    ...{ db, settings, secrets, clock, outside, wiring },
    log: (line) => void log.push(line),
  }
  return {
    ...{ cloud, db, street: STREET, log, imageCheck, subscribeMessages },
    clock: { now: clock.now, set: (to) => clock.move(to) },
    as: (persona) =>
      callerFor(cloud, async () => ({ token: await tokenOf(cloud, persona), openid: null })),
    async signedIn(persona) {
      const token = await tokenOf(cloud, persona)
      return callerFor(cloud, async () => ({ token, openid: null }))
    },
    wechat: (openid) => callerFor(cloud, async () => ({ token: null, openid })),
    runTimers: () => runTimers(cloud),
    async close() {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const send = (
  cloud: Cloud,
  action: unknown,
  input: unknown,
  who: { token: string | null; openid: string | null },
) =>
  dispatch(cloud, {
    action,
    input,
    credentials: { ...who, address: '127.0.0.1' },
    requestId: newId(12),
  })

async function tokenOf(cloud: Cloud, persona: Persona): Promise<string> {
  const nobody = { token: null, openid: null }
  const signed = await send(cloud, 'session.signInAs', { persona }, nobody)
  if (!signed.ok) throw new Error(signed.error.message)
  return (signed.data as OutputOf<'session.signInAs'>).token
}

function callerFor(
  cloud: Cloud,
  identify: () => Promise<{ token: string | null; openid: string | null }>,
): Caller {
  const caller: Caller = {
    async try(name, input) {
      // what a phone sends and gets is text
      const sent = input === undefined ? undefined : JSON.parse(JSON.stringify(input))
      return JSON.parse(JSON.stringify(await send(cloud, name, sent, await identify())))
    },
    async call(name, input) {
      const envelope = await caller.try(name, input)
      if (envelope.ok) return envelope.data as OutputOf<typeof name>
      const { code, message, field, because } = envelope.error
      throw new Refused(code, message, field, because)
    },
  }
  return caller
}
