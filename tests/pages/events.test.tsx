import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { eventCard, eventId, eventView, mySignup, question } from '@tests/support/event-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { myHome } from '@tests/support/home-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, outline, STREET, siteId, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { saveFile } from '@/client/save-file'
import { forgetPlace } from '@/client/whereabouts'
import type { EventCard } from '@/contract/events'
import Events from '@/pages/events'
import Event from '@/pages/events/event'
import { Today } from '@/pages/home/Today'

jest.mock('@/client/save-file', () => ({ saveFile: jest.fn(() => Promise.resolve()) }))

beforeEach(() => {
  openedAt('/pages/events/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  forgetPlace()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const tap = async (name: RegExp | string, role = 'button') =>
  fireEvent.click(await screen.findByRole(role, { name }))

const today = eventCard({
  event: eventId(2),
  title: { zh: '量血压', en: 'Blood pressure' },
  opens: '2026-11-20T01:00:00.000Z',
  closes: '2026-11-23T07:00:00.000Z',
  door: '2026-11-23T06:30:00.000Z',
  starts: '2026-11-23T07:00:00.000Z',
  ends: '2026-11-23T09:00:00.000Z',
  volunteers: 0,
})

const list = (events: EventCard[], more: Parameters<typeof fakeCloud>[0] = {}) =>
  fakeCloud({ 'session.me': stranger, 'events.list': { events, next: null }, ...more })

describe('the list', () => {
  test('says by day when, what, where and how it stands, and opens one', async () => {
    const cloud = list([today, eventCard()])
    show(<Events />)
    expect(await screen.findByRole('heading', { name: '今天' })).toBeTruthy()
    expect(screen.getByRole('heading', { name: '周五' })).toBeTruthy()
    expect(screen.getByText('量血压')).toBeTruthy()
    expect(screen.getAllByText('报名中 · 还有 12 个名额')).toHaveLength(2)
    expect(screen.getByText('志愿者还差 2 人')).toBeTruthy()
    expect(cloud.asked('events.list')).toEqual([{ street: STREET, when: 'week' }])
    await tap(/旧衣改造课/)
    expect(opened()).toEqual([`/pages/events/event/index?street=${STREET}&event=${eventId(1)}`])
  })

  test.each([
    [{ free: 0, waiting: 3 }, '已满 · 可候补，前面 3 人'],
    [{ free: 0, waiting: 0 }, '已满 · 可候补，前面没有人'],
    [{ capacity: 0, free: 0, volunteers: 3 }, '招志愿者 · 还差 3 人'],
    [{ capacity: 0, free: 0, volunteers: 0 }, '志愿者已经招满'],
    [{ opens: '2026-11-25T01:00:00.000Z' }, '预告 · 周三 9:00 开始报名'],
    [{ closes: '2026-11-23T05:00:00.000Z' }, '报名已截止 · 周五 14:00 开始'],
    [{ state: 'cancelled' }, '已取消'],
    [
      { door: '2026-11-23T05:00:00.000Z', starts: '2026-11-23T07:00:00.000Z' },
      '正在签到 · 15:00 开始',
    ],
    [
      { starts: '2026-11-23T05:00:00.000Z', ends: '2026-11-23T08:00:00.000Z' },
      '进行中 · 16:00 结束',
    ],
  ] as [Partial<EventCard>, string][])('%j is said as %s', async (is, words) => {
    list([eventCard(is)])
    show(<Events />)
    expect(await screen.findByText(words)).toBeTruthy()
  })

  test('today alone, and from there back to the week', async () => {
    const cloud = list([])
    show(<Events />)
    await tap('今天', 'radio')
    expect(await screen.findByText('今天没有活动了')).toBeTruthy()
    await tap('看这一周')
    expect(await screen.findByText('这一周还没有活动')).toBeTruthy()
    expect(cloud.asked('events.list')).toEqual([
      { street: STREET, when: 'week' },
      { street: STREET, when: 'today' },
    ])
  })

  test('near me is counted from the street until somebody lets us know where they are', async () => {
    const cloud = list([{ ...today, metres: 300 }], { 'areas.shapes': { areas: [outline] } })
    show(<Events />)
    await tap('离我近', 'radio')
    expect(await screen.findByText('贵州路邻里客厅 · 步行 6 分钟')).toBeTruthy()
    // the day stands in the card: the list is by distance
    expect(screen.queryByRole('heading', { name: '今天' })).toBeNull()
    expect(screen.getByRole('button', { name: '用我的位置' })).toBeTruthy()
    expect(cloud.asked('events.list')).toContainEqual({
      street: STREET,
      when: 'all',
      near: { lng: 121.48, lat: 31.23 },
    })
  })

  test('my grid is asked for by the area of my home', async () => {
    const cloud = list([eventCard()], {
      'session.me': known(),
      'homes.mine': { homes: [myHome()] },
    })
    show(<Events />)
    await tap('我的网格', 'radio')
    expect(await screen.findByText('旧衣改造课')).toBeTruthy()
    expect(cloud.asked('events.list')).toContainEqual({
      street: STREET,
      when: 'all',
      area: '310101002003-g02',
    })
  })

  test('who has no home here is led to say where it is', async () => {
    list([], { 'session.me': known(), 'homes.mine': { homes: [] } })
    show(<Events />)
    await tap('我的网格', 'radio')
    await tap('去登记')
    expect(opened()).toEqual([`/pages/homes/index?street=${STREET}`])
  })

  test('where volunteers are wanted', async () => {
    openedAt('/pages/events/index', { street: STREET, seen: 'volunteers' })
    const cloud = list([])
    show(<Events />)
    expect(await screen.findByText('现在没有活动在招志愿者')).toBeTruthy()
    expect(cloud.asked('events.list')).toEqual([{ street: STREET, when: 'all', volunteers: true }])
  })

  test('without a network the last answer stays, with its phases as they are now', async () => {
    list([today])
    const { unmount } = show(<Events />)
    await screen.findByText('量血压')
    unmount()
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-23T07:30:00Z'))
    show(<Events />, { online: false })
    expect(await screen.findByText('进行中 · 17:00 结束')).toBeTruthy()
    expect(screen.getByText(/没有网络，先看/)).toBeTruthy()
  })

  test('an error says so and can be tried again', async () => {
    list([], { 'events.list': () => new No('internal') })
    show(<Events />)
    expect(await screen.findByText('这里没能打开')).toBeTruthy()
    expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy()
  })
})

describe('today, at home', () => {
  test('shows what is on and what is over no more', async () => {
    const over = { ...today, event: eventId(3), title: { zh: '早操' } }
    const times = { starts: '2026-11-22T23:00:00.000Z', ends: '2026-11-23T00:00:00.000Z' }
    list([{ ...over, ...times, door: times.starts }, today])
    show(<Today street={STREET} />)
    expect(await screen.findByText('量血压')).toBeTruthy()
    expect(screen.queryByText('早操')).toBeNull()
    await tap('更多活动')
    expect(opened()).toEqual([`/pages/events/index?street=${STREET}`])
  })

  test('with nothing today it leads to the week', async () => {
    list([])
    show(<Today street={STREET} />)
    expect(await screen.findByText('今天没有活动了，看看这一周')).toBeTruthy()
  })
})

describe('one event', () => {
  const which = { street: STREET, event: eventId(1) }
  beforeEach(() => openedAt('/pages/events/event/index', which))

  const at = (
    is: Parameters<typeof eventView>[0] = {},
    more: Parameters<typeof fakeCloud>[0] = {},
  ) => fakeCloud({ 'session.me': stranger, 'events.get': { event: eventView(is) }, ...more })

  test('says when, where, whether one can still come, and signs up with one tap', async () => {
    at()
    show(<Event />)
    expect(await screen.findByRole('heading', { level: 1, name: '旧衣改造课' })).toBeTruthy()
    expect(screen.getByText('报名中')).toBeTruthy()
    expect(screen.getByText('还有 12 个名额')).toBeTruthy()
    expect(screen.getByText('周五 14:00–16:00')).toBeTruthy()
    expect(screen.getByText('13:30 开始签到')).toBeTruthy()
    expect(screen.getByText('贵州路 100 号一楼')).toBeTruthy()
    await tap('报名')
    await tap(/贵州路邻里客厅/)
    expect(opened()).toEqual([
      `/pages/signups/index?street=${STREET}&event=${eventId(1)}`,
      `/pages/sites/index?street=${STREET}&site=${siteId(1)}`,
    ])
  })

  test('tells volunteers what they do and which shifts are free', async () => {
    at()
    show(<Event />)
    expect(await screen.findByText('站在门口指路。')).toBeTruthy()
    expect(screen.getByText('13:30–15:00')).toBeTruthy()
    expect(screen.getByText('还差 1 人')).toBeTruthy()
    expect(screen.getByText('已满')).toBeTruthy()
  })

  test('says until when what one answers is kept, and calls its organiser', async () => {
    at({ questions: [question()] })
    show(<Event />)
    expect(await screen.findByText('报名信息到12月28日（周一）删除')).toBeTruthy()
    expect(screen.getByText(/报名时要回答 1 个问题/)).toBeTruthy()
    await tap(/打给组织者 13800000000/)
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '13800000000' })
  })

  test('says by when it is decided whether enough people come', async () => {
    const minimum = { seats: 10, decides: '2026-11-26T10:00:00.000Z', taken: 6, anyway: false }
    at({ minimum })
    show(<Event />)
    expect(await screen.findByText('满 10 人才举行，现在 6 人')).toBeTruthy()
    expect(screen.getByText('周四 18:00 决定，取消会告诉报名的人')).toBeTruthy()
  })

  test('called off for the weather stands first, beyond mistake, and nobody signs up', async () => {
    at({ state: 'cancelled', cancelled: { reason: 'weather', words: '台风，改期再告诉大家' } })
    show(<Event />)
    expect(await screen.findByRole('heading', { name: '因天气取消' })).toBeTruthy()
    expect(screen.getByText('台风，改期再告诉大家')).toBeTruthy()
    expect(screen.getByText(/请不用过去/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '报名' })).toBeNull()
  })

  test('where somebody of another area comes, it says for whom it is', async () => {
    const audienceAreas = [eventCard().place.area]
    at({
      notForMe: true,
      audience: { to: 'areas', areas: [eventCard().place.area.code] },
      audienceAreas,
    })
    show(<Event />)
    expect(await screen.findAllByText('这个活动面向贵州路居民区')).toHaveLength(1)
    expect(screen.queryByRole('button', { name: '报名' })).toBeNull()
  })

  test('full: one waits in the line', async () => {
    at({ free: 0, waiting: 3, volunteers: 0, shifts: [], roles: [] })
    show(<Event />)
    expect(await screen.findByText('可候补，前面 3 人')).toBeTruthy()
    expect(screen.getByRole('button', { name: '排队候补' })).toBeTruthy()
  })

  test('who has a ticket is led to it', async () => {
    at({}, { 'session.me': known(), 'signups.at': { signup: mySignup() } })
    show(<Event />)
    expect(await screen.findByText('已报名')).toBeTruthy()
    await tap('看我的票')
    expect(opened()).toEqual([`/pages/signups/ticket/index?street=${STREET}&event=${eventId(1)}`])
    expect(screen.queryByRole('button', { name: '报名' })).toBeNull()
  })

  test('goes into the calendar as a file', async () => {
    at()
    show(<Event />)
    await tap('加到日历')
    await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1))
    const [name, text, type] = jest.mocked(saveFile).mock.calls[0] ?? []
    expect([name, type]).toEqual(['旧衣改造课.ics', 'text/calendar'])
    expect(text).toContain('DTSTART:20261127T060000Z')
    expect(await screen.findByText('日历文件存好了')).toBeTruthy()
  })

  test('whoever runs it finds the way to its desk', async () => {
    at({
      can: { edit: true, publish: false, cancel: true, holdAnyway: false, run: true },
    })
    show(<Event />)
    await tap('管理')
    expect(opened()).toEqual([`/pages/events/manage/index?street=${STREET}&event=${eventId(1)}`])
  })

  test('one that is not there says so', async () => {
    fakeCloud({ 'session.me': stranger, 'events.get': () => new No('not_found') })
    show(<Event />)
    expect(await screen.findByText('没有找到这个活动')).toBeTruthy()
  })
})
