import type { I18n } from '@lingui/core'
import { DAY, dayOf } from '@/contract/calendar.rules'
import { dateWords } from './day-words'
import { momentWords } from './history-words'

/** Until when an invitation can be accepted: days are said as a day, minutes as a moment. */
export const untilWords = (i18n: I18n, expires: string, now: number): string =>
  Date.parse(expires) - now < DAY ? momentWords(i18n, expires) : dateWords(i18n, dayOf(expires))
