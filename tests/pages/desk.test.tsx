import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { complaintId, known, line, NUMBER, staff, work } from '@tests/support/complaint-samples'
import { fakeCloud } from '@tests/support/fake-cloud'
import { reportId, reportLine } from '@tests/support/handle-samples'
import { show } from '@tests/support/render'
import {
  CAN_NOTHING,
  calendar,
  card,
  MONDAY_14,
  STREET,
  siteId,
  stranger,
} from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { Assignment } from '@/contract/assignments'
import DeskPage from '@/pages/desk'

const sites = {
  sites: [card(), card({ site: siteId(2), name: { zh: '早餐点', en: 'Breakfast' } })],
  calendar,
  next: null,
}

beforeEach(() => {
  openedAt('/pages/desk/index')
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

test('what is mine, late first, in the words of who wrote it', async () => {
  const about = (n: number) => ({ noun: 'complaints' as const, id: complaintId(n) })
  fakeCloud({
    'session.me': staff(),
    'assignments.mine': {
      assignments: [
        work({ subject: about(1), due: '2026-11-20', state: 'late' }),
        work({ subject: about(2), title: 'J20261120-0002', due: '2026-11-23', state: 'soon' }),
        work({ subject: about(3), title: 'T20261123-0009' }),
      ],
    },
    'complaints.owned': { complaints: [line()], next: null },
    'sites.list': sites,
  })
  show(<DeskPage />)
  expect(await screen.findByText('饮水机的热水三天不出水')).toBeTruthy()
  for (const words of ['逾期 1', '今天到期 1', '在办 1', '逾期 3 天', '今天到期', '12月1日前']) {
    expect(screen.getByText(words)).toBeTruthy()
  }
  expect(screen.getByText(`${NUMBER} · 投诉 · 11月23日 13:00`)).toBeTruthy()
  expect(screen.getByText('请答复 J20261120-0002')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /饮水机/ }))
  fireEvent.click(screen.getByRole('button', { name: /从表格导入/ }))
  expect(opened()).toEqual([
    `/pages/complaints/thread/index?street=${STREET}&complaint=${complaintId(1)}`,
    `/pages/imports/index?street=${STREET}`,
  ])
})

test('somebody to confirm says which door, and leads to who waits', async () => {
  const subject = { noun: 'homes' as const, id: complaintId(4) }
  const title = '贵州路101弄3号402室'
  fakeCloud({
    'session.me': staff(),
    'assignments.mine': {
      assignments: [work({ subject, kind: 'confirm_home', title, due: '2026-11-24' }), work()],
    },
    'complaints.owned': { complaints: [line()], next: null },
    'sites.list': sites,
  })
  show(<DeskPage />)
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`请确认 ${title} 的住户`) }))
  expect(opened()).toEqual([`/pages/homes/asked/index?street=${STREET}`])
  expect(screen.getByText('住户登记')).toBeTruthy()
})

test('reports by when they are due, with what and where; a pause to answer leads there too', async () => {
  const about = (n: number) => ({ noun: 'reports' as const, id: reportId(n) })
  const report = (n: number, due: string, is: Partial<Assignment> = {}) =>
    work({ subject: about(n), kind: 'handle_report', title: `S20261120-000${n}`, due, ...is })
  const cloud = fakeCloud({
    'session.me': known({
      can: { ...CAN_NOTHING, seeDesk: true, seeDoors: true, enterReports: true },
    }),
    'assignments.mine': {
      assignments: [
        report(1, '2026-11-20', { state: 'late' }),
        report(2, '2026-11-23', { state: 'soon' }),
        report(3, '2026-11-24'),
        report(4, '2026-11-23'),
        report(5, '2026-11-24', { kind: 'allow_pause' }),
      ],
    },
    'reports.owned': {
      reports: [
        reportLine({ report: reportId(1), due: '2026-11-20', clock: 'red' }),
        reportLine({ report: reportId(2), due: '2026-11-23', clock: 'yellow', address: null }),
        reportLine({ report: reportId(3), state: 'dispatched' }),
        reportLine({ report: reportId(4), state: 'paused', clock: 'still' }),
      ],
      next: null,
    },
    'sites.list': sites,
  })
  const { container } = show(<DeskPage />)
  await screen.findByText('首次联系 明天前')
  const main = container.querySelector('.desk-main') as HTMLElement
  const headings = [...main.querySelectorAll('[role=heading]')].map((one) => one.textContent)
  expect(headings).toEqual(['我的工作', '逾期', '今天', '以后'])
  for (const words of ['逾期 3 天', '今天到期', '暂停计时', '公共照明 · 第 07 微网格']) {
    expect(within(main).getAllByText(words).length).toBeGreaterThan(0)
  }
  fireEvent.click(screen.getByRole('button', { name: /公共照明 · 第 07 微网格/ }))
  fireEvent.click(screen.getByRole('button', { name: /请批复暂停计时 S20261120-0005/ }))
  fireEvent.click(screen.getByRole('button', { name: /替来电来访的人报/ }))
  const handle = `/pages/reports/handle/index?street=${STREET}&report=`
  expect(opened()).toEqual([
    `${handle}${reportId(2)}`,
    `${handle}${reportId(5)}`,
    `/pages/reports/handle/enter/index?street=${STREET}`,
  ])
  expect(cloud.asked('reports.owned')).toHaveLength(1)
  expect(cloud.asked('complaints.owned')).toHaveLength(0)
})

