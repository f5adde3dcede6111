import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { staff } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import {
  calendar,
  card,
  DAYTIME,
  hoursOf,
  MONDAY_14,
  STREET,
  siteId,
  view,
} from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { encode } from 'uqr'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import { qrImage } from '@/components/qr-image'
import type { InputOf } from '@/contract'
import type { SiteView } from '@/contract/sites'
import EditSite from '@/pages/sites/edit'
import PosterPage from '@/pages/sites/poster'

const ALL = { edit: true, editPlace: true, close: true, print: true }
const DAILY = { ...ALL, editPlace: false }

beforeEach(() => {
  openedAt('/pages/sites/edit/index', { street: STREET, site: siteId(1) })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

/** A cloud with one site, which each step changes as the real one does. */
function cloudOf(start: Partial<SiteView> = {}, more: Parameters<typeof fakeCloud>[0] = {}) {
  let site = view({ can: ALL, ...start })
  const change = (is: Partial<SiteView>) => {
    site = { ...site, ...is, version: site.version + 1 }
    return { site }
  }
  const cloud = fakeCloud({
    'session.me': staff(),
    'sites.get': () => ({ site, calendar }),
    'sites.operators': { operators: [view().operator!] },
    'sites.update': ({ changes }: InputOf<'sites.update'>) =>
      change({ phone: changes.phone ?? site.phone, hours: changes.hours ?? site.hours }),
    'sites.close': ({ until, note }) =>
      change({
        closures: [
          {
            from: '2026-11-23T06:00:00Z',
            until: until ?? '2026-11-23T12:00:00Z',
            ...(note ? { note } : {}),
          },
        ],
      }),
    'sites.reopen': () => change({ closures: [] }),
    'sites.retire': ({ retired }) => change({ retired }),
    'sites.replaceCode': () => change({}),
    ...more,
  })
  return { cloud, change }
}

const field = (label: RegExp | string) => screen.getByLabelText<HTMLInputElement>(label)
const type = (label: RegExp | string, value: string) =>
  fireEvent.change(field(label), { target: { value } })
const tap = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))
const confirm = async (name: string) => {
  const dialog = await screen.findByRole('dialog')
  fireEvent.click(within(dialog).getByRole('button', { name }))
}

