import { localSubscribeMessages } from '@/cloud/outside/subscribe-message.local'
import { wechatSubscribeMessages } from '@/cloud/outside/subscribe-message.wechat'
import type { WxServerSdk } from '@/cloud/outside/wx-server-sdk'
import { settingsFrom } from '@/cloud/settings'

const message = {
  openid: 'oANNA',
  templateId: 'tpl',
  page: 'pages/complaints/thread/index?street=310101002&complaint=0123456789',
  data: { thing2: { value: '您的意见有答复了' } },
}
const failure = (errCode: number) => Object.assign(new Error(`errCode: ${errCode}`), { errCode })

describe('WeChat', () => {
  const sending = (answer: () => Promise<{ errCode?: number }>) => {
    const send = jest.fn(answer)
    const sdk = { openapi: { subscribeMessage: { send } } } as unknown as WxServerSdk
    const { send: to } = wechatSubscribeMessages({ miniprogramState: 'trial' }, async () => sdk)
    return { send, to }
  }

  test('is told the account, the template, the page, the data and which version it opens', async () => {
    const { send, to } = sending(async () => ({ errCode: 0 }))
    expect(await to(message)).toEqual({ sent: true })
    expect(send).toHaveBeenCalledWith({
      ...{ touser: 'oANNA', templateId: 'tpl', page: message.page, data: message.data },
      ...{ miniprogramState: 'trial', lang: 'zh_CN' },
    })
  })

  test.each([[43101], [47003], [-1], [-604101]])('refuses with %d', async (error) => {
    expect(await sending(() => Promise.reject(failure(error))).to(message)).toEqual({
      ...{ sent: false, error },
    })
    expect(await sending(async () => ({ errCode: error })).to(message)).toEqual({
      ...{ sent: false, error },
    })
  })

  test('no answer has no number', async () => {
    const { to } = sending(() => Promise.reject(new Error('socket hang up')))
    expect(await to(message)).toEqual({ sent: false, error: null })
  })

  test('the SDK is not loaded before there is something to send', () => {
    const load = jest.fn()
    wechatSubscribeMessages({ miniprogramState: 'formal' }, load)
    expect(load).not.toHaveBeenCalled()
  })
})

describe('the stand-in', () => {
  test('takes one message a consent, of that account and that template', async () => {
    const wechat = localSubscribeMessages()
    wechat.accept('oANNA', 'tpl')
    expect(await wechat.send({ ...message, openid: 'oBERT' })).toEqual({
      sent: false,
      error: 43101,
    })
    expect(await wechat.send({ ...message, templateId: 'x' })).toEqual({
      sent: false,
      error: 43101,
    })
    expect(await wechat.send(message)).toEqual({ sent: true })
    expect(await wechat.send(message)).toEqual({ sent: false, error: 43101 })
    expect(wechat.sent).toEqual([message])
  })

  test.each([
    [41030, { page: '/pages/home/index' }],
    [47003, { data: { thing2: { value: '字'.repeat(21) } } }],
    [47003, { data: { thing2: { value: '' } } }],
    [47003, { data: { phrase3: { value: 'done' } } }],
    [47003, { data: { character_string1: { value: '工单1' } } }],
    [47003, { data: { time4: { value: '2026-11-23' } } }],
    [47003, { data: { words1: { value: 'x' } } }],
  ])(
    'refuses with %d what WeChat refuses: %j, and takes no consent for it',
    async (error, wrong) => {
      const wechat = localSubscribeMessages()
      wechat.accept('oANNA', 'tpl')
      expect(await wechat.send({ ...message, ...wrong })).toEqual({ sent: false, error })
      expect(wechat.left('oANNA', 'tpl')).toBe(1)
    },
  )
})

describe('settings', () => {
  const from = (WECHAT_TEMPLATES?: string, more = {}) =>
    settingsFrom({ DEMONSTRATION: '1', WECHAT_TEMPLATES, ...more })

  test('none is none; an id alone has the usual keys', () => {
    expect(from().templates).toEqual({})
    expect(from('').templates).toEqual({})
    expect(from('{"work_assigned": "AbC_1-x"}').templates).toEqual({
      work_assigned: {
        id: 'AbC_1-x',
        keys: { thing1: 'about', character_string2: 'number', time3: 'at' },
      },
    })
  })

  test('keys of the installation’s own template', () => {
    const keys = { thing5: 'about', phrase2: 'state' }
    const text = JSON.stringify({ report_progress: { id: 'x', keys } })
    expect(from(text).templates).toEqual({ report_progress: { id: 'x', keys } })
  })

  test.each([
    'x',
    '["report_progress"]',
    '"id"',
    '{"news": "x"}',
    '{"report_progress": ""}',
    '{"report_progress": {"id": "x"}}',
    '{"report_progress": {"id": "x", "keys": {"name1": "about"}}}',
    '{"report_progress": {"id": "x", "keys": {"thing1": "person"}}}',
  ])('%s is refused with the variable’s name', (text) => {
    expect(() => from(text)).toThrow(/WECHAT_TEMPLATES/)
  })

  test('which version a message opens', () => {
    expect(from().miniprogramState).toBe('formal')
    expect(from(undefined, { MINIPROGRAM_STATE: 'trial' }).miniprogramState).toBe('trial')
    expect(() => from(undefined, { MINIPROGRAM_STATE: 'beta' })).toThrow(/MINIPROGRAM_STATE/)
  })
})
