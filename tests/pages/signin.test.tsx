import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { browserHint } from '@/client/browser-hint'
import { forgetAnswers } from '@/client/query'
import { renewWhenWorn } from '@/client/renewal'
import { dropToken, keepToken, readToken } from '@/client/token'
import type { OutputOf } from '@/contract'
import type { OpenSession } from '@/contract/session'
import type { Collected, SigninKey } from '@/contract/session.signin'
import type { SessionId, SigninId } from '@/contract/wire'
import Mine from '@/pages/mine'
import Scan from '@/pages/scan'
import SigninPage from '@/pages/signin'
import ConfirmPage from '@/pages/signin/confirm'

const request = 'abcdefgh' as SigninId
const asked: OutputOf<'session.ask'> = {
  ...{ request, key: 'k'.repeat(26) as SigninKey, number: 47 },
  scene: `l${STREET}${request}bbbbbbbbbb`,
  link: `https://home.example.cn/s/l${STREET}${request}bbbbbbbbbb`,
  expires: '2026-11-23T06:03:00Z',
}
const question: OutputOf<'session.look'> = {
  ...{ request, browser: { browser: 'edge', system: 'windows' }, numbers: [31, 47, 80] },
  askedAt: '2026-11-23T05:59:30Z',
  expires: '2026-11-23T06:02:30Z',
}
const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
/** What an answer brings to the page may ask in turn. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn++) await later(20)
}

beforeEach(() => {
  jest.useFakeTimers({ now: MONDAY_14 })
})

afterEach(() => {
  forgetAnswers()
  dropToken()
  jest.useRealTimers()
  jest.clearAllMocks()
})

describe('a browser that nobody is signed in at', () => {
  const open = async (collected: () => Collected | No) => {
    openedAt('/pages/signin/index')
    const cloud = fakeCloud({
      'session.me': () => (readToken() ? known() : stranger),
      'session.ask': asked,
      'session.collect': collected as never,
    })
    show(<SigninPage />)
    await settled()
    return cloud
  }

  test('shows a code that is named for a reader, the number and how long it lasts', async () => {
    const cloud = await open(() => ({ state: 'asked' }))
    expect(screen.getByRole('heading', { name: '您的数字是 47' })).toBeTruthy()
    expect(screen.getByAltText('登录用的二维码，要用微信小程序来扫')).toBeTruthy()
    expect(screen.getByText('3:00 后要换一张码')).toBeTruthy()
    await later(61_000)
    expect(screen.getByText('1:59 后要换一张码')).toBeTruthy()
    expect(cloud.asked('session.ask')).toHaveLength(1)
    expect(document.body.textContent).not.toContain(asked.key)
  })

  test('asks every two seconds, after a minute every four, and with the code’s end no more', async () => {
    const cloud = await open(() => ({ state: 'asked' }))
    await later(60_000)
    const eager = cloud.asked('session.collect').length
    expect(eager).toBeGreaterThanOrEqual(28)
    expect(eager).toBeLessThanOrEqual(31)
    await later(125_000)
    const all = cloud.asked('session.collect').length
    expect(all - eager).toBeLessThanOrEqual(32)
    expect(screen.getByRole('heading', { name: '这张码过期了' })).toBeTruthy()
    await later(60_000)
    expect(cloud.asked('session.collect')).toHaveLength(all)
  })

  test('is signed in as soon as the phone has confirmed', async () => {
    let state: Collected = { state: 'asked' }
    await open(() => state)
    await later(4100)
    state = { state: 'signed', token: 'a.b.c', expires: '2026-11-23T18:00:00Z' }
    await later(2100)
    expect(readToken()).toBe('a.b.c')
    await later(100)
    expect(screen.getByRole('heading', { name: '已经登录' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '去“我的”' }))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/mine/index' })
  })

  test.each<[Collected | No, string]>([
    [{ state: 'refused' }, '手机上没有同意登录'],
    [{ state: 'expired' }, '这张码过期了'],
    [{ state: 'used' }, '这张码过期了'],
    [new No('not_found'), '这张码过期了'],
  ])('%o is told, and a fresh code is one tap away', async (answer, title) => {
    const cloud = await open(() => answer)
    await later(2100)
    expect(screen.getByRole('heading', { name: title })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '换一张码' }))
    await settled()
    expect(cloud.asked('session.ask')).toHaveLength(2)
    expect(screen.getByRole('heading', { name: '您的数字是 47' })).toBeTruthy()
  })

  test('goes on asking after a gap in the network', async () => {
    const cloud = await open(() => ({ state: 'asked' }))
    cloud.setOnline(false)
    await later(6000)
    expect(screen.getByRole('heading', { name: '您的数字是 47' })).toBeTruthy()
    cloud.setOnline(true)
    const before = cloud.asked('session.collect').length
    await later(4000)
    expect(cloud.asked('session.collect').length).toBeGreaterThan(before)
  })

  test('that asked too often is told so and may try again', async () => {
    openedAt('/pages/signin/index')
    fakeCloud({ 'session.me': stranger, 'session.ask': new No('too_many') })
    show(<SigninPage />)
    await settled()
    expect(screen.getByRole('heading', { name: '操作太频繁了' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy()
  })
})

describe('on the phone', () => {
  const open = async (answers: Parameters<typeof fakeCloud>[0]) => {
    openedAt('/pages/signin/confirm/index', { request })
    const cloud = fakeCloud({ 'session.me': known(), 'session.look': question, ...answers })
    show(<ConfirmPage />)
    await settled()
    return cloud
  }

  test('which browser asks and since when, and three numbers to pick from', async () => {
    const cloud = await open({ 'session.confirm': { confirmed: true } })
    expect(screen.getByRole('heading', { level: 1, name: '要在电脑上登录吗？' })).toBeTruthy()
    expect(screen.getByText('Edge · Windows')).toBeTruthy()
    expect(screen.getByText('刚刚请求登录')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '数字 47，登录' }))
    await settled()
    expect(screen.getByRole('heading', { name: '电脑上已经登录' })).toBeTruthy()
    expect(cloud.asked('session.confirm')).toEqual([{ request, number: 47 }])
  })

  test('a wrong number signs nobody in and cannot be tried again', async () => {
    await open({ 'session.confirm': { confirmed: false } })
    fireEvent.click(screen.getByRole('button', { name: '数字 31，登录' }))
    await settled()
    expect(screen.getByRole('heading', { name: '数字不对，没有登录' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^数字/ })).toBeNull()
  })

  test('refuses', async () => {
    const cloud = await open({ 'session.refuse': { refused: true } })
    fireEvent.click(screen.getByRole('button', { name: '不是我，拒绝登录' }))
    await settled()
    expect(screen.getByRole('heading', { name: '已经拒绝，没有登录' })).toBeTruthy()
    expect(cloud.asked('session.refuse')).toEqual([{ request }])
  })

  test('a code that is over says what to do', async () => {
    await open({ 'session.look': new No('not_found') })
    expect(screen.getByRole('heading', { name: '这张码已经不能用了' })).toBeTruthy()
  })

  test('one that ended while it was looked at says so too', async () => {
    await open({ 'session.confirm': new No('not_found') })
    fireEvent.click(screen.getByRole('button', { name: '数字 47，登录' }))
    await settled()
    expect(screen.getByRole('heading', { name: '这张码已经不能用了' })).toBeTruthy()
  })

  test('an answer that does not get through leaves the question', async () => {
    await open({ 'session.confirm': new No('too_many') })
    fireEvent.click(screen.getByRole('button', { name: '数字 47，登录' }))
    await settled()
    expect(screen.getByText('操作太频繁了')).toBeTruthy()
    expect(screen.getByRole('button', { name: '数字 80，登录' })).toBeTruthy()
  })

  test('a camera outside WeChat is sent to the mini-program', async () => {
    await open({ 'session.me': stranger })
    expect(screen.getByRole('heading', { name: '请用微信里的“零距离家园”扫这张码' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^数字/ })).toBeNull()
  })

  test('in English', async () => {
    openedAt('/pages/signin/confirm/index', { request })
    fakeCloud({ 'session.me': known(), 'session.look': question })
    show(<ConfirmPage />, { locale: 'en' })
    await settled()
    expect(screen.getByRole('heading', { level: 1, name: 'Sign in on the computer?' })).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/[一-鿿]/)
  })

  test('a scanned code leads here', async () => {
    fakeCloud({ 'codes.resolve': { is: 'signin', request } })
    openedAt('/pages/scan/index', { scene: asked.scene })
    show(<Scan />)
    await waitFor(() =>
      expect(Taro.redirectTo).toHaveBeenCalledWith({
        url: `/pages/signin/confirm/index?request=${request}`,
      }),
    )
  })
})

describe('in “mine”', () => {
  const session = (n: number, is: Partial<OpenSession> = {}): OpenSession => ({
    session: `${n}`.repeat(20) as SessionId,
    browser: { browser: 'chrome', system: 'windows' },
    openedAt: '2026-11-23T01:00:00Z',
    seenAt: '2026-11-23T05:00:00Z',
    expires: '2026-11-23T13:00:00Z',
    current: false,
    ...is,
  })
  const quiet = {
    'session.me': known(),
    'consents.list': { consents: [] },
    'messages.list': { messages: [], unread: 0, next: null },
  }

  test('who is not signed in finds the code', async () => {
    openedAt('/pages/mine/index')
    fakeCloud({ 'session.me': stranger })
    show(<Mine />)
    await settled()
    fireEvent.click(screen.getByRole('button', { name: '扫码登录' }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/signin/index' })
  })

  test('each other browser can be signed out by its name, and all of them at once', async () => {
    openedAt('/pages/mine/index')
    const mac = session(3, { browser: { browser: 'safari', system: 'macos' } })
    const cloud = fakeCloud({
      ...quiet,
      'session.list': { sessions: [session(1, { current: true }), session(2), mac] },
      'session.revoke': { ended: 1 },
    })
    show(<Mine />)
    await settled()
    expect(screen.getByRole('heading', { name: '登录的设备' })).toBeTruthy()
    expect(screen.getByText('这一台')).toBeTruthy()
    expect(screen.queryAllByRole('button', { name: /^让 .* 退出$/ })).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: '让 Safari · Mac 退出' }))
    await settled()
    fireEvent.click(screen.getByRole('button', { name: '让其他设备都退出' }))
    await settled()
    expect(cloud.asked('session.revoke')).toEqual([
      { session: '3'.repeat(20) },
      { session: 'others' },
    ])
    expect(cloud.asked('session.list').length).toBeGreaterThan(1)
  })

  test('nowhere else is no list', async () => {
    openedAt('/pages/mine/index')
    fakeCloud({ ...quiet, 'session.list': { sessions: [] } })
    show(<Mine />)
    await settled()
    expect(screen.queryByText('登录的设备')).toBeNull()
  })
})

describe('a token in use', () => {
  const HOUR = 3_600_000
  const ending = (at: number, tail = 'a') => `s.${at.toString(36)}.${tail}`

  test('is exchanged after an hour, once, and a fresh or a foreign one is left alone', async () => {
    const fresh = ending(MONDAY_14 + 14 * HOUR, 'b')
    const cloud = fakeCloud({
      'session.renew': { token: fresh, expires: '2026-11-23T18:00:00Z' },
    })
    renewWhenWorn()
    keepToken('no token of ours')
    renewWhenWorn()
    keepToken(ending(MONDAY_14 + 12 * HOUR))
    renewWhenWorn()
    expect(cloud.asked('session.renew')).toHaveLength(0)
    jest.setSystemTime(MONDAY_14 + 1.5 * HOUR)
    renewWhenWorn()
    renewWhenWorn()
    await settled()
    expect(readToken()).toBe(fresh)
    expect(cloud.asked('session.renew')).toHaveLength(1)
  })
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36 Edg/142.0',
    'edge windows',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36', 'chrome windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/18.0 Safari/605.1.15', 'safari macos'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
    'safari ios',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0',
    'wechat android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox linux'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) Chrome/114 Safari/537.36 ArkWeb/4.1', 'chrome harmony'],
  ['', 'other other'],
])('%s is %s', (agent, hint) => {
  const { browser, system } = browserHint(agent)
  expect(`${browser} ${system}`).toBe(hint)
})
