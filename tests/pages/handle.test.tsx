import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import {
  candidate,
  canOnly,
  personId,
  reportId,
  reportLine,
  reportView,
  reportWork,
} from '@tests/support/handle-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { writeDraft } from '@/client/drafts'
import type { HandleAct } from '@/client/handle-words'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { ReportView } from '@/contract/reports'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import type { BoardLine } from '@/contract/reports-desk'
import type { ClientId } from '@/contract/wire'
import HandleReport from '@/pages/reports/handle'

const WHICH = { street: STREET, report: reportId(1) }
const SEEN = { ...WHICH, version: 3 }

beforeEach(() => {
  openedAt('/pages/reports/handle/index', WHICH)
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const button = (name: RegExp | string) => screen.findByRole('button', { name })
const tap = async (name: RegExp | string) => fireEvent.click(await button(name))
const dialog = async (name: RegExp | string) => within(await screen.findByRole('dialog', { name }))
const choose = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('radio', { name }))
const type = async (label: RegExp | string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } })

type Prepared = Parameters<typeof fakeCloud>[0]

/** The page of one report, and what the cloud says to its steps. */
function handle(view: Partial<ReportView>, answers: Prepared = {}) {
  const report = reportView(view)
  return fakeCloud({ 'session.me': known(), 'reports.get': { report }, ...answers })
}

const after = { report: reportView({ version: 4 }) }
const people = {
  candidates: [candidate(), candidate({ person: personId(3), name: '张伟', away: true, open: 0 })],
}

describe('one report for its handlers', () => {
  test('what, where, by when, whose, and what came before', async () => {
    handle({ can: canOnly('contact', 'progress', 'resolve', 'solve', 'return') })
    const { container } = show(<HandleReport />)
    expect(await screen.findByText('公共照明')).toBeTruthy()
    for (const words of [
      'S20261123-0007 · 11月23日 9:00 · 3 人也遇到',
      '贵州路 161 弄 3 号',
      '楼道灯坏了三天，晚上看不清台阶',
      '11月24日（周二）前',
      '11月27日（周五）前',
      '在您手上',
      '11月23日 10:00 · 微网格长 王建国',
    ]) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    // The one next act is the first contact; the others wait in a list
    const mains = [...container.querySelectorAll('.page-foot .button-main')]
    expect(mains.map((one) => one.textContent)).toEqual(['记录首次联系'])
    await tap('其他办法')
    const list = await dialog('还可以')
    expect(
      list.getAllByRole('button').map((one) => one.querySelector('.strong')?.textContent),
    ).toEqual([undefined, '报告进展', '交办理结果', '退单'])
  })

  test('one tap on the place shows the way there', async () => {
    handle({})
    show(<HandleReport />)
    await tap(/看地图怎么走/)
    expect(await dialog('贵州路 161 弄 3 号')).toBeTruthy()
  })

  test('who may do nothing sees no button', async () => {
    handle({ can: canOnly(), work: reportWork({ mine: false }) })
    const { container } = show(<HandleReport />)
    expect(await screen.findByText('在王建国手上')).toBeTruthy()
    expect(container.querySelector('.page-foot')).toBeNull()
    expect(screen.queryByText('记录首次联系')).toBeNull()
  })

  test('who is above the owner gets the list, and no main act that is the owner’s', async () => {
    handle({ can: canOnly('dispatch', 'merge', 'recategorize'), work: reportWork({ mine: false }) })
    const { container } = show(<HandleReport />)
    await tap('其他办法')
    expect(await dialog('还可以')).toBeTruthy()
    expect(container.querySelector('.page-foot .button-main')).toBeNull()
  })

  test('a stranger to it is told in words', async () => {
    handle({}, { 'reports.get': () => new No('not_found') })
    show(<HandleReport />)
    expect(await screen.findByText('没有找到这件工单')).toBeTruthy()
  })

  test('merged, it leads to where it goes on', async () => {
    const into = { report: reportId(2), number: 'S20261122-0003', state: 'handling' as const }
    handle({ state: 'merged', clock: 'over', into, can: canOnly('unmerge') })
    show(<HandleReport />)
    await tap(/已并入 S20261122-0003/)
    const [[{ url }]] = jest.mocked(Taro.navigateTo).mock.calls as [[{ url: string }]]
    expect(url).toBe(`/pages/reports/handle/index?street=${STREET}&report=${reportId(2)}`)
  })

  test('in English', async () => {
    handle({ can: canOnly('accept', 'return') })
    show(<HandleReport />, { locale: 'en' })
    expect(await screen.findByText('Street lighting')).toBeTruthy()
    expect(screen.getByText('You have it')).toBeTruthy()
    expect(await button('Accept')).toBeTruthy()
  })
})

