import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeBrowser, openBrowser } from '@tests/support/browser'
import { tellingJpeg } from '@tests/support/pictures'
import { type StaticServer, serveFiles } from '@tests/support/static-server'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'

/** The browser's half of photos alone, in a real browser: its database, its canvas, its file chooser. */
const ENTRY = `
  export { bytesKept } from './src/client/photos-kept.h5'
  export { choosePictures } from './src/client/photos-taken.h5'
`
declare const photos: typeof import('@/client/photos-kept') & typeof import('@/client/photos-taken')

const ONE = '1'.repeat(32) as never

let server: StaticServer
let folder: string

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zdh-photos-'))
  await build({
    stdin: { contents: ENTRY, resolveDir: path.resolve('.'), loader: 'ts' },
    ...{ bundle: true, format: 'iife', globalName: 'photos' },
    outfile: path.join(folder, 'photos.js'),
  })
  const page = '<!doctype html><link rel="icon" href="data:,"><script src="photos.js"></script>'
  fs.writeFileSync(path.join(folder, 'index.html'), page)
  server = await serveFiles(folder)
})

afterAll(async () => {
  await closeBrowser()
  await server.close()
  fs.rmSync(folder, { recursive: true })
})

/** Chooses these files as a person does, keeps what comes of them, and tells what is kept. */
async function choose(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  const asked = page.waitForEvent('filechooser')
  const kept = page.evaluate(async (client) => {
    const chosen = await photos.choosePictures(4, 'either')
    const [picture] = 'pictures' in chosen ? chosen.pictures : []
    if (!picture || 'problem' in picture) return picture
    return { bytes: picture.bytes, kept: await photos.bytesKept.keep(client, picture.content) }
  }, ONE)
  await (await asked).setFiles(files)
  return kept
}

/** The kept photo as it is drawn from its link, and its bytes as text. */
const look = (page: Page) =>
  page.evaluate(async (client) => {
    const shown = await photos.bytesKept.show(client)
    const bytes = await photos.bytesKept.read(client)
    if (!shown || !(bytes instanceof Blob)) return undefined
    const image = new Image()
    image.src = shown.url
    await image.decode()
    shown.end()
    const text = new TextDecoder('latin1').decode(await bytes.arrayBuffer())
    return { width: image.naturalWidth, height: image.naturalHeight, size: bytes.size, text }
  }, ONE)

test('a photo is made as small as it is shown, without where it was taken, and outlives a reload', async () => {
  const { page } = await openBrowser({ url: server.url })
  const buffer = await tellingJpeg(6, 2400, 1800)
  const kept = await choose(page, [{ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer }])
  expect(kept).toMatchObject({ kept: true })
  await page.reload()
  const shown = await look(page)
  // held upright: the camera's turn is in the pixels now
  expect(shown).toMatchObject({ width: 1200, height: 1600 })
  expect(kept).toMatchObject({ bytes: shown?.size })
  expect(buffer.toString('latin1')).toContain('PLANTED')
  expect(shown?.text).not.toContain('PLANTED')

  await page.evaluate((client) => photos.bytesKept.drop(client), ONE)
  expect(await look(page)).toBeUndefined()
})

test('what is no picture is said to be none', async () => {
  const { page } = await openBrowser({ url: server.url })
  const file = { name: 'IMG.heic', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') }
  expect(await choose(page, [file])).toEqual({ problem: 'unreadable' })
})

test('only what lay there long enough is old', async () => {
  const { page } = await openBrowser({ url: server.url })
  const old = await page.evaluate(async (client) => {
    await photos.bytesKept.keep(client, new Blob(['a']))
    const now = await photos.bytesKept.listOld()
    Date.now = () => performance.timeOrigin + 2 * 3_600_000
    return [now, await photos.bytesKept.listOld()]
  }, ONE)
  expect(old).toEqual([[], [ONE]])
})
