import { fireEvent, screen, waitFor } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { InvitationView } from '@/contract/invitations'
import type { AreaCode, InvitationId } from '@/contract/wire'
import Invitations from '@/pages/invitations'

const view = (given: Partial<InvitationView> = {}): InvitationView => ({
  invitation: 'v000000001' as InvitationId,
  street: STREET,
  kind: 'appointment',
  state: 'open',
  yours: false,
  expires: '2026-11-30T06:00:00.000Z',
  office: {
    name: '金秀英',
    role: 'volunteer',
    area: {
      code: `${STREET}003` as AreaCode,
      level: 'community',
      zh: '贵州居民区',
      en: 'Guizhou Community',
    },
    from: '2026-11-23',
    until: null,
  },
  record: null,
  ...given,
})

beforeEach(() => {
  openedAt('/pages/invitations/index', { street: STREET, invitation: 'v000000001' })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

test('says what it is, and one tap accepts it', async () => {
  let claimed = false
  const cloud = fakeCloud({
    'session.me': known(),
    'invitations.look': () => ({
      invitation: claimed ? view({ state: 'claimed', yours: true }) : view(),
    }),
    'invitations.claim': () => {
      claimed = true
      return { invitation: view({ state: 'claimed', yours: true }) }
    },
  })
  show(<Invitations />)
  expect(await screen.findByText('邀请您任职')).toBeTruthy()
  expect(screen.getByText('志愿者 · 贵州居民区')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '我是本人，接受' }))
  expect(await screen.findByText('已经接受')).toBeTruthy()
  expect(cloud.asked('invitations.claim')).toEqual([{ street: STREET, invitation: 'v000000001' }])
})

test('nobody signed in: first that, and nothing is asked', async () => {
  const cloud = fakeCloud({ 'session.me': stranger })
  show(<Invitations />)
  expect(await screen.findByText('先登录，再看邀请')).toBeTruthy()
  expect(cloud.asked('invitations.look')).toHaveLength(0)
})

test.each([
  ['expired', '这份邀请过期了'],
  ['revoked', '这份邀请已经收回'],
  ['claimed', '这份邀请已经有人接受'],
] as const)('%s', async (state, title) => {
  fakeCloud({
    'session.me': known(),
    'invitations.look': { invitation: view({ state, office: null }) },
  })
  show(<Invitations />)
  expect(await screen.findByText(title)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '我是本人，接受' })).toBeNull()
})

test('somebody was faster', async () => {
  fakeCloud({
    'session.me': known(),
    'invitations.look': { invitation: view() },
    'invitations.claim': new No('conflict', { why: 'invitation_closed', state: 'claimed' }),
  })
  show(<Invitations />, { locale: 'en' })
  fireEvent.click(await screen.findByRole('button', { name: 'This is me, accept' }))
  await waitFor(() => expect(screen.getByText(/has been accepted/)).toBeTruthy())
})

test('a way back with another account says what happens to the old one', async () => {
  fakeCloud({
    'session.me': known(),
    'invitations.look': { invitation: view({ kind: 'account' }) },
  })
  show(<Invitations />)
  expect(await screen.findByText('换到这个微信账号')).toBeTruthy()
  expect(screen.getByText(/原来的微信账号立即退出/)).toBeTruthy()
})

test('none of this street', async () => {
  fakeCloud({ 'session.me': known(), 'invitations.look': new No('not_found') })
  show(<Invitations />)
  expect(await screen.findByText('没有找到这份邀请')).toBeTruthy()
})

const area = {
  code: `${STREET}003-g02` as AreaCode,
  level: 'grid' as const,
  zh: '贵州路第02微网格',
  en: 'Guizhou Road Grid 02',
}

test('a record that a head entered is taken over, and leads home', async () => {
  let claimed = false
  const home = { kind: 'home' as const, office: null, record: { name: '王阿婆', area } }
  fakeCloud({
    'session.me': known(),
    'invitations.look': () => ({
      invitation: claimed ? view({ ...home, state: 'claimed', yours: true }) : view(home),
    }),
    'invitations.claim': () => {
      claimed = true
      return { invitation: view({ ...home, state: 'claimed', yours: true }) }
    },
  })
  show(<Invitations />)
  expect(await screen.findByText('接手您的住户登记')).toBeTruthy()
  expect(screen.getByText('王阿婆')).toBeTruthy()
  expect(screen.getByText('贵州路第02微网格')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '我是本人，接受' }))
  expect(await screen.findByRole('button', { name: '看我的家' })).toBeTruthy()
})

test('somebody’s own move: minutes are said as a moment, and the name may be unknown', async () => {
  const record = { name: '', area: null }
  const expires = new Date(MONDAY_14 + 15 * 60_000).toISOString()
  fakeCloud({
    'session.me': known(),
    'invitations.look': { invitation: view({ kind: 'account', office: null, record, expires }) },
  })
  show(<Invitations />)
  expect(await screen.findByText('换到这个微信账号')).toBeTruthy()
  expect(screen.getByText('微信用户')).toBeTruthy()
  expect(screen.getByText(/14:15前有效/)).toBeTruthy()
})
