import { useState } from 'react'
import { DAY, dayOf, startOf, weekdayOf } from '@/contract/calendar.rules'
import type { Persona } from '@/contract/session'
import { call } from './call'
import { forgetAnswers } from './query'
import { playAs } from './session'

const HOUR = 3_600_000

/** The moments that a demonstration is moved to, from the one that it believes it is; null: the real one. */
export const CLOCK_MOVES = {
  hour: (now: number) => now + HOUR,
  day: (now: number) => now + DAY,
  monday: (now: number) => startOf(dayOf(now)) + (8 - weekdayOf(dayOf(now))) * DAY + 9 * HOUR,
  real: () => null,
} as const
export type ClockMove = keyof typeof CLOCK_MOVES

/** Changes who plays and what time it is; everything that is shown follows. */
export function useStage() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const change = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    error,
    play: (persona: Persona) => change(() => playAs(persona)),
    /** A day later the session has ended: who plays then plays on. In WeChat there is no session to end. */
    move: (by: ClockMove, now: number, persona: Persona) =>
      change(async () => {
        const to = CLOCK_MOVES[by](now)
        await call('clock.move', { to: to === null ? null : new Date(to).toISOString() })
        if (process.env.TARO_ENV === 'h5') await playAs(persona)
        else forgetAnswers()
      }),
  }
}
