import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { calendar, card, MONDAY_14, STREET, siteId, stranger, view } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import { addDays } from '@/contract/calendar.rules'
import type { OperatorCard, OperatorDay, OperatorView } from '@/contract/operators'
import type { OperatorId } from '@/contract/wire'
import OperatorsPage from '@/pages/operators'
import ReviewPage from '@/pages/operators/review'
import SitePage from '@/pages/sites'

const OPERATOR = 'p000000001' as OperatorId

const inList = (is: Partial<OperatorCard> = {}): OperatorCard => ({
  operator: OPERATOR,
  name: { zh: '邻里社区服务中心', en: 'Linli Services' },
  phone: '021-0000 0101',
  contractFrom: '2025-07-01',
  contractUntil: '2026-12-31',
  daysLeft: 38,
  signs: { open: 'short', replies: 'none', rating: 'met' },
  demo: true,
  ...is,
})

const days: OperatorDay[] = Array.from({ length: 90 }, (_, i) => ({
  day: addDays('2026-08-25', i),
  promised: i < 2 ? 0 : 720,
  open: i < 2 ? 0 : 720,
  short: [],
}))
days[50] = {
  ...{ day: addDays('2026-08-25', 50), promised: 720, open: 630 },
  short: [
    { site: siteId(1), name: { zh: '贵州路邻里客厅' }, minutes: 90, notes: [{ zh: '停水' }] },
  ],
}

const whole = (is: Partial<OperatorView> = {}): OperatorView => ({
  ...inList(),
  street: STREET,
  duties: {
    figures: [
      { kind: 'open_as_promised', percent: 100 },
      { kind: 'replies_within', workdays: 5, percent: 90 },
      { kind: 'rating', average: 4 },
    ],
    lines: [{ zh: '每月办一次邻里活动', en: 'One event a month' }],
  },
  period: { from: '2026-08-25', until: '2026-11-22' },
  workdays: 5,
  facts: {
    open: { is: 'known', promised: 63_360, open: 63_270, percent: 99 },
    replies: { is: 'none' },
    rating: { is: 'known', average: 4.2, count: 18 },
  },
  sites: [{ site: siteId(1), name: { zh: '贵州路邻里客厅', en: 'Living Room' } }],
  days: null,
  notes: null,
  version: 1,
  can: { edit: false },
  ...is,
})

