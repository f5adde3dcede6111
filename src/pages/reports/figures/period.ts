import { addDays } from '@/contract/calendar.rules'
import type { Day } from '@/contract/wire'

export const PERIODS = ['month', '30', '90', 'year'] as const
export type Period = (typeof PERIODS)[number]

const FIRST: Record<Period, (today: Day) => Day> = {
  month: (today) => `${today.slice(0, 7)}-01`,
  '30': (today) => addDays(today, -29),
  '90': (today) => addDays(today, -89),
  year: (today) => `${today.slice(0, 4)}-01-01`,
}

/** The days of a period up to today. */
export const daysOf = (period: Period, today: Day) => ({ from: FIRST[period](today), to: today })
