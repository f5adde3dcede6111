import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import { plantDoor } from './planted-door'
import type { Stop } from './tour'

/** What the tour's clock says. */
const MONDAY = Date.parse('2026-11-23T02:00:00Z')

/** Makes this browser a device of the door. */
async function opened({ page }: Browser) {
  await page
    .getByLabel(/^(这台设备叫什么|What is this device called)/)
    .filter({ visible: true })
    .fill('东门')
  await page.getByRole('button', { name: /^(开始签到|Start checking in)$/ }).click()
  await page
    .getByRole('button', { name: /^(扫票签到|Scan to check in)$/ })
    .filter({ visible: true })
    .waitFor()
}

/** Somebody without a ticket: what is typed finds the party of the demonstration's resident. */
async function looked(browser: Browser) {
  await opened(browser)
  await browser.page
    .getByLabel(/^(姓名，或手机号后四位|Name, or last four)/)
    .filter({ visible: true })
    .fill('4321')
  await browser.quiet()
}

/** A door that has just opened: before and after this browser is a device of it, and who runs it. */
export async function checkinStops(server: LocalServer): Promise<Stop[]> {
  const { street, event } = await plantDoor(
    async (persona, name, input) => server.call(name, input, await server.tokenOf(persona)),
    MONDAY,
  )
  const query = { street, event }
  const door = { page: 'pages/checkins/door/index', as: 'street_staff' as const, query }
  return [
    door,
    { ...door, view: 'open', act: looked },
    { ...door, page: 'pages/checkins/screen/index' },
    {
      ...{ page: 'pages/checkins/self/index', as: 'resident' },
      query: { ...query, scanned: 'nothing' },
    },
    { page: 'pages/checkins/run/index', as: 'street_staff', query, desk: true },
    { page: 'pages/checkins/say/index', as: 'resident', query },
  ]
}
