import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import {
  eventId,
  eventView,
  mySignup,
  placeId,
  placesBeing,
  signupId,
} from '@tests/support/checkin-samples'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { outcomeWords } from '@/client/checkin-words'
import { i18n } from '@/client/locale'
import { forgetAnswers } from '@/client/query'
import type { OutputOf } from '@/contract'
import { DoorOutcome } from '@/contract/checkins'
import type { MySignup } from '@/contract/signups'
import type { DeviceId } from '@/contract/wire'
import RunPage from '@/pages/checkins/run'
import { quartersOf } from '@/pages/checkins/run/quarters'
import SayPage from '@/pages/checkins/say'
import SelfPage from '@/pages/checkins/self'
import { waysOf } from '@/pages/checkins/self/ways'

const EVENT = eventId(1)
const SCANNED = `https://home.example.cn/s/d${STREET}d0000000010123456789ab`
const CAME = '2026-11-23T05:42:00.000Z'
const LEFT = '2026-11-23T07:55:00.000Z'

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14))
afterEach(() => {
  forgetAnswers()
  localStorage.clear()
  jest.clearAllMocks()
})

type Answers = Parameters<typeof fakeCloud>[0]

const cloudOf = (answers: Answers) => fakeCloud({ 'session.me': known(), ...answers })
const tap = async (name: RegExp | string, role = 'button') =>
  fireEvent.click(await screen.findByRole(role, { name }))
const says = (words: RegExp | string) => screen.findByText(words)

describe('the door says the same in both languages', () => {
  test('each outcome has its words and a tone', () => {
    const told = DoorOutcome.options.map((outcome) => outcomeWords(i18n, outcome))
    expect(new Set(told.map(({ is }) => is)).size).toBe(DoorOutcome.options.length)
    // what lets nobody in says what to do now
    const dumb = told.filter(({ tone, next }) => (tone === 'soon' || tone === 'late') && !next)
    expect(dumb).toEqual([])
  })
})

describe('the code of a door', () => {
  const opened = (answers: Answers) => {
    const cloud = cloudOf(answers)
    openedAt('/pages/checkins/self/index', { street: STREET, event: EVENT, scanned: SCANNED })
    show(<SelfPage />)
    return cloud
  }
  const answer = (outcome: DoorOutcome, is: Partial<MySignup>): OutputOf<'checkins.self'> => ({
    outcome,
    signup: mySignup(EVENT, is),
  })

  test('one tap is in; then the brief of the shift, where, and whom to call', async () => {
    let now = mySignup(EVENT)
    const cloud = opened({
      'signups.at': () => ({ signup: now }),
      'checkins.self': () => {
        now = mySignup(EVENT, { places: placesBeing({ came: CAME }) })
        return answer('in', now)
      },
    })
    await tap('签到')
    expect(await says('已签到')).toBeTruthy()
    expect(screen.getByText('站在门口，告诉来的人往哪里走。')).toBeTruthy()
    expect(screen.getAllByText('13:42 到')).toHaveLength(3)
    expect(cloud.asked('checkins.self')).toMatchObject([
      { street: STREET, scanned: SCANNED, way: 'in' },
    ])
    await tap(/^13800000001/)
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '13800000001' })
    expect(await screen.findByRole('button', { name: '签退' })).toBeTruthy()
  })

  test('who is inside leaves with one tap, and is asked what they think', async () => {
    let now = mySignup(EVENT, { places: placesBeing({ came: CAME }) })
    opened({
      'signups.at': () => ({ signup: now }),
      'checkins.self': () => {
        now = mySignup(EVENT, { places: placesBeing({ came: CAME, left: LEFT }) })
        return answer('out', now)
      },
    })
    await tap('签退')
    expect(await says('已签退')).toBeTruthy()
    await tap('说说这场活动')
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: `/pages/checkins/say/index?street=${STREET}&event=${EVENT}`,
    })
  })

  test('a lost answer is tried again as the same deed', async () => {
    const cloud = opened({
      'signups.at': { signup: mySignup(EVENT) },
      'checkins.self': answer('in', { places: placesBeing({ came: CAME }) }),
    })
    await screen.findByRole('button', { name: '签到' })
    cloud.setOnline(false)
    await tap('签到')
    expect(await says('现在没有网络')).toBeTruthy()
    cloud.setOnline(true)
    await tap('签到')
    expect(await says('已签到')).toBeTruthy()
    const asked = cloud.asked('checkins.self') as { client: string }[]
    expect(asked).toHaveLength(1)
  })

  test.each([
    [new No('not_found'), '门口的码已经换了'],
    [new No('conflict', { why: 'door', outcome: 'too_early' }), '还没有开始签到'],
    [new No('conflict', { why: 'door', outcome: 'over' }), '签到已经结束'],
    [new No('conflict', { why: 'door', outcome: 'called_off' }), '活动已经取消'],
    [new No('conflict', { why: 'door', outcome: 'waiting' }), '还在候补'],
  ])('%o is said in words', async (no, words) => {
    opened({ 'signups.at': { signup: mySignup(EVENT) }, 'checkins.self': no })
    await tap('签到')
    expect(await says(words)).toBeTruthy()
  })

  test('who has not signed up is led to the event', async () => {
    opened({ 'signups.at': { signup: null } })
    expect(await says('您还没有报名这场活动')).toBeTruthy()
    await tap('看这场活动')
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: `/pages/events/event/index?street=${STREET}&event=${EVENT}`,
    })
  })

  test('who is not signed in is told how to come all the same', async () => {
    opened({ 'signups.at': new No('sign_in') })
    expect(await says('先登录，再签到')).toBeTruthy()
  })

  test.each<[string, MySignup['places'], ReturnType<typeof waysOf>]>([
    ['nobody came', placesBeing({}), { first: 'in', besides: undefined }],
    ['all are inside', placesBeing({ came: CAME }), { first: 'out', besides: undefined }],
    [
      'one is inside',
      placesBeing({}).map((one, i) => (i === 0 ? { ...one, came: CAME } : one)),
      { first: 'out', besides: 'in' },
    ],
    [
      'all have left',
      placesBeing({ came: CAME, left: LEFT }),
      { first: undefined, besides: undefined },
    ],
    ['nothing is held', placesBeing({ held: false }), { first: undefined, besides: undefined }],
  ])('%s', (_, places, ways) => expect(waysOf({ places })).toEqual(ways))
})

