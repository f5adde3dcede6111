import Taro from '@tarojs/taro'

/** The environment that this build belongs to; empty: the account's first one. */
const ENV = process.env.TARO_APP_CLOUD_ENV

let started = false

/** WeChat's cloud; it refuses every call before it was started. */
export function wechatCloud(): typeof Taro.cloud {
  if (!started) Taro.cloud.init(ENV ? { env: ENV } : {})
  started = true
  return Taro.cloud
}