describe('opening hours', () => {
  test('a day as people type it; only what was changed is sent', async () => {
    const { cloud } = cloudOf()
    show(<EditSite />)
    expect((await screen.findByLabelText<HTMLInputElement>('周三的时间')).value).toBe('08:30-20:00')
    expect(screen.getByRole('button', { name: '没有要保存的修改' })).toBeTruthy()
    type('周三的时间', '9:00-12:00、13:00-次日01:00')
    tap('保存 1 项修改')
    expect(await screen.findByText('已保存，马上对所有人生效')).toBeTruthy()
    const [input] = cloud.asked('sites.update') as [InputOf<'sites.update'>]
    expect(Object.keys(input.changes)).toEqual(['hours'])
    expect(input.version).toBe(1)
    expect(input.changes.hours?.week[2]).toEqual([
      { opens: 540, closes: 720 },
      { opens: 780, closes: 1500 },
    ])
    expect(input.changes.hours?.week[1]).toEqual([{ opens: 510, closes: 1200 }])
  })

  test.each([
    ['25:00-26:00', '“25:00”：没有这个时间'],
    ['20:00-08:30', '“20:00-08:30”：关门要比开门晚；过了半夜请写“次日”'],
    ['', '写上时间，如 08:30-20:00；不开放就写“休息”'],
    ['08:30-20:00；周二 休息', /缺了一点，或多了一点/],
    ['08:00-次日08:30', /24|关门要比开门晚/],
  ])('“%s” says what is wrong and cannot be saved', async (typed, said) => {
    cloudOf()
    show(<EditSite />)
    await screen.findByLabelText('周三的时间')
    type('周三的时间', typed)
    expect(screen.getByText(said)).toBeTruthy()
    const save = screen.getByRole('button', { name: /保存/ })
    expect(save.getAttribute('aria-disabled')).toBe('true')
  })

  test('a night that runs into the next morning is told', async () => {
    cloudOf()
    show(<EditSite />)
    await screen.findByLabelText('周三的时间')
    type('周三的时间', '20:00-次日09:00')
    expect(screen.getByText('和下一天的时间重叠了。')).toBeTruthy()
  })

  test('Monday for all, holidays closed, a special day with a note', async () => {
    const { cloud } = cloudOf()
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    type('周一的时间', '全天')
    tap('每天都同周一')
    fireEvent.click(
      within(screen.getByRole('radiogroup', { name: /法定节假日/ })).getByRole('radio', {
        name: '另外写',
      }),
    )
    type(/法定节假日的时间/, '休息')
    tap('加一段特别的日子')
    expect(field(/从哪一天/).value).toBe('2026-11-24')
    type(/到哪一天/, '2026-11-26')
    type(/^说明$/, '装修')
    tap('保存 1 项修改')
    await screen.findByText('已保存，马上对所有人生效')
    const [input] = cloud.asked('sites.update') as [InputOf<'sites.update'>]
    expect(input.changes.hours).toEqual({
      week: Array.from({ length: 7 }, () => [{ opens: 0, closes: 1440 }]),
      seasons: [],
      holidays: { as: 'spans', spans: [] },
      makeups: { as: 'usual' },
      exceptions: [{ from: '2026-11-24', to: '2026-11-26', spans: [], note: { zh: '装修' } }],
    })
  })

  test('as text: checked at every letter, taken over only when right', async () => {
    const { cloud } = cloudOf()
    show(<EditSite />)
    fireEvent.click(await screen.findByRole('button', { name: '按文字改' }))
    const dialog = within(await screen.findByRole('dialog'))
    const box = dialog.getByLabelText<HTMLTextAreaElement>(/开放时间/)
    expect(box.value).toBe('周一至周五 08:30-20:00；周六、周日 09:00-18:00')
    fireEvent.change(box, { target: { value: '每天 9点' } })
    expect(dialog.getByText(/认不出来/)).toBeTruthy()
    const use = () => dialog.getByRole('button', { name: '用这个时间' })
    expect(use().getAttribute('aria-disabled')).toBe('true')
    fireEvent.change(box, {
      target: { value: '每天 09:00-17:00；6月15日至9月15日：每天 08:00-21:00' },
    })
    expect(dialog.getByText('6月15日至9月15日')).toBeTruthy()
    fireEvent.click(use())
    expect(field('周日的时间').value).toBe('09:00-17:00')
    expect(screen.getByText('6月15日至9月15日')).toBeTruthy()
    tap('保存 1 项修改')
    await waitFor(() => expect(cloud.asked('sites.update')).toHaveLength(1))
  })
})

describe('seasons', () => {
  const summer = { from: '07-01', to: '08-31', week: hoursOf([{ opens: 480, closes: 1260 }]).week }

  test('a season is added as fields, with dates and days as people type them', async () => {
    const { cloud } = cloudOf()
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    tap('加一个季节')
    expect(field(/季节从几月几日/).value).toBe('7月1日')
    type(/季节从几月几日/, '6-15')
    expect(screen.getByText('“6-15”：没有这一天，或最后一天在第一天之前')).toBeTruthy()
    type(/季节从几月几日/, '06-15')
    type(/季节到几月几日/, '9月15日')
    type('06-15至9月15日：周一的时间', '08:00-21:00')
    tap('06-15至9月15日：每天都同周一')
    tap('06-15至9月15日：收起')
    expect(screen.queryByLabelText(/季节从几月几日/)).toBeNull()
    expect(screen.getByText('08:00-21:00')).toBeTruthy()
    tap('保存 1 项修改')
    await screen.findByText('已保存，马上对所有人生效')
    const [input] = cloud.asked('sites.update') as [InputOf<'sites.update'>]
    expect(input.changes.hours?.seasons).toEqual([
      { from: '06-15', to: '09-15', week: hoursOf([{ opens: 480, closes: 1260 }]).week },
    ])
    expect(input.changes.hours?.week).toEqual(DAYTIME.week)
  })

  test('a folded season says that something in it is wrong; it can be taken out', async () => {
    const { cloud } = cloudOf({ hours: { ...DAYTIME, seasons: [summer] } })
    show(<EditSite />)
    fireEvent.click(await screen.findByRole('button', { name: /7月1日至8月31日/ }))
    type('7月1日至8月31日：周三的时间', '25:00-26:00')
    expect(screen.getByText('“25:00”：没有这个时间')).toBeTruthy()
    tap('7月1日至8月31日：收起')
    expect(screen.getByText('要改')).toBeTruthy()
    expect(screen.getByRole('button', { name: /保存/ }).getAttribute('aria-disabled')).toBe('true')
    tap(/7月1日至8月31日/)
    tap('7月1日至8月31日：去掉这个季节')
    tap('保存 1 项修改')
    await waitFor(() => expect(cloud.asked('sites.update')).toHaveLength(1))
    const [input] = cloud.asked('sites.update') as [InputOf<'sites.update'>]
    expect(input.changes.hours?.seasons).toEqual([])
  })

  test('a season that another one covers is told', async () => {
    cloudOf({ hours: { ...DAYTIME, seasons: [summer] } })
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    tap('加一个季节')
    type(/季节到几月几日/, '7月31日')
    expect(screen.getByText('这些天已经被上面的一条盖住了。')).toBeTruthy()
  })
})

