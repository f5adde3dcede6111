import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { dayOf, startOf } from '@/contract/calendar.rules'
import { phaseOf } from '@/contract/events.rules'
import type {
  CancelReason,
  EventCard,
  EventPhase,
  EventShift,
  EventView,
} from '@/contract/events.shapes'
import type { Calendar } from '@/contract/hours'
import type { Instant } from '@/contract/wire'
import { atTime, clockWords, dayWords } from './day-words'
import { inLanguage } from './hours-words'
import { walkWords } from './site-words'

const MINUTE = 60_000

/** An event has its own time, whether the day is a holiday or not. */
const ORDINARY: Calendar = { from: '2026-01-01', to: '2026-01-01', special: {} }

/** 14:00 */
export const clockAt = (at: Instant) => clockWords((Date.parse(at) - startOf(dayOf(at))) / MINUTE)

/** 今天, 明天（周六）, 周五, 12月3日（周四） */
export const dayAt = (i18n: I18n, at: Instant, now: number) =>
  dayWords(i18n, ORDINARY, dayOf(at), dayOf(now))

/** Where a line begins; Chinese is left as it is. */
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** The same at the head of a list or of a line: Tomorrow (Sat). */
export const dayHeading = (i18n: I18n, at: Instant, now: number) => sentence(dayAt(i18n, at, now))

/** 今天 14:00, 12月3日（周四）9:00 */
export const momentAt = (i18n: I18n, at: Instant, now: number) =>
  atTime(dayAt(i18n, at, now), clockAt(at))

/** 14:00–16:00; past midnight with the day on which it ends. */
export function spanWords(
  i18n: I18n,
  { from, until }: Pick<EventShift, 'from' | 'until'>,
  now: number,
): string {
  const begins = clockAt(from)
  if (dayOf(from) === dayOf(until)) return `${begins}–${clockAt(until)}`
  const ends = momentAt(i18n, until, now)
  return i18n._(msg`${begins} 到${ends}`)
}

type Timed = Pick<EventCard, 'starts' | 'ends'>

/** 今天 14:00–16:00 */
export const whenWords = (i18n: I18n, { starts, ends }: Timed, now: number) =>
  atTime(dayHeading(i18n, starts, now), spanWords(i18n, { from: starts, until: ends }, now))

const CANCELLED: Record<CancelReason, MessageDescriptor> = {
  weather: msg`因天气取消`,
  too_few: msg`报名人数不够，取消`,
  organiser: msg`组织者有事，取消`,
  other: msg`已取消`,
}

/** 因天气取消 */
export const cancelWords = (i18n: I18n, reason: CancelReason) => i18n._(CANCELLED[reason])

const REASONS: Record<CancelReason, MessageDescriptor> = {
  weather: msg`天气`,
  too_few: msg`人数不够`,
  organiser: msg`组织者有事`,
  other: msg`别的原因`,
}

/** 天气: to choose from. */
export const reasonWords = (i18n: I18n, reason: CancelReason) => i18n._(REASONS[reason])

/** How an event stands: a colour, and the words that say the same. */
export interface PhaseWords {
  tone: 'open' | 'info' | 'soon' | 'late' | 'plain'
  /** 报名中 */
  is: string
  /** 还有 12 个名额 */
  ahead: string
}

type Standing = EventCard & Partial<Pick<EventView, 'cancelled'>>
type Told = (i18n: I18n, event: Standing, now: number) => PhaseWords

/** Only volunteers come: their seats are what counts. */
function volunteersWords(i18n: I18n, { volunteers }: Standing): PhaseWords {
  if (volunteers === 0) return { tone: 'plain', is: i18n._(msg`志愿者已经招满`), ahead: '' }
  const is = i18n._(msg`招志愿者`)
  return { tone: 'open', is, ahead: i18n._(msg`还差 ${volunteers} 人`) }
}

function seatsWords(i18n: I18n, event: Standing): PhaseWords {
  if (event.capacity === 0) return volunteersWords(i18n, event)
  const { free } = event
  return { tone: 'open', is: i18n._(msg`报名中`), ahead: i18n._(msg`还有 ${free} 个名额`) }
}