describe('exactly what `can` allows is offered', () => {
  const acts: Record<HandleAct, string> = {
    file: '立案',
    dispatch: '派遣',
    recategorize: '改类别和期限',
    accept: '接单',
    return: '退单',
    contact: '记录首次联系',
    progress: '报告进展',
    askPause: '申请暂停计时',
    answerPause: '批复暂停',
    resume: '恢复计时',
    resolve: '交办理结果',
    verify: '核查',
    reopen: '重新办理',
    merge: '并入另一件',
    unmerge: '从并入的那件拿出来',
    identity: '看提交人是谁',
  }

  /** The words of the button under the thumb, and of the list beside it. */
  async function offered(container: HTMLElement): Promise<(string | null | undefined)[]> {
    await screen.findByText('公共照明')
    const mains = [...container.querySelectorAll('.page-foot .button-main')]
    const others = screen.queryByRole('button', { name: '其他办法' })
    if (others) fireEvent.click(others)
    const rows = others ? (await dialog('还可以')).getAllByRole('button').slice(1) : []
    return [...mains, ...rows].map((one) => (one.querySelector('.strong') ?? one).textContent)
  }

  test.each(Object.entries(acts))('%s', async (act, words) => {
    handle({ can: canOnly(act as HandleAct) })
    const { container } = show(<HandleReport />)
    expect(await offered(container)).toEqual([words])
  })

  test('what its reporter and its followers may do is no act of a handler', async () => {
    handle({ can: canOnly('rate', 'withdraw', 'follow', 'unfollow', 'solve') })
    const { container } = show(<HandleReport />)
    await screen.findByText('公共照明')
    expect(container.querySelector('.page-foot')).toBeNull()
  })
})

