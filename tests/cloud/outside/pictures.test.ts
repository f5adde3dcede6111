import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openCloud } from '@tests/support/open-cloud'
import * as sdk from 'wx-server-sdk'
import { main } from '@/cloud/functions/events'
import { localServer } from '@/cloud/local/server'
import { localImageCheck } from '@/cloud/outside/image-check.local'
import { readPushed, wechatImageCheck } from '@/cloud/outside/image-check.wechat'
import { type LocalStorage, localStorage } from '@/cloud/outside/storage.local'
import { wechatStorage } from '@/cloud/outside/storage.wechat'
import type { WxServerSdk } from '@/cloud/outside/wx-server-sdk'
import { secretsFrom } from '@/cloud/secrets'

const PATH = 'photo/310101002/0123456789'
const HOUR = 60 * 60_000
const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xd9])

const standIn = (own: object) => async () => own as unknown as WxServerSdk
const failure = (errCode: number) => Object.assign(new Error(`errCode: ${errCode}`), { errCode })

describe('pictures on this machine', () => {
  let folder: string
  let now: number
  let storage: LocalStorage
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-pictures-'))
    now = 1_000 * HOUR
    storage = localStorage({
      folder,
      secrets: secretsFrom('a secret of a test that is long enough'),
      publicUrl: 'http://127.0.0.1:8787',
      clock: { now: () => now },
    })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const link = async (where = PATH) => (await storage.links([where])).get(where) ?? ''
  const statusOf = async (url: URL | string) => (await storage.show(new Request(url))).status

  test('what is written is read, and shown by its link as a picture and nothing else', async () => {
    await storage.write(PATH, PICTURE)
    expect(Buffer.from((await storage.read(PATH)) ?? [])).toEqual(PICTURE)
    const answer = await storage.show(new Request(await link()))
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PICTURE)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    })
    await storage.remove(PATH)
    expect(await statusOf(await link())).toBe(404)
  })

  test('a link is the same for an hour and ends after some', async () => {
    await storage.write(PATH, PICTURE)
    const url = await link()
    now += HOUR - 1
    expect(await link()).toBe(url)
    now += 1
    expect(await link()).not.toBe(url)
    now += 4 * HOUR
    expect(await statusOf(url)).toBe(200)
    now += 1
    expect(await statusOf(url)).toBe(403)
  })

  test('a link holds its path and its end, and leads to pictures alone', async () => {
    for (const [name, value] of [
      ['until', `${now + 100 * HOUR}`],
      ['token', 'x'],
    ] as const) {
      const url = new URL(await link())
      url.searchParams.set(name, value)
      expect(await statusOf(url)).toBe(403)
    }
    const other = new URL(await link())
    other.pathname = '/photo/310101002/9876543210'
    expect(await statusOf(other)).toBe(403)
    await storage.write('report_photo/310101002/0123456789', PICTURE)
    expect(await statusOf(await link('report_photo/310101002/0123456789'))).toBe(403)
    const ticket = await storage.ticket(PATH, 10)
    const upload = new URL(ticket.by === 'put' ? ticket.url : '')
    upload.pathname = `/${PATH}`
    expect(await statusOf(upload)).toBe(403)
  })
})

test('the server shows a picture under the picture’s own rules, and takes nothing there', async () => {
  const cloud = await openCloud()
  const storage = cloud.cloud.outside.storage as LocalStorage
  await storage.write(PATH, PICTURE)
  const app = localServer(cloud.cloud, storage, 'dist/h5')
  const url = (await storage.links([PATH])).get(PATH) ?? ''
  const answer = await app.request(url)
  expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
    200,
    "default-src 'none'; sandbox",
  ])
  expect((await app.request(url, { method: 'PUT', body: 'x' })).status).toBe(404)
  expect((await app.request(`/${PATH}`)).status).toBe(403)
  await cloud.close()
})

