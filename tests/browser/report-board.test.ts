import { readFileSync } from 'node:fs'
import { AtScreen } from '@tests/support/at-screen'
import { type Browser, closeBrowser } from '@tests/support/browser'
import { type LocalServer, startLocalServer } from '@tests/support/local-server'
import { plantBoard } from '@tests/support/planted-board'
import { openStop } from '@tests/support/tour'
import type { BoardLine } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'

const STREET = '310101002' as StreetCode
/** Monday, 23 November 2026, 10:00 in Shanghai, a working day. */
const MONDAY = '2026-11-23T02:00:00Z'
const SHED = '铁皮棚'
const SEARCH = '号码、电话、地址或内容'

let server: LocalServer
const opened: Browser[] = []

/** As they stand on the board, the first reported first. */
async function sheds(): Promise<BoardLine[]> {
  const token = await server.tokenOf('street_staff')
  const { reports } = await server.call('reports.search', { street: STREET, q: SHED }, token)
  return reports.sort((a, b) => a.number.localeCompare(b.number))
}

/** Three in one place: two are filed and can be dispatched, the third cannot yet. */
beforeAll(async () => {
  server = await startLocalServer()
  await server.call('clock.move', { to: MONDAY })
  const call: Parameters<typeof plantBoard>[0] = async (persona, name, input) =>
    server.call(name, input, await server.tokenOf(persona))
  await plantBoard(call, 3)
  for (const { report, version } of (await sheds()).slice(0, 2)) {
    await call('street_staff', 'reports.file', { street: STREET, report, version })
  }
})

afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

afterEach(async () => {
  for (const browser of opened.splice(0)) await browser.close()
})

/** A dispatcher of the street at a screen. */
async function atTheDesk(screen: { width: number; height: number; touch: boolean }) {
  const stop = { page: 'pages/desk/index', as: 'street_staff' as const }
  const browser = await openStop(server, stop, screen)
  browser.page.setDefaultTimeout(20_000)
  opened.push(browser)
  return new AtScreen(browser)
}

test.each([
  ['a desk', { width: 1280, height: 900, touch: false }],
  ['a phone', { width: 390, height: 812, touch: true }],
])('from the desk to several dispatched and taken back, at %s', async (_, screen) => {
  const before = await sheds()
  const [first] = before
  const desk = await atTheDesk(screen)
  await desk.tap(/^工单看板/)
  await desk.choose('radio', /^待派遣 \d+$/)
  await desk.sees(/^待派遣 \d+ 件，先到期的在前$/)
  await desk.sees(/厦门路 1 弄 1 号/)
  expect(await desk.browser.axe()).toEqual([])

  await desk.type(SEARCH, first!.number.slice(-4))
  await desk.sees('找到的工单')
  await desk.sees(new RegExp(`^${first!.number}`))
  await desk.type(SEARCH, '厦门路 弄')
  await desk.sees(/厦门路 3 弄 3 号/)

  await desk.tap('选几件一起办')
  for (const n of [1, 2, 3]) await desk.choose('checkbox', new RegExp(`厦门路 ${n} 弄`))
  await desk.sees('已选 3 件')
  expect(await desk.browser.axe()).toEqual([])
  await desk.tap('派遣')
  await desk.choose('radio', /^王志强/)
  expect(await desk.browser.axe()).toEqual([])
  await desk.agree('派给王志强，3 件', '派遣 3 件')

  const outcomes = '办好 2 件，1 件没有办'
  await desk.dialog(outcomes).getByText('现在是“待立案”，这一步不能办。').waitFor()
  await desk
    .dialog(outcomes)
    .getByRole('button', { name: /厦门路 3 弄 3 号/ })
    .waitFor()
  expect(await desk.browser.axe()).toEqual([])
  const given = (await sheds()).map(({ state, owner }) => [state, owner.name])
  expect(given.slice(0, 2)).toEqual([
    ['dispatched', '王志强'],
    ['dispatched', '王志强'],
  ])
  await desk.agree('知道了', outcomes)
  await desk.sees('2 件已经派遣')
  await desk.sees(/前可以撤回，还有 \d+ 分钟/)
  await desk.sees('已派遣 · 微网格长 王志强')
  expect(await desk.browser.axe()).toEqual([])

  await desk.tap('撤回')
  await desk.sees('2 件已经撤回，和之前一样')
  await desk.sees(`已立案 · 街道工作人员 ${first!.owner.name}`)
  const asBefore = ({ report, state, owner, due, category }: BoardLine) => ({
    ...{ report, state, owner, due, category },
  })
  expect((await sheds()).map(asBefore)).toEqual(before.map(asBefore))
  expect(desk.browser.errors).toEqual([])
})

/** What a tap on a button of the page saves, as text. */
async function saved({ browser }: AtScreen, tap: () => Promise<void>): Promise<string> {
  const coming = browser.page.waitForEvent('download')
  await tap()
  const file = await (await coming).path()
  return readFileSync(file, 'utf8')
}

test('from the desk to figures, their definition, an area, and the rows behind them as a file', async () => {
  const desk = await atTheDesk({ width: 1280, height: 900, touch: false })
  await desk.tap(/^工单数字/)
  await desk.sees('先行联系率')
  await desk.choose('radio', '近 90 天')
  await desk.sees('每周收到和结案')
  await desk.tap('怎么算的：按时办结率')
  await desk.sees(/占已经结案和期限已过的/)
  expect(await desk.browser.axe()).toEqual([])
  const rows = await saved(desk, () => desk.tap('导出 CSV'))
  const [first] = await sheds()
  expect(rows).toContain(first?.number)
  expect(rows).toContain(SHED)
  await desk.sees(/^导出了 \d+ 件$/)
  expect(desk.browser.errors).toEqual([])
})
