import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import {
  about,
  doorCloud,
  eventId,
  eventView,
  line,
  placeId,
  seat,
  signupId,
  ticket,
  wang,
} from '@tests/support/checkin-samples'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { DoorLine } from '@/contract/checkins'
import DoorPage from '@/pages/checkins/door'
import ScreenPage from '@/pages/checkins/screen'

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14))
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

let events = 0

const tap = async (name: RegExp | string, role = 'button') =>
  fireEvent.click(await screen.findByRole(role, { name }))
const type = async (label: RegExp | string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })
const says = (words: RegExp | string) => screen.findByText(words)

/** A phone that has the door of an event of its own: what one test leaves on it is no other one's. */
async function atTheDoor(
  lines: DoorLine[],
  is: Parameters<typeof doorCloud>[2] = {},
  around: Parameters<typeof show>[1] = {},
) {
  const event = eventId(++events)
  const door = doorCloud(event, lines, is)
  const cloud = fakeCloud({
    'session.me': known(),
    'events.get': { event: eventView(event) },
    ...door.answers,
  })
  openedAt('/pages/checkins/door/index', { street: STREET, event })
  const shown = show(<DoorPage />, around)
  await type(/^这台设备叫什么|^What is this device called/, '东门')
  await tap(/^(开始签到|Start checking in)$/)
  await screen.findByRole('button', { name: /^(扫票签到|Scan to check in)$/ })
  return { event, cloud, ...door, ...shown }
}

/** What a scanner types into the sheet of a browser. */
async function scan(text: string, button: RegExp | string = '扫票签到') {
  await tap(button)
  const field = await screen.findByLabelText('票上的文字，必填')
  await act(async () => void fireEvent.input(field, { target: { value: text } }))
}

describe('opening the door', () => {
  test('says what comes onto the device, and takes a name', async () => {
    const event = eventId(++events)
    fakeCloud({ 'session.me': known(), 'events.get': { event: eventView(event) } })
    openedAt('/pages/checkins/door/index', { street: STREET, event })
    show(<DoorPage />)
    expect(await says('旧衣改造课')).toBeTruthy()
    expect(screen.getByText(/没有网络也能签到；交还时全部清空/)).toBeTruthy()
    const start = screen.getByRole('button', { name: '开始签到' })
    expect(start.getAttribute('aria-disabled')).toBe('true')
  })

  test.each([
    [new No('not_found'), '签到由主办这场活动的人开'],
    [new No('conflict'), '这场活动现在不能签到'],
    [new No('sign_in'), '先登录，再开签到'],
  ])('%o is said in words', async (no, words) => {
    const event = eventId(++events)
    fakeCloud({
      ...{ 'session.me': known(), 'events.get': { event: eventView(event) } },
      'checkins.open': no,
    })
    openedAt('/pages/checkins/door/index', { street: STREET, event })
    show(<DoorPage />)
    await type(/^这台设备叫什么/, '东门')
    await tap('开始签到')
    expect(await says(words)).toBeTruthy()
  })
})

