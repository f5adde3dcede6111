import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { COMMUNITY, GRID } from '@tests/support/handle-samples'
import { show } from '@tests/support/render'
import { CAN_NOTHING, MONDAY_14, outline, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { OutputOf } from '@/contract'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import { spansOf } from '@/contract/reports-figures.rules'
import ReportFiguresPage from '@/pages/reports/figures'
import ReportsNear from '@/pages/reports/near'

type Figures = OutputOf<'reports.figures'>

beforeEach(() => {
  openedAt('/pages/reports/figures/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(forgetAnswers)

const part = (count: number, of: number) => ({ count, of })
const street = {
  code: STREET as never,
  level: 'street' as const,
  zh: '南京东路街道',
  en: 'Nanjing East Road',
}

const category = (n: number) => {
  const { code, kind, name } = DEFAULT_CATEGORIES[n] ?? {}
  return { code, kind, name } as Figures['categories'][number]['category']
}

function figures(from: string, to: string, is: Partial<Figures> = {}): Figures {
  return {
    ...{ path: [street], received: 40, apart: { withdrawn: 3, merged: 2 } },
    ...{ contact: part(30, 36), onTime: part(21, 28), solved: part(18, 24) },
    ...{ explained: part(6, 24), satisfied: part(9, 12), fair: 2, dissatisfied: 1 },
    ...{ rated: part(12, 24), redone: part(0, 25), late: part(4, 16) },
    columns: spansOf(from, to).map((span, i) => ({ ...span, received: i, closed: 1 })),
    categories: [0, 1].map((n) => ({ category: category(n), received: 20 - n * 5 })),
    others: { kinds: 3, received: 5 },
    areas: [
      { area: COMMUNITY, received: 0 },
      { area: { ...COMMUNITY, code: '310101002006' as never, zh: '贵州居民区' }, received: 39 },
    ],
    elsewhere: 1,
    ...is,
  }
}

const categories = { categories: [...DEFAULT_CATEGORIES], clocks: DEFAULT_CLOCKS }
const dispatcher = known({ can: { ...CAN_NOTHING, dispatchReports: true } })
const file = { name: 'reports.csv', mime: 'text/csv', base64: btoa('a,b'), rows: 41, more: false }

const cloudOf = (answers: Parameters<typeof fakeCloud>[0] = {}) =>
  fakeCloud({
    ...{ 'session.me': dispatcher, 'reports.categories': categories },
    'reports.figures': ({ from, to }) => figures(from, to),
    ...answers,
  })

const tap = async (name: RegExp | string, role = 'button') =>
  fireEvent.click(await screen.findByRole(role, { name }))

describe('the figures of reports', () => {
  test('each says of how many how many, and how it is counted', async () => {
    cloudOf()
    show(<ReportFiguresPage />)
    expect(await screen.findByText('先行联系率')).toBeTruthy()
    for (const words of ['83%', '30 / 36 件', '75%', '21 / 28 件', '0%', '0 / 25 件', '16']) {
      expect(screen.getAllByText(words).length).toBeGreaterThan(0)
    }
    expect(screen.getByText(/另有 3 件由提交人撤回、2 件并入另一件/)).toBeTruthy()
    expect(screen.queryByText(/首次联系期限当天或以前/)).toBeNull()
    await tap('怎么算的：先行联系率')
    expect(screen.getByText(/首次联系期限当天或以前/)).toBeTruthy()
    await tap('怎么算的：满意率')
    expect(screen.getByText(/基本满意 2 件、不满意 1 件/)).toBeTruthy()
  })

  test('of nothing there is no share', async () => {
    const none = { contact: part(0, 0), satisfied: part(0, 0), fair: 0, dissatisfied: 0 }
    cloudOf({ 'reports.figures': ({ from, to }) => figures(from, to, none) })
    show(<ReportFiguresPage />)
    expect(await screen.findAllByText('还没有')).toHaveLength(2)
    expect(screen.getAllByText('0 / 0 件')).toHaveLength(2)
  })

  test('over time, by category and by area, each in words too', async () => {
    const cloud = cloudOf()
    show(<ReportFiguresPage />)
    expect(await screen.findByText('每天收到和结案')).toBeTruthy()
    const shape = screen.getByRole('img', { name: /^每天收到和结案 最多的：11月23日/ })
    expect(shape.textContent).toBe('')
    fireEvent.click(screen.getByRole('button', { name: '看每段的数字：每天收到和结案' }))
    const days = within(screen.getByRole('list', { name: '每天收到和结案' }))
    expect(days.getAllByRole('listitem')[0]?.textContent).toBe('10月25日：收到 0 件，结案 1 件')
    const bars = within(screen.getByRole('list', { name: '收到的，按类别' }))
    expect(bars.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      ...['路面破损20 件', '井盖缺损15 件', '其余 3 类5 件'],
    ])
    const areas = within(screen.getByRole('list', { name: '收到的，按区域' }))
    // in the order of the tree, not of the numbers
    expect(areas.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      ...['承兴居民区0 件', '贵州居民区39 件', '不在以上区域里1 件'],
    ])
    fireEvent.click(areas.getByRole('button', { name: '贵州居民区 39 件' }))
    await waitFor(() =>
      expect(cloud.asked('reports.figures').at(-1)).toMatchObject({ area: '310101002006' }),
    )
  })

  test('a period, an area and a category are chosen, and lead back', async () => {
    const cloud = cloudOf({
      'reports.figures': ({ from, to, area }) =>
        figures(from, to, area ? { path: [street, COMMUNITY], areas: [] } : {}),
    })
    show(<ReportFiguresPage />)
    await tap('承兴居民区 0 件')
    expect(await screen.findByRole('radio', { name: '承兴居民区', checked: true })).toBeTruthy()
    await tap('南京东路街道', 'radio')
    expect(await screen.findByRole('radio', { name: '南京东路街道', checked: true })).toBeTruthy()
    for (const [name, from, title] of [
      ['本月', '2026-11-01', '每天收到和结案'],
      ['近 90 天', '2026-08-26', '每周收到和结案'],
      ['今年', '2026-01-01', '每月收到和结案'],
    ] as const) {
      await tap(name, 'radio')
      expect(await screen.findByText(title)).toBeTruthy()
      expect(cloud.asked('reports.figures').at(-1)).toMatchObject({ from, to: '2026-11-23' })
    }
    await tap('类别')
    const sheet = within(await screen.findByRole('dialog', { name: '是哪一类' }))
    fireEvent.click(sheet.getByRole('radio', { name: '路灯不亮' }))
    await waitFor(() =>
      expect(cloud.asked('reports.figures').at(-1)).toMatchObject({ category: 'street_light' }),
    )
  })

  test('somebody with several areas sees all, one, and all again', async () => {
    const cloud = cloudOf({
      'reports.figures': ({ from, to, area }) =>
        figures(
          from,
          to,
          area ? { path: [COMMUNITY], areas: [{ area: GRID, received: 1 }] } : { path: [] },
        ),
    })
    show(<ReportFiguresPage />)
    expect(await screen.findByRole('radio', { name: '我的全部区域', checked: true })).toBeTruthy()
    await tap('承兴居民区 0 件')
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: '我的全部区域', checked: false })).toBeTruthy(),
    )
    await tap('我的全部区域', 'radio')
    expect(await screen.findByRole('radio', { name: '我的全部区域', checked: true })).toBeTruthy()
    expect(cloud.asked('reports.figures')).toHaveLength(2)
  })

  test('are exported as a file, and it is said when there is more', async () => {
    const saved: string[] = []
    URL.createObjectURL = () => 'blob:file'
    URL.revokeObjectURL = () => undefined
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download)
    })
    const cloud = cloudOf({
      'reports.export': ({ format }) => ({
        ...file,
        name: `reports.${format}`,
        more: format === 'xlsx',
      }),
    })
    show(<ReportFiguresPage />)
    await tap('导出 CSV')
    expect(await screen.findByText('导出了 41 件')).toBeTruthy()
    expect(screen.queryByText(/还有更多没有导出/)).toBeNull()
    await tap('导出 Excel')
    expect(await screen.findByText(/还有更多没有导出/)).toBeTruthy()
    expect(saved).toEqual(['reports.csv', 'reports.xlsx'])
    expect(cloud.asked('reports.export')[0]).toMatchObject({
      ...{ format: 'csv', language: 'zh', from: '2026-10-25', to: '2026-11-23' },
    })
  })

  test('an export that fails says so', async () => {
    cloudOf({ 'reports.export': new No('too_many') })
    show(<ReportFiguresPage />)
    await tap('导出 Excel')
    expect(await screen.findByText('操作太频繁了')).toBeTruthy()
  })

  test('nothing yet, no network, an error, and not for everybody', async () => {
    const nothing = {
      received: 0,
      apart: { withdrawn: 0, merged: 0 },
      late: part(0, 0),
      columns: [],
    }
    cloudOf({ 'reports.figures': ({ from, to }) => figures(from, to, nothing) })
    const empty = show(<ReportFiguresPage />)
    expect(await screen.findByText('这段时间还没有工单')).toBeTruthy()
    empty.unmount()
    forgetAnswers()
    cloudOf({ 'reports.figures': new No('internal') })
    const broken = show(<ReportFiguresPage />)
    expect(await screen.findByText('这里没能打开')).toBeTruthy()
    broken.unmount()
    forgetAnswers()
    fakeCloud({ 'session.me': known() })
    const other = show(<ReportFiguresPage />)
    expect(await screen.findByText('工单数字给派遣工单的人看')).toBeTruthy()
    other.unmount()
    forgetAnswers()
    const cloud = cloudOf()
    cloud.setOnline(false)
    show(<ReportFiguresPage />, { online: false })
    expect(await screen.findByText('现在没有网络', {}, { timeout: 15_000 })).toBeTruthy()
  }, 30_000)

  test('in English not a Chinese letter is left', async () => {
    cloudOf({
      'reports.figures': ({ from, to }) =>
        figures(from, to, { areas: [{ area: COMMUNITY, received: 2 }] }),
    })
    show(<ReportFiguresPage />, { locale: 'en' })
    expect(await screen.findByText('Contacted in time')).toBeTruthy()
    for (const button of screen.getAllByRole('button', { name: /^How it is counted/ }))
      fireEvent.click(button)
    await tap('This year', 'radio')
    expect(await screen.findByText('Received and closed by month')).toBeTruthy()
    expect(document.querySelector('.page-body')?.textContent).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('where much is reported', () => {
  const cell = (x: number, band: 5 | 10 | 20 | 50, areas = [COMMUNITY, GRID]) => ({
    x,
    y: 23154,
    band,
    areas,
  })
  const near = {
    ...{ 'areas.shapes': { areas: [outline] }, 'reports.categories': categories },
    'reports.near': { reports: [] },
  }

  test('as bands on the map, with what they mean, and the same area by area', async () => {
    const cells = [cell(77002, 20), cell(77003, 5), cell(77004, 5), cell(77005, 50, [COMMUNITY])]
    const cloud = fakeCloud({ ...near, 'reports.heat': { cells } })
    show(<ReportsNear />)
    await tap('哪里多', 'radio')
    expect(await screen.findByRole('region', { name: /哪里报得多的地图/ })).toBeTruthy()
    for (const words of ['5–9 件', '10–19 件', '20–49 件', '50 件以上']) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    expect(screen.getByText(/不足 5 件的地方不显示/)).toBeTruthy()
    expect(screen.getByText('承兴居民区 · 第 07 微网格')).toBeTruthy()
    expect(screen.getByText('1 格，每格 20–49 件 · 2 格，每格 5–9 件')).toBeTruthy()
    expect(screen.getByText('1 格，每格 50 件以上')).toBeTruthy()
    await tap('近一年', 'radio')
    await tap('大类')
    await tap('市容环境', 'radio')
    await waitFor(() =>
      expect(cloud.asked('reports.heat').at(-1)).toEqual({
        street: STREET,
        days: 365,
        group: '市容环境',
      }),
    )
    // back to one by one, with its filters
    await tap('在办的', 'radio')
    expect(await screen.findByText('附近没有还在办的')).toBeTruthy()
    expect(screen.getByRole('button', { name: '类别' })).toBeTruthy()
  })

  test('nowhere', async () => {
    fakeCloud({ ...near, 'reports.heat': { cells: [] } })
    show(<ReportsNear />)
    await tap('哪里多', 'radio')
    expect(await screen.findByText('没有哪里特别多')).toBeTruthy()
  })
})
