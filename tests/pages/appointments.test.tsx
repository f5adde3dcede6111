import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { staff } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { AppointmentView, OpenWork } from '@/contract/appointments'
import type { MadeInvitation } from '@/contract/invitations'
import type {
  AbsenceId,
  AppointmentId,
  AreaCode,
  InvitationId,
  OperatorId,
  PersonId,
} from '@/contract/wire'
import Appointments from '@/pages/appointments'
import ChangeAppointment from '@/pages/appointments/change'
import EndAppointment from '@/pages/appointments/end'
import NewAppointment from '@/pages/appointments/new'

const GRID = `${STREET}003-g01` as AreaCode
const person = (n: number) => `p00000000${n}` as PersonId

const office = (given: Partial<AppointmentView> = {}): AppointmentView => ({
  appointment: 'a000000001' as AppointmentId,
  person: person(1),
  name: '王志强',
  phone: '138****1234',
  role: 'grid_head',
  area: { code: GRID, level: 'grid', zh: '贵州路第01微网格', en: 'Guizhou Road grid 01' },
  operator: null,
  from: '2026-01-01',
  until: null,
  standIn: { person: person(2), name: '李秀兰' },
  away: null,
  claimed: true,
  invited: null,
  work: 2,
  demo: true,
  version: 3,
  can: { change: true, end: true, invite: true, away: true },
  ...given,
})

const listed = (...appointments: AppointmentView[]) => ({
  appointments,
  next: null,
  gives: ['volunteer' as const, 'grid_head' as const],
})

const made: MadeInvitation = {
  invitation: 'v000000001' as InvitationId,
  kind: 'appointment',
  scene: 'i310101002aaaaaaaabbbbbbbbbb',
  link: 'https://home.example.cn/s/i310101002aaaaaaaabbbbbbbbbb',
  expires: '2026-11-30T06:00:00.000Z',
}

const work = (n: number, given: Partial<OpenWork> = {}): OpenWork => ({
  subject: { noun: 'complaints', id: `c00000000${n}` },
  kind: 'answer_complaint',
  title: `T20261123-000${n}`,
  due: '2026-11-30',
  about: false,
  candidates: [
    { person: person(3), name: '许明哲', role: 'street_staff', open: 0 },
    { person: person(4), name: '秦思远', role: 'street_staff', open: 2 },
  ],
  proposed: person(3),
  ...given,
})

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const cloudOf = (answers: Parameters<typeof fakeCloud>[0]) =>
  fakeCloud({ 'session.me': staff(), ...answers })
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('the list', () => {
  beforeEach(() => openedAt('/pages/appointments/index', { street: STREET }))

  test('who holds what, who stands in, how much is open, and what may be done', async () => {
    cloudOf({ 'appointments.list': listed(office()) })
    show(<Appointments />)
    expect(await screen.findByText('王志强')).toBeTruthy()
    expect(screen.getByText('微网格长 · 贵州路第01微网格')).toBeTruthy()
    expect(screen.getByText('在岗')).toBeTruthy()
    const facts = '1月1日起 · 代理人：李秀兰 · 手上 2 件事 · 电话 138****1234'
    expect(screen.getByText(facts)).toBeTruthy()
    press('改动任命：王志强')
    press('结束任命：王志强')
    press('任命一个人')
    expect(opened()).toEqual([
      `/pages/appointments/change/index?street=${STREET}&appointment=a000000001`,
      `/pages/appointments/end/index?street=${STREET}&appointment=a000000001`,
      `/pages/appointments/new/index?street=${STREET}`,
    ])
  })

  test('is asked again by role and by words', async () => {
    const cloud = cloudOf({ 'appointments.list': listed(office()) })
    show(<Appointments />)
    await screen.findByText('王志强')
    fireEvent.click(screen.getByRole('radio', { name: '网格长' }))
    fireEvent.change(screen.getByLabelText('按姓名、手机号或后四位找'), {
      target: { value: '1234' },
    })
    await waitFor(() =>
      expect(cloud.asked('appointments.list').at(-1)).toEqual({
        ...{ street: STREET, role: 'lane_head', q: '1234' },
      }),
    )
  })

  test('who holds nothing to give sees what is theirs, and may be away', async () => {
    const can = { change: false, end: false, invite: false, away: true }
    const cloud = cloudOf({
      'appointments.list': { ...listed(office({ can, phone: null })), gives: [] },
      'appointments.away': {
        absence: { absence: 'b000000001' as AbsenceId, from: '2026-11-24', until: '2026-11-25' },
      },
    })
    show(<Appointments />)
    await screen.findByText('王志强')
    for (const name of ['任命一个人', /改动任命/, /结束任命/, /换微信账号/]) {
      expect(screen.queryByRole('button', { name })).toBeNull()
    }
    press('请假：王志强')
    const field = await screen.findByLabelText(/最后一天/)
    fireEvent.change(field, { target: { value: '2026-11-20' } })
    expect(screen.getByText(/请写对日期/)).toBeTruthy()
    fireEvent.change(field, { target: { value: '2026-11-25' } })
    press('登记')
    await waitFor(() =>
      expect(cloud.asked('appointments.away')).toEqual([
        { street: STREET, person: person(1), from: '2026-11-23', until: '2026-11-25' },
      ]),
    )
  })

  test('back again; an invitation again, as a code to hand over', async () => {
    const away = { absence: 'b000000001' as AbsenceId, from: '2026-11-20', until: '2026-11-25' }
    const waiting = office({
      ...{
        appointment: 'a000000002' as AppointmentId,
        name: '金秀英',
        claimed: false,
        phone: null,
      },
      invited: { invitation: made.invitation, expires: made.expires },
    })
    const cloud = cloudOf({
      'appointments.list': listed(office({ away }), waiting),
      'appointments.back': { back: true },
      'appointments.invite': { invitation: made },
    })
    show(<Appointments />)
    expect(await screen.findByText('不在，到11月25日')).toBeTruthy()
    press('已回来：王志强')
    await waitFor(() =>
      expect(cloud.asked('appointments.back')).toEqual([{ street: STREET, absence: away.absence }]),
    )
    expect(screen.getByText('还没接受邀请')).toBeTruthy()
    press('重新邀请 金秀英')
    expect(await screen.findByText('给金秀英的邀请')).toBeTruthy()
    expect(screen.getByText(made.link)).toBeTruthy()
    expect(screen.getByText(/11月30日前有效/)).toBeTruthy()
  })

  test('nobody, and in English', async () => {
    cloudOf({ 'appointments.list': listed() })
    const { unmount } = show(<Appointments />)
    expect(await screen.findByText('这里没有人任职')).toBeTruthy()
    unmount()
    forgetAnswers()
    cloudOf({ 'appointments.list': listed(office()) })
    show(<Appointments />, { locale: 'en', elder: 'large' })
    expect(await screen.findByText('On duty')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'End appointment: 王志强' })).toBeTruthy()
  })
})

