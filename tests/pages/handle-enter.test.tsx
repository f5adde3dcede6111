import Taro from '@tarojs/taro'
import { fireEvent, screen } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import {
  COMMUNITY,
  canOnly,
  GRID,
  reportId,
  reportLine,
  reportView,
  reportWork,
} from '@tests/support/handle-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { writeDraft } from '@/client/drafts'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { Responsible } from '@/contract/areas'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import { EMPTY } from '@/pages/reports/draft'
import EnterReport from '@/pages/reports/handle/enter'

const WORDS = '楼道灯坏了三天'
const PLACE = { lng: 121.4795, lat: 31.2349 }

beforeEach(() => {
  openedAt('/pages/reports/handle/enter/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const group = { zh: '公共设施', en: 'Public facilities' }
const categories = [
  {
    ...{ ...reportLine().category, group, class: 'b' as const, dispatch: 'grid' as const },
    ...{ open: true, anonymous: false, words: ['灯'] },
  },
]

const inside: Responsible = {
  is: 'here',
  path: [COMMUNITY, GRID],
  ring: [PLACE, { lng: 121.48, lat: 31.2349 }, { lng: 121.48, lat: 31.2355 }],
  where: { is: 'inside', others: [], metres: 0 },
  steps: [],
  answers: null,
  party: [],
  version: 1,
}

const entered = reportView({
  state: 'dispatched',
  can: canOnly('progress'),
  work: reportWork({ via: 'phone', mine: false }),
})

type Prepared = Parameters<typeof fakeCloud>[0]

const desk = (answers: Prepared = {}) =>
  fakeCloud({
    'session.me': known(),
    'reports.categories': { categories, clocks: DEFAULT_CLOCKS },
    'areas.responsible': inside,
    'reports.enter': { report: entered },
    ...answers,
  })

const tap = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const type = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

/** The place was chosen on the map, which no page test has. */
const placed = () => writeDraft('entering', { ...EMPTY, place: PLACE })

test('what is missing is said, and nothing is sent', async () => {
  const cloud = desk()
  show(<EnterReport />)
  await tap('记下这件')
  expect((await screen.findAllByText('拍一张照片，或写一句话。')).length).toBeGreaterThan(0)
  expect(screen.getByText('点“改位置”，告诉我们在哪里。')).toBeTruthy()
  type(/回电的手机号/, '1390000')
  expect(await screen.findByText('手机号是 11 位数字，1 开头。')).toBeTruthy()
  expect(cloud.asked('reports.enter')).toHaveLength(0)
})

test('a caller who says a name: the number to read out, by when and who has it', async () => {
  placed()
  const cloud = desk()
  show(<EnterReport />)
  expect(await screen.findByText('第 07 微网格')).toBeTruthy()
  type(/发生了什么/, WORDS)
  type(/怎么称呼/, '陈阿姨')
  type(/回电的手机号/, '13900000001')
  await tap('记下这件')
  expect(await screen.findByText('编号 S20261123-0007，请念给对方听')).toBeTruthy()
  expect(screen.getByText('11月27日（周五）前')).toBeTruthy()
  expect(screen.getByText('王建国')).toBeTruthy()
  expect(cloud.asked('reports.enter')).toEqual([
    {
      street: STREET,
      client: expect.stringMatching(/^[0-9a-f]{32}$/),
      category: 'street_lamp',
      words: WORDS,
      at: { by: 'map', place: PLACE },
      via: 'phone',
      caller: { name: '陈阿姨', phone: '13900000001' },
      photos: [],
    },
  ])
  await tap('看工单')
  const [[{ url }]] = jest.mocked(Taro.redirectTo).mock.calls as [[{ url: string }]]
  expect(url).toBe(`/pages/reports/handle/index?street=${STREET}&report=${reportId(1)}`)
})

test('a visitor who says nothing of themself is nobody; the next one begins anew', async () => {
  placed()
  const cloud = desk()
  show(<EnterReport />)
  type(/发生了什么/, WORDS)
  fireEvent.click(screen.getByRole('radio', { name: '来访' }))
  await tap('记下这件')
  await screen.findByText('记下了')
  const [input] = cloud.asked('reports.enter') as [object]
  expect(input).toMatchObject({ via: 'walk_in' })
  expect(input).not.toHaveProperty('caller')
  await tap('再记一件')
  expect(screen.getByLabelText<HTMLTextAreaElement>(/发生了什么/).value).toBe('')
})

test('a call that was lost keeps every word, and the next try is the same report', async () => {
  placed()
  const cloud = desk()
  const first = show(<EnterReport />)
  await screen.findByText('第 07 微网格')
  type(/发生了什么/, WORDS)
  type(/怎么称呼/, '陈阿姨')
  cloud.setOnline(false)
  await tap('记下这件')
  expect(await screen.findByText('现在没有网络')).toBeTruthy()
  first.unmount()
  cloud.setOnline(true)
  show(<EnterReport />)
  expect(screen.getByLabelText<HTMLInputElement>(/怎么称呼/).value).toBe('陈阿姨')
  const kept = storage.read('kept', 'draft.entering') as { client: string }
  await tap('记下这件')
  await screen.findByText('记下了')
  expect(cloud.asked('reports.enter')).toEqual([expect.objectContaining({ client: kept.client })])
  expect(storage.read('kept', 'draft.entering')).toBeUndefined()
})

test('who may not is told, and the words stay', async () => {
  placed()
  desk({ 'reports.enter': () => new No('forbidden') })
  show(<EnterReport />)
  type(/发生了什么/, WORDS)
  await tap('记下这件')
  expect(await screen.findByText('这件事由别人办理')).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>(/发生了什么/).value).toBe(WORDS)
})

test('danger to life is said first', async () => {
  desk()
  show(<EnterReport />)
  type(/发生了什么/, '五楼着火了')
  await tap('打 119 消防')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '119' })
})

test('in English', async () => {
  desk()
  show(<EnterReport />, { locale: 'en' })
  expect(await screen.findByRole('radio', { name: 'A visit' })).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Take it down' })).toBeTruthy()
})
