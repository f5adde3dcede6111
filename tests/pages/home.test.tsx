import Taro from '@tarojs/taro'
import { fireEvent, screen } from '@testing-library/react'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { standAt } from '@tests/support/geolocation'
import { show } from '@tests/support/render'
import {
  calendar,
  card,
  MONDAY_14,
  MORNING,
  outline,
  STREET,
  siteId,
  stranger,
} from '@tests/support/samples'
import { setElder } from '@/client/elder'
import { forgetAnswers } from '@/client/query'
import { forgetPlace } from '@/client/whereabouts'
import type { AreaCode } from '@/contract/wire'
import Home from '@/pages/home'

const hall = card({ site: siteId(1), metres: 300 })
const shutNear = card({
  site: siteId(2),
  name: { zh: '早餐点', en: 'Breakfast' },
  hours: MORNING,
  metres: 60,
})

const answers = {
  'session.me': stranger,
  'areas.shapes': { areas: [outline] },
  'sites.near': { sites: [shutNear, hall], calendar },
  'events.list': { events: [], next: null },
  'areas.locate': {
    path: [
      {
        code: STREET as unknown as AreaCode,
        level: 'street' as const,
        zh: '南京东路街道',
        en: 'NER',
      },
      {
        code: '310101002015' as AreaCode,
        level: 'community' as const,
        zh: '承兴居民区',
        en: 'Chengxing Community',
      },
    ],
  },
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  forgetPlace()
  setElder('off')
  jest.clearAllMocks()
})

const rows = () =>
  screen
    .getAllByRole('button')
    .map((button) => button.textContent?.replace(/\s/g, ' ') ?? '')
    .filter((words) => words.includes('步行'))

test('names the street and shows what is open before what is nearer but shut', async () => {
  const cloud = fakeCloud(answers)
  show(<Home />)
  expect(await screen.findByRole('heading', { level: 1, name: '南京东路街道' })).toBeTruthy()
  await screen.findByText('贵州路邻里客厅')
  expect(rows()).toEqual([
    '贵州路邻里客厅营业中 · 20:00 关门步行 6 分钟 · 无障碍 · 热水 · AED',
    '早餐点已关 · 明天（周二）9:00 开门步行 1 分钟 · 无障碍 · 热水 · AED',
  ])
  expect(cloud.asked('sites.near')).toEqual([
    { at: { lng: 121.48, lat: 31.23 }, needs: [], metres: 1500, limit: 20 },
  ])
  expect(screen.queryByText('示例数据')).toBeNull()
})

test('in a demonstration it says that the data is a sample', async () => {
  const now = new Date(MONDAY_14).toISOString()
  fakeCloud({
    ...answers,
    'session.me': { ...stranger, demonstration: true },
    'clock.read': { now, moved: false },
  })
  show(<Home />)
  expect(await screen.findByText('示例数据')).toBeTruthy()
})

test('a clock that the demonstration moved is the clock of the page', async () => {
  fakeCloud({
    ...answers,
    'session.me': { ...stranger, demonstration: true },
    'clock.read': { now: '2026-11-23T11:50:00.000Z', moved: true },
  })
  show(<Home />)
  expect(await screen.findByText('10 分钟后关门')).toBeTruthy()
})

test('a site and the acts open their pages', async () => {
  fakeCloud(answers)
  show(<Home />)
  fireEvent.click(await screen.findByText('贵州路邻里客厅'))
  fireEvent.click(screen.getByText('我有意见'))
  fireEvent.click(screen.getByText('这里由谁负责'))
  fireEvent.click(screen.getByText('扫一扫'))
  fireEvent.click(screen.getByText('看地图'))
  const opened = jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
  expect(opened).toEqual([
    `/pages/sites/index?street=${STREET}&site=${siteId(1)}`,
    `/pages/complaints/index?street=${STREET}`,
    '/pages/areas/here/index',
    '/pages/scan/index',
  ])
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/nearby/index' })
})

test('asks for the place only after a tap and a yes, and then names the community', async () => {
  const located = standAt({ lng: 121.475, lat: 31.237 })
  const cloud = fakeCloud(answers)
  show(<Home />)
  fireEvent.click(await screen.findByRole('button', { name: '用我的位置' }))
  expect(screen.getByText(/只留在这台手机上/)).toBeTruthy()
  expect(located).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '同意，用我的位置' }))
  expect(await screen.findByRole('heading', { level: 1, name: '承兴居民区' })).toBeTruthy()
  // To about 100 m, in GCJ-02
  expect(cloud.asked('areas.locate')).toEqual([{ at: { lng: 121.48, lat: 31.235 } }])
  expect(screen.queryByRole('button', { name: '用我的位置' })).toBeNull()
})

test('a refusal is no dead end', async () => {
  standAt('refused')
  fakeCloud(answers)
  show(<Home />)
  fireEvent.click(await screen.findByRole('button', { name: '用我的位置' }))
  fireEvent.click(screen.getByRole('button', { name: '同意，用我的位置' }))
  expect(await screen.findByText('没有拿到位置，从南京东路街道中心算起')).toBeTruthy()
  expect(screen.getByText('贵州路邻里客厅')).toBeTruthy()
})

test('large letters: a telephone first, times as they are said', async () => {
  fakeCloud(answers)
  show(<Home />, { elder: 'large' })
  fireEvent.click(await screen.findByText('长辈版'))
  fireEvent.click(await screen.findByText('打电话找人'))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12345' })
  expect(await screen.findByText('开着 · 晚上 8 点关')).toBeTruthy()
  fireEvent.click(screen.getByText('标准版'))
  expect(screen.queryByText('打电话找人')).toBeNull()
})

test('in English', async () => {
  fakeCloud(answers)
  show(<Home />, { locale: 'en' })
  expect(await screen.findByText('Guizhou Road Living Room')).toBeTruthy()
  expect(screen.getByText('Open · closes 20:00')).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/[\u4e00-\u9fff]/)
})

test('nothing near leads further', async () => {
  fakeCloud({ ...answers, 'sites.near': { sites: [], calendar } })
  show(<Home />)
  expect(await screen.findByText('走得到的地方还没有站点')).toBeTruthy()
})

test('an error says so and can be tried again', async () => {
  let broken = true
  fakeCloud({
    ...answers,
    'sites.near': () => (broken ? new No('internal') : { sites: [hall], calendar }),
  })
  show(<Home />)
  const again = await screen.findByRole('button', { name: '再试一次' })
  expect(screen.getByText('这里没能打开')).toBeTruthy()
  broken = false
  fireEvent.click(again)
  expect(await screen.findByText('贵州路邻里客厅')).toBeTruthy()
})
