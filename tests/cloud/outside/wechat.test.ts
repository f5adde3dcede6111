import * as sdk from 'wx-server-sdk'
import { localContentCheck, standInWords } from '@/cloud/outside/content-check.local'
import { wechatContentCheck } from '@/cloud/outside/content-check.wechat'
import { wechatStorage } from '@/cloud/outside/storage.wechat'
import type { WxServerSdk } from '@/cloud/outside/wx-server-sdk'

/** The SDK as far as we use it; each part a test's own. */
const standIn = (own: object) => async () => own as unknown as WxServerSdk
const failure = (errCode: number) => Object.assign(new Error(`errCode: ${errCode}`), { errCode })
const checking = (answer: () => Promise<unknown>) => {
  const msgSecCheck = jest.fn(answer)
  return {
    msgSecCheck,
    check: wechatContentCheck(standIn({ openapi: { security: { msgSecCheck } } })),
  }
}

describe('the content check of WeChat', () => {
  test('asks version 2 with the openid', async () => {
    const { msgSecCheck, check } = checking(async () => ({
      result: { suggest: 'pass', label: 100 },
    }))
    expect(await check.check('你好', 'openid')).toBe('pass')
    expect(msgSecCheck).toHaveBeenCalledWith({
      version: 2,
      scene: 3,
      openid: 'openid',
      content: '你好',
    })
  })

  test.each([
    [{ result: { suggest: 'risky' } }, 'risky'],
    [{ result: { suggest: 'review' } }, 'review'],
    [{ result: { suggest: 'something new' } }, 'review'],
    [{}, 'review'],
  ])('%j is %s', async (answer, verdict) => {
    expect(await checking(async () => answer).check.check('x', 'openid')).toBe(verdict)
  })

  test('the old form of risky', async () => {
    const { check } = checking(() => Promise.reject(failure(87014)))
    expect(await check.check('x', 'openid')).toBe('risky')
  })

  test.each([61010, 40003, -1, 45011, -604102, -501003])(
    'error %d can be mended by waiting or by opening WeChat',
    async (number) => {
      const { check } = checking(() => Promise.reject(failure(number)))
      await expect(check.check('x', 'openid')).rejects.toMatchObject({ code: 'unavailable' })
    },
  )

  test.each([48001, -604101, 47001])(
    'error %d is our fault and not told as theirs',
    async (number) => {
      const { check } = checking(() => Promise.reject(failure(number)))
      await expect(check.check('x', 'openid')).rejects.toMatchObject({ errCode: number })
    },
  )

  test('nobody without an openid passes unchecked', async () => {
    const { check, msgSecCheck } = checking(async () => ({ result: { suggest: 'pass' } }))
    await expect(check.check('x', null)).rejects.toMatchObject({ code: 'unavailable' })
    expect(msgSecCheck).not.toHaveBeenCalled()
  })
})

test('the stand-in knows its few words and the limit of WeChat', async () => {
  const check = localContentCheck()
  expect(await check.check('你好', null)).toBe('pass')
  expect(await check.check(`x${standInWords.risky[0]}`, null)).toBe('risky')
  expect(await check.check(`x${standInWords.review[0]}`, null)).toBe('review')
  expect(await check.check('x'.repeat(2500), null)).toBe('pass')
  await expect(check.check('x'.repeat(2501), null)).rejects.toMatchObject({ errCode: 45002 })
})

describe('the storage of WeChat', () => {
  const ROOT = 'cloud://env.bucket/'
  const PATH = 'import/310101002/0123456789'
  const storing = (own: object) => {
    const uploadFile = jest.fn(async ({ cloudPath }: { cloudPath: string }) => ({
      fileID: ROOT + cloudPath,
    }))
    return { uploadFile, storage: wechatStorage(standIn({ uploadFile, ...own })) }
  }

  test('the phone sends to a path, the cloud reads it by its id', async () => {
    const downloadFile = jest.fn(async () => ({ fileContent: Buffer.from('bytes') }))
    const { storage, uploadFile } = storing({ downloadFile })
    expect(await storage.ticket(PATH, 10)).toEqual({ by: 'cloud', cloudPath: PATH })
    expect(Buffer.from((await storage.read(PATH)) ?? []).toString()).toBe('bytes')
    await storage.read(PATH)
    expect(downloadFile).toHaveBeenCalledWith({ fileID: ROOT + PATH })
    expect(uploadFile).toHaveBeenCalledTimes(1)
  })

  test.each([{ errCode: -503003 }, { errCode: -1, code: 'STORAGE_FILE_NONEXIST' }])(
    'what was never sent is undefined: %j',
    async (error) => {
      const { storage } = storing({
        downloadFile: () => Promise.reject(Object.assign(new Error(), error)),
      })
      expect(await storage.read(PATH)).toBeUndefined()
    },
  )

  test('no answer is unavailable, and the next call asks anew', async () => {
    const { storage, uploadFile } = storing({
      downloadFile: () => Promise.reject(failure(-501002)),
    })
    uploadFile.mockRejectedValueOnce(failure(-501001))
    await expect(storage.read(PATH)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(storage.read(PATH)).rejects.toMatchObject({ code: 'unavailable' })
    expect(uploadFile).toHaveBeenCalledTimes(2)
  })

  test('removing what is gone is no error, a file that stays is', async () => {
    const removing = (status: number) =>
      storing({ deleteFile: async () => ({ fileList: [{ status }] }) }).storage.remove(PATH)
    await removing(0)
    await removing(-503003)
    await expect(removing(-501001)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

test('the real SDK has what we call', () => {
  const { init, uploadFile, downloadFile, deleteFile } = sdk
  for (const one of [init, uploadFile, downloadFile, deleteFile])
    expect(typeof one).toBe('function')
  expect(sdk.DYNAMIC_CURRENT_ENV).toBeDefined()
})
