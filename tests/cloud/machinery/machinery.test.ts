import { readFileSync } from 'node:fs'
import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import * as v from 'valibot'
import { dispatch } from '@/cloud/dispatch'
import { readHttp, writeHttp } from '@/cloud/functions/http-event'
import { openidFromWechat } from '@/cloud/functions/wechat-context'
import { MAX_CALL_BYTES, readBody } from '@/cloud/http'
import { forgetOldCounts } from '@/cloud/limits'
import { localServer } from '@/cloud/local/server'
import type { LocalStorage } from '@/cloud/outside/storage.local'
import { secretsFrom } from '@/cloud/secrets'

let opened: TestCloud[] = []
const openOne: typeof openCloud = async (options) => {
  const cloud = await openCloud(options)
  opened.push(cloud)
  return cloud
}
afterEach(async () => {
  await Promise.all(opened.map((cloud) => cloud.close()))
  opened = []
})

const me = { street: STREET }

describe('limits', () => {
  test('a person who calls too often is asked to wait, others are not', async () => {
    const cloud = await openOne({ limitCalls: true })
    const call = { action: 'session.personas', input: {}, requestId: 'test' }
    const from = (address: string) =>
      dispatch(cloud.cloud, { ...call, credentials: { token: null, openid: null, address } })
    const codes = new Set<string>()
    for (let i = 0; i < 130; i++) {
      const answer = await from('10.0.0.1')
      codes.add(answer.ok ? 'ok' : answer.error.code)
    }
    expect(codes).toEqual(new Set(['ok', 'too_many']))
    expect((await from('10.0.0.2')).ok).toBe(true)
  })

  test('a stranger stands in the database by no address', async () => {
    const cloud = await openOne({ limitCalls: true })
    await dispatch(cloud.cloud, {
      action: 'session.signInAs',
      input: { persona: 'resident' },
      credentials: { token: null, openid: null, address: '10.1.2.3' },
      requestId: 'test',
    })
    const rows = await cloud.db.query<{ who: string }>('SELECT who FROM rate_counters')
    expect(rows.map(({ who }) => who)).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/)])
  })

  test('writes are counted in the database, and old counts are forgotten', async () => {
    const cloud = await openOne({ limitCalls: true })
    await cloud.as('resident').call('consents.set', { purpose: 'visits', given: true })
    const counted = () =>
      cloud.db.query("SELECT 1 FROM rate_counters WHERE action = 'consents.set'")
    expect(await counted()).toHaveLength(1)
    await cloud.db.query('UPDATE rate_counters SET minute = minute - 10')
    await forgetOldCounts(cloud.cloud)
    expect(await counted()).toEqual([])
  })
})

