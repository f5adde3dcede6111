import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { staff } from '@tests/support/complaint-samples'
import {
  eventCard,
  eventId,
  eventView,
  greeter,
  RUNS,
  SERIES,
  shift,
} from '@tests/support/event-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import {
  calendar,
  card,
  MONDAY_14,
  outline,
  STREET,
  siteId,
  stranger,
} from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { InputOf } from '@/contract'
import type { EventView } from '@/contract/events'
import EditEvent from '@/pages/events/edit'
import { emptyForm, formOf } from '@/pages/events/edit/form'
import { readForm } from '@/pages/events/edit/reading'
import ManageEvent from '@/pages/events/manage'
import RunEvents from '@/pages/events/run'

const which = { street: STREET, event: eventId(1) }

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const replaced = () => jest.mocked(Taro.redirectTo).mock.calls.map(([{ url }]) => url)
const tap = async (name: RegExp | string, role = 'button') =>
  fireEvent.click(await screen.findByRole(role, { name }))
const type = async (label: RegExp | string, words: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value: words } })
const pick = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const sheet = async () => within(await screen.findByRole('dialog'))

describe('the events that one runs', () => {
  beforeEach(() => openedAt('/pages/events/run/index', { street: STREET }))

  test('drafts first, then what is ahead; what is over apart', async () => {
    const draft = eventCard({ event: eventId(2), state: 'draft', title: { zh: '还没想好' } })
    const cloud = fakeCloud({
      'session.me': staff(),
      'events.run': { events: [eventCard(), draft], next: null },
    })
    show(<RunEvents />)
    const headings = await screen.findAllByRole('heading', { level: 2 })
    expect(headings.map(({ textContent }) => textContent)).toEqual(['还没发布的', '要办的'])
    expect(screen.getByText('草稿 · 还没有发布')).toBeTruthy()
    await tap(/旧衣改造课/)
    await tap('办一场活动')
    expect(opened()).toEqual([
      `/pages/events/manage/index?street=${STREET}&event=${eventId(1)}`,
      `/pages/events/edit/index?street=${STREET}`,
    ])
    await tap('已经结束', 'radio')
    await waitFor(() =>
      expect(cloud.asked('events.run')).toEqual([
        { street: STREET, over: false },
        { street: STREET, over: true },
      ]),
    )
  })

  test('is locked for who organises nothing', async () => {
    fakeCloud({ 'session.me': stranger })
    show(<RunEvents />)
    expect(await screen.findByText('活动由街道、居民区、运营方和合伙人办')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '办一场活动' })).toBeNull()
  })
})

describe('one event at the desk', () => {
  beforeEach(() => openedAt('/pages/events/manage/index', which))

  const at = (is: Partial<EventView>, more: Parameters<typeof fakeCloud>[0] = {}) =>
    fakeCloud({
      'session.me': staff(),
      'events.get': { event: eventView({ can: RUNS, ...is }) },
      ...more,
    })

  test('says how many come and leads to the roster, the door and the form', async () => {
    at({ waiting: 3 })
    show(<ManageEvent />)
    expect(await screen.findByText('名额 18 / 30')).toBeTruthy()
    expect(screen.getByText('还有 3 人在候补')).toBeTruthy()
    expect(screen.getByText('引导 13:30–15:00')).toBeTruthy()
    expect(screen.getByText('1 / 2 人')).toBeTruthy()
    await tap('看名单')
    await tap(/^门口签到/)
    await tap(/^改活动/)
    expect(opened()).toEqual([
      `/pages/signups/roster/index?street=${STREET}&event=${eventId(1)}`,
      `/pages/checkins/door/index?street=${STREET}&event=${eventId(1)}`,
      `/pages/events/edit/index?street=${STREET}&event=${eventId(1)}`,
    ])
  })

  test('is called off for the weather in two taps, with words for those who come', async () => {
    const cloud = at({}, { 'events.cancel': { event: eventView() } })
    show(<ManageEvent />)
    await tap('取消活动')
    const asking = await sheet()
    expect(asking.getByText(/马上告诉所有报名和候补的人/)).toBeTruthy()
    const weather = asking.getByRole('radio', { name: '天气' })
    expect(weather.getAttribute('aria-checked')).toBe('true')
    await type(/^还想说什么/, '改到下周五')
    fireEvent.click(asking.getByRole('button', { name: '取消活动，告诉大家' }))
    await waitFor(() =>
      expect(cloud.asked('events.cancel')).toEqual([
        { ...which, version: 3, reach: 'this', reason: 'weather', words: '改到下周五' },
      ]),
    )
  })

  test('of a series the following ones too', async () => {
    const cloud = at({ series: SERIES }, { 'events.cancel': { event: eventView() } })
    show(<ManageEvent />)
    await tap('取消活动')
    const asking = await sheet()
    fireEvent.click(asking.getByRole('radio', { name: '这场和以后各场' }))
    fireEvent.click(asking.getByRole('radio', { name: '组织者有事' }))
    fireEvent.click(asking.getByRole('button', { name: '取消活动，告诉大家' }))
    await waitFor(() =>
      expect(cloud.asked('events.cancel')).toEqual([
        { ...which, version: 3, reach: 'following', reason: 'organiser' },
      ]),
    )
  })

  test('with too few it is held all the same by one tap', async () => {
    const minimum = { seats: 10, decides: '2026-11-26T10:00:00.000Z', taken: 6, anyway: false }
    const cloud = at(
      { minimum, can: { ...RUNS, holdAnyway: true } },
      { 'events.holdAnyway': { event: eventView() } },
    )
    show(<ManageEvent />)
    expect(await screen.findByText(/周四 18:00 人数不够会自动取消/)).toBeTruthy()
    await tap('人少也照常办')
    await waitFor(() =>
      expect(cloud.asked('events.holdAnyway')).toEqual([{ ...which, version: 3 }]),
    )
  })

  test('a draft is published after one question', async () => {
    const cloud = at(
      { state: 'draft', can: { ...RUNS, publish: true, run: false, cancel: false } },
      { 'events.publish': { event: eventView() } },
    )
    show(<ManageEvent />)
    await tap('发布')
    fireEvent.click((await sheet()).getByRole('button', { name: '发布' }))
    await waitFor(() => expect(cloud.asked('events.publish')).toEqual([{ ...which, version: 3 }]))
  })

  test('is locked for whoever does not run it', async () => {
    at({ can: eventView().can })
    show(<ManageEvent />)
    expect(await screen.findByText('这个活动由别人办')).toBeTruthy()
  })
})

