import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type PostgresServer, startPostgres } from '@tests/support/postgres-server'
import type { Database } from '@/cloud/database/database'
import { migratedDump } from '@/cloud/database/dump'
import { openPglite } from '@/cloud/database/pglite'
import { openPostgres } from '@/cloud/database/postgres'

/** Opens empty databases of one kind. */
export interface Engine {
  start(): Promise<void>
  open(): Promise<Database>
  stop(): Promise<void>
}

/** The dump of a database without any migration. */
export const emptyDump = () => migratedDump({ migrations: [] })

function embedded(): Engine {
  return {
    start: async () => undefined,
    open: () => openPglite({ dump: emptyDump }),
    stop: async () => undefined,
  }
}

/** A server that stands in Shanghai, so that a value that depends on the session's zone shows. */
function server(): Engine {
  let postgres: PostgresServer
  let count = 0
  return {
    async start() {
      postgres = await startPostgres({ fsync: 'off', timezone: 'Asia/Shanghai' })
    },
    async open() {
      count += 1
      return openPostgres({ url: await postgres.createDatabase(`same_${count}`) })
    },
    stop: () => postgres.stop(),
  }
}

/** Runs the same tests on both engines; what they open is closed after the last of them. */
export function onBothEngines(tests: (open: () => Promise<Database>) => void): void {
  describe.each([
    ['pglite', embedded()],
    ['postgres', server()],
  ])('on %s', (_name, engine) => {
    const opened: Database[] = []
    beforeAll(() => engine.start())
    afterAll(async () => {
      await Promise.all(opened.map((database) => database.close()))
      await engine.stop()
    })
    tests(async () => {
      const database = await engine.open()
      opened.push(database)
      return database
    })
  })
}

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'zdh-database-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Makes `<root>/<name>` an empty database; the first is made, the others are copies. */
export async function emptyFolder(root: string, name: string): Promise<string> {
  const template = path.join(root, 'template')
  if (!existsSync(template)) {
    await (await openPglite({ dataDir: template, dump: emptyDump })).close()
  }
  const folder = path.join(root, name)
  cpSync(template, folder, { recursive: true })
  return folder
}

/** For a database that is only looked at: after a kill PostgreSQL syncs a thousand files. */
export const noSync = () => undefined