describe('pictures in WeChat’s storage', () => {
  const ROOT = 'cloud://env.bucket/'
  const paths = (count: number) =>
    Array.from({ length: count }, (_, i) => `photo/310101002/${String(i).padStart(10, '0')}`)
  const storing = (
    statusOf: (fileID: string) => number = () => 0,
    uploadFile = async ({ cloudPath }: { cloudPath: string }) => ({ fileID: ROOT + cloudPath }),
  ) => {
    const getTempFileURL = jest.fn(
      async ({ fileList }: { fileList: { fileID: string; maxAge: number }[] }) => ({
        fileList: fileList.map(({ fileID }) => ({
          ...{ fileID, status: statusOf(fileID) },
          tempFileURL: fileID.replace('cloud://', 'https://'),
        })),
      }),
    )
    const upload = jest.fn(uploadFile)
    const storage = wechatStorage(standIn({ uploadFile: upload, getTempFileURL }))
    return { getTempFileURL, upload, storage }
  }

  test('fifty links a call at most, and none asked for twice within the hour', async () => {
    const { storage, getTempFileURL } = storing()
    const links = await storage.links(paths(120))
    expect(links.size).toBe(120)
    expect(links.get(paths(1)[0] ?? '')).toBe(`https://env.bucket/${paths(1)[0]}`)
    expect(getTempFileURL.mock.calls.map(([{ fileList }]) => fileList.length)).toEqual([50, 50, 20])
    expect(getTempFileURL.mock.calls[0]?.[0].fileList[0]?.maxAge).toBe(4 * 60 * 60)
    await storage.links(paths(121))
    expect(getTempFileURL.mock.calls.at(-1)?.[0].fileList).toHaveLength(1)
    jest.useFakeTimers({ now: Date.now() + HOUR, doNotFake: ['setTimeout', 'nextTick'] })
    await storage.links(paths(1))
    jest.useRealTimers()
    expect(getTempFileURL).toHaveBeenCalledTimes(5)
    expect(await storage.links([])).toEqual(new Map())
  })

  test('a picture that is not there has no link; a storage without an answer is unavailable', async () => {
    const [first = '', second = ''] = paths(2)
    const missing = storing((fileID) => (fileID.endsWith(first) ? -503003 : 0))
    expect([...(await missing.storage.links([first, second])).keys()]).toEqual([second])
    await expect(storing(() => -501001).storage.links([first])).rejects.toMatchObject({
      code: 'unavailable',
    })
  })

  test('the cloud writes to a path', async () => {
    const { storage, upload } = storing()
    await storage.write(PATH, PICTURE)
    expect(upload).toHaveBeenCalledWith({ cloudPath: PATH, fileContent: PICTURE })
    const broken = storing(undefined, () => Promise.reject(failure(-501001)))
    await expect(broken.storage.write(PATH, PICTURE)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('the image check of WeChat', () => {
  const checking = (answer: () => Promise<unknown>) => {
    const mediaCheckAsync = jest.fn(answer)
    return {
      mediaCheckAsync,
      check: wechatImageCheck(standIn({ openapi: { security: { mediaCheckAsync } } })),
    }
  }

  test('asks version 2 about a link, with the openid', async () => {
    const { check, mediaCheckAsync } = checking(async () => ({ errCode: 0, traceId: '6247e8b4-1' }))
    expect(await check.ask('https://x/y.jpg', 'openid')).toBe('6247e8b4-1')
    expect(mediaCheckAsync).toHaveBeenCalledWith({
      version: 2,
      mediaType: 2,
      scene: 3,
      openid: 'openid',
      mediaUrl: 'https://x/y.jpg',
    })
    expect(await check.answer('6247e8b4-1')).toBeUndefined()
  })

  test('puts no question for who is not of WeChat, or was not there lately', async () => {
    const { check, mediaCheckAsync } = checking(async () => ({ traceId: 'x' }))
    expect(await check.ask('https://x/y.jpg', null)).toBeUndefined()
    expect(mediaCheckAsync).not.toHaveBeenCalled()
    for (const number of [61010, 40003, 43104]) {
      const refusing = checking(() => Promise.reject(failure(number))).check
      expect(await refusing.ask('https://x/y.jpg', 'openid')).toBeUndefined()
    }
  })

  test.each([-1, 45009, 45011, -604102, -501003])(
    'error %d is mended by waiting',
    async (number) => {
      const { check } = checking(() => Promise.reject(failure(number)))
      await expect(check.ask('x', 'openid')).rejects.toMatchObject({ code: 'unavailable' })
    },
  )

  test.each([48001, -604101, 47001])('error %d is our fault', async (number) => {
    const { check } = checking(() => Promise.reject(failure(number)))
    await expect(check.ask('x', 'openid')).rejects.toMatchObject({ errCode: number })
  })
})

describe('what WeChat pushes', () => {
  const pushed = {
    ...{ ToUserName: 'gh_9df7d78a1234', FromUserName: 'o4_t144jTUSEoxydysUA2E234_tc' },
    ...{ CreateTime: 1626959646, MsgType: 'event', Event: 'wxa_media_check' },
    ...{ appid: 'wx8f16a5e5e1ab1234', trace_id: '60f96f1d-3845297a-1976a3ae', version: 2 },
    detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
    ...{ errcode: 0, errmsg: 'ok', result: { suggest: 'pass', label: 100 } },
  }

  test.each([
    ['pass', 'pass'],
    ['risky', 'risky'],
    ['review', 'review'],
    ['something new', 'review'],
  ])('%s', (suggest, verdict) => {
    expect(readPushed({ ...pushed, result: { suggest } })).toEqual({
      trace: pushed.trace_id,
      verdict,
    })
  })

  test.each([
    ['nothing', undefined],
    ['another event', { ...pushed, Event: 'user_enter_tempsession' }],
    ['a check that could not look', { ...pushed, errcode: -1008 }],
    ['no result', { ...pushed, result: undefined }],
    ['no name', { ...pushed, trace_id: '' }],
    ['a call', { action: 'session.me', input: {} }],
  ])('%s is no answer, and the function takes it all the same', async (_, event) => {
    expect(readPushed(event)).toBeUndefined()
    expect(await main(event)).toBe('success')
  })
})

test('the stand-in answers what it was told to when it was asked', async () => {
  const check = localImageCheck()
  const passes = await check.ask('x', null)
  check.verdict = 'risky'
  const fails = await check.ask('x', null)
  expect([await check.answer(passes ?? ''), await check.answer(fails ?? '')]).toEqual([
    'pass',
    'risky',
  ])
  expect(await check.answer('anything else')).toBe('review')
})

test('the real SDK has what we call', () => {
  expect(typeof sdk.getTempFileURL).toBe('function')
})
