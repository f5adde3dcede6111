import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { canOnly, reportId, reportLine, reportView } from '@tests/support/handle-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, outline, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { ReportView } from '@/contract/reports'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import type { FileId } from '@/contract/wire'
import MyReports from '@/pages/reports/mine'
import ReportsNear from '@/pages/reports/near'
import Thread from '@/pages/reports/thread'

const WHICH = { street: STREET, report: reportId(1) }
const SEEN = { ...WHICH, version: 3 }

beforeEach(() => {
  openedAt('/pages/reports/thread/index', WHICH)
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const tap = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

type Prepared = Parameters<typeof fakeCloud>[0]

/** The thread of one report as a resident sees it, and what the cloud says to its acts. */
function thread(view: Partial<ReportView>, answers: Prepared = {}) {
  const report = reportView({ work: null, ...view })
  return fakeCloud({ 'session.me': known(), 'reports.get': { report }, ...answers })
}

describe('the public thread of a report', () => {
  test('what it is, how it stands, by when, where, and what happened', async () => {
    const file = 'f000000001' as FileId
    const photo = { file, url: '/large.jpg', thumb: '/small.jpg', width: 800, height: 600 }
    thread({ photos: [photo], photosWaiting: 1, state: 'dispatched' })
    show(<Thread />)
    expect(await screen.findByText('公共照明 · 贵州路 161 弄 3 号')).toBeTruthy()
    for (const words of [
      'S20261123-0007 · 11月23日 9:00 · 3 人也遇到',
      '11月27日（周五）前办结',
      '楼道灯坏了三天，晚上看不清台阶',
      '还有 1 张照片在检查，通过后大家才看得到。',
      '11月24日（周二）前',
      '11月27日（周五）前',
      '承兴居民区 · 第 07 微网格',
      '11月23日 10:00 · 微网格长 王建国',
    ]) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    // a shape and a word beside the colour, on both clocks
    const tags = [...document.querySelectorAll('.clock-line .tag')]
    expect(tags.map((tag) => tag.textContent)).toEqual(['明天前', '周五前'])
    expect(tags.every((tag) => !tag.className.includes('tag-none'))).toBe(true)
    expect(screen.getByRole('button', { name: '看照片 1，共 1 张' })).toBeTruthy()
  })

  test('late is said in words', async () => {
    thread({
      clock: 'red',
      due: '2026-11-20',
      contact: { due: '2026-11-19', about: false, at: null },
    })
    show(<Thread />)
    expect(await screen.findAllByText('逾期 3 天')).toHaveLength(2)
    expect(screen.getByText('逾期 4 天')).toBeTruthy()
  })

  test('me too, and not any more', async () => {
    const follows = reportView({ work: null, own: 'follows', can: canOnly('unfollow') })
    const cloud = thread(
      { can: canOnly('follow') },
      { 'reports.follow': { report: follows }, 'reports.unfollow': { report: follows } },
    )
    const { unmount } = show(<Thread />)
    await tap('我也遇到')
    await waitFor(() => expect(cloud.asked('reports.follow')).toEqual([WHICH]))
    unmount()
    forgetAnswers()
    const after = thread(
      { own: 'follows', can: canOnly('unfollow') },
      { 'reports.unfollow': { report: follows } },
    )
    show(<Thread />)
    await tap('不再关注')
    await waitFor(() => expect(after.asked('reports.unfollow')).toEqual([WHICH]))
  })

  test('whoever is not known is asked first whether they want to be', async () => {
    const cloud = thread({ can: canOnly() }, { 'session.me': stranger })
    show(<Thread />)
    await tap('我也遇到')
    expect(await screen.findByRole('dialog', { name: '先登录，再提交' })).toBeTruthy()
    expect(cloud.asked('reports.follow')).toEqual([])
  })

  test('its reporter takes it back once asked whether they mean it', async () => {
    const after = reportView({ state: 'withdrawn', clock: 'over', work: null })
    const cloud = thread(
      { own: 'reported', followers: 0, can: canOnly('withdraw') },
      { 'reports.withdraw': { report: after } },
    )
    show(<Thread />)
    await tap('撤回这件随手报')
    const sheet = within(await screen.findByRole('dialog', { name: '撤回这件随手报' }))
    expect(sheet.getByText(/撤回后不再办理/)).toBeTruthy()
    expect(cloud.asked('reports.withdraw')).toEqual([])
    fireEvent.click(sheet.getByRole('button', { name: '撤回' }))
    await waitFor(() => expect(cloud.asked('reports.withdraw')).toEqual([SEEN]))
  })

  const closed = {
    ...({ state: 'closed', clock: 'over', own: 'reported', can: canOnly('rate') } as const),
    result: {
      is: 'solved',
      words: '灯管换了新的',
      at: '2026-11-23T05:00:00Z',
      photos: [],
    } as const,
  }

  test('who is not content learns what follows, and what they wrote is kept', async () => {
    const cloud = thread(
      { ...closed, result: { ...closed.result, photos: [] } },
      { 'reports.rate': () => new No('conflict', { why: 'report_too_late', days: 15 }) },
    )
    const { unmount } = show(<Thread />)
    expect(await screen.findByText('办理结果：已解决')).toBeTruthy()
    expect(screen.getByText('灯管换了新的')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: '不满意' }))
    expect(screen.getByText('会由上一级在 3 个工作日内重新办理。')).toBeTruthy()
    fireEvent.change(screen.getByLabelText(/哪里不满意/), { target: { value: '还是不亮' } })
    await tap('提交评价')
    expect(await screen.findByText(/结案超过 15 天/)).toBeTruthy()
    expect(cloud.asked('reports.rate')).toEqual([
      { ...SEEN, rating: 'dissatisfied', words: '还是不亮' },
    ])
    unmount()
    show(<Thread />)
    const field = await screen.findByLabelText<HTMLTextAreaElement>(/哪里不满意/)
    expect(field.value).toBe('还是不亮')
  })

  test('the second time it becomes a topic', async () => {
    thread({ ...closed, result: { ...closed.result, photos: [] }, round: 2 })
    show(<Thread />)
    fireEvent.click(await screen.findByRole('radio', { name: '不满意' }))
    expect(screen.getByText('会列为协调会的议题，请大家一起商量。')).toBeTruthy()
  })

  test('one that was merged leads to the other', async () => {
    const into = { report: reportId(2), number: 'S20261122-0003', state: 'handling' as const }
    thread({ state: 'merged', clock: 'over', into })
    show(<Thread />)
    await tap(/已并入 S20261122-0003/)
    expect(opened()).toEqual([`/pages/reports/thread/index?street=${STREET}&report=${reportId(2)}`])
  })

  test('those who handle it get the way to its page; a stranger gets no word of it', async () => {
    fakeCloud({ 'session.me': known(), 'reports.get': { report: reportView() } })
    const { unmount } = show(<Thread />)
    await tap('去办理')
    expect(opened()).toEqual([`/pages/reports/handle/index?street=${STREET}&report=${reportId(1)}`])
    unmount()
    forgetAnswers()
    fakeCloud({ 'session.me': stranger, 'reports.get': () => new No('not_found') })
    show(<Thread />)
    expect(await screen.findByText('没有找到这件随手报')).toBeTruthy()
  })
})

