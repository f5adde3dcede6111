import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type LocalStorage, localStorage } from '@/cloud/outside/storage.local'
import { secretsFrom } from '@/cloud/secrets'

const PATH = 'import/310101002/0123456789'
let folder: string
let now: number
let storage: LocalStorage

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-storage-'))
  now = 1_000_000
  storage = localStorage({
    folder,
    secrets: secretsFrom('a secret of a test that is long enough'),
    publicUrl: 'http://127.0.0.1:8787',
    clock: { now: () => now },
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function link(max = 10, where = PATH): Promise<URL> {
  const ticket = await storage.ticket(where, max)
  if (ticket.by !== 'put') throw new Error('the local storage takes PUT')
  return new URL(ticket.url)
}
const put = (url: URL | string, body: BodyInit = 'bytes', init: RequestInit = {}) =>
  storage.receive(new Request(url, { method: 'PUT', body, ...init })).then(({ status }) => status)
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())

test('keeps what comes, gives it back, and forgets it', async () => {
  expect(await storage.read(PATH)).toBeUndefined()
  expect(await put(await link())).toBe(204)
  expect(Buffer.from((await storage.read(PATH)) ?? []).toString()).toBe('bytes')
  await storage.remove(PATH)
  await storage.remove(PATH)
  expect(await storage.read(PATH)).toBeUndefined()
})

test('a link ends after ten minutes', async () => {
  const url = await link()
  now += 10 * 60_000
  expect(await put(url)).toBe(204)
  now += 1
  expect(await put(url)).toBe(403)
})

test('a link holds one path, its bytes and its end', async () => {
  for (const [name, value] of [
    ['max', '99999'],
    ['until', '9999999'],
    ['token', 'x'],
  ] as const) {
    const url = await link()
    url.searchParams.set(name, value)
    expect(await put(url)).toBe(403)
  }
  const url = await link()
  url.pathname = url.pathname.replace('0123456789', '9876543210')
  expect(await put(url)).toBe(403)
  expect(files()).toEqual([])
})

test('no path climbs out of the folder', async () => {
  for (const where of [
    '../x',
    'import/310101002/../../../x',
    '/etc/passwd',
    'import/310101002/0123456789/x',
    '',
  ]) {
    await expect(storage.ticket(where, 10)).rejects.toThrow('purpose/street/id')
    await expect(storage.read(where)).rejects.toThrow('purpose/street/id')
  }
  const url = await link()
  const climbing = `${url.origin}/upload/import/310101002/%2e%2e%2f%2e%2e%2fx${url.search}`
  expect(await put(climbing)).toBe(403)
})

test('too much is refused by its announcement and while it streams, and leaves nothing', async () => {
  expect(await put(await link(4), 'bytes', { headers: { 'content-length': '5' } })).toBe(413)
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1
      controller.enqueue(new Uint8Array(1000))
    },
  })
  const init = { duplex: 'half' } as RequestInit
  expect(await put(await link(5000), endless, init)).toBe(413)
  expect(sent).toBeLessThan(100)
  expect(files()).toEqual([])
})

test('a sender who breaks off leaves what was there before', async () => {
  await put(await link(), 'first')
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(3))
      controller.error(new Error('gone'))
    },
  })
  await expect(put(await link(), broken, { duplex: 'half' } as RequestInit)).rejects.toThrow()
  expect(Buffer.from((await storage.read(PATH)) ?? []).toString()).toBe('first')
  expect(files()).toHaveLength(1)
})

test('only PUT', async () => {
  expect((await storage.receive(new Request(await link()))).status).toBe(405)
})
