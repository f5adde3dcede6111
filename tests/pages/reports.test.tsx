import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { standAt } from '@tests/support/geolocation'
import { GRID, reportId, reportLine, reportView } from '@tests/support/handle-samples'
import { show } from '@tests/support/render'
import {
  calendar,
  MONDAY_14,
  outline,
  STREET,
  siteId,
  stranger,
  view,
} from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import { forgetPlace } from '@/client/whereabouts'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import type { ClientId } from '@/contract/wire'
import Report from '@/pages/reports'
import type { Draft } from '@/pages/reports/draft'

const HERE = { lng: 121.4795, lat: 31.2349 }

// jsdom has neither a camera nor a database for bytes
jest.mock('@/client/photos', () => ({
  takePhotos: jest.fn(async () => ({
    photos: [{ client: 'photo00000000000001', name: 'a.jpg', bytes: 1000 }],
  })),
  usePhotoUrl: () => 'blob:photo',
  dropPhoto: jest.fn(async () => undefined),
  readPhoto: jest.fn(async () => undefined),
  sweepPhotos: jest.fn(async () => undefined),
}))

const answers = {
  'session.me': known(),
  'reports.categories': { categories: [...DEFAULT_CATEGORIES], clocks: DEFAULT_CLOCKS },
  'areas.shapes': { areas: [outline] },
  'areas.responsible': {
    is: 'here' as const,
    path: [GRID],
    ring: outline.ring,
    where: { is: 'inside' as const, others: [], metres: 0 },
    steps: [],
    answers: { name: '王建国', role: 'grid_head' as const, area: GRID },
    party: [],
    version: 1,
  },
  'reports.near': { reports: [] },
  'reports.submit': { report: reportView({ work: null }) },
}

/** What was begun and left on this phone, with a place. */
function begun(draft: Partial<Draft> = {}) {
  storage.write('kept', 'draft.report', {
    ...{ client: null, photos: [], words: '', category: null, place: HERE, rough: false },
    ...{ address: '', site: null, anonymous: false, phone: '', refused: null },
    ...draft,
  })
}

