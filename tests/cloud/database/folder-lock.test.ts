import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseInUse, lockFolder } from '@/cloud/database/folder-lock'
import { openPglite } from '@/cloud/database/pglite'
import { startChild } from './child'
import { emptyFolder, noSync, temporaryFolder } from './engines'

const root = temporaryFolder()

/** The lock of a process that is gone: its number is taken, but it started at another time. */
function leaveStaleLock(folder: string, content?: string) {
  const owner = { pid: process.pid, started: '1', token: 'gone' }
  writeFileSync(`${folder}.lock`, content ?? JSON.stringify(owner))
}

test('a second process is refused and told by whom; after kill -9 the folder opens again', async () => {
  const dataDir = await emptyFolder(root, 'held')
  const holder = startChild('hold', dataDir)
  await holder.says(/^open$/)

  const second = startChild('hold', dataDir)
  const said = await second.says(/./)
  expect(said).toContain(`in use by process ${holder.pid}`)
  await expect(openPglite({ dataDir })).rejects.toMatchObject({
    name: 'DatabaseInUse',
    pid: holder.pid,
  })

  await holder.kill()
  expect(existsSync(`${dataDir}.lock`)).toBe(true)
  const database = await openPglite({ dataDir, fsync: noSync })
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await database.close()
  expect(existsSync(`${dataDir}.lock`)).toBe(false)
})

test('a second opening in the same process is refused, by whatever path', async () => {
  const dataDir = await emptyFolder(root, 'twice')
  const database = await openPglite({ dataDir })
  symlinkSync(dataDir, path.join(root, 'alias'))
  for (const same of [dataDir, path.join(root, 'x', '..', 'twice'), path.join(root, 'alias')]) {
    await expect(openPglite({ dataDir: same })).rejects.toThrow('open already in this process')
  }
  await database.close()
  await (await openPglite({ dataDir })).close()
}, 30_000)

test('an opening that fails gives the lock back', async () => {
  const dataDir = path.join(root, 'photos')
  mkdirSync(dataDir)
  writeFileSync(path.join(dataDir, 'cat.jpg'), '')
  await expect(openPglite({ dataDir })).rejects.toThrow('holds files but no database')
  expect(readdirSync(dataDir)).toEqual(['cat.jpg'])
  expect(existsSync(`${dataDir}.lock`)).toBe(false)
})

test('a dead lock is taken over: of a dead process, of a number given again, of a power cut', () => {
  for (const content of [
    JSON.stringify({ pid: 2 ** 22 + 1, started: '1', token: 'gone' }),
    undefined,
    '',
    '{"pid"',
  ]) {
    const folder = path.join(root, 'dead')
    leaveStaleLock(folder, content)
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(DatabaseInUse)
    unlock()
    expect(readdirSync(root).filter((name) => name.startsWith('dead'))).toEqual([])
  }
})

test('a process that died while taking over is itself taken over', () => {
  const folder = path.join(root, 'half')
  leaveStaleLock(folder)
  writeFileSync(
    `${folder}.lock.gone`,
    JSON.stringify({ pid: process.pid, started: '2', token: 'also' }),
  )
  lockFolder(folder)()
  expect(readdirSync(root).filter((name) => name.startsWith('half'))).toEqual([])
})

test('of many processes that reach for a dead lock at once exactly one gets it', async () => {
  const rounds = process.env.LONG === '1' ? 500 : 100
  const folder = path.join(root, 'race')
  mkdirSync(folder)
  for (let round = 0; round < rounds; round += 1) leaveStaleLock(path.join(folder, String(round)))
  const args = ['lock', folder, String(rounds), String(Date.now() + 4000)]
  const rivals = Array.from({ length: 4 }, () => startChild(...args))
  await Promise.all(rivals.map((rival) => rival.says(/^done$/)))
  await Promise.all(rivals.map((rival) => rival.kill()))

  const said = rivals.flatMap(({ lines }) => lines).filter((line) => line !== 'done')
  const owners = said.filter((line) => line.startsWith('got ')).sort()
  expect(owners).toEqual(Array.from({ length: rounds }, (_, round) => `got ${round}`).sort())
  expect(said.filter((line) => line.startsWith('DatabaseInUse '))).toHaveLength(3 * rounds)
  const winners = rivals.filter(({ lines }) => lines.some((line) => line.startsWith('got ')))
  expect(winners.length).toBeGreaterThan(1)
})
