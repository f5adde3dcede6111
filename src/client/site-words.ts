import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Calendar } from '@/contract/hours'
import { metresBetween, walkMinutes } from '@/contract/place.rules'
import type { Crowd, SiteCard } from '@/contract/sites'
import type { Place } from '@/contract/wire'
import { agoWords, inLanguage, type StateWords, stateWords } from './hours-words'
import { needWords } from './need-words'

/** 步行 4 分钟 */
export function walkWords(i18n: I18n, metres: number, spoken = false): string {
  const minutes = walkMinutes(metres)
  return spoken ? i18n._(msg`走 ${minutes} 分钟`) : i18n._(msg`步行 ${minutes} 分钟`)
}

export const walkBetween = (i18n: I18n, a: Place, b: Place) => walkWords(i18n, metresBetween(a, b))

/** A site in a list, in words. */
export interface SiteInWords {
  name: string
  /** 步行 4 分钟 · 热水 · 无障碍 · AED */
  note: string
  state: StateWords
}

/** More needs than fit in a line are read on the site's page. */
const NEEDS_IN_LINE = 3

export function siteInWords(
  i18n: I18n,
  site: SiteCard,
  calendar: Calendar,
  now: number,
  spoken = false,
): SiteInWords {
  const walk = site.metres === null ? [] : [walkWords(i18n, site.metres, spoken)]
  const needs = site.needs.slice(0, NEEDS_IN_LINE).map((need) => needWords(i18n, need))
  return {
    name: inLanguage(i18n, site.name),
    // The point stays with the word before it when the line breaks
    note: [...walk, ...needs].join('\u00a0· '),
    state: stateWords(i18n, site, calendar, now, spoken),
  }
}

/** How full it is, in words and as a share. */
export interface CrowdInWords {
  is: string
  /** 12 / 40 人 · 3 分钟前 */
  note: string
  share: number
  level: Crowd['level']
}

const LEVELS = { quiet: msg`现在不挤`, some: msg`有一些人`, busy: msg`现在人多` }

export function crowdInWords(i18n: I18n, crowd: Crowd, now: number): CrowdInWords {
  const { people, capacity, level, at } = crowd
  const ago = agoWords(i18n, at, now)
  return {
    is: i18n._(LEVELS[level]),
    note: i18n._(msg`约 ${people} / ${capacity} 人 · ${ago}`),
    share: Math.min(1, people / capacity),
    level,
  }
}
