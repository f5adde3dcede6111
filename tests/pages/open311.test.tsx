import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { Open311Key } from '@/contract/open311'
import type { Open311KeyId } from '@/contract/wire'
import OpenInterface from '@/pages/open311'

const ADDRESS = 'https://home.example.cn/open311/v2'
const SECRET = '0123456789abcdefghjkmnpqrstvwxyz'

const key = (is: Partial<Open311Key> = {}): Open311Key => ({
  ...{ key: 'k000000001' as Open311KeyId, name: '城市服务应用', may: 'write', by: '陆佳怡' },
  ...{ issuedAt: '2026-11-20T02:00:00Z', used: '2026-11-23', revokedAt: null },
  ...is,
})

beforeEach(() => {
  openedAt('/pages/open311/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

test('who has a key, what it may, whether it is in use, and where the interface answers', async () => {
  const revoked = key({
    ...{ key: 'k000000002' as Open311KeyId, name: '旧系统', may: 'read', by: null, used: null },
    revokedAt: '2026-11-22T02:00:00Z',
  })
  const unused = key({ key: 'k000000003' as Open311KeyId, name: '新系统', used: null })
  fakeCloud({ 'open311.keys': { keys: [key(), unused, revoked], address: ADDRESS } })
  show(<OpenInterface />)
  expect(await screen.findByText(ADDRESS)).toBeTruthy()
  const said = [
    ...['可以查询和提交 · 最近使用：11月23日', '可以查询和提交 · 还没有用过'],
    ...['只能查询 · 11月22日收回', '11月20日发出', '已收回'],
  ]
  for (const words of said) expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getAllByText('11月20日由陆佳怡发出')).toHaveLength(2)
  expect(screen.queryByRole('button', { name: '收回旧系统的密钥' })).toBeNull()
  tap('复制地址')
  expect(await screen.findByRole('button', { name: '已复制' })).toBeTruthy()
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: ADDRESS })
})

test('a key is issued, shown once, copied, and gone when the sheet is closed', async () => {
  const cloud = fakeCloud({
    'open311.keys': { keys: [], address: ADDRESS },
    'open311.issueKey': { key: key({ name: '某物业' }), secret: SECRET },
  })
  show(<OpenInterface />)
  expect(await screen.findByText(/^还没有发出密钥/)).toBeTruthy()
  tap('发一个密钥')
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: ' 某' } })
  tap('发出密钥')
  expect(await screen.findByText('请写两个字以上')).toBeTruthy()
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '某物业' } })
  fireEvent.click(screen.getByRole('radio', { name: '可以查询和提交' }))
  tap('发出密钥')
  expect(await screen.findByText(SECRET)).toBeTruthy()
  expect(screen.getByText('只显示这一次')).toBeTruthy()
  expect(cloud.asked('open311.issueKey')).toEqual([
    { street: STREET, name: '某物业', may: 'write' },
  ])
  tap('复制密钥')
  await waitFor(() => expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: SECRET }))
  tap('已经交给对方')
  await waitFor(() => expect(screen.queryByText(SECRET)).toBeNull())
  tap('发一个密钥')
  expect((await screen.findByRole('textbox')).getAttribute('value')).toBe('')
  expect(screen.queryByText(SECRET)).toBeNull()
})

test('what was typed stays where issuing is refused, and where the sheet was closed', async () => {
  fakeCloud({
    'open311.keys': { keys: [], address: ADDRESS },
    'open311.issueKey': new No('too_many'),
  })
  show(<OpenInterface />)
  await screen.findByText(ADDRESS)
  tap('发一个密钥')
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '某物业' } })
  tap('发出密钥')
  expect(await screen.findByRole('status')).toBeTruthy()
  tap('关闭')
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
  tap('发一个密钥')
  expect((await screen.findByRole('textbox')).getAttribute('value')).toBe('某物业')
  expect(screen.queryByRole('status')).toBeNull()
})

test('a key is revoked once it was asked', async () => {
  const cloud = fakeCloud({
    'open311.keys': { keys: [key()], address: ADDRESS },
    'open311.revokeKey': { key: key({ revokedAt: '2026-11-23T06:00:00Z' }) },
  })
  show(<OpenInterface />)
  await screen.findByText(ADDRESS)
  tap('收回城市服务应用的密钥')
  expect(await screen.findByText(/已经转来的随手报照常办理/)).toBeTruthy()
  tap('收回密钥')
  await waitFor(() =>
    expect(cloud.asked('open311.revokeKey')).toEqual([{ street: STREET, key: 'k000000001' }]),
  )
  await waitFor(() => expect(screen.queryByRole('button', { name: '收回密钥' })).toBeNull())
})

test('somebody else is told whose page it is; without a network nothing is lost', async () => {
  fakeCloud({ 'open311.keys': new No('forbidden') })
  const { unmount } = show(<OpenInterface />)
  expect(await screen.findByText('开放接口由街道工作人员管理')).toBeTruthy()
  unmount()
  forgetAnswers()
  const cloud = fakeCloud({ 'open311.keys': { keys: [], address: ADDRESS } })
  cloud.setOnline(false)
  show(<OpenInterface />, { online: false })
  expect(await screen.findByText('现在没有网络')).toBeTruthy()
  expect(screen.getByText(/没有丢失任何内容/)).toBeTruthy()
})