describe('what those who came think of it', () => {
  const opened = (answers: Answers) => {
    const cloud = cloudOf({ 'events.get': { event: eventView(EVENT) }, ...answers })
    openedAt('/pages/checkins/say/index', { street: STREET, event: EVENT })
    show(<SayPage />)
    return cloud
  }

  test('stars that a reader hears, words, and a change of mind', async () => {
    const cloud = opened({ 'checkins.say': { said: true } })
    const send = await screen.findByRole('button', { name: '提交' })
    expect(send.getAttribute('aria-disabled')).toBe('true')
    await tap('4 星，好', 'radio')
    expect(screen.getByRole('radio', { name: '4 星，好' }).getAttribute('aria-checked')).toBe(
      'true',
    )
    fireEvent.input(screen.getByLabelText('想说的话'), { target: { value: '老师讲得清楚 ' } })
    await tap('提交')
    expect(await says('谢谢，已经记下')).toBeTruthy()
    expect(cloud.asked('checkins.say')).toEqual([
      { street: STREET, event: EVENT, stars: 4, words: '老师讲得清楚' },
    ])
    await tap('改一改')
    await tap('5 星，很好', 'radio')
    await tap('提交')
    await waitFor(() => expect(cloud.asked('checkins.say')).toHaveLength(2))
    expect(cloud.asked('checkins.say')[1]).toEqual({ street: STREET, event: EVENT, stars: 5 })
  })

  test('what was typed stays where it is refused; who did not come is told so', async () => {
    opened({ 'checkins.say': new No('forbidden') })
    await tap('1 星，不好', 'radio')
    fireEvent.input(screen.getByLabelText('想说的话'), { target: { value: '太挤' } })
    await tap('提交')
    expect(await says('到场签到过的人才能评价这场活动')).toBeTruthy()
    expect(screen.getByDisplayValue('太挤')).toBeTruthy()
  })

  test('of an event that did not take place nobody says anything', async () => {
    const cancelled = { reason: 'weather' as const, words: null }
    opened({ 'events.get': { event: eventView(EVENT, { state: 'cancelled', cancelled }) } })
    expect(await says('这场活动没有举行')).toBeTruthy()
  })
})

