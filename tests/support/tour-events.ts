import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import { plantEvents } from './planted-events'
import type { Stop } from './tour'

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

/** Events four days ahead, and where they are looked at, signed up for and run. */
export async function eventStops(server: LocalServer): Promise<Stop[]> {
  const planted = await plantEvents(
    async (persona, name, input) => server.call(name, input, await server.tokenOf(persona)),
    MONDAY,
  )
  const { street, mending, full, off, draft } = planted
  const of = { street }
  const list = { page: 'pages/events/index', query: of, as: 'stranger' as const }
  const event = { page: 'pages/events/event/index', as: 'stranger' as const }
  const ticket = { page: 'pages/signups/ticket/index' }
  const manage = { page: 'pages/events/manage/index', as: 'street_staff' as const }
  const edit = { page: 'pages/events/edit/index', as: 'street_staff' as const }
  const staff = { as: 'street_staff' as const, desk: true }
  return [
    list,
    { ...list, view: 'near', act: tapped('radio', /^(离我近|Near me)$/) },
    { ...list, view: 'grid', as: 'resident', act: tapped('radio', /^(我的网格|My grid)$/) },
    { ...event, query: { street, event: mending } },
    { ...event, view: 'full', query: { street, event: full } },
    { ...event, view: 'off', query: { street, event: off } },
    {
      ...{ page: 'pages/signups/index', as: 'volunteer' as const },
      query: { street, event: mending },
    },
    {
      ...{ page: 'pages/signups/index', view: 'wrong', as: 'operator' as const },
      query: { street, event: mending },
      act: tapped('button', /^(带家人或孩子|Bring family)/, /^(报名|Sign up)$/),
    },
    { page: 'pages/signups/mine/index', as: 'resident', query: of },
    { ...ticket, as: 'resident', query: { street, event: mending } },
    { ...ticket, view: 'waiting', as: 'volunteer', query: { street, event: full } },
    {
      ...{ ...ticket, view: 'change', as: 'resident', query: { street, event: mending } },
      act: tapped('button', /^(改人数或班次|Change people or shifts)$/),
    },
    { page: 'pages/events/run/index', query: of, ...staff },
    { ...manage, query: { street, event: mending }, desk: true },
    { ...manage, view: 'draft', query: { street, event: draft } },
    {
      ...{ ...manage, view: 'off', query: { street, event: mending } },
      act: tapped('button', /^(取消活动|Call it off)$/),
    },
    { ...edit, query: of, desk: true },
    { ...edit, view: 'there', query: { street, event: mending }, desk: true },
    { page: 'pages/signups/roster/index', query: { street, event: mending }, ...staff },
  ]
}
