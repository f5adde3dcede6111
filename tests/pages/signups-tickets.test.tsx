import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import {
  eventId,
  eventView,
  myPlace,
  myShift,
  mySignup,
  placeId,
  rosterLine,
  shift,
  shiftId,
  signupId,
} from '@tests/support/event-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { MySignup } from '@/contract/signups'
import MyTickets from '@/pages/signups/mine'
import Roster from '@/pages/signups/roster'
import TicketPage from '@/pages/signups/ticket'

const which = { street: STREET, event: eventId(1) }

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const tap = async (name: RegExp | string, role = 'button') =>
  fireEvent.click(await screen.findByRole(role, { name }))
const sheet = async () => within(await screen.findByRole('dialog'))

const waiting = mySignup({
  state: 'waiting',
  seats: 2,
  places: [],
  ahead: 3,
  ticket: null,
})
const offered = mySignup({
  state: 'offered',
  seats: 2,
  places: [],
  ticket: null,
  offerUntil: '2026-11-23T10:00:00.000Z',
  can: { cancel: true, change: true, answer: true },
})

describe('a ticket', () => {
  beforeEach(() => openedAt('/pages/signups/ticket/index', which))

  const at = (
    signup: MySignup | null | (() => MySignup | null),
    more: Parameters<typeof fakeCloud>[0] = {},
  ) =>
    fakeCloud({
      'session.me': known(),
      'signups.at': () => ({ signup: typeof signup === 'function' ? signup() : signup }),
      ...more,
    })

  test('shows the code, when, where and whom to call', async () => {
    at(mySignup())
    show(<TicketPage />)
    expect(await screen.findByAltText('进门的二维码，给门口的工作人员扫')).toBeTruthy()
    expect(screen.getByText('已报名')).toBeTruthy()
    expect(screen.getByText('周五 14:00–16:00')).toBeTruthy()
    await tap(/打给组织者/)
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '13800000000' })
  })

  test('opens at the door without a network, once it was seen in the list', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'signups.mine': { signups: [mySignup()], next: null },
      'signups.at': () => new No('internal'),
    })
    openedAt('/pages/signups/mine/index', { street: STREET })
    const { unmount } = show(<MyTickets />)
    await screen.findByText('旧衣改造课')
    unmount()
    cloud.setOnline(false)
    openedAt('/pages/signups/ticket/index', which)
    show(<TicketPage />, { online: false })
    expect(await screen.findByAltText(/^进门的二维码/)).toBeTruthy()
  })

  test('just made, it says so; who waits is told the seats ahead', async () => {
    openedAt('/pages/signups/ticket/index', { ...which, made: 'made' })
    at(waiting)
    show(<TicketPage />)
    expect(await screen.findByText('排上了')).toBeTruthy()
    expect(screen.getByText('前面还有 3 人')).toBeTruthy()
    expect(screen.queryByAltText(/^进门的二维码/)).toBeNull()
  })

  test.each([
    ['我要来', true],
    ['不要了', false],
  ])('an offer says until when it stands: %s', async (act, take) => {
    let now: MySignup = offered
    const cloud = at(() => now, {
      'signups.answer': () => {
        now = take
          ? mySignup({ seats: 2, version: 3 })
          : mySignup({ state: 'lapsed', ticket: null })
        return { signup: now }
      },
    })
    show(<TicketPage />)
    expect(await screen.findByText('有 2 个名额留给您，留到今天 18:00')).toBeTruthy()
    await tap(act)
    expect(await screen.findByText(take ? '已报名' : '没有及时答复')).toBeTruthy()
    expect(cloud.asked('signups.answer')).toEqual([
      { street: STREET, signup: signupId(1), version: 2, take },
    ])
  })

  test('an offer that is over is told in words', async () => {
    at(offered, { 'signups.answer': () => new No('conflict', { why: 'no_offer' }) })
    show(<TicketPage />)
    await tap('我要来')
    expect(await screen.findByText('有人刚刚改过这里')).toBeTruthy()
  })

  const briefs = [
    { shift: shiftId(1), role: { zh: '签到' }, words: { zh: '站在门口扫票。' }, door: true },
  ]
  const family = mySignup({
    seats: 2,
    places: [myPlace(1), myPlace(2, { name: '小宝', child: true }), myShift(1)],
    about: { ...mySignup().about, briefs },
  })

  test('tells volunteers their brief, and leads who keeps the door to it', async () => {
    at(family)
    show(<TicketPage />)
    expect(await screen.findByText('站在门口扫票。')).toBeTruthy()
    await tap('用这台手机在门口签到')
    expect(opened()).toEqual([`/pages/checkins/door/index?street=${STREET}&event=${eventId(1)}`])
  })

  test('gives back a seat and takes a further shift', async () => {
    const more = shift(2, { from: '2026-11-27T07:00:00.000Z', until: '2026-11-27T08:00:00.000Z' })
    const cloud = at(family, {
      'events.get': { event: eventView({ shifts: [shift(1), more] }) },
      'signups.change': { signup: family },
    })
    show(<TicketPage />)
    await tap('改人数或班次')
    const asking = await sheet()
    fireEvent.click(asking.getByRole('switch', { name: /^小宝/ }))
    fireEvent.click(await asking.findByRole('switch', { name: /^引导 15:00–16:00/ }))
    fireEvent.click(asking.getByRole('button', { name: '就这样改' }))
    await waitFor(() =>
      expect(cloud.asked('signups.change')).toEqual([
        {
          ...{ street: STREET, signup: signupId(1), version: 2 },
          ...{ drop: [placeId(2)], shifts: [shiftId(2)] },
        },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('giving all of it back is cancelling, after one question', async () => {
    let now: MySignup = mySignup()
    const cloud = at(() => now, {
      'signups.cancel': () => {
        now = mySignup({
          ...{ state: 'cancelled', ticket: null, places: [] },
          can: { cancel: false, change: false, answer: false },
        })
        return { signup: now }
      },
    })
    show(<TicketPage />)
    await tap('取消报名')
    const asking = await sheet()
    expect(asking.getByText(/名额会马上给下一位/)).toBeTruthy()
    expect(cloud.asked('signups.cancel')).toEqual([])
    fireEvent.click(asking.getByRole('button', { name: '取消报名' }))
    expect(await screen.findByText('已取消报名')).toBeTruthy()
    expect(screen.queryByAltText(/^进门的二维码/)).toBeNull()
  })

  test('called off stands beyond mistake', async () => {
    const about = { ...mySignup().about, state: 'cancelled' as const }
    at(mySignup({ about, ticket: null, can: { cancel: false, change: false, answer: false } }))
    show(<TicketPage />)
    expect(await screen.findByText('活动取消了')).toBeTruthy()
    expect(screen.getByText('请不用过去了。有问题可以打给组织者。')).toBeTruthy()
  })

  test('who came sees when, and may say what they think', async () => {
    at(mySignup({ places: [myPlace(1, { came: '2026-11-27T05:45:00.000Z' })] }))
    show(<TicketPage />)
    expect(await screen.findByText('13:45 签到')).toBeTruthy()
    await tap(/^说说这次活动/)
    expect(opened()).toEqual([`/pages/checkins/say/index?street=${STREET}&event=${eventId(1)}`])
  })

  test('who has none is led to the event', async () => {
    fakeCloud({ 'session.me': stranger })
    show(<TicketPage />)
    expect(await screen.findByText('您还没有报名')).toBeTruthy()
  })
})

describe('my tickets', () => {
  beforeEach(() => openedAt('/pages/signups/mine/index', { street: STREET }))

  test('what waits for an answer comes first', async () => {
    const other = mySignup({ signup: signupId(2), event: eventId(2) })
    fakeCloud({
      'session.me': known(),
      'signups.mine': { signups: [other, offered], next: null },
    })
    show(<MyTickets />)
    const headings = await screen.findAllByRole('heading', { level: 2 })
    expect(headings.map(({ textContent }) => textContent)).toEqual(['请您答复', '要去的'])
    await tap(/轮到您了 · 请在今天 18:00 前答复/)
    expect(opened()).toEqual([`/pages/signups/ticket/index?street=${STREET}&event=${eventId(1)}`])
  })

  test('what is over is asked for apart', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'signups.mine': { signups: [], next: null },
    })
    show(<MyTickets />)
    expect(await screen.findByText('还没有报名')).toBeTruthy()
    await tap('过去的', 'radio')
    expect(await screen.findByText('还没有参加过活动')).toBeTruthy()
    expect(cloud.asked('signups.mine')).toEqual([
      { street: STREET, over: false },
      { street: STREET, over: true },
    ])
  })

  test('who is not signed in is told to', async () => {
    fakeCloud({ 'session.me': stranger })
    show(<MyTickets />)
    await tap('去登录')
    expect(opened()).toEqual(['/pages/signin/index'])
  })
})