test('an operator asks for no complaints and is offered no import; sites are found by name', async () => {
  const me = known({
    can: { ...CAN_NOTHING, seeDesk: true },
  })
  const cloud = fakeCloud({
    'session.me': me,
    'assignments.mine': { assignments: [] },
    'sites.list': ({ mine, words = '' }) => ({
      ...sites,
      sites: sites.sites.filter(
        ({ name }) => !mine && (name.en ?? '').toLowerCase().includes(words),
      ),
    }),
  })
  show(<DeskPage />)
  expect(await screen.findByText('现在没有要办的事')).toBeTruthy()
  expect(screen.queryByText('从表格导入')).toBeNull()
  expect(cloud.asked('complaints.owned')).toHaveLength(0)
  await screen.findByText('早餐点')
  fireEvent.change(screen.getByLabelText(/按名字或地址找/), { target: { value: 'breakf' } })
  await waitFor(() => expect(screen.queryByText('贵州路邻里客厅')).toBeNull())
  fireEvent.click(await screen.findByRole('button', { name: /早餐点/ }))
  expect(opened()).toEqual([`/pages/sites/edit/index?street=${STREET}&site=${siteId(2)}`])
})

test('an operator sees the sites that they may change first; staff may add one', async () => {
  const asOperator = (mine: typeof sites) =>
    fakeCloud({
      'session.me': known({
        can: { ...CAN_NOTHING, seeDesk: true },
      }),
      'assignments.mine': { assignments: [] },
      'sites.list': (asked) => (asked.mine ? mine : sites),
    })
  asOperator({ ...sites, sites: [card({ site: siteId(5), name: { zh: '我的驿站' } })] })
  const { unmount } = show(<DeskPage />)
  fireEvent.click(await screen.findByRole('button', { name: /我的驿站/ }))
  expect(opened()).toEqual([`/pages/sites/edit/index?street=${STREET}&site=${siteId(5)}`])
  const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent)
  expect(headings.indexOf('我管的站点')).toBeLessThan(headings.indexOf('街道的站点'))
  expect(screen.queryByRole('button', { name: '新增一个站点' })).toBeNull()
  unmount()
  forgetAnswers()

  asOperator({ ...sites, sites: [] })
  const { unmount: leave } = show(<DeskPage />)
  await screen.findByText('早餐点')
  expect(screen.queryByText('我管的站点')).toBeNull()
  leave()
  forgetAnswers()

  fakeCloud({
    'session.me': staff(),
    'assignments.mine': { assignments: [] },
    'complaints.owned': { complaints: [], next: null },
    'sites.list': sites,
  })
  show(<DeskPage />)
  fireEvent.click(await screen.findByRole('button', { name: '新增一个站点' }))
  expect(opened().at(-1)).toBe(`/pages/sites/new/index?street=${STREET}`)
})

test('who has no desk is told whose it is', async () => {
  const cloud = fakeCloud({ 'session.me': stranger })
  show(<DeskPage />)
  expect(await screen.findByText('工作台给工作人员用')).toBeTruthy()
  expect(cloud.asked('assignments.mine')).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: '到“我的”看看' }))
  expect(jest.mocked(Taro.switchTab).mock.calls).toEqual([[{ url: '/pages/mine/index' }]])
})

test('in English', async () => {
  fakeCloud({
    'session.me': staff(),
    'assignments.mine': { assignments: [work({ due: '2026-11-22', state: 'late' })] },
    'complaints.owned': { complaints: [line()], next: null },
    'sites.list': sites,
  })
  show(<DeskPage />, { locale: 'en' })
  expect(await screen.findByText('1 day late')).toBeTruthy()
  expect(screen.getByText('Late 1')).toBeTruthy()
})
