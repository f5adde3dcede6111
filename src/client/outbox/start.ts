import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { sweepPhotos } from '../photos'
import { queries } from '../query'
import { watchToken } from '../token'
import { wake } from './index'

const send = () => void wake()

function whenShown(task: () => void) {
  if (process.env.TARO_ENV !== 'h5') return Taro.onAppShow(task)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') task()
  })
}

/** In WeChat nobody signs in by a token: a person who agrees is first seen in an answer. */
function whenKnown(task: () => void) {
  let known: unknown
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryKey[0] !== 'session.me') return
    const person = (query.state.data as { person?: unknown } | undefined)?.person
    if (person && person !== known) task()
    known = person
  })
}

onlineManager.subscribe((online) => {
  if (online) send()
})
whenShown(send)
whenKnown(send)
watchToken(send)
send()
void sweepPhotos()