describe('the roster', () => {
  beforeEach(() => openedAt('/pages/signups/roster/index', which))

  test('says who comes, with whom, and what they answered', async () => {
    const family = rosterLine(1, {
      seats: 2,
      places: [myPlace(1, { name: '王阿婆' }), myPlace(2, { name: '小宝', child: true })],
      answers: [{ words: { zh: '会用缝纫机吗' }, said: { zh: '是' } }],
    })
    fakeCloud({ 'session.me': known(), 'signups.roster': { lines: [family], next: null } })
    show(<Roster />)
    expect(await screen.findByText('王阿婆')).toBeTruthy()
    expect(screen.getByText('138****5678')).toBeTruthy()
    expect(screen.getByText('小宝')).toBeTruthy()
    expect(screen.getByText(/2 个名额 · 1 个孩子/)).toBeTruthy()
    expect(screen.getByText('会用缝纫机吗')).toBeTruthy()
  })

  test('is asked for by who is meant, and leads to the door', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'signups.roster': { lines: [], next: null },
    })
    show(<Roster />)
    await tap('候补', 'radio')
    expect(await screen.findByText('这里还没有人')).toBeTruthy()
    expect(cloud.asked('signups.roster')).toEqual([
      { ...which, of: 'all' },
      { ...which, of: 'waiting' },
    ])
    await tap('门口签到')
    expect(opened()).toEqual([`/pages/checkins/door/index?street=${STREET}&event=${eventId(1)}`])
  })

  test('is for whoever runs the event alone', async () => {
    fakeCloud({ 'session.me': known(), 'signups.roster': () => new No('forbidden') })
    show(<Roster />)
    expect(await screen.findByText('名单只给办这个活动的人看')).toBeTruthy()
  })
})
