import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ImportKind, ImportRow, ImportState, RowWords } from '@/contract/imports'

type Tone = 'plain' | 'open' | 'info' | 'late'
type Does = ImportRow['does']

const KINDS: Record<ImportKind, MessageDescriptor> = {
  sites: msg`站点`,
  areas: msg`片区`,
  doors: msg`门户`,
  appointments: msg`任职`,
}

export const importKindWords = (i18n: I18n, kind: ImportKind) => i18n._(KINDS[kind])

const STATES: Record<ImportState, { tone: Tone; words: MessageDescriptor }> = {
  reading: { tone: 'info', words: msg`正在检查` },
  preview: { tone: 'info', words: msg`还没有生效` },
  applied: { tone: 'open', words: msg`已经生效` },
  undone: { tone: 'plain', words: msg`已经撤回` },
  expired: { tone: 'plain', words: msg`预览已经过期` },
}

export function importState(i18n: I18n, state: ImportState) {
  const { tone, words } = STATES[state]
  return { tone, words: i18n._(words) }
}

const DOES: Record<Does, { tone: Tone; words: MessageDescriptor }> = {
  error: { tone: 'late', words: msg`有错` },
  add: { tone: 'open', words: msg`新增` },
  change: { tone: 'info', words: msg`修改` },
  same: { tone: 'plain', words: msg`不变` },
}

/** In the order in which somebody looks at a preview. */
export const DOES_IN_ORDER: readonly Does[] = ['error', 'add', 'change', 'same']

export function doesWords(i18n: I18n, does: Does) {
  const { tone, words } = DOES[does]
  return { tone, words: i18n._(words) }
}

/** 开放时间：周一 08:30-20:00 → 休息 */
export function rowWords(i18n: I18n, { column, ...words }: RowWords): string {
  const english = i18n.locale === 'en'
  const said = english ? words.en : words.zh
  if (!column) return said
  const heading = english ? column.en : column.zh
  return i18n._(msg`${heading}：${said}`)
}
