import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeCloud } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { STREET, siteId } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers, queries } from '@/client/query'
import type { Resolved } from '@/contract/codes'
import Scan from '@/pages/scan'

const SCENE = `s${STREET}aaaaaaaabbbbbbbbbb`
const site: Resolved = { is: 'site', street: STREET, site: siteId(1) }
const SITE_PAGE = { url: `/pages/sites/index?street=${STREET}&site=${siteId(1)}` }

const scanned = (params: Record<string, string>) => openedAt('/pages/scan/index', params)

afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

test.each([
  ['a round code of WeChat', { scene: SCENE }, SCENE],
  [
    'a link that WeChat opened',
    { q: `https://home.example.cn/s/${SCENE}` },
    `https://home.example.cn/s/${SCENE}`,
  ],
  ['our own scan', { scanned: SCENE }, SCENE],
])('%s takes this page’s place by the site', async (_, params, asked) => {
  const cloud = fakeCloud({ 'codes.resolve': site })
  scanned(params)
  show(<Scan />)
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith(SITE_PAGE))
  expect(cloud.asked('codes.resolve')).toEqual([{ scanned: asked }])
})

test.each<[Resolved, string, string]>([
  [{ is: 'ended', name: { zh: '早餐点' } }, '这张码已经停用', '它原来在“早餐点”。'],
  [{ is: 'ended', name: null }, '这张码已经停用', '那里可能换了新码'],
  [{ is: 'unknown' }, '这张码认不出来', '擦一擦、凑近些再扫一次'],
  [{ is: 'newer' }, '这张码要用新版本打开', '关闭小程序再打开'],
  [{ is: 'foreign' }, '这不是零距离家园的码', '我们没有打开它'],
])('%o says what happened and where to go on', async (found, title, note) => {
  fakeCloud({ 'codes.resolve': found })
  scanned({ scene: SCENE })
  show(<Scan />)
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
  expect(document.body.textContent).toContain(note)
  expect(Taro.redirectTo).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '看附近的站点' }))
  fireEvent.click(screen.getByRole('button', { name: '回首页' }))
  const opened = jest.mocked(Taro.switchTab).mock.calls.map(([{ url }]) => url)
  expect(opened).toEqual(['/pages/nearby/index', '/pages/home/index'])
})

test('a browser takes the number below the code', async () => {
  const cloud = fakeCloud({ 'codes.resolve': site })
  scanned({})
  show(<Scan />)
  expect(cloud.calls).toEqual([])
  const field = screen.getByLabelText(/或者写下码下面的编号或网址/)
  fireEvent.change(field, { target: { value: ` ${SCENE} ` } })
  fireEvent.click(screen.getByRole('button', { name: '打开' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith(SITE_PAGE))
  expect(cloud.asked('codes.resolve')).toEqual([{ scanned: SCENE }])
})

test('without a network a code that was scanned before still opens its site', async () => {
  const cloud = fakeCloud({ 'codes.resolve': site })
  scanned({ scene: SCENE })
  const first = show(<Scan />)
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledTimes(1))
  first.unmount()
  queries.clear()
  jest.clearAllMocks()
  cloud.setOnline(false)
  show(<Scan />, { online: false })
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith(SITE_PAGE))
})

test('a code that has ended meanwhile does not lead on from memory', async () => {
  let found: Resolved = site
  fakeCloud({ 'codes.resolve': () => found })
  scanned({ scene: SCENE })
  const first = show(<Scan />)
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledTimes(1))
  first.unmount()
  queries.clear()
  jest.clearAllMocks()
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
  found = { is: 'ended', name: null }
  show(<Scan />)
  expect(await screen.findByRole('heading', { name: '这张码已经停用' })).toBeTruthy()
  expect(Taro.redirectTo).not.toHaveBeenCalled()
})

test('without a network and without memory it says so', async () => {
  fakeCloud({ 'codes.resolve': site }).setOnline(false)
  scanned({ scene: `${SCENE.slice(0, -1)}c` })
  show(<Scan />, { online: false })
  expect(await screen.findByText('现在没有网络', {}, { timeout: 8000 })).toBeTruthy()
})