describe('the handover', () => {
  beforeEach(() =>
    openedAt('/pages/appointments/end/index', { street: STREET, appointment: 'a000000001' }),
  )

  test('each piece goes to the one proposed unless another is chosen', async () => {
    const cloud = cloudOf({
      'appointments.handover': { appointment: office(), work: [work(1), work(2)] },
      'appointments.end': { ended: true, handed: 2 },
    })
    show(<EndAppointment />)
    expect(await screen.findByText('第一步：2 件事交给谁')).toBeTruthy()
    const [, other] = screen.getAllByRole('radio', { name: /秦思远/ })
    if (!other) throw new Error('two pieces have two choices each')
    fireEvent.click(other)
    press('交接并结束任命')
    press('结束任命')
    await waitFor(() => expect(cloud.asked('appointments.end')).toHaveLength(1))
    const { subject: first, kind } = work(1)
    expect(cloud.asked('appointments.end')).toEqual([
      {
        ...{ street: STREET, appointment: 'a000000001', version: 3 },
        hands: [
          { subject: first, kind, to: person(3) },
          { subject: work(2).subject, kind, to: person(4) },
        ],
      },
    ])
  })

  test('where nobody can take over, nothing ends', async () => {
    const cloud = cloudOf({
      'appointments.handover': {
        appointment: office(),
        work: [work(1, { candidates: [], proposed: null })],
      },
    })
    show(<EndAppointment />)
    expect(await screen.findByText('现在没有人可以接手')).toBeTruthy()
    press('交接并结束任命')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(cloud.asked('appointments.end')).toHaveLength(0)
  })

  test('the last one who answers for the street stays, in words', async () => {
    cloudOf({
      'appointments.handover': { appointment: office({ role: 'street_staff' }), work: [] },
      'appointments.end': new No('conflict', { why: 'last_of_street', role: 'street_staff' }),
    })
    show(<EndAppointment />)
    expect(await screen.findByText('手上没有要交接的事，可以直接结束任命。')).toBeTruthy()
    expect(screen.queryByText(/第一步|第二步|0 件/)).toBeNull()
    press('结束任命')
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('王志强马上不能再办理。不能撤回，可以重新任命。')).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: '结束任命' }))
    expect(await screen.findByText(/最后一位能联系到的街道工作人员/)).toBeTruthy()
  })
})

