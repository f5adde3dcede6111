import { type Browser, closeBrowser, openBrowser } from '@tests/support/browser'
import { type Asker, openProduction, type Production } from '@tests/support/production'
import { askIn, confirmOn, sees, tap } from '@tests/support/signing-in'
import { settle } from '@tests/support/tour'
import type { OutputOf } from '@/contract'
import type { StreetCode } from '@/contract/wire'

/** The H5 build on an installation without a demonstration; the phone calls as functions/api does. */

const STREET = '310101002' as StreetCode
const me = { street: STREET }

let production: Production
let phone: Asker
const browsers: Browser[] = []

beforeAll(async () => {
  production = await openProduction()
  phone = production.phone('oDESK')
  await phone.call('session.open', { ...me, agreed: true })
}, 120_000)

afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close()
})

afterAll(async () => {
  await closeBrowser()
  await production.close()
})

async function open(at: string, options: { width?: number; locale?: 'en' } = {}) {
  const browser = await openBrowser({ url: production.url + at, ...options })
  browser.page.setDefaultTimeout(20_000)
  browsers.push(browser)
  await settle(browser)
  return browser
}

const confirm = (asked: OutputOf<'session.ask'>) => confirmOn(phone, asked)

test('a desk signs in by a phone, sees where else it is signed in, and ends that', async () => {
  const first = await open('/#/pages/mine/index', { width: 1280 })
  await confirm(await askIn(first))
  await sees(first, '已经登录')
  await tap(first, '去“我的”')
  await sees(first, '登录的设备')
  await sees(first, '这一台')

  const second = await open('/#/pages/mine/index')
  await confirm(await askIn(second))
  await sees(second, '已经登录')
  await tap(second, '去“我的”')
  await sees(second, '这一台')
  await tap(second, '让 Chrome · Linux 退出')
  await second.page.getByText('退出', { exact: true }).waitFor({ state: 'detached' })

  await first.page.reload()
  await sees(first, '没有登录')
  expect([first.errors, second.errors]).toEqual([[], []])
})

test('a wrong number is told, and a fresh code signs in', async () => {
  const browser = await open('/#/pages/mine/index')
  const { request, number } = await askIn(browser)
  await phone.call('session.confirm', { request, number: number === 99 ? 98 : number + 1 })
  await sees(browser, '手机上没有同意登录')
  const asking = browser.page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('"session.ask"'),
  )
  await tap(browser, '换一张码')
  const { data } = (await (await asking).json()) as { data: OutputOf<'session.ask'> }
  await confirm(data)
  await sees(browser, '已经登录')
})

test('a browser that is signed in may answer for another one', async () => {
  const signedIn = await open('/#/pages/mine/index')
  await confirm(await askIn(signedIn))
  await sees(signedIn, '已经登录')
  const other = await open('/#/pages/mine/index')
  const { link, number } = await askIn(other)
  await signedIn.page.goto(`${production.url}${new URL(link).pathname}`)
  await sees(signedIn, '要在电脑上登录吗？')
  await sees(signedIn, 'Chrome · Linux')
  expect(await signedIn.axe()).toEqual([])
  await tap(signedIn, `数字 ${number}，登录`)
  await sees(signedIn, '电脑上已经登录')
  await sees(other, '已经登录')
})

test('there is no part to play, and a camera outside WeChat is sent to the mini-program', async () => {
  const browser = await open('/#/pages/mine/index')
  await sees(browser, '登录在微信小程序里进行')
  expect(await browser.text()).not.toContain('演示')
  const { scene } = await askIn(browser)
  const camera = await open(`/s/${scene}`)
  await sees(camera, '请用微信里的“零距离家园”扫这张码')
  expect(await camera.axe()).toEqual([])
})

test.each([['zh-CN'], ['en']] as const)('the code is accessible: %s', async (locale) => {
  const options = locale === 'en' ? { locale } : {}
  const browser = await open('/#/pages/signin/index', options)
  await sees(browser, locale === 'en' ? /^Your number is \d\d$/ : /^您的数字是 \d\d$/)
  expect(await browser.axe()).toEqual([])
})
