import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { closePhones, openPhone, type Phone, type PhoneOptions } from '@tests/support/phone'
import { everyNode } from '@tests/support/phone/tree'
import type { Need, SiteCard } from '@/contract/sites'
import type { Place, SiteId } from '@/contract/wire'

const SCAN = 'pages/scan/index'
const SITE = 'pages/sites/index'
/** 贵州路邻里客厅: Monday to Friday 8:30–20:00, run by 邻里社区服务中心. */
const LIVING_ROOM = 'v1srarvx4j' as SiteId
const AT_HOME: Place = { lng: 121.476, lat: 31.232 }
const HOUR = 3_600_000
/** The letters of a MAC; one of them changed makes a code that is not ours. */
const otherLetter = (letter: string | undefined) => (letter === '0' ? '1' : '0')

let cloud: TestCloud
let onTheWall: { scene: string; link: string }

beforeAll(async () => {
  cloud = await openCloud()
  onTheWall = await poster(LIVING_ROOM)
})
afterAll(() => cloud.close())
afterEach(closePhones)

const poster = (site: SiteId) =>
  cloud.as('street_staff').call('sites.poster', { street: STREET, site })

let strangers = 0
/** A phone that nobody knows yet, on the real cloud; its clock agrees with the cloud's. */
function phoneOf(options: PhoneOptions = {}): Phone {
  const person = cloud.wechat(`journey-${++strangers}`)
  return openPhone({
    now: MONDAY,
    callFunction: ({ data }) => {
      const { action, input } = data as { action: string; input: unknown }
      return person.try(action, input)
    },
    ...options,
  })
}

/** The same phone, later: of the app only what it kept is left. */
const later = (phone: Phone, passed: number, options: PhoneOptions = {}) =>
  phoneOf({ storage: phone.storage, now: MONDAY + passed, ...options })

/** As soon as it is there. */
async function press(phone: Phone, words: string) {
  await phone.wait(words)
  await phone.tap(words)
}

/** A round code of WeChat's, read from outside. */
const scanOutside = (phone: Phone, scene: string) => phone.open(SCAN, { scene })

/** Opens what the wall's code leads to. */
async function standBefore(phone: Phone) {
  await scanOutside(phone, onTheWall.scene)
  await phone.wait('贵州路邻里客厅')
  expect(phone.stack).toEqual([SITE])
}

const rootClass = (phone: Phone) => String(phone.viewTree()[0]?.attrs.class)
const labels = (phone: Phone) =>
  everyNode(phone.viewTree()).map(({ attrs }) => String(attrs['aria-label'] ?? ''))

/** The rows of sites, by the names that a screen reader says. */
const rows = (phone: Phone, sites: readonly SiteCard[]) =>
  labels(phone).flatMap((label) => sites.find(({ name }) => label.startsWith(`${name.zh}，`)) ?? [])

/** Every site that the cloud tells of, measured here: metres on a flat map of the street. */
async function byDistance(at: Place): Promise<(SiteCard & { away: number })[]> {
  const reader = cloud.as('stranger')
  const found: SiteCard[] = []
  for (const street of ['310101002', '310101013'] as (typeof STREET)[]) {
    let after: string | undefined
    do {
      const input = after === undefined ? {} : { after }
      const page = await reader.call('sites.list', {
        street,
        needs: [],
        ...(input as { after?: never }),
      })
      found.push(...page.sites)
      after = page.next ?? undefined
    } while (after !== undefined)
  }
  const metres = ({ lng, lat }: Place) =>
    Math.hypot((lng - at.lng) * Math.cos((at.lat * Math.PI) / 180), lat - at.lat) * 111_195
  return found
    .map((site) => ({ ...site, away: metres(site.at) }))
    .sort((a, b) => a.away - b.away)
    .filter(({ away }) => away < 1500)
}

