import published from 'chinese-days/dist/chinese-days.json'

/**
 * The two clocks of a report, found by living through them: hour by hour until somebody is there
 * to receive it, then day by day with a tally of the days on which the clock ran. Nothing of the
 * rules is used here. Days are Shanghai's, UTC+8 all the year round, written YYYY-MM-DD.
 */

const HOUR = 3_600_000
const SHANGHAI = 8 * HOUR

/** A calendar as the contract has it; `special` may say more than from … to covers. */
export interface Known {
  from: string
  to: string
  special: Record<string, { kind: 'holiday' | 'makeup'; name: string }>
}

/** The State Council's arrangement of some years in a row, from the library's list. */
export function arrangement(first: number, last: number): Known {
  const known: Known = { from: `${first}-01-01`, to: `${last}-12-31`, special: {} }
  const lists = [
    ['holiday', published.holidays],
    ['makeup', published.workdays],
  ] as const
  for (const [kind, list] of lists) {
    for (const [day, words] of Object.entries(list)) {
      const year = Number(day.slice(0, 4))
      if (first <= year && year <= last) known.special[day] = { kind, name: words }
    }
  }
  return known
}

/** The day that a wall clock in Shanghai shows. */
export const dayAt = (ms: number) => new Date(ms + SHANGHAI).toISOString().slice(0, 10)

/** A time of Shanghai's wall clock, HH:MM or longer, in milliseconds since the epoch. */
export const moment = (day: string, time: string) => Date.parse(`${day}T${time}+08:00`)

/** The day `n` days on. */
export const on = (day: string, n: number) => dayAt(moment(day, '12:00') + n * 24 * HOUR)

export const isCovered = (known: Known, day: string) => day >= known.from && day <= known.to

/** Whether offices work. Where no calendar reaches, the weekday alone says it. */
export function works(known: Known, day: string): boolean {
  const kind = isCovered(known, day) ? known.special[day]?.kind : undefined
  if (kind) return kind === 'makeup'
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The first hour, this one included, in which a report is received: of a working day, before the cut-off. */
export function received(
  known: Known,
  at: number,
  cutoff: number,
): { day: string; about: boolean } {
  const start = dayAt(at)
  const passed = new Set<string>()
  for (let hour = Math.floor(at / HOUR) * HOUR; ; hour += HOUR) {
    const day = dayAt(hour)
    if (day !== start) passed.add(day)
    if (!works(known, day) || new Date(hour + SHANGHAI).getUTCHours() >= cutoff) continue
    if (day === start) passed.add(day)
    return { day, about: [...passed].some((each) => !isCovered(known, each)) }
  }
}

/** Still from the first day's morning to the evening before the second. */
export interface Pause {
  from: string
  until: string
}

/** One day in the life of a clock. */
export interface Lived {
  day: string
  paused: boolean
  /** What the clock shows; on a paused day, what it would show if it ran again from this morning. */
  shows: 'green' | 'yellow' | 'red'
  /** The due day as told this day, when no later day will be paused: meaningless once it is late. */
  promised: string
}

export interface Life {
  yellow: string
  due: string
  /** A day after the received one and up to the due one is in no calendar. */
  about: boolean
  /** From the received day to five days past due, paused days not counted among the five. */
  days: Lived[]
}

/** The day on which a clock that has `left` working days to go, and runs from the day after, ends. */
export function runsOut(known: Known, day: string, left: number): string {
  let reached = day
  for (let rest = left; rest > 0; ) {
    reached = on(reached, 1)
    if (works(known, reached)) rest--
  }
  return reached
}

/** Seven tenths, the day begun counts whole; in whole numbers. */
export function yellowAfter(workdays: number): number {
  const tenths = workdays * 7
  return (tenths - (tenths % 10)) / 10 + (tenths % 10 > 0 ? 1 : 0)
}

/** Lives through a clock from the day it was received: each evening, did it run today? */
export function live(known: Known, start: string, workdays: number, pauses: Pause[]): Life {
  const days: Lived[] = []
  const threshold = yellowAfter(workdays)
  let [ran, yellow, due, about, late] = [0, '', '', false, 0]
  for (let day = start; late < 5; day = on(day, 1)) {
    const paused = pauses.some(({ from, until }) => from <= day && day < until)
    const counts = day !== start && works(known, day)
    const before = ran
    const tonight = before + (counts ? 1 : 0)
    if (day !== start && due === '' && !isCovered(known, day)) about = true
    const shows = before >= workdays ? 'red' : tonight >= threshold ? 'yellow' : 'green'
    if (!paused) ran = tonight
    if (!paused && shows === 'red') late++
    if (yellow === '' && ran >= threshold) yellow = day
    if (due === '' && ran >= workdays) due = day
    days.push({ day, paused, shows, promised: runsOut(known, day, workdays - tonight) })
  }
  return { yellow, due, about, days }
}

/** The days that a pause takes out of a clock that began with the day after `start`. */
export function stoodStill(known: Known, start: string, { from, until }: Pause): number {
  let still = 0
  for (let day = from; day < until; day = on(day, 1)) if (day > start && works(known, day)) still++
  return still
}
