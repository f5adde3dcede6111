import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeCloud } from '@tests/support/fake-cloud'
import { BUILDING, grid } from '@tests/support/home-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, outline, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { insideOf } from '@/client/here'
import { forgetAnswers } from '@/client/query'
import type { AreaShape } from '@/contract/areas'
import ResponsibleHere from '@/pages/areas/here'
import { Elsewhere } from '@/pages/desk/Elsewhere'
import BuildingPage from '@/pages/doors/building'
import { ElderHome } from '@/pages/home/ElderHome'
import { QuickActs } from '@/pages/home/QuickActs'
import { MyThings } from '@/pages/mine/MyThings'
import Scan from '@/pages/scan'

/** The ways to the pages of homes, and on from them. */

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14))
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const tap = async (name: RegExp) => fireEvent.click(await screen.findByRole('button', { name }))

test('the code of a grid leads to joining, and the code itself comes along as the proof', async () => {
  const scene = `g${STREET}aaaaaaaabbbbbbbbbb`
  fakeCloud({ 'codes.resolve': { is: 'grid', street: STREET, area: grid.code } })
  openedAt('/pages/scan/index', { scene })
  show(<Scan />)
  await waitFor(() =>
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: `/pages/homes/join/index?street=${STREET}&scanned=${scene}`,
    }),
  )
})

test.each([
  ['the home page', <QuickActs key="home" street={STREET} />],
  [
    'in large letters',
    <ElderHome key="elder" street={STREET}>
      {null}
    </ElderHome>,
  ],
  ['“mine”', <MyThings key="mine" desk={false} organises={false} office={false} account />],
])('%s leads to my home in one tap', async (_, view) => {
  fakeCloud({})
  show(view)
  await tap(/^我的家/)
  expect(opened()).toEqual([`/pages/homes/index?street=${STREET}`])
})

test('who leads an area finds at the desk who waits, the doors and the code', async () => {
  const all = { street: STREET, events: false, imports: false, operators: false, enters: false }
  fakeCloud({})
  const { unmount } = show(<Elsewhere {...all} doors />)
  await tap(/^待确认的住户/)
  await tap(/^门户/)
  await tap(/^微网格的码/)
  expect(opened()).toEqual([
    `/pages/homes/asked/index?street=${STREET}`,
    `/pages/doors/index?street=${STREET}`,
    `/pages/homes/code/index?street=${STREET}`,
  ])
  unmount()
  show(<Elsewhere {...all} doors={false} />)
  expect(screen.queryByRole('button', { name: /^待确认的住户/ })).toBeNull()
})

test('a building leads to its people', async () => {
  openedAt('/pages/doors/building/index', { street: STREET, building: BUILDING })
  fakeCloud({
    'doors.get': {
      building: {
        ...{ street: STREET, building: BUILDING, address: '贵州路101弄3号', areas: [grid] },
        ...{ at: { lng: 121.4785, lat: 31.2345 }, doors: [], demo: false, can: { change: false } },
      },
    },
  })
  show(<BuildingPage />)
  await tap(/^楼里的住户/)
  expect(opened()).toEqual([`/pages/homes/people/index?street=${STREET}&building=${BUILDING}`])
})

describe('who is responsible for a grid', () => {
  const shape: AreaShape = { ...outline, ...grid }
  const elsewhere = { is: 'elsewhere' as const, division: null, hotline: '12345' }

  test('is asked for a place inside of it, wherever the reader is', async () => {
    const cloud = fakeCloud({
      'areas.shapes': ({ level }) => ({ areas: [level === 'grid' ? shape : outline] }),
      'areas.responsible': elsewhere,
    })
    openedAt('/pages/areas/here/index', { area: grid.code, level: 'grid' })
    show(<ResponsibleHere />)
    expect(await screen.findByText('这里不在本街道的范围里')).toBeTruthy()
    expect(cloud.asked('areas.responsible')).toEqual([{ street: STREET, at: insideOf(shape.ring) }])
    expect(screen.queryByRole('button', { name: '用我的位置' })).toBeNull()
  })

  test('one that has ended leaves the question of here', async () => {
    const cloud = fakeCloud({
      'areas.shapes': ({ level }) => ({ areas: level === 'grid' ? [] : [outline] }),
      'areas.responsible': elsewhere,
    })
    openedAt('/pages/areas/here/index', { area: grid.code, level: 'grid' })
    show(<ResponsibleHere />)
    expect(await screen.findByRole('button', { name: '用我的位置' })).toBeTruthy()
    await waitFor(() => expect(cloud.asked('areas.responsible')).toHaveLength(1))
  })
})
