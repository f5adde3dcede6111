import Taro from '@tarojs/taro'

interface Lock {
  release(): Promise<void>
}
/** Of some browsers only. */
interface Wakeful {
  wakeLock?: { request(type: 'screen'): Promise<Lock> }
}

/** A browser lets go of the screen whenever it is hidden: it is asked for again. */
function inBrowser(): () => void {
  const { wakeLock } = navigator as Wakeful
  if (!wakeLock) return () => undefined
  let held: Promise<Lock | undefined> = Promise.resolve(undefined)
  const hold = () => {
    if (document.visibilityState === 'visible') {
      held = wakeLock.request('screen').catch(() => undefined)
    }
  }
  hold()
  document.addEventListener('visibilitychange', hold)
  return () => {
    document.removeEventListener('visibilitychange', hold)
    void held.then((lock) => lock?.release()).catch(() => undefined)
  }
}

/** Keeps the screen on until what it answers is called. */
export function keepAwake(): () => void {
  if (process.env.TARO_ENV === 'h5') return inBrowser()
  const turn = (keepScreenOn: boolean) => {
    Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined)
  }
  turn(true)
  return () => turn(false)
}
