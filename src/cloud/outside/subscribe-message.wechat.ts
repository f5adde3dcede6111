import type { Settings } from '../settings'
import type { SubscribeMessages } from './outside'
import { errorNumber, loadWxServerSdk, type WxServerSdk } from './wx-server-sdk'

/** WeChat's subscribeMessage.send; works in a function that a timer started, too. */
export function wechatSubscribeMessages(
  { miniprogramState }: Pick<Settings, 'miniprogramState'>,
  load: () => Promise<WxServerSdk> = loadWxServerSdk,
): SubscribeMessages {
  return {
    async send({ openid, ...message }) {
      const sdk = await load()
      try {
        const { errCode = 0 } = await sdk.openapi.subscribeMessage.send({
          ...{ touser: openid, ...message, miniprogramState, lang: 'zh_CN' },
        })
        return errCode === 0 ? { sent: true } : { sent: false, error: errCode }
      } catch (error) {
        return { sent: false, error: errorNumber(error) ?? null }
      }
    },
  }
}
