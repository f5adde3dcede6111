import Taro from '@tarojs/taro'
import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react'
import { complaintId, known, NUMBER, staff } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { useStage } from '@/client/demonstration'
import { setElder } from '@/client/elder'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import { dropToken, readToken } from '@/client/token'
import type { Message } from '@/contract/messages'
import type { Persona } from '@/contract/session'
import type { MessageId } from '@/contract/wire'
import Mine from '@/pages/mine'
import { Agree } from '@/pages/mine/Agree'

const consents = [
  { purpose: 'account' as const, given: true, at: '2026-11-01T00:00:00Z' },
  { purpose: 'location' as const, given: true, at: '2026-11-01T00:00:00Z' },
  { purpose: 'visits' as const, given: false, at: null },
  { purpose: 'messages' as const, given: false, at: null },
]
const quiet = {
  'consents.list': { consents },
  'messages.list': { messages: [], unread: 0, next: null },
  'session.list': { sessions: [] },
}

const message = (n: number, is: Partial<Message> = {}): Message => ({
  message: `m00000000${n}` as MessageId,
  kind: 'complaint_answered',
  subject: { noun: 'complaints', id: complaintId(n) },
  values: { number: NUMBER },
  at: '2026-11-23T05:00:00Z',
  read: false,
  ...is,
})

beforeEach(() => {
  openedAt('/pages/mine/index')
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  dropToken()
  setElder('off')
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

test('who is not signed in reads what works without it, and reaches the complaint in one tap', async () => {
  fakeCloud({ 'session.me': stranger })
  show(<Mine />)
  expect(await screen.findByRole('heading', { level: 1, name: '没有登录' })).toBeTruthy()
  expect(screen.getByText(/登录在微信小程序里进行/)).toBeTruthy()
  expect(screen.queryByText('演示')).toBeNull()
  expect(screen.queryByText('工作台')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /我有意见/ }))
  fireEvent.click(screen.getByRole('button', { name: /我提过的意见/ }))
  expect(opened()).toEqual([
    `/pages/complaints/index?street=${STREET}`,
    `/pages/complaints/mine/index?street=${STREET}`,
  ])
})

test('staff read their name and role, and find the desk', async () => {
  const roles = [
    {
      role: 'street_staff' as const,
      area: STREET as never,
      areaName: { zh: '南京东路街道', en: 'Nanjing East Road Sub-district' },
    },
  ]
  fakeCloud({ ...quiet, 'session.me': { ...staff(), roles } })
  show(<Mine />)
  expect(await screen.findByRole('heading', { level: 1, name: '陆佳怡' })).toBeTruthy()
  expect(screen.getByText('南京东路街道 · 街道工作人员')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /工作台/ }))
  expect(opened()).toEqual(['/pages/desk/index'])
})

test('messages say what happened and when; a tap opens the thing and marks it read', async () => {
  let unread = 2
  const cloud = fakeCloud({
    ...quiet,
    'session.me': known(),
    'messages.list': () => ({
      messages: [
        message(1, { read: unread < 2 }),
        message(2, { kind: 'complaint_climbed', read: unread < 1 }),
      ],
      unread,
      next: null,
    }),
    'messages.read': ({ messages }) => {
      unread -= messages.length
      return { unread }
    },
  })
  show(<Mine />)
  expect(await screen.findByText('您的意见有答复了')).toBeTruthy()
  expect(screen.getAllByText(`${NUMBER} · 今天 13:00`)).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: /您的意见有答复了/ }))
  expect(opened()).toEqual([
    `/pages/complaints/thread/index?street=${STREET}&complaint=${complaintId(1)}`,
  ])
  await waitFor(() => expect(screen.getAllByText('未读')).toHaveLength(1))
  fireEvent.click(screen.getByRole('button', { name: '都标为已读' }))
  await waitFor(() => expect(screen.queryByText('未读')).toBeNull())
  expect(cloud.asked('messages.read')).toEqual([
    { street: STREET, messages: ['m000000001'] },
    { street: STREET, messages: ['m000000002'] },
  ])
})

test('each consent is explained and can be taken back; the place then leaves this phone', async () => {
  storage.write('kept', 'place', { at: { lng: 121.48, lat: 31.23 } })
  const cloud = fakeCloud({
    ...quiet,
    'session.me': known(),
    'consents.set': ({ purpose, given }) => ({
      consents: consents.map((one) => (one.purpose === purpose ? { ...one, given } : one)),
    }),
  })
  show(<Mine />)
  const place = await screen.findByRole('switch', { name: /用我的大概位置/ })
  expect(place.getAttribute('aria-checked')).toBe('true')
  expect(within(place).getByText(/只留在这台手机上/)).toBeTruthy()
  fireEvent.click(place)
  await waitFor(() =>
    expect(cloud.asked('consents.set')).toEqual([{ purpose: 'location', given: false }]),
  )
  expect(storage.read('kept', 'place')).toBeUndefined()
})

test('a consent that did not arrive says so', async () => {
  fakeCloud({ ...quiet, 'session.me': known(), 'consents.set': () => new No('internal') })
  show(<Mine />)
  fireEvent.click(await screen.findByRole('switch', { name: /计入站点人数/ }))
  expect(await screen.findByText('系统出了点问题')).toBeTruthy()
})

