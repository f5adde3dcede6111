import type { PersonId } from '@/contract/wire'
import type { Cloud, Context } from './context'
import type { Db } from './database/database'
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

/** The openid of the WeChat account that somebody linked last, for WeChat's checks. */
export async function openidOf(
  cloud: Pick<Cloud, 'secrets'>,
  db: Db,
  person: PersonId,
): Promise<string | null> {
  const sealed = await sealedOpenidOf(db, person)
  return sealed === undefined ? null : cloud.secrets.unseal('openid', sealed)
}

/** The openid that WeChat wants of whoever wrote: at a desk in a browser, the one of their own account. */
async function openidOfWriter({ cloud, db, actor }: Context): Promise<string | null> {
  return actor.openid ?? (actor.person && openidOf(cloud, db, actor.person))
}

/**
 * Lets words that others will read pass WeChat's content check first.
 * @throws AppError('content_refused') also where a person would have to look first
 */
export async function checkWords(context: Context, words: readonly string[]): Promise<void> {
  const all = words.filter((some) => some.length > 0).join('\n')
  if (all === '') return
  const openid = await openidOfWriter(context)
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
