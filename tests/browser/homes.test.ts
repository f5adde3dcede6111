import { AtScreen } from '@tests/support/at-screen'
import { type Browser, closeBrowser } from '@tests/support/browser'
import { type LocalServer, startLocalServer } from '@tests/support/local-server'
import { openStop, settle } from '@tests/support/tour'
import type { Persona } from '@/contract/session'
import type { AreaCode, BuildingId, ClientId, DoorId, StreetCode } from '@/contract/wire'

const STREET = '310101002' as StreetCode
/** The grid that the demonstration's grid head leads. */
const GRID = '310101002003-g01' as AreaCode
/** Monday, 23 November 2026, 10:00 in Shanghai, a working day. */
const MONDAY = '2026-11-23T02:00:00Z'

let server: LocalServer
let building: BuildingId
let address: string
let doors: { door: DoorId; unit: string; room: string }[]
let link: string
const opened: Browser[] = []

beforeAll(async () => {
  server = await startLocalServer()
  await server.call('clock.move', { to: MONDAY })
  const head = await server.tokenOf('grid_head')
  const list = await server.call('doors.list', { street: STREET, area: GRID }, head)
  building = list.buildings[0]?.building as BuildingId
  const which = { street: STREET, building }
  const rooms = await server.call('homes.rooms', which, head)
  const { homes } = await server.call('homes.people', which, head)
  address = rooms.address
  // those of the demonstration live elsewhere
  doors = rooms.doors.filter(({ door }) => homes.every((home) => home.door !== door))
  link = (await server.call('homes.code', { street: STREET, area: GRID }, head)).link
})

afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

afterEach(async () => {
  for (const browser of opened.splice(0)) await browser.close()
})

async function phoneOf(persona: Persona, page = 'pages/homes/index') {
  const query = { street: STREET as string }
  const browser = await openStop(server, { page, as: persona, query })
  browser.page.setDefaultTimeout(20_000)
  opened.push(browser)
  return new AtScreen(browser)
}

/** Stands in the building, scans what hangs there, and asks for a room of it. */
async function askByCode(phone: AtScreen, room: string, name: string) {
  await phone.browser.page.goto(link)
  await settle(phone.browser)
  await phone.sees('贵州路第01微网格')
  await phone.tap(/^登记我的门牌/)
  await phone.type('写路名、弄和号', address)
  await phone.tap(new RegExp(`^${address}`))
  await phone.tap(new RegExp(`${room}室$`))
  await phone.type(/^您的称呼/, name)
}

const homesOf = async (persona: Persona) =>
  (await server.call('homes.mine', { street: STREET }, await server.tokenOf(persona))).homes

test('from the code on the wall to a household in which one answers for another', async () => {
  const room = doors[0]!.room
  const resident = await phoneOf('volunteer')
  await resident.sees('还没有登记您的家')
  await askByCode(resident, room, '周晓彤')
  await resident.sees('提交就是同意这几条')
  expect(await resident.browser.axe()).toEqual([])
  await resident.tap('同意并提交')
  await resident.sees('由微网格长 王志强在11月26日（周四）前确认')
  await resident.tap('看我的家')
  await resident.sees('等人确认')
  expect(await resident.browser.text()).not.toContain('这一户的人')

  const head = await phoneOf('grid_head', 'pages/desk/index')
  await head.sees(`请确认 ${address}${room}室 的住户`)
  await head.tap(/^待确认的住户/)
  await head.tap('确认 周晓彤')
  await head.sees(/已确认 周晓彤/)
  await head.shown('button', '确认 周晓彤').waitFor({ state: 'detached' })

  await resident.browser.page.reload()
  await resident.sees('这一户的人')
  await resident.tap('添加没有手机的家人')
  await resident.type(/^称呼/, '王阿婆')
  await resident.shown('switch', /本人同意/).click()
  await resident.agree('登记')
  await resident.sees('住在这里 · 没有用手机 · 由周晓彤代办')

  const other = await phoneOf('partner')
  await askByCode(other, room, '方浩然')
  await other.tap('同意并提交')
  await other.sees('已经交上去了')
  await resident.browser.page.reload()
  await resident.tap('确认 方浩然')
  await resident.sees('方浩然现在是这一户的人')

  await resident.tap(/^王阿婆/)
  await resident.shown('switch', /^方浩然/).click()
  const trusted = resident.browser.page.locator('[aria-checked=true]')
  await resident
    .shown('switch', /^方浩然/)
    .and(trusted)
    .waitFor()
  await resident.shown('switch', /^周晓彤/).click()
  await resident.sees('住在这里 · 没有用手机 · 由方浩然代办')
  expect((await homesOf('volunteer')).map(({ name, own }) => [name, own])).toEqual([
    ['周晓彤', true],
  ])
  const theirs = (await homesOf('partner')).map(({ name, own }) => [name, own])
  expect(theirs.sort()).toEqual([
    ['方浩然', true],
    ['王阿婆', false],
  ])
  expect(resident.browser.errors).toEqual([])
  expect(head.browser.errors).toEqual([])
  expect(other.browser.errors).toEqual([])
})

