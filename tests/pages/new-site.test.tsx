import Taro from '@tarojs/taro'
import { fireEvent, screen, within } from '@testing-library/react'
import { known, staff } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { CAN_NOTHING, calendar, card, hoursOf, STREET, siteId, view } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { InputOf, OutputOf } from '@/contract'
import NewSite from '@/pages/sites/new'

beforeEach(() => openedAt('/pages/sites/new/index', { street: STREET }))

afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

type Create = (input: InputOf<'sites.create'>) => OutputOf<'sites.create'> | No
const made: Create = ({ name, address, at, needs, hours, kind }) => ({
  site: view({ site: siteId(9), kind, name, address, at, needs, hours }),
})

/** A cloud that makes what it is asked for, unless it is told to answer otherwise. */
const cloudOf = (create: Create = made) =>
  fakeCloud({
    'session.me': staff(),
    'sites.create': create,
    'sites.list': {
      sites: [
        card({ site: siteId(1), name: { zh: '客厅' }, at: { lng: 121.471, lat: 31.231 } }),
        card({ site: siteId(2), name: { zh: '食堂' }, at: { lng: 121.472, lat: 31.232 } }),
      ],
      calendar,
      next: null,
    },
  })

const field = (label: RegExp | string) => screen.getByLabelText<HTMLInputElement>(label)
const type = (label: RegExp | string, value: string) =>
  fireEvent.change(field(label), { target: { value } })
const tap = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))

async function open() {
  const shown = show(<NewSite />)
  await screen.findByLabelText(/^名称/)
  return shown
}

function write() {
  type(/^名称/, '新的驿站')
  type(/^地址/, '贵州路 9 号')
}

function place() {
  type(/经度/, '121.4785')
  type(/纬度/, '31.2345')
}

const inputs = (cloud: ReturnType<typeof fakeCloud>) =>
  cloud.asked('sites.create') as InputOf<'sites.create'>[]

test('a point: name, address, place, hours and needs; two taps make one site', async () => {
  const cloud = cloudOf()
  await open()
  write()
  place()
  fireEvent.click(screen.getByRole('checkbox', { name: '热水' }))
  tap('新增这个站点')
  tap('新增这个站点')
  expect(await screen.findByText('已新增“新的驿站”')).toBeTruthy()
  expect(inputs(cloud)).toEqual([
    {
      street: STREET,
      client: expect.stringMatching(/^[0-9a-f]{32}$/),
      kind: 'point',
      name: { zh: '新的驿站' },
      address: { zh: '贵州路 9 号' },
      at: { lng: 121.4785, lat: 31.2345 },
      needs: ['hot_water'],
      hours: hoursOf([{ opens: 540, closes: 1020 }]),
    },
  ])
  expect(storage.names('kept').filter((name) => name.startsWith('draft.'))).toEqual([])
  tap('写运营方、电话和介绍')
  expect(jest.mocked(Taro.redirectTo).mock.calls).toEqual([
    [{ url: `/pages/sites/edit/index?street=${STREET}&site=${siteId(9)}` }],
  ])
})

test('an empty form is not red before somebody tries, and then says what is missing', async () => {
  const cloud = cloudOf()
  await open()
  expect(screen.queryByText('写上名称，最多 30 个字。')).toBeNull()
  tap('新增这个站点')
  expect(await screen.findByText('写上名称，最多 30 个字。')).toBeTruthy()
  expect(screen.getByText('写上地址，最多 60 个字。')).toBeTruthy()
  expect(screen.getByText(/写上海范围里的经纬度/)).toBeTruthy()
  expect(screen.getByText('还有标红的地方要改好。')).toBeTruthy()
  expect(inputs(cloud)).toEqual([])
})

test('after a refusal all is there, also after leaving, and the next try is the same site', async () => {
  let refuse = true
  const cloud = cloudOf((input) => {
    if (!refuse) return made(input)
    refuse = false
    return new No('invalid', { why: 'outside_street' })
  })
  const { unmount } = await open()
  write()
  place()
  tap('新增这个站点')
  expect(await screen.findByText('这个位置不在本街道的范围里。')).toBeTruthy()
  expect(field(/^名称/).value).toBe('新的驿站')
  unmount()
  await open()
  expect(field(/^地址/).value).toBe('贵州路 9 号')
  expect(field(/经度/).value).toBe('121.4785')
  tap('新增这个站点')
  await screen.findByText('已新增“新的驿站”')
  const [first, again] = inputs(cloud)
  expect(again).toEqual(first)
})

test('what an earlier try made is told where it is not what was written last', async () => {
  cloudOf(() => ({ site: view({ site: siteId(9), name: { zh: '早先的名字' } }) }))
  await open()
  write()
  place()
  tap('新增这个站点')
  expect(await screen.findByText('已新增“早先的名字”')).toBeTruthy()
  expect(screen.getByText(/上一次其实已经送到/)).toBeTruthy()
})

test('a line lies at its first stop and needs two', async () => {
  const cloud = cloudOf()
  await open()
  fireEvent.click(screen.getByRole('radio', { name: '路线' }))
  expect(screen.queryByLabelText(/经度/)).toBeNull()
  write()
  const add = async (name: string) => {
    tap('加一站')
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(await dialog.findByText(name))
  }
  await add('食堂')
  tap('新增这个站点')
  expect(await screen.findByText('至少要两站。')).toBeTruthy()
  await add('客厅')
  tap('新增这个站点')
  await screen.findByText('已新增“新的驿站”')
  expect(inputs(cloud)).toMatchObject([
    { kind: 'line', stops: [siteId(2), siteId(1)], at: { lng: 121.472, lat: 31.232 } },
  ])
  expect(inputs(cloud)[0]).not.toHaveProperty('ring')
})

test('an area lies in the middle of its outline, which may not cross itself', async () => {
  const cloud = cloudOf()
  await open()
  fireEvent.click(screen.getByRole('radio', { name: '片区' }))
  write()
  tap('新增这个站点')
  expect(await screen.findByText('至少要三个角。')).toBeTruthy()
  type(/范围的经纬度/, '121.47 31.22\n121.49 31.24\n121.49 31.22\n121.47 31.24')
  expect(screen.getByText(/边线交叉了/)).toBeTruthy()
  tap('新增这个站点')
  expect(inputs(cloud)).toEqual([])
  tap('撤销最后一个角')
  tap('新增这个站点')
  await screen.findByText('已新增“新的驿站”')
  expect(inputs(cloud)).toMatchObject([
    {
      kind: 'area',
      at: { lng: 121.48, lat: 31.23 },
      ring: [
        { lng: 121.47, lat: 31.22 },
        { lng: 121.49, lat: 31.24 },
        { lng: 121.49, lat: 31.22 },
      ],
    },
  ])
})

test('all that was written can be dropped at once', async () => {
  cloudOf()
  await open()
  write()
  tap('全部清空')
  expect(field(/^名称/).value).toBe('')
  expect(screen.queryByRole('button', { name: '全部清空' })).toBeNull()
})

test('who may not add a site is told who does', async () => {
  fakeCloud({
    'session.me': known({
      can: { ...CAN_NOTHING, seeDesk: true },
    }),
  })
  show(<NewSite />)
  expect(await screen.findByText('新增站点由街道工作人员办理')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '新增这个站点' })).toBeNull()
})

test('in English', async () => {
  cloudOf()
  show(<NewSite />, { locale: 'en' })
  expect(await screen.findByText('Name and place')).toBeTruthy()
  tap('Add this site')
  expect(await screen.findByText('Write a name of at most 30 characters.')).toBeTruthy()
})
