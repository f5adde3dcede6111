import Taro from '@tarojs/taro'
import { fireEvent, screen } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { BUILDING, door, doorId, grid, myHome, owner, rooms } from '@tests/support/home-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { AreaCode } from '@/contract/wire'
import Join from '@/pages/homes/join'
import { type JoinDraft, stepOf, targetOf } from '@/pages/homes/join/useJoining'
import { roomsOf, unitsOf } from '@/pages/homes/rooms'

const SCANNED = `g${STREET}aaaaaaaabbbbbbbbbb`
const elsewhere = { ...grid, code: '310101002003-g09' as AreaCode, zh: '贵州路第09微网格' }

const at = (scanned?: string) =>
  openedAt('/pages/homes/join/index', { street: STREET, ...(scanned && { scanned }) })

const answers = {
  'session.me': known(),
  'homes.look': { area: grid },
  'homes.buildings': {
    buildings: [{ building: BUILDING, address: '贵州路101弄3号', area: grid }],
  },
  'homes.rooms': { address: '贵州路101弄3号', doors: rooms('', 3) },
}

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14))
afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const tap = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const type = (label: RegExp | string, words: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: words } })
const search = (words: string) => type('写路名、弄和号', words)

test('the code names its grid; belonging to it alone takes a name and a tap', async () => {
  const cloud = fakeCloud({
    ...answers,
    'homes.join': { home: myHome({ door: null, way: 'code', household: [] }) },
  })
  at(SCANNED)
  show(<Join />)
  expect(await screen.findByText('贵州路第02微网格')).toBeTruthy()
  await tap(/^只加入这个微网格/)
  expect(screen.getByText(/^给谁看：这里的负责人/)).toBeTruthy()
  expect(screen.getByText(/90 天删除/)).toBeTruthy()
  await tap('同意并提交')
  expect(await screen.findByText('没有填写')).toBeTruthy()
  expect(cloud.asked('homes.join')).toEqual([])
  type(/^您的称呼/, '陈家宁')
  await tap('同意并提交')
  expect(await screen.findByText('登记好了')).toBeTruthy()
  expect(cloud.asked('homes.join')).toEqual([
    {
      ...{ street: STREET, client: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ...{ to: { is: 'grid', scanned: SCANNED } },
      ...{ relation: 'lives', name: '陈家宁', agreed: true },
    },
  ])
  await tap('看我的家')
  expect(jest.mocked(Taro.redirectTo).mock.calls[0]?.[0].url).toBe(
    `/pages/homes/index?street=${STREET}`,
  )
  expect(storage.read('kept', 'draft.homes.join')).toBeUndefined()
})

test('by code to one’s door: building, room, who; then who confirms it by which day', async () => {
  const cloud = fakeCloud({
    ...answers,
    'homes.join': { home: myHome({ state: 'asked', owner, household: [] }) },
  })
  at(SCANNED)
  show(<Join />)
  await tap(/^登记我的门牌/)
  search('贵州路101')
  await tap(/^贵州路101弄3号/)
  await tap('202室')
  type(/^您的称呼/, '陈家宁')
  fireEvent.click(screen.getByRole('radio', { name: '照顾住在这里的人' }))
  type(/^手机号/, '13812345678')
  await tap('同意并提交')
  expect(await screen.findByText('由微网格长 李秀兰在11月26日（周四）前确认')).toBeTruthy()
  expect(cloud.asked('homes.buildings')).toEqual([
    { street: STREET, words: '贵州路101', scanned: SCANNED },
  ])
  expect(cloud.asked('homes.join')).toEqual([
    {
      ...{ street: STREET, client: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ...{ to: { is: 'door', door: doorId(202 + 0), scanned: SCANNED } },
      ...{ relation: 'cares', name: '陈家宁', phone: '13812345678', agreed: true },
    },
  ])
})

test('a door of another grid is asked for by its address: the code says nothing of it', async () => {
  const cloud = fakeCloud({
    ...answers,
    'homes.buildings': {
      buildings: [{ building: BUILDING, address: '贵州路101弄3号', area: elsewhere }],
    },
    'homes.join': { home: myHome({ state: 'asked', owner, household: [] }) },
  })
  at(SCANNED)
  show(<Join />)
  await tap(/^登记我的门牌/)
  search('贵州路')
  await tap(/^贵州路101弄3号/)
  await tap('101室')
  type(/^您的称呼/, '陈家宁')
  await tap('同意并提交')
  expect(await screen.findByText('已经交上去了')).toBeTruthy()
  expect(cloud.asked('homes.join')[0]).toMatchObject({ to: { is: 'door', door: doorId(101) } })
  expect(cloud.asked('homes.join')[0]).not.toHaveProperty('to.scanned')
})

test('what was typed and chosen stays after an error and after leaving; sent again it is one home', async () => {
  let tries = 0
  const cloud = fakeCloud({
    ...answers,
    'homes.join': () =>
      ++tries < 2 ? new No('unavailable') : { home: myHome({ state: 'asked', owner }) },
  })
  at()
  const { unmount } = show(<Join />)
  await screen.findByText('哪一栋楼')
  search('贵州路101')
  await tap(/^贵州路101弄3号/)
  await tap('101室')
  type(/^您的称呼/, '陈家宁')
  await tap('同意并提交')
  expect(await screen.findByText('外部服务暂时没有回应')).toBeTruthy()
  unmount()
  show(<Join />)
  expect(await screen.findByLabelText(/^您的称呼/)).toHaveProperty('value', '陈家宁')
  expect(screen.getByText('贵州路101弄3号')).toBeTruthy()
  await tap('同意并提交')
  expect(await screen.findByText('已经交上去了')).toBeTruthy()
  const [first, second] = cloud.asked('homes.join')
  expect(second).toEqual(first)
})

test('another door after an error is another home', async () => {
  let tries = 0
  const cloud = fakeCloud({
    ...answers,
    'homes.join': () =>
      ++tries < 2 ? new No('conflict') : { home: myHome({ state: 'asked', owner }) },
  })
  at()
  show(<Join />)
  await screen.findByText('哪一栋楼')
  search('贵州路101')
  await tap(/^贵州路101弄3号/)
  await tap('101室')
  type(/^您的称呼/, '陈家宁')
  await tap('同意并提交')
  expect(await screen.findByText('没有办成')).toBeTruthy()
  expect(screen.getByText('不行')).toBeTruthy()
  await tap('换一个：101室')
  expect(screen.queryByText('没有办成')).toBeNull()
  await tap('301室')
  await tap('同意并提交')
  expect(await screen.findByText('已经交上去了')).toBeTruthy()
  const clients = cloud.asked('homes.join').map((asked) => (asked as { client: string }).client)
  expect(new Set(clients).size).toBe(2)
})

test('offline the words of the error say that nothing is lost', async () => {
  const cloud = fakeCloud(answers)
  at()
  show(<Join />)
  await screen.findByText('哪一栋楼')
  search('贵州路101')
  await tap(/^贵州路101弄3号/)
  await tap('101室')
  type(/^您的称呼/, '陈家宁')
  cloud.setOnline(false)
  await tap('同意并提交')
  expect(await screen.findByText(/您填写的内容还在/)).toBeTruthy()
  expect(screen.getByLabelText(/^您的称呼/)).toHaveProperty('value', '陈家宁')
})

test('an address that is not there leads to whoever is responsible', async () => {
  fakeCloud({ ...answers, 'homes.buildings': { buildings: [] } })
  at()
  show(<Join />)
  await screen.findByText('哪一栋楼')
  search('没有这条路')
  expect(await screen.findByText('没有找到这个地址')).toBeTruthy()
  await tap('这里由谁负责')
  expect(jest.mocked(Taro.navigateTo).mock.calls[0]?.[0].url).toBe('/pages/areas/here/index')
})

test('units first where there are several, and a room by its number where there are many', async () => {
  fakeCloud({
    ...answers,
    'homes.rooms': { address: '贵州路101弄3号', doors: [...rooms('1', 3), ...rooms('2', 20)] },
  })
  at()
  show(<Join />)
  await screen.findByText('哪一栋楼')
  search('贵州路101')
  await tap(/^贵州路101弄3号/)
  await tap('2单元')
  expect(screen.getAllByRole('button', { name: /室$/ })).toHaveLength(24)
  await tap('下一页')
  expect(screen.getByRole('button', { name: '2单元2002室' })).toBeTruthy()
  type('写室号来找', '１７')
  expect(screen.getAllByRole('button', { name: /室$/ }).map((one) => one.textContent)).toEqual([
    '1701室',
    '1702室',
  ])
  type('写室号来找', '9999')
  expect(screen.getByText(/没有这个室号/)).toBeTruthy()
  await tap('2单元，换一个单元')
  await tap('1单元')
  expect(screen.queryByLabelText('写室号来找')).toBeNull()
  await tap('1单元301室')
  expect(await screen.findByText('您怎么称呼')).toBeTruthy()
})

test('a code that is no grid’s is no dead end', async () => {
  fakeCloud({ ...answers, 'homes.look': () => new No('not_found') })
  at(SCANNED)
  show(<Join />)
  expect(await screen.findByText('这不是微网格的码，或已经停用')).toBeTruthy()
  await tap('按地址登记')
  expect(jest.mocked(Taro.redirectTo).mock.calls[0]?.[0].url).toBe(
    `/pages/homes/join/index?street=${STREET}`,
  )
})

test('a stranger sees whose code it is, and signs in first', async () => {
  fakeCloud({ ...answers, 'session.me': stranger })
  at(SCANNED)
  show(<Join />)
  expect(await screen.findByText('贵州路第02微网格')).toBeTruthy()
  expect(await screen.findByText('先登录，再登记您的家')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^只加入/ })).toBeNull()
})

