import fs from 'node:fs'
import path from 'node:path'
import { catalogs, MAIN } from '@tests/support/catalogs'
import { closePhones, openPhone, type Phone } from '@tests/support/phone'
import { everyNode } from '@tests/support/phone/tree'

const DIST = 'dist/weapp'
const HOME = 'pages/home/index'
const NEARBY = 'pages/nearby/index'
const MINE = 'pages/mine/index'
const KB = 1024

afterEach(closePhones)

const files = (fs.readdirSync(DIST, { recursive: true }) as string[]).filter((file) =>
  fs.statSync(path.join(DIST, file)).isFile(),
)
const read = (file: string) => fs.readFileSync(path.join(DIST, file), 'utf8')
const bytes = (some: string[]) =>
  some.reduce((sum, file) => sum + fs.statSync(path.join(DIST, file)).size, 0)

describe('the package that is uploaded', () => {
  const app = JSON.parse(read('app.json'))
  const roots: string[] = (app.subPackages ?? []).map(({ root }: { root: string }) => `${root}/`)
  const inPackage = (root: string) => files.filter((file) => file.startsWith(root))

  test('main package under 1 MB, each other under 2 MB', () => {
    const main = files.filter((file) => !roots.some((root) => file.startsWith(root)))
    expect(bytes(main)).toBeLessThan(1024 * KB)
    for (const root of roots)
      expect([root, bytes(inPackage(root)) < 2048 * KB]).toEqual([root, true])
  })

  test('each package brings its own words, which the main one does not hold', () => {
    const said = catalogs()
    const scripts = files.filter((file) => file.endsWith('.js'))
    const inMain = scripts.filter((file) => !roots.some((root) => file.startsWith(root)))
    for (const root of roots) {
      const own = Object.keys(said.get(path.basename(root)) ?? {})
      const words = own.filter((id) => !said.get(MAIN)?.[id]).map((id) => `"${id}":[`)
      expect([root, words.length > 0]).toEqual([root, true])
      const heldBy = (file: string) => words.filter((word) => read(file).includes(word))
      expect([root, ...inMain.flatMap(heldBy)]).toEqual([root])
      const whole = inPackage(root).filter((file) => heldBy(file).length === words.length)
      expect([root, whole.length]).toEqual([root, 1])
    }
  })

  test('no maps of the source, nothing that evaluates text', () => {
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
    // webpack's way to the global object of engines without `globalThis`, which no phone reaches
    const code = (file: string) => read(file).replace('new Function("return this")()', '')
    const evaluates = (file: string) => /\bnew Function\(|\beval\(/.test(code(file))
    expect(files.filter((file) => file.endsWith('.js') && evaluates(file))).toEqual([])
  })

  test('of valibot only what is used: `v.parse(…, await …)` would bring all of it, 80 KB', () => {
    expect(
      files.filter((file) => file.endsWith('.js') && read(file).includes('BIC_REGEX')),
    ).toEqual([])
  })

  test('what WeChat asks of the app is there', () => {
    expect(app.lazyCodeLoading).toBe('requiredComponents')
    expect(app.__usePrivacyCheck__).toBe(true)
    expect(app.requiredPrivateInfos).toEqual(['getFuzzyLocation', 'chooseLocation'])
    for (const tab of app.tabBar.list) {
      for (const icon of [tab.iconPath, tab.selectedIconPath]) {
        expect(bytes([icon])).toBeLessThan(40 * KB)
      }
    }
  })

  test('WeChat’s own bars have the colours of the tokens', () => {
    const tokens = fs.readFileSync('src/styles/tokens.scss', 'utf8')
    const { color, selectedColor, backgroundColor } = app.tabBar
    const { navigationBarBackgroundColor, backgroundColor: behind } = app.window
    for (const one of [
      color,
      selectedColor,
      backgroundColor,
      navigationBarBackgroundColor,
      behind,
    ]) {
      expect(tokens).toContain(`: ${one};`)
    }
  })
})

/** What can be tapped must say what it is; the view tree shows what WeChat's reader gets. */
function unnamed(phone: Phone) {
  return everyNode(phone.viewTree())
    .filter(({ attrs }) => attrs['hover-class'] === 'pressed' || attrs.hoverClass === 'pressed')
    .filter(({ attrs }) => !attrs['aria-label'] || !attrs['aria-role'])
    .map(({ attrs, words }) => `${attrs.class} ${words}`)
}

describe.each([HOME, NEARBY, MINE])('%s, with no cloud to answer', (page) => {
  test.each(['zh_CN', 'en'])(
    'opens in %s, on a hostile phone too, within WeChat’s limits',
    async (language) => {
      const phone = openPhone({ hostile: true, language, offline: true })
      await phone.open(page)
      await phone.settle(200)
      expect(phone.text()).not.toBe('')
      expect(unnamed(phone)).toEqual([])
      const { nodes, depth, children } = phone.figures()
      expect(nodes).toBeLessThan(500)
      expect(depth).toBeLessThan(15)
      expect(children).toBeLessThanOrEqual(30)
      expect(phone.setData.length).toBeLessThanOrEqual(10)
      for (const call of phone.setData) expect(call.bytes).toBeLessThan(128 * KB)
    },
  )
})

describe('the choices that every page follows', () => {
  const rootClass = (phone: Phone) => phone.viewTree()[0]?.attrs.class

  test('a language speaks at once on every open page, and after a restart', async () => {
    const phone = openPhone({ offline: true })
    await phone.open(MINE)
    await phone.tap('English')
    await phone.wait('Elder mode')
    const bars = () => [
      phone.called('setNavigationBarTitle').at(-1),
      ...phone.called('setTabBarItem').slice(-3),
    ]
    // the bars are told after the page has drawn
    while (/[\u4e00-\u9fff]/.test(JSON.stringify(bars()))) await phone.settle()
    expect(bars()).toHaveLength(4)
    phone.restart()
    await phone.open(MINE)
    await phone.wait('Elder mode')
    await phone.tap('简体中文')
    await phone.wait('长辈版')
  })

  test.each([
    ['zh_TW', '长辈版'],
    ['en_US', 'Elder mode'],
    ['fr', 'Elder mode'],
    ['', '长辈版'],
  ])('a phone in “%s” first reads “%s”', async (language, words) => {
    const phone = openPhone({ offline: true, language })
    await phone.open(MINE)
    await phone.wait(words)
  })

  test('elder mode enlarges every page, and after a restart', async () => {
    const phone = openPhone({ offline: true })
    await phone.open(MINE)
    expect(rootClass(phone)).toBe('page')
    await phone.tap('特大字')
    expect(rootClass(phone)).toBe('page elder elder-more')
    await phone.open(HOME)
    expect(rootClass(phone)).toBe('page elder elder-more')
    phone.restart()
    await phone.open(NEARBY)
    expect(rootClass(phone)).toBe('page elder elder-more')
  })

  test('what is broken on the phone is dropped, not shown as an error', async () => {
    const storage = new Map([
      ['zdh.index', '"{{{"'],
      ['zdh.k.locale', '"\\"klingon\\""'],
      ['zdh.k.elder', '"[1"'],
      ['zdh.c.["home"]', '{"not":"text"}'],
    ])
    const phone = openPhone({ offline: true, storage })
    await phone.open(MINE)
    await phone.wait('长辈版')
    expect(rootClass(phone)).toBe('page')
  })
})

describe('the phone of the tests is as strict as WeChat', () => {
  const apis = (phone: Phone) => phone.wx as Record<string, (...given: unknown[]) => unknown>

  test('1 MB a key, 10 MB in all', async () => {
    const phone = openPhone({ offline: true })
    await phone.open(MINE)
    const { setStorageSync } = apis(phone)
    expect(() => setStorageSync?.('big', 'x'.repeat(1024 * KB))).toThrow('entry size')
    for (let i = 0; i < 10; i++) setStorageSync?.(`k${i}`, 'x'.repeat(1000 * KB))
    expect(() => setStorageSync?.('k10', 'x'.repeat(1000 * KB))).toThrow('10Mb')
  })

  test('a call carries 100 KB of JSON at most, and nothing but JSON', async () => {
    const calls: unknown[] = []
    const phone = openPhone({ callFunction: ({ data }) => void calls.push(data) })
    await phone.open(MINE)
    calls.length = 0
    const cloud = phone.wx.cloud as Record<string, (option: object) => Promise<unknown>>
    await cloud.init?.({})
    const call = (data: object) => cloud.callFunction?.({ name: 'api', data })
    await call({ a: 1, gone: undefined })
    expect(calls.at(-1)).toEqual({ a: 1 })
    await expect(call({ text: 'x'.repeat(101 * KB) })).rejects.toMatchObject({
      errMsg: expect.stringContaining('100KB'),
    })
    phone.setOnline(false)
    await expect(call({})).rejects.toMatchObject({
      errMsg: expect.stringContaining('network'),
    })
  })

  test('a page that does not exist, a tab page opened as another, ten pages deep: each fails', async () => {
    const phone = openPhone({ offline: true })
    await phone.open(HOME)
    const go = (api: string, url: string) =>
      new Promise<string>((resolve) => {
        const told = ({ errMsg }: { errMsg: string }) => resolve(errMsg)
        apis(phone)[api]?.({ url, success: told, fail: told })
      })
    expect(await go('navigateTo', '/pages/nowhere/index')).toContain('is not found')
    expect(await go('navigateTo', `/${MINE}`)).toContain('tabbar')
    expect(await go('switchTab', `/${MINE}`)).toBe('switchTab:ok')
    expect(phone.stack).toEqual([MINE])
  })
})
