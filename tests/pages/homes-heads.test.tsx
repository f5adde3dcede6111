import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { atDoor, BUILDING, grid, homeId, owner, request, rooms } from '@tests/support/home-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { insideOf } from '@/client/here'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { DoorCount } from '@/contract/doors'
import type { AreaCode, Cursor, InvitationId } from '@/contract/wire'
import Asked from '@/pages/homes/asked'
import CodePage from '@/pages/homes/code'
import PeoplePage from '@/pages/homes/people'
import { byDoor } from '@/pages/homes/people/by-door'

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
const sheet = async () => within(await screen.findByRole('dialog'))

describe('who waits', () => {
  beforeEach(() => openedAt('/pages/homes/asked/index', { street: STREET }))

  test('mine first, each with where, who, how they came and until when', async () => {
    fakeCloud({
      'session.me': known(),
      'homes.asked': {
        asked: [
          request(1),
          request(2, {
            name: '周小龙',
            way: 'address',
            mine: false,
            owner: { ...owner, name: '张书记', role: 'community_secretary' },
          }),
        ],
        next: null,
      },
    })
    show(<Asked />)
    expect(await screen.findByText('王阿婆 · 住在这里 · 贵州路第02微网格')).toBeTruthy()
    expect(screen.getByText('在现场扫了微网格的码')).toBeTruthy()
    expect(screen.getByText('按地址找来的，没有扫码')).toBeTruthy()
    expect(screen.getByText(/已请居民区书记 张书记/)).toBeTruthy()
    expect(screen.getAllByText('周四前')).toHaveLength(2)
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      '请您确认',
      '已请别人确认，您也可以办',
    ])
  })

  test('one tap confirms, and the page says what it did', async () => {
    let waits = true
    const cloud = fakeCloud({
      'session.me': known(),
      'homes.asked': () => ({ asked: waits ? [request(1, { version: 2 })] : [], next: null }),
      'homes.answer': () => {
        waits = false
        return { home: atDoor(1) }
      },
    })
    show(<Asked />)
    await tap('确认 王阿婆')
    expect(await screen.findByText('已确认 王阿婆 · 贵州路101弄3号1单元101室')).toBeTruthy()
    expect(await screen.findByText('现在没有人等您确认')).toBeTruthy()
    expect(cloud.asked('homes.answer')).toEqual([
      { street: STREET, home: homeId(1), version: 2, answer: 'confirmed' },
    ])
  })

  test('a refusal asks for a reason first, in a tap or in words', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'homes.asked': { asked: [request(1)], next: null },
      'homes.answer': { home: atDoor(1, { state: 'refused' }) },
    })
    show(<Asked />)
    await tap('不确认 王阿婆')
    const asking = await sheet()
    const refuse = asking.getByRole('button', { name: '不确认' })
    expect(refuse.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(asking.getByRole('radio', { name: '门牌可能选错了，请再看一看' }))
    fireEvent.click(refuse)
    await waitFor(() => expect(cloud.asked('homes.answer')).toHaveLength(1))
    expect(cloud.asked('homes.answer')[0]).toMatchObject({
      ...{ answer: 'refused', note: '门牌可能选错了，请再看一看' },
    })
  })

  test('somebody was quicker: the card says so', async () => {
    fakeCloud({
      'session.me': known(),
      'homes.asked': { asked: [request(1)], next: null },
      'homes.answer': () => new No('conflict', { why: 'changed', by: '李秀兰', fields: [] }),
    })
    show(<Asked />)
    await tap('确认 王阿婆')
    expect(await screen.findByText(/李秀兰刚刚改过这里/)).toBeTruthy()
  })

  test('more are a page further', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'homes.asked': ({ after }) => ({
        asked: [request(after ? 2 : 1)],
        next: after ? null : ('two' as Cursor),
      }),
    })
    show(<Asked />)
    await tap('下一页')
    await waitFor(() => expect(cloud.asked('homes.asked')).toHaveLength(2))
    expect(cloud.asked('homes.asked')[1]).toEqual({ street: STREET, after: 'two' })
  })

  test('who leads nothing is told whose it is', async () => {
    fakeCloud({ 'session.me': known(), 'homes.asked': () => new No('forbidden') })
    show(<Asked />)
    expect(await screen.findByText('住户由这里的负责人确认')).toBeTruthy()
  })
})