describe('a scan', () => {
  test('lets a party and its shift in at once, checked with the server', async () => {
    const { event, kept } = await atTheDoor([wang(), line(2, '李先生')])
    expect(await says('0 / 3')).toBeTruthy()
    await scan(ticket(event, signupId(1)))
    expect(await says('可以进')).toBeTruthy()
    expect(screen.getByText('王阿婆，2 人，其中儿童 1 人 · 志愿者 引导 14:00–16:00')).toBeTruthy()
    expect(screen.getByText('已向服务器核验')).toBeTruthy()
    expect(kept).toMatchObject([{ way: 'in', by: 'ticket', checked: 'cloud', signup: signupId(1) }])
    expect(Taro.vibrateShort).toHaveBeenCalled()
    expect(Taro.vibrateLong).not.toHaveBeenCalled()
  })

  test('of somebody who came before says since when', async () => {
    const came = { came: '2026-11-23T05:42:00.000Z' }
    const here = line(3, '赵师傅', { places: [seat(30, '赵师傅', came)] })
    const { event, kept } = await atTheDoor([here])
    await scan(ticket(event, signupId(3)))
    expect(await says('13:42 已经签到过')).toBeTruthy()
    expect(screen.getByText('请核对是不是本人；是本人可以进。')).toBeTruthy()
    expect(Taro.vibrateLong).toHaveBeenCalled()
    expect(kept).toEqual([])
  })

  test.each([
    [
      'a forged ticket',
      (e: number) => ticket(eventId(e), signupId(1), { forged: true }),
      '不是我们签发的票',
    ],
    ['another event’s', () => ticket(eventId(999), signupId(1)), '这是另一场活动的票'],
  ])('%s is refused', async (_, made, words) => {
    const { kept } = await atTheDoor([wang()])
    await scan(made(events))
    expect(await says(words)).toBeTruthy()
    expect(screen.getByText('已在本机核验，联网后确认')).toBeTruthy()
    expect(kept).toEqual([])
  })

  test('of something else says that it is no ticket', async () => {
    await atTheDoor([wang()])
    await scan('https://example.com/other')
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '核对' })))
    expect(await says('这不是活动的票')).toBeTruthy()
  })

  test('without a network is answered here, and goes up by itself later', async () => {
    const { event, kept, cloud } = await atTheDoor([wang()])
    cloud.setOnline(false)
    await scan(ticket(event, signupId(1)))
    expect(await says('可以进')).toBeTruthy()
    expect(screen.getByText('已在本机核验，联网后确认')).toBeTruthy()
    expect(await says('没有网络，照常签到')).toBeTruthy()
    expect(screen.getByText(/^1 条记在这台设备上，联网后自动上传/)).toBeTruthy()
    expect(kept).toEqual([])
    await tap('交还这台设备')
    await tap('交还并清空')
    expect(await says('还有 1 条没有上传')).toBeTruthy()
    cloud.setOnline(true)
    await tap('交还并清空')
    expect(await says('已经交还')).toBeTruthy()
    expect(kept).toMatchObject([{ way: 'in', checked: 'device', signup: signupId(1) }])
    expect(Object.keys(localStorage).filter((key) => key.includes(`door.${event}`))).toEqual([])
  })
})

describe('without a ticket', () => {
  test('somebody is found by the last four digits, and a part of the party comes in', async () => {
    const { kept } = await atTheDoor([wang(), line(2, '李先生', { tail: '8765' })])
    await type('姓名，或手机号后四位', '4321')
    await tap(/^王阿婆，2 人/)
    const dialog = within(await screen.findByRole('dialog', { name: '王阿婆' }))
    fireEvent.click(dialog.getByRole('checkbox', { name: '小宝' }))
    fireEvent.click(dialog.getByRole('button', { name: '签到 2 项' }))
    expect(await says('可以进')).toBeTruthy()
    expect(kept).toMatchObject([{ by: 'name', places: [placeId(10), placeId(12)] }])
    await type('姓名，或手机号后四位', '王')
    expect(await says('到了 2')).toBeTruthy()
  })

  test('who waits in the line is told so, and walks in on a seat of this device', async () => {
    const { kept } = await atTheDoor([
      line(4, '孙女士', { stands: 'waiting', places: [seat(40, '孙女士', { held: false })] }),
    ])
    await type('姓名，或手机号后四位', '孙')
    expect(await says('候补')).toBeTruthy()
    await tap('现场登记')
    const dialog = within(await screen.findByRole('dialog', { name: '现场登记' }))
    expect(dialog.getByText('这台设备还有 5 个余位。')).toBeTruthy()
    fireEvent.input(dialog.getByLabelText('怎么称呼，必填'), { target: { value: '孙女士' } })
    fireEvent.click(
      within(dialog.getByRole('radiogroup', { name: '几个人，必填' })).getByRole('radio', {
        name: '2',
      }),
    )
    fireEvent.click(
      within(dialog.getByRole('radiogroup', { name: '其中儿童' })).getByRole('radio', {
        name: '1',
      }),
    )
    fireEvent.click(dialog.getByRole('button', { name: '登记并签到 2 人' }))
    expect(await says('孙女士，2 人，其中儿童 1 人')).toBeTruthy()
    const guests = [
      { name: '孙女士', child: false },
      { name: '孙女士 2', child: true },
    ]
    expect(kept).toMatchObject([{ by: 'walk_in', walkIn: { name: '孙女士', guests } }])
    // the seats of this device: two fewer
    expect(await says('3')).toBeTruthy()
  })
})

