import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import { plantHandle } from './planted-handle'
import type { Stop } from './tour'

/** Taps what leads on, once it is there, and waits for what it opens. */
const over =
  (...names: RegExp[]) =>
  async (browser: Browser) => {
    for (const name of names) {
      await browser.page.getByRole('button', { name }).filter({ visible: true }).first().click()
    }
    await browser.page.getByRole('dialog').last().waitFor()
  }

/** Reports of the demonstration's grid head, and where they are handled. */
export async function handleStops(server: LocalServer): Promise<Stop[]> {
  const { street, handling, dispatched } = await plantHandle(async (persona, name, input) =>
    server.call(name, input, await server.tokenOf(persona)),
  )
  const page = 'pages/reports/handle/index'
  const mine = { page, as: 'grid_head' as const, query: { street, report: handling } }
  const others = /^(其他办法|More ways)/
  return [
    mine,
    { ...mine, view: 'new', query: { street, report: dispatched } },
    { ...mine, view: 'acts', act: over(others) },
    { ...mine, view: 'contact', act: over(/^(记录首次联系|Note first contact)$/) },
    { ...mine, view: 'return', act: over(others, /^(退单|Return)/) },
    { ...mine, view: 'result', act: over(others, /^(交办理结果|Hand in the result)/) },
    { page, view: 'above', as: 'street_staff', query: { street, report: handling } },
    { page: 'pages/desk/index', view: 'reports', as: 'grid_head' },
    { page: 'pages/reports/handle/enter/index', as: 'street_staff', query: { street } },
  ]
}
