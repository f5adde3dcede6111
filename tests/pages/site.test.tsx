import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { calendar, card, MONDAY_14, STREET, siteId, stranger, view } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { SiteView } from '@/contract/sites'
import SitePage from '@/pages/sites'

const others = { sites: [card(), card({ site: siteId(2), name: { zh: '早餐点' } })], calendar }

const answersFor = (site: Partial<SiteView> = {}) => ({
  'session.me': stranger,
  'sites.near': others,
  'sites.get': { site: view(site), calendar },
})

function open(site: Partial<SiteView> = {}, around = {}) {
  fakeCloud(answersFor(site))
  return show(<SitePage />, around)
}

beforeEach(() => {
  openedAt('/pages/sites/index', { street: STREET, site: siteId(1) })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

test('a reader sees at once what it is, whether it is open, and when that changes', async () => {
  open()
  expect(await screen.findByRole('heading', { level: 1, name: '贵州路邻里客厅' })).toBeTruthy()
  expect(screen.getByText('站点 · 贵州路 100 号一楼 · 示例数据')).toBeTruthy()
  expect(screen.getByText('营业中')).toBeTruthy()
  expect(screen.getByText('今天 20:00 关门 · 明天（周二）8:30 开门')).toBeTruthy()
  for (const words of ['热水', 'AED', '周一至周五', '8:30–20:00', '邻里社区服务中心']) {
    expect(screen.getByText(words)).toBeTruthy()
  }
  expect(screen.getByText('运营合同至 2027年6月 · 打电话 021-0000 0001')).toBeTruthy()
  expect(screen.getByText('南京东路街道 · 承兴居民区')).toBeTruthy()
})

test('near here leaves the site itself out', async () => {
  open()
  fireEvent.click(await screen.findByText('早餐点'))
  expect(opened()).toEqual([`/pages/sites/index?street=${STREET}&site=${siteId(2)}`])
  expect(screen.getAllByText('贵州路邻里客厅')).toHaveLength(1)
})

test('one tap calls the site, one the operator, one leads to a complaint', async () => {
  open()
  fireEvent.click(await screen.findByRole('button', { name: /0107 站点电话/ }))
  fireEvent.click(screen.getByRole('button', { name: /邻里社区服务中心.*打电话/ }))
  fireEvent.click(screen.getByRole('button', { name: '我有意见' }))
  const called = jest.mocked(Taro.makePhoneCall).mock.calls.map(([{ phoneNumber }]) => phoneNumber)
  expect(called).toEqual(['021-0000 0107', '021-0000 0001'])
  expect(opened()).toEqual([`/pages/complaints/index?street=${STREET}&site=${siteId(1)}`])
})

test('closed early says why', async () => {
  const closure = {
    from: '2026-11-23T05:00:00Z',
    until: '2026-11-23T12:00:00Z',
    note: { zh: '停水' },
  }
  open({ closures: [closure] })
  expect(await screen.findByText('提前关门')).toBeTruthy()
  expect(screen.getByText('停水 · 明天（周二）8:30 开门')).toBeTruthy()
})

test('“I am here” counts heads once, and says that it keeps no name', async () => {
  fakeCloud({ ...answersFor(), 'sites.visit': { counted: true, crowd: null } })
  show(<SitePage />)
  expect(await screen.findByText('只记人数，不记是谁；不点也可以。')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '我在这里' }))
  expect(await screen.findByText('已记下有一个人在这里，谢谢您。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '我在这里' })).toBeNull()
})

test('a visit that did not arrive says so, and the next try is the same visit', async () => {
  let broken = true
  const cloud = fakeCloud({
    ...answersFor(),
    'sites.visit': () => (broken ? new No('too_many') : { counted: true, crowd: null }),
  })
  show(<SitePage />)
  fireEvent.click(await screen.findByRole('button', { name: '我在这里' }))
  expect(await screen.findByText('操作太频繁了')).toBeTruthy()
  broken = false
  fireEvent.click(screen.getByRole('button', { name: '我在这里' }))
  expect(await screen.findByText('已记下有一个人在这里，谢谢您。')).toBeTruthy()
  expect(cloud.asked('sites.visit')).toHaveLength(2)
})

test('how full it is, in words', async () => {
  const at = '2026-11-23T05:57:00Z'
  open({ crowd: { people: 12, capacity: 40, level: 'quiet', at } })
  expect(await screen.findByText('现在不挤')).toBeTruthy()
  expect(screen.getByText('约 12 / 40 人 · 3 分钟前')).toBeTruthy()
})

test('a line: its stops in order, with the minutes between them', async () => {
  const stops = [
    { site: siteId(5), name: { zh: '茶亭' }, at: { lng: 121.478, lat: 31.235 } },
    { site: siteId(6), name: { zh: '食堂' }, at: { lng: 121.481, lat: 31.235 } },
  ]
  open({ kind: 'line', stops })
  expect(await screen.findByText('2 站，全程步行 6 分钟')).toBeTruthy()
  expect(screen.getByText('从上一站步行 6 分钟')).toBeTruthy()
  const map = screen.getByRole('region', { name: /路线图/ })
  await waitFor(() =>
    expect(within(map).getByRole('button', { name: '第 2 站 食堂' })).toBeTruthy(),
  )
  fireEvent.click(screen.getByText('食堂'))
  expect(opened()).toEqual([`/pages/sites/index?street=${STREET}&site=${siteId(6)}`])
})

test('an area: its outline, in words too', async () => {
  const ring = [
    { lng: 121.478, lat: 31.235 },
    { lng: 121.481, lat: 31.235 },
    { lng: 121.481, lat: 31.237 },
  ]
  open({ kind: 'area', ring })
  expect(await screen.findByText('这一片的范围')).toBeTruthy()
  expect(screen.getByRole('region', { name: '范围图：贵州路 100 号一楼' })).toBeTruthy()
})

test('only who may edit is offered to', async () => {
  const { unmount } = open()
  await screen.findByText('营业中')
  expect(screen.queryByRole('button', { name: '管理' })).toBeNull()
  unmount()
  forgetAnswers()
  open({ can: { edit: true, editPlace: false, close: true, print: false } })
  fireEvent.click(await screen.findByRole('button', { name: '管理' }))
  expect(opened()).toEqual([`/pages/sites/edit/index?street=${STREET}&site=${siteId(1)}`])
})

test('staff see that it was taken down', async () => {
  open({ retired: true })
  expect(await screen.findByText('已撤下，只有工作人员看得到')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '我在这里' })).toBeNull()
})

test('a site that is not there says so', async () => {
  fakeCloud({ ...answersFor(), 'sites.get': new No('not_found') })
  show(<SitePage />)
  expect(await screen.findByText('没有找到这个站点')).toBeTruthy()
})

test('in English', async () => {
  open({}, { locale: 'en' })
  expect(await screen.findByText('Closes today 20:00 · opens tomorrow (Tue) 8:30')).toBeTruthy()
  expect(screen.getByText('Contract until Jun 2027 · Call 021-0000 0001')).toBeTruthy()
})
