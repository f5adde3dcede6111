import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import { FILE_DAYS } from '@/contract/files'
import { type ImportView, PREVIEW_DAYS } from '@/contract/imports'
import type { FileId } from '@/contract/wire'
import { GRID, historyOf } from '../appointments/office'
import { apply, csv, undo, which } from './sheets'

/** What an import held of people goes, once it has served or was left lying. */

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const DAY = 86_400_000
const PHONE = '13912345678'
const staff = () => cloud.as('street_staff')

const sheet = () =>
  csv([['R1', '金秀英', PHONE, '志愿者', GRID]], ['编号', '姓名', '手机', '角色', '片区'])

const send = () => upload(cloud, 'street_staff', '任职.csv', sheet())

async function preview(file?: FileId): Promise<ImportView> {
  const asked = { street: STREET, kind: 'appointments', file: file ?? (await send()) } as const
  return (await staff().call('imports.preview', asked)).import
}

/** Where a number stands: in bytes that were sent, or in any row of any table. */
async function placesOf(words: string): Promise<string[]> {
  const found: string[] = []
  const files = await cloud.db.query<{ path: string }>('SELECT path FROM files ORDER BY path')
  for (const { path } of files) {
    const bytes = await cloud.cloud.outside.storage.read(path)
    if (bytes && Buffer.from(bytes).includes(words)) found.push('the store')
  }
  const tables = await cloud.db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  for (const { name } of tables) {
    const rows = await cloud.db.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1 LIMIT 1`, [
      `%${words}%`,
    ])
    if (rows.length > 0) found.push(name)
  }
  return found
}

const rowsOf = ({ import: id }: ImportView) =>
  cloud.db.query<{ input: object | null; before: object | null }>(
    'SELECT input, before FROM import_rows WHERE street = $1 AND import = $2 ORDER BY row_number',
    [STREET, id],
  )

async function later(days: number) {
  cloud.clock.set(cloud.clock.now() + days * DAY)
  await cloud.runTimers()
}

test('a number stands in the file alone, and nowhere once the import is applied', async () => {
  const seen = await preview()
  await later(0)
  expect(await placesOf(PHONE)).toEqual(['the store'])
  await apply(cloud, seen)
  await later(0)
  expect(await placesOf(PHONE)).toEqual([])
  const [file] = await cloud.db.query('SELECT state FROM files WHERE street = $1', [STREET])
  expect(file).toEqual({ state: 'forgotten' })
})

test('an import can be undone without its file; its rows then keep what they said and no more', async () => {
  const done = await apply(cloud, await preview())
  await later(0)
  expect((await rowsOf(done))[0]?.input).not.toBeNull()
  await undo(cloud, done)
  expect(await rowsOf(done)).toEqual([{ input: null, before: null }])
  const { import: shown } = await staff().call('imports.get', {
    ...{ street: STREET, import: done.import },
  })
  expect(shown.rows).toHaveLength(1)
  await later(0)
  expect(await placesOf(PHONE)).toEqual([])
})

test('a preview that nobody applied in time goes, with its rows and its file', async () => {
  const seen = await preview()
  await later(PREVIEW_DAYS)
  expect(await placesOf(PHONE)).toEqual(['the store'])
  expect((await rowsOf(seen)).length).toBe(1)
  cloud.clock.set(cloud.clock.now() + 1)
  await later(0)
  await later(0)
  expect(await placesOf(PHONE)).toEqual([])
  expect(await rowsOf(seen)).toEqual([])
  const { import: shown } = await staff().call('imports.get', {
    ...{ street: STREET, import: seen.import },
  })
  expect(shown).toMatchObject({ state: 'expired', rows: [], can: { apply: false, undo: false } })
  expect(await staff().try('imports.apply', which(shown))).toMatchObject({
    error: { code: 'conflict', because: { why: 'preview_expired' } },
  })
  const lines = await historyOf(cloud, 'imports', seen.import)
  expect(lines.map(({ did }) => did)).toEqual(['imports.preview', 'imports.expire'])
})

test('a file that nobody looked at goes too, and cannot be opened any more', async () => {
  const file = await send()
  await later(FILE_DAYS)
  expect(await placesOf(PHONE)).toEqual(['the store'])
  cloud.clock.set(cloud.clock.now() + 1)
  await later(0)
  expect(await placesOf(PHONE)).toEqual([])
  const asked = { street: STREET, kind: 'appointments', file }
  expect(await staff().try('imports.preview', asked)).toMatchObject({
    error: { code: 'invalid', field: 'file', message: expect.stringContaining('已经用过并删除') },
  })
})

test('a store that does not answer is asked again at the next run', async () => {
  await apply(cloud, await preview())
  const { remove } = cloud.cloud.outside.storage
  cloud.cloud.outside.storage.remove = () => Promise.reject(new Error('out of reach'))
  await later(0)
  expect(await placesOf(PHONE)).toEqual(['the store'])
  cloud.cloud.outside.storage.remove = remove
  await later(0)
  expect(await placesOf(PHONE)).toEqual([])
})