test('leaving takes the shift, and says that the hours end now', async () => {
  const came = { came: '2026-11-23T05:42:00.000Z' }
  const { event, kept } = await atTheDoor([
    { ...wang(), places: wang().places.map((place) => ({ ...place, ...came })) },
  ])
  await tap('签退', 'radio')
  expect(screen.getByText(/服务时长记到现在/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '现场登记' })).toBeNull()
  await scan(ticket(event, signupId(1)), '扫票签退')
  expect(await says('已签退')).toBeTruthy()
  expect(kept).toMatchObject([{ way: 'out', places: [placeId(12)] }])
})

test('two scans of one place are listed with what to do, and the organiser is one tap away', async () => {
  const scanned = (device: string, at: string) => ({ device, at: `2026-11-23T05:${at}:00.000Z` })
  await atTheDoor([wang()], {
    conflicts: [
      {
        ...{ way: 'in', signup: signupId(1), place: placeId(10), name: '王阿婆' },
        ...{ first: scanned('西门', '40'), second: scanned('东门', '45') },
      },
    ],
  })
  expect(await says(/^西门 13:40 先签到，东门 13:45 又签到一次。按先到的记/)).toBeTruthy()
  await tap('问主办人，打 13800000001')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '13800000001' })
})

test('an event that was called off lets nobody in', async () => {
  const event = eventId(events + 1)
  await atTheDoor([wang()], { about: about(event, { calledOff: true }) })
  await scan(ticket(event, signupId(1)))
  expect(await says('活动已经取消')).toBeTruthy()
})

test('the whole of it in English', async () => {
  const lines = [{ ...wang(), name: 'Wang', places: [seat(10, 'Wang'), seat(11, 'Bao')] }]
  const { event, container } = await atTheDoor(lines, {}, { locale: 'en' })
  await tap('Scan to check in')
  const field = await screen.findByLabelText(/^Words of the ticket/)
  await act(
    async () => void fireEvent.input(field, { target: { value: ticket(event, signupId(1)) } }),
  )
  expect(await says('Come in')).toBeTruthy()
  expect(screen.getByText('Wang, 2 people')).toBeTruthy()
  expect(screen.getByText('Checked with the server')).toBeTruthy()
  // the device was named in Chinese
  const words = container.textContent?.replaceAll('东门', '') ?? ''
  expect(words.match(/[\u4e00-\u9fff]+/g)).toBeNull()
})

test('the screen shows a code that moves on, with or without a network', async () => {
  const { event, cloud, unmount } = await atTheDoor([wang()])
  unmount()
  cloud.setOnline(false)
  openedAt('/pages/checkins/screen/index', { street: STREET, event })
  show(<ScreenPage />)
  const shown = async () =>
    (await screen.findByRole('img', { name: /^签到的二维码/ })).getAttribute('src')
  const first = await shown()
  expect(screen.getByText('30 秒后换新码')).toBeTruthy()
  expect(screen.getAllByText(/^(打开微信扫一扫，自己签到|Scan with WeChat)/)).toHaveLength(2)
  jest.mocked(Date.now).mockReturnValue(MONDAY_14 + 31_000)
  await waitFor(async () => expect(await shown()).not.toBe(first), { timeout: 3_000 })
})