function fullWords(i18n: I18n, event: Standing): PhaseWords {
  if (event.capacity === 0) return volunteersWords(i18n, event)
  const { waiting } = event
  const ahead =
    waiting > 0 ? i18n._(msg`可候补，前面 ${waiting} 人`) : i18n._(msg`可候补，前面没有人`)
  return { tone: 'soon', is: i18n._(msg`已满`), ahead }
}

function beginsWords(i18n: I18n, { starts }: Standing, now: number) {
  const when = dayOf(starts) === dayOf(now) ? clockAt(starts) : momentAt(i18n, starts, now)
  return i18n._(msg`${when} 开始`)
}

function endsWords(i18n: I18n, { ends }: Standing, now: number) {
  const when = dayOf(ends) === dayOf(now) ? clockAt(ends) : momentAt(i18n, ends, now)
  return i18n._(msg`${when} 结束`)
}

const TOLD: Record<EventPhase, Told> = {
  draft: (i18n) => ({
    tone: 'plain',
    is: i18n._(msg`草稿`),
    ahead: i18n._(msg`还没有发布`),
  }),
  announced: (i18n, { opens }, now) => {
    const when = momentAt(i18n, opens, now)
    return { tone: 'info', is: i18n._(msg`预告`), ahead: i18n._(msg`${when} 开始报名`) }
  },
  open: seatsWords,
  full: fullWords,
  closed: (i18n, event, now) => ({
    tone: 'plain',
    is: i18n._(msg`报名已截止`),
    ahead: beginsWords(i18n, event, now),
  }),
  door: (i18n, event, now) => ({
    tone: 'open',
    is: i18n._(msg`正在签到`),
    ahead: beginsWords(i18n, event, now),
  }),
  on: (i18n, event, now) => ({
    tone: 'open',
    is: i18n._(msg`进行中`),
    ahead: endsWords(i18n, event, now),
  }),
  over: (i18n) => ({ tone: 'plain', is: i18n._(msg`已经结束`), ahead: '' }),
  cancelled: (i18n, { cancelled }) => ({
    tone: 'late',
    is: cancelled ? cancelWords(i18n, cancelled.reason) : i18n._(msg`已取消`),
    ahead: '',
  }),
}

/** How an event stands now. The phone works it out, so that a kept answer is right too. */
export const phaseWords: Told = (i18n, event, now) => TOLD[phaseOf(event, now)](i18n, event, now)

/** An event in a list, in words. */
export interface EventInRow {
  key: string
  title: string
  /** 周五 */
  day: string
  from: string
  until: string
  /** 贵州路邻里客厅 · 步行 4 分钟 */
  where: string
  /** 报名中 · 还有 12 个名额 */
  tag: { tone: PhaseWords['tone']; words: string }
  /** 志愿者还差 2 人, where guests come as well. */
  wanted: string
}

/** Phases in which somebody can still take a shift. */
const TAKES: readonly EventPhase[] = ['open', 'full']

export function eventInRow(i18n: I18n, event: EventCard, now: number): EventInRow {
  const { volunteers, capacity, place, metres } = event
  const { tone, is, ahead } = phaseWords(i18n, event, now)
  const wanted = volunteers > 0 && capacity > 0 && TAKES.includes(phaseOf(event, now))
  const walk = metres === null ? '' : walkWords(i18n, metres)
  return {
    key: event.event,
    title: inLanguage(i18n, event.title),
    day: dayHeading(i18n, event.starts, now),
    from: clockAt(event.starts),
    until:
      dayOf(event.starts) === dayOf(event.ends)
        ? clockAt(event.ends)
        : momentAt(i18n, event.ends, now),
    where: [inLanguage(i18n, place.name), walk].filter(Boolean).join(' · '),
    tag: { tone, words: [is, ahead].filter(Boolean).join(' · ') },
    wanted: wanted ? i18n._(msg`志愿者还差 ${volunteers} 人`) : '',
  }
}
