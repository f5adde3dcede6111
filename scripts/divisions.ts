import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { columns } from '../src/cloud/areas/import/columns'
import { ringOf } from '../src/cloud/areas/import/ring'
import { migrate, readMigrations } from '../src/cloud/database/migrate'
import { MIGRATIONS_FOLDER, openDatabase } from '../src/cloud/database/open'
import {
  type DivisionBoundary,
  loadDivisions,
  setDivisionBoundaries,
} from '../src/cloud/database/seed/divisions'
import { GEOMETRY } from '../src/cloud/imports/importer'
import { readGeojson } from '../src/cloud/imports/sheet/geojson'

/** More than Shanghai has divisions. */
const MOST = 10_000

/** The boundaries of a GeoJSON file: of each feature its 编号 (code), 英文名称 and polygon, in GCJ-02. */
function boundariesIn(file: string): DivisionBoundary[] {
  const rows = readGeojson(readFileSync(file), columns, MOST)
  return rows.map(({ row, cells }) => {
    const ring = ringOf(cells[GEOMETRY] ?? 'null')
    if (!Array.isArray(ring)) throw new Error(`第 ${row} 个边界${ring.zh} (it ${ring.en})`)
    return { code: cells.编号 ?? '', ring, en: cells.英文名称 || null }
  })
}

/** Loads all of Shanghai's divisions, and with a file the boundaries that it holds; repeatable. */
async function main(file: string | undefined): Promise<void> {
  const boundaries = file ? boundariesIn(file) : []
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
