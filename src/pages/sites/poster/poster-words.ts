import { type Both, chinese, english } from '@/client/both-words'
import { hoursBlocks } from '@/client/hours-table'
import type { Hours } from '@/contract/hours'
import type { Day } from '@/contract/wire'

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
