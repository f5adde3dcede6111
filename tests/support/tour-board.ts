import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import { plantBoard } from './planted-board'
import type { Stop } from './tour'

type Act = (browser: Browser) => Promise<void>
type Role = 'button' | 'checkbox' | 'radio'

const seen = ({ page }: Browser, role: Role, name: RegExp) =>
  page.getByRole(role, { name }).filter({ visible: true })

const tapped = (name: RegExp) => (browser: Browser) => seen(browser, 'button', name).first().click()

const inTurn =
  (...acts: Act[]): Act =>
  async (browser) => {
    for (const act of acts) await act(browser)
    await browser.quiet()
  }

const over: Act = async ({ page }) => page.getByRole('dialog').last().waitFor()
const choosing = tapped(/^(选几件一起办|Choose several)$/)
const filing = tapped(/^(立案|File)$/)

/** Two that are on their way already: no step of filing is done on them, however often it is tried. */
const twoOnTheirWay: Act = async (browser) => {
  for (const nth of [0, 1]) {
    await seen(browser, 'checkbox', /微网格长|Grid head/)
      .nth(nth)
      .click()
  }
}

/** A shed is put where it is already: done, however often it is tried. */
const again: Act = async (browser) => {
  await seen(browser, 'checkbox', /厦门路 1 弄/)
    .first()
    .click()
  await tapped(/^(改类别|Category)$/)(browser)
  for (const name of [/^(房屋物业|Buildings)$/, /^(违法搭建|Illegal building)$/])
    await seen(browser, 'radio', name).first().click()
  await tapped(/^(改好这 1 件|Change this report)$/)(browser)
  await seen(browser, 'button', /^(撤回|Undo)$/).waitFor()
}

const seeking =
  (words: string): Act =>
  async ({ page }) => {
    await page.locator('.search-field input >> visible=true').first().fill(words)
    await page.getByText(/^(找到的工单|Reports found)$/).waitFor()
  }

/** The board of a dispatcher, and what the reporter is told of who looked. */
export async function boardStops(server: LocalServer): Promise<Stop[]> {
  const { street, looked } = await plantBoard(
    async (persona, name, input) => server.call(name, input, await server.tokenOf(persona)),
    3,
  )
  const board = {
    ...{ page: 'pages/reports/board/index', query: { street }, as: 'street_staff' as const },
  }
  const refused = inTurn(
    ...[choosing, twoOnTheirWay, filing, over],
    ...[tapped(/^(立案这 2 件|File these 2 reports)$/), over],
    async ({ page }) =>
      page.getByRole('dialog', { name: /^(2 件都没有办|None of the 2)/ }).waitFor(),
  )
  const dispatching = inTurn(choosing, twoOnTheirWay, tapped(/^(派遣|Assign)$/), over)
  return [
    { ...board, desk: true },
    { ...board, view: 'search', desk: true, act: inTurn(seeking('铁皮棚')) },
    { ...board, view: 'nothing found', act: inTurn(seeking('没有这样的话')) },
    { ...board, view: 'choosing', desk: true, act: inTurn(choosing, twoOnTheirWay) },
    {
      ...{ ...board, view: 'filter' },
      act: inTurn(tapped(/^(按片区|By area)/), async ({ page }) =>
        page.getByRole('dialog').getByRole('radio').first().waitFor(),
      ),
    },
    { ...board, view: 'dispatch', act: dispatching },
    { ...board, view: 'outcomes', act: refused },
    { ...board, view: 'undo', desk: true, act: inTurn(seeking('铁皮棚'), choosing, again) },
    { ...board, view: 'stranger', as: 'resident' },
    {
      ...{ page: 'pages/reports/thread/index', view: 'looks', as: 'resident' as const },
      query: { street, report: looked },
      act: inTurn(tapped(/^(谁查看过|Who has looked)/)),
    },
  ]
}
