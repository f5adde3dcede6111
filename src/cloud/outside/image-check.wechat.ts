import * as v from 'valibot'
import { AppError } from '../errors'
import type { ImageCheck, Verdict } from './outside'
import { errorNumber, loadWxServerSdk, type WxServerSdk } from './wx-server-sdk'

/**
 * `scene` of mediaCheckAsync: 1 profile, 2 comment, 3 forum, 4 social log; as for the words beside
 * the picture.
 */
const FORUM = 3
const PICTURE = 2

/** The account has not used the mini-program within two hours, or is none of this mini-program: it may be asked about again later. */
const NOT_RECENT = new Set([61010, 40003, 43104])

/** Faults of ours, which no waiting mends: the API is not allowed to the function, or the call is malformed. */
const OUR_FAULT = new Set([48001, 44002, 47001, 47003, -604100, -604101, -601004, -601018])

/**
 * WeChat's mediaCheckAsync, version 2 (2,000 calls a minute and 200,000 a day, pictures of 10 MB at
 * most, which it loads from the link itself). It knows people of WeChat only: without an openid no
 * question is put, and nothing passes unchecked. Its answer is pushed within 30 minutes.
 */
export function wechatImageCheck(load: () => Promise<WxServerSdk> = loadWxServerSdk): ImageCheck {
  return {
    async ask(url, openid) {
      if (!openid) return undefined
      const sdk = await load()
      const call = { version: 2, mediaType: PICTURE, scene: FORUM, openid, mediaUrl: url } as const
      try {
        return (await sdk.openapi.security.mediaCheckAsync(call)).traceId
      } catch (error) {
        const number = errorNumber(error)
        if (number !== undefined && NOT_RECENT.has(number)) return undefined
        if (number !== undefined && OUR_FAULT.has(number)) throw error
        throw new AppError('unavailable', '微信的图片检查暂时没有回应，稍后再试')
      }
    },
    answer: async () => undefined,
  }
}

/** What WeChat pushes to a function as its answer; `errcode` is not 0 where it could not look, such as at a link that it could not load. */
const Pushed = v.object({
  MsgType: v.literal('event'),
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  errcode: v.optional(v.literal(0), 0),
  result: v.object({ suggest: v.string() }),
})

/** The answer in an event; undefined where it is none, or says nothing. An answer that we do not know counts as `review`. */
export function readPushed(event: unknown): { trace: string; verdict: Verdict } | undefined {
  const read = v.safeParse(Pushed, event)
  if (!read.success) return undefined
  const { trace_id: trace, result } = read.output
  const { suggest } = result
  return { trace, verdict: suggest === 'pass' || suggest === 'risky' ? suggest : 'review' }
}
