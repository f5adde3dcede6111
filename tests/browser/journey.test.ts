import fs from 'node:fs'
import { type Browser, closeBrowser, openBrowser } from '@tests/support/browser'
import { type LocalServer, startLocalServer } from '@tests/support/local-server'
import { settle } from '@tests/support/tour'
import type { Persona } from '@/contract/session'
import type { SiteId, StreetCode } from '@/contract/wire'

const STREET = '310101002' as StreetCode
/** 贵州路邻里客厅 */
const SITE = 'v1srarvx4j' as SiteId
const AT_SITE = `#/pages/sites/index?street=${STREET}&site=${SITE}`
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

afterEach(async () => {
  await browser.close()
})

const open = async (at: string) => {
  browser = await openBrowser({ url: server.url + at })
  browser.page.setDefaultTimeout(20_000)
  await settle(browser)
}

type Role = 'button' | 'link' | 'radio' | 'checkbox'

/** Of the shown page only: Taro keeps those below in the document. */
const shown = (role: Role, name: string | RegExp, checked?: boolean) =>
  browser.page
    .getByRole(role, { name, exact: true, ...(checked === undefined ? {} : { checked }) })
    .filter({ visible: true })

const sees = (words: string) =>
  browser.page.getByText(words).filter({ visible: true }).first().waitFor()

/** The names of the list, once the map has as many markers; the page before takes a moment to leave. */
async function listedAsOnMap(): Promise<string[]> {
  await browser.page.waitForFunction(() => {
    const count = (of: string) =>
      [...document.querySelectorAll(of)].filter((one) => one.checkVisibility()).length
    return count('.site-words') === count('.map-marker[role=button]')
  })
  const words = await browser.page.locator('.site-words >> visible=true').allInnerTexts()
  return words.map((one) => one.split('\n')[0] ?? '')
}

async function play(persona: Persona) {
  const { personas } = await server.call('session.personas', {})
  const { name } = personas.find((one) => one.persona === persona)!
  await shown('link', /^我的/).click()
  await shown('radio', name.zh).click()
  await shown('radio', name.zh, true).waitFor()
  await settle(browser)
}

test('a stranger scans the code on the wall and sees what is here and near', async () => {
  const { link } = await server.call(
    'sites.poster',
    { street: STREET, site: SITE },
    await server.tokenOf('street_staff'),
  )
  expect(link).toMatch(new RegExp(`^${server.url}/s/s310101002[0-9a-z]{18}$`))
  await open(link.slice(server.url.length))
  await sees('贵州路邻里客厅')
  await sees('就在旁边')
  const words = await browser.text()
  expect(browser.page.url()).toContain(AT_SITE)
  for (const fact of [
    '营业中',
    '今天 20:00 关门 · 明天（周二）8:30 开门',
    '贵州路 100 号一楼',
    '热水',
    'AED',
    '021-0000 0107',
    '邻里社区服务中心',
    '运营合同至 2027',
    '示例数据',
  ]) {
    expect(words).toContain(fact)
  }

  await shown('button', '回到首页').click()
  await sees('此刻在身边')
  await shown('link', '附近').click()
  await sees('最近的')
  await settle(browser)
  const listed = await listedAsOnMap()
  expect(listed.length).toBeGreaterThan(10)

  await shown('button', '筛选').click()
  await browser.page.getByRole('checkbox', { name: '母婴室' }).click()
  await browser.tap('看结果')
  await settle(browser)
  const { sites } = await server.call('sites.list', { street: STREET, needs: ['nursing_room'] })
  const fitting = await listedAsOnMap()
  expect(fitting.length).toBeGreaterThan(0)
  expect(fitting.length).toBeLessThan(listed.length)
  for (const name of fitting) expect(sites.map((site) => site.name.zh)).toContain(name)
  await browser.page.locator('.map-marker[role=button] >> visible=true').first().click()
  await sees('开放时间')
  expect(browser.errors).toEqual([])
})

test('large letters and English are a tap each, and stay', async () => {
  await open('/')
  await shown('button', '长辈版').click()
  await sees('打电话找人')
  await browser.page.reload()
  await sees('打电话找人')
  await shown('button', '标准版').click()
  await sees('此刻在身边')
  await shown('link', '我的').click()
  await shown('radio', 'English').click()
  await shown('link', 'Home').click()
  expect(await browser.page.evaluate(() => document.documentElement.lang)).toBe('en')
  await browser.page.reload()
  await shown('link', 'Nearby').click()
  await sees('Guizhou Road Living Room')
  expect(browser.errors).toEqual([])
})

/** 陆佳怡 is the second of the staff to be given work. */
async function oneForTheFirst() {
  await server.call('complaints.submit', {
    street: STREET,
    client: 'journey0000000000001',
    kind: 'suggestion',
    about: { line: 'app' },
    words: '希望有繁体字',
  })
}

