import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Database, Tx } from './database'
import { statementsOf } from './statements'

/** One step of the schema: `0007_add_notices.sql`, or `….citus.sql`, which only Citus runs. */
export interface Migration {
  name: string
  sql: string
}

const NAME = /^(\d{4})_[a-z0-9_]+(\.citus)?\.sql$/

/** Any number, but the same in every process that migrates. */
const MIGRATION_LOCK = 20_261_102

interface Applied {
  name: string
  hash: string
}

/** The migrations of a folder in their order. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(path.join(folder, name), 'utf8') }))
}

/** Tells one set of migrations from another; line ends do not count, since git may change them. */
export function hashOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}

/**
 * Brings the schema to the last migration, each in a transaction of its own, and returns the names
 * of those that it applied. May be called by several processes at once.
 * @throws Error when an applied migration has changed or is missing, or a new one has an old number
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  const ordered = inOrder(migrations)
  const { done, citus } = await db.tx((tx) => lookAt(tx, ordered))
  const waiting = ordered.filter(({ name }) => !done.has(name) && (citus || !isForCitus(name)))
  const applied: string[] = []
  for (const migration of waiting) {
    if (await db.tx((tx) => applyOnce(tx, migration, ordered))) applied.push(migration.name)
  }
  return applied
}

function inOrder(migrations: readonly Migration[]): Migration[] {
  const ordered = [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1))
  const seen = new Map<number, string>()
  for (const { name } of ordered) {
    const twin = seen.get(numberOf(name))
    if (twin) throw new Error(`Two migrations have one number: ${twin} and ${name}.`)
    seen.set(numberOf(name), name)
  }
  return ordered
}

function numberOf(name: string): number {
  const number = NAME.exec(name)?.[1]
  if (!number) throw new Error(`A migration is named NNNN_words_like_this.sql, not ${name}.`)
  return Number(number)
}

function isForCitus(name: string): boolean {
  return NAME.exec(name)?.[2] !== undefined
}

/** What has been applied, and whether this is Citus. */
async function lookAt(tx: Tx, all: readonly Migration[]) {
  await lock(tx)
  await tx.query(`CREATE TABLE IF NOT EXISTS migrations (
    number int PRIMARY KEY,
    name text NOT NULL,
    hash text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`)
  const citus = await tx.query(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`)
  return { done: await appliedIn(tx, all), citus: citus.length > 0 }
}

/** Until the end of the transaction, so that it works through a pooler in transaction mode. */
async function lock(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
}

/** Looks again under the lock: another process may have applied it meanwhile. */
async function applyOnce(tx: Tx, migration: Migration, all: readonly Migration[]) {
  await lock(tx)
  const done = await appliedIn(tx, all)
  const { name, sql } = migration
  if (done.has(name)) return false
  const newest = [...done].filter((other) => !isForCitus(other)).at(-1)
  if (newest && newest > name && !isForCitus(name)) {
    throw new Error(`${name} comes before ${newest}, which has been applied. Number it anew.`)
  }
  await apply(tx, name, sql)
  await tx.query('INSERT INTO migrations (number, name, hash) VALUES ($1, $2, $3)', [
    numberOf(name),
    name,
    hashOf(sql),
  ])
  return true
}

/** The names of what has been applied, in order; each must be known here and the same. */
async function appliedIn(tx: Tx, all: readonly Migration[]): Promise<Set<string>> {
  const rows = await tx.query<Applied>('SELECT name, hash FROM migrations ORDER BY number')
  for (const { name, hash } of rows) {
    const known = all.find((migration) => migration.name === name)
    if (!known) throw new Error(`The database has ${name}, which this code does not know.`)
    if (hashOf(known.sql) !== hash) {
      throw new Error(`${name} has been applied and has changed since. Write a new one instead.`)
    }
  }
  return new Set(rows.map(({ name }) => name))
}

async function apply(tx: Tx, name: string, sql: string): Promise<void> {
  for (const statement of statementsOf(sql)) {
    try {
      await tx.query(statement)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`${name} failed: ${reason}\n${statement}`, { cause })
    }
  }
}
