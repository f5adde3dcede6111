import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '@/cloud/database/database'
import { migratedDump } from '@/cloud/database/dump'
import { openPglite } from '@/cloud/database/pglite'
import { temporaryFolder } from './engines'

const cacheDir = temporaryFolder()
const migrations = [{ name: '0001_rows.sql', sql: 'CREATE TABLE rows (n int)' }]

const rowsOf = async (dump: () => Promise<Blob>) => {
  const database = await openPglite({ dump })
  const rows = await database.query('SELECT n FROM rows ORDER BY n')
  await database.close()
  return rows
}

test('is made once for the same migrations and seed, and anew for others', async () => {
  const planted: number[] = []
  const seed = (n: number) => ({
    key: `rows ${n}`,
    plant: async (db: Database) => {
      planted.push(n)
      await db.query('INSERT INTO rows VALUES ($1)', [n])
    },
  })
  const old = path.join(cacheDir, '0123456789abcdef.tar')
  writeFileSync(old, '')
  utimesSync(old, 0, 0)

  const both = [1, 2].map((n) => () => migratedDump({ migrations, seed: seed(n), cacheDir }))
  for (const [index, dump] of both.entries()) {
    expect(await rowsOf(dump)).toEqual([{ n: index + 1 }])
    expect(await rowsOf(dump)).toEqual([{ n: index + 1 }])
  }
  expect(planted).toEqual([1, 2])

  const more = [...migrations, { name: '0002_more.sql', sql: 'INSERT INTO rows VALUES (9)' }]
  expect(await rowsOf(() => migratedDump({ migrations: more, cacheDir }))).toEqual([{ n: 9 }])
  // The empty one that the others start from, two seeds, the longer list; the old one is gone.
  expect(readdirSync(cacheDir).filter((name) => /^[0-9a-f]{16}\.tar$/.test(name))).toHaveLength(4)
})

test('several that ask at once all get a whole one', async () => {
  const more = [...migrations, { name: '0002_at_once.sql', sql: 'INSERT INTO rows VALUES (7)' }]
  const dump = () => migratedDump({ migrations: more, cacheDir })
  expect(await Promise.all([rowsOf(dump), rowsOf(dump)])).toEqual([[{ n: 7 }], [{ n: 7 }]])
  expect(readdirSync(cacheDir).every((name) => /^[0-9a-f]{16}\.tar$/.test(name))).toBe(true)
})
