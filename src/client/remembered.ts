import { useSyncExternalStore } from 'react'
import { storage } from './storage'

/** One of a few words that the person chose, kept on the phone and shown by every page at once. */
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
  const saved = storage.read('kept', name)
  let current = choices.find((choice) => choice === saved) ?? first()
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(value) {
      current = value
      storage.write('kept', name, value)
      for (const listener of listeners) listener()
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