test('language and letters follow at once and are kept', async () => {
  fakeCloud({ 'session.me': stranger })
  show(<Mine />)
  fireEvent.click(await screen.findByRole('radio', { name: '特大字' }))
  expect(storage.read('kept', 'elder')).toBe('larger')
  fireEvent.click(screen.getByRole('radio', { name: 'English' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Not signed in' })).toBeTruthy()
  expect(storage.read('kept', 'locale')).toBe('en')
})

test('in the mini-program nothing is kept before somebody read what and agreed', async () => {
  const cloud = fakeCloud({ 'session.open': known() })
  show(<Agree />)
  for (const words of [/^保存什么/, /^为了什么/, /^保存多久/, /^不同意也可以/]) {
    expect(screen.getByText(words)).toBeTruthy()
  }
  expect(cloud.calls).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '同意并继续' }))
  await waitFor(() =>
    expect(cloud.asked('session.open')).toEqual([{ street: STREET, agreed: true }]),
  )
})

describe('the demonstration', () => {
  const names = {
    stranger: { zh: '路人（未登录）', en: 'Stranger' },
    resident: { zh: '居民', en: 'Resident' },
  }
  const personas = (['stranger', 'resident'] as const).map((persona) => ({
    persona,
    name: names[persona],
  }))

  const MOMENT = '2026-11-23T06:00:00Z'

  function stage(start: Persona = 'stranger', until = async () => {}) {
    let playing = start
    let now = MOMENT
    return fakeCloud({
      ...quiet,
      'session.me': async () => {
        await until()
        const me = playing === 'stranger' ? stranger : known({ persona: playing })
        return { ...me, demonstration: true }
      },
      'session.personas': { personas },
      'session.signInAs': ({ persona }) => {
        playing = persona
        return { token: `token of ${persona}`, expires: '2026-11-24T00:00:00Z' }
      },
      'clock.read': () => ({ now, moved: now !== MOMENT }),
      'clock.move': ({ to }) => {
        now = to ?? MOMENT
        return { now, moved: to !== null }
      },
    })
  }

  test('playing somebody else changes who I am, and the choice shows it', async () => {
    stage()
    show(<Mine />)
    const resident = await screen.findByRole('radio', { name: '居民' })
    expect(screen.getByRole('radio', { name: '路人（未登录）' }).getAttribute('aria-checked')).toBe(
      'true',
    )
    fireEvent.click(resident)
    expect(await screen.findByRole('heading', { level: 1, name: '陈家宁' })).toBeTruthy()
    expect(screen.getByRole('radio', { name: '居民' }).getAttribute('aria-checked')).toBe('true')
    expect(readToken()).toBe('token of resident')
    expect(screen.getByText(/都是编的，用来演示/)).toBeTruthy()
  })

  test.each([
    ['过 1 小时', '2026-11-23T07:00:00.000Z'],
    ['过 1 天', '2026-11-24T06:00:00.000Z'],
    ['到下周一 9:00', '2026-11-30T01:00:00.000Z'],
  ])('%s moves the clock, and who plays plays on', async (label, to) => {
    const cloud = stage('resident')
    show(<Mine />)
    expect(await screen.findByText('现在算是 11月23日 14:00')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: label }))
    const back = await screen.findByRole('button', { name: '回到真实时间' })
    expect(cloud.asked('clock.move')).toEqual([{ to }])
    expect(cloud.asked('session.signInAs')).toEqual([{ persona: 'resident' }])
    fireEvent.click(back)
    await waitFor(() => expect(cloud.asked('clock.move')).toContainEqual({ to: null }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '回到真实时间' })).toBeNull())
  })
  test('the switch stays in sight while the one who plays next is asked for', async () => {
    let answer = () => {}
    let waiting: Promise<void> | undefined
    stage('stranger', async () => waiting)
    show(<Mine />)
    const resident = await screen.findByRole('radio', { name: '居民' })
    waiting = new Promise((resolve) => {
      answer = resolve
    })
    fireEvent.click(resident)
    await waitFor(() => expect(screen.queryByRole('heading', { name: '没有登录' })).toBeNull())
    expect(screen.queryByRole('heading', { name: '陈家宁' })).toBeNull()
    expect(screen.getByText('演示')).toBeTruthy()
    answer()
    expect(await screen.findByRole('heading', { name: '陈家宁' })).toBeTruthy()
  })

  describe('in WeChat', () => {
    const target = process.env.TARO_ENV
    beforeEach(() => {
      process.env.TARO_ENV = 'weapp'
    })
    afterEach(() => {
      process.env.TARO_ENV = target
    })

    test('the clock moves, and nobody is signed in: WeChat says who asks', async () => {
      const cloud = stage('resident')
      const { result } = renderHook(useStage)
      await act(() => result.current.move('day', Date.parse(MOMENT), 'resident'))
      expect(result.current.error).toBeUndefined()
      expect(cloud.asked('clock.move')).toEqual([{ to: '2026-11-24T06:00:00.000Z' }])
      expect(cloud.asked('session.signInAs')).toEqual([])
    })
  })
})