describe('a new appointment', () => {
  beforeEach(() => openedAt('/pages/appointments/new/index', { street: STREET }))

  test('by name, role and area; the invitation is shown at once', async () => {
    const cloud = cloudOf({
      'appointments.list': listed(),
      'areas.shapes': {
        areas: [
          {
            ...{ code: GRID, level: 'grid', zh: '贵州路第01微网格', en: 'Guizhou Road grid 01' },
            ...{ parent: null, ring: [], demo: true },
            ring: [
              { lng: 121.47, lat: 31.23 },
              { lng: 121.48, lat: 31.23 },
              { lng: 121.48, lat: 31.24 },
            ],
          },
        ],
      },
      'appointments.create': { appointment: office({ claimed: false }), invitation: made },
    })
    show(<NewAppointment />)
    fireEvent.change(await screen.findByLabelText(/姓名/), { target: { value: '金秀英' } })
    fireEvent.change(screen.getByLabelText(/手机号/), { target: { value: '138' } })
    expect(screen.getByText('请写 11 位手机号')).toBeTruthy()
    fireEvent.change(screen.getByLabelText(/手机号/), { target: { value: '13800001234' } })
    fireEvent.click(screen.getByRole('radio', { name: '微网格长' }))
    fireEvent.click(await screen.findByRole('radio', { name: '贵州路第01微网格' }))
    press('任命并生成邀请')
    expect(await screen.findByText('给金秀英的邀请')).toBeTruthy()
    expect(cloud.asked('appointments.create')).toMatchObject([
      {
        ...{ street: STREET, name: '金秀英', phone: '13800001234', role: 'grid_head', area: GRID },
        from: '2026-11-23',
      },
    ])
  })

  test('who may not appoint is told who does', async () => {
    cloudOf({ 'appointments.list': { ...listed(), gives: [] } })
    show(<NewAppointment />)
    expect(await screen.findByText('任命由街道和居民区书记办理')).toBeTruthy()
  })
})