describe('writing an event', () => {
  const places = {
    'session.me': staff(),
    'sites.list': { sites: [card()], calendar, next: null },
    'areas.shapes': { areas: [outline] },
  }
  const made = (cloud: ReturnType<typeof fakeCloud>) =>
    cloud.asked('events.create') as InputOf<'events.create'>[]

  beforeEach(() => openedAt('/pages/events/edit/index', { street: STREET }))

  async function fill() {
    await type(/^叫什么/, '旧衣改造课')
    await tap('选一个站点', 'radio')
    await tap(/贵州路邻里客厅/)
    await type(/^做什么/, '带一件旧衣服来。')
    pick(/^哪一天/, '2026-11-27')
    await type(/^活动联系手机/, '13800000000')
  }

  test('a site, a day, from and until: the rest is there already', async () => {
    const cloud = fakeCloud({ ...places, 'events.create': { event: eventView() } })
    show(<EditEvent />)
    await fill()
    await tap('发布')
    await waitFor(() => expect(made(cloud)).toHaveLength(1))
    expect(made(cloud)[0]).toMatchObject({
      street: STREET,
      publish: true,
      draft: {
        title: { zh: '旧衣改造课' },
        where: { by: 'site', site: siteId(1) },
        opens: '2026-11-23T06:00:00.000Z',
        closes: '2026-11-27T06:00:00.000Z',
        door: '2026-11-27T05:30:00.000Z',
        starts: '2026-11-27T06:00:00.000Z',
        ends: '2026-11-27T08:00:00.000Z',
        capacity: 30,
        maxParty: 4,
        audience: { to: 'anyone' },
        roles: [],
        shifts: [],
        minimum: null,
        forgetDays: 30,
      },
    })
    expect(made(cloud)[0]).not.toHaveProperty('repeat')
    await waitFor(() =>
      expect(replaced()).toEqual([
        `/pages/events/manage/index?street=${STREET}&event=${eventId(1)}`,
      ]),
    )
  })

  test('what is missing is told at its field, and stays on the phone', async () => {
    const cloud = fakeCloud(places)
    const { unmount } = show(<EditEvent />)
    await type(/^叫什么/, '旧衣改造课')
    await type(/^名额/, '很多')
    await tap('存草稿')
    expect(await screen.findByText('还有标红的地方要改好。')).toBeTruthy()
    expect(screen.getAllByText('没有填写').length).toBeGreaterThanOrEqual(2)
    expect(screen.getByText('请改一下，格式不对或太长')).toBeTruthy()
    expect(made(cloud)).toEqual([])
    unmount()
    show(<EditEvent />)
    expect(await screen.findByLabelText('叫什么，必填')).toHaveProperty('value', '旧衣改造课')
  })

  test('volunteers come with a shift that fits, and a series repeats it', async () => {
    const cloud = fakeCloud({ ...places, 'events.create': { event: eventView() } })
    show(<EditEvent />)
    await fill()
    await tap('签到')
    expect(await screen.findByLabelText(/^班次从几点/)).toHaveProperty('value', '13:30')
    await tap('每周', 'radio')
    await type(/^一共几场/, '3')
    await tap('存草稿')
    await waitFor(() => expect(made(cloud)).toHaveLength(1))
    const [sent] = made(cloud)
    expect(sent).toMatchObject({ publish: false, repeat: { every: 'week', times: 3 } })
    expect(sent?.draft.roles).toMatchObject([{ name: { zh: '签到' }, door: true }])
    expect(sent?.draft.shifts).toMatchObject([
      { from: '2026-11-27T05:30:00.000Z', until: '2026-11-27T08:00:00.000Z', seats: 2 },
    ])
    expect(sent?.draft.shifts[0]?.role).toBe(sent?.draft.roles[0]?.role)
  })

  test('a refusal leaves every letter, and every further try is the same event', async () => {
    let tries = 0
    const cloud = fakeCloud({
      ...places,
      'events.create': () => (++tries === 1 ? new No('unavailable') : { event: eventView() }),
    })
    show(<EditEvent />)
    await fill()
    await tap('发布')
    expect(await screen.findByText('外部服务暂时没有回应')).toBeTruthy()
    await tap('发布')
    await waitFor(() => expect(made(cloud)).toHaveLength(2))
    const [first, second] = made(cloud)
    expect(second).toEqual(first)
  })

  test('one that is there is changed alone or with those that follow', async () => {
    openedAt('/pages/events/edit/index', which)
    const event = eventView({ can: RUNS, series: SERIES })
    const cloud = fakeCloud({
      ...places,
      'events.get': { event },
      'events.update': { event },
    })
    show(<EditEvent />)
    expect(await screen.findByLabelText('叫什么，必填')).toHaveProperty('value', '旧衣改造课')
    pick(/^到几点/, '17:00')
    await tap('这场和以后各场')
    await waitFor(() => expect(cloud.asked('events.update')).toHaveLength(1))
    const [sent] = cloud.asked('events.update') as InputOf<'events.update'>[]
    expect(sent).toMatchObject({ ...which, version: 3, reach: 'following' })
    expect(sent?.draft.ends).toBe('2026-11-27T09:00:00.000Z')
  })

  test('is locked for who organises nothing', async () => {
    fakeCloud({ 'session.me': stranger })
    show(<EditEvent />)
    expect(await screen.findByText('活动由街道、居民区、运营方和合伙人办')).toBeTruthy()
  })
})

