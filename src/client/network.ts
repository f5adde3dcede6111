import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

function watchBrowser(tell: (online: boolean) => void) {
  const on = () => tell(true)
  const off = () => tell(false)
  tell(navigator.onLine)
  window.addEventListener('online', on)
  window.addEventListener('offline', off)
  return () => {
    window.removeEventListener('online', on)
    window.removeEventListener('offline', off)
  }
}

function watchPhone(tell: (online: boolean) => void) {
  const changed = (state: { isConnected: boolean }) => tell(state.isConnected)
  Taro.getNetworkType().then(
    (state) => tell(state.networkType !== 'none'),
    () => undefined,
  )
  Taro.onNetworkStatusChange(changed)
  return () => Taro.offNetworkStatusChange(changed)
}

onlineManager.setEventListener(process.env.TARO_ENV === 'h5' ? watchBrowser : watchPhone)
// The manager watches while somebody listens; requests need to know from the start.
onlineManager.subscribe(() => undefined)

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)
const isOnline = () => onlineManager.isOnline()

/** Whether the phone says that it has a network. It can be wrong: a call may still fail. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, isOnline)
}
