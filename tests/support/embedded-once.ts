import type { Database } from '@/cloud/database/database'
import './embedded-plans'

/**
 * Starting the embedded database and reading the dump takes a second; putting back what a test
 * changed takes a tenth of it. So the tests of a file share one, one after another: each begins with
 * the rows of the dump and a Db of its own, which nothing has remembered anything of.
 */

interface Table {
  name: string
  /** Those that can be written: generated ones follow. */
  columns: string
}

interface Kept {
  db: Database
  tables: readonly Table[]
  /** How each table looked when its rows were those of the dump. */
  marks: Map<string, string>
}

let idle: Kept | undefined
/** The file has ended: what a hook of its own closes after that is kept for nobody. */
let over = false

/** Rows and the newest transaction among them: an insert, an update and a delete each change one. */
async function marksOf(db: Database, tables: readonly Table[]): Promise<Map<string, string>> {
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS mark FROM ${name}`,
  )
  const rows = await db.query<{ name: string; mark: string }>(each.join(' UNION ALL '))
  return new Map(rows.map(({ name, mark }) => [name, mark]))
}

async function keep(db: Database): Promise<Kept> {
  const tables = await db.query<Table>(
    `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
     FROM information_schema.columns
     WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name IN (
       SELECT table_name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE')
     GROUP BY table_name ORDER BY table_name`,
  )
  const copies = tables.map(
    ({ name, columns }) => `CREATE TABLE pristine.${name} AS SELECT ${columns} FROM ${name}`,
  )
  await db.script(['CREATE SCHEMA pristine', ...copies].join(';\n'))
  return { db, tables, marks: await marksOf(db, tables) }
}

/** Puts back the rows of each table that has changed. */
async function restore({ db, tables, marks }: Kept): Promise<void> {
  const now = await marksOf(db, tables)
  const changed = tables.filter(({ name }) => now.get(name) !== marks.get(name))
  if (changed.length === 0) return
  const steps = changed.flatMap(({ name, columns }) => [
    `DELETE FROM ${name}`,
    `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM pristine.${name}`,
  ])
  // no foreign keys while the tables come back one by one
  await db.script(['SET LOCAL session_replication_role = replica', ...steps].join(';\n'))
  for (const [name, mark] of await marksOf(db, changed)) marks.set(name, mark)
}

/** The embedded database as the dump has it. Its `close` leaves it for the next test of the file. */
export async function openOnce(start: () => Promise<Database>): Promise<Database> {
  const kept = idle
  idle = undefined
  if (kept) await restore(kept)
  const mine = kept ?? (await keep(await start()))
  return {
    ...mine.db,
    async close() {
      if (idle || over) return mine.db.close()
      idle = mine
    },
  }
}

afterAll(() => {
  over = true
  return idle?.db.close()
})