describe('a line', () => {
  const stop = (n: number, zh: string) => ({ site: siteId(n), name: { zh }, at: view().at })
  const line = {
    kind: 'line' as const,
    stops: [stop(1, '客厅'), stop(2, '早餐点'), stop(3, '食堂')],
  }
  const stops = () => screen.getAllByText(/^第 \d 站/).map(({ textContent }) => textContent)

  test('stops are moved and taken out by taps that say what they do', async () => {
    const { cloud } = cloudOf(line)
    show(<EditSite />)
    await screen.findByText('第 1 站 客厅')
    const first = screen.getByRole('button', { name: '第 1 站 客厅：上移' })
    expect(first.getAttribute('aria-disabled')).toBe('true')
    tap('第 3 站 食堂：上移')
    expect(stops()).toEqual(['第 1 站 客厅', '第 2 站 食堂', '第 3 站 早餐点'])
    tap('第 1 站 客厅：下移')
    tap('第 3 站 早餐点：去掉')
    expect(stops()).toEqual(['第 1 站 食堂', '第 2 站 客厅'])
    tap('保存 1 项修改')
    await waitFor(() => expect(cloud.asked('sites.update')).toHaveLength(1))
    const [{ changes }] = cloud.asked('sites.update') as [InputOf<'sites.update'>]
    expect(changes).toEqual({ stops: [siteId(3), siteId(1)] })
  })

  test('a stop is found by its name in the cloud and added at the end', async () => {
    const found = card({ site: siteId(7), name: { zh: '图书角' } })
    const { cloud } = cloudOf(line, {
      'sites.list': ({ words }) => ({
        sites: words === '图书' ? [found] : [card({ site: siteId(6), name: { zh: '别处' } })],
        calendar,
        next: null,
      }),
    })
    show(<EditSite />)
    fireEvent.click(await screen.findByRole('button', { name: '加一站' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText('别处')
    fireEvent.change(dialog.getByLabelText(/按名字或地址找/), { target: { value: '图书' } })
    fireEvent.click(await dialog.findByText('图书角'))
    expect(stops().at(-1)).toBe('第 4 站 图书角')
    expect(cloud.asked('sites.list').at(-1)).toEqual({
      ...{ street: STREET, needs: [], kind: 'point', words: '图书' },
    })
  })
})

describe('an area', () => {
  const ring = [
    { lng: 121.47, lat: 31.22 },
    { lng: 121.49, lat: 31.22 },
    { lng: 121.48, lat: 31.24 },
  ]
  const outline = /范围的经纬度/

  test('the outline as numbers: undone corner by corner, cleared, sent as places', async () => {
    const { cloud } = cloudOf({ kind: 'area', ring })
    show(<EditSite />)
    expect(await screen.findByText('已有 3 个角')).toBeTruthy()
    expect(field(outline).value).toBe('121.47 31.22\n121.49 31.22\n121.48 31.24')
    tap('撤销最后一个角')
    expect(screen.getByText('已有 2 个角')).toBeTruthy()
    expect(screen.getByText('至少要三个角。')).toBeTruthy()
    type(outline, '121.47, 31.22；121.49 31.22\n121.485 31.24')
    expect(screen.queryByText('至少要三个角。')).toBeNull()
    tap('保存 1 项修改')
    await waitFor(() => expect(cloud.asked('sites.update')).toHaveLength(1))
    const [{ changes }] = cloud.asked('sites.update') as [InputOf<'sites.update'>]
    expect(changes).toEqual({ ring: [...ring.slice(0, 2), { lng: 121.485, lat: 31.24 }] })
    tap('全部清掉')
    expect(screen.getByText('已有 0 个角')).toBeTruthy()
  })

  test('one that crosses itself, and numbers that are none, are told and not sent', async () => {
    cloudOf({ kind: 'area', ring })
    show(<EditSite />)
    await screen.findByText('已有 3 个角')
    type(outline, '121.47 31.22\n121.49 31.24\n121.49 31.22\n121.47 31.24')
    expect(screen.getByText(/边线交叉了，或碰到了自己/)).toBeTruthy()
    expect(screen.getByRole('button', { name: /保存/ }).getAttribute('aria-disabled')).toBe('true')
    type(outline, '121.47 31.22\n121.49\n121.49 31.22')
    expect(screen.getByText(/一行写一个角/)).toBeTruthy()
  })
})

describe('what was not saved', () => {
  const leaveWith = async (phone: string) => {
    const { unmount } = show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    type(/站点电话/, phone)
    unmount()
    forgetAnswers()
  }

  test('is back on return, says so, and can be dropped', async () => {
    cloudOf()
    await leaveWith('021-3333 3333')
    const { unmount } = show(<EditSite />)
    expect(await screen.findByText('上次没有保存的修改还在')).toBeTruthy()
    expect(field(/站点电话/).value).toBe('021-3333 3333')
    tap('丢掉')
    expect(field(/站点电话/).value).toBe('021-0000 0107')
    expect(screen.queryByText('上次没有保存的修改还在')).toBeNull()
    unmount()
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    expect(screen.queryByText('上次没有保存的修改还在')).toBeNull()
  })

  test('goes on top of what somebody else saved meanwhile', async () => {
    const { change, cloud } = cloudOf()
    await leaveWith('021-3333 3333')
    change({ capacity: 99 })
    show(<EditSite />)
    expect(await screen.findByText('已经换成新内容的：容量')).toBeTruthy()
    expect(field(/最多容纳/).value).toBe('99')
    tap('保存 1 项修改')
    await screen.findByText('已保存，马上对所有人生效')
    expect(cloud.asked('sites.update')).toEqual([
      { street: STREET, site: siteId(1), version: 2, changes: { phone: '021-3333 3333' } },
    ])
    expect(storage.names('kept').filter((name) => name.startsWith('draft.'))).toEqual([])
  })

  test('a field that the next person may not change is left out', async () => {
    cloudOf()
    const { unmount } = show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    type(/^名称/, '新名字')
    unmount()
    forgetAnswers()
    cloudOf({ can: DAILY })
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    expect(screen.getByRole('button', { name: '没有要保存的修改' })).toBeTruthy()
  })
})

describe('other fields', () => {
  test('an operator has no name, place or operator to change', async () => {
    const { cloud } = cloudOf({ can: DAILY })
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    expect(screen.queryByLabelText(/^名称/)).toBeNull()
    expect(screen.queryByRole('button', { name: '撤下这个站点' })).toBeNull()
    expect(cloud.asked('sites.operators')).toHaveLength(0)
  })

  test('numbers, phones and places are held against the contract', async () => {
    cloudOf()
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    type(/最多容纳/, '0')
    type(/站点电话/, '打我')
    type(/^名称/, ' ')
    type(/经度/, '12')
    expect(screen.getByText('写 1 到 5000 的整数，不知道就空着。')).toBeTruthy()
    expect(screen.getByText('写电话号码，3 到 20 个数字。')).toBeTruthy()
    expect(screen.getByText('写上名称，最多 30 个字。')).toBeTruthy()
    expect(screen.getByText(/写上海范围里的经纬度/)).toBeTruthy()
  })

  test('emptied fields go as nothing, needs and operator as chosen', async () => {
    const { cloud } = cloudOf()
    show(<EditSite />)
    await screen.findByLabelText('周一的时间')
    type(/最多容纳/, '')
    type(/站点电话/, '')
    fireEvent.click(screen.getByRole('checkbox', { name: '座位' }))
    fireEvent.click(await screen.findByRole('radio', { name: '街道自己运营' }))
    tap('保存 4 项修改')
    await waitFor(() => expect(cloud.asked('sites.update')).toHaveLength(1))
    const [{ changes }] = cloud.asked('sites.update') as [InputOf<'sites.update'>]
    expect(changes).toEqual({
      needs: ['step_free', 'hot_water', 'aed', 'seats'],
      capacity: null,
      phone: null,
      operator: null,
    })
  })
})

test('somebody saved meanwhile: what they changed is shown, what was typed stays, and saving goes on', async () => {
  let refuse = true
  const { cloud, change } = cloudOf(
    {},
    {
      'sites.update': () => {
        if (refuse) {
          refuse = false
          change({ phone: '021-1111 1111', capacity: 60 })
          return new No('conflict')
        }
        return change({ phone: '021-2222 2222' })
      },
    },
  )
  show(<EditSite />)
  await screen.findByLabelText('周一的时间')
  type(/站点电话/, '021-2222 2222')
  tap('保存 1 项修改')
  expect(await screen.findByText('有人刚刚改过这个站点')).toBeTruthy()
  expect(screen.getByText('已经换成新内容的：容量')).toBeTruthy()
  expect(screen.getByText('电话：两边都改了')).toBeTruthy()
  expect(screen.getByText('现在是：021-1111 1111')).toBeTruthy()
  expect(field(/站点电话/).value).toBe('021-2222 2222')
  expect(field(/最多容纳/).value).toBe('60')
  tap('保存 1 项修改')
  await waitFor(() => expect(cloud.asked('sites.update')).toHaveLength(2))
  expect(cloud.asked('sites.update')[1]).toEqual({
    street: STREET,
    site: siteId(1),
    version: 2,
    changes: { phone: '021-2222 2222' },
  })
  await waitFor(() => expect(screen.queryByText('有人刚刚改过这个站点')).toBeNull())
})

test('theirs can be taken instead', async () => {
  const { change } = cloudOf(
    {},
    {
      'sites.update': () => {
        change({ phone: '021-1111 1111' })
        return new No('conflict')
      },
    },
  )
  show(<EditSite />)
  await screen.findByLabelText('周一的时间')
  type(/站点电话/, '021-2222 2222')
  tap('保存 1 项修改')
  fireEvent.click(await screen.findByRole('button', { name: '电话：用对方的' }))
  expect(field(/站点电话/).value).toBe('021-1111 1111')
  expect(screen.getByRole('button', { name: '没有要保存的修改' })).toBeTruthy()
})

describe('closing early', () => {
  test('with a reason and for an hour, after one question; undone by one tap', async () => {
    const { cloud } = cloudOf()
    show(<EditSite />)
    expect(await screen.findByText('营业中')).toBeTruthy()
    tap('提前关门')
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('radio', { name: '1 小时' }))
    fireEvent.change(dialog.getByLabelText('原因'), { target: { value: '停水' } })
    expect(cloud.asked('sites.close')).toHaveLength(0)
    await confirm('现在关门')
    expect(await screen.findByText('已提前关门')).toBeTruthy()
    expect(cloud.asked('sites.close')).toEqual([
      {
        street: STREET,
        site: siteId(1),
        version: 1,
        until: '2026-11-23T07:00:00.000Z',
        note: { zh: '停水' },
      },
    ])
    expect(await screen.findByText(/停水 · 今天 15:00 开门/)).toBeTruthy()
    tap('撤销')
    expect(await screen.findByText('已恢复开放')).toBeTruthy()
    expect(cloud.asked('sites.reopen')).toEqual([{ street: STREET, site: siteId(1), version: 2 }])
    expect(await screen.findByText('营业中')).toBeTruthy()
  })

  test('a refusal is told where the button was', async () => {
    cloudOf({}, { 'sites.close': () => new No('conflict') })
    show(<EditSite />)
    await screen.findByText('营业中')
    tap('提前关门')
    await confirm('现在关门')
    expect(await screen.findByText('有人刚刚改过这里')).toBeTruthy()
  })
})

test('taken down after one question, and put back by one tap', async () => {
  const { cloud } = cloudOf()
  show(<EditSite />)
  fireEvent.click(await screen.findByRole('button', { name: '撤下这个站点' }))
  await confirm('撤下')
  expect(await screen.findByText('已撤下')).toBeTruthy()
  tap('撤销')
  await waitFor(() => expect(cloud.asked('sites.retire')).toHaveLength(2))
  expect(cloud.asked('sites.retire')).toEqual([
    { street: STREET, site: siteId(1), version: 1, retired: true },
    { street: STREET, site: siteId(1), version: 2, retired: false },
  ])
})

test('a new code after a warning that the old one ends', async () => {
  const { cloud } = cloudOf({ can: DAILY })
  show(<EditSite />)
  fireEvent.click(await screen.findByRole('button', { name: '停用旧码，换一张新码' }))
  expect(await screen.findByText(/这一步不能撤销/)).toBeTruthy()
  expect(cloud.asked('sites.replaceCode')).toHaveLength(0)
  await confirm('停用旧码')
  expect(await screen.findByText('旧的码已经停用')).toBeTruthy()
  expect(cloud.asked('sites.replaceCode')).toHaveLength(1)
})

test('who did what, once somebody asks', async () => {
  const lines = [
    {
      at: '2026-11-23T01:05:00Z',
      did: 'sites.update',
      by: '陆佳怡',
      changed: ['hours', 'phone'],
      note: null,
    },
  ]
  const { cloud } = cloudOf({}, { 'history.list': { lines, next: null } })
  show(<EditSite />)
  const head = await screen.findByRole('button', { name: '改动记录' })
  expect(cloud.asked('history.list')).toHaveLength(0)
  fireEvent.click(head)
  expect(await screen.findByText('修改：开放时间、电话')).toBeTruthy()
  expect(screen.getByText('11月23日 9:05 · 陆佳怡')).toBeTruthy()
})

test('who may not change it is told who may', async () => {
  cloudOf({ can: { edit: false, editPlace: false, close: false, print: false } })
  show(<EditSite />)
  expect(await screen.findByText('这个站点由别人管理')).toBeTruthy()
  tap('看这个站点')
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([
    [{ url: `/pages/sites/index?street=${STREET}&site=${siteId(1)}` }],
  ])
})

describe('the poster', () => {
  const link = 'https://home.example.cn/s/s3101010020123456789abcdefgh'

  beforeEach(() => openedAt('/pages/sites/poster/index', { street: STREET, site: siteId(1) }))

  test('both languages, the code and its link, hours, the way to complain, and that it is sample data', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
    fakeCloud({
      'session.me': staff(),
      'sites.poster': { site: view({ can: ALL }), calendar, scene: 's3101', link },
    })
    const { container } = show(<PosterPage />)
    for (const words of [
      '贵州路邻里客厅',
      'Guizhou Road Living Room',
      '南京东路街道 Nanjing East Road',
      '周一至周五 Mon–Fri',
      '扫一扫，看这里有什么、几点关门',
      'Scan to see what is here and when it closes',
      '示例数据 Sample data',
      link,
    ]) {
      expect(await screen.findByText(words)).toBeTruthy()
    }
    expect(screen.getByText(/5 个工作日内有人答复/)).toBeTruthy()
    expect(container.querySelector('img')?.getAttribute('src')).toBe(qrImage(link))
    tap('打印 A4')
    expect(print).toHaveBeenCalled()
  })

  test('the drawing holds exactly the dark modules of the code', () => {
    const svg = decodeURIComponent(qrImage(link))
    const { data, size } = encode(link, { ecc: 'Q', border: 0 })
    const drawn = data.map((row) => row.map(() => false))
    for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H/g)) {
      for (let i = 0; i < Number(length); i++) drawn[Number(y) - 4]![Number(x) - 4 + i] = true
    }
    expect(drawn).toEqual(data)
    expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`)
  })
})
