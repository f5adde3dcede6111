import Taro from '@tarojs/taro'
import type { TextStore } from './text-store'

const onPhone: TextStore = {
  get(key) {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? text : undefined
  },
  put: (key, text) => Taro.setStorageSync(key, text),
  drop: (key) => Taro.removeStorageSync(key),
  keys: () => Taro.getStorageInfoSync().keys ?? [],
}

const inBrowser: TextStore = {
  get: (key) => localStorage.getItem(key) ?? undefined,
  put: (key, text) => localStorage.setItem(key, text),
  drop: (key) => localStorage.removeItem(key),
  keys: () => Object.keys(localStorage),
  watch: (listener) =>
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key !== null) listener(key, newValue ?? undefined)
    }),
}

/** For browsers that forbid storage: the app works, and forgets when it closes. */
function inMemory(): TextStore {
  const texts = new Map<string, string>()
  return {
    get: (key) => texts.get(key),
    put: (key, text) => void texts.set(key, text),
    drop: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  }
}

export function openTextStore(): TextStore {
  const store = process.env.TARO_ENV === 'h5' ? inBrowser : onPhone
  try {
    store.keys()
    return store
  } catch {
    return inMemory()
  }
}
