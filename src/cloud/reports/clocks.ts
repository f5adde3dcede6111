import { addWorkdays, dayOf } from '@/contract/calendar.rules'
import type { Calendar } from '@/contract/hours'
import {
  CLIMB_WORKDAYS,
  type ClockSettings,
  dueOn,
  pausedWorkdays,
  receivedOn,
  workDay,
  yellowOn,
} from '@/contract/reports-clocks.rules'
import type { Day, StreetCode } from '@/contract/wire'
import { wholeCalendar } from '../calendar/repository'
import type { Db } from '../database/database'
import type { Course, ReportRow } from './repository/reads'
import { findClocks } from './repository/settings'

/** What the clocks of a street run by. */
export interface Clocks {
  calendar: Calendar
  settings: ClockSettings
}

export async function clocksOf(db: Db, street: StreetCode): Promise<Clocks> {
  return { calendar: await wholeCalendar(db), settings: await findClocks(db, street) }
}

type Run = Pick<Course, 'received' | 'finishDays' | 'pausedDays' | 'yellow' | 'due' | 'dueAbout'>

/** A clock of so many working days, from a day on. */
export function run(
  { calendar }: Pick<Clocks, 'calendar'>,
  { received, finishDays, pausedDays }: Pick<Run, 'received' | 'finishDays' | 'pausedDays'>,
): Run {
  const clock = { received, workdays: finishDays, paused: pausedDays }
  const { day: due, about: dueAbout } = dueOn(calendar, clock)
  return { received, finishDays, pausedDays, yellow: yellowOn(calendar, clock), due, dueAbout }
}

/** The clock of what arrives at a moment. */
export function begin(clocks: Clocks, now: number, finishDays: number): Run {
  const { day: received } = receivedOn(clocks.calendar, now, clocks.settings.cutoff)
  return run(clocks, { received, finishDays, pausedDays: 0 })
}

/** The last day on which its reporter is contacted in time. */
export function contactBy({ calendar, settings }: Clocks, received: Day) {
  const { day, about } = addWorkdays(calendar, received, settings.contact)
  return { contactDue: day, contactAbout: about }
}

/** The clock of a paused report from the day on which it goes on. */
export function goOn(
  clocks: Pick<Clocks, 'calendar'>,
  row: ReportRow,
  today: Day,
): Partial<Course> {
  const from = row.pause?.from ?? today
  const pausedDays = row.pausedDays + pausedWorkdays(clocks.calendar, row.received, from, today)
  return { ...run(clocks, { ...row, pausedDays }), pause: null }
}

const dayOfWork = ({ state, pause, contactedAt, contactDue, due }: ReportRow): Day =>
  workDay({ state, pausedUntil: pause?.until, contacted: contactedAt !== null, contactDue, due })

/** Until when the work on a report is its owner's: where the day is over, the next one has days of their own. */
export function workDue(
  { calendar }: Pick<Clocks, 'calendar'>,
  row: ReportRow,
  now: number,
): { due: Day; about: boolean } {
  const day = dayOfWork(row)
  const today = dayOf(now)
  if (day >= today) return { due: day, about: row.dueAbout }
  const next = addWorkdays(calendar, today, CLIMB_WORKDAYS)
  return { due: next.day, about: next.about }
}

/** Whether what its owner has to do by when is another thing after a step. */
export const isDueElsewhen = (before: ReportRow, after: ReportRow): boolean =>
  dayOfWork(before) !== dayOfWork(after)
