import fs from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { closeBrowser, openBrowser } from '@tests/support/browser'
import { startLocalServer } from '@tests/support/local-server'
import { settle } from '@tests/support/tour'
import { Hono } from 'hono'
import type { BrowserContext, Page, Response } from 'playwright-core'
import type { StreetCode } from '@/contract/wire'
import { offlineWorker } from '../../config/offline-shell'

const BUILT = path.resolve('dist/h5')
const STREET = '310101002' as StreetCode
/** 贵州路邻里客厅 */
const AT_SITE = `/#/pages/sites/index?street=${STREET}&site=v1srarvx4j`
const NEARBY = '/#/pages/nearby/index'
const MINE = '/#/pages/mine/index'
const PATIENCE_MS = 3000

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

afterAll(closeBrowser)

const sees = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: 20_000 })

/** The worker has its files and answers for the page. */
const untilKept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')

/** Whether a request from within the page is answered at all. */
const isAnswered = (page: Page, to: string, method: string) =>
  page.evaluate(
    ([url = '', verb = '']) =>
      fetch(url, { method: verb }).then(
        () => true,
        () => false,
      ),
    [to, method],
  )

const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return kept.flat().map(({ url }) => new URL(url).pathname)
  })

/** What was just fetched is not asked for again: the kept answers become an hour older. */
const anHourLater = (page: Page) =>
  page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith('zdh.c.'))) {
      const saved = JSON.parse(localStorage.getItem(key) ?? '')
      localStorage.setItem(key, JSON.stringify({ ...saved, at: saved.at - 3_600_000 }))
    }
  })

/** Chromium's emulation says `onLine` again in every page that it opens; a phone stays with the truth. */
async function goOffline(context: BrowserContext) {
  await context.setOffline(true)
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false })
  })
}