describe('who belongs to a building', () => {
  const doors = rooms('1', 2)
  const first = doors[0]!.door
  const grandma = atDoor(2, {
    door: first,
    name: '王阿婆',
    account: false,
    way: 'head',
    version: 4,
  })
  const people = {
    homes: [
      atDoor(1, { door: first, phone: '138****5678' }),
      grandma,
      atDoor(3, { door: doors[3]!.door, name: '周小龙', state: 'asked' }),
    ],
    doors: 4,
    registered: 1,
  }
  const answers = {
    'homes.people': people,
    'homes.rooms': { address: '贵州路101弄3号', doors },
  }
  beforeEach(() => openedAt('/pages/homes/people/index', { street: STREET, building: BUILDING }))

  test('by door, who has no phone marked, who waits confirmed with one tap', async () => {
    const cloud = fakeCloud({ ...answers, 'homes.answer': { home: atDoor(3) } })
    show(<PeoplePage />)
    expect(await screen.findByText('4 户中 1 户有人登记')).toBeTruthy()
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
      '1单元101室',
      '1单元202室',
    ])
    expect(screen.getByText('没有手机')).toBeTruthy()
    await tap('确认 周小龙')
    expect(await screen.findByText('已确认 周小龙')).toBeTruthy()
    expect(cloud.asked('homes.answer')).toEqual([
      { street: STREET, home: homeId(3), version: 1, answer: 'confirmed' },
    ])
  })

  test('somebody without a phone is entered: the door first, then who', async () => {
    const cloud = fakeCloud({ ...answers, 'homes.enter': { home: atDoor(9) } })
    show(<PeoplePage />)
    await tap('登记没有手机的人')
    await tap('1单元102室')
    expect((await sheet()).getByText('贵州路101弄3号1单元102室')).toBeTruthy()
    type(/^称呼/, '张爷叔')
    fireEvent.click(screen.getByRole('switch', { name: /本人同意/ }))
    fireEvent.click((await sheet()).getByRole('button', { name: '登记' }))
    await waitFor(() => expect(cloud.asked('homes.enter')).toHaveLength(1))
    expect(cloud.asked('homes.enter')[0]).toMatchObject({ door: doors[1]!.door, name: '张爷叔' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('for who has no account: phone, who answers for them, an invitation, the end with why', async () => {
    const link = 'https://home.example.cn/s/i310101002abc'
    const cloud = fakeCloud({
      ...answers,
      'homes.entrust': { home: grandma },
      'homes.changePhone': { home: grandma },
      'homes.invite': {
        invitation: {
          invitation: 'v000000001' as InvitationId,
          ...{ kind: 'home' as const, scene: 'i310101002abc', link },
          expires: '2026-11-30T02:00:00Z',
        },
      },
      'homes.end': { ended: true },
    })
    show(<PeoplePage />)
    await tap(/^王阿婆/)
    type(/^新的手机号/, '13912345678')
    await tap('保存这个号码')
    fireEvent.click((await sheet()).getByRole('switch', { name: /陈家宁/ }))
    await waitFor(() => expect(cloud.asked('homes.entrust')).toHaveLength(1))
    await tap('给本人一张邀请码')
    expect(await screen.findByText(link)).toBeTruthy()
    expect(screen.getByText('给王阿婆的邀请')).toBeTruthy()
    await tap('结束登记 王阿婆')
    fireEvent.click(await screen.findByRole('radio', { name: '搬走了' }))
    await tap('结束登记')
    expect(await screen.findByText('已结束 王阿婆 的登记')).toBeTruthy()
    expect(cloud.asked('homes.end')).toEqual([
      { street: STREET, home: homeId(2), version: 4, note: '搬走了' },
    ])
    expect(cloud.asked('homes.changePhone')).toEqual([
      { street: STREET, home: homeId(2), version: 4, phone: '13912345678' },
    ])
  })

  test('for who has one: the masked phone to read, and nothing that is theirs to do', async () => {
    fakeCloud(answers)
    show(<PeoplePage />)
    await tap(/^陈家宁/)
    const open = await sheet()
    expect(open.getByText('138****5678')).toBeTruthy()
    expect(open.queryByLabelText(/^新的手机号/)).toBeNull()
    expect(open.queryByRole('switch')).toBeNull()
    expect(open.getByRole('button', { name: /换账号的码/ })).toBeTruthy()
  })

  test('nobody yet says how they come', async () => {
    fakeCloud({ ...answers, 'homes.people': { homes: [], doors: 4, registered: 0 } })
    show(<PeoplePage />)
    expect(await screen.findByText('这栋楼还没有人登记')).toBeTruthy()
  })

  test('who may not see them is told whose it is', async () => {
    fakeCloud({ ...answers, 'homes.people': () => new No('not_found') })
    show(<PeoplePage />)
    expect(await screen.findByText('住户由这里的负责人查看')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '登记没有手机的人' })).toBeNull()
  })

  test('doors in the building’s order, those who wait first at each; nobody is lost', () => {
    const waits = atDoor(5, { door: first, state: 'asked' })
    const shown = byDoor(doors, [...people.homes, waits])
    expect(shown.map(({ room }) => room.room)).toEqual(['101', '202'])
    expect(shown[0]?.people.map(({ home }) => home)).toEqual([homeId(5), homeId(1), homeId(2)])
  })
})

