import { DAY } from '@/contract/calendar.rules'
import type { ClientId, Place, StreetCode } from '@/contract/wire'
import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import type { Stop } from './tour'

const street = '310101002' as StreetCode
/** What the tour's clock says. */
const MONDAY = Date.parse('2026-11-23T02:00:00Z')

/** Taps the first of a kind that is in sight, and waits until all is still. */
const tapped =
  (role: 'button' | 'radio', ...names: RegExp[]) =>
  async (browser: Browser) => {
    for (const name of names) {
      await browser.page.getByRole(role, { name }).filter({ visible: true }).first().click()
      await browser.quiet()
    }
  }

/** Whoever the demonstration plays, so that enough people stand behind a cell of the heat map. */
const PEOPLE = [
  ...(['resident', 'volunteer', 'grid_head', 'community_secretary', 'block_lead'] as const),
  ...(['street_staff', 'operator', 'partner'] as const),
]
/** Two squares beside each other, away from where the other stops report. */
const PLACES: readonly Place[] = [
  { lng: 121.4718, lat: 31.2338 },
  { lng: 121.4736, lat: 31.2338 },
]

/** What many told three days ago: heat is counted up to yesterday. */
async function plantHeat(server: LocalServer): Promise<void> {
  await server.call('clock.move', { to: new Date(MONDAY - 3 * DAY).toISOString() })
  let told = 0
  for (const persona of [...PEOPLE, ...PEOPLE.slice(0, 6), ...PEOPLE]) {
    const place = PLACES[told < 14 ? 0 : 1] as Place
    const said = { words: '共享单车停满了人行道', category: 'bicycles' as never, anonymous: false }
    const client = `plantedheat${String(told++).padStart(8, '0')}` as ClientId
    await server.call(
      'reports.submit',
      { street, client, ...said, at: { by: 'map', place }, photos: [] },
      await server.tokenOf(persona),
    )
  }
  await server.call('clock.move', { to: new Date(MONDAY).toISOString() })
}

/** The figures of the demonstration's reports, and where most of them lie. */
export async function figureStops(server: LocalServer): Promise<Stop[]> {
  await plantHeat(server)
  const figures = { page: 'pages/reports/figures/index', query: { street } }
  const near = { page: 'pages/reports/near/index', query: { street }, as: 'stranger' as const }
  return [
    { ...figures, as: 'street_staff', desk: true },
    {
      ...{ ...figures, view: 'counted', as: 'community_secretary' as const },
      act: tapped('button', /^(怎么算的|How it is counted)/),
    },
    { ...figures, view: 'year', as: 'street_staff', act: tapped('radio', /^(今年|This year)$/) },
    { ...figures, view: 'others', as: 'resident' },
    { ...near, view: 'heat', act: tapped('radio', /^(哪里多|Where most)$/, /^(近一年|A year)$/) },
  ]
}
