import { AppError } from '../errors'
import type { Storage } from './outside'
import { errorNumber, FILE_MISSING, loadWxServerSdk, type WxServerSdk } from './wx-server-sdk'

/** An empty file of ours whose only use is its id: see `rootOf`. */
const MARKER = 'root'

const unavailable = () => new AppError('unavailable', '云存储暂时没有回应，请稍后再试')

/**
 * What stands before a path in a file's id, `cloud://environment.bucket/`. The SDK tells a bucket's
 * name only in the id of what it uploads itself, so one small upload an instance finds it out.
 */
async function rootOf(sdk: WxServerSdk): Promise<string> {
  const { fileID } = await sdk.uploadFile({ cloudPath: MARKER, fileContent: Buffer.from('.') })
  return fileID.slice(0, -MARKER.length)
}

/**
 * WeChat's cloud storage. The phone sends to a path by wx.cloud.uploadFile, which knows no limit of
 * bytes: whoever reads has to look at the size.
 */
export function wechatStorage(load: () => Promise<WxServerSdk> = loadWxServerSdk): Storage {
  let root: Promise<string> | undefined

  async function at(path: string): Promise<{ sdk: WxServerSdk; fileID: string }> {
    const sdk = await load()
    root ??= rootOf(sdk)
    try {
      return { sdk, fileID: (await root) + path }
    } catch {
      root = undefined
      throw unavailable()
    }
  }

  return {
    ticket: async (path) => ({ by: 'cloud', cloudPath: path }),
    async read(path) {
      const { sdk, fileID } = await at(path)
      try {
        return (await sdk.downloadFile({ fileID })).fileContent
      } catch (error) {
        if (errorNumber(error) === FILE_MISSING) return undefined
        throw unavailable()
      }
    },
    async remove(path) {
      const { sdk, fileID } = await at(path)
      try {
        const { fileList } = await sdk.deleteFile({ fileList: [fileID] })
        const status = fileList[0]?.status ?? 0
        if (status !== 0 && status !== FILE_MISSING) throw unavailable()
      } catch (error) {
        if (errorNumber(error) !== FILE_MISSING) throw unavailable()
      }
    },
  }
}
