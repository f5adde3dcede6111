import type { Envelope } from '@/contract/errors'
import type { Call } from './dispatch'

/** What a call may weigh in bytes of text; wx.cloud.callFunction takes no more either. */
export const MAX_CALL_BYTES = 100 * 1024

/** A call as HTTP brings it, or the answer where it is none. */
export type Request = Omit<Call, 'requestId'> | { refused: Envelope<never> }

const refuse = (code: 'invalid' | 'too_large', message: string): Request => ({
  refused: { ok: false, error: { code, message } },
})

/** Reads `POST` with `{ action, input }` and `Authorization: Bearer …`. */
export function readBody(
  method: string,
  body: string,
  authorization: string | undefined,
  address: string,
): Request {
  if (method !== 'POST') return refuse('invalid', '这里只接受 POST')
  if (Buffer.byteLength(body) > MAX_CALL_BYTES) return refuse('too_large', '内容太多，请分几次提交')
  let call: unknown
  try {
    call = JSON.parse(body)
  } catch {
    return refuse('invalid', '请求不是 JSON')
  }
  if (typeof call !== 'object' || call === null || Array.isArray(call)) {
    return refuse('invalid', '请求不是 JSON 对象')
  }
  const { action, input } = call as { action?: unknown; input?: unknown }
  const token = /^Bearer ([\w.-]{1,200})$/.exec(authorization ?? '')?.[1] ?? null
  return { action, input, credentials: { token, openid: null, address } }
}

/** Refusals are answers, so 200; only what never became a call and what is our fault are not. */
export function statusOf(envelope: Envelope<unknown>): number {
  if (envelope.ok) return 200
  if (envelope.error.code === 'internal') return 500
  return envelope.error.code === 'too_large' ? 413 : 200
}