describe('dispatch', () => {
  test('our own fault is answered without a word of what it was, and logged without values', async () => {
    const cloud = await openOne()
    const broken = {
      ...cloud.cloud,
      db: { ...cloud.db, query: () => Promise.reject(new Error('secret 13800000000')) },
    }
    const answer = await dispatch(broken, {
      ...{ action: 'areas.locate', input: { at: { lng: 121.4785, lat: 31.2345 } } },
      ...{ credentials: { token: null, openid: null, address: 'x' }, requestId: 'r1' },
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify([answer, cloud.log])).not.toContain('13800000000')
    expect(cloud.log).toContainEqual(expect.objectContaining({ event: 'fault', request: 'r1' }))
  })

  test('every call leaves one line with action, code, time and request', async () => {
    const cloud = await openOne()
    await cloud.as('resident').try('session.me', { street: 'nowhere' })
    expect(cloud.log.at(-1)).toEqual({
      ...{ event: 'call', action: 'session.me', code: 'invalid' },
      ...{ ms: expect.any(Number), request: expect.any(String) },
    })
  })
})

describe('secrets', () => {
  const secrets = secretsFrom('a secret of thirty-two characters')

  test('sealed words come back, altered ones do not, and none looks like another', () => {
    const sealed = secrets.seal('contact', '138 0000 0000')
    expect(secrets.unseal('contact', sealed)).toBe('138 0000 0000')
    expect(secrets.seal('contact', '138 0000 0000')).not.toBe(sealed)
    const altered = Buffer.from(sealed, 'base64')
    altered[20] = (altered[20] ?? 0) ^ 1
    expect(() => secrets.unseal('contact', altered.toString('base64'))).toThrow()
  })

  test('a MAC is of its use and its value alone; an empty one is of nothing', () => {
    const mac = secrets.mac('scene', 'value')
    expect(secrets.verify('scene', 'value', mac)).toBe(true)
    for (const [use, value, given] of [
      ['receipt', 'value', mac],
      ['scene', 'other', mac],
      ['scene', 'value', ''],
      ['scene', 'value', mac.slice(1)],
    ] as const) {
      expect(secrets.verify(use, value, given)).toBe(false)
    }
  })
})

describe('HTTP', () => {
  const open = async () => {
    const cloud = await openOne()
    return localServer(cloud.cloud, cloud.cloud.outside.storage as LocalStorage, 'dist/h5')
  }
  const post = (body: string, headers: Record<string, string> = {}) => ({
    method: 'POST',
    body,
    headers,
  })

  test('a call is answered in the envelope with a request id', async () => {
    const app = await open()
    const response = await app.request(
      '/api',
      post(JSON.stringify({ action: 'session.me', input: me })),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-z]{12}$/)
    expect(await response.json()).toMatchObject({
      ok: true,
      data: { person: null, demonstration: true },
    })
  })

  test.each([
    ['no JSON', '{', 'invalid'],
    ['a list', '[]', 'invalid'],
    ['null', 'null', 'invalid'],
    ['nothing', '', 'invalid'],
    ['no action', '{}', 'unknown_action'],
  ])('%s gets an envelope', async (_name, body, code) => {
    const app = await open()
    expect(await (await app.request('/api', post(body))).json()).toMatchObject({
      ok: false,
      error: { code },
    })
  })

  test('a body over the limit is refused', async () => {
    const app = await open()
    const response = await app.request('/api', post('x'.repeat(MAX_CALL_BYTES + 1)))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'too_large' } })
  })

  test('healthz asks the database; a printed link leads to the scan page', async () => {
    const app = await open()
    expect(await (await app.request('/healthz')).json()).toMatchObject({ ok: true })
    const link = await app.request('/s/abc%20d')
    expect([link.status, link.headers.get('location')]).toEqual([
      302,
      '/#/pages/scan/index?scene=abc%20d',
    ])
  })

  test('the trigger of WeChat’s cloud says the same', () => {
    const event = {
      ...{ httpMethod: 'POST', headers: { authorization: 'Bearer abc.def' } },
      ...{
        body: Buffer.from('{"action":"a","input":{}}').toString('base64'),
        isBase64Encoded: true,
      },
    }
    expect(readHttp(event)).toMatchObject({
      action: 'a',
      credentials: { token: 'abc.def', openid: null },
    })
    expect(readBody('GET', '', undefined, 'x')).toHaveProperty('refused')
    expect(writeHttp({ ok: true, data: 1 }, 'r')).toMatchObject({
      statusCode: 200,
      body: '{"ok":true,"data":1}',
    })
  })
})

describe('WeChat’s context', () => {
  const keys = ['WX_CONTEXT_KEYS', 'WX_OPENID', 'WX_APPID'] as const
  const before = Object.fromEntries(keys.map((key) => [key, process.env[key]]))
  afterEach(() => {
    for (const key of keys) {
      if (before[key] === undefined) delete process.env[key]
      else process.env[key] = before[key]
    }
  })

  test.each([
    [{ WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: 'oABC-def_1', WX_APPID: 'wx1' }],
    [{ WX_CONTEXT_KEYS: 'WX_APPID', WX_OPENID: 'oABC', WX_APPID: 'wx1' }],
    [{ WX_OPENID: 'oABC' }],
    [{ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: '' }],
  ])('openid as wx-server-sdk’s getWXContext has it: %j', async (env) => {
    for (const key of keys) delete process.env[key]
    Object.assign(process.env, env)
    const sdk = await import('wx-server-sdk')
    const { OPENID } = sdk.getWXContext() as { OPENID?: string }
    expect(openidFromWechat(process.env)).toBe(OPENID || null)
  })
})

test('the limits of a function’s configuration are those that the code counts on', () => {
  const Config = v.object({
    timeout: v.number(),
    envVariables: v.object({ TZ: v.literal('Asia/Shanghai') }),
  })
  for (const name of ['api', 'timer', 'migrate']) {
    const text = readFileSync(`src/cloud/functions/${name}/config.json`, 'utf8')
    expect(v.parse(Config, JSON.parse(text)).timeout).toBeGreaterThanOrEqual(10)
  }
})