describe('a form', () => {
  test('that was read from an event makes the same event again', () => {
    const event = eventView({
      roles: [greeter],
      shifts: [shift(1)],
      minimum: { seats: 10, decides: '2026-11-26T10:00:00.000Z', taken: 6, anyway: false },
      questions: [
        {
          id: 'q1',
          words: { zh: '坐哪里' },
          required: true,
          answer: { by: 'choice', choices: [{ zh: '前排' }, { zh: '后排', en: 'Back' }] },
        },
      ],
    })
    const read = readForm(formOf(event), MONDAY_14, false)
    expect(read).toMatchObject({
      draft: {
        title: event.title,
        words: event.words,
        opens: event.opens,
        closes: event.closes,
        door: event.door,
        starts: event.starts,
        ends: event.ends,
        minimum: { seats: 10, decides: '2026-11-26T10:00:00.000Z' },
        roles: [greeter],
        shifts: [{ from: event.shifts[0]?.from, until: event.shifts[0]?.until, seats: 2 }],
      },
    })
  })

  test('that ends before it begins ends on the next day', () => {
    const form = {
      ...emptyForm('2026-12-31', '13800000000'),
      ...{ title: { zh: '迎新年', en: '' }, words: { zh: '一起听钟声。', en: '' } },
      ...{ site: { site: siteId(1), zh: '客厅' }, from: '22:00', until: '00:30' },
    }
    expect(readForm(form, MONDAY_14, true)).toMatchObject({
      draft: { starts: '2026-12-31T14:00:00.000Z', ends: '2026-12-31T16:30:00.000Z' },
    })
  })

  test.each([
    [{ day: '2026-11-01' }, 'ends', 'past'],
    [{ capacity: '0' }, 'capacity', 'nobody'],
    [
      { minimum: { seats: '50', decides: { day: '2026-11-26', time: '18:00' } } },
      'minimum.seats',
      'minimum',
    ],
    [{ closes: { day: '2026-11-20', time: '18:00' } }, 'closes', 'order'],
    [{ phone: '138' }, 'phone', 'bad'],
    [{ title: { zh: ' ', en: '' } }, 'title.zh', 'empty'],
    [{ repeat: { every: 'week' as const, times: '1' } }, 'repeat', 'bad'],
  ])('%j is told at %s', (is, field, fault) => {
    const form = {
      ...emptyForm('2026-11-27', '13800000000'),
      ...{ title: { zh: '课', en: '' }, words: { zh: '来。', en: '' } },
      ...{ site: { site: siteId(1), zh: '客厅' } },
      ...is,
    }
    const read = readForm(form, MONDAY_14, true)
    expect('faults' in read ? [...read.faults] : []).toEqual([[field, fault]])
  })
})
