import type { SubscribeMessage, SubscribeMessages } from './outside'

/** What WeChat refuses a value with, by the kind of its key: its documented limits, written down once more. */
const TAKEN: readonly [kind: RegExp, value: RegExp][] = [
  [/^thing\d+$/, /^.{1,20}$/u],
  [/^character_string\d+$/, /^[!-~]{1,32}$/],
  [/^phrase\d+$/, /^[\u4e00-\u9fff]{1,5}$/],
  [/^(time|date)\d+$/, /^\d{4}年\d{1,2}月\d{1,2}日( \d\d:\d\d)?$/],
]

/** Numbers of WeChat's. */
const NO_CONSENT = 43101
const BAD_DATA = 47003
const BAD_PAGE = 41030

const isTaken = ([key, { value }]: [string, { value: string }]) =>
  TAKEN.some(([kind, taken]) => kind.test(key) && taken.test(value))

export interface LocalSubscribeMessages extends SubscribeMessages {
  /** Somebody accepts a template at a tap: one message more. */
  accept(openid: string, templateId: string): void
  /** Messages that WeChat would still take. */
  left(openid: string, templateId: string): number
  readonly sent: readonly SubscribeMessage[]
}

/**
 * A stand-in where WeChat is not: it keeps what would be sent, counts consents by itself as WeChat does,
 * and refuses with WeChat's numbers, in WeChat's order: form first, then consent.
 */
export function localSubscribeMessages(): LocalSubscribeMessages {
  const consents = new Map<string, number>()
  const sent: SubscribeMessage[] = []
  const keyOf = (openid: string, templateId: string) => `${openid} ${templateId}`
  const left = (openid: string, templateId: string) => consents.get(keyOf(openid, templateId)) ?? 0
  const refusal = ({ openid, templateId, page, data }: SubscribeMessage): number | undefined => {
    if (!/^pages\/[a-z/]+\/index(\?|$)/.test(page)) return BAD_PAGE
    if (!Object.entries(data).every(isTaken)) return BAD_DATA
    return left(openid, templateId) > 0 ? undefined : NO_CONSENT
  }
  return {
    sent,
    left,
    accept(openid, templateId) {
      consents.set(keyOf(openid, templateId), left(openid, templateId) + 1)
    },
    async send(message) {
      const error = refusal(message)
      if (error !== undefined) return { sent: false, error }
      const { openid, templateId } = message
      consents.set(keyOf(openid, templateId), left(openid, templateId) - 1)
      sent.push(message)
      return { sent: true }
    },
  }
}
