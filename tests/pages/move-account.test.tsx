import { fireEvent, screen, waitFor } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { InvitationView, MadeInvitation } from '@/contract/invitations'
import type { InvitationId } from '@/contract/wire'
import MoveAccount from '@/pages/invitations/move'

const ID = 'v000000001' as InvitationId
const expires = new Date(MONDAY_14 + 15 * 60_000).toISOString()

const made: MadeInvitation = {
  ...{ invitation: ID, kind: 'account', scene: 'i310101002v0000001aaaaaaaaaa', expires },
  link: 'https://home.example/s/i310101002v0000001aaaaaaaaaa',
}

const view = (state: InvitationView['state'] = 'open'): InvitationView => ({
  ...{ invitation: ID, street: STREET, kind: 'account', state, yours: false, expires },
  office: null,
  record: state === 'open' ? { name: '陈家宁', area: null } : null,
})

const opened = (query: Record<string, string> = {}) =>
  openedAt('/pages/invitations/move/index', { street: STREET, ...query })

beforeEach(() => {
  opened()
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const button = (name: string) => screen.findByRole('button', { name })

test('says what will happen; one tap gives a code, another takes it back', async () => {
  const cloud = fakeCloud({
    'session.me': known(),
    'invitations.moveAccount': { invitation: made },
    'invitations.look': { invitation: view() },
    'invitations.revoke': { revoked: true },
  })
  show(<MoveAccount />)
  expect(await screen.findByText(/原来的微信账号和所有登录的电脑立即退出/)).toBeTruthy()
  expect(cloud.asked('invitations.moveAccount')).toHaveLength(0)
  fireEvent.click(await button('生成换账号的码'))
  expect(await screen.findByText('还有 15 分钟有效')).toBeTruthy()
  expect(screen.getByText('不要把这张码发给别人')).toBeTruthy()
  fireEvent.click(await button('收回这张码'))
  expect(await screen.findByText('已经收回')).toBeTruthy()
  expect(cloud.asked('invitations.revoke')).toEqual([{ street: STREET, invitation: ID }])
  expect(await button('生成换账号的码')).toBeTruthy()
})

test('the new account has accepted: this one is signed out, and says so', async () => {
  let moved = false
  fakeCloud({
    'session.me': () => (moved ? stranger : known()),
    'invitations.moveAccount': { invitation: made },
    'invitations.look': () => {
      moved = true
      return new No('sign_in')
    },
  })
  show(<MoveAccount />)
  fireEvent.click(await button('生成换账号的码'))
  expect(await screen.findByText('账号换好了')).toBeTruthy()
})

test('one that is over can be made again', async () => {
  fakeCloud({
    'session.me': known(),
    'invitations.moveAccount': { invitation: made },
    'invitations.look': { invitation: view('revoked') },
  })
  show(<MoveAccount />)
  fireEvent.click(await button('生成换账号的码'))
  expect(await screen.findByText('那张码过期了')).toBeTruthy()
  expect(await button('生成换账号的码')).toBeTruthy()
})

test('one that the inbox tells of can be taken back, and no more', async () => {
  opened({ invitation: ID })
  const cloud = fakeCloud({
    'session.me': known(),
    'invitations.look': { invitation: view() },
    'invitations.revoke': { revoked: true },
  })
  show(<MoveAccount />)
  expect(await screen.findByText('有一张换账号的码还能用 15 分钟')).toBeTruthy()
  fireEvent.click(await button('收回这张码'))
  await waitFor(() => expect(cloud.asked('invitations.revoke')).toHaveLength(1))
})

test('one that was taken back long ago leaves the page as it begins', async () => {
  opened({ invitation: ID })
  fakeCloud({ 'session.me': known(), 'invitations.look': { invitation: view('revoked') } })
  show(<MoveAccount />)
  expect(await button('生成换账号的码')).toBeTruthy()
})

test('nobody signed in: by the old account, or by who leads the grid', async () => {
  const cloud = fakeCloud({ 'session.me': stranger })
  show(<MoveAccount />)
  expect(await screen.findByText('请先登录原来的账号')).toBeTruthy()
  expect(cloud.asked('invitations.look')).toHaveLength(0)
})

test('too many codes in a minute', async () => {
  fakeCloud({ 'session.me': known(), 'invitations.moveAccount': new No('too_many') })
  show(<MoveAccount />)
  fireEvent.click(await button('生成换账号的码'))
  expect(await screen.findByText('操作太频繁了')).toBeTruthy()
})
