import type { ClientId } from '@/contract/wire'
import type { BytesKept } from './photos-kept'

/** Bytes rather than a Blob: Safari has lost Blobs out of its database. */
interface Kept {
  client: ClientId
  /** When it was kept, ms. */
  at: number
  bytes: ArrayBuffer
}

const PHOTOS = 'photos'
/** Long enough for another window to put a photo that was just taken into its draft. */
const HOUR = 3_600_000

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('zdh', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(PHOTOS, { keyPath: 'client' })
  return settled(request)
}

/** One step in a transaction of its own; durable when it answers. A browser may close a connection that waits, so none does. */
async function within<T>(
  mode: IDBTransactionMode,
  step: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction(PHOTOS, mode)
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    const [answer] = await Promise.all([settled(step(transaction.objectStore(PHOTOS))), ended])
    return answer
  } finally {
    database.close()
  }
}

const read = async (photo: ClientId): Promise<Blob | undefined> => {
  const kept = await within<Kept | undefined>('readonly', (store) => store.get(photo))
  return kept && new Blob([kept.bytes], { type: 'image/jpeg' })
}

/** The browser's database. A browser that forbids it has no room. */
export const bytesKept: BytesKept = {
  async keep(photo, content) {
    if (typeof content === 'string') return false
    try {
      const kept: Kept = { client: photo, at: Date.now(), bytes: await bytesOf(content) }
      await within('readwrite', (store) => store.put(kept))
    } catch {
      return false
    }
    // what a browser drops for want of room is asked to stay; it need not agree
    await navigator.storage?.persist?.().catch(() => false)
    return true
  },
  read,
  async drop(photo) {
    await within('readwrite', (store) => store.delete(photo))
  },
  async show(photo) {
    const blob = await read(photo)
    if (!blob) return undefined
    const url = URL.createObjectURL(blob)
    return { url, end: () => URL.revokeObjectURL(url) }
  },
  async listOld() {
    const before = Date.now() - HOUR
    const all = await within<Kept[]>('readonly', (store) => store.getAll())
    return all.filter(({ at }) => at < before).map(({ client }) => client)
  },
}

/** Older than Blob.arrayBuffer are browsers that people have. */
function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as ArrayBuffer)
    reader.onerror = () => reject(reader.error)
    reader.readAsArrayBuffer(blob)
  })
}
