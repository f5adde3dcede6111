import { AppError } from '../errors'
import type { Storage } from './outside'
import { tempLinks } from './temp-links.wechat'
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

async function removeFile(sdk: WxServerSdk, fileID: string): Promise<void> {
  try {
    const { fileList } = await sdk.deleteFile({ fileList: [fileID] })
    const status = fileList[0]?.status ?? 0
    if (status !== 0 && status !== FILE_MISSING) throw unavailable()
  } catch (error) {
    if (errorNumber(error) !== FILE_MISSING) throw unavailable()
  }
}

async function writeFile(sdk: WxServerSdk, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await sdk.uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) })
  } catch {
    throw unavailable()
  }
}

async function readFile(sdk: WxServerSdk, fileID: string): Promise<Uint8Array | undefined> {
  try {
    return (await sdk.downloadFile({ fileID })).fileContent
  } catch (error) {
    if (errorNumber(error) === FILE_MISSING) return undefined
    throw unavailable()
  }
}

/**
 * WeChat's cloud storage. The phone sends to a path by wx.cloud.uploadFile, which knows no limit of
 * bytes: whoever reads has to look at the size.
 */
export function wechatStorage(load: () => Promise<WxServerSdk> = loadWxServerSdk): Storage {
  let root: Promise<string> | undefined
  const linksOf = tempLinks()

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
      return readFile(sdk, fileID)
    },
    write: async (path, bytes) => writeFile(await load(), path, bytes),
    async links(paths) {
      if (paths.length === 0) return new Map()
      const { sdk, fileID: before } = await at('')
      const ids = paths.map((path) => before + path)
      const found = await linksOf(sdk, ids).catch(() => undefined)
      if (!found) throw unavailable()
      return new Map([...found].map(([id, url]) => [id.slice(before.length), url]))
    },
    async remove(path) {
      const { sdk, fileID } = await at(path)
      await removeFile(sdk, fileID)
    },
  }
}