describe('who looked up how its reporter can be reached', () => {
  const LOOKS = [
    { at: '2026-11-23T05:00:00Z', by: '秦思远', purpose: 'verify' as const },
    { at: '2026-11-23T03:00:00Z', by: '王建国', purpose: 'contact' as const },
  ]

  test('is told to its reporter, who, when and for what, once they ask', async () => {
    const cloud = thread({ own: 'reported' }, { 'reports.seen': { looks: LOOKS } })
    show(<Thread />)
    await tap('谁查看过您的联系方式')
    expect(await screen.findByText('秦思远')).toBeTruthy()
    for (const words of ['11月23日 13:00', '为了核查结果', '王建国', '为了联系您']) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    expect(cloud.asked('reports.seen')).toEqual([WHICH])
  })

  test('nobody did, or it cannot be told now', async () => {
    let fails = true
    thread(
      { own: 'reported' },
      { 'reports.seen': () => (fails ? new No('internal') : { looks: [] }) },
    )
    show(<Thread />)
    await tap('谁查看过您的联系方式')
    expect(await screen.findByText('记录没有打开，收起后再点一次。')).toBeTruthy()
    fails = false
    await tap('谁查看过您的联系方式')
    await tap('谁查看过您的联系方式')
    expect(await screen.findByText('没有人查看过。')).toBeTruthy()
  })

  test('is nobody else’s to know', async () => {
    const cloud = thread({ own: 'follows' })
    show(<Thread />)
    await screen.findByText('公共照明 · 贵州路 161 弄 3 号')
    expect(screen.queryByText('谁查看过您的联系方式')).toBeNull()
    expect(cloud.asked('reports.seen')).toEqual([])
  })
})