describe('each step asks first, and is sent with the version that was seen', () => {
  const steps = [
    ['accept', '接单', '已经接单'],
    ['file', '立案', '已经立案'],
    ['resume', '恢复计时', '已经恢复计时'],
  ] as const

  test.each(steps)('%s', async (step, words, done) => {
    const name = `reports.${step}` as const
    const may = step === 'accept' ? canOnly('accept', 'return') : canOnly(step)
    const cloud = handle({ can: may }, { [name]: after })
    show(<HandleReport />)
    await tap(words)
    expect(cloud.asked(name)).toHaveLength(0)
    fireEvent.click((await dialog(words)).getByRole('button', { name: words }))
    expect(await screen.findByText(done)).toBeTruthy()
    expect(cloud.asked(name)).toEqual([SEEN])
  })

  test('unmerge from the list', async () => {
    const cloud = handle({ can: canOnly('unmerge') }, { 'reports.unmerge': after })
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/从并入的那件拿出来/)
    const sheet = await dialog('从并入的那件拿出来')
    fireEvent.click(sheet.getByRole('button', { name: '从并入的那件拿出来' }))
    await waitFor(() => expect(cloud.asked('reports.unmerge')).toEqual([SEEN]))
  })

  test('contact: the look is told before, then one tap calls, then how is noted', async () => {
    const cloud = handle(
      { can: canOnly('contact', 'identity') },
      {
        'reports.identity': { name: '陈家宁', phone: '13900000001' },
        'reports.contact': after,
      },
    )
    show(<HandleReport />)
    await tap('记录首次联系')
    expect(await screen.findByText(/会留下记录，也会告诉提交人/)).toBeTruthy()
    expect(cloud.asked('reports.identity')).toHaveLength(0)
    await tap('查看，并留下记录')
    await tap(/13900000001/)
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '13900000001' })
    expect(cloud.asked('reports.identity')).toEqual([{ ...WHICH, purpose: 'contact' }])
    expect((await button('先选怎么联系的')).getAttribute('aria-disabled')).toBe('true')
    await choose('打了电话')
    await tap('记下')
    expect(await screen.findByText('首次联系已经记下')).toBeTruthy()
    expect(cloud.asked('reports.contact')).toEqual([{ ...SEEN, way: 'phone' }])
  })

  test('apart from a contact the purpose is asked first', async () => {
    const cloud = handle(
      { can: canOnly('identity') },
      { 'reports.identity': { name: null, phone: null } },
    )
    show(<HandleReport />)
    await tap(/提交人/)
    expect((await button('查看，并留下记录')).getAttribute('aria-disabled')).toBe('true')
    await choose('核查结果')
    await tap('查看，并留下记录')
    expect(await screen.findByText(/没有留电话/)).toBeTruthy()
    expect(cloud.asked('reports.identity')).toEqual([{ ...WHICH, purpose: 'verify' }])
  })

  test('a look that is refused says so', async () => {
    handle({ can: canOnly('identity') }, { 'reports.identity': () => new No('forbidden') })
    show(<HandleReport />)
    await tap(/提交人/)
    await choose('联系本人')
    await tap('查看，并留下记录')
    expect(await screen.findByText('这件事由别人办理')).toBeTruthy()
  })

  test('progress', async () => {
    const cloud = handle({ can: canOnly('progress') }, { 'reports.progress': after })
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/报告进展/)
    await choose('已到现场看过')
    await tap('发出')
    await waitFor(() =>
      expect(cloud.asked('reports.progress')).toEqual([
        { ...SEEN, words: '已到现场看过', photos: [] },
      ]),
    )
  })

  test('return: a reason and somebody by name, with role, area, work and absence', async () => {
    const cloud = handle(
      { can: canOnly('return') },
      { 'reports.candidates': people, 'reports.return': after },
    )
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/退单/)
    expect(await screen.findByText('网格长 · 承兴居民区 · 手上 2 件')).toBeTruthy()
    expect(screen.getByText('请假中')).toBeTruthy()
    expect((await button('先选下一位')).getAttribute('aria-disabled')).toBe('true')
    await choose(/李秀兰/)
    expect(await button('再写上原因')).toBeTruthy()
    await choose('不在我负责的片区')
    await tap('退给李秀兰')
    expect(await screen.findByText('已经退单')).toBeTruthy()
    expect(cloud.asked('reports.return')).toEqual([
      { ...SEEN, to: personId(2), words: '不在我负责的片区' },
    ])
  })

  test('the third return says that it climbs', async () => {
    handle(
      { can: canOnly('return'), work: reportWork({ returns: 2 }) },
      { 'reports.candidates': people },
    )
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/退单/)
    expect(await screen.findByText('这是第三次退单，会交给上一级')).toBeTruthy()
  })

  test('dispatch', async () => {
    const cloud = handle(
      { can: canOnly('dispatch') },
      { 'reports.candidates': people, 'reports.dispatch': after },
    )
    show(<HandleReport />)
    await tap('派遣')
    await choose(/李秀兰/)
    await tap('派给李秀兰')
    await waitFor(() =>
      expect(cloud.asked('reports.dispatch')).toEqual([{ ...SEEN, to: personId(2) }]),
    )
  })

  test('nobody there to have it is said', async () => {
    handle({ can: canOnly('dispatch') }, { 'reports.candidates': { candidates: [] } })
    show(<HandleReport />)
    await tap('派遣')
    expect(await screen.findByText('现在没有人可以接手')).toBeTruthy()
  })

  test('a pause is asked until a day that may be asked, with the reason', async () => {
    const cloud = handle({ can: canOnly('askPause') }, { 'reports.askPause': after })
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/申请暂停计时/)
    await type(/或写另一天/, '2027-01-30')
    expect(await screen.findByText('请写对日期：明天起 30 天以内')).toBeTruthy()
    await choose('11月30日（周一）')
    await choose('等配件到货')
    await tap('申请')
    await waitFor(() =>
      expect(cloud.asked('reports.askPause')).toEqual([
        { ...SEEN, until: '2026-11-30', words: '等配件到货' },
      ]),
    )
  })

  const pause = { reason: '等配件到货', until: '2026-11-30', state: 'asked' as const }

  test('a pause that is asked is answered; no needs a reason', async () => {
    const cloud = handle(
      { can: canOnly('answerPause'), work: reportWork({ mine: false, pause }) },
      { 'reports.answerPause': after },
    )
    show(<HandleReport />)
    expect(await screen.findByText('申请暂停到11月30日（周一），等批复')).toBeTruthy()
    await tap('批复暂停')
    await choose('不同意')
    expect((await button('不同意暂停')).getAttribute('aria-disabled')).toBe('true')
    await type(/说明/, '配件街道仓库就有')
    await tap('不同意暂停')
    await waitFor(() =>
      expect(cloud.asked('reports.answerPause')).toEqual([
        { ...SEEN, allow: false, words: '配件街道仓库就有' },
      ]),
    )
  })

  test('a result is solved or explained; without a case it can only be explained', async () => {
    const cloud = handle({ can: canOnly('resolve') }, { 'reports.resolve': after })
    show(<HandleReport />)
    await tap('交办理结果')
    expect(await screen.findByText('还没有接单办理，只能解释说明。')).toBeTruthy()
    expect(screen.queryByRole('radio', { name: '解决了' })).toBeNull()
    await choose('解释清楚了')
    await type(/办了什么/, '这段路由区里养护，已经转告。')
    await tap('交出结果')
    await waitFor(() =>
      expect(cloud.asked('reports.resolve')).toEqual([
        {
          ...SEEN,
          result: 'explained',
          words: '这段路由区里养护，已经转告。',
          photos: [],
        },
      ]),
    )
  })

  test('verify shows the result; sending it back needs a reason', async () => {
    const result = {
      is: 'solved' as const,
      words: '灯管换好了',
      at: '2026-11-23T05:00:00Z',
      photos: [],
    }
    const cloud = handle(
      { can: canOnly('verify'), state: 'verifying', result },
      { 'reports.verify': after },
    )
    show(<HandleReport />)
    await tap('核查')
    const sheet = await dialog('核查')
    expect(sheet.getByText('灯管换好了')).toBeTruthy()
    await choose('还没办好')
    expect((await button('退回重办')).getAttribute('aria-disabled')).toBe('true')
    await choose('到现场看，问题还在')
    await tap('退回重办')
    await waitFor(() =>
      expect(cloud.asked('reports.verify')).toEqual([
        { ...SEEN, pass: false, words: '到现场看，问题还在' },
      ]),
    )
  })

  test('reopen', async () => {
    const cloud = handle({ can: canOnly('reopen') }, { 'reports.reopen': after })
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/重新办理/)
    await choose('同样的问题又出现了')
    fireEvent.click((await dialog('重新办理')).getByRole('button', { name: '重新办理' }))
    await waitFor(() =>
      expect(cloud.asked('reports.reopen')).toEqual([{ ...SEEN, words: '同样的问题又出现了' }]),
    )
  })

  test('recategorize: the usual class of a category comes along', async () => {
    const category = reportLine().category
    const group = { zh: '公共设施', en: 'Public facilities' }
    const rest = { group, dispatch: 'grid' as const, open: true, anonymous: false, words: [] }
    const code = 'manhole' as typeof category.code
    const cloud = handle(
      { can: canOnly('recategorize') },
      {
        'reports.categories': {
          categories: [
            { ...category, ...rest, class: 'b' },
            { code, kind: 'component', name: { zh: '井盖缺损' }, ...rest, class: 'a' },
          ],
          clocks: { ...DEFAULT_CLOCKS, finish: { a: 1, b: 4, c: 6, d: 20 } },
        },
        'reports.recategorize': after,
      },
    )
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/改类别和期限/)
    expect(await button('还没有改动')).toBeTruthy()
    expect(await screen.findByRole('radio', { name: '4 个工作日 · 紧急' })).toBeTruthy()
    await choose('井盖缺损')
    await tap('改好')
    await waitFor(() =>
      expect(cloud.asked('reports.recategorize')).toEqual([
        { ...SEEN, category: 'manhole', class: 'a' },
      ]),
    )
  })

  test('merge into one near by, found by its number', async () => {
    const { owner } = reportWork()
    const other: BoardLine = {
      ...reportLine({ report: reportId(2), number: 'S20261122-0003' }),
      ...{ owner, returns: 0, version: 1 },
    }
    const third = reportLine({ report: reportId(3), number: 'S20261121-0001' })
    const cloud = handle(
      { can: canOnly('merge') },
      {
        'reports.near': { reports: [reportLine(), third] },
        'reports.search': { reports: [other], next: null },
        'reports.merge': after,
      },
    )
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/并入另一件/)
    await screen.findByRole('radio', { name: /S20261121-0001/ })
    // Not into itself
    expect(screen.queryByRole('radio', { name: /S20261123-0007/ })).toBeNull()
    await type('按编号或内容找', '1122-0003')
    await waitFor(() => expect(screen.queryByRole('radio', { name: /S20261121-0001/ })).toBeNull())
    await choose(/S20261122-0003/)
    expect(cloud.asked('reports.search')).toEqual([{ street: STREET, q: '1122-0003' }])
    await tap('并入 S20261122-0003')
    await waitFor(() =>
      expect(cloud.asked('reports.merge')).toEqual([{ ...SEEN, into: reportId(2) }]),
    )
  })
})

