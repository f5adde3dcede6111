import { type Browser, closeBrowser } from './browser'
import { type LocalServer, startLocalServer } from './local-server'
import { ELDER_LIMITS, outOfReach, PLAIN_LIMITS, tooCovered, tooSmall, tooWide } from './measure'
import { openStop, pagesOfApp, plantTour, type Stop } from './tour'

/**
 * Each stop is opened once a language: in elder mode or without, and seen in the other one after a choice
 * in another window, as by somebody who changes their letters while they read. axe and the keyboard go
 * over each language and each size of letters once, and over each with each by `npm run test:long`.
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

type Faults = Record<string, unknown[]>

const LONG = process.env.LONG === '1'

/** What letters change of a page: how large things are, and what has room. */
async function measured(browser: Browser, elder: 'off' | 'large'): Promise<Faults> {
  return {
    small: await tooSmall(browser.page, elder === 'off' ? PLAIN_LIMITS : ELDER_LIMITS),
    wide: [...(await tooWide(browser.page)), ...(await narrow(browser))],
  }
}

/** All that a page must be in some letters. */
const everybody = async (browser: Browser, elder: 'off' | 'large'): Promise<Faults> => ({
  axe: await browser.axe(),
  keyboard: await outOfReach(browser.page),
  ...(await measured(browser, elder)),
})

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

/** The pages of the tour, in parts of which each has a browser of its own: one that has shown them all at once tires. */
const PARTS = {
  reports: /^pages\/(reports|desk)\//,
  first: /^pages\/(home|nearby|mine|scan|sites|signin|imports|invitations)\//,
} as const

const pagesOf = (part: keyof typeof PARTS | 'rest') =>
  pagesOfApp().filter((page) =>
    part === 'rest'
      ? Object.values(PARTS).every((pattern) => !pattern.test(page))
      : PARTS[part].test(page),
  )

async function seen(browser: Browser, first: 'off' | 'large', next: 'off' | 'large') {
  const looks: Record<string, Faults> = {}
  looks[first] = await everybody(browser, first)
  await browser.choose(next)
  looks[next] = await (LONG ? everybody : measured)(browser, next)
  looks.larger = await largest(browser)
  looks.all = { errors: [...browser.errors] }
  return looks
}

const faultsOf = (view: string, looks: Record<string, Faults>) =>
  Object.entries(looks).flatMap(([look, kinds]) =>
    Object.entries(kinds)
      .filter(([, list]) => list.length > 0)
      .map(([kind, list]) => ({ [`${view}, ${look}: ${kind}`]: list })),
  )

/** Tests of one part of the app's pages: every stop, language and size of letters. */
export function isForEverybody(part: keyof typeof PARTS | 'rest'): void {
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

  test('the tour leads through every page of the app', () => {
    const visited = new Set(stops.map(({ page }) => page))
    expect([...visited].sort()).toEqual(pagesOfApp().sort())
  })

  describe.each(pagesOf(part))('%s', (page) => {
    test.each(LOOKS)(
      'is for everybody, in all letters: $locale',
      async ({ locale, first, next }) => {
        const faults: object[] = []
        for (const stop of stops.filter((one) => one.page === page)) {
          const elder = first === 'off' ? {} : { elder: first }
          const browser = await openStop(server, stop, { used: true, locale, ...elder })
          try {
            faults.push(...faultsOf(stop.view ?? 'page', await seen(browser, first, next)))
          } finally {
            await browser.close()
          }
        }
        expect(faults).toEqual([])
      },
    )
  })
}
