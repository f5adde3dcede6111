import type { Context } from './context'
import { AppError } from './errors'
import { sealedOpenidOf } from './session/repository/accounts'

/** WeChat's text check takes at most this many characters a call. */
const MAX_CHARACTERS = 2500

/** Cut between characters: half of a surrogate pair is no text. */
function partsOf(words: string): string[] {
  const parts: string[] = []
  let rest = words
  while (rest.length > 0) {
    const last = rest.charCodeAt(MAX_CHARACTERS - 1)
    const end = last >= 0xd800 && last <= 0xdbff ? MAX_CHARACTERS - 1 : MAX_CHARACTERS
    parts.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return parts
}

/** The openid that WeChat wants of whoever wrote: at a desk in a browser, the one of their own account. */
async function openidOf({ cloud, db, actor }: Context): Promise<string | null> {
  if (actor.openid || !actor.person) return actor.openid
  const sealed = await sealedOpenidOf(db, actor.person)
  return sealed === undefined ? null : cloud.secrets.unseal('openid', sealed)
}

/**
 * Lets words that others will read pass WeChat's content check first.
 * @throws AppError('content_refused') also where a person would have to look first
 */
export async function checkWords(context: Context, words: readonly string[]): Promise<void> {
  const all = words.filter((some) => some.length > 0).join('\n')
  if (all === '') return
  const openid = await openidOf(context)
  for (const part of partsOf(all)) {
    const verdict = await context.cloud.outside.contentCheck.check(part, openid)
    if (verdict !== 'pass') {
      throw new AppError(
        'content_refused',
        '这段文字没有通过内容检查，请换个说法；您填写的内容还在',
      )
    }
  }
}
