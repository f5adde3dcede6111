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

const LOOKS = [
  { locale: 'zh-CN', elder: undefined },
  { locale: 'zh-CN', elder: 'large' },
  { locale: 'en', elder: undefined },
  { locale: 'en', elder: 'large' },
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

describe.each(pagesOfApp())('%s', (page) => {
  test.each(LOOKS)('is for everybody: $locale, elder $elder', async ({ locale, elder }) => {
    const faults: Record<string, unknown> = {}
    for (const stop of stops.filter((one) => one.page === page)) {
      const browser = await openStop(server, stop, {
        ...{ used: true, locale },
        ...(elder ? { elder } : {}),
      })
      const limits = elder ? ELDER_LIMITS : PLAIN_LIMITS
      const view = stop.view ?? 'page'
      const found = {
        axe: await browser.axe(),
        small: await tooSmall(browser.page, limits),
        wide: [...(await tooWide(browser.page)), ...(await narrow(browser))],
        keyboard: await outOfReach(browser.page),
        errors: browser.errors,
      }
      for (const [what, list] of Object.entries(found)) {
        if (list.length > 0) faults[`${view}: ${what}`] = list
      }
      await browser.close()
    }
    expect(faults).toEqual({})
  })

  test.each(['zh-CN', 'en'] as const)(
    'holds the largest letters on a small phone: %s',
    async (locale) => {
      const faults: Record<string, unknown> = {}
      for (const stop of stops.filter((one) => one.page === page)) {
        const browser = await openStop(server, stop, {
          ...{ used: true, locale, elder: 'larger' },
          ...SMALL_PHONE,
        })
        const found = [
          ...(await tooSmall(browser.page, ELDER_LIMITS)),
          ...(await tooWide(browser.page)),
          ...(await tooCovered(browser.page)),
          ...browser.errors,
        ]
        if (found.length > 0) faults[stop.view ?? 'page'] = found
        await browser.close()
      }
      expect(faults).toEqual({})
    },
  )
})
