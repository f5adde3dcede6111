import { AppError } from '../errors'
import type { ContentCheck } from './outside'
import { errorNumber, loadWxServerSdk, type WxServerSdk } from './wx-server-sdk'

/** `scene` of msgSecCheck: 1 profile, 2 comment, 3 forum, 4 social log. Ours are public notes of a forum's kind. */
const FORUM = 3

/** The old form of the answer “risky”. */
const RISKY_CONTENT = 87014

/** The account has not used the mini-program within two hours, or is none of this mini-program. */
const NOT_RECENT = new Set([61010, 40003, 43104])

/** Faults of ours, which no waiting mends: the API is not allowed to the function, or the call is malformed. */
const OUR_FAULT = new Set([48001, 44002, 45002, 47001, 47003, -604100, -604101, -601004, -601018])

const askForWechat = () =>
  new AppError('unavailable', '内容检查要先在微信里打开一次小程序，再回来提交；您填写的内容还在')

function verdictOf(error: unknown): 'risky' {
  const number = errorNumber(error)
  if (number === RISKY_CONTENT) return 'risky'
  if (number !== undefined && NOT_RECENT.has(number)) throw askForWechat()
  if (number !== undefined && OUR_FAULT.has(number)) throw error
  throw new AppError('unavailable', '微信的内容检查暂时没有回应，请稍后再试；您填写的内容还在')
}

/**
 * WeChat's msgSecCheck, version 2. It knows people of WeChat only: without an openid nothing can be
 * checked, and nothing passes unchecked. An answer that we do not know counts as `review`.
 */
export function wechatContentCheck(
  load: () => Promise<WxServerSdk> = loadWxServerSdk,
): ContentCheck {
  return {
    async check(words, openid) {
      if (!openid) throw askForWechat()
      const sdk = await load()
      const call = { version: 2, scene: FORUM, openid, content: words } as const
      try {
        const { result } = await sdk.openapi.security.msgSecCheck(call)
        const suggest = result?.suggest
        return suggest === 'pass' || suggest === 'risky' ? suggest : 'review'
      } catch (error) {
        return verdictOf(error)
      }
    },
  }
}
