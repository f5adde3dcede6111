import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import path from 'node:path'

/** The one true path of a data folder, so that each way of naming it meets the same lock. */
export function placeOf(dataDir: string): string {
  if (existsSync(dataDir)) return realpathSync(dataDir)
  const parent = path.dirname(path.resolve(dataDir))
  mkdirSync(parent, { recursive: true })
  return path.join(realpathSync(parent), path.basename(dataDir))
}

/**
 * Leaves a complete database at `folder`. A new one is filled beside it and renamed, so that a
 * process that dies meanwhile leaves no half of one. `fill` need not sync. Needs the
 * folder's lock.
 */
export async function prepareFolder(
  folder: string,
  fill: (empty: string) => Promise<void>,
): Promise<void> {
  if (existsSync(path.join(folder, 'PG_VERSION'))) return
  if (existsSync(folder)) {
    if (readdirSync(folder).length > 0) {
      throw new Error(`${folder} holds files but no database. Name an empty or a new folder.`)
    }
    rmSync(folder, { recursive: true })
  }
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  await fill(fresh)
  await syncAll(fresh)
  renameSync(fresh, folder)
  await sync(path.dirname(folder))
}

/** Far under the number of files that a process may have open at once, 256 on some systems. */
const TOGETHER = 32

/** A thousand small files: many together, since a file system writes them through at one go. */
async function syncAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true })
  const files = [folder, ...entries.map((name) => path.join(folder, name))]
  while (files.length > 0) await Promise.all(files.splice(0, TOGETHER).map(sync))
}

/** Works for folders too: a new name survives a power cut once the folder of it is written. */
async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
