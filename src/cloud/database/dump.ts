import { Blob as NodeBlob } from 'node:buffer'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dependencies } from '../../../package.json'
import type { Database } from './database'
import { hashOf, type Migration, migrate } from './migrate'
import { openPglite } from './pglite'

export interface DumpOptions {
  migrations: readonly Migration[]
  /** Rows for every database that starts from this dump. `key` must change with what `plant` does. */
  seed?: { key: string; plant: (db: Database) => Promise<void> }
  /** Where dumps are kept. Default: `.cache` of the project. */
  cacheDir?: string
}

const CACHE = path.resolve(__dirname, '../../../.cache')

/** A dump that nobody has used for a day belongs to a schema of yesterday. */
const KEPT_FOR = 24 * 60 * 60 * 1000

/**
 * A migrated database to start from, made once and kept: loading it takes a fraction of what initdb
 * and the migrations take. Several processes may ask at once; each then makes one and the last stays.
 */
export async function migratedDump({
  migrations,
  seed,
  cacheDir = CACHE,
}: DumpOptions): Promise<Blob> {
  const file = path.join(cacheDir, `${keyOf(migrations, seed?.key)}.tar`)
  const kept = await readFile(file).catch(() => undefined)
  if (kept) {
    await used(file)
    return blobOf(kept)
  }
  const dump = await make({ migrations, seed, cacheDir })
  await keep(file, dump)
  return dump
}

function keyOf(migrations: readonly Migration[], seedKey = ''): string {
  const parts = migrations.map(({ name, sql }) => `${name} ${hashOf(sql)}`)
  const all = [dependencies['@electric-sql/pglite'], ...parts, seedKey].join('\n')
  return createHash('sha256').update(all).digest('hex').slice(0, 16)
}

/** Starts from the dump of an empty database, which stays the same while migrations change. */
async function make({ migrations, seed, cacheDir }: DumpOptions): Promise<Blob> {
  const isEmpty = migrations.length === 0 && !seed
  const database = await openPglite(
    isEmpty ? {} : { dump: () => migratedDump({ migrations: [], cacheDir }) },
  )
  try {
    await migrate(database, migrations)
    await seed?.plant(database)
    await database.query('VACUUM (ANALYZE)')
    await database.query('CHECKPOINT')
    return await database.dump()
  } finally {
    await database.close()
  }
}

async function keep(file: string, dump: Blob): Promise<void> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()))
  await rename(draft, file)
  await removeOld(folder)
}

/** Node's own, since a page of a test brings a Blob that can't be read. */
function blobOf(bytes: Buffer): Blob {
  return new NodeBlob([bytes]) as Blob
}

/** Another process may have removed the file meanwhile, which is no matter: it has been read. */
async function used(file: string): Promise<void> {
  await utimes(file, new Date(), new Date()).catch(() => undefined)
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    if (!/\.tar(\.|$)/.test(name)) continue
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > KEPT_FOR) await rm(file, { force: true })
  }
}