describe('nothing that was typed is lost', () => {
  const WORDS = '已经约好电工，明天上午来换灯管'

  async function write() {
    await tap('其他办法')
    await tap(/报告进展/)
    await type(/到哪里了/, WORDS)
    await tap('发出')
  }

  test('changed meanwhile: it says what changed, and the next try carries the new version', async () => {
    let version = 3
    const cloud = handle(
      {},
      {
        'reports.get': () => ({ report: reportView({ can: canOnly('progress'), version }) }),
        'reports.progress': () => {
          if (version === 4) return after
          version = 4
          return new No('conflict', { why: 'changed', by: '陆佳怡', fields: [] })
        },
      },
    )
    show(<HandleReport />)
    await write()
    expect(await screen.findByText(/陆佳怡刚刚改过这里/)).toBeTruthy()
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/到哪里了/)).value).toBe(WORDS)
    await waitFor(() => expect(cloud.asked('reports.get')).toHaveLength(2))
    await act(async () => undefined)
    await tap('发出')
    await waitFor(() => expect(cloud.asked('reports.progress')).toHaveLength(2))
    expect(cloud.asked('reports.progress')[1]).toMatchObject({ version: 4, words: WORDS })
    expect(await screen.findByText('进展已经告诉大家')).toBeTruthy()
    expect(storage.read('kept', `draft.handle.${reportId(1)}.progress`)).toBeUndefined()
  })

  test('taken away meanwhile: the words can be taken along', async () => {
    let gone = false
    handle(
      {},
      {
        'reports.get': () => ({
          report: reportView({ can: gone ? canOnly() : canOnly('progress') }),
        }),
        'reports.progress': () => {
          gone = true
          return new No('conflict', { why: 'report_state', state: 'merged' })
        },
      },
    )
    show(<HandleReport />)
    await write()
    expect(await screen.findByText('您写的话没有发出，还留在这里')).toBeTruthy()
    expect(screen.getByText(WORDS)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '发出' })).toBeNull()
    await tap('复制这段话')
    expect(await button('已复制')).toBeTruthy()
    expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: WORDS })
  })

  test('a photo that the phone has let go is told, and nothing goes out without it', async () => {
    const photo = { client: 'a'.repeat(32) as ClientId, name: '1.jpg', bytes: 1000 }
    const written = { words: WORDS, pick: null, to: null, photos: [photo], refused: null }
    writeDraft(`handle.${reportId(1)}.progress`, written)
    const cloud = handle({ can: canOnly('progress') }, { 'reports.progress': after })
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/报告进展/)
    await tap('发出')
    expect(await screen.findByText('有一张照片不在手机上了，请去掉再拍')).toBeTruthy()
    expect(cloud.asked('reports.progress')).toHaveLength(0)
    await tap('去掉第 1 张照片')
    await tap('发出')
    expect(await screen.findByText('进展已经告诉大家')).toBeTruthy()
    expect(cloud.asked('reports.progress')).toEqual([{ ...SEEN, words: WORDS, photos: [] }])
  })

  test('without a network it says so, and the words are there when the page opens again', async () => {
    const cloud = handle({ can: canOnly('progress') }, { 'reports.progress': after })
    const first = show(<HandleReport />)
    await screen.findByText('公共照明')
    cloud.setOnline(false)
    await write()
    expect(await screen.findByText('现在没有网络')).toBeTruthy()
    first.unmount()
    cloud.setOnline(true)
    show(<HandleReport />)
    await tap('其他办法')
    await tap(/报告进展/)
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/到哪里了/)).value).toBe(WORDS)
    await tap('发出')
    expect(await screen.findByText('进展已经告诉大家')).toBeTruthy()
  })
})
