import { type Browser, closeBrowser } from '@tests/support/browser'
import { type LocalServer, startLocalServer } from '@tests/support/local-server'
import {
  ELDER_LIMITS,
  outOfReach,
  PLAIN_LIMITS,
  tooCovered,
  tooSmall,
  tooWide,
} from '@tests/support/measure'
import { openStop, pagesOfApp, plantTour, type Stop } from '@tests/support/tour'

let server: LocalServer
let stops: Stop[]

beforeAll(async () => {
  server = await startLocalServer()
  stops = await plantTour(server)
})

afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

/**
 * Each stop is opened once a language: in elder mode or without, and seen in the other one after a choice
 * in another window, as by somebody who changes their letters while they read.
 */
const LOOKS = [
  { locale: 'zh-CN', first: 'large', next: 'off' },
  { locale: 'en', first: 'off', next: 'large' },
] as const

/** The largest letters on a small phone: whatever overflows does so here. */
const SMALL_PHONE = { width: 360, height: 640 }

async function narrow(browser: Browser): Promise<string[]> {
  await browser.page.setViewportSize({ width: 320, height: 640 })
  const wide = await tooWide(browser.page)
  await browser.page.setViewportSize({ width: 375, height: 812 })
  return wide.map((words) => `at 320px: ${words}`)
}

test('the tour leads through every page of the app', () => {
  const visited = new Set(stops.map(({ page }) => page))
  expect([...visited].sort()).toEqual(pagesOfApp().sort())
})

type Faults = Record<string, unknown[]>

/** All that a page must be in some letters. */
async function everybody(browser: Browser, elder: 'off' | 'large'): Promise<Faults> {
  return {
    axe: await browser.axe(),
    small: await tooSmall(browser.page, elder === 'off' ? PLAIN_LIMITS : ELDER_LIMITS),
    wide: [...(await tooWide(browser.page)), ...(await narrow(browser))],
    keyboard: await outOfReach(browser.page),
  }
}

/** The largest letters, on a small phone. */
async function largest(browser: Browser): Promise<Faults> {
  await browser.page.setViewportSize(SMALL_PHONE)
  await browser.choose('larger')
  return {
    small: await tooSmall(browser.page, ELDER_LIMITS),
    wide: await tooWide(browser.page),
    covered: await tooCovered(browser.page),
  }
}

describe.each(pagesOfApp())('%s', (page) => {
  test.each(LOOKS)('is for everybody, in all letters: $locale', async ({ locale, first, next }) => {
    const found: Record<string, Faults> = {}
    for (const stop of stops.filter((one) => one.page === page)) {
      const elder = first === 'off' ? {} : { elder: first }
      const browser = await openStop(server, stop, { used: true, locale, ...elder })
      const view = stop.view ?? 'page'
      found[`${view}, ${first}`] = await everybody(browser, first)
      await browser.choose(next)
      found[`${view}, ${next}`] = await everybody(browser, next)
      found[`${view}, larger`] = await largest(browser)
      found[view] = { errors: [...browser.errors] }
      await browser.close()
    }
    const faults = Object.entries(found).flatMap(([look, kinds]) =>
      Object.entries(kinds)
        .filter(([, list]) => list.length > 0)
        .map(([kind, list]) => ({ [`${look}: ${kind}`]: list })),
    )
    expect(faults).toEqual([])
  })
})
