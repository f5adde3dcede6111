import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { refuseEmbeddedInCloudFunction } from './cloud-function'
import { placeOf, prepareFolder } from './data-folder'
import type { Database } from './database'
import { DurableFiles } from './durable-files'
import { lockFolder } from './folder-lock'
import { DatabaseTrouble, NOT_COMMITTED, sqlState } from './sql-errors'
import { databaseOver, type Run } from './transactions'
import { upkeepOf } from './upkeep'
import { parsers } from './values'

export interface PgliteOptions {
  /** The folder of the data; without it the database lives in memory. */
  dataDir?: string
  /** Where a new database starts, a tar of a data folder; asked only for a new one. Default: empty. */
  dump?: () => Promise<Blob>
  /** Bytes of write-ahead log after which the database is tidied up. */
  tidyAfter?: number
  /** Writes a file through to the disk; a test gives a disk that fails. */
  fsync?: (descriptor: number) => void
}

export interface EmbeddedDatabase extends Database {
  /** How often the disk was made to write through since the opening; 0 in memory. */
  fsyncs(): number
  /** A tar of the data folder, from which another database can start. */
  dump(): Promise<Blob>
}

/** 64 MB: about the size at which a server makes its checkpoints. */
const TIDY_AFTER = 64 * 1024 * 1024

/** In memory there is nothing to sync, and a small cache, since the data are in memory already. */
const IN_MEMORY = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']

/** Without -F, which turns fsync off; by fsync, since fdatasync does nothing under Emscripten. */
const ON_DISK = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/**
 * Opens PostgreSQL inside this process. Throws `DatabaseInUse` when the folder is open elsewhere, and
 * refuses in a cloud function. Each statement holds the event loop until it is done: keep them short.
 */
export async function openPglite(options: PgliteOptions = {}): Promise<EmbeddedDatabase> {
  refuseEmbeddedInCloudFunction()
  if (options.dataDir === undefined) {
    const pglite = await start({ startParams: IN_MEMORY, loadDataDir: await options.dump?.() })
    return embedded(pglite, options, () => 0)
  }
  const folder = placeOf(options.dataDir)
  const unlock = lockFolder(folder)
  try {
    await prepareFolder(folder, async (empty) => {
      const loadDataDir = await options.dump?.()
      await (await start({ dataDir: empty, loadDataDir })).close()
    })
    const { pglite, files } = await startOnDisk(folder, options)
    const database = embedded(pglite, options, () => files.fsyncs)
    return { ...database, close: () => database.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

async function startOnDisk(folder: string, { fsync }: PgliteOptions) {
  const files = new DurableFiles(folder, (error) => stop(pglite, error), fsync)
  const pglite = create({ fs: files, startParams: ON_DISK })
  await pglite.waitReady
  return { pglite, files }
}

async function start(options: PGliteOptions): Promise<PGlite> {
  const pglite = create(options)
  await pglite.waitReady
  return pglite
}

function create(options: PGliteOptions): PGlite {
  return new PGlite({ ...options, extensions: { btree_gist } })
}

/** After a panic PGlite would spin for ever in the next statement: let each one fail instead. */
function stop(pglite: PGlite, cause: unknown): void {
  pglite.execProtocolRawSync = () => {
    throw new DatabaseTrouble('58030', 'the embedded database has stopped: its disk fails', cause)
  }
}

function embedded(
  pglite: PGlite,
  { tidyAfter = TIDY_AFTER }: PgliteOptions,
  fsyncs: () => number,
): EmbeddedDatabase {
  pglite.serializers = {}
  pglite.parsers = { ...parsers }
  const upkeep = upkeepOf(pglite, tidyAfter)
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const result = await plainly(work)
    upkeep.worked()
    return result
  }
  const run: Run = async (sql, params) => (await after(pglite.query<object>(sql, params))).rows
  const database = databaseOver({
    engine: 'pglite',
    run,
    transaction: (work) =>
      after(
        pglite.transaction((tx) =>
          work(async (sql, params) => (await plainly(tx.query<object>(sql, params))).rows),
        ),
      ),
    // A transaction, as one string of several statements is on a server.
    script: (sql) => after(pglite.transaction(async (tx) => void (await tx.exec(sql)))),
    async close() {
      await upkeep.idle()
      await pglite.close()
    },
  })
  return { ...database, fsyncs, dump: () => pglite.dumpDataDir('none') }
}

/** PGlite's errors carry the statement's parameters, which are people's data: logs must not have them. */
async function plainly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (sqlState(error) === '25P02' && hasQuery(error, 'COMMIT')) {
      throw new DatabaseTrouble(NOT_COMMITTED, 'COMMIT was answered by ROLLBACK')
    }
    if (typeof error === 'object' && error !== null) {
      for (const key of ['query', 'params', 'queryOptions']) Reflect.deleteProperty(error, key)
    }
    throw error
  }
}

function hasQuery(error: unknown, query: string): boolean {
  return typeof error === 'object' && error !== null && 'query' in error && error.query === query
}
