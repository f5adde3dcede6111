import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { OutputOf } from '@/contract'
import type { BuildingView, Door, DoorCount } from '@/contract/doors'
import type { AreaCode, BuildingId, DoorId } from '@/contract/wire'
import Doors from '@/pages/doors'
import BuildingPage from '@/pages/doors/building'
import NewBuilding from '@/pages/doors/new'

const BUILDING = 'b000000001' as BuildingId
const COMMUNITY = '310101002003' as AreaCode

const count = (is: Partial<DoorCount> = {}): DoorCount => ({
  code: STREET as string as AreaCode,
  level: 'street',
  zh: '南京东路街道',
  en: 'Nanjing East Road Sub-district',
  buildings: 432,
  doors: 6048,
  expected: 13_000,
  ...is,
})
const guizhou = count({
  code: COMMUNITY,
  level: 'community',
  zh: '贵州路居民区',
  en: 'Guizhou Road Community',
  buildings: 24,
  doors: 336,
})
const nameOf = ({ code, level, zh, en }: DoorCount) => ({ code, level, zh, en })

const list = (is: Partial<OutputOf<'doors.list'>> = {}): OutputOf<'doors.list'> => ({
  tops: [nameOf(count())],
  path: [nameOf(count())],
  count: count(),
  below: [guizhou],
  buildings: [{ building: BUILDING, address: '贵州路101弄3号', doors: 14, demo: true }],
  next: null,
  can: { add: true },
  ...is,
})

const door = (n: number, is: Partial<Door> = {}): Door => ({
  door: `d${String(n).padStart(9, '0')}` as DoorId,
  unit: '1',
  room: String(n),
  expected: 3,
  version: 1,
  ...is,
})

const building = (is: Partial<BuildingView> = {}): BuildingView => ({
  street: STREET,
  building: BUILDING,
  address: '贵州路101弄3号',
  at: { lng: 121.4785, lat: 31.2345 },
  areas: [nameOf(count()), nameOf(guizhou)],
  doors: [door(101), door(102, { expected: null }), door(201), door(301, { unit: '2' })],
  demo: true,
  can: { change: true },
  ...is,
})

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14))
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const type = (label: RegExp | string, words: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: words } })
const tap = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('button', { name }))

describe('areas and buildings', () => {
  beforeEach(() => openedAt('/pages/doors/index', { street: STREET }))

  test('the count, what lies below, and down into an area', async () => {
    const cloud = fakeCloud({
      'doors.list': ({ area }) =>
        area === COMMUNITY
          ? list({ count: guizhou, below: [], path: [nameOf(count()), nameOf(guizhou)] })
          : list(),
    })
    show(<Doors />)
    expect(await screen.findByText('432 栋 · 6048 户 · 预计 13000 人')).toBeTruthy()
    await tap(/贵州路居民区/)
    expect(await screen.findByRole('button', { name: '南京东路街道' })).toBeTruthy()
    expect(cloud.asked('doors.list')).toEqual([
      { street: STREET },
      { street: STREET, area: COMMUNITY },
    ])
    await tap(/贵州路101弄3号/)
    await tap('新增一栋楼')
    expect(opened()).toEqual([
      `/pages/doors/building/index?street=${STREET}&building=${BUILDING}`,
      `/pages/doors/new/index?street=${STREET}`,
    ])
  })

  test('an address is looked for once somebody stops typing, and nothing is said so', async () => {
    const cloud = fakeCloud({
      'doors.list': ({ words }) => (words ? list({ buildings: [], can: { add: false } }) : list()),
    })
    show(<Doors />)
    await screen.findByText('贵州路101弄3号')
    type('按地址找', '黄河路')
    expect(await screen.findByText('没有这样的地址')).toBeTruthy()
    expect(cloud.asked('doors.list').at(-1)).toEqual({ street: STREET, words: '黄河路' })
    expect(screen.queryByRole('button', { name: '新增一栋楼' })).toBeNull()
  })

  test('who may see none is told for whom it is', async () => {
    fakeCloud({ 'doors.list': () => new No('forbidden') })
    show(<Doors />)
    expect(await screen.findByText('门户由街道、居民区和片区负责人查看')).toBeTruthy()
  })
})

