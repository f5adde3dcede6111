import { type Browser, closeBrowser } from '@tests/support/browser'
import { type LocalServer, startLocalServer } from '@tests/support/local-server'
import { openStop, settle } from '@tests/support/tour'
import type { StreetCode } from '@/contract/wire'

const STREET = '310101002' as StreetCode
/** Monday, 23 November 2026, 10:00 in Shanghai, a working day. */
const MONDAY = '2026-11-23T02:00:00Z'

let server: LocalServer
let browser: Browser

beforeAll(async () => {
  server = await startLocalServer()
  await server.call('clock.move', { to: MONDAY })
})

afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

beforeEach(async () => {
  browser = await openStop(server, { page: 'pages/desk/index', as: 'street_staff' })
  browser.page.setDefaultTimeout(20_000)
  await shown('button', '新增一个站点').click()
  await browser.page.getByLabel('名称，必填').waitFor()
})

afterEach(async () => {
  await browser.close()
})

/** Of the shown page only: Taro keeps those below in the document. */
const shown = (role: 'button' | 'radio', name: string | RegExp) =>
  browser.page.getByRole(role, { name, exact: true }).filter({ visible: true })

const sees = (words: string) =>
  browser.page.getByText(words).filter({ visible: true }).first().waitFor()

async function name(zh: string) {
  await browser.type('名称，必填', zh)
  await browser.type('地址，必填', '贵州路 9 号')
}

/** The site of that name as a stranger sees it. */
async function found(zh: string) {
  const { sites } = await server.call('sites.list', { street: STREET, needs: [], words: zh })
  expect(sites.map((site) => site.name.zh)).toEqual([zh])
  const [{ site }] = sites as [(typeof sites)[number]]
  return (await server.call('sites.get', { street: STREET, site })).site
}

/** The map as it stands, once its base is drawn and it is in sight. */
async function map() {
  const drawn = browser.page.locator('.map.leaflet-container >> visible=true')
  await drawn.locator('.map-base').first().waitFor({ state: 'attached' })
  await drawn.scrollIntoViewIfNeeded()
  return drawn
}

test('a line: stops found by name, put in order by taps, added once by two', async () => {
  await shown('radio', '路线').click()
  await name('新的便民线')
  const picks: string[] = []
  for (const words of ['客厅', '夜间驿站', '骑手歇脚']) {
    await shown('button', '加一站').click()
    const dialog = browser.page.getByRole('dialog')
    await dialog.getByLabel('按名字或地址找').fill(words)
    const row = dialog.locator('.row', { hasText: words }).first()
    const title = (await row.locator('.strong').textContent()) ?? ''
    picks.push(title)
    await row.click()
    await dialog.waitFor({ state: 'detached' })
    await sees(`第 ${picks.length} 站 ${title}`)
  }
  const [first = '', second = '', third = ''] = picks
  await shown('button', `第 3 站 ${third}：上移`).click()
  await sees(`第 2 站 ${third}`)
  await shown('button', '新增这个站点').dblclick()
  await sees('已新增“新的便民线”')
  const line = await found('新的便民线')
  expect(line.stops.map((stop) => stop.name.zh)).toEqual([first, third, second])
  expect(line.at).toEqual(line.stops[0]?.at)
  expect(await browser.axe()).toEqual([])
  expect(browser.errors).toEqual([])
})

test('an area: corners by taps on the map, one undone, a crossing told and mended', async () => {
  await shown('radio', '片区').click()
  await name('新的小广场')
  const drawn = await map()
  const box = await drawn.boundingBox()
  if (!box) throw new Error('the map is in sight')
  const tap = async (x: number, y: number, nth: number) => {
    await drawn.click({ position: { x: box.width * x, y: box.height * y } })
    await sees(`已有 ${nth} 个角`)
  }
  await tap(0.35, 0.35, 1)
  await tap(0.6, 0.35, 2)
  await tap(0.6, 0.65, 3)
  await tap(0.45, 0.2, 4)
  await sees('边线交叉了')
  expect(await browser.axe()).toEqual([])
  await shown('button', '撤销最后一个角').click()
  await sees('已有 3 个角')
  await tap(0.35, 0.65, 4)
  expect(await browser.page.getByText('边线交叉了').count()).toBe(0)
  await expectDrawn(4)
  await shown('button', '新增这个站点').click()
  await sees('已新增“新的小广场”')
  const { ring, kind } = await found('新的小广场')
  expect([kind, ring?.length]).toEqual(['area', 4])
  const [a, b, c, d] = ring ?? []
  // As tapped: to the right, down, and back to the left
  expect([b!.lng > a!.lng, c!.lat < b!.lat, d!.lng < c!.lng]).toEqual([true, true, true])
  expect(Math.abs(a!.lat - b!.lat)).toBeLessThan(1e-4)

  await shown('button', '写运营方、电话和介绍').click()
  await settle(browser)
  await sees('已有 4 个角')
  await shown('button', '全部清掉').click()
  await sees('已有 0 个角')
  await browser.page.reload()
  await settle(browser)
  await sees('上次没有保存的修改还在')
  await sees('已有 0 个角')
  await shown('button', '丢掉').click()
  await sees('已有 4 个角')
  expect(browser.errors).toEqual([])
})

/** The polygon on the map has as many corners as were tapped. */
async function expectDrawn(corners: number) {
  const path = await browser.page.locator('.map-ring >> visible=true').getAttribute('d')
  expect(path?.match(/[ML]/g)).toHaveLength(corners)
}