describe('a change', () => {
  const near = [
    {
      ...{ person: person(5), name: '周建平', role: 'lane_head' as const },
      area: { code: GRID, level: 'lane' as const, zh: '贵州路街坊', en: 'Guizhou Road lane' },
    },
  ]
  const DRAFT = 'draft.appointment.change.a000000001'
  beforeEach(() =>
    openedAt('/pages/appointments/change/index', { street: STREET, appointment: 'a000000001' }),
  )
  afterEach(() => storage.remove('kept', DRAFT))

  test('the last day and a stand-in from nearby; only what changed is sent', async () => {
    const cloud = cloudOf({
      'appointments.get': { appointment: office(), near },
      'appointments.change': { appointment: office({ version: 4, until: '2026-12-31' }) },
    })
    show(<ChangeAppointment />)
    const field = await screen.findByLabelText(/最后一天/)
    expect(screen.getByRole('radio', { name: '李秀兰' }).getAttribute('aria-checked')).toBe('true')
    fireEvent.change(field, { target: { value: '2026-11-20' } })
    expect(screen.getByText('请写对日期：不早于第一天，也不早于今天')).toBeTruthy()
    fireEvent.change(field, { target: { value: '2026-12-31' } })
    press('保存改动')
    await waitFor(() => expect(cloud.asked('appointments.change')).toHaveLength(1))
    await waitFor(() => expect(storage.read('kept', DRAFT)).toBeUndefined())
    fireEvent.click(screen.getByRole('radio', { name: '周建平（网格长 · 贵州路街坊）' }))
    press('保存改动')
    await waitFor(() => expect(cloud.asked('appointments.change')).toHaveLength(2))
    const which = { street: STREET, appointment: 'a000000001', version: 3 }
    expect(cloud.asked('appointments.change')).toEqual([
      { ...which, until: '2026-12-31' },
      { ...which, standIn: person(5) },
    ])
  })

  test('somebody else in office is found by name; nobody is a choice, the holder is none', async () => {
    const found = [
      office({ appointment: 'a000000007' as AppointmentId, person: person(7), name: '王秀英' }),
      office(),
    ]
    const cloud = cloudOf({
      'appointments.get': { appointment: office({ until: '2026-12-31' }), near },
      'appointments.list': listed(...found),
      'appointments.change': { appointment: office() },
    })
    show(<ChangeAppointment />)
    fireEvent.change(await screen.findByLabelText('按姓名找代理人'), { target: { value: '王' } })
    expect(await screen.findByRole('radio', { name: /王秀英/ })).toBeTruthy()
    expect(screen.queryByRole('radio', { name: /王志强/ })).toBeNull()
    fireEvent.click(screen.getByRole('radio', { name: '没有代理人' }))
    fireEvent.change(screen.getByLabelText(/最后一天/), { target: { value: '' } })
    press('保存改动')
    await waitFor(() =>
      expect(cloud.asked('appointments.change')).toMatchObject([{ until: null, standIn: null }]),
    )
  })

  test('what somebody else changed is told, what was typed stays, and the next try is on what stands now', async () => {
    let version = 3
    const cloud = cloudOf({
      'appointments.get': () => ({ appointment: office({ version }), near }),
      'appointments.change': () => {
        version = 4
        return new No('conflict', { why: 'changed', by: '陆佳怡', fields: ['standIn'] })
      },
    })
    const { unmount } = show(<ChangeAppointment />)
    fireEvent.change(await screen.findByLabelText(/最后一天/), { target: { value: '2026-12-31' } })
    press('保存改动')
    expect(await screen.findByText(/陆佳怡刚刚改动了代理人/)).toBeTruthy()
    await waitFor(() => expect(storage.read('kept', DRAFT)).toMatchObject({ version: 4 }))
    press('保存改动')
    await waitFor(() =>
      expect(cloud.asked('appointments.change')).toMatchObject([{ version: 3 }, { version: 4 }]),
    )
    unmount()
    show(<ChangeAppointment />)
    const field = await screen.findByLabelText<HTMLInputElement>(/最后一天/)
    expect(field.value).toBe('2026-12-31')
    press('放弃修改')
    await waitFor(() => expect(field.value).toBe(''))
  })

  test('its history in words, and a reader who may not change it', async () => {
    const can = { change: false, end: false, invite: false, away: false }
    cloudOf({
      'appointments.get': { appointment: office({ can }), near: [] },
      'history.list': {
        lines: [
          {
            ...{ at: '2026-11-23T02:00:00.000Z', did: 'appointments.change', by: '陆佳怡' },
            ...{ changed: ['until', 'standIn'], note: null },
          },
        ],
        next: null,
      },
    })
    show(<ChangeAppointment />)
    expect(await screen.findByText(/由任命它的人管理/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '保存改动' })).toBeNull()
    press('改动记录')
    expect(await screen.findByText('改动任命：最后一天、代理人')).toBeTruthy()
  })

  test('one that is not there; in English and large', async () => {
    cloudOf({ 'appointments.get': new No('not_found') })
    const { unmount } = show(<ChangeAppointment />)
    expect(await screen.findByText('没有找到这项任命')).toBeTruthy()
    unmount()
    forgetAnswers()
    cloudOf({ 'appointments.get': { appointment: office(), near } })
    show(<ChangeAppointment />, { locale: 'en', elder: 'large' })
    expect(await screen.findByRole('radio', { name: 'No stand-in' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Save changes' })).toBeTruthy()
  })
})

describe('one of an operator’s people', () => {
  const OPERATOR = 'p000000001' as OperatorId
  const joins = { ...listed(), gives: ['operator' as const] }
  beforeEach(() =>
    openedAt('/pages/appointments/new/index', { street: STREET, operator: OPERATOR }),
  )

  test('is asked for by name alone: role, street and operator follow', async () => {
    const cloud = cloudOf({
      'appointments.list': joins,
      'appointments.create': {
        appointment: office({
          ...{ role: 'operator', claimed: false },
          operator: { operator: OPERATOR, zh: '邻里社区服务中心', en: 'Linli Services' },
        }),
        invitation: made,
      },
    })
    show(<NewAppointment />)
    fireEvent.change(await screen.findByLabelText(/姓名/), { target: { value: '林小满' } })
    expect(screen.queryByRole('radio')).toBeNull()
    press('任命并生成邀请')
    expect(await screen.findByText('给林小满的邀请')).toBeTruthy()
    expect(cloud.asked('appointments.create')).toMatchObject([
      { name: '林小满', role: 'operator', area: STREET, operator: OPERATOR },
    ])
    press('完成')
    expect(jest.mocked(Taro.redirectTo).mock.calls.map(([{ url }]) => url)).toEqual([
      `/pages/operators/review/index?street=${STREET}&operator=${OPERATOR}`,
    ])
  })

  test('is for staff: whoever gives other roles is told so', async () => {
    cloudOf({ 'appointments.list': listed() })
    show(<NewAppointment />)
    expect(await screen.findByText('任命由街道和居民区书记办理')).toBeTruthy()
  })
})
