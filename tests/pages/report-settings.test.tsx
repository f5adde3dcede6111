import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { staff } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { calendar, MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { CategoryCode } from '@/contract/reports'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import { type ReportSettings, SETTINGS, type SetCategory } from '@/contract/reports-settings'
import ReportSettingsPage from '@/pages/reports/settings'
import ReportCategoryPage from '@/pages/reports/settings/category'

const own: SetCategory = {
  ...{ code: 'own_fountain' as CategoryCode, kind: 'component', class: 'b', dispatch: 'desk' },
  ...{ group: { zh: '公共设施', en: 'Public facilities' }, name: { zh: '喷泉', en: 'Fountain' } },
  ...{ open: true, anonymous: false, words: ['喷泉', '喷水池'] },
  ...{ retired: false, origin: 'own', live: 0 },
}

const standing = (change: Partial<ReportSettings> = {}): ReportSettings => ({
  categories: [
    ...DEFAULT_CATEGORIES.map((one) => ({
      ...{ ...one, origin: 'default' as const },
      retired: one.code === 'posters',
      live: one.code === 'litter' ? 3 : 0,
    })),
    own,
  ],
  clocks: DEFAULT_CLOCKS,
  versions: { categories: 4, clocks: 2 },
  calendar,
  ...change,
})

const staffCloud = (answers: Parameters<typeof fakeCloud>[0]) =>
  fakeCloud({ 'session.me': staff(), ...answers })
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const changed = new No('conflict', { why: 'changed', by: '许明哲', fields: ['clockCutoff'] })

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

describe('the clocks', () => {
  beforeEach(() => openedAt('/pages/reports/settings/index', { street: STREET }))

  test('say what they come to on a day, as they are typed', async () => {
    staffCloud({ 'reports.settings': standing() })
    show(<ReportSettingsPage />)
    const told = (words: string) => screen.findByText(words)
    expect(
      await told(
        '例如11月30日（周一）10:00 报一件“紧急”的：12月1日（周二）前联系，12月3日（周四）前办结。',
      ),
    ).toBeTruthy()
    expect(screen.getByText('只管以后收到的；以前收到的期限不变。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '保存时限' })).toBeNull()
    type('紧急，必填', '4')
    type('当天截止的钟点，必填', '9')
    expect(
      await told(
        '例如11月30日（周一）10:00 报一件“紧急”的：12月2日（周三）前联系，12月7日（周一）前办结。',
      ),
    ).toBeTruthy()
  })

  test('what does not fit is told at its place and is not sent', async () => {
    const cloud = staffCloud({ 'reports.settings': standing() })
    show(<ReportSettingsPage />)
    await screen.findByLabelText('紧急，必填')
    type('紧急，必填', '0')
    type('几个工作日内首次联系，必填', '31')
    type('当天截止的钟点，必填', '25')
    for (const words of ['写 1 到 60 的整数。', '写 1 到 30 的整数。', '写 0 到 24 的整数。']) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    expect(screen.queryByText(/^例如/)).toBeNull()
    const button = screen.getByRole('button', { name: '还有标红的地方要改好' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    type('紧急，必填', '6')
    type('几个工作日内首次联系，必填', '2')
    type('当天截止的钟点，必填', '16')
    // more days for what is urgent than for what is usual
    expect(screen.getByText('不能比更急的一类少。')).toBeTruthy()
    press('放弃修改')
    expect(screen.getByLabelText<HTMLInputElement>('紧急，必填').value).toBe('3')
    expect(cloud.asked('reports.setClocks')).toEqual([])
  })

  test('are sent with the version that was seen, and said to be saved', async () => {
    let now = standing()
    const cloud = staffCloud({
      'reports.settings': () => now,
      'reports.setClocks': ({ clocks }) => {
        now = standing({ clocks, versions: { categories: 4, clocks: 3 } })
        return now
      },
    })
    show(<ReportSettingsPage />)
    await screen.findByLabelText('较长，必填')
    type('较长，必填', '20')
    press('保存时限')
    expect(await screen.findByText('已保存，以后收到的按这个算')).toBeTruthy()
    expect(cloud.asked('reports.setClocks')).toEqual([
      {
        ...{ street: STREET, version: 2 },
        clocks: { ...DEFAULT_CLOCKS, finish: { ...DEFAULT_CLOCKS.finish, d: 20 } },
      },
    ])
  })

  test('who changed what is folded beside them', async () => {
    const line = { at: '2026-11-20T01:05:00Z', did: 'reports.setClocks', by: '许明哲', note: null }
    staffCloud({
      'reports.settings': standing(),
      'history.list': ({ subject }) => ({
        lines: subject.id === SETTINGS.clocks.id ? [{ ...line, changed: ['clockCutoff'] }] : [],
        next: null,
      }),
    })
    show(<ReportSettingsPage />)
    const [first] = await screen.findAllByRole('button', { name: '改动记录' })
    fireEvent.click(first as HTMLElement)
    expect(await screen.findByText('修改时限：当天截止时间')).toBeTruthy()
    expect(screen.getByText('11月20日 9:05 · 许明哲')).toBeTruthy()
  })

  test('what somebody else changed is told, nothing typed is lost, and the next try is on what stands now', async () => {
    let now = standing()
    const cloud = staffCloud({
      'reports.settings': () => now,
      'reports.setClocks': ({ version }) => {
        if (version === 5) return now
        now = standing({
          clocks: { ...DEFAULT_CLOCKS, cutoff: 16 },
          versions: { categories: 4, clocks: 5 },
        })
        return changed
      },
    })
    show(<ReportSettingsPage />)
    await screen.findByLabelText('较长，必填')
    type('较长，必填', '20')
    press('保存时限')
    expect(await screen.findByText(/许明哲刚刚改动了当天截止时间/)).toBeTruthy()
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('当天截止的钟点，必填').value).toBe('16'),
    )
    expect(screen.getByLabelText<HTMLInputElement>('较长，必填').value).toBe('20')
    press('保存时限')
    await waitFor(() => expect(cloud.asked('reports.setClocks')).toHaveLength(2))
    expect(cloud.asked('reports.setClocks')[1]).toMatchObject({
      ...{ version: 5, clocks: { cutoff: 16, finish: { d: 20 } } },
    })
  })
})

describe('the categories', () => {
  beforeEach(() => openedAt('/pages/reports/settings/index', { street: STREET }))

  test('by kind and group with their days, how they are dispatched, and what is open in them', async () => {
    staffCloud({ 'reports.settings': standing() })
    show(<ReportSettingsPage />)
    const litter = await screen.findByRole('button', { name: /暴露垃圾/ })
    expect(litter.textContent).toBe('暴露垃圾直接派到网格 · 在办 3 件3 个工作日')
    expect(screen.getByRole('button', { name: /噪声/ }).textContent).toMatch(/不公开/)
    expect(screen.getByRole('button', { name: /喷泉/ }).textContent).toMatch(/本街道自加/)
    const headings = screen.getAllByRole('heading').map((one) => one.textContent)
    expect(headings).toEqual(
      expect.arrayContaining(['东西坏了（部件）', '发生的事（事件）', '已停用']),
    )
    expect(headings.indexOf('已停用')).toBeGreaterThan(headings.indexOf('邻里民生'))
    fireEvent.click(litter)
    press('加一个类别')
    press(/^开放接口/)
    const page = '/pages/reports/settings/category/index'
    expect(opened()).toEqual([
      `${page}?street=${STREET}&code=litter`,
      `${page}?street=${STREET}`,
      `/pages/open311/index?street=${STREET}`,
    ])
  })

  test('are moved one by one, each by name, and not past the ends of their group', async () => {
    const cloud = staffCloud({
      'reports.settings': standing(),
      'reports.moveCategory': standing({ versions: { categories: 5, clocks: 2 } }),
    })
    show(<ReportSettingsPage />)
    await screen.findByRole('button', { name: '调整顺序' })
    press('调整顺序')
    const off = (name: string) =>
      screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'true'
    expect([off('上移：消防设施'), off('下移：消防设施')]).toEqual([true, false])
    expect([off('上移：喷泉'), off('下移：喷泉')]).toEqual([false, true])
    press('上移：喷泉')
    await waitFor(() => expect(off('上移：喷泉')).toBe(false))
    expect(cloud.asked('reports.moveCategory')).toEqual([
      { street: STREET, version: 4, code: 'own_fountain', to: 'up' },
    ])
    press('顺序排好了')
    expect(screen.getByRole('button', { name: /^喷泉/ })).toBeTruthy()
  })

  test('who may not is told who does', async () => {
    staffCloud({ 'reports.settings': new No('forbidden') })
    show(<ReportSettingsPage />)
    expect(await screen.findByText('类别和时限由街道工作人员设置')).toBeTruthy()
  })

  test('in English, and for elders', async () => {
    staffCloud({ 'reports.settings': standing() })
    show(<ReportSettingsPage />, { locale: 'en', elder: 'large' })
    const litter = await screen.findByRole('button', { name: /Litter/ })
    expect(litter.textContent).toBe('LitterTo the grid · 3\u00a0open3 working days')
    expect(
      screen.getByText(
        'For example, reported on 30 Nov (Mon) at 10:00 as "Urgent": contact by 1 Dec (Tue), done by 3 Dec (Thu).',
      ),
    ).toBeTruthy()
  })
})

describe('one category', () => {
  const at = (code?: string, added?: string) =>
    openedAt('/pages/reports/settings/category/index', {
      ...{ street: STREET, ...(code && { code }), ...(added && { added }) },
    })
  const choose = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }))
  const turn = (name: RegExp) => fireEvent.click(screen.getByRole('switch', { name }))

  test('a new one is sent as the contract has it, and its page follows', async () => {
    at()
    const added = { ...own, code: 'own_swing' as CategoryCode, name: { zh: '秋千' } }
    const cloud = staffCloud({
      'reports.settings': standing(),
      'reports.setCategory': standing({ categories: [...standing().categories, added] }),
    })
    show(<ReportCategoryPage />)
    await screen.findByLabelText('名称，必填')
    expect(screen.getByText('新增这个类别')).toBeTruthy()
    type('名称，必填', '秋千')
    type('英文名称', 'Swing')
    choose('发生的事（事件）')
    choose('另写一个')
    type('大类名称，必填', '游乐')
    choose('5 个工作日 · 一般')
    choose('直接派到网格')
    turn(/^公开/)
    turn(/^可以对办理的人匿名/)
    type('提示词', '秋千， 荡秋千、Swing')
    press('新增这个类别')
    await waitFor(() => expect(cloud.asked('reports.setCategory')).toHaveLength(1))
    expect(cloud.asked('reports.setCategory')).toEqual([
      {
        ...{ street: STREET, version: 4 },
        category: {
          ...{ kind: 'incident', group: { zh: '游乐' }, name: { zh: '秋千', en: 'Swing' } },
          ...{ class: 'c', dispatch: 'grid', open: false, anonymous: true },
          words: ['秋千', '荡秋千', 'Swing'],
        },
      },
    ])
    await waitFor(() =>
      expect(jest.mocked(Taro.redirectTo)).toHaveBeenCalledWith({
        url: `/pages/reports/settings/category/index?street=${STREET}&code=own_swing&added=added`,
      }),
    )
  })

  test('what does not fit is told at its place; what was typed stays on the phone', async () => {
    at()
    const cloud = staffCloud({ 'reports.settings': standing() })
    const { unmount } = show(<ReportCategoryPage />)
    await screen.findByLabelText('名称，必填')
    type('提示词', '一个长得谁也不会这样写的词')
    choose('另写一个')
    expect(screen.queryByText('写上名称，最多 30 个字。')).toBeNull()
    press('新增这个类别')
    for (const words of [
      '写上名称，最多 30 个字。',
      '写上大类名称，最多 20 个字。',
      '最多 20 个，每个不超过 10 个字。',
    ]) {
      expect(screen.getByText(words)).toBeTruthy()
    }
    type('名称，必填', '噪声')
    expect(screen.getByText('已经有一个同名的类别。')).toBeTruthy()
    expect(cloud.asked('reports.setCategory')).toEqual([])
    unmount()
    show(<ReportCategoryPage />)
    expect((await screen.findByLabelText<HTMLInputElement>('名称，必填')).value).toBe('噪声')
    expect(screen.getByText('上次没有保存的修改还在')).toBeTruthy()
    press('丢掉')
    expect(screen.getByLabelText<HTMLInputElement>('名称，必填').value).toBe('')
  })

  test('one that is there: says whom it holds for, and is saved with the version that was seen', async () => {
    at('litter')
    let now = standing()
    const cloud = staffCloud({
      'reports.settings': () => now,
      'reports.setCategory': ({ category }) => {
        const categories = now.categories.map((one) =>
          one.code === 'litter' ? { ...one, ...category } : one,
        )
        now = standing({ categories, versions: { categories: 5, clocks: 2 } })
        return now
      },
    })
    show(<ReportCategoryPage />)
    expect(await screen.findByText('没有要保存的修改')).toBeTruthy()
    turn(/^公开/)
    expect(screen.getByText(/^只管以后报的/)).toBeTruthy()
    press('保存')
    expect(await screen.findByText('已保存，马上对所有人生效')).toBeTruthy()
    expect(cloud.asked('reports.setCategory')).toMatchObject([
      { version: 4, code: 'litter', category: { open: false, name: { zh: '暴露垃圾' } } },
    ])
  })

  test('somebody else was faster: told, and the next try is on what stands now', async () => {
    at('litter')
    const cloud = staffCloud({
      'reports.settings': () => standing({ versions: { categories: 6, clocks: 2 } }),
      'reports.setCategory': new No('conflict', {
        ...{ why: 'changed', by: '许明哲', fields: ['categoryName', 'categoryPlace'] },
      }),
    })
    show(<ReportCategoryPage />)
    await screen.findByText('没有要保存的修改')
    choose('街道先看')
    press('保存')
    expect(await screen.findByText(/许明哲刚刚改动了类别名称、类别顺序/)).toBeTruthy()
    press('保存')
    await waitFor(() => expect(cloud.asked('reports.setCategory')).toHaveLength(2))
    expect(cloud.asked('reports.setCategory')[1]).toMatchObject({ version: 6 })
  })

  test('is retired after a word on what is open in it, and restored', async () => {
    at('litter')
    let now = standing()
    const cloud = staffCloud({
      'reports.settings': () => now,
      'reports.retireCategory': ({ retired }) => {
        const categories = now.categories.map((one) =>
          one.code === 'litter' ? { ...one, retired } : one,
        )
        now = standing({ categories, versions: { categories: 5, clocks: 2 } })
        return now
      },
    })
    show(<ReportCategoryPage />)
    await screen.findByText('没有要保存的修改')
    press('停用这个类别')
    const dialog = within(await screen.findByRole('dialog', { name: '停用这个类别' }))
    expect(dialog.getByText(/^在办的 3 件留在这一类，照旧办完。/)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: '停用' }))
    expect(await screen.findByText('这个类别已停用，居民看不到')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    press('恢复这个类别')
    const back = within(await screen.findByRole('dialog', { name: '恢复这个类别' }))
    fireEvent.click(back.getByRole('button', { name: '恢复' }))
    await waitFor(() => expect(screen.queryByText('这个类别已停用，居民看不到')).toBeNull())
    expect(cloud.asked('reports.retireCategory')).toEqual([
      { street: STREET, version: 4, code: 'litter', retired: true },
      { street: STREET, version: 5, code: 'litter', retired: false },
    ])
  })

  test('the one for everything else stays; one that is not there; just added; not for others', async () => {
    at('other')
    staffCloud({ 'reports.settings': standing() })
    const first = show(<ReportCategoryPage />)
    expect(await screen.findByText(/^别的都不合适时要用这一类/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '停用这个类别' })).toBeNull()
    first.unmount()
    at('nothing')
    const second = show(<ReportCategoryPage />)
    expect(await screen.findByText('没有找到这个类别')).toBeTruthy()
    second.unmount()
    at('own_fountain', 'added')
    const third = show(<ReportCategoryPage />)
    expect(await screen.findByText('已新增，马上可以报')).toBeTruthy()
    third.unmount()
    forgetAnswers()
    staffCloud({ 'reports.settings': new No('forbidden') })
    show(<ReportCategoryPage />)
    expect(await screen.findByText('类别和时限由街道工作人员设置')).toBeTruthy()
  })
})
