import {
  type Browser,
  type BrowserOptions,
  closeBrowser,
  openBrowser,
} from '@tests/support/browser'
import { type StaticServer, serveFiles } from '@tests/support/static-server'

let server: StaticServer

beforeAll(async () => {
  server = await serveFiles('dist/h5')
})
afterAll(() => Promise.all([closeBrowser(), server.close()]))

/** The page of choices, which needs no cloud for them. */
async function openMine(options: Omit<BrowserOptions, 'url'> = {}) {
  const browser = await openBrowser({ url: `${server.url}/#/pages/mine/index`, ...options })
  await browser.wait('English')
  return browser
}

interface Sizes {
  /** Smallest letters in px, and the least line height as a multiple of them. */
  letters: number
  line: number
  /** Smallest side of anything that can be tapped, in px, and what it is. */
  touch: number
  least: string
}

function measure(browser: Browser): Promise<Sizes> {
  return browser.page.evaluate(() => {
    const seen = (element: Element) => element.getBoundingClientRect().width > 0
    const texts = [...document.querySelectorAll('.page *')].filter(
      (element) =>
        seen(element) &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    const styles = texts.map((element) => getComputedStyle(element))
    const taps = [...document.querySelectorAll('[role][tabindex="0"], input, textarea')]
    const sides = taps.filter(seen).map((element) => {
      const { width, height } = element.getBoundingClientRect()
      return { side: Math.min(width, height), what: element.textContent ?? '' }
    })
    const least = sides.sort((a, b) => a.side - b.side)[0]
    return {
      letters: Math.min(...styles.map(({ fontSize }) => Number.parseFloat(fontSize))),
      line: Math.min(
        ...styles.map(
          (style) => Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
        ),
      ),
      touch: least?.side ?? 0,
      least: least?.what ?? '',
    }
  })
}

const sideways = (browser: Browser) =>
  browser.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test.each([
  [{ locale: 'zh-CN' }],
  [{ locale: 'en' }],
  [{ locale: 'zh-CN', elder: 'larger' }],
  [{ locale: 'en', elder: 'large', width: 320 }],
  [{ locale: 'zh-CN', width: 1280, height: 800, touch: false }],
] as const)('axe finds nothing with %j', async (options) => {
  const browser = await openMine(options)
  expect(await browser.axe()).toEqual([])
})

test('letters of 14 px and more, touch of 44 px and more', async () => {
  const sizes = await measure(await openMine())
  expect(sizes.letters).toBeGreaterThanOrEqual(14)
  expect(sizes.line).toBeGreaterThanOrEqual(1.3)
  expect([sizes.least, sizes.touch >= 44]).toEqual([sizes.least, true])
})

test.each(['large', 'larger'] as const)(
  'elder mode, %s: the measures of the law',
  async (elder) => {
    const sizes = await measure(await openMine({ elder }))
    expect(sizes.letters).toBeGreaterThanOrEqual(18)
    expect(sizes.line).toBeGreaterThanOrEqual(1.3)
    expect([sizes.least, sizes.touch >= 60]).toEqual([sizes.least, true])
  },
)

test('a choice speaks at once, to the reader too, and stays', async () => {
  const browser = await openMine()
  await browser.page.getByRole('radio', { name: 'English' }).click()
  await browser.wait('Elder mode')
  expect(await browser.page.getAttribute('html', 'lang')).toBe('en')
  await browser.page.reload()
  await browser.wait('Elder mode')
  expect(await browser.page.title()).toMatch(/^[A-Z]/)
})

test('the keyboard does what a finger does, and the focus is seen', async () => {
  const browser = await openMine({ touch: false, width: 1280 })
  const larger = browser.page.getByRole('radio', { name: '特大字' })
  for (
    let i = 0;
    i < 60 && !(await larger.evaluate((one) => one === document.activeElement));
    i++
  ) {
    await browser.page.keyboard.press('Tab')
  }
  expect(await larger.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
  await browser.page.keyboard.press(' ')
  expect(await larger.getAttribute('aria-checked')).toBe('true')
  await browser.page.locator('.page.elder-more').waitFor()
})

test('nothing sticks out sideways, from the smallest phone in the largest letters to a desk', async () => {
  expect(await sideways(await openMine({ width: 320, elder: 'larger', locale: 'en' }))).toBe(0)
  const desk = await openMine({ width: 1600, touch: false })
  expect(await sideways(desk)).toBe(0)
  const column = await desk.page.locator('.page-body').first().boundingBox()
  expect(column?.width).toBeLessThanOrEqual(720)
})

test('a script that a browser cannot read would show here', async () => {
  const browser = await openMine()
  expect(
    browser.errors.filter((error) => /SyntaxError|ReferenceError|TypeError/.test(error)),
  ).toEqual([])
})
