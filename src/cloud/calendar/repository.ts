import { addDays, dayOf } from '@/contract/calendar.rules'
import type { Calendar } from '@/contract/hours'
import type { Day } from '@/contract/wire'
import type { Db } from '../database/database'

/** The table changes once a year, by hand. */
const REMEMBER_MS = 10 * 60_000
const remembered = new WeakMap<Db, { until: number; calendar: Calendar }>()

async function readCalendar(db: Db): Promise<Calendar> {
  const years = await db.query<{ year: number }>('SELECT year FROM calendar_years ORDER BY year')
  const days = await db.query<{ day: Day; kind: 'holiday' | 'makeup'; name: string }>(
    'SELECT day, kind, name FROM calendar_days ORDER BY day',
  )
  const special = Object.fromEntries(days.map(({ day, kind, name }) => [day, { kind, name }]))
  const first = years[0]?.year ?? 1970
  let last = first - 1
  for (const { year } of years) if (year === last + 1) last = year
  return { from: `${first}-01-01`, to: `${last}-12-31`, special }
}

/** The whole calendar that staff have imported: from the first year to the last one without a gap. */
export async function wholeCalendar(db: Db): Promise<Calendar> {
  const known = remembered.get(db)
  if (known && known.until > Date.now()) return known.calendar
  const calendar = await readCalendar(db)
  remembered.set(db, { until: Date.now() + REMEMBER_MS, calendar })
  return calendar
}

/** What a phone needs to tell a site's state and its next days. */
const DAYS_BACK = 2
const DAYS_AHEAD = 45

const around = new WeakMap<Calendar, { today: Day; part: Calendar }>()

/** The part of the calendar around a moment, small enough to travel with every answer; made once a day. */
export async function calendarAround(db: Db, now: number): Promise<Calendar> {
  const whole = await wholeCalendar(db)
  const today = dayOf(now)
  const made = around.get(whole)
  if (made?.today === today) return made.part
  const part = partAround(whole, today)
  around.set(whole, { today, part })
  return part
}

function partAround(whole: Calendar, today: Day): Calendar {
  const from = later(whole.from, addDays(today, -DAYS_BACK))
  const to = earlier(whole.to, addDays(today, DAYS_AHEAD))
  const special = Object.entries(whole.special).filter(([day]) => day >= from && day <= to)
  return { from, to, special: Object.fromEntries(special) }
}

const later = (a: Day, b: Day) => (a > b ? a : b)
const earlier = (a: Day, b: Day) => (a < b ? a : b)
