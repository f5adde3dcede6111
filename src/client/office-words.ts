import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AppointmentView } from '@/contract/appointments'
import type { Day } from '@/contract/wire'
import { datesWords, dateWords } from './day-words'
import { inLanguage } from './hours-words'
import { roleWords } from './role-words'

type Tone = 'open' | 'soon' | 'info'

type Office = Pick<AppointmentView, 'role' | 'area'> & Partial<Pick<AppointmentView, 'operator'>>

/** 微网格长 · 贵州路第02微网格; of an operator's people, whose they are: 站点运营方 · 邻里社区服务中心 */
export const officeWords = (i18n: I18n, { role, area, operator }: Office) =>
  `${roleWords(i18n, role)} · ${inLanguage(i18n, operator ?? area)}`

/** 11月23日起, 11月23日至12月31日 */
export function termWords(i18n: I18n, { from, until }: { from: Day; until: Day | null }): string {
  if (until) return datesWords(i18n, from, until)
  const first = dateWords(i18n, from)
  return i18n._(msg`${first}起`)
}

/** The one thing about a holder that others need to know first. */
export function holderState(
  i18n: I18n,
  { claimed, away, from }: Pick<AppointmentView, 'claimed' | 'away' | 'from'>,
  today: Day,
): { tone: Tone; words: string } {
  if (from > today) return { tone: 'info', words: i18n._(msg`还没开始`) }
  if (!claimed) return { tone: 'soon', words: i18n._(msg`还没接受邀请`) }
  if (away && away.from <= today) {
    const until = dateWords(i18n, away.until)
    return { tone: 'soon', words: i18n._(msg`不在，到${until}`) }
  }
  return { tone: 'open', words: i18n._(msg`在岗`) }
}
