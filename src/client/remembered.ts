import { useSyncExternalStore } from 'react'
import { storage } from './storage'

/** One of a few words that the person chose, kept on the phone and shown by every page and window at once. */
export interface Remembered<T extends string> {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

export function remembered<T extends string>(
  name: string,
  choices: readonly T[],
  first: () => T,
): Remembered<T> {
  const known = (saved: unknown) => choices.find((choice) => choice === saved) ?? first()
  let current = known(storage.read('kept', name))
  const listeners = new Set<() => void>()
  const show = (value: T) => {
    current = value
    for (const listener of listeners) listener()
  }
  storage.watch('kept', name, (saved) => show(known(saved)))
  return {
    get: () => current,
    set(value) {
      storage.write('kept', name, value)
      show(value)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useRemembered<T extends string>(choice: Remembered<T>): T {
  return useSyncExternalStore(choice.subscribe, choice.get)
}
