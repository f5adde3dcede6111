import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { atDoor, door, doorId, homeId, myHome, owner } from '@tests/support/home-samples'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { MyHome } from '@/contract/homes.shapes'
import Homes from '@/pages/homes'
import { AgreeFirst } from '@/pages/homes/KnownFirst'

beforeEach(() => {
  openedAt('/pages/homes/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const tap = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const type = (label: RegExp | string, words: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: words } })
const sheet = async () => within(await screen.findByRole('dialog'))

const with_ = (homes: MyHome[] | (() => MyHome[]), more: Parameters<typeof fakeCloud>[0] = {}) =>
  fakeCloud({
    'session.me': known(),
    'homes.mine': () => ({ homes: typeof homes === 'function' ? homes() : homes }),
    ...more,
  })

test('who has none yet is told what for, and led to joining', async () => {
  with_([])
  show(<Homes />)
  expect(await screen.findByText('还没有登记您的家')).toBeTruthy()
  await tap('登记一处')
  expect(opened()).toEqual([`/pages/homes/join/index?street=${STREET}`])
})

test('who is not signed in is told to, and nothing is asked of the cloud', async () => {
  const cloud = fakeCloud({ 'session.me': stranger })
  show(<Homes />)
  await tap('去登录')
  expect(opened()).toEqual(['/pages/signin/index'])
  expect(cloud.asked('homes.mine')).toEqual([])
  expect(screen.queryByRole('button', { name: '登记一处' })).toBeNull()
})

test('in WeChat, what is kept of the account is said before it is', async () => {
  const cloud = fakeCloud({ 'session.open': known() })
  show(<AgreeFirst street={STREET} />)
  expect(screen.getByText(/不要手机号，不读头像和昵称/)).toBeTruthy()
  expect(cloud.calls).toEqual([])
  await tap('同意并继续')
  await waitFor(() =>
    expect(cloud.asked('session.open')).toEqual([{ street: STREET, agreed: true }]),
  )
})

test('one that waits says who confirms it by which day, and shows nobody of the household', async () => {
  with_([myHome({ state: 'asked', owner, household: [] })])
  show(<Homes />)
  expect(await screen.findByText('贵州路101弄3号1单元101室')).toBeTruthy()
  expect(screen.getByText('等人确认')).toBeTruthy()
  expect(screen.getByText('由微网格长 李秀兰在11月26日（周四）前确认')).toBeTruthy()
  expect(screen.queryByText('这一户的人')).toBeNull()
  expect(screen.queryByRole('button', { name: '添加没有手机的家人' })).toBeNull()
})

test.each([
  ['2026-11-23', false, '由微网格长 李秀兰在今天内确认'],
  ['2026-11-20', false, '由微网格长 李秀兰确认，已经过了期限，会交给上一级'],
  ['2027-01-04', true, '由微网格长 李秀兰在1月4日（周一）前后确认'],
] as const)('due %s, about %s: %s', async (due, about, words) => {
  with_([myHome({ state: 'asked', owner: { ...owner, due, about }, household: [] })])
  show(<Homes />)
  expect(await screen.findByText(words)).toBeTruthy()
})

test('one that was refused says why, and can be put away', async () => {
  const cloud = with_([myHome({ state: 'refused', note: '门牌可能选错了', household: [] })], {
    'homes.leave': { left: true },
  })
  show(<Homes />)
  expect(await screen.findByText('没有通过的原因：门牌可能选错了')).toBeTruthy()
  await tap(/^收起这一条/)
  fireEvent.click((await sheet()).getByRole('button', { name: '收起这一条' }))
  await waitFor(() =>
    expect(cloud.asked('homes.leave')).toEqual([{ street: STREET, home: homeId(1), version: 1 }]),
  )
})

test('a grid alone leads to its own “who is responsible”', async () => {
  with_([myHome({ door: null, household: [] })])
  show(<Homes />)
  expect(await screen.findByText('贵州路第02微网格')).toBeTruthy()
  expect(screen.getByText(/登记门牌后，还能看到同户的人/)).toBeTruthy()
  await tap('这里由谁负责')
  expect(opened()).toEqual(['/pages/areas/here/index?area=310101002003-g02&level=grid'])
})

test('whoever waits at my door is confirmed with one tap', async () => {
  let waits = true
  const cloud = with_(
    () => [
      myHome({
        household: [
          atDoor(1),
          atDoor(2, { name: '陈国强', state: waits ? 'asked' : 'confirmed', version: 3 }),
        ],
      }),
    ],
    {
      'homes.answer': () => {
        waits = false
        return { home: atDoor(2) }
      },
    },
  )
  show(<Homes />)
  expect(await screen.findByText('等您确认 · 住在这里')).toBeTruthy()
  await tap('确认 陈国强')
  expect(await screen.findByText('陈国强现在是这一户的人')).toBeTruthy()
  expect(cloud.asked('homes.answer')).toEqual([
    { street: STREET, home: homeId(2), version: 3, answer: 'confirmed' },
  ])
  await waitFor(() => expect(screen.queryByRole('button', { name: '确认 陈国强' })).toBeNull())
})

test('somebody without a phone is added with their consent, once however often it is sent', async () => {
  let tries = 0
  const cloud = with_([myHome()], {
    'homes.enter': () => (++tries === 1 ? new No('unavailable') : { home: atDoor(3) }),
  })
  show(<Homes />)
  await tap('添加没有手机的家人')
  fireEvent.click((await sheet()).getByRole('button', { name: '登记' }))
  expect(await screen.findByText('没有填写')).toBeTruthy()
  expect(screen.getByText('要本人同意才能登记')).toBeTruthy()
  expect(cloud.asked('homes.enter')).toEqual([])
  type(/^称呼/, '王阿婆')
  type(/^手机号/, '138')
  expect(screen.getByText('请写 11 位手机号')).toBeTruthy()
  type(/^手机号/, '')
  fireEvent.click(screen.getByRole('switch', { name: /本人同意/ }))
  fireEvent.click((await sheet()).getByRole('button', { name: '登记' }))
  expect(await screen.findByText('外部服务暂时没有回应')).toBeTruthy()
  expect(screen.getByLabelText(/^称呼/)).toHaveProperty('value', '王阿婆')
  fireEvent.click((await sheet()).getByRole('button', { name: '登记' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const [first, second] = cloud.asked('homes.enter')
  expect(second).toEqual(first)
  expect(first).toMatchObject({
    street: STREET,
    door: door.door,
    relation: 'lives',
    name: '王阿婆',
    agreed: true,
  })
  expect(first).not.toHaveProperty('phone')
})

describe('what I can do for myself and for whom I answer', () => {
  const grandma = atDoor(2, { name: '王阿婆', account: false, way: 'household', version: 4 })
  const wife = atDoor(3, { name: '李敏' })
  const household = [atDoor(1), { ...grandma, proxies: [homeId(1)] }, wife]
  const mine = myHome({ household })
  const hers = myHome({
    home: homeId(2),
    own: false,
    name: '王阿婆',
    phone: null,
    version: 4,
    household,
  })

  test('only those can be opened', async () => {
    with_([mine, hers])
    show(<Homes />)
    expect(await screen.findByText('住在这里 · 没有用手机 · 由陈家宁代办')).toBeTruthy()
    expect(screen.getByRole('button', { name: /^陈家宁（您）/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^王阿婆/ })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^李敏/ })).toBeNull()
  })

  test('my phone is shown masked, changed and taken away', async () => {
    const cloud = with_([mine, hers], { 'homes.changePhone': { home: atDoor(1) } })
    show(<Homes />)
    await tap(/^陈家宁（您）/)
    expect((await sheet()).getByText('138****5678')).toBeTruthy()
    await tap('保存这个号码')
    expect(await screen.findByText('请写 11 位手机号')).toBeTruthy()
    type(/^新的手机号/, '13912345678')
    await tap('保存这个号码')
    expect(await screen.findByText('改好了')).toBeTruthy()
    await tap('不再留电话')
    await waitFor(() => expect(cloud.asked('homes.changePhone')).toHaveLength(2))
    expect(cloud.asked('homes.changePhone')).toEqual([
      { street: STREET, home: homeId(1), version: 1, phone: '13912345678' },
      { street: STREET, home: homeId(1), version: 1, phone: null },
    ])
  })

  test('somebody with an account is let answer for me; who has none is not offered', async () => {
    const cloud = with_([mine, hers], { 'homes.entrust': { home: atDoor(1) } })
    show(<Homes />)
    await tap(/^陈家宁（您）/)
    const offered = (await sheet()).getAllByRole('switch').map(({ textContent }) => textContent)
    expect(offered).toEqual(['李敏住在这里'])
    fireEvent.click((await sheet()).getByRole('switch', { name: /李敏/ }))
    await waitFor(() => expect(cloud.asked('homes.entrust')).toHaveLength(1))
    expect(cloud.asked('homes.entrust')[0]).toEqual({
      ...{ street: STREET, home: homeId(1), version: 1 },
      ...{ to: homeId(3), trusted: true },
    })
  })

  test('I no longer answer for somebody, and leave for them', async () => {
    const cloud = with_([mine, hers], {
      'homes.entrust': { home: grandma },
      'homes.leave': { left: true },
    })
    show(<Homes />)
    await tap(/^王阿婆/)
    const me = (await sheet()).getByRole('switch', { name: /陈家宁/ })
    expect(me.getAttribute('aria-checked')).toBe('true')
    fireEvent.click(me)
    await waitFor(() => expect(cloud.asked('homes.entrust')).toHaveLength(1))
    expect(cloud.asked('homes.entrust')[0]).toMatchObject({ home: homeId(2), trusted: false })
    fireEvent.click((await sheet()).getByRole('button', { name: /^退出这里/ }))
    expect(await screen.findByText(/替王阿婆退出/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '退出这里' }))
    await waitFor(() =>
      expect(cloud.asked('homes.leave')).toEqual([{ street: STREET, home: homeId(2), version: 4 }]),
    )
  })
})

test('leaving asks once and says what it means', async () => {
  let there = true
  const cloud = with_(() => (there ? [myHome()] : []), {
    'homes.leave': () => {
      there = false
      return { left: true }
    },
  })
  show(<Homes />)
  await tap(/^退出这里/)
  const asking = await sheet()
  expect(asking.getByText(/登记的内容 90 天后删除/)).toBeTruthy()
  expect(cloud.asked('homes.leave')).toEqual([])
  fireEvent.click(asking.getByRole('button', { name: '退出这里' }))
  expect(await screen.findByText('已退出 贵州路101弄3号1单元101室')).toBeTruthy()
  expect(screen.getByText('还没有登记您的家')).toBeTruthy()
})

test('a refusal of the cloud is told where it happened', async () => {
  with_([myHome({ household: [atDoor(1), atDoor(2, { name: '陈国强', state: 'asked' })] })], {
    'homes.answer': () => new No('conflict', { why: 'changed', by: '李秀兰', fields: [] }),
  })
  show(<Homes />)
  await tap('确认 陈国强')
  expect(await screen.findByText(/李秀兰刚刚改过这里/)).toBeTruthy()
})

test('offline, what was seen last stays, and says once from when it is', async () => {
  with_([myHome()])
  show(<Homes />, { online: false })
  expect(await screen.findByText('这一户的人')).toBeTruthy()
  expect(screen.getAllByText(/没有网络，先看/)).toHaveLength(1)
})

test('an error says so, and offers another try', async () => {
  with_([], { 'homes.mine': () => new No('internal') })
  show(<Homes />)
  expect(await screen.findByText('这里没能打开')).toBeTruthy()
  expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy()
})

test('in English, doors and sentences', async () => {
  with_([
    myHome({
      door: { ...door, door: doorId(7), address: 'Lane 101' },
      state: 'asked',
      owner: { ...owner, name: 'Li Xiulan' },
      name: 'Chen Jianing',
      household: [],
    }),
  ])
  show(<Homes />, { locale: 'en' })
  expect(await screen.findByText('Lane 101, Unit 1, Room 101')).toBeTruthy()
  expect(screen.getByText(/To be confirmed by .* Li Xiulan by 26 Nov/)).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/[\u4e00-\u9fff]/)
})
