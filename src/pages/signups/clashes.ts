import type { EventView } from '@/contract/events'
import type { MySignup } from '@/contract/signups'
import type { Bilingual, Instant } from '@/contract/wire'

type Shift = EventView['shifts'][number]

/** Something at the same time. */
export interface Clash {
  /** Whose: another event’s, or another shift of this one. */
  title: Bilingual | null
  from: Instant
  until: Instant
}

interface Span {
  from: Instant
  until: Instant
}

const overlap = (a: Span, b: Span) =>
  Date.parse(a.from) < Date.parse(b.until) && Date.parse(b.from) < Date.parse(a.until)

/** What the person has elsewhere at the time of a shift, or chose here before it; undefined where nothing is. */
export function clashOf(
  shift: Shift,
  chosen: readonly string[],
  shifts: readonly Shift[],
  mine: readonly MySignup[],
): Clash | undefined {
  const here = shifts.find(
    (one) => one.shift !== shift.shift && chosen.includes(one.shift) && overlap(one, shift),
  )
  if (here) return { title: null, from: here.from, until: here.until }
  for (const { about, places } of mine) {
    if (about.state === 'cancelled') continue
    const there = places.find(
      ({ is, held, ...span }) => is === 'shift' && held && overlap(span, shift),
    )
    if (there) return { title: about.title, from: there.from, until: there.until }
  }
  return undefined
}
