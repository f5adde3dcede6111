import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startPostgres } from '@tests/support/postgres-server'
import type { Database } from '@/cloud/database/database'
import { type Migration, migrate, readMigrations } from '@/cloud/database/migrate'
import { MIGRATIONS_FOLDER } from '@/cloud/database/open'
import { openPostgres } from '@/cloud/database/postgres'
import { statementsOf } from '@/cloud/database/statements'
import { onBothEngines, temporaryFolder } from './engines'

const ONE: Migration = {
  name: '0001_one.sql',
  sql: `-- a comment; with a semicolon
    CREATE TABLE one (n int, words text DEFAULT 'a;b''c');
    CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $body$
      BEGIN RETURN n * 2; END; $body$;
    INSERT INTO one (n) VALUES (twice(2));`,
}
const TWO: Migration = { name: '0002_two.sql', sql: 'ALTER TABLE one ADD COLUMN two int' }
const CITUS: Migration = { name: '0003_spread.citus.sql', sql: 'SELECT distribute_nothing()' }

onBothEngines((open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(() =>
    db.script('DROP TABLE IF EXISTS migrations, one, half; DROP FUNCTION IF EXISTS twice'),
  )

  const numbers = async () =>
    (await db.query<{ number: number }>('SELECT number FROM migrations ORDER BY number')).map(
      ({ number }) => number,
    )

  test('each is applied once, in the order of the numbers', async () => {
    expect(await migrate(db, [TWO, ONE])).toEqual([ONE.name, TWO.name])
    expect(await migrate(db, [ONE, TWO])).toEqual([])
    expect(await db.query('SELECT n, words, two FROM one')).toEqual([
      { n: 4, words: "a;b'c", two: null },
    ])
    expect(await numbers()).toEqual([1, 2])
  })

  test('line ends are no change, anything else in an applied one is refused', async () => {
    await migrate(db, [ONE])
    expect(await migrate(db, [{ ...ONE, sql: ONE.sql.replaceAll('\n', '\r\n') }])).toEqual([])
    const changed = migrate(db, [{ ...ONE, sql: `${ONE.sql} ` }, TWO])
    await expect(changed).rejects.toThrow('0001_one.sql has been applied and has changed')
    expect(await numbers()).toEqual([1])
  })

  test('one that fails leaves nothing, and those before it stay', async () => {
    const failing = {
      name: '0002_half.sql',
      sql: 'CREATE TABLE half (n int); INSERT INTO half VALUES (1); SELECT nothing_like_this()',
    }
    const attempt = migrate(db, [ONE, failing])
    await expect(attempt).rejects.toThrow(/0002_half\.sql failed: .*\nSELECT nothing_like_this/)
    expect(await db.query("SELECT to_regclass('half')::text AS half")).toEqual([{ half: null }])
    expect(await numbers()).toEqual([1])
    expect(await migrate(db, [ONE, TWO])).toEqual([TWO.name])
  })

  test('what is for Citus is left out elsewhere, and may come later than its number', async () => {
    const four = { name: '0004_four.sql', sql: 'SELECT 1' }
    expect(await migrate(db, [ONE, CITUS, four])).toEqual([ONE.name, four.name])
    expect(await migrate(db, [ONE, CITUS, four])).toEqual([])
  })

  test('an unknown one, a late one, a twin and a wrong name are refused', async () => {
    await migrate(db, [ONE, { ...TWO, name: '0003_two.sql' }])
    await expect(migrate(db, [ONE])).rejects.toThrow('0003_two.sql, which this code does not know')
    const late = [ONE, { name: '0002_late.sql', sql: 'SELECT 1' }, { ...TWO, name: '0003_two.sql' }]
    await expect(migrate(db, late)).rejects.toThrow('0002_late.sql comes before 0003_two.sql')
    await expect(migrate(db, [ONE, { ...TWO, name: '0001_two.sql' }])).rejects.toThrow('one number')
    await expect(migrate(db, [{ ...ONE, name: '1-one.sql' }])).rejects.toThrow('NNNN_words')
  })

  test('the schema of this code migrates', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER)
    const fresh = await open()
    const wanted = migrations.map(({ name }) => name).filter((name) => !name.includes('.citus.'))
    expect(await migrate(fresh, migrations)).toEqual(wanted)
    expect(await migrate(fresh, migrations)).toEqual([])
  })
})

test('several processes that deploy at once apply each migration once', async () => {
  const server = await startPostgres()
  const url = await server.createDatabase('deployed')
  const deployers = Array.from({ length: 4 }, () => openPostgres({ url }))
  const applied = await Promise.all(deployers.map((db) => migrate(db, [ONE, TWO])))
  expect(applied.flat().sort()).toEqual([ONE.name, TWO.name])
  expect(await deployers[0]?.query('SELECT n FROM one')).toEqual([{ n: 4 }])
  await Promise.all(deployers.map((db) => db.close()))
  await server.stop()
}, 30_000)

test('a folder is read in the order of the numbers, other files aside', () => {
  const folder = path.join(temporaryRoot, 'migrations')
  mkdirSync(folder)
  for (const name of ['0010_b.sql', '0002_a.sql', 'README.md']) {
    writeFileSync(path.join(folder, name), `SELECT '${name}'`)
  }
  expect(readMigrations(folder)).toEqual([
    { name: '0002_a.sql', sql: "SELECT '0002_a.sql'" },
    { name: '0010_b.sql', sql: "SELECT '0010_b.sql'" },
  ])
})

const temporaryRoot = temporaryFolder()

test.each<[string, string[]]>([
  ['', []],
  [' ; ;\n-- only this;\n/* and; this */', []],
  ['SELECT 1', ['SELECT 1']],
  ['SELECT 1;\nSELECT 2;', ['SELECT 1', 'SELECT 2']],
  [`SELECT ';', "a;b", 'it''s;'; SELECT 2`, [`SELECT ';', "a;b", 'it''s;'`, 'SELECT 2']],
  [String.raw`SELECT E'\';', 'x\'; SELECT 2`, [String.raw`SELECT E'\';', 'x\'`, 'SELECT 2']],
  ['DO $$ BEGIN a; END $$; SELECT 2', ['DO $$ BEGIN a; END $$', 'SELECT 2']],
  ['SELECT $a$ ; $b$ ; $a$; SELECT $1;', ['SELECT $a$ ; $b$ ; $a$', 'SELECT $1']],
  ['-- why;\nSELECT 1; /* ; */ SELECT 2', ['-- why;\nSELECT 1', '/* ; */ SELECT 2']],
])('the statements of %p', (sql, expected) => {
  expect(statementsOf(sql)).toEqual(expected)
})