async function expectFacts(phone: Phone) {
  await phone.wait('就在旁边')
  for (const fact of [
    '示例数据',
    '营业中',
    '今天 20:00 关门 · 明天（周二）8:30 开门',
    '贵州路 100 号一楼',
    ...['无障碍', '厕所', '无障碍厕所', '热水', '座位', '充电', 'Wi-Fi', 'AED'],
    ...['周一至周五', '8:30–20:00', '周六至周日', '9:00–18:00'],
    ...['邻里社区服务中心', '运营合同至 2027年6月', '021-0000 0107'],
    '约 12 / 40 人',
  ]) {
    expect(phone.text()).toContain(fact)
  }
  await phone.tap('021-0000 0107，站点电话，点一下就拨打')
  expect(phone.called('makePhoneCall')).toEqual([{ phoneNumber: '021-0000 0107' }])
}

async function locate(phone: Phone) {
  phone.answer('getFuzzyLocation', { longitude: AT_HOME.lng, latitude: AT_HOME.lat })
  await press(phone, '用我的位置')
  await press(phone, '同意，用我的位置')
}

/** Only what was drawn of the cloud's own sites counts, in the order in which it is drawn. */
async function expectNearest(phone: Phone) {
  await phone.open('pages/nearby/index')
  await phone.wait('从南京东路街道中心算起')
  await locate(phone)
  const all = await byDistance(AT_HOME)
  await phone.wait(`最近的 ${Math.min(all.length, 25)} 处`)
  expect(rows(phone, all).map(({ site }) => site)).toEqual(all.slice(0, 25).map(({ site }) => site))
  await expectFilter(phone, all, ['toilet', 'hot_water'], ['厕所', '热水'])
}

async function expectFilter(phone: Phone, all: SiteCard[], needs: Need[], words: string[]) {
  const having = all.filter((site) => needs.every((need) => site.needs.includes(need)))
  expect(having.length).toBeGreaterThan(0)
  expect(having.length).toBeLessThan(all.length)
  await press(phone, '筛选')
  await phone.wait('要有的')
  for (const word of words) await press(phone, word)
  await press(phone, '看结果')
  await phone.wait(`最近的 ${having.length} 处`)
  expect(rows(phone, all).map(({ site }) => site)).toEqual(having.map(({ site }) => site))
}

async function expectElder(phone: Phone) {
  await phone.open('pages/home/index')
  await phone.wait('此刻在身边')
  expect(rootClass(phone)).toBe('page')
  await press(phone, '长辈版')
  await phone.wait('12345 市民热线')
  expect(rootClass(phone)).toBe('page elder')
  await scanOutside(phone, onTheWall.scene)
  await phone.wait('今天晚上 8 点关 · 明天（周二）早上 8 点半开')
  expect(rootClass(phone)).toBe('page elder')
  expect(phone.text()).toContain('开着')
  await phone.open('pages/mine/index')
  await press(phone, '标准')
  expect(rootClass(phone)).toBe('page')
}

async function expectEnglish(phone: Phone) {
  await press(phone, 'English')
  await phone.wait('Elder mode')
  await scanOutside(phone, onTheWall.scene)
  await phone.wait('Guizhou Road Living Room')
  expect(phone.text()).toContain('Ground floor, 100 Guizhou Road')
  const left = phone.text().match(/[\u3400-\u9fff]+/g) ?? []
  expect(left).toEqual([])
  await phone.open('pages/mine/index')
  await press(phone, '简体中文')
  await phone.wait('长辈版')
}

/** One tap opens the form, one sends it; between them only what has to be said. */
async function expectComplaint(phone: Phone) {
  await phone.open('pages/home/index')
  await press(phone, '我有意见')
  await phone.wait('发生了什么')
  await press(phone, '这个小程序')
  await phone.type('发生了什么', '字太小，看不清')
  await press(phone, '提交')
  await phone.wait('收到您的投诉')
  const number = /T20261123-\d{4}/.exec(phone.text())?.[0]
  if (!number) throw new Error(`no number: ${phone.text()}`)
  // Five working days after Monday, none of them a holiday
  expect(phone.text()).toContain('11月30日（周一）前答复')
  await phone.open('pages/mine/index')
  await press(phone, '我提过的意见')
  await phone.wait(number)
  await phone.wait('字太小，看不清')
}

