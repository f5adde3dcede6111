import { createHash } from 'node:crypto'
import { AtScreen } from '@tests/support/at-screen'
import { Browser, closeBrowser } from '@tests/support/browser'
import { type LocalServer, startLocalServer } from '@tests/support/local-server'
import { type PlantedDoor, plantDoor } from '@tests/support/planted-door'
import { openStop } from '@tests/support/tour'
import type { BrowserContext } from 'playwright-core'
import { doorCode, type Sha512 } from '@/contract/door-code.rules'
import type { ClientId } from '@/contract/wire'

/** Monday, 23 November 2026, 10:00 in Shanghai. */
const MONDAY = Date.parse('2026-11-23T02:00:00Z')
const PHONE = { width: 390, height: 812, touch: true }

let server: LocalServer
let planted: PlantedDoor

beforeAll(async () => {
  server = await startLocalServer()
  await server.call('clock.move', { to: new Date(MONDAY).toISOString() })
  const call: Parameters<typeof plantDoor>[0] = async (persona, name, input) =>
    server.call(name, input, await server.tokenOf(persona))
  planted = await plantDoor(call, MONDAY)
})

afterAll(async () => {
  await closeBrowser()
  await server.stop()
})

/** Chromium’s emulation says `onLine` again in every page that it opens; a phone stays with the truth. */
async function goOffline(context: BrowserContext) {
  await context.setOffline(true)
  await context.addInitScript(() => {
    let online = false
    Object.defineProperty(navigator, 'onLine', { get: () => online })
    window.addEventListener('online', () => {
      online = true
    })
  })
}

const sha512: Sha512 = (bytes) => createHash('sha512').update(bytes).digest()

/** The same ticket with another signature. */
function forged(ticket: string): string {
  const at = ticket.lastIndexOf('.') + 1
  return `${ticket.slice(0, at)}${ticket[at] === 'A' ? 'B' : 'A'}${ticket.slice(at + 1)}`
}

const asStaff = async <T>(ask: (token: string) => Promise<T>) =>
  ask(await server.tokenOf('street_staff'))

/** What stands on a screen at the door now, as a device of the staff’s shows it. */
async function codeNow(): Promise<string> {
  const { street, event } = planted
  const client = 'doorscreen0000000001' as ClientId
  const opened = await asStaff((token) =>
    server.call('checkins.open', { street, event, client, name: '屏幕' }, token),
  )
  return doorCode(sha512, opened.code, Date.parse(opened.now)).text
}

const figures = async () => {
  const { street, event } = planted
  const told = await asStaff((token) => server.call('checkins.figures', { street, event }, token))
  return told.figures
}

async function scans(door: AtScreen, ticket: string) {
  await door.tap('扫票签到')
  await door.dialog('扫票').getByLabel('票上的文字，必填').fill(ticket)
}

test('a door without a network: a ticket taken, a forged one refused, the tab killed, uploaded once', async () => {
  const { street, event, party } = planted
  const ticket = party.ticket ?? ''
  const page = 'pages/checkins/door/index'
  const browser = await openStop(
    server,
    { page, as: 'street_staff', query: { street, event } },
    PHONE,
  )
  const context = browser.page.context()
  const door = new AtScreen(browser)
  await door.sees('旧衣改造课')
  await door.type('这台设备叫什么，必填', '东门')
  expect(await browser.axe()).toEqual([])
  await door.tap('开始签到')
  await door.sees('0 / 2')
  await door.sees(/^已联网，全部已上传/)
  expect(await browser.axe()).toEqual([])
  await browser.page.waitForFunction(
    () => navigator.serviceWorker.controller?.state === 'activated',
  )

  await goOffline(context)
  await scans(door, ticket)
  await door.sees('可以进')
  await door.sees('王阿婆，2 人，其中儿童 1 人')
  await door.sees('已在本机核验，联网后确认')
  await door.sees('没有网络，照常签到')
  expect(await browser.axe()).toEqual([])
  await scans(door, forged(ticket))
  await door.sees('不是我们签发的票')
  expect(await figures()).toMatchObject({ seats: { came: 0 } })

  const url = browser.page.url()
  await browser.page.close()
  const tab = await context.newPage()
  await tab.setViewportSize(PHONE)
  await tab.goto(url)
  const again = new AtScreen(new Browser(tab, [], new Set(), false))
  await again.sees('没有网络，照常签到')
  await again.sees(/^1 条记在这台设备上/)
  await again.sees('2 / 2')
  await scans(again, ticket)
  await again.sees(/已经签到过$/)

  await context.setOffline(false)
  await again.sees(/^已联网，全部已上传/)
  expect(await figures()).toMatchObject({ seats: { came: 2 } })
  await tab.reload()
  await again.sees(/^已联网，全部已上传/)
  await scans(again, ticket)
  await again.sees(/已经签到过$/)
  const { seats, arrivals } = await figures()
  expect(seats.came).toBe(2)
  expect(arrivals.reduce((sum, { people }) => sum + people, 0)).toBe(2)
  const told = await asStaff((token) => server.call('checkins.devices', { street, event }, token))
  expect(told.conflicts).toEqual([])
  expect(told.devices).toMatchObject([{ name: '东门', state: 'open' }])

  await again.tap('交还这台设备')
  await again.agree('交还并清空')
  await again.sees('已经交还')
  const left = await tab.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('zdh.k.door.')),
  )
  expect(left).toEqual([])
  await context.close()
})

test('a volunteer scans the code on the screen: in with one tap, the brief, and out', async () => {
  const asked = { page: 'pages/scan/index', as: 'volunteer' as const }
  const browser = await openStop(server, { ...asked, query: { scanned: await codeNow() } }, PHONE)
  const phone = new AtScreen(browser)
  await phone.sees('还没到')
  expect(await browser.axe()).toEqual([])
  await phone.tap('签到')
  await phone.sees('已签到')
  await phone.sees(/^站在弄堂口给大家指路/)
  await phone.sees('贵州路弄堂口')
  await phone.tap('签退')
  await phone.sees('已签退')
  await phone.tap('说说这场活动')
  await phone.sees('您觉得怎么样')
  await browser.close()
})
