import { FILE_MISSING, type WxServerSdk } from './wx-server-sdk'

/** getTempFileURL takes no more in one call. */
const MAX_LINKS = 50
/** Seconds for which a link is asked, and milliseconds for which it is given out again. */
const LINK_SECONDS = 4 * 60 * 60
const LINK_AGAIN_MS = 60 * 60_000
/** Above this many links the memory of them starts afresh rather than grow. */
const MAX_REMEMBERED = 5000

/** Finds links of files by their ids; a file that is not there is left out. Throws where the storage does not answer. */
type TempLinks = (sdk: WxServerSdk, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** Links of WeChat's storage, remembered by this instance for an hour: a phone keeps a picture by its link. */
export function tempLinks(): TempLinks {
  const known = new Map<string, { url: string; asked: number }>()

  async function ask(sdk: WxServerSdk, ids: readonly string[], now: number): Promise<void> {
    const fileList = ids.map((fileID) => ({ fileID, maxAge: LINK_SECONDS }))
    for (const one of (await sdk.getTempFileURL({ fileList })).fileList) {
      known.delete(one.fileID)
      if (one.status === 0) known.set(one.fileID, { url: one.tempFileURL, asked: now })
      else if (one.status !== FILE_MISSING) throw new Error(`getTempFileURL: ${one.status}`)
    }
  }

  return async (sdk, ids) => {
    const now = Date.now()
    if (known.size > MAX_REMEMBERED) known.clear()
    const wanted = ids.filter((id) => now - (known.get(id)?.asked ?? 0) >= LINK_AGAIN_MS)
    for (let at = 0; at < wanted.length; at += MAX_LINKS) {
      await ask(sdk, wanted.slice(at, at + MAX_LINKS), now)
    }
    return new Map(
      ids.flatMap((id) => {
        const link = known.get(id)
        return link ? [[id, link.url] as const] : []
      }),
    )
  }
}
