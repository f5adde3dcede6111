import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import { plantReports } from './planted-reports'
import type { Stop } from './tour'

const seen = (browser: Browser, of: string) => browser.page.locator(`${of} >> visible=true`).first()

/** Opens what a button leads to, once it lies over the page. */
const over = (name: RegExp) => async (browser: Browser) => {
  await browser.page.getByRole('button', { name }).filter({ visible: true }).first().click()
  await browser.page.getByRole('dialog').waitFor()
}

/** Writes what happened, and waits for what the words bring. */
const written = (words: string, brings: string) => async (browser: Browser) => {
  await seen(browser, 'textarea').fill(words)
  await browser.page.getByText(brings).filter({ visible: true }).first().waitFor()
  await browser.quiet()
}

/** What residents report, and where they look at it. */
export async function reportStops(server: LocalServer): Promise<Stop[]> {
  const { street, site, report } = await plantReports(async (persona, name, input) =>
    server.call(name, input, await server.tokenOf(persona)),
  )
  const form = { page: 'pages/reports/index', as: 'operator' as const, query: { street, site } }
  const thread = { page: 'pages/reports/thread/index', query: { street, report } }
  return [
    { ...form, query: { street }, as: 'resident' },
    { ...form, view: 'written', act: written('路灯不亮，晚上看不清', '“') },
    { ...form, view: 'danger', act: written('三楼着火了，有人晕倒', '119') },
    { ...form, view: 'categories', act: over(/^(全部类别|All categories)$/) },
    { ...form, view: 'place', act: over(/^(改位置|Change)/) },
    { page: 'pages/reports/mine/index', as: 'resident', query: { street } },
    { page: 'pages/reports/mine/index', view: 'stranger', as: 'stranger', query: { street } },
    { page: 'pages/reports/near/index', as: 'stranger', query: { street } },
    { ...thread, as: 'resident' },
    { ...thread, view: 'stranger', as: 'stranger' },
    {
      ...thread,
      view: 'withdraw',
      as: 'resident',
      act: over(/^(撤回这件随手报|Take this report back)$/),
    },
  ]
}
