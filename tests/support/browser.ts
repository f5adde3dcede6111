import fs from 'node:fs'
import path from 'node:path'
import packed from '@sparticuz/chromium'
import {
  type BrowserContext,
  type Browser as Chromium,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--font-render-hinting=none',
]

const AXE = require.resolve('axe-core/axe.min.js')

export interface BrowserOptions {
  url: string
  offline?: boolean
  elder?: 'large' | 'larger'
  locale?: 'zh-CN' | 'en'
  width?: number
  height?: number
  /** A finger, or a mouse and a keyboard at a desk. */
  touch?: boolean
  /** What the app kept from before, by its names in `client/storage`. */
  kept?: Record<string, unknown>
  /**
   * In a browser that was used before: it has the app's files, and the service worker that would fetch
   * them all is kept out. What the app keeps is as new.
   */
  used?: boolean
}

export interface Violation {
  rule: string
  impact: string
  help: string
  /** The elements, as HTML. */
  where: string[]
}

let running: Promise<Chromium> | undefined
const usedOnes = new Map<string, Promise<BrowserContext>>()

/** One Chromium a test file, from npm: nothing to download. */
function start() {
  running ??= packed
    .executablePath()
    .then((executablePath) => chromium.launch({ executablePath, args: FLAGS, headless: true }))
  return running
}

/** After the last test of a file. */
export async function closeBrowser() {
  await (await running)?.close()
  running = undefined
  usedOnes.clear()
}

/** The person's choices, and what is kept besides, as `client/storage` keeps them. */
function choices({ elder, locale, kept }: BrowserOptions) {
  return Object.entries({ elder, locale, ...kept })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [`zdh.k.${name}`, JSON.stringify(value)] as const)
}

/**
 * In the page: resolves once an answer that just came is drawn and whatever it leads to is asked. A page
 * that has nothing to draw may be given no frame at all: it is not waited for longer than a blink.
 */
const IDLE = async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 300)
      requestIdleCallback(() => requestAnimationFrame(() => resolve()))
    })
  }
}

/** The H5 build in a browser, as a person uses it. */
export class Browser {
  constructor(
    readonly page: Page,
    /** What the page's console complained about, failed requests included. */
    readonly errors: readonly string[],
    private readonly asking: ReadonlySet<Request>,
    private readonly used: boolean,
  ) {}

  /**
   * Until nothing is asked of the cloud any more and the page has nothing left to draw.
   * @param most ms after which whatever is still asked is let be
   */
  async quiet(most = Number.POSITIVE_INFINITY) {
    const until = Date.now() + most
    const waits = () => this.asking.size > 0 && Date.now() < until
    do {
      while (waits()) await this.page.waitForTimeout(20)
      await this.page.evaluate(IDLE)
    } while (waits())
  }

  async tap(name: string) {
    const named = this.page.getByRole('button', { name, exact: true })
    const target = (await named.count()) > 0 ? named : this.page.getByText(name, { exact: true })
    await target.first().click()
  }

  async type(label: string, words: string) {
    await this.page.getByLabel(label).first().fill(words)
  }

  async wait(words: string) {
    await this.page.getByText(words).first().waitFor()
  }

  /** The words as they are drawn. */
  async text() {
    return (await this.page.locator('body').allInnerTexts()).join('\n')
  }

  async go(hash: string) {
    await this.page.evaluate((to) => {
      location.hash = to
    }, hash)
  }

  /** Chooses letters in another window of the same browser: this one shows them at once. */
  async choose(elder: 'off' | 'large' | 'larger') {
    await this.page.evaluate((value) => {
      const [key, newValue] = ['zdh.k.elder', JSON.stringify(value)]
      localStorage.setItem(key, newValue)
      window.dispatchEvent(new StorageEvent('storage', { key, newValue }))
    }, elder)
    await this.quiet(2000)
  }

  setOffline(offline: boolean) {
    return this.page.context().setOffline(offline)
  }

  /** Every rule of WCAG 2.1 A and AA and the good practices, on the page as it stands. */
  async axe(): Promise<Violation[]> {
    await this.page.evaluate(fs.readFileSync(AXE, 'utf8'))
    const found = await this.page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(option: object): Promise<{ violations: AxeViolation[] }> }
      }
      return (await axe.run({ resultTypes: ['violations'] })).violations
    })
    return found.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      help,
      where: nodes.map((node) => node.html.slice(0, 200)),
    }))
  }

  /** The whole page, however long: a page scrolls within the window, so the window grows. */
  async screenshot(file: string) {
    const before = this.page.viewportSize() ?? { width: 375, height: 812 }
    const height = await this.page.evaluate(() => {
      const heights = [...document.querySelectorAll('.taro_page')].map((page) => page.scrollHeight)
      return Math.max(document.body.scrollHeight, ...heights)
    })
    await this.page.setViewportSize({
      width: before.width,
      height: Math.max(before.height, height),
    })
    fs.mkdirSync(path.dirname(file), { recursive: true })
    await this.page.screenshot({ path: file })
    await this.page.setViewportSize(before)
  }

  /** With its window; a browser that others use goes on. */
  async close() {
    await (this.used ? this.page : this.page.context()).close()
  }
}

interface AxeViolation {
  id: string
  impact: string | null
  help: string
  nodes: { html: string }[]
}

async function makeContext({ locale = 'zh-CN', touch = true, used = false }: BrowserOptions) {
  return (await start()).newContext({
    deviceScaleFactor: 2,
    hasTouch: touch,
    isMobile: touch,
    locale,
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: used ? 'block' : 'allow',
  })
}

/** A browser of its own, or one that others with this language and this hand have used. */
function contextFor(options: BrowserOptions): Promise<BrowserContext> {
  if (!options.used) return makeContext(options)
  const alike = JSON.stringify([options.locale, options.touch])
  const known = usedOnes.get(alike) ?? makeContext(options)
  usedOnes.set(alike, known)
  return known
}

export async function openBrowser(options: BrowserOptions): Promise<Browser> {
  const { url, offline = false, width = 375, height = 812, used = false } = options
  const context = await contextFor(options)
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  await page.addInitScript(
    ({ choices, fresh }) => {
      if (fresh) localStorage.clear()
      for (const [key, value] of choices) localStorage.setItem(key, value)
    },
    { choices: choices(options), fresh: used },
  )
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  const asking = new Set<Request>()
  page.on('request', (request) => asking.add(request))
  page.on('requestfinished', (request) => asking.delete(request))
  page.on('requestfailed', (request) => asking.delete(request))
  await page.goto(url)
  if (offline) await context.setOffline(true)
  return new Browser(page, errors, asking, used)
}
