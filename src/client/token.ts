import { storage } from './storage'

/** H5's proof of who asks. WeChat brings the identity itself, so the mini-program has none. */
const NAME = 'token'
const listeners = new Set<() => void>()

export function readToken(): string | null {
  const token = storage.read('kept', NAME)
  return typeof token === 'string' ? token : null
}

function changed() {
  for (const listener of listeners) listener()
}

export function keepToken(token: string): void {
  storage.write('kept', NAME, token)
  changed()
}

export function dropToken(): void {
  if (readToken() === null) return
  storage.remove('kept', NAME)
  changed()
}

/** Tells of every sign-in and sign-out. */
export function watchToken(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
