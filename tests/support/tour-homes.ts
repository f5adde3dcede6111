import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import { type PlantedHomes, plantHomes } from './planted-homes'
import type { Stop } from './tour'

const seen = (browser: Browser, of: string) => browser.page.locator(`${of} >> visible=true`).first()

/** Opens what a button leads to, once it lies over the page. */
const over = (name: string | RegExp) => async (browser: Browser) => {
  await browser.page.getByRole('button', { name }).filter({ visible: true }).first().click()
  await browser.page.getByRole('dialog').waitFor()
}

/** As far as the rooms of the building that was planted. */
const toRooms =
  ({ address }: PlantedHomes) =>
  async (browser: Browser) => {
    await seen(browser, '.search-field input').fill(address)
    await seen(browser, '.card .row[role=button]').click()
    await seen(browser, '.homes-room').waitFor()
  }

/** As far as the last question. */
const toWho = (planted: PlantedHomes) => async (browser: Browser) => {
  await toRooms(planted)(browser)
  await seen(browser, '.homes-room').click()
  await seen(browser, '.field-input').waitFor()
}

/** Homes of the demonstration's people, and where they are looked at. */
export async function homeStops(server: LocalServer): Promise<Stop[]> {
  const planted = await plantHomes(async (persona, name, input) =>
    server.call(name, input, await server.tokenOf(persona)),
  )
  const { street, building, grid, scene } = planted
  const of = { street }
  const inBuilding = { street, building }
  const index = { page: 'pages/homes/index', query: of }
  const join = { page: 'pages/homes/join/index', as: 'operator' as const }
  const asked = { page: 'pages/homes/asked/index', as: 'grid_head' as const, query: of }
  const people = { page: 'pages/homes/people/index', as: 'grid_head' as const, query: inBuilding }
  return [
    { ...index, as: 'resident' },
    { ...index, view: 'person', as: 'resident', act: over(/^陈阿婆/) },
    { ...index, view: 'waiting', as: 'volunteer' },
    { ...index, view: 'none', as: 'operator' },
    { ...index, view: 'stranger', as: 'stranger' },
    { ...join, query: { street, scanned: scene } },
    { ...join, view: 'rooms', query: of, act: toRooms(planted) },
    { ...join, view: 'who', query: of, act: toWho(planted) },
    asked,
    { ...asked, view: 'refuse', act: over(/^(不确认|Refuse) /) },
    people,
    { ...people, view: 'person', act: over(/^陈阿婆/) },
    { page: 'pages/homes/code/index', as: 'street_staff', query: of, desk: true },
    {
      page: 'pages/homes/code/index',
      view: 'sheet',
      as: 'grid_head',
      query: { street, area: grid },
      desk: true,
      paper: true,
    },
  ]
}
