import type { Database } from '@/cloud/database/database'
import './embedded-plans'

/**
 * Starting the embedded database and reading the dump takes a second, and so does copying one on a
 * server; putting back what a test changed takes a tenth of it. So the tests of a worker share one,
 * one after another: each begins with the rows of the dump and a Db of its own, which nothing has
 * remembered anything of. A database whose tables themselves were changed is kept for nobody.
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
  /** The same of what tables there are and what they keep. */
  schema: string
}

const SCHEMA = ['pg_class', 'pg_attribute', 'pg_constraint', 'pg_trigger', 'pg_proc', 'pg_type']

let idle: Kept | undefined

/** Rows and the newest transaction among them: an insert, an update and a delete each change one. */
async function marksOf(db: Database, names: readonly string[]): Promise<Map<string, string>> {
  const each = names.map(
    (name) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS mark FROM ${name}`,
  )
  const rows = await db.query<{ name: string; mark: string }>(each.join(' UNION ALL '))
  return new Map(rows.map(({ name, mark }) => [name, mark]))
}

const namesOf = (tables: readonly Table[]) => tables.map(({ name }) => name)

const schemaOf = async (db: Database) => [...(await marksOf(db, SCHEMA)).values()].join()

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
  return { db, tables, marks: await marksOf(db, namesOf(tables)), schema: await schemaOf(db) }
}

/** Puts back the rows of each table that has changed. */
async function restore({ db, tables, marks }: Kept): Promise<void> {
  const now = await marksOf(db, namesOf(tables))
  const changed = tables.filter(({ name }) => now.get(name) !== marks.get(name))
  if (changed.length === 0) return
  const steps = changed.flatMap(({ name, columns }) => [
    `DELETE FROM ${name}`,
    `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM pristine.${name}`,
  ])
  // no foreign keys while the tables come back one by one
  await db.script(['SET LOCAL session_replication_role = replica', ...steps].join(';\n'))
  for (const [name, mark] of await marksOf(db, namesOf(changed))) marks.set(name, mark)
}

/** A kept database as the dump has it. */
async function take(): Promise<Kept | undefined> {
  const kept = idle
  idle = undefined
  if (!kept) return
  if ((await schemaOf(kept.db)) === kept.schema) {
    await restore(kept)
    return kept
  }
  await kept.db.close()
}

/** The database that `start` opens, as the dump has it. Its `close` leaves it for the next test. */
export async function openOnce(start: () => Promise<Database>): Promise<Database> {
  const mine = (await take()) ?? (await keep(await start()))
  return {
    ...mine.db,
    async close() {
      if (idle) return mine.db.close()
      idle = mine
    },
  }
}
