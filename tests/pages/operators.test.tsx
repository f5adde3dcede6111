import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { calendar, card, MONDAY_14, STREET, siteId, stranger, view } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { AppointmentView } from '@/contract/appointments'
import { addDays } from '@/contract/calendar.rules'
import type { OperatorCard, OperatorDay, OperatorView } from '@/contract/operators'
import type { AppointmentId, AreaCode, OperatorId, PersonId } from '@/contract/wire'
import OperatorsPage from '@/pages/operators'
import EditOperator from '@/pages/operators/edit'
import NewOperator from '@/pages/operators/new'
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

const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('a new one', () => {
  beforeEach(() => openedAt('/pages/operators/new/index', { street: STREET }))
  afterEach(() => storage.remove('kept', `draft.operator.new.${STREET}`))
  const staff = { operators: [], can: { add: true } }

  test('name, contract, figures and lines are sent as the contract of the app has them', async () => {
    const cloud = fakeCloud({ 'operators.list': staff, 'operators.create': { operator: whole() } })
    show(<NewOperator />)
    fireEvent.change(await screen.findByLabelText('名称，必填'), {
      target: { value: '新河社区服务社' },
    })
    type('英文名称', 'Xinhe Services')
    type('运营方电话', '021-0000 0190')
    type('合同第一天', '2026-01-01')
    type('合同最后一天', '2026-12-31')
    type('按承诺开放的百分比', '98')
    type('几个工作日内答复', '5')
    type('按期答复的百分比', '90')
    type('来访评价平均几星', '4.2')
    press('加一条')
    type('第 1 条，必填', '每月办一次活动')
    type('街道备注', '招标文件在三楼')
    press('登记这家运营方')
    await waitFor(() => expect(cloud.asked('operators.create')).toHaveLength(1))
    expect(cloud.asked('operators.create')).toMatchObject([
      {
        street: STREET,
        name: { zh: '新河社区服务社', en: 'Xinhe Services' },
        phone: '021-0000 0190',
        contractFrom: '2026-01-01',
        contractUntil: '2026-12-31',
        duties: {
          figures: [
            { kind: 'open_as_promised', percent: 98 },
            { kind: 'replies_within', workdays: 5, percent: 90 },
            { kind: 'rating', average: 4.2 },
          ],
          lines: [{ zh: '每月办一次活动' }],
        },
        notes: '招标文件在三楼',
      },
    ])
    await waitFor(() =>
      expect(jest.mocked(Taro.redirectTo)).toHaveBeenCalledWith({
        url: `/pages/operators/review/index?street=${STREET}&operator=${OPERATOR}`,
      }),
    )
  })

  test('what does not fit is told at its place and not sent; what was typed stays on the phone', async () => {
    const cloud = fakeCloud({ 'operators.list': staff })
    const { unmount } = show(<NewOperator />)
    await screen.findByLabelText('名称，必填')
    type('合同第一天', '2026-01-01')
    type('合同最后一天', '2025-12-31')
    type('按承诺开放的百分比', '120')
    type('几个工作日内答复', '5')
    type('来访评价平均几星', '4.25')
    expect(screen.queryByText('写 1 到 100 的整数。')).toBeNull()
    press('登记这家运营方')
    all([
      '写上名称，最多 30 个字。',
      '像 2026-12-31 这样写，不早于第一天。',
      '写 1 到 100 的整数。',
      '两项一起写：1 到 15 个工作日，百分比 1 到 100。',
      '写 1 到 5，最多一位小数，如 4.2。',
    ])
    expect(cloud.asked('operators.create')).toEqual([])
    unmount()
    show(<NewOperator />)
    const field = await screen.findByLabelText<HTMLInputElement>('按承诺开放的百分比')
    expect(field.value).toBe('120')
  })

  test('a second try is the same operator', async () => {
    let failed = false
    const cloud = fakeCloud({
      'operators.list': staff,
      'operators.create': () => {
        if (failed) return { operator: whole() }
        failed = true
        return new No('unavailable') as never
      },
    })
    show(<NewOperator />)
    await screen.findByLabelText('名称，必填')
    type('名称，必填', '新河社区服务社')
    press('登记这家运营方')
    await screen.findByRole('status')
    press('登记这家运营方')
    await waitFor(() => expect(cloud.asked('operators.create')).toHaveLength(2))
    const [first, second] = cloud.asked('operators.create') as { client: string }[]
    expect(second?.client).toBe(first?.client)
  })

  test('who may not is told who does; staff find the way from the list', async () => {
    fakeCloud({ 'operators.list': { operators: [inList()], can: { add: false } } })
    const { unmount } = show(<NewOperator />)
    expect(await screen.findByText('登记运营方由街道工作人员办理')).toBeTruthy()
    unmount()
    forgetAnswers()
    openedAt('/pages/operators/index', { street: STREET })
    fakeCloud({ 'operators.list': staff })
    show(<OperatorsPage />)
    fireEvent.click(await screen.findByRole('button', { name: '登记一家运营方' }))
    expect(opened()).toEqual([`/pages/operators/new/index?street=${STREET}`])
  })
})

