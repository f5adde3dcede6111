import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { staff } from '@tests/support/complaint-samples'
import { fakeCloud } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, outline, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { AreaVersion, BoundaryFinding, TreeArea } from '@/contract/areas'
import type { ImportView } from '@/contract/imports'
import type { AreaCode, ImportId } from '@/contract/wire'
import AreaTree from '@/pages/areas/tree'
import ImportPreview from '@/pages/imports/preview'

const area = (code: string, is: Partial<TreeArea> = {}): TreeArea => ({
  code: code as AreaCode,
  level: 'community',
  zh: `片区${code}`,
  en: `Area ${code}`,
  parent: STREET as string as AreaCode,
  party: null,
  leads: [],
  demo: false,
  ...is,
})

const areas = [
  area(STREET, { level: 'street', zh: '南京东路街道', parent: null, leads: ['陆佳怡'] }),
  area(`${STREET}003`, {
    zh: '贵州路居民区',
    leads: ['张慧敏'],
    party: { zh: '贵州路党总支', en: 'Guizhou Road Branch' },
    demo: true,
  }),
  area(`${STREET}008`, { zh: '厦门路居民区' }),
  area(`${STREET}003-g01`, {
    level: 'grid',
    zh: '贵州路第一微网格',
    parent: `${STREET}003` as AreaCode,
    leads: ['王志强', '李明'],
  }),
]

const version = (number: number, is: Partial<AreaVersion> = {}): AreaVersion => ({
  version: number,
  from: '2026-11-20T02:00:00Z',
  by: '陆佳怡',
  undone: null,
  import: null,
  counts: { added: 2, changed: 1, ended: 0 },
  inForce: false,
  ...is,
})

const cloudWith = (more: Parameters<typeof fakeCloud>[0] = {}) =>
  fakeCloud({
    'session.me': staff(),
    'areas.tree': ({ version: asked }) => ({ version: asked ?? 3, areas }),
    'areas.shapes': { areas: [outline] },
    'areas.versions': {
      versions: [
        version(3, { inForce: true }),
        version(2, { undone: '2026-11-21T02:00:00Z' }),
        version(1, { by: null, counts: null }),
      ],
    },
    ...more,
  })

beforeEach(() => {
  openedAt('/pages/areas/tree/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

test('the street comes first, with what lies below it; a tap goes down, and back up', async () => {
  const cloud = cloudWith()
  show(<AreaTree />)
  expect(await screen.findByText('街道 · 陆佳怡')).toBeTruthy()
  expect(screen.getByText('居民区 · 张慧敏 · 贵州路党总支')).toBeTruthy()
  expect(screen.getByText('居民区 · 还没有负责人')).toBeTruthy()
  expect(screen.queryByText('贵州路第一微网格')).toBeNull()

  fireEvent.click(screen.getByRole('button', { name: /贵州路居民区/ }))
  expect(await screen.findByText('微网格 · 王志强、李明')).toBeTruthy()
  expect(screen.getByText('示例数据')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /回到南京东路街道/ }))
  expect(await screen.findByText('厦门路居民区')).toBeTruthy()

  fireEvent.click(screen.getByRole('radio', { name: '微网格' }))
  await waitFor(() =>
    expect(cloud.asked('areas.shapes')).toContainEqual({ street: STREET, level: 'grid' }),
  )
})

test('a version that came before is shown as it was; one that was undone is not', async () => {
  const cloud = cloudWith()
  show(<AreaTree />)
  fireEvent.click(await screen.findByRole('button', { name: /第 1 版/ }))
  await waitFor(() =>
    expect(cloud.asked('areas.tree')).toContainEqual({ street: STREET, version: 1 }),
  )
  await waitFor(() =>
    expect(cloud.asked('areas.shapes')).toContainEqual({
      street: STREET,
      level: 'community',
      version: 1,
    }),
  )
  expect(await screen.findByText('正在看')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /第 2 版/ })).toBeNull()
  expect(screen.getByText('已撤回')).toBeTruthy()
  expect(screen.getAllByText(/新增 2，修改 1，结束 0/)).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: /第 3 版/ }))
  await waitFor(() => expect(screen.queryByText('正在看')).toBeNull())
})

test('a street without areas says so, and leads to the import', async () => {
  cloudWith({ 'areas.tree': { version: 1, areas: [] } })
  show(<AreaTree />)
  expect(await screen.findByText('还没有片区')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /导入新的边界/ }))
  expect(opened()).toEqual([`/pages/imports/index?street=${STREET}`])
})

test('it is for the street’s staff', async () => {
  const cloud = cloudWith({ 'session.me': stranger })
  show(<AreaTree />)
  expect(await screen.findByText('片区由街道工作人员管理')).toBeTruthy()
  expect(cloud.asked('areas.tree')).toHaveLength(0)
})

describe('the preview of a map', () => {
  const ring = outline.ring
  const findings: BoundaryFinding[] = [
    { is: 'overlap', areas: areas.slice(1, 3), squareMetres: 1234, ring },
    { is: 'gap', areas: areas.slice(1, 2), squareMetres: 560, ring },
  ]
  const seen: ImportView = {
    ...{
      import: 'h000000001' as ImportId,
      street: STREET,
      kind: 'areas',
      fileName: '片区.geojson',
    },
    ...{ state: 'preview', counts: { add: 1, change: 0, same: 0, error: 1 }, progress: null },
    ...{ rows: [], findings, by: '陆佳怡', at: '2026-11-23T05:00:00Z', version: 1 },
    can: { apply: false, undo: false },
  }

  test('names each finding beside the map; a tap shows it alone', async () => {
    openedAt('/pages/imports/preview/index', { street: STREET, import: seen.import })
    fakeCloud({ 'imports.get': { import: seen }, 'history.list': { lines: [], next: null } })
    show(<ImportPreview />)
    expect(await screen.findByRole('region', { name: '边界上要看的地方' })).toBeTruthy()
    const overlap = screen.getByRole('button', {
      name: '在图上看：重叠，要改，贵州路居民区、厦门路居民区 · 约 1,234 平方米',
    })
    expect(screen.getByText('贵州路居民区 · 约 560 平方米')).toBeTruthy()
    fireEvent.click(overlap)
    expect(within(overlap).getByText('在图上')).toBeTruthy()
    fireEvent.click(overlap)
    expect(screen.queryByText('在图上')).toBeNull()
  })
})