test('without a network what was chosen and typed stays, and becomes one home', async () => {
  const phone = await phoneOf('operator')
  await askByCode(phone, doors[2]!.room, '何雨桐')
  await phone.browser.setOffline(true)
  await phone.tap('同意并提交')
  await phone.sees(/您填写的内容还在/)
  await phone.browser.setOffline(false)
  await phone.browser.page.reload()
  await settle(phone.browser)
  await phone.sees(`${doors[2]!.room}室`)
  await phone.tap('同意并提交')
  await phone.sees('已经交上去了')
  expect(await homesOf('operator')).toHaveLength(1)

  await phone.tap('看我的家')
  await phone.tap(/^撤回登记/)
  await phone.agree('撤回登记')
  await phone.sees('还没有登记您的家')
  expect(await homesOf('operator')).toEqual([])
})

test('a head refuses with a reason that is read, and enters somebody without a phone', async () => {
  await server.call(
    'homes.join',
    {
      ...{ street: STREET, client: 'homesjourney00000001' as ClientId, name: '沈国平' },
      ...{ to: { is: 'door', door: doors[4]!.door }, relation: 'lives', agreed: true },
    },
    await server.tokenOf('supervisor'),
  )
  const head = await phoneOf('grid_head', 'pages/homes/asked/index')
  await head.tap('不确认 沈国平')
  await head.shown('radio', '门牌可能选错了，请再看一看').click()
  expect(await head.browser.axe()).toEqual([])
  await head.agree('不确认')
  await head.sees(/没有确认 沈国平/)
  const asker = await phoneOf('supervisor')
  await asker.sees('没有通过的原因：门牌可能选错了，请再看一看')

  await head.browser.go(`#/pages/doors/building/index?street=${STREET}&building=${building}`)
  await head.tap(/^楼里的住户/)
  await head.tap('登记没有手机的人')
  await head.tap(new RegExp(`${doors[6]!.room}室$`))
  await head.type(/^称呼/, '张爷叔')
  await head.shown('switch', /本人同意/).click()
  await head.agree('登记')
  await head.tap(/^张爷叔/)
  await head.tap('给本人一张邀请码')
  await head.sees('给张爷叔的邀请')
  expect(await head.browser.text()).toContain(`${server.url}/s/i${STREET}`)
  expect(head.browser.errors).toEqual([])
})

test('the code of a grid prints on one sheet', async () => {
  const { browser } = await phoneOf('grid_head', 'pages/homes/code/index')
  const code = browser.page.locator('img[src^="data:image/svg+xml"]')
  await code.waitFor()
  expect(await browser.text()).toContain(link)
  await browser.page.emulateMedia({ media: 'print' })
  const box = await code.boundingBox()
  expect(box!.width).toBeGreaterThan(300)
  const pdf = await browser.page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(browser.errors).toEqual([])
})
