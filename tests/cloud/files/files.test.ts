import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import { MAX_FILE_BYTES } from '@/contract/files'
import type { FileId } from '@/contract/wire'
import { csv, row } from '../imports/sheets'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const staff = () => cloud.as('street_staff')
const begin = (bytes: number) =>
  staff().call('files.begin', { street: STREET, purpose: 'import', name: '表.csv', bytes })
const open = (file: FileId) =>
  staff().try('imports.preview', { street: STREET, kind: 'sites', file })

async function stateOf(file: FileId) {
  const [found] = await cloud.db.query<{ state: string; type: string | null; path: string }>(
    'SELECT state, type, path FROM files WHERE street = $1 AND id = $2',
    [STREET, file],
  )
  const bytes = await cloud.cloud.outside.storage.read(found?.path ?? '')
  return { state: found?.state, type: found?.type, kept: bytes !== undefined }
}

test('expected until its bytes come, checked once they were looked at', async () => {
  const { file } = await begin(10)
  expect(await stateOf(file as FileId)).toEqual({ state: 'expected', type: null, kept: false })
  expect(await open(file as FileId)).toMatchObject({ error: { code: 'invalid', field: 'file' } })
  const sent = await upload(cloud, 'street_staff', '表.csv', csv([row('F1')]))
  expect(await open(sent)).toMatchObject({ ok: true })
  expect(await stateOf(sent)).toEqual({ state: 'checked', type: 'csv', kept: true })
})

test('refused bytes are let go of, and stay refused', async () => {
  const file = await upload(cloud, 'street_staff', '表.csv', Uint8Array.of(0x50, 0x4b, 3, 4, 0))
  expect(await open(file)).toMatchObject({ error: { code: 'invalid', field: 'file' } })
  expect(await stateOf(file)).toEqual({ state: 'refused', type: null, kept: false })
  expect(await open(file)).toMatchObject({ error: { code: 'invalid', field: 'file' } })
})

test('fewer bytes than announced are no whole file', async () => {
  const ticket = await begin(1000)
  if (ticket.to.by !== 'put') throw new Error('the local storage takes PUT')
  const storage = cloud.cloud.outside.storage as unknown as {
    receive(request: Request): Promise<Response>
  }
  await storage.receive(new Request(ticket.to.url, { method: 'PUT', body: 'short' }))
  expect(await open(ticket.file as FileId)).toMatchObject({ error: { code: 'invalid' } })
  expect(await stateOf(ticket.file as FileId)).toMatchObject({ state: 'refused', kept: false })
})

test('too large is told before a byte is sent', async () => {
  await expect(begin(MAX_FILE_BYTES.import + 1)).rejects.toMatchObject({ code: 'too_large' })
  expect((await begin(MAX_FILE_BYTES.import)).to.by).toBe('put')
})

test('another person’s file is not there', async () => {
  const file = await upload(cloud, 'street_staff', '表.csv', csv([row('F2')]))
  await cloud.db.query(`UPDATE files SET owner = 'somebody00' WHERE street = $1 AND id = $2`, [
    STREET,
    file,
  ])
  expect(await open(file)).toMatchObject({ error: { code: 'not_found' } })
})
