import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { migrate, readMigrations } from '../src/cloud/database/migrate'
import { MIGRATIONS_FOLDER, openDatabase } from '../src/cloud/database/open'
import { loadDivisions, setDivisionBoundaries } from '../src/cloud/database/seed/divisions'
import { outlinesIn } from './areas/outlines'

/** Loads all of Shanghai's divisions, and with a file the boundaries that it holds; repeatable. */
async function main(file: string | undefined): Promise<void> {
  const boundaries = file ? outlinesIn(readFileSync(file)) : []
  const dataDir = path.resolve(process.env.DATA_DIR ?? '.data', 'pg')
  if (!process.env.DATABASE_URL) mkdirSync(path.dirname(dataDir), { recursive: true })
  const db = await openDatabase({ url: process.env.DATABASE_URL, dataDir })
  try {
    await migrate(db, readMigrations(MIGRATIONS_FOLDER))
    const count = await db.tx((tx) => loadDivisions(tx))
    console.error(`${count} divisions of Shanghai are there.`)
    if (boundaries.length === 0) return
    const unknown = await db.tx((tx) => setDivisionBoundaries(tx, boundaries))
    console.error(`${boundaries.length - unknown.length} boundaries are there.`)
    if (unknown.length > 0) throw new Error(`No division has the code ${unknown.join(', ')}.`)
  } finally {
    await db.close()
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