describe('without a network', () => {
  async function visited() {
    const server = await startLocalServer()
    await server.call('clock.move', { to: '2026-11-23T02:00:00Z' })
    const browser = await openBrowser({ url: `${server.url}/healthz` })
    await browser.page.goto(server.url + NEARBY)
    await sees(browser.page, '最近的')
    await settle(browser)
    await browser.page.goto(server.url + AT_SITE)
    await sees(browser.page, '开放时间')
    await settle(browser)
    await untilKept(browser.page)
    return { server, page: browser.page, context: browser.page.context() }
  }

  test('pages open cold from the phone and say so, also when the server is gone', async () => {
    const { server, page, context } = await visited()
    await anHourLater(page)
    await server.stop()
    await page.reload()
    await sees(page, /暂时连不上服务，先看 .* 保存的内容/)
    await sees(page, '贵州路 100 号一楼')

    await goOffline(context)
    await page.reload()
    await sees(page, /没有网络，先看 .* 保存的内容/)
    await sees(page, '贵州路 100 号一楼')
    const tab = await context.newPage()
    await tab.goto(server.url + NEARBY)
    await sees(tab, /没有网络，先看 .* 保存的内容/)
    await sees(tab, '最近的')
    // A page of a package that this browser never opened has its words too
    await tab.goto(`${server.url}/#/pages/complaints/mine/index?street=${STREET}`)
    await sees(tab, '用编号和凭证查找')
    await tab.goto(`${server.url}/s/abc%20d`)
    expect(tab.url()).toBe(`${server.url}/#/pages/scan/index?scene=abc%20d`)
    await sees(tab, '现在没有网络')
    await context.close()
  })

  test('the worker answers for the app’s files and never for the cloud', async () => {
    const { server, page, context } = await visited()
    const responses: Response[] = []
    page.on('response', (response) => responses.push(response))
    await page.reload()
    await sees(page, '开放时间')
    await page.waitForLoadState('networkidle')
    const byWorker = (part: RegExp) =>
      responses
        .filter((response) => part.test(new URL(response.url()).pathname))
        .map((response) => response.fromServiceWorker())
    expect(new Set(byWorker(/^\/api$/))).toEqual(new Set([false]))
    expect(new Set(byWorker(/\.(js|css)$/))).toEqual(new Set([true]))

    const paths = await keptPaths(page)
    expect(paths).toContain('/')
    expect(paths.filter((one) => !/^\/$|^\/(js|chunk|css)\/[^/]+$/.test(one))).toEqual([])
    const cloud = [
      ['/api', 'POST'],
      ['/api', 'GET'],
      ['/upload/any', 'GET'],
      ['/healthz', 'GET'],
    ] as const
    for (const [to, method] of cloud) expect(await isAnswered(page, to, method)).toBe(true)
    await context.setOffline(true)
    for (const [to, method] of cloud) expect(await isAnswered(page, to, method)).toBe(false)
    await expect(page.goto(`${server.url}/healthz`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
    await context.close()

    const headers = async (at: string) => {
      const { headers: had } = await fetch(server.url + at)
      return [had.get('content-type'), had.get('cache-control')]
    }
    const [script] = paths.filter((one) => one.startsWith('/js/'))
    const javascript = 'text/javascript; charset=utf-8'
    expect(await headers('/sw.js')).toEqual([javascript, 'no-cache'])
    expect(await headers('/')).toEqual(['text/html; charset=utf-8', 'no-cache'])
    expect(await headers(script!)).toEqual([javascript, 'public, max-age=31536000, immutable'])
    await server.stop()
  })
})

describe('a new build', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zdh-builds-'))
  const HASH = /(?<=\.)[0-9a-f]{8}(?=\.(?:js|css)$)/
  /** What is served now, and whether documents are stuck on the way. */
  const now = { build: '', stuck: false }
  let server: Server
  let url: string

  beforeAll(async () => {
    const app = new Hono()
    app.use('*', async (http, next) => {
      while (http.req.path === '/' && now.stuck) await sleep(50)
      return serveStatic({ root: now.build })(http, next)
    })
    await new Promise<void>((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
        resolve(),
      ) as Server
    })
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterEach(() => {
    now.stuck = false
  })

  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    fs.rmSync(folder, { recursive: true, force: true })
  })

  /** The real build with every hash another, as if each file had changed; says its mark in the head. */
  function release(mark: string) {
    const names = (fs.readdirSync(BUILT, { recursive: true }) as string[]).filter(
      (name) => /\.(js|css|html)$/.test(name) && name !== 'sw.js',
    )
    const hashes = names.flatMap((name) => HASH.exec(name) ?? [])
    const renamed = (text: string) =>
      hashes.reduce((all, hash) => all.replaceAll(hash, mark + hash.slice(mark.length)), text)
    const build = new Map(
      names.map((name) => {
        const text = fs.readFileSync(path.join(BUILT, name), 'utf8')
        const head = name === 'index.html' ? `<head data-build="${mark}">` : '<head>'
        return [renamed(name), renamed(text).replace('<head>', head)] as const
      }),
    )
    const at = path.join(folder, mark)
    for (const [name, text] of [...build, ['sw.js', offlineWorker(build)] as const]) {
      const file = path.join(at, name)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, text)
    }
    now.build = at
  }

  const markOf = (page: Page) => page.locator('head').getAttribute('data-build')

  /** The marks of the builds in the browser, the newest last, when no other is on its way. */
  const builds = (page: Page) =>
    page.evaluate(async () => {
      const { installing, waiting } = await navigator.serviceWorker.ready
      const names = installing || waiting ? [] : await caches.keys()
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      const scripts = kept.map((keys) => keys.find(({ url: at }) => at.includes('/js/app.')))
      return scripts.map((script) => /app\.(.{3})/.exec(script?.url ?? '')?.[1]).join()
    })

  async function untilBuilds(page: Page, marks: string) {
    for (let left = 100; left > 0 && (await builds(page)) !== marks; left--) await sleep(100)
    expect(await builds(page)).toBe(marks)
  }

  test('takes over at the next opening and leaves an open page whole; a slow line opens the kept one', async () => {
    release('aaa')
    const { page: first } = await openBrowser({ url: url + MINE })
    await sees(first, 'English')
    await untilKept(first)
    await untilBuilds(first, 'aaa')

    release('bbb')
    const second = await first.context().newPage()
    await second.goto(url + MINE)
    expect(await markOf(second)).toBe('bbb')
    await untilBuilds(second, 'aaa,bbb')

    const loaded = () =>
      first.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
      )
    const before = await loaded()
    await first.evaluate((to) => {
      location.hash = to
    }, `#/pages/complaints/mine/index?street=${STREET}`)
    await sees(first, '用编号和凭证查找')
    const parts = (await loaded()).filter((one) => /^\/chunk\//.test(one) && !before.includes(one))
    expect(parts.length).toBeGreaterThan(0)
    expect((await fetch(url + parts[0])).status).toBe(404)
    expect(await markOf(first)).toBe('aaa')

    now.stuck = true
    const from = Date.now()
    await second.reload()
    await sees(second, 'English')
    now.stuck = false
    expect(Date.now() - from).toBeGreaterThanOrEqual(PATIENCE_MS - 100)
    expect(Date.now() - from).toBeLessThan(20_000)
    expect(await markOf(second)).toBe('bbb')

    await first.context().setOffline(true)
    await first.reload()
    await sees(first, '用编号和凭证查找')
    expect(await markOf(first)).toBe('bbb')
    await first.context().setOffline(false)

    release('ccc')
    await second.reload()
    expect(await markOf(second)).toBe('ccc')
    await untilBuilds(second, 'bbb,ccc')
    await first.context().close()
  })
})
