import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import {
  eventId,
  eventView,
  myShift,
  mySignup,
  question,
  shift,
  shiftId,
} from '@tests/support/event-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { InputOf } from '@/contract'
import type { EventView } from '@/contract/events'
import SignUp from '@/pages/signups'

const which = { street: STREET, event: eventId(1) }

beforeEach(() => {
  openedAt('/pages/signups/index', which)
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const tap = async (name: RegExp | string, role = 'button') =>
  fireEvent.click(await screen.findByRole(role, { name }))
const type = async (label: RegExp | string, words: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value: words } })

const at = (is: Partial<EventView> = {}, more: Parameters<typeof fakeCloud>[0] = {}) =>
  fakeCloud({
    'session.me': known(),
    'events.get': { event: eventView(is) },
    'signups.at': { signup: null },
    'signups.mine': { signups: [], next: null },
    ...more,
  })

const made = (cloud: ReturnType<typeof fakeCloud>) =>
  cloud.asked('signups.make') as InputOf<'signups.make'>[]

test('one person signs up with what is known already, and is led to the ticket', async () => {
  const cloud = at({ shifts: [], roles: [] }, { 'signups.make': { signup: mySignup() } })
  show(<SignUp />)
  expect(await screen.findByText('周五 14:00–16:00 · 贵州路邻里客厅')).toBeTruthy()
  expect(screen.getByText('1 个名额')).toBeTruthy()
  await type(/^您的称呼/, '陈家宁')
  await tap(/^我同意/, 'switch')
  await tap('报名')
  await waitFor(() =>
    expect(jest.mocked(Taro.redirectTo).mock.calls.map(([{ url }]) => url)).toEqual([
      `/pages/signups/ticket/index?street=${STREET}&event=${eventId(1)}&made=made`,
    ]),
  )
  const [first] = made(cloud)
  expect(first).toMatchObject({
    ...which,
    name: '陈家宁',
    guests: [{ name: '陈家宁', child: false }],
    shifts: [],
    answers: {},
    guardian: false,
    agreed: true,
  })
  expect(first).not.toHaveProperty('phone')
  expect(storage.read('kept', `draft.signup.${eventId(1)}`)).toBeUndefined()
})

test('what is missing is told at its field, and nothing is sent', async () => {
  const cloud = at({ questions: [question()] })
  show(<SignUp />)
  await type(/^您的称呼/, '')
  await type(/^手机号/, '138')
  await tap('报名')
  expect(await screen.findByText('没有填写')).toBeTruthy()
  expect(screen.getByText('没有回答')).toBeTruthy()
  expect(screen.getByText('请写 11 位手机号')).toBeTruthy()
  expect(screen.getByText('要您同意才能报名')).toBeTruthy()
  expect(screen.getByText('还有标红的地方要改好。')).toBeTruthy()
  expect(made(cloud)).toEqual([])
})

test('a family with a child needs a guardian’s word', async () => {
  const cloud = at({ shifts: [], roles: [] }, { 'signups.make': { signup: mySignup() } })
  show(<SignUp />)
  await type(/^您的称呼/, '王阿婆')
  await tap('带家人或孩子')
  await type(/^同行的第 1 位怎么称呼/, '小宝')
  await tap('是孩子', 'checkbox')
  await tap(/^我同意/, 'switch')
  await tap('报名')
  expect(await screen.findByText(/带孩子要监护人同意/)).toBeTruthy()
  await tap(/^我是孩子的监护人/, 'switch')
  await tap('报名')
  await waitFor(() => expect(made(cloud)).toHaveLength(1))
  expect(made(cloud)[0]).toMatchObject({
    guests: [
      { name: '王阿婆', child: false },
      { name: '小宝', child: true },
    ],
    guardian: true,
  })
})

test('more people than seats are told that they wait together, before they send', async () => {
  at({ free: 1, waiting: 3, shifts: [], roles: [] })
  show(<SignUp />)
  await tap('带家人或孩子')
  expect(await screen.findByText('只剩 1 个名额，2 人会一起候补')).toBeTruthy()
  expect(screen.getByText(/前面 3 人/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '报名并候补' })).toBeTruthy()
})

