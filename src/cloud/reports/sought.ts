import type { StreetCode } from '@/contract/wire'
import { phoneSought } from '../phones'
import type { Secrets } from '../secrets'
import type { Sought } from './repository/board'

/** Characters and pairs of words, each behind its street, as search_terms of migration 0011 makes them. */
function termsOf(street: StreetCode, words: readonly string[]): string | null {
  const parts = words.flatMap((word) =>
    word.length === 1 ? [word] : Array.from(word.slice(1), (_, i) => word.slice(i, i + 2)),
  )
  const quoted = parts.map((part) => `'${`${street} ${part}`.replace(/['\\]/g, '$&$&')}'`)
  return quoted.length > 0 ? quoted.join(' & ') : null
}

/** What one line of words may stand for; each way that it cannot is null. */
export function soughtBy(street: StreetCode, q: string, secrets: Secrets): Sought {
  const bare = q.replace(/\s+/g, '')
  const phone = phoneSought(secrets, bare)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return {
    number: /^s?\d{8}-\d{4,6}$/i.test(bare) ? `S${bare.replace(/^s/i, '')}` : null,
    running: /^\d{4,6}$/.test(bare) ? bare : null,
    phoneHash: phone.hash,
    phoneTailHash: phone.tailHash,
    terms: termsOf(street, words),
    words: words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`),
  }
}
