import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known, staff } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import {
  COMMUNITY,
  candidate,
  GRID,
  personId,
  reportId,
  reportLine,
} from '@tests/support/handle-samples'
import { show } from '@tests/support/render'
import { CAN_NOTHING, MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { InputOf, OutputOf } from '@/contract'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import { type BoardCounts, type BoardLine, MAX_BULK } from '@/contract/reports-desk'
import type { AreaCode, BulkId, Version } from '@/contract/wire'
import ReportBoard from '@/pages/reports/board'

beforeEach(() => {
  openedAt('/pages/reports/board/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const numberOf = (n: number) => `S20261123-${String(n).padStart(4, '0')}`

const boardLine = (n: number, line: Partial<BoardLine> = {}): BoardLine => ({
  ...reportLine({
    ...{ report: reportId(n), number: numberOf(n), state: 'dispatched' },
    address: `贵州路 ${n} 号`,
  }),
  owner: { person: personId(1), name: '王志强', role: 'grid_head' },
  returns: 0,
  version: 3 as Version,
  ...line,
})

const counts = (some: Partial<BoardCounts> = {}): BoardCounts => ({
  ...{ live: 12, toFile: 2, toDispatch: 1, toAccept: 4, handling: 3, paused: 1, toVerify: 1 },
  ...{ soon: 2, late: 3, ...some },
})

const three = [1, 2, 3].map((n) => boardLine(n))
const boardOf = (reports: BoardLine[], some: Partial<BoardCounts> = {}) => ({
  ...{ reports, counts: counts(some), next: null },
})

const BULK = 'b000000001' as BulkId
/** 14:10 */
const UNTIL = '2026-11-23T06:10:00.000Z'
const bulked = (outcomes: OutputOf<'reports.bulk'>['outcomes']) => ({
  ...{ bulk: BULK, outcomes, until: UNTIL },
})
const ok = (n: number) => ({ report: reportId(n), done: true, why: null })
const no = (n: number, why: NonNullable<OutputOf<'reports.bulk'>['outcomes'][number]['why']>) => ({
  ...{ report: reportId(n), done: false, why },
})

type Prepared = Parameters<typeof fakeCloud>[0]

const boardCloud = (answers: Prepared = {}) =>
  fakeCloud({ 'session.me': staff(), 'reports.board': boardOf(three), ...answers })

const button = (name: RegExp | string) => screen.findByRole('button', { name })
const tap = async (name: RegExp | string) => fireEvent.click(await button(name))
const dialog = async (name: RegExp | string) => within(await screen.findByRole('dialog', { name }))
const choose = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('radio', { name }))
const check = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('checkbox', { name }))
const seek = async (words: string) =>
  fireEvent.change(await screen.findByLabelText('号码、电话、地址或内容'), {
    target: { value: words },
  })
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const lastOf = <T,>(list: readonly T[]) => list[list.length - 1]

/** Two of three are chosen, the bar is there. */
async function chosen(answers: Prepared = {}) {
  const cloud = boardCloud(answers)
  show(<ReportBoard />)
  await tap('选几件一起办')
  await check(/贵州路 1 号/)
  await check(/贵州路 2 号/)
  return cloud
}

describe('the board', () => {
  test('is not for who dispatches nothing', async () => {
    const cloud = fakeCloud({ 'session.me': known({ can: { ...CAN_NOTHING, seeDesk: true } }) })
    show(<ReportBoard />)
    expect(await screen.findByText('看板给派遣工单的人用')).toBeTruthy()
    expect(cloud.calls.map(({ action }) => action)).toEqual(['session.me'])
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('each report with its clock, state, owner and returns; a tap opens it', async () => {
    const late = { clock: 'red', due: '2026-11-20', state: 'returned', returns: 2 } as const
    boardCloud({ 'reports.board': boardOf([boardLine(1, late)]) })
    const { container } = show(<ReportBoard />)
    expect(container.querySelectorAll('.waiting').length).toBeGreaterThan(0)
    expect(await screen.findByText('公共照明 · 贵州路 1 号')).toBeTruthy()
    for (const words of [
      '全部在办 12 件，先到期的在前',
      '改派中 · 微网格长 王志强',
      'S20261123-0001 · 11月23日 9:00 · 退过 2 次 · 3 人也遇到',
      '逾期 3 天',
    ]) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    await tap(/贵州路 1 号/)
    expect(opened()).toEqual([`/pages/reports/handle/index?street=${STREET}&report=${reportId(1)}`])
    await tap(/责任推演/)
    expect(lastOf(opened())).toBe('/pages/areas/rehearsal/index')
  })

  test('nothing open is said kindly, and there is nothing to choose', async () => {
    boardCloud({ 'reports.board': boardOf([], { live: 0, late: 0 }) })
    const { container } = show(<ReportBoard />)
    expect(await screen.findByText('现在没有在办的工单')).toBeTruthy()
    expect(container.querySelector('.page-foot')).toBeNull()
  })

  test('an error offers another try', async () => {
    let fails = true
    boardCloud({ 'reports.board': () => (fails ? new No('internal') : boardOf(three)) })
    show(<ReportBoard />)
    expect(await screen.findByText('这里没能打开')).toBeTruthy()
    fails = false
    await tap('再试一次')
    expect(await screen.findByText('公共照明 · 贵州路 2 号')).toBeTruthy()
  })

  test('without a network it says so', async () => {
    boardCloud().setOnline(false)
    show(<ReportBoard />, { online: false })
    expect(await screen.findByText('现在没有网络', {}, { timeout: 15_000 })).toBeTruthy()
  }, 20_000)

  test('each number is a way to those it counts', async () => {
    const cloud = boardCloud()
    show(<ReportBoard />)
    const views: [string, Partial<InputOf<'reports.board'>>][] = [
      ['逾期 3', { clock: 'red' }],
      ['快到期 2', { clock: 'yellow' }],
      ['待立案 2', { stage: 'toFile' }],
      ['待派遣 1', { stage: 'toDispatch' }],
      ['待接单 4', { stage: 'toAccept' }],
      ['办理中 3', { stage: 'handling' }],
      ['待核查 1', { stage: 'toVerify' }],
      ['暂停 1', { stage: 'paused' }],
    ]
    const all = await screen.findByRole('radio', { name: '全部在办 12' })
    expect(all.getAttribute('aria-checked')).toBe('true')
    for (const [name, filter] of views) {
      await choose(name)
      await waitFor(() =>
        expect(lastOf(cloud.asked('reports.board'))).toEqual({ street: STREET, ...filter }),
      )
      expect(screen.getByRole('radio', { name }).getAttribute('aria-checked')).toBe('true')
    }
  })

  test('nothing of a kind leads back to all', async () => {
    const cloud = boardCloud({
      'reports.board': ({ stage }) => boardOf(stage ? [] : three),
    })
    show(<ReportBoard />)
    await choose('待核查 1')
    expect(await screen.findByText('现在没有这样的工单')).toBeTruthy()
    await tap('看全部')
    expect(await screen.findByText('公共照明 · 贵州路 1 号')).toBeTruthy()
    expect(cloud.asked('reports.board')).toHaveLength(2)
  })

  test('area, category and owner narrow it, and are let go of one by one', async () => {
    // where a grid lies is said by its path: its code is whatever the street's file calls it
    const grid = { ...GRID, path: [COMMUNITY.code, GRID.code], count: 2 }
    const beside = '310101002004-g08' as AreaCode
    const far = '310101002004' as AreaCode
    const other = { ...COMMUNITY, code: far, path: [far], zh: '厦门路居民区', count: 1 }
    const cloud = boardCloud({
      'reports.facets': {
        areas: [
          { ...COMMUNITY, path: [COMMUNITY.code], count: 2 },
          other,
          grid,
          { ...grid, code: beside, path: [COMMUNITY.code, beside], zh: '第 08 微网格' },
        ],
        categories: [{ ...boardLine(1).category, count: 3 }],
        owners: [{ ...boardLine(1).owner, count: 3 }],
      },
    })
    show(<ReportBoard />)
    await tap('按片区、类别、负责人')
    const sheet = await dialog('只看一部分')
    await sheet.findByRole('radio', { name: '承兴居民区 2' })
    // what lies in a community is offered with it
    expect(sheet.queryByRole('radio', { name: '第 07 微网格 2' })).toBeNull()
    await choose('承兴居民区 2')
    expect(sheet.getByRole('radio', { name: '第 08 微网格 2' })).toBeTruthy()
    await choose('第 07 微网格 2')
    await choose('公共照明 3')
    await choose('微网格长 王志强 3')
    const all = { area: grid.code, category: 'street_lamp', owner: personId(1) }
    await waitFor(() =>
      expect(lastOf(cloud.asked('reports.board'))).toEqual({ street: STREET, ...all }),
    )
    fireEvent.click(sheet.getByRole('button', { name: '看结果' }))
    await tap('不再只看第 07 微网格')
    await waitFor(() =>
      expect(lastOf(cloud.asked('reports.board'))).toEqual({
        ...{ street: STREET, ...all },
        area: undefined,
      }),
    )
    expect(screen.queryByRole('button', { name: '不再只看第 07 微网格' })).toBeNull()
    expect(screen.getByRole('button', { name: '不再只看公共照明' })).toBeTruthy()
  })

  test('in English', async () => {
    boardCloud()
    show(<ReportBoard />, { locale: 'en' })
    expect(await screen.findByText('All open: 12, first due first')).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'To assign 1' })).toBeTruthy()
    expect(await button('Choose several')).toBeTruthy()
  })
})

describe('the search', () => {
  test('asks once somebody stops typing, and shows what is over too', async () => {
    const over = boardLine(9, { state: 'closed', clock: 'over' })
    const cloud = boardCloud({ 'reports.search': { reports: [over], next: null } })
    show(<ReportBoard />)
    await screen.findByText('公共照明 · 贵州路 1 号')
    for (const typed of ['贵', '贵州', '贵州路 ']) await seek(typed)
    expect(await screen.findByText('公共照明 · 贵州路 9 号')).toBeTruthy()
    expect(cloud.asked('reports.search')).toEqual([{ street: STREET, q: '贵州路' }])
    expect(screen.getByText('找到的工单')).toBeTruthy()
    expect(screen.queryByRole('radio', { name: '全部在办 12' })).toBeNull()
    // what is over takes no step
    await tap('选几件一起办')
    const row = await screen.findByRole('checkbox', { name: /贵州路 9 号/ })
    expect(row.getAttribute('aria-disabled')).toBe('true')
    await seek('')
    expect(await screen.findByText('公共照明 · 贵州路 1 号')).toBeTruthy()
  })

  test('nothing found says what can be sought', async () => {
    boardCloud({ 'reports.search': { reports: [], next: null } })
    show(<ReportBoard />)
    await seek('箱房')
    expect(await screen.findByText('没有找到这样的工单')).toBeTruthy()
    expect(screen.getByText(/号码的后四位、电话或电话的后四位/)).toBeTruthy()
  })

  test('what was typed stays when it fails, and is asked again', async () => {
    let fails = true
    const found = { reports: [boardLine(9)], next: null }
    const cloud = boardCloud({ 'reports.search': () => (fails ? new No('internal') : found) })
    show(<ReportBoard />)
    await seek('5678')
    expect(await screen.findByText('这里没能打开')).toBeTruthy()
    expect(screen.getByRole('textbox')).toHaveProperty('value', '5678')
    fails = false
    await tap('再试一次')
    expect(await screen.findByText('公共照明 · 贵州路 9 号')).toBeTruthy()
    expect(cloud.asked('reports.search')).toEqual([
      { street: STREET, q: '5678' },
      { street: STREET, q: '5678' },
    ])
  })
})

describe('choosing several', () => {
  test('each is a check box that says what it is; the bar counts', async () => {
    await chosen()
    expect(screen.getByText('已选 2 件')).toBeTruthy()
    const boxes = screen.getAllByRole('checkbox')
    expect(boxes.map((box) => box.getAttribute('aria-checked'))).toEqual(['true', 'true', 'false'])
    await check(/贵州路 1 号/)
    expect(screen.getByText('已选 1 件')).toBeTruthy()
    await tap('选上这一页')
    expect(screen.getByText('已选 3 件')).toBeTruthy()
    await tap('不选了')
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(opened()).toEqual([])
  })

  test('no more than one step takes, and says so', async () => {
    const many = Array.from({ length: MAX_BULK + 2 }, (_, i) => boardLine(i + 1))
    boardCloud({ 'reports.board': boardOf(many) })
    show(<ReportBoard />)
    await tap('选几件一起办')
    expect((await button('派遣')).getAttribute('aria-disabled')).toBe('true')
    await tap('选上这一页')
    expect(screen.getByText('已选 50 件')).toBeTruthy()
    expect(screen.getByText('一次最多 50 件，先办这些再选。')).toBeTruthy()
    await check(/贵州路 52 号/)
    expect(screen.getByText('已选 50 件')).toBeTruthy()
    await check(/贵州路 50 号/)
    expect(screen.queryByText(/一次最多/)).toBeNull()
    await check(/贵州路 52 号/)
    expect(screen.getByText('已选 50 件')).toBeTruthy()
  })
})

describe('a step on several', () => {
  const PEOPLE = { candidates: [candidate(), candidate({ person: personId(3), name: '张伟' })] }
  const dispatched = (answers: Prepared = {}) =>
    chosen({ 'reports.candidates': PEOPLE, ...answers })
  const send = async () => {
    await tap('派遣')
    await choose(/李秀兰/)
    await tap('派给李秀兰，2 件')
  }

  test('dispatches all with one person, whose people they are is said; then there is a way back', async () => {
    const cloud = await dispatched({
      'reports.bulk': bulked([ok(1), ok(2)]),
      'reports.undo': { outcomes: [ok(1), ok(2)] },
    })
    await tap('派遣')
    const sheet = await dialog('派遣 2 件')
    expect(sheet.getByText('下面是能接第一件的人')).toBeTruthy()
    expect(sheet.getByText(/第一件是 S20261123-0001，在贵州路 1 号/)).toBeTruthy()
    expect(sheet.getByRole('button', { name: '先选一位' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    await choose(/李秀兰/)
    fireEvent.change(sheet.getByLabelText('要交代的话'), { target: { value: '请今天去看' } })
    await tap('派给李秀兰，2 件')
    expect(await screen.findByText('2 件已经派遣')).toBeTruthy()
    expect(screen.getByText('14:10 前可以撤回，还有 10 分钟')).toBeTruthy()
    expect(cloud.asked('reports.candidates')[0]).toEqual({ street: STREET, report: reportId(1) })
    expect(cloud.asked('reports.bulk')).toEqual([
      {
        street: STREET,
        client: expect.stringMatching(/^[0-9a-f]{32}$/),
        act: { step: 'dispatch', to: personId(2), words: '请今天去看' },
        reports: [
          { report: reportId(1), version: 3 },
          { report: reportId(2), version: 3 },
        ],
      },
    ])
    expect(screen.queryByRole('checkbox')).toBeNull()
    await tap('撤回')
    expect(await screen.findByText('2 件已经撤回，和之前一样')).toBeTruthy()
    expect(cloud.asked('reports.undo')).toEqual([{ street: STREET, bulk: BULK }])
    await tap('知道了')
    expect(screen.queryByText(/已经撤回/)).toBeNull()
  })

  test('what is refused is told one by one, with a way to it', async () => {
    const changed = { why: 'changed' as const, by: '秦思远', fields: ['owner'] }
    const state = { why: 'report_state' as const, state: 'verifying' as const }
    await dispatched({
      'reports.bulk': bulked([
        no(1, { code: 'conflict', message: '刚刚改过', because: changed }),
        no(2, { code: 'conflict', message: '正在核查', because: state }),
      ]),
    })
    await send()
    const sheet = await dialog('2 件都没有办')
    expect(sheet.getByText('秦思远刚刚办理过，请打开看看。')).toBeTruthy()
    expect(sheet.getByText('现在是“核查中”，这一步不能办。')).toBeTruthy()
    fireEvent.click(sheet.getByRole('button', { name: /贵州路 2 号/ }))
    expect(opened()).toEqual([`/pages/reports/handle/index?street=${STREET}&report=${reportId(2)}`])
    // none was done: nothing can be taken back
    expect(screen.queryByRole('button', { name: '撤回' })).toBeNull()
  })

  test('some done and some not, and what could not be taken back', async () => {
    await dispatched({
      'reports.bulk': bulked([ok(1), no(2, { code: 'forbidden', message: '由上一级办理' })]),
      'reports.undo': {
        outcomes: [
          no(1, { code: 'conflict', message: '有人办理过', because: { why: 'report_touched' } }),
        ],
      },
    })
    await send()
    const sheet = await dialog('办好 1 件，1 件没有办')
    expect(sheet.getByText('由上一级办理')).toBeTruthy()
    fireEvent.click(sheet.getByRole('button', { name: '知道了' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await tap('1 件没有办，看原因')
    fireEvent.click((await dialog('办好 1 件，1 件没有办')).getByRole('button', { name: '关闭' }))
    await tap('撤回')
    const kept = await dialog('一件也没有撤回')
    expect(kept.getByText('之后有人办理过，保持现在的样子。')).toBeTruthy()
    fireEvent.click(kept.getByRole('button', { name: '知道了' }))
    expect(screen.getAllByText('一件也没有撤回').length).toBeGreaterThan(0)
  })

  test('without an answer all stays, and the next try is the same deed', async () => {
    const cloud = await dispatched({ 'reports.bulk': bulked([ok(1), ok(2)]) })
    await tap('派遣')
    await choose(/李秀兰/)
    cloud.setOnline(false)
    await tap('派给李秀兰，2 件')
    expect(await screen.findByText('现在没有网络')).toBeTruthy()
    expect(screen.getByText('已选 2 件')).toBeTruthy()
    cloud.setOnline(true)
    await tap('派给李秀兰，2 件')
    expect(await screen.findByText('2 件已经派遣')).toBeTruthy()
    expect(cloud.asked('reports.bulk')).toHaveLength(1)
  })

  test('the client id is kept for a retry, and a new one made for another deed', async () => {
    let fails = true
    const cloud = await dispatched({
      'reports.bulk': () => (fails ? new No('internal') : bulked([ok(1), ok(2)])),
    })
    const sent = () => cloud.asked('reports.bulk') as InputOf<'reports.bulk'>[]
    await send()
    expect(await screen.findByText('系统出了点问题')).toBeTruthy()
    fireEvent.click((await dialog('派遣 2 件')).getByRole('button', { name: '关闭' }))
    // the sheet that is opened anew says nothing of the failure, and the same choice is the same deed
    await waitFor(() => expect(screen.queryByText('系统出了点问题')).toBeNull())
    await send()
    await waitFor(() => expect(sent()).toHaveLength(2))
    await choose(/张伟/)
    await tap('派给张伟，2 件')
    await waitFor(() => expect(sent()).toHaveLength(3))
    fails = false
    await choose(/李秀兰/)
    await tap('派给李秀兰，2 件')
    expect(await screen.findByText('2 件已经派遣')).toBeTruthy()
    const [first, second, third] = sent().map(({ client }) => client)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('files, and puts into another category, with the class that is usual for it', async () => {
    const cloud = await chosen({
      'reports.bulk': bulked([ok(1), ok(2)]),
      'reports.categories': { categories: [...DEFAULT_CATEGORIES], clocks: DEFAULT_CLOCKS },
    })
    await tap('立案')
    const sheet = await dialog('立案 2 件')
    expect(sheet.getByText(/10 分钟内可以整批撤回/)).toBeTruthy()
    await tap('立案这 2 件')
    expect(await screen.findByText('2 件已经立案')).toBeTruthy()

    await tap('选几件一起办')
    await tap('选上这一页')
    await tap('改类别')
    const litter = DEFAULT_CATEGORIES.find(({ code }) => code === 'litter')
    await choose(litter?.group.zh ?? '')
    await choose(litter?.name.zh ?? '')
    await tap('改好这 3 件')
    expect(await screen.findByText('2 件已经改好类别')).toBeTruthy()
    expect(
      (cloud.asked('reports.bulk') as InputOf<'reports.bulk'>[]).map((one) => one.act),
    ).toEqual([
      { step: 'file' },
      { step: 'recategorize', category: 'litter', class: litter?.class },
    ])
  })

  test('a step goes with the version that is shown now, and its way back ends with its minutes', async () => {
    let version = 3
    const cloud = await chosen({
      'reports.board': () => boardOf(three.map((one) => ({ ...one, version: version as Version }))),
      'reports.bulk': bulked([ok(1), ok(2)]),
    })
    version = 4
    await choose('逾期 3')
    await waitFor(() => expect(cloud.asked('reports.board')).toHaveLength(2))
    await waitFor(() => expect(document.querySelectorAll('.waiting')).toHaveLength(0))
    expect(screen.getByText('已选 2 件')).toBeTruthy()
    await tap('立案')
    await tap('立案这 2 件')
    await screen.findByText('2 件已经立案')
    const [sent] = cloud.asked('reports.bulk') as InputOf<'reports.bulk'>[]
    expect(sent?.reports.map((one) => one.version)).toEqual([4, 4])
  })

  test('the way back counts down, and is gone once it is too late', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    try {
      jest.setSystemTime(MONDAY_14)
      const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
      await dispatched({ 'reports.bulk': bulked([ok(1), ok(2)]) })
      await send()
      await wait(100)
      expect(screen.getByText('14:10 前可以撤回，还有 10 分钟')).toBeTruthy()
      await wait(2 * 60_000)
      expect(screen.getByText('14:10 前可以撤回，还有 8 分钟')).toBeTruthy()
      await wait(8 * 60_000)
      expect(screen.queryByRole('button', { name: '撤回' })).toBeNull()
    } finally {
      jest.useRealTimers()
    }
  })

  test('too late or taken back already is told', async () => {
    await dispatched({
      'reports.bulk': bulked([ok(1), ok(2)]),
      'reports.undo': new No('conflict'),
    })
    await send()
    await tap('撤回')
    expect(await screen.findByText('不行')).toBeTruthy()
  })
})