describe('the code of a grid', () => {
  const count = (n: number): DoorCount => ({
    ...{ code: `310101002003-g${String(n).padStart(2, '0')}` as AreaCode, level: 'grid' },
    ...{ zh: `贵州路第${n}微网格`, en: `Guizhou Road Grid ${n}` },
    ...{ buildings: 3, doors: 42, expected: 100 },
  })
  const link = 'https://home.example.cn/s/g310101002abc'
  const code = { area: grid, scene: 'g310101002abc', link }
  beforeEach(() => openedAt('/pages/homes/code/index', { street: STREET }))

  test('who leads one grid has its sheet at once, in both languages', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'doors.counts': { areas: [count(2)] },
      'homes.code': code,
    })
    show(<CodePage />)
    expect(await screen.findByText('贵州路第02微网格')).toBeTruthy()
    expect(screen.getByText('Guizhou Road Grid 02')).toBeTruthy()
    expect(screen.getByText('Scan to register your home')).toBeTruthy()
    expect(screen.getByText(link)).toBeTruthy()
    expect(screen.getByAltText('二维码，内容是下面的网址')).toBeTruthy()
    expect(screen.queryByText(/示例数据/)).toBeNull()
    expect(screen.queryByRole('button', { name: '换一个微网格' })).toBeNull()
    expect(cloud.asked('homes.code')).toEqual([{ street: STREET, area: count(2).code }])
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
    await tap('打印 A4')
    expect(print).toHaveBeenCalledTimes(1)
  })

  test('who leads several finds one by name', async () => {
    const areas = Array.from({ length: 25 }, (_, i) => count(i + 1))
    const cloud = fakeCloud({
      'session.me': known(),
      'doors.counts': { areas },
      'homes.code': code,
    })
    show(<CodePage />)
    expect(await screen.findByText('哪个微网格')).toBeTruthy()
    expect(cloud.asked('homes.code')).toEqual([])
    type('按名字找', '第23')
    await tap(/^贵州路第23微网格/)
    expect(await screen.findByText(link)).toBeTruthy()
    expect(cloud.asked('homes.code')).toEqual([{ street: STREET, area: count(23).code }])
    await tap('换一个微网格')
    expect(await screen.findByText('哪个微网格')).toBeTruthy()
  })

  test('who leads none is told whose it is', async () => {
    fakeCloud({ 'session.me': known(), 'doors.counts': () => new No('forbidden') })
    show(<CodePage />)
    expect(await screen.findByText('微网格的码由这里的负责人打印')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '打印 A4' })).toBeNull()
  })
})

describe('a point inside of an area', () => {
  const at = (lng: number, lat: number) => ({ lng: 121 + lng / 1000, lat: 31 + lat / 1000 })
  test('of a square, its middle', () => {
    expect(insideOf([at(0, 0), at(4, 0), at(4, 2), at(0, 2)])).toEqual(at(2, 1))
  })
  test('of a horseshoe, within one of its arms and not between them', () => {
    const shoe = [at(0, 0), at(9, 0), at(9, 9), at(7, 9), at(7, 1), at(3, 1), at(3, 9), at(0, 9)]
    expect(insideOf(shoe)).toEqual(at(1.5, 4.5))
  })
})