describe('one building', () => {
  beforeEach(() => openedAt('/pages/doors/building/index', { street: STREET, building: BUILDING }))

  test('its doors by unit and floor, each with its people; a door is changed', async () => {
    const cloud = fakeCloud({
      'doors.get': { building: building() },
      'doors.change': { building: building() },
    })
    show(<BuildingPage />)
    expect(await screen.findByText('2单元')).toBeTruthy()
    expect(screen.getByRole('button', { name: /102室.*人数不详/ })).toBeTruthy()
    await tap(/101室.*3 人/)
    type('预计人数', '4')
    await tap('保存')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(cloud.asked('doors.change')).toEqual([
      {
        street: STREET,
        door: door(101).door,
        version: 1,
        changes: { unit: '1', room: '101', expected: 4 },
      },
    ])
  })

  test('what is wrong is told and not sent; a refusal keeps what was typed', async () => {
    const cloud = fakeCloud({
      'doors.get': { building: building() },
      'doors.change': () => new No('conflict', { why: 'doors_there', doors: ['1单元102室'] }),
    })
    show(<BuildingPage />)
    await tap(/101室.*3 人/)
    type('预计人数', '很多')
    await tap('保存')
    expect(await screen.findByText(/0 到 200 的整数/)).toBeTruthy()
    expect(cloud.asked('doors.change')).toEqual([])
    type('预计人数', '')
    type(/^室号/, '102')
    await tap('保存')
    expect(await screen.findByText('已经有这些门户：1单元102室。')).toBeTruthy()
    expect(screen.getByLabelText(/^室号/)).toHaveProperty('value', '102')
  })

  test('a door is taken away after one question; with the last one the list opens', async () => {
    const cloud = fakeCloud({
      'doors.get': { building: building({ doors: [door(101)] }) },
      'doors.remove': { building: null },
    })
    show(<BuildingPage />)
    await tap(/101室.*3 人/)
    await tap('撤下这一户')
    await tap('撤下')
    await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalled())
    expect(cloud.asked('doors.remove')).toEqual([
      { street: STREET, door: door(101).door, version: 1 },
    ])
    expect(jest.mocked(Taro.redirectTo).mock.calls[0]?.[0].url).toBe(
      `/pages/doors/index?street=${STREET}`,
    )
  })

  test('several rooms are added at once', async () => {
    const cloud = fakeCloud({
      'doors.get': { building: building() },
      'doors.add': { building: building() },
    })
    show(<BuildingPage />)
    await tap('新增门户')
    const sheet = within(await screen.findByRole('dialog'))
    fireEvent.click(sheet.getByRole('button', { name: '新增' }))
    expect(await screen.findByText(/请写 1 到 200 个室号/)).toBeTruthy()
    type(/^室号/, '301、302 301')
    fireEvent.click(sheet.getByRole('button', { name: '新增' }))
    await waitFor(() => expect(cloud.asked('doors.add')).toHaveLength(1))
    expect(cloud.asked('doors.add')[0]).toEqual({
      street: STREET,
      to: { is: 'building', building: BUILDING },
      doors: [
        { unit: '', room: '301', expected: null },
        { unit: '', room: '302', expected: null },
      ],
    })
  })

  test('who may only look has nothing to tap', async () => {
    fakeCloud({ 'doors.get': { building: building({ can: { change: false } }) } })
    show(<BuildingPage />)
    await screen.findByText('2单元')
    expect(screen.queryByRole('button', { name: /101室/ })).toBeNull()
    expect(screen.queryByRole('button', { name: '新增门户' })).toBeNull()
  })
})

test('a new building with its doors, kept while it is typed, opens once it is there', async () => {
  openedAt('/pages/doors/new/index', { street: STREET })
  const cloud = fakeCloud({ 'doors.add': { building: building() } })
  const { unmount } = show(<NewBuilding />)
  await tap('新增这栋楼')
  expect(await screen.findByText('没有填写')).toBeTruthy()
  type(/^地址/, '贵州路101弄3号')
  unmount()
  show(<NewBuilding />)
  expect(screen.getByLabelText(/^地址/)).toHaveProperty('value', '贵州路101弄3号')
  type(/^经度/, '121.4785')
  type(/^纬度/, '31.2345')
  type(/^室号/, '101')
  await tap('新增这栋楼')
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalled())
  expect(cloud.asked('doors.add')).toEqual([
    {
      street: STREET,
      to: { is: 'new', address: '贵州路101弄3号', at: { lng: 121.4785, lat: 31.2345 } },
      doors: [{ unit: '', room: '101', expected: null }],
    },
  ])
})
