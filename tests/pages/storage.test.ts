import { openStorage } from '@/client/phone-storage'
import type { TextStore } from '@/client/text-store'

const MB = 1024 * 1024

/** A platform's storage that is full at a number of characters. */
function textStore(limit = Number.POSITIVE_INFINITY) {
  const texts = new Map<string, string>()
  const size = () => [...texts.values()].reduce((sum, text) => sum + text.length, 0)
  const store: TextStore = {
    get: (key) => texts.get(key),
    put(key, text) {
      if (size() - (texts.get(key)?.length ?? 0) + text.length > limit) throw new Error('full')
      texts.set(key, text)
    },
    drop: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  }
  return { store, texts }
}

/** A clock that moves at each look, so that every use has its own moment. */
function ticking() {
  let now = 1000
  return () => ++now
}

const text = (bytes: number) => 'x'.repeat(bytes)

test('what was written is read again, also after a restart', () => {
  const { store } = textStore()
  openStorage(store).write('kept', 'token', { of: '王' })
  const again = openStorage(store)
  expect(again.read('kept', 'token')).toEqual({ of: '王' })
  expect(again.names('kept')).toEqual(['token'])
  expect(again.read('cache', 'token')).toBeUndefined()
})

test('bytes are measured in UTF-8, keys included', () => {
  const storage = openStorage(textStore().store)
  storage.write('kept', 'a', '家园é😀')
  expect(storage.use().bytes).toBe(Buffer.byteLength('zdh.k.a"家园é😀"'))
  storage.remove('kept', 'a')
  expect(storage.use().bytes).toBe(0)
})

test('a corrupt value is dropped and never thrown', () => {
  const { store, texts } = textStore()
  texts.set('zdh.k.token', '{"of":')
  texts.set('zdh.index', '[[[')
  const storage = openStorage(store)
  expect(storage.read('kept', 'token')).toBeUndefined()
  expect(texts.has('zdh.k.token')).toBe(false)
  expect(storage.use().bytes).toBe(0)
})

test('the least recently used answer goes first, and what is kept never goes', () => {
  const storage = openStorage(textStore().store, ticking())
  storage.write('kept', 'outbox', text(MB - 100))
  for (let i = 0; i < 8; i++) storage.write('cache', `answer ${i}`, text(MB - 100))
  expect(storage.read('cache', 'answer 0')).toBeDefined()
  expect(storage.write('cache', 'answer 8', text(MB - 100))).toBe(true)
  expect(storage.names('cache')).not.toContain('answer 1')
  expect(storage.names('cache')).toContain('answer 0')
  for (let i = 0; i < 20; i++) storage.write('cache', `more ${i}`, text(MB - 100))
  expect(storage.read('kept', 'outbox')).toBe(text(MB - 100))
  expect(storage.use().bytes).toBeLessThanOrEqual(storage.use().budget)
})

test('when only kept values are left, another is refused and the old one stays', () => {
  const storage = openStorage(textStore().store, ticking())
  for (let i = 0; i < 9; i++)
    expect(storage.write('kept', `roster ${i}`, text(MB - 100))).toBe(true)
  expect(storage.write('kept', 'roster 9', text(MB - 100))).toBe(false)
  expect(storage.write('kept', 'roster 8', text(MB + 1))).toBe(false)
  expect(storage.read('kept', 'roster 8')).toBe(text(MB - 100))
})

test('an answer over 1 MB is not kept, and neither is the older one in its place', () => {
  const storage = openStorage(textStore().store)
  storage.write('cache', 'page', 'old')
  expect(storage.write('cache', 'page', text(MB))).toBe(false)
  expect(storage.read('cache', 'page')).toBeUndefined()
})

test('a platform that is full before our budget makes answers go, then refuses', () => {
  const { store } = textStore(5000)
  const storage = openStorage(store, ticking())
  storage.write('cache', 'one', text(2000))
  storage.write('cache', 'two', text(2000))
  expect(storage.write('kept', 'outbox', text(2500))).toBe(true)
  expect(storage.names('cache')).toEqual(['two'])
  expect(storage.write('kept', 'roster', text(4000))).toBe(false)
  expect(storage.read('kept', 'outbox')).toBe(text(2500))
})
