import Taro from '@tarojs/taro'
import type { Envelope } from '@/contract/errors'
import { wechatCloud } from './wechat-cloud'

/** One way to the cloud: sends a call, answers its envelope; throws CallFailed where none came back. */
export type Transport = (call: { action: string; input: unknown }) => Promise<Envelope<unknown>>

/** No answer: the phone has no network, or the cloud cannot be reached through it. */
export class CallFailed extends Error {
  constructor(readonly because: 'offline' | 'unreachable') {
    super(because)
    this.name = 'CallFailed'
  }
}

/** A cloud function's own limit is 20 s; a person standing in the rain has left before. */
const TIMEOUT_MS = 12_000

async function isOffline(): Promise<boolean> {
  const { networkType } = await Taro.getNetworkType()
  return networkType === 'none'
}

async function failed(): Promise<CallFailed> {
  return new CallFailed((await isOffline()) ? 'offline' : 'unreachable')
}

function isEnvelope(data: unknown): data is Envelope<unknown> {
  return typeof data === 'object' && data !== null && 'ok' in data
}

/** The mini-program: WeChat brings the identity along. */
export const overWechat: Transport = async (call) => {
  try {
    const { result } = await wechatCloud().callFunction({ name: 'api', data: call })
    if (isEnvelope(result)) return result
  } catch {
    throw await failed()
  }
  throw new CallFailed('unreachable')
}

/** H5: the same origin, with the session's token. */
export const overHttp =
  (token: () => string | null): Transport =>
  async (call) => {
    const bearer = token()
    try {
      const { data } = await Taro.request<unknown>({
        url: '/api',
        method: 'POST',
        data: call,
        timeout: TIMEOUT_MS,
        header: {
          'content-type': 'application/json',
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        },
      })
      if (isEnvelope(data)) return data
    } catch {
      throw await failed()
    }
    throw new CallFailed('unreachable')
  }