test('a complaint is two taps away, gets a number, a person and a day, and an answer', async () => {
  await oneForTheFirst()
  await open('/')
  await play('resident')
  await shown('link', '家园').click()
  await shown('button', '我有意见').click()
  await shown('radio', '这个小程序').click()
  await browser.type('发生了什么', '地图上的字太小，老人看不清楚')
  await shown('button', '提交').click()
  await sees('收到您的投诉')
  const receipt = await browser.text()
  const [number = ''] = /T20261123-\d{4}/.exec(receipt) ?? []
  expect(number).not.toBe('')
  expect(receipt).toContain('11月30日（周一）前答复')
  expect(receipt).toContain('陆佳怡')

  await shown('button', '看进展').click()
  await sees('办理中')
  await browser.go('#/pages/mine/index')
  await play('street_staff')
  await shown('button', /工作台/).click()
  await shown('button', new RegExp(`^地图上的字太小.*${number}`)).click()
  await browser.type('您的答复', '下个版本会放大地图上的字，十二月十日前办好')
  await shown('button', '发出答复').click()
  await browser.page.getByRole('dialog').getByRole('button', { name: '发出' }).click()
  await sees('已答复')

  await browser.go('#/pages/mine/index')
  await play('resident')
  await shown('button', /您的意见有答复了/).click()
  await sees('下个版本会放大地图上的字，十二月十日前办好')
  expect(browser.errors).toEqual([])
})

test('a stranger keeps a receipt and finds the complaint again by it', async () => {
  await open('/')
  await shown('button', '我有意见').click()
  await shown('radio', '街道的工作人员').click()
  await browser.type('发生了什么', '打了三次电话都没有人接')
  await shown('button', '提交').click()
  await sees('查看答复的凭证')
  const said = await browser.text()
  expect(said).toContain('督查')
  const [number = ''] = /T20261123-\d{4}/.exec(said) ?? []
  const [letters = ''] = /([0-9a-z]{4} ){3}[0-9a-z]{4}/.exec(said) ?? []
  await browser.close()
  await open(`/#/pages/complaints/mine/index?street=${STREET}`)
  await browser.type('编号', number)
  await browser.type('凭证', letters)
  await shown('button', '查找').click()
  await sees('打了三次电话都没有人接')
  expect(browser.errors).toEqual([])
})

test('an operator closes early, and a stranger sees why', async () => {
  await open('/')
  await play('operator')
  await browser.go(AT_SITE)
  await shown('button', '管理').click()
  await shown('button', '提前关门').click()
  await browser.type('原因', '停水检修')
  await browser.tap('现在关门')
  await sees('已提前关门')
  expect(browser.errors).toEqual([])
  await browser.close()
  await open(`/${AT_SITE}`)
  await sees('提前关门')
  const [ownWords = ''] = (await browser.text()).split('就在旁边')
  expect(ownWords).toContain('停水检修')
  expect(ownWords).not.toContain('营业中')
})

test('staff fill in the template, look at the preview, apply it and take it back', async () => {
  await open('/')
  await play('street_staff')
  await shown('button', /工作台/).click()
  await shown('button', /从表格导入/).click()
  const [download] = await Promise.all([
    browser.page.waitForEvent('download'),
    shown('button', '下载模板').click(),
  ])
  const template = fs.readFileSync(await download.path(), 'utf8')
  const filled = template.replace('A001', 'J777').replace('示例驿站', '旅程驿站')
  expect(filled).not.toBe(template)
  const [chooser] = await Promise.all([
    browser.page.waitForEvent('filechooser'),
    shown('button', '选择文件上传').click(),
  ])
  await chooser.setFiles({ name: '站点.csv', mimeType: 'text/csv', buffer: Buffer.from(filled) })
  await sees('新增点“旅程驿站”')
  const listed = async () => {
    const { sites } = await server.call('sites.near', {
      at: { lng: 121.4785, lat: 31.2345 },
      needs: [],
      metres: 500,
      limit: 50,
    })
    return sites.map(({ name }) => name.zh)
  }
  expect(await listed()).not.toContain('旅程驿站')
  await shown('button', '全部生效').click()
  await browser.page.getByRole('dialog').getByRole('button', { name: '全部生效' }).click()
  await sees('已经全部生效')
  expect(await listed()).toContain('旅程驿站')
  await shown('button', '撤回这次导入').click()
  await browser.page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await sees('已经撤回')
  expect(await listed()).not.toContain('旅程驿站')
  expect(browser.errors).toEqual([])
})

test('without a network the last seen site opens from the phone and says so', async () => {
  await open(`/${AT_SITE}`)
  await shown('button', '回到首页').click()
  await sees('此刻在身边')
  await browser.setOffline(true)
  await browser.go(AT_SITE)
  await sees('没有网络，先看')
  const words = await browser.text()
  expect(words).toContain('贵州路邻里客厅')
  expect(words).toContain('贵州路 100 号一楼')
  await browser.setOffline(false)
  await browser.page.getByText('没有网络，先看').first().waitFor({ state: 'hidden' })
})

test('a poster prints on one sheet with a code that holds the short link', async () => {
  await open('/')
  await play('street_staff')
  await browser.go(`#/pages/sites/poster/index?street=${STREET}&site=${SITE}`)
  const code = browser.page.locator('img[src^="data:image/svg+xml"]')
  await code.waitFor()
  expect(await browser.text()).toContain(`${server.url}/s/s${STREET}`)
  await browser.page.emulateMedia({ media: 'print' })
  expect(await shown('button', '打印 A4').count()).toBe(0)
  const box = await code.boundingBox()
  expect(box!.width).toBeGreaterThan(300)
  const pdf = await browser.page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(browser.errors).toEqual([])
})