beforeEach(() => {
  openedAt('/pages/operators/review/index', { street: STREET, operator: OPERATOR })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const all = (words: string[]) => {
  for (const each of words) expect(screen.getByText(each)).toBeTruthy()
}

describe('the list', () => {
  beforeEach(() => openedAt('/pages/operators/index', { street: STREET }))

  test('names, contracts and three signs in words; a tap leads to the review', async () => {
    const operators = [inList(), inList({ operator: 'p000000002' as OperatorId, daysLeft: -3 })]
    fakeCloud({ 'operators.list': { operators, can: { add: true } } })
    show(<OperatorsPage />)
    expect(await screen.findByText('合同2025年7月1日至2026年12月31日，还有 38 天')).toBeTruthy()
    expect(screen.getByText(/已过期 3 天/)).toBeTruthy()
    expect(
      screen.getAllByText('按时开放：未达到 · 按期答复：还没有数据 · 来访评价：达到'),
    ).toHaveLength(2)
    all(['按名称排列。每家只和自己的合同比，不排名、不打分。'])
    fireEvent.click(screen.getAllByRole('button', { name: /邻里社区服务中心/ })[0] as HTMLElement)
    expect(opened()).toEqual([
      `/pages/operators/review/index?street=${STREET}&operator=${OPERATOR}`,
    ])
  })

  test('nobody yet, and who may not look', async () => {
    fakeCloud({ 'operators.list': { operators: [], can: { add: true } } })
    const { unmount } = show(<OperatorsPage />)
    expect(await screen.findByText('还没有运营方')).toBeTruthy()
    unmount()
    forgetAnswers()
    fakeCloud({ 'operators.list': new No('forbidden') })
    show(<OperatorsPage />)
    expect(await screen.findByText('这里给街道和运营方看')).toBeTruthy()
  })
})

describe('the review', () => {
  test('anybody: each duty beside its fact with how it is counted; no days', async () => {
    fakeCloud({ 'operators.get': { operator: whole() } })
    show(<ReviewPage />)
    expect(await screen.findByText('99%：承诺 1056 小时，开放了 1054 小时')).toBeTruthy()
    all([
      '合同要求 100% 以上',
      '未达到',
      '还没有数据：这段时间没有到期的意见',
      '合同要求 5 个工作日内答复的有 90% 以上',
      '还没有数据',
      '平均 4.2 星（满分 5 星），18 人评价',
      '达到',
      '· 每月办一次邻里活动',
      '看最近 90 天：8月25日至11月22日',
    ])
    expect(screen.getAllByText(/^怎么算：/)).toHaveLength(3)
    expect(screen.queryByText('一天一天看')).toBeNull()
  })

  test('inside: the ninety days by shape and word, and why a day fell short', async () => {
    fakeCloud({ 'operators.get': { operator: whole({ days, notes: '年底续签' }) } })
    const { container } = show(<ReviewPage />)
    const strip = await screen.findByRole('img', {
      name: '按承诺开放 87 天，提前关门 1 天，没有承诺开放 2 天',
    })
    const count = (shape: string) => strip.querySelectorAll(`.strip-${shape}`).length
    expect([count('kept'), count('short'), count('none')]).toEqual([87, 1, 2])
    all(['10月14日', '贵州路邻里客厅少开 1 小时 30 分钟：停水', '街道备注：年底续签'])
    const crowded = [...container.querySelectorAll('*')].filter((node) => node.children.length > 30)
    expect(crowded).toEqual([])
  })

  test('one tap to the site, one to the complaint path about the site that one came from', async () => {
    openedAt('/pages/operators/review/index', {
      ...{ street: STREET, operator: OPERATOR, site: siteId(2) },
    })
    fakeCloud({ 'operators.get': { operator: whole() } })
    show(<ReviewPage />)
    fireEvent.click(await screen.findByRole('button', { name: /贵州路邻里客厅/ }))
    fireEvent.click(screen.getByRole('button', { name: '我有意见' }))
    expect(opened()).toEqual([
      `/pages/sites/index?street=${STREET}&site=${siteId(1)}`,
      `/pages/complaints/index?street=${STREET}&site=${siteId(2)}`,
    ])
  })

  test('in English, and for elders', async () => {
    fakeCloud({ 'operators.get': { operator: whole({ days }) } })
    show(<ReviewPage />, { locale: 'en', elder: 'large' })
    expect(await screen.findByText('99%: open 1054 of 1056 promised hours')).toBeTruthy()
    expect(screen.getByText('Contract from 1 Jul 2025 to 31 Dec 2026, days left: 38')).toBeTruthy()
  })

  test('an operator that is not there', async () => {
    fakeCloud({ 'operators.get': new No('not_found') })
    show(<ReviewPage />)
    expect(await screen.findByText('没有找到这个运营方')).toBeTruthy()
  })
})

describe('on the page of a site', () => {
  const answers = {
    'session.me': stranger,
    'sites.near': { sites: [card()], calendar },
    'sites.get': { site: view({ rating: { average: 4.2, count: 12 } }), calendar },
  }
  beforeEach(() => {
    openedAt('/pages/sites/index', { street: STREET, site: siteId(1) })
    storage.write('kept', `rated.${siteId(1)}`, null)
  })

  test('five named buttons; what was given stays and can be changed as the same visitor', async () => {
    const cloud = fakeCloud({ ...answers, 'sites.rate': { rating: { average: 4.2, count: 13 } } })
    show(<SitePage />)
    expect(await screen.findByText('最近 90 天平均 4.2 星，12 人评价')).toBeTruthy()
    expect(screen.getAllByRole('radio')).toHaveLength(5)
    fireEvent.click(screen.getByRole('radio', { name: '4 星' }))
    expect(await screen.findByText('已记下您的评价，可以随时改。')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: '2 星' }))
    await waitFor(() => expect(cloud.asked('sites.rate')).toHaveLength(2))
    const [first, second] = cloud.asked('sites.rate') as { client: string; stars: number }[]
    expect([first?.stars, second?.stars]).toEqual([4, 2])
    expect(second?.client).toBe(first?.client)
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: '2 星' }).getAttribute('aria-checked')).toBe('true'),
    )
  })

  test('who runs it leads to contract and facts, with the site in hand', async () => {
    fakeCloud(answers)
    show(<SitePage />)
    fireEvent.click(await screen.findByRole('button', { name: /合同与事实/ }))
    expect(opened()).toEqual([
      `/pages/operators/review/index?street=${STREET}&operator=${OPERATOR}&site=${siteId(1)}`,
    ])
  })
})
