import type { TextStore } from './text-store'

/**
 * Everything the app keeps on the phone, in one budget.
 * `cache` can be fetched again: the least recently used goes first when room is needed.
 * `kept` (outbox, rosters, keys, choices) never goes by itself.
 */
export type Kind = 'cache' | 'kept'

/** WeChat's limits: 10 MB in all, of which a little is left to the platform, and 1 MB a key. */
const BUDGET = 10 * 1024 * 1024 - 256 * 1024
const KEY_LIMIT = 1024 * 1024
const INDEX = 'zdh.index'
const PREFIX: Record<Kind, string> = { cache: 'zdh.c.', kept: 'zdh.k.' }

/** Bytes held, and when it was last written or read (ms). */
type Entry = [bytes: number, usedAt: number]

/** Length in UTF-8; a phone may lack TextEncoder. */
function bytesOf(text: string) {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isEntry = (value: unknown): value is Entry =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number')

class PhoneStorage {
  private readonly entries = new Map<string, Entry>()
  private total = 0

  constructor(
    private readonly store: TextStore,
    private readonly now: () => number = Date.now,
  ) {
    const index = parsed(store.get(INDEX))
    const known = new Map(Object.entries(typeof index === 'object' && index !== null ? index : {}))
    for (const key of store.keys()) {
      if (!Object.values(PREFIX).some((prefix) => key.startsWith(prefix))) continue
      const entry: unknown = known.get(key)
      this.note(key, isEntry(entry) ? entry : [bytesOf(key + (store.get(key) ?? '')), 0])
    }
  }

  /** What was written under the name, or undefined. A value that cannot be read is dropped. */
  read(kind: Kind, name: string): unknown {
    const key = PREFIX[kind] + name
    const entry = this.entries.get(key)
    if (!entry) return undefined
    const value = parsed(this.store.get(key))
    if (value === undefined) this.forget(key)
    else entry[1] = this.now()
    return value
  }

  /** False when there is no room: a kept value that did not fit is the caller's to handle. */
  write(kind: Kind, name: string, value: unknown): boolean {
    const key = PREFIX[kind] + name
    const text = JSON.stringify(value)
    const bytes = bytesOf(key) + bytesOf(text)
    const room = BUDGET - bytes + (this.entries.get(key)?.[0] ?? 0)
    if (bytes > KEY_LIMIT || !this.makeRoom(room, key)) return this.refuse(kind, key)
    for (;;) {
      try {
        this.store.put(key, text)
        this.note(key, [bytes, this.now()])
        this.saveIndex()
        return true
      } catch {
        if (!this.evictOne(key)) return this.refuse(kind, key)
      }
    }
  }

  remove(kind: Kind, name: string) {
    this.forget(PREFIX[kind] + name)
    this.saveIndex()
  }

  names(kind: Kind): string[] {
    const prefix = PREFIX[kind]
    return [...this.entries.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  }

  clear(kind: Kind) {
    for (const name of this.names(kind)) this.forget(PREFIX[kind] + name)
    this.saveIndex()
  }

  /** Tells what another window of this browser writes under a name; undefined where it is gone. */
  watch(kind: Kind, name: string, listener: (value: unknown) => void) {
    const wanted = PREFIX[kind] + name
    this.store.watch?.((key, text) => {
      if (key !== wanted) return
      if (text !== undefined) this.note(key, [bytesOf(key + text), this.now()])
      listener(parsed(text))
    })
  }

  use() {
    return { bytes: this.total, budget: BUDGET }
  }

  private makeRoom(room: number, except: string) {
    while (this.total > room) if (!this.evictOne(except)) return false
    return true
  }

  private evictOne(except: string) {
    let oldest: string | undefined
    let usedAt = Number.POSITIVE_INFINITY
    for (const [key, entry] of this.entries) {
      if (!key.startsWith(PREFIX.cache) || key === except || entry[1] >= usedAt) continue
      oldest = key
      usedAt = entry[1]
    }
    if (oldest === undefined) return false
    this.forget(oldest)
    return true
  }

  /** An old cached value would be taken for the new one; a kept value stays as it was. */
  private refuse(kind: Kind, key: string) {
    if (kind === 'cache') this.forget(key)
    return false
  }

  private note(key: string, entry: Entry) {
    this.total += entry[0] - (this.entries.get(key)?.[0] ?? 0)
    this.entries.set(key, entry)
  }

  private forget(key: string) {
    const entry = this.entries.get(key)
    if (!entry) return
    this.total -= entry[0]
    this.entries.delete(key)
    this.store.drop(key)
  }

  private saveIndex() {
    try {
      this.store.put(INDEX, JSON.stringify(Object.fromEntries(this.entries)))
    } catch {
      // The index only saves measuring: without it the next start reads every value once.
      this.store.drop(INDEX)
    }
  }
}

/** A budget over some store. */
export const openStorage = (store: TextStore, now?: () => number) => new PhoneStorage(store, now)
