import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { watchToken } from '../token'
import { wakeDoors } from './index'

const wake = () => void wakeDoors()

function whenShown(task: () => void) {
  if (process.env.TARO_ENV !== 'h5') return Taro.onAppShow(task)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') task()
  })
}

onlineManager.subscribe((online) => {
  if (online) wake()
})
whenShown(wake)
watchToken(wake)
wake()
