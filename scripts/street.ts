// Makes a street of Shanghai one that the installation serves; its people bring in the rest from files.
//   npm run street -- 310101013 [outline.geojson] [--en "Bund Sub-district"]
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readMigrations } from '../src/cloud/database/migrate'
import { MIGRATIONS_FOLDER, openDatabase } from '../src/cloud/database/open'
import { prepare } from '../src/cloud/database/prepare'
import { type NewStreet, serveStreet } from '../src/cloud/database/seed/serve'
import { outlinesIn } from './areas/outlines'

const USAGE = `npm run street -- 310101013 [outline.geojson] [--en "English name"]

  DATABASE_URL or DATA_DIR as the installation itself has them.
  outline.geojson  a file in GCJ-02 with the street itself among its areas (编号 is its code), such as
                   the one that its areas will be imported from; needed unless npm run divisions
                   has brought the boundary in
  --en             what the street is called in English`

/** The street in a map file. */
function outlineIn(file: string, code: string): Pick<NewStreet, 'ring' | 'en'> {
  const found = outlinesIn(readFileSync(file)).find((outline) => outline.code === code)
  if (!found) throw new Error(`${file} has no area whose 编号 is ${code}.`)
  return { ring: found.ring, en: found.en ?? undefined }
}

function read(args: string[]): NewStreet {
  const options = { en: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [code = '', file, ...more] = positionals
  if (!/^\d{9}$/.test(code) || more.length > 0) throw new Error(USAGE)
  const en = values.en?.trim()
  if (en !== undefined && (en === '' || en.length > 60)) throw new Error('--en has 1 to 60 letters')
  const street = { code, ...(file ? outlineIn(file, code) : {}) }
  return en ? { ...street, en } : street
}

async function main(args: string[]): Promise<void> {
  const street = read(args)
  const dataDir = path.resolve(process.env.DATA_DIR ?? '.data', 'pg')
  if (!process.env.DATABASE_URL) mkdirSync(path.dirname(dataDir), { recursive: true })
  const db = await openDatabase({ url: process.env.DATABASE_URL, dataDir })
  try {
    const migrations = readMigrations(MIGRATIONS_FOLDER)
    await prepare(db, { migrations, demonstration: false, now: Date.now() })
    const { name, district, added } = await db.tx((tx) => serveStreet(tx, street))
    const served = `${district.zh}${name.zh}（${street.code}）`
    console.log(
      added
        ? `${served} is served now. Next: npm run administrator -- --street ${street.code}`
        : `${served} is served already; nothing was changed.`,
    )
  } finally {
    await db.close()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