describe('shifts', () => {
  const early = shift(1)
  const same = shift(3, { from: '2026-11-27T06:00:00.000Z', until: '2026-11-27T08:00:00.000Z' })
  const later = shift(4, { from: '2026-11-27T07:00:00.000Z', until: '2026-11-27T08:00:00.000Z' })

  test('two at the same time cannot be chosen, one after the other can', async () => {
    const cloud = at(
      { capacity: 0, free: 0, shifts: [early, same, later] },
      { 'signups.make': { signup: mySignup() } },
    )
    show(<SignUp />)
    await type(/^您的称呼/, '陈家宁')
    await tap(/^13:30–15:00/, 'checkbox')
    expect(await screen.findByText('和选好的 13:30–15:00 同时')).toBeTruthy()
    const off = screen.getByRole('checkbox', { name: /^14:00–16:00/ })
    expect(off.getAttribute('aria-disabled')).toBe('true')
    await tap(/^15:00–16:00/, 'checkbox')
    await tap(/^我同意/, 'switch')
    await tap('报名')
    await waitFor(() => expect(made(cloud)).toHaveLength(1))
    expect(made(cloud)[0]).toMatchObject({ guests: [], shifts: [shiftId(1), shiftId(4)] })
  })

  test('one at the time of another event is told with its name', async () => {
    const mine = mySignup({
      event: eventId(9),
      places: [myShift(8)],
      about: { ...mySignup().about, title: { zh: '公园清扫' } },
    })
    at(
      { capacity: 0, free: 0, shifts: [early] },
      { 'signups.mine': { signups: [mine], next: null } },
    )
    show(<SignUp />)
    expect(await screen.findByText('和您在“公园清扫”的 13:30–15:00 同时')).toBeTruthy()
  })

  test('nobody and no shift is nothing to send', async () => {
    const cloud = at({ capacity: 0, free: 0, shifts: [early] })
    show(<SignUp />)
    await type(/^您的称呼/, '陈家宁')
    await tap(/^我同意/, 'switch')
    await tap('报名')
    expect(await screen.findByText('选一下谁参加，或选一个班次')).toBeTruthy()
    expect(made(cloud)).toEqual([])
  })
})

test('a refusal is said in words, and every further try is the same sign-up', async () => {
  let tries = 0
  const cloud = at(
    { shifts: [], roles: [] },
    {
      'signups.make': () =>
        ++tries === 1
          ? new No('conflict', { why: 'not_open', phase: 'closed' })
          : { signup: mySignup() },
    },
  )
  show(<SignUp />)
  await type(/^您的称呼/, '陈家宁')
  await tap(/^我同意/, 'switch')
  await tap('报名')
  expect(await screen.findByText(/报名已经截止/)).toBeTruthy()
  expect(screen.getByLabelText(/^您的称呼/)).toHaveProperty('value', '陈家宁')
  await tap('报名')
  await waitFor(() => expect(made(cloud)).toHaveLength(2))
  const [first, second] = made(cloud)
  expect(second).toEqual(first)
})

test('who is not signed in writes first and is asked then; what was typed stays', async () => {
  const cloud = at({ shifts: [], roles: [] }, { 'session.me': stranger })
  const { unmount } = show(<SignUp />)
  await type(/^您的称呼/, '陈家宁')
  await tap(/^我同意/, 'switch')
  await tap('报名')
  expect(await screen.findByText('先登录，再报名')).toBeTruthy()
  expect(made(cloud)).toEqual([])
  unmount()
  show(<SignUp />)
  expect(await screen.findByLabelText(/^您的称呼/)).toHaveProperty('value', '陈家宁')
})

test('who has a ticket is led to it', async () => {
  at({}, { 'signups.at': { signup: mySignup() } })
  show(<SignUp />)
  expect(await screen.findByText('您已经报过名了')).toBeTruthy()
})

test('where nobody signs up now, it says why', async () => {
  at({ closes: '2026-11-23T05:00:00.000Z' })
  show(<SignUp />)
  expect(await screen.findByText('现在不能报名')).toBeTruthy()
  expect(screen.getByText('报名已截止 · 周五 14:00 开始')).toBeTruthy()
})

test('answers go by the question: words, yes or no, and the number of a choice', async () => {
  const questions = [
    question(),
    question({ id: 'q2', words: { zh: '带什么衣服' }, answer: { by: 'words' } }),
    question({
      id: 'q3',
      words: { zh: '坐哪里' },
      answer: { by: 'choice', choices: [{ zh: '前排' }, { zh: '后排' }] },
    }),
  ]
  const cloud = at({ shifts: [], roles: [], questions }, { 'signups.make': { signup: mySignup() } })
  show(<SignUp />)
  await type(/^您的称呼/, '陈家宁')
  await tap('不是', 'radio')
  await type(/^带什么衣服/, '一件毛衣')
  await tap('后排', 'radio')
  await tap(/^我同意/, 'switch')
  await tap('报名')
  await waitFor(() => expect(made(cloud)).toHaveLength(1))
  expect(made(cloud)[0]?.answers).toEqual({ q1: false, q2: '一件毛衣', q3: 1 })
})

test('without a network one writes first', async () => {
  at({ shifts: [], roles: [] })
  show(<SignUp />, { online: false })
  expect(await screen.findByText(/先写好，内容留在这台手机上/)).toBeTruthy()
})