describe('how the door goes, for whoever runs the event', () => {
  const device = (n: number, is = {}) => ({
    ...{ device: `d00000000${n}` as DeviceId, name: '东门', by: '周晓明', opened: CAME },
    ...{ seen: '2026-11-23T05:59:00.000Z', seats: 5, state: 'open' as const },
    ...is,
  })
  const figures: OutputOf<'checkins.figures'> = {
    figures: {
      seats: {
        ...{ capacity: 40, confirmed: 30, came: 26, walkIns: 2, children: 4 },
        ...{ waited: 3, cancelled: 5 },
      },
      shifts: { seats: 5, taken: 4, came: 3, minutes: 250 },
      arrivals: [
        { from: '2026-11-23T05:30:00.000Z', people: 9 },
        { from: '2026-11-23T06:15:00.000Z', people: 17 },
      ],
      feedback: { average: 4.25, count: 4 },
    },
    words: [{ stars: 5, words: '下次还来' }],
  }
  const opened = (answers: Answers = {}) => {
    const cloud = cloudOf({
      'events.get': { event: eventView(EVENT) },
      'checkins.devices': {
        devices: [
          device(1),
          device(2, { name: '西门', seen: '2026-11-23T05:20:00.000Z' }),
          device(3, { name: '小李的手机', state: 'closed', seats: 0 }),
        ],
        conflicts: [
          {
            ...{ way: 'in', signup: signupId(1), place: placeId(10), name: '王阿婆' },
            first: { device: '西门', at: '2026-11-23T05:40:00.000Z' },
            second: { device: '东门', at: '2026-11-23T05:45:00.000Z' },
          },
        ],
      },
      'checkins.figures': figures,
      ...answers,
    })
    openedAt('/pages/checkins/run/index', { street: STREET, event: EVENT })
    show(<RunPage />)
    return cloud
  }

  test('devices with their seats and when they were heard of, and conflicts', async () => {
    opened()
    expect(await says(/^周晓明 · 余位 5 · 最后联网 1 分钟前$/)).toBeTruthy()
    expect(screen.getByText('在用')).toBeTruthy()
    expect(screen.getByText('没有联网')).toBeTruthy()
    expect(screen.getByText('已交还')).toBeTruthy()
    expect(screen.getByText(/^西门 13:40 先签到，东门 13:45 又签到一次/)).toBeTruthy()
  })

  test('a lost device is told to empty itself, with what that means', async () => {
    const cloud = opened({ 'checkins.wipe': { devices: [] } })
    await tap(/^西门/)
    const dialog = within(await screen.findByRole('dialog', { name: '清空“西门”' }))
    expect(dialog.getByText(/它手上的余位不会给别人/)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: '清空这台设备' }))
    await waitFor(() =>
      expect(cloud.asked('checkins.wipe')).toEqual([
        { street: STREET, event: EVENT, device: 'd000000002' },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('figures say of how many, arrivals stand beside their numbers, opinions without names', async () => {
    opened()
    expect(await says('80%')).toBeTruthy()
    expect(screen.getByText('24 / 30 人次')).toBeTruthy()
    expect(screen.getByText('75%')).toBeTruthy()
    await tap('怎么算的：志愿者到岗')
    expect(screen.getByText(/服务时长共 4 小时 10 分/)).toBeTruthy()
    const shape = '每 15 分钟到了多少人'
    expect(screen.getByRole('img', { name: new RegExp(`^${shape} 最多的：14:15 起`) })).toBeTruthy()
    await tap(`看每段的数字：${shape}`)
    const list = within(screen.getByRole('list', { name: shape }))
    expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '13:30 起 15 分钟：9 人',
      '14:15 起 15 分钟：17 人',
    ])
    expect(screen.getByText('平均 4.3 星，4 人评价')).toBeTruthy()
    expect(screen.getByText('下次还来')).toBeTruthy()
  })

  test('quarters in which nobody came are there, and empty', () => {
    expect(quartersOf(figures.figures.arrivals).map(({ people }) => people)).toEqual([9, 0, 0, 17])
    expect(quartersOf([])).toEqual([])
  })

  test('before anybody came there is nothing to divide by', async () => {
    const seats = { capacity: 40, confirmed: 0, came: 0, walkIns: 0, children: 0 }
    const none = {
      seats: { ...seats, waited: 0, cancelled: 0 },
      shifts: { seats: 0, taken: 0, came: 0, minutes: 0 },
      arrivals: [],
      feedback: null,
    }
    opened({
      'checkins.devices': { devices: [], conflicts: [] },
      'checkins.figures': { figures: none, words: [] },
    })
    expect(await says(/^还没有设备开签到/)).toBeTruthy()
    expect(await screen.findAllByText('还没有')).toHaveLength(2)
    expect(screen.getByText('有人签到以后，这里按每 15 分钟算出来。')).toBeTruthy()
    expect(screen.getByText(/满 3 个才显示/)).toBeTruthy()
    await tap('在这台设备签到')
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: `/pages/checkins/door/index?street=${STREET}&event=${EVENT}`,
    })
  })

  test('others are told whose it is', async () => {
    opened({ 'checkins.devices': new No('not_found') })
    expect(await says('签到情况给主办这场活动的人看')).toBeTruthy()
  })
})
