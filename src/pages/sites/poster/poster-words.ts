import { type I18n, type MessageDescriptor, setupI18n } from '@lingui/core'
import { hoursBlocks } from '@/client/hours-table'
import type { Hours } from '@/contract/hours'
import type { Bilingual, Day } from '@/contract/wire'
import { messages as en } from '@/locales/en.js'
import { messages as zh } from '@/locales/zh-CN.js'

/** A poster speaks both languages at once, whichever the app is set to. */
const chinese: I18n = setupI18n({ locale: 'zh-CN', messages: { 'zh-CN': zh } })
const english: I18n = setupI18n({ locale: 'en', messages: { en } })

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

export interface PosterHours {
  key: string
  days: Both
  times: Both
}

/** Opening hours, each line in both languages. */
export function posterHours(hours: Hours, today: Day): PosterHours[] {
  const other = hoursBlocks(english, hours, today)
  return hoursBlocks(chinese, hours, today).flatMap(({ title, rows }, i) =>
    rows.map(({ days, times }, j) => {
      const translated = other[i]?.rows[j]
      const season = other[i]?.title
      return {
        key: `${i} ${j}`,
        days: {
          zh: [title, days].filter(Boolean).join(' '),
          en: [season, translated?.days].filter(Boolean).join(' '),
        },
        times: { zh: times, en: translated?.times ?? times },
      }
    }),
  )
}