test('in English nothing is left in Chinese but what people wrote', async () => {
  fakeCloud({
    ...answers,
    'homes.rooms': { address: 'Lane 101', doors: rooms('', 1) },
    'homes.buildings': { buildings: [{ building: BUILDING, address: 'Lane 101', area: grid }] },
  })
  at(SCANNED)
  show(<Join />, { locale: 'en' })
  await tap(/^My door/)
  type('Road, lane and number', 'Lane')
  await tap(/^Lane 101/)
  await tap('Room 101')
  expect(await screen.findByText('By sending you agree to this')).toBeTruthy()
  expect(document.body.textContent?.replace(/王阿婆/, '')).not.toMatch(/[\u4e00-\u9fff]/)
})

const draft = (is: Partial<JoinDraft> = {}): JoinDraft => ({
  ...{ relation: 'lives', name: '', phone: '', scanned: '', to: null },
  ...{ building: null, door: null, client: null, ...is },
})
const building = { building: BUILDING, address: door.address, area: grid.code }
const room = { door: door.door, unit: '1', room: '101' }

test.each<[Partial<JoinDraft>, boolean, string]>([
  [{}, true, 'way'],
  [{}, false, 'building'],
  [{ to: 'grid' }, true, 'who'],
  [{ to: 'grid' }, false, 'building'],
  [{ to: 'door' }, true, 'building'],
  [{ to: 'door', building }, true, 'room'],
  [{ building }, false, 'room'],
  [{ building, door: room }, false, 'who'],
])('%o with a code %s: the next question is %s', (is, scanned, step) => {
  expect(stepOf(draft(is), scanned)).toBe(step)
})

test('what would be sent', () => {
  const chosen = { building, door: room }
  expect(targetOf(draft(), undefined)).toBeUndefined()
  expect(targetOf(draft({ scanned: SCANNED, to: 'grid' }), grid.code)).toEqual({
    is: 'grid',
    scanned: SCANNED,
  })
  expect(targetOf(draft(chosen), undefined)).toEqual({ is: 'door', door: door.door })
  expect(targetOf(draft({ ...chosen, scanned: SCANNED }), grid.code)).toEqual({
    ...{ is: 'door', door: door.door, scanned: SCANNED },
  })
  expect(targetOf(draft({ ...chosen, scanned: SCANNED }), elsewhere.code)).toEqual({
    ...{ is: 'door', door: door.door },
  })
})

test('units and rooms as a person looks for them', () => {
  const doors = [...rooms('1', 2), ...rooms('2', 1)]
  expect(unitsOf(doors)).toEqual(['1', '2'])
  expect(roomsOf(doors, '1', '').map((one) => one.room)).toEqual(['101', '102', '201', '202'])
  expect(roomsOf(doors, '1', ' 201室').map((one) => one.room)).toEqual(['201'])
})
