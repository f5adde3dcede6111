import path from 'node:path'
import type { Database } from './database'

/** The schema of this code. */
export const MIGRATIONS_FOLDER = path.resolve(__dirname, 'migrations')

export interface OpenOptions {
  /** A PostgreSQL server; it comes before `dataDir`. */
  url?: string
  /** The folder of the embedded database; without it and `url` it lives in memory. */
  dataDir?: string
  /** Where a new embedded database starts. Default: the migrated schema without rows. */
  dump?: () => Promise<Blob>
}

/**
 * Opens the database that an installation names. A server may still need `migrate`; so may a folder
 * that older code has written. Cloud functions import `openPostgres` themselves: this file brings the
 * embedded database with it. Only the driver in use is loaded.
 */
export async function openDatabase({ url, dataDir, dump }: OpenOptions): Promise<Database> {
  if (url) {
    const { openPostgres } = await import('./postgres')
    return openPostgres({ url })
  }
  const { openPglite } = await import('./pglite')
  return openPglite({ dataDir, dump: dump ?? migrated })
}

async function migrated(): Promise<Blob> {
  const [{ migratedDump }, { readMigrations }] = await Promise.all([
    import('./dump'),
    import('./migrate'),
  ])
  return migratedDump({ migrations: readMigrations(MIGRATIONS_FOLDER) })
}
