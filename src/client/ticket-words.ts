import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MySignup } from '@/contract/signups.shapes'
import { momentAt } from './event-words'

/** How a sign-up stands: a colour, and the words that say the same. */
export interface SignupWords {
  tone: 'open' | 'soon' | 'late' | 'plain'
  /** 已报名 */
  is: string
  /** 2 个名额 · 1 个班次 */
  ahead: string
  /** Done: the tick stands for it rather than the disc. */
  done: boolean
}

type Told = Pick<MySignup, 'state' | 'seats' | 'places' | 'ahead' | 'offerUntil' | 'about'>

/** 2 个名额 · 1 个班次; what is there, or is asked for. */
export function partyWords(i18n: I18n, { seats, shifts }: { seats: number; shifts: number }) {
  return [
    seats > 0 ? i18n._(msg`${seats} 个名额`) : '',
    shifts > 0 ? i18n._(msg`${shifts} 个班次`) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Shifts that somebody holds. */
export const shiftsHeld = ({ places }: Pick<MySignup, 'places'>) =>
  places.filter(({ is, held }) => is === 'shift' && held)

/** Shifts are held whatever becomes of the seats. */
function alsoShifts(i18n: I18n, signup: Told): string {
  const shifts = shiftsHeld(signup).length
  return shifts > 0 ? i18n._(msg`${shifts} 个班次已经定了`) : ''
}

function waitingWords(i18n: I18n, signup: Told): SignupWords {
  const ahead = signup.ahead ?? 0
  const before = ahead > 0 ? i18n._(msg`前面还有 ${ahead} 人`) : i18n._(msg`下一个就是您`)
  return {
    tone: 'soon',
    is: i18n._(msg`在候补`),
    ahead: [before, alsoShifts(i18n, signup)].filter(Boolean).join(' · '),
    done: false,
  }
}

function offeredWords(i18n: I18n, signup: Told, now: number): SignupWords {
  const until = signup.offerUntil ? momentAt(i18n, signup.offerUntil, now) : ''
  return {
    tone: 'soon',
    is: i18n._(msg`轮到您了`),
    ahead: until && i18n._(msg`请在${until} 前答复`),
    done: false,
  }
}

function confirmedWords(i18n: I18n, signup: Told): SignupWords {
  const came = signup.places.some((place) => place.came !== null)
  const shifts = shiftsHeld(signup).length
  return {
    tone: 'open',
    is: came ? i18n._(msg`已签到`) : i18n._(msg`已报名`),
    ahead: partyWords(i18n, { seats: signup.seats, shifts }),
    done: true,
  }
}

/** How a sign-up stands now. */
export function signupWords(i18n: I18n, signup: Told, now: number): SignupWords {
  const plain = (is: string, ahead = '') => ({ tone: 'plain' as const, is, ahead, done: false })
  if (signup.about.state === 'cancelled') {
    return { ...plain(i18n._(msg`活动取消了`)), tone: 'late' }
  }
  switch (signup.state) {
    case 'waiting':
      return waitingWords(i18n, signup)
    case 'offered':
      return offeredWords(i18n, signup, now)
    case 'confirmed':
      return confirmedWords(i18n, signup)
    case 'lapsed':
      return plain(i18n._(msg`没有及时答复`), i18n._(msg`名额给了下一位`))
    case 'cancelled':
      return plain(i18n._(msg`已取消报名`))
  }
}
