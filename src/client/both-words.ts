import { type I18n, type MessageDescriptor, setupI18n } from '@lingui/core'
import type { Bilingual } from '@/contract/wire'
import { messages as en } from '@/locales/en.js'
import { messages as zh } from '@/locales/zh-CN.js'

/** What hangs on a wall speaks both languages at once, whichever the app is set to. */
export const chinese: I18n = setupI18n({ locale: 'zh-CN', messages: { 'zh-CN': zh } })
export const english: I18n = setupI18n({ locale: 'en', messages: { en } })

export interface Both {
  zh: string
  en: string
}

export const both = (words: MessageDescriptor): Both => ({
  zh: chinese._(words),
  en: english._(words),
})

/** A name without English stands once. */
export const named = ({ zh, en = '' }: Bilingual): Both => ({ zh, en })

export const bothOf = (words: (i18n: I18n) => string): Both => ({
  zh: words(chinese),
  en: words(english),
})

/** In one line where both fit. */
export const beside = ({ zh, en }: Both) => (en && en !== zh ? `${zh} ${en}` : zh)
