import { dayOf, startOf } from '@/contract/calendar.rules'
import type { ServiceRecord } from '@/contract/service'
import type { Span } from '@/contract/service.rules'
import { clockOf } from '../words'

const MINUTE = 60_000
const DAY = 86_400_000

/** 9:00, 09:00 or 9：00: minutes of a day. */
function minutesIn(text: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text.trim()) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : undefined
}

/** The moment that a time of day means beside a planned one: of the days around it the nearest. */
function near(text: string, planned: number): number | undefined {
  const minutes = minutesIn(text)
  if (minutes === undefined) return undefined
  const onDay = startOf(dayOf(planned)) + minutes * MINUTE
  const candidates = [onDay - DAY, onDay, onDay + DAY]
  return candidates.reduce((best, one) =>
    Math.abs(one - planned) < Math.abs(best - planned) ? one : best,
  )
}

/** The shift as it was planned, ms. */
export const shiftOf = ({ planned }: Pick<ServiceRecord, 'planned'>): Span => ({
  from: Date.parse(planned.from),
  until: Date.parse(planned.until),
})

/** What two typed times mean; undefined where one is none. */
export function typedSpan(
  typed: { from: string; until: string },
  record: Pick<ServiceRecord, 'planned'>,
): Span | undefined {
  const shift = shiftOf(record)
  const [from, until] = [near(typed.from, shift.from), near(typed.until, shift.until)]
  return from === undefined || until === undefined ? undefined : { from, until }
}

/** What stands now, as it is typed. */
export const typedOf = ({ from, until }: Pick<ServiceRecord, 'from' | 'until'>) => ({
  from: clockOf(from),
  until: clockOf(until),
})