describe('its contract, edited', () => {
  beforeEach(() => openedAt('/pages/operators/edit/index', { street: STREET, operator: OPERATOR }))
  afterEach(() => storage.remove('kept', `draft.operator.${OPERATOR}`))
  const editable = whole({ can: { edit: true }, notes: '年底续签' })

  test('only what changed is sent, with the version that was seen', async () => {
    const cloud = fakeCloud({
      'operators.get': { operator: editable },
      'operators.update': { operator: editable },
    })
    show(<EditOperator />)
    await screen.findByLabelText('名称，必填')
    expect(screen.getByText('没有要保存的修改')).toBeTruthy()
    type('合同最后一天', '2028-06-30')
    type('来访评价平均几星', '')
    press('去掉第 1 条')
    press('保存 2 项修改')
    await waitFor(() => expect(cloud.asked('operators.update')).toHaveLength(1))
    expect(cloud.asked('operators.update')).toEqual([
      {
        ...{ street: STREET, operator: OPERATOR, version: 1 },
        changes: {
          contractUntil: '2028-06-30',
          duties: {
            figures: [
              { kind: 'open_as_promised', percent: 100 },
              { kind: 'replies_within', workdays: 5, percent: 90 },
            ],
            lines: [],
          },
        },
      },
    ])
  })

  test('what somebody else changed is told, and nothing typed is lost', async () => {
    let version = 1
    const cloud = fakeCloud({
      'operators.get': () => ({ operator: { ...editable, version } }),
      'operators.update': () => {
        version = 2
        return new No('conflict', { why: 'changed', by: '许明哲', fields: ['phone'] }) as never
      },
    })
    show(<EditOperator />)
    await screen.findByLabelText('名称，必填')
    type('街道备注', '明年再谈')
    press('保存 1 项修改')
    expect(await screen.findByText(/许明哲刚刚改动了电话/)).toBeTruthy()
    press('保存 1 项修改')
    await waitFor(() =>
      expect(cloud.asked('operators.update')).toMatchObject([
        { version: 1, changes: { notes: '明年再谈' } },
        { version: 2, changes: { notes: '明年再谈' } },
      ]),
    )
  })

  test('an end before the beginning cannot be saved; others are told who keeps it', async () => {
    fakeCloud({ 'operators.get': { operator: editable } })
    const { unmount } = show(<EditOperator />)
    await screen.findByLabelText('名称，必填')
    type('合同最后一天', '2020-01-01')
    all(['像 2026-12-31 这样写，不早于第一天。', '还有标红的地方要改好。'])
    press('放弃修改')
    unmount()
    forgetAnswers()
    fakeCloud({ 'operators.get': { operator: whole() } })
    show(<EditOperator />)
    expect(await screen.findByText('运营方和合同由街道管理')).toBeTruthy()
  })

  test('in English, and for elders', async () => {
    fakeCloud({ 'operators.get': { operator: editable } })
    const { container } = show(<EditOperator />, { locale: 'en', elder: 'large' })
    expect(await screen.findByText('Nothing to save')).toBeTruthy()
    const typed = ['邻里社区服务中心', '每月办一次邻里活动', '年底续签']
    const words = typed.reduce((text, one) => text.replaceAll(one, ''), container.textContent ?? '')
    expect(words).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('its people', () => {
  const she: AppointmentView = {
    ...{ appointment: 'a000000001' as AppointmentId, person: 'p000000001' as PersonId },
    ...{ name: '何雨桐', phone: null, role: 'operator', from: '2026-01-01', until: null },
    area: { code: STREET as string as AreaCode, level: 'street', zh: '南京东路街道', en: 'NER' },
    operator: { operator: OPERATOR, zh: '邻里社区服务中心', en: 'Linli Services' },
    ...{ standIn: null, away: null, claimed: true, invited: null, work: 0, demo: true, version: 1 },
    can: { change: true, end: true, invite: true, away: true },
  }

  test('staff see who works there, add somebody, change and end', async () => {
    const cloud = fakeCloud({
      'session.me': stranger,
      'operators.get': { operator: whole({ can: { edit: true } }) },
      'appointments.list': { appointments: [she], next: null, gives: ['operator'] },
    })
    show(<ReviewPage />)
    expect(await screen.findByText('何雨桐')).toBeTruthy()
    expect(screen.getByText('在岗')).toBeTruthy()
    expect(cloud.asked('appointments.list')).toEqual([{ street: STREET, operator: OPERATOR }])
    press('添一个人')
    press('改动任命：何雨桐')
    press('结束任命：何雨桐')
    press('修改合同和职责')
    expect(opened()).toEqual([
      `/pages/appointments/new/index?street=${STREET}&operator=${OPERATOR}`,
      `/pages/appointments/change/index?street=${STREET}&appointment=a000000001`,
      `/pages/appointments/end/index?street=${STREET}&appointment=a000000001`,
      `/pages/operators/edit/index?street=${STREET}&operator=${OPERATOR}`,
    ])
  })

  test('nobody yet; and nobody but staff is shown who', async () => {
    fakeCloud({
      'session.me': stranger,
      'operators.get': { operator: whole({ can: { edit: true } }) },
      'appointments.list': { appointments: [], next: null, gives: ['operator'] },
    })
    const { unmount } = show(<ReviewPage />)
    expect(await screen.findByText(/^还没有人。/)).toBeTruthy()
    unmount()
    forgetAnswers()
    const cloud = fakeCloud({ 'operators.get': { operator: whole() } })
    show(<ReviewPage />)
    await screen.findByText('它运营的站点')
    expect(screen.queryByText('它的人')).toBeNull()
    expect(cloud.asked('appointments.list')).toEqual([])
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