describe.each([
  ['a phone', {}],
  ['the hostile phone', { hostile: true }],
])('%s of somebody who was never here', (_, options) => {
  test('goes from the code on the wall through the house', async () => {
    const phone = phoneOf(options)
    await standBefore(phone)
    await expectFacts(phone)
    await expectNearest(phone)
    await expectElder(phone)
    await expectEnglish(phone)
    await expectComplaint(phone)
  })
})

describe('without a network after the first visit', () => {
  test.each([
    ['an hour', HOUR, '10:00', '营业中', '今天 20:00 关门'],
    ['eleven hours', 11 * HOUR, '10:00', '已关', '明天（周二）8:30 开门'],
    ['a day and two hours', 26 * HOUR, '昨天 10:00', '营业中', '今天 20:00 关门'],
  ])(
    'after %s the code opens the site as it was kept, with its state of now',
    async (_, passed, when, is, ahead) => {
      const phone = phoneOf()
      await standBefore(phone)
      await phone.wait('就在旁边')
      phone.close()

      const again = later(phone, passed, { offline: true })
      await standBefore(again)
      await again.wait(`没有网络，先看 ${when} 保存的内容`)
      expect(again.text()).toContain(is)
      expect(again.text()).toContain(ahead)
      expect(again.text()).toContain('贵州路 100 号一楼')
    },
  )

  test('a code that was never read says what to do, and works when the network is back', async () => {
    const phone = phoneOf({ offline: true })
    await scanOutside(phone, onTheWall.scene)
    await phone.wait('没有网络')
    phone.setOnline(true)
    await press(phone, '再试一次')
    await phone.wait('贵州路邻里客厅')
  })
})

describe('a code', () => {
  test('as a link that any camera reads opens the same site, encoded as WeChat hands it over', async () => {
    const phone = phoneOf()
    await phone.open(SCAN, { q: onTheWall.link })
    await phone.wait('今天 20:00 关门')
    expect(phone.stack).toEqual([SITE])
    expect(phone.text()).toContain('贵州路邻里客厅')
  })

  test('read by our own scan opens the same site', async () => {
    const phone = phoneOf()
    await phone.open('pages/home/index')
    phone.answer('scanCode', { result: '', path: `${SCAN}?scene=${onTheWall.scene}` })
    await press(phone, '扫一扫')
    await phone.wait('今天 20:00 关门')
    expect(phone.stack).toEqual(['pages/home/index', SITE])
  })

  const forged = () => `${onTheWall.scene.slice(0, -1)}${otherLetter(onTheWall.scene.at(-1))}`
  /** Signed by us, of a kind that only a later version prints. */
  const newer = () => {
    const body = `z${onTheWall.scene.slice(1, 18)}`
    return `${body}${cloud.cloud.secrets.mac('scene', body)}`
  }

  test.each([
    ['unknown', forged, '这张码认不出来', '擦一擦、凑近些再扫一次'],
    ['newer', newer, '这张码要用新版本打开', '关闭小程序再打开'],
    ['foreign', () => 'https://example.com/menu?table=7', '这不是零距离家园的码', '没有打开它'],
  ])('that is %s says what happened and what to do', async (_, scene, title, note) => {
    const phone = phoneOf()
    await scanOutside(phone, scene())
    await phone.wait(title)
    expect(phone.text()).toContain(note)
    expect(phone.stack).toEqual([SCAN])
    expect(phone.find('扫墙上的码')).toBeTruthy()
    await press(phone, '看附近的站点')
    expect(phone.path).toBe('pages/nearby/index')
  })

  test('that has ended names where it was, also on a phone that followed it before', async () => {
    const site = '4j6vnax557' as SiteId
    const before = await poster(site)
    const phone = phoneOf()
    await scanOutside(phone, before.scene)
    await phone.wait('人民广场问询亭')
    await cloud
      .as('street_staff')
      .call('sites.replaceCode', { street: STREET, site, version: before.site.version })
    phone.close()

    const again = later(phone, HOUR)
    await scanOutside(again, before.scene)
    await again.wait('这张码已经停用')
    expect(again.text()).toContain('它原来在“人民广场问询亭”')
    expect(again.stack).toEqual([SCAN])

    await scanOutside(again, (await poster(site)).scene)
    await again.wait('今天 22:00 关门')
  })
})