describe('mine', () => {
  const own = reportLine({ own: 'reported', state: 'closed', clock: 'over' })
  const met = reportLine({
    report: reportId(2),
    own: 'follows',
    clock: 'yellow',
    due: '2026-11-24',
  })

  test('what I reported and follow, each with its sentence and its clock', async () => {
    fakeCloud({ 'session.me': known(), 'reports.mine': { reports: [own, met], next: null } })
    const { container } = show(<MyReports />)
    expect(await screen.findByText('我报的')).toBeTruthy()
    expect(screen.getByText('我也遇到的')).toBeTruthy()
    expect([...container.querySelectorAll('.tag')].map((tag) => tag.textContent)).toEqual([
      '已结案',
      '明天前',
    ])
    expect(screen.getByText('办理中 · 11月24日（周二）前办结')).toBeTruthy()
    fireEvent.click(screen.getByText('办理中 · 11月24日（周二）前办结'))
    expect(opened()).toEqual([`/pages/reports/thread/index?street=${STREET}&report=${reportId(2)}`])
  })

  test('nothing yet says what will be here', async () => {
    fakeCloud({ 'session.me': known(), 'reports.mine': { reports: [], next: null } })
    show(<MyReports />)
    expect(await screen.findByText('您还没有报过问题')).toBeTruthy()
  })

  test('what was begun is on top, also for whoever is not signed in', async () => {
    const draft = {
      ...{ client: null, photos: [], words: '楼道里堆了杂物', category: null, place: null },
      ...{ rough: false, address: '', site: null, anonymous: false, phone: '', refused: null },
    }
    storage.write('kept', 'draft.report', draft)
    storage.write('kept', 'draft.report.a0b1c2d3e4f5a6b7', { ...draft, words: '改了一半' })
    fakeCloud({ 'session.me': stranger })
    show(<MyReports />)
    expect(await screen.findByText('登录后看您的随手报')).toBeTruthy()
    expect(screen.getByText('楼道里堆了杂物')).toBeTruthy()
    fireEvent.click(screen.getByText('改了一半'))
    expect(opened()).toEqual([`/pages/reports/index?street=${STREET}&draft=a0b1c2d3e4f5a6b7`])
  })
})

describe('around here', () => {
  const answers = {
    'session.me': stranger,
    'areas.shapes': { areas: [outline] },
    'reports.categories': { categories: [...DEFAULT_CATEGORIES], clocks: DEFAULT_CLOCKS },
    'reports.near': { reports: [reportLine(), reportLine({ report: reportId(2) })] },
  }

  test('the same on the map and as a list; open ones first, all of them by a tap', async () => {
    const cloud = fakeCloud(answers)
    show(<ReportsNear />)
    expect(await screen.findByText('最近的 2 件')).toBeTruthy()
    expect(screen.getByRole('region', { name: /附近随手报的地图/ })).toBeTruthy()
    expect(screen.getAllByText('公共照明 · 贵州路 161 弄 3 号')).toHaveLength(2)
    expect(cloud.asked('reports.near')).toEqual([expect.objectContaining({ live: true })])
    fireEvent.click(screen.getByRole('radio', { name: '全部' }))
    await waitFor(() => expect(cloud.asked('reports.near')).toHaveLength(2))
    expect(cloud.asked('reports.near')[1]).toMatchObject({ live: false })
    await tap('类别')
    const sheet = within(await screen.findByRole('dialog', { name: '是哪一类' }))
    // about people: nobody else sees those
    expect(sheet.queryByRole('radio', { name: '邻里纠纷' })).toBeNull()
    fireEvent.click(sheet.getByRole('radio', { name: '路灯不亮' }))
    await waitFor(() =>
      expect(cloud.asked('reports.near')[2]).toMatchObject({ category: 'street_light' }),
    )
  })

  test('nothing there, and no network', async () => {
    const cloud = fakeCloud({ ...answers, 'reports.near': { reports: [] } })
    const { unmount } = show(<ReportsNear />)
    expect(await screen.findByText('附近没有还在办的')).toBeTruthy()
    await tap('看全部')
    await waitFor(() => expect(cloud.asked('reports.near').at(-1)).toMatchObject({ live: false }))
    unmount()
    forgetAnswers()
    cloud.setOnline(false)
    show(<ReportsNear />, { online: false })
    expect(await screen.findByText('现在没有网络', {}, { timeout: 15_000 })).toBeTruthy()
  }, 30_000)

  test('in English not a Chinese letter is left', async () => {
    const words = 'The lamp is out'
    const line = reportLine({ words, address: null })
    fakeCloud({ ...answers, 'reports.near': { reports: [line] } })
    show(<ReportsNear />, { locale: 'en' })
    expect(await screen.findByText(words)).toBeTruthy()
    const list = document.querySelector('.report-row')?.textContent
    expect(list).not.toMatch(/[\u4e00-\u9fff]/)
  })
})