beforeEach(() => {
  openedAt('/pages/reports/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  forgetPlace()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const words = () => screen.findByLabelText<HTMLTextAreaElement>(/发生了什么/)
const say = async (value: string) => fireEvent.change(await words(), { target: { value } })
const button = (name: RegExp | string) => screen.findByRole('button', { name })
const tap = async (name: RegExp | string) => fireEvent.click(await button(name))
const kept = () => storage.read('kept', 'draft.report') as Draft | undefined
const replaced = () => jest.mocked(Taro.redirectTo).mock.calls.map(([{ url }]) => url)

describe('what is there', () => {
  test('by when somebody answers is as the street says', async () => {
    begun({ words: '楼下路灯不亮' })
    const clocks = { ...DEFAULT_CLOCKS, contact: 2, finish: { a: 1, b: 4, c: 6, d: 20 } }
    fakeCloud({
      ...answers,
      'reports.categories': { categories: [...DEFAULT_CATEGORIES], clocks },
    })
    show(<Report />)
    expect(await screen.findByText('2 个工作日内联系您 · 一般 4 个工作日内办结')).toBeTruthy()
  })

  test('the words suggest the kind, a place is there, and one tap sends it', async () => {
    begun({ words: '路' })
    const cloud = fakeCloud(answers)
    show(<Report />)
    await say('楼下路灯不亮，太暗了')
    const chip = await screen.findByRole('radio', { name: '路灯不亮' })
    expect(chip.getAttribute('aria-checked')).toBe('true')
    expect(await screen.findByText('第 07 微网格 · 由街道派人办理')).toBeTruthy()
    expect(screen.getByText('1 个工作日内联系您 · 一般 3 个工作日内办结')).toBeTruthy()
    await tap('提交')
    expect(await screen.findByText('收到了')).toBeTruthy()
    expect(screen.getByText('编号 S20261123-0007')).toBeTruthy()
    const [input] = cloud.asked('reports.submit') as [Record<string, unknown>]
    expect(input).toMatchObject({
      ...{ street: STREET, category: 'street_light', words: '楼下路灯不亮，太暗了' },
      ...{ at: { by: 'map', place: HERE }, anonymous: false, photos: [] },
    })
    expect(input).not.toHaveProperty('phone')
    expect(kept()).toBeUndefined()
    await tap('看进展')
    expect(replaced()).toEqual([
      `/pages/reports/thread/index?street=${STREET}&report=${reportId(1)}`,
    ])
  })

  test('a photo is enough: without a word somebody at the street looks at it', async () => {
    begun({ words: '路' })
    fakeCloud(answers)
    show(<Report />)
    await say('')
    const camera = await button(/拍照片/)
    await act(async () => void fireEvent.click(camera))
    expect(await button('去掉第 1 张照片')).toBeTruthy()
    expect((await screen.findByRole('radio', { name: '其他' })).getAttribute('aria-checked')).toBe(
      'true',
    )
    expect(kept()?.photos).toHaveLength(1)
    await tap('去掉第 1 张照片')
    await waitFor(() => expect(kept()?.photos).toHaveLength(0))
  })

  test('a category that was chosen by hand stays, whatever is written then', async () => {
    begun({ words: '路灯不亮' })
    fakeCloud(answers)
    show(<Report />)
    await tap('全部类别')
    const sheet = within(await screen.findByRole('dialog', { name: '是哪一类' }))
    expect(sheet.getByText('东西坏了')).toBeTruthy()
    fireEvent.click(sheet.getByRole('radio', { name: '噪声' }))
    await say('路灯不亮，还有井盖松动')
    expect((await screen.findByRole('radio', { name: '噪声' })).getAttribute('aria-checked')).toBe(
      'true',
    )
    // about people: whoever reports may stay unknown to those who handle it too
    const toggle = await screen.findByRole('switch', { name: /对受理人也不留名/ })
    expect(screen.getByLabelText(/回电号码/)).toBeTruthy()
    fireEvent.click(toggle)
    expect(screen.queryByLabelText(/回电号码/)).toBeNull()
  })

  test('what is missing is said at its field, and no letter is lost', async () => {
    const cloud = fakeCloud(answers)
    const { unmount } = show(<Report />)
    await words()
    await tap('提交')
    expect(await screen.findAllByText('拍一张照片，或写一句话。')).toHaveLength(2)
    expect(screen.getByText('点“改位置”，告诉我们在哪里。')).toBeTruthy()
    await say('井盖松动，走过会响')
    fireEvent.change(screen.getByLabelText(/回电号码/), { target: { value: '12345' } })
    await tap('提交')
    expect(screen.getByText('手机号是 11 位数字，1 开头。')).toBeTruthy()
    unmount()
    show(<Report />)
    expect((await words()).value).toBe('井盖松动，走过会响')
    expect(cloud.asked('reports.submit')).toHaveLength(0)
  })

  test('a place in another street is told before it is sent', async () => {
    begun({ words: '路灯不亮' })
    fakeCloud({
      ...answers,
      'areas.responsible': {
        is: 'elsewhere',
        division: { code: STREET, zh: '外滩街道', en: 'The Bund', district: '黄浦区' },
        hotline: '12345',
      },
    })
    show(<Report />)
    expect(await screen.findByText('这里属于外滩街道，不在本街道')).toBeTruthy()
    await tap('提交')
    expect(screen.getAllByText('这里不在本街道，请换一个位置。')).toHaveLength(2)
  })

  test('from a site it is there', async () => {
    openedAt('/pages/reports/index', { street: STREET, site: siteId(1) })
    const cloud = fakeCloud({ ...answers, 'sites.get': { site: view(), calendar } })
    show(<Report />)
    await say('门口的坡道被堵住')
    expect(await screen.findByText('贵州路邻里客厅')).toBeTruthy()
    await tap('提交')
    expect(await screen.findByText('收到了')).toBeTruthy()
    expect(cloud.asked('reports.submit')).toEqual([
      expect.objectContaining({ at: { by: 'site', site: siteId(1) } }),
    ])
  })
})

test('words of danger show at once whom to call, and stand in nobody’s way', async () => {
  begun({ words: '三楼' })
  fakeCloud(answers)
  show(<Report />)
  await say('三楼着火了，有人晕倒')
  expect(await screen.findByRole('alert')).toBeTruthy()
  const calls = screen.getAllByRole('button', { name: /^打 1/ }).map((one) => one.textContent)
  expect(calls).toEqual(['打 119 消防', '打 120 急救'])
  await tap('打 119 消防')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '119' })
  await tap('提交')
  expect(await screen.findByText('收到了')).toBeTruthy()
})

describe('somebody has reported it already', () => {
  const other = reportLine({ category: { ...reportLine().category, name: { zh: '路灯不亮' } } })

  test('me too instead of a second one', async () => {
    begun({ words: '路灯不亮' })
    const cloud = fakeCloud({
      ...answers,
      'reports.near': { reports: [other] },
      'reports.follow': { report: reportView({ own: 'follows', work: null }) },
    })
    show(<Report />)
    expect(await screen.findByText('1 米外有人报过“路灯不亮”')).toBeTruthy()
    expect(cloud.asked('reports.near')).toEqual([
      expect.objectContaining({ metres: 60, category: 'street_light', live: true }),
    ])
    await tap('我也遇到')
    await waitFor(() =>
      expect(cloud.asked('reports.follow')).toEqual([{ street: STREET, report: reportId(1) }]),
    )
    await waitFor(() => expect(replaced()).toHaveLength(1))
    expect(kept()).toBeUndefined()
  })

  test('another one is another one', async () => {
    begun({ words: '路灯不亮' })
    fakeCloud({ ...answers, 'reports.near': { reports: [other] } })
    show(<Report />)
    await tap('不是同一件')
    await waitFor(() => expect(screen.queryByText(/米外有人报过/)).toBeNull())
  })
})

describe('with a bad network, or none', () => {
  test('it is kept and says so; it goes out by itself when the network is back', async () => {
    begun({ words: '路灯不亮' })
    const cloud = fakeCloud(answers)
    show(<Report />)
    expect(await screen.findByText(/第 07 微网格/)).toBeTruthy()
    cloud.setOnline(false)
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(await screen.findByText('现在没有网络，照样可以报')).toBeTruthy()
    await tap('提交')
    expect(await screen.findByText('已保存，有网时自动发送')).toBeTruthy()
    expect(kept()).toBeUndefined()
    cloud.setOnline(true)
    act(() => void window.dispatchEvent(new Event('online')))
    await tap('再发一次')
    expect(await screen.findByText('收到了')).toBeTruthy()
  })

  test('what the cloud does not take comes back with its words and the reason at its field', async () => {
    begun({ words: '路灯不亮，真是的', client: 'a0b1c2d3e4f5a6b7' as ClientId })
    fakeCloud({ ...answers, 'reports.submit': () => new No('content_refused') })
    show(<Report />)
    await tap('提交')
    expect(await screen.findByText('要改一下再发')).toBeTruthy()
    await tap('改一改')
    expect(replaced()).toEqual([`/pages/reports/index?street=${STREET}&draft=a0b1c2d3e4f5a6b7`])
    expect(storage.read('kept', 'draft.report.a0b1c2d3e4f5a6b7')).toMatchObject({
      words: '路灯不亮，真是的',
      place: HERE,
    })
  })
})

test('whoever is not known signs in first, and nothing is lost meanwhile', async () => {
  begun({ words: '路灯不亮' })
  const cloud = fakeCloud({ ...answers, 'session.me': stranger })
  show(<Report />)
  await waitFor(() => expect(cloud.asked('session.me')).toHaveLength(1))
  await tap('提交')
  expect(await screen.findByRole('dialog', { name: '先登录，再提交' })).toBeTruthy()
  expect(kept()?.words).toBe('路灯不亮')
  expect(cloud.asked('reports.submit')).toHaveLength(0)
})

test('in English and in large letters all of it is there', async () => {
  begun({ words: 'the street light is broken' })
  fakeCloud(answers)
  show(<Report />, { locale: 'en', elder: 'large' })
  const chip = await screen.findByRole('radio', { name: 'Street light' })
  expect(chip.getAttribute('aria-checked')).toBe('true')
  expect(screen.getByText(/Contact within 1 working day/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Submit' })).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/[\u4e00-\u9fff]/)
})

test('it begins where the person is, once they let us know; the letter that is written keeps that place', async () => {
  standAt({ lng: 121.475, lat: 31.237 })
  fakeCloud(answers)
  show(<Report />)
  expect(await screen.findByText('还没有位置')).toBeTruthy()
  await tap(/^改位置/)
  const sheet = within(await screen.findByRole('dialog', { name: '在哪里' }))
  fireEvent.click(sheet.getByRole('button', { name: '用我的位置' }))
  expect(await screen.findByText('您现在的大概位置')).toBeTruthy()
  expect(kept()?.place ?? null).toBeNull()
  await say('路灯不亮')
  await waitFor(() => expect(kept()?.place).toMatchObject({ lng: expect.any(Number) }))
  // gone home meanwhile: it is still where it was written
  expect(kept()?.rough).toBe(true)
})
