/** WeChat's limits in bytes: 1 MB a key, 10 MB in all. */
const KEY_LIMIT = 1024 * 1024
const LIMIT = 10 * 1024 * 1024

/** What the phone keeps when the app is closed. Values are JSON texts. */
export type Kept = Map<string, string>

const sizeOf = (key: string, text: string) => Buffer.byteLength(key) + Buffer.byteLength(text)

function total(kept: Kept) {
  let bytes = 0
  for (const [key, text] of kept) bytes += sizeOf(key, text)
  return bytes
}

function put(kept: Kept, key: string, data: unknown) {
  const text = JSON.stringify(data) ?? 'null'
  const size = sizeOf(key, text)
  const others = total(kept) - (kept.has(key) ? sizeOf(key, kept.get(key) ?? '') : 0)
  if (size > KEY_LIMIT) throw new Error('setStorage:fail entry size limit reached')
  if (others + size > LIMIT) throw new Error('setStorage:fail exceed storage max size 10Mb')
  kept.set(key, text)
}

function info(kept: Kept) {
  const currentSize = Math.ceil(total(kept) / 1024)
  return { keys: [...kept.keys()], currentSize, limitSize: LIMIT / 1024 }
}

/** The synchronous half; `wx.ts` gives each its asynchronous twin. */
export function storageApis(kept: Kept) {
  const get = (key: string): unknown => JSON.parse(kept.get(key) ?? '""')
  return {
    sync: {
      getStorageSync: get,
      setStorageSync: (key: string, data: unknown) => put(kept, key, data),
      removeStorageSync: (key: string) => void kept.delete(key),
      clearStorageSync: () => kept.clear(),
      getStorageInfoSync: () => info(kept),
    },
    async: {
      getStorage({ key }: { key: string }) {
        if (!kept.has(key)) throw new Error('getStorage:fail data not found')
        return { data: get(key) }
      },
      setStorage: ({ key, data }: { key: string; data: unknown }) => put(kept, key, data),
      removeStorage: ({ key }: { key: string }) => void kept.delete(key),
      clearStorage: () => kept.clear(),
      getStorageInfo: () => info(kept),
    },
  }
}
