import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { fakeCloud } from '@tests/support/fake-cloud'
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
import { forgetAnswers, queries } from '@/client/query'
import { storage } from '@/client/storage'
import { forgetPlace, locate } from '@/client/whereabouts'
import type { InputOf } from '@/contract'
import Nearby from '@/pages/nearby'

const all = [
  card({ site: siteId(1), metres: 100 }),
  card({ site: siteId(2), name: { zh: '早餐点' }, hours: MORNING, metres: 200, needs: ['meals'] }),
  card({
    site: siteId(3),
    name: { zh: '苏河便民线' },
    kind: 'line',
    metres: 300,
    needs: ['seats'],
  }),
]

const near = ({ needs }: InputOf<'sites.near'>) => ({
  sites: all.filter((site) => needs.every((need) => site.needs.includes(need))),
  calendar,
})

const answers = {
  'session.me': stranger,
  'areas.shapes': { areas: [outline] },
  'sites.near': near,
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  forgetPlace()
  storage.clear('kept')
  jest.clearAllMocks()
})

const shown = () => all.map(({ name }) => name.zh).filter((name) => screen.queryByText(name))

async function filter(...labels: string[]) {
  fireEvent.click(await screen.findByRole('button', { name: /^筛选/ }))
  const sheet = await screen.findByRole('dialog', { name: '筛选站点' })
  for (const label of labels) fireEvent.click(within(sheet).getByRole('checkbox', { name: label }))
  fireEvent.click(within(sheet).getByRole('button', { name: '看结果' }))
}

test('the same sites on the map and as a list, each leading to its page', async () => {
  fakeCloud(answers)
  show(<Nearby />)
  const map = await screen.findByRole('region', { name: /附近站点的地图/ })
  await waitFor(() =>
    expect(within(map).getAllByRole('button', { name: /贵州路/ })).toHaveLength(1),
  )
  const marker = within(map).getByRole('button', { name: '早餐点，已关 · 明天（周二）9:00 开门' })
  expect(marker.tabIndex).toBe(0)
  expect(shown()).toHaveLength(3)
  fireEvent.keyDown(marker, { key: 'Enter' })
  fireEvent.click(screen.getByText('贵州路邻里客厅'))
  const opened = jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
  expect(opened).toEqual([
    `/pages/sites/index?street=${STREET}&site=${siteId(2)}`,
    `/pages/sites/index?street=${STREET}&site=${siteId(1)}`,
  ])
})

test('open now is decided here, by the clock', async () => {
  fakeCloud(answers)
  show(<Nearby />)
  fireEvent.click(await screen.findByRole('checkbox', { name: '现在开着' }))
  await waitFor(() => expect(shown()).toEqual(['贵州路邻里客厅', '苏河便民线']))
})

test('needs are asked of the cloud, kinds sifted here, and both are kept', async () => {
  const cloud = fakeCloud(answers)
  const first = show(<Nearby />)
  await filter('座位', '路线')
  await waitFor(() => expect(shown()).toEqual(['苏河便民线']))
  expect(cloud.asked('sites.near')).toContainEqual(expect.objectContaining({ needs: ['seats'] }))
  expect(screen.getByText('筛选（2）')).toBeTruthy()
  first.unmount()
  show(<Nearby />)
  expect(await screen.findByText('筛选（2）')).toBeTruthy()
})

test('too much asked for: says what would widen it', async () => {
  fakeCloud(answers)
  show(<Nearby />)
  await filter('母婴室')
  expect(await screen.findByText('没有符合全部条件的站点')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '去掉筛选' }))
  await waitFor(() => expect(shown()).toHaveLength(3))
})

test('nothing within a walk: looks further, then back to the street', async () => {
  standAt({ lng: 121.6, lat: 31.1 })
  const cloud = fakeCloud({
    ...answers,
    'sites.near': (input: InputOf<'sites.near'>) =>
      input.at.lng > 121.5 ? { sites: [], calendar } : near(input),
  })
  await locate()
  show(<Nearby />)
  fireEvent.click(await screen.findByRole('button', { name: '看远一些' }))
  fireEvent.click(await screen.findByRole('button', { name: '看街道里的站点' }))
  await waitFor(() => expect(shown()).toHaveLength(3))
  const asked = cloud.asked('sites.near') as InputOf<'sites.near'>[]
  expect(asked.map(({ metres }) => metres)).toEqual([1500, 5000, 5000])
})

test('without a network it shows what was saved, sifted on the phone', async () => {
  const cloud = fakeCloud(answers)
  const first = show(<Nearby />)
  await screen.findByText('贵州路邻里客厅')
  first.unmount()
  queries.clear()
  cloud.setOnline(false)
  onlineManager.setOnline(false)
  const later = show(<Nearby />, { online: false })
  expect(await screen.findByText(/没有网络，先看/)).toBeTruthy()
  await filter('用餐')
  await waitFor(() => expect(shown()).toEqual(['早餐点']))
  later.unmount()
  onlineManager.setOnline(true)
})
