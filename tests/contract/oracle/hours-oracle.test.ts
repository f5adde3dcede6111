import { getDayDetail } from 'chinese-days'
import * as v from 'valibot'
import { Calendar, Closure, Hours } from '@/contract/hours'
import { calendar, years } from './calendar'
import { cases, randomClosures, randomHours, seeded } from './hours-cases'
import { DAY, dayAt, MINUTE, midnight, paint, weekdayOf } from './hours-oracle'

/** Shanghai's wall clock to a moment and back: "2025-11-14 17:00". */
const moment = (clock: string) => Date.parse(`${clock.replace(' ', 'T')}+08:00`)
const clock = (ms: number | null) => {
  if (ms === null) return null
  const text = new Date(ms + 8 * 3_600_000).toISOString()
  return `${text.slice(0, 10)} ${text.slice(11).replace(/(:00)?\.000Z$|Z$/, '')}`
}

/** Each row: moment, open then, next change. Worked out by hand from product.md and a wall calendar. */
const expected: Record<string, [string, boolean, string | null][]> = {
  'office on weekdays, as usual on special days': [
    ['2025-11-14 08:59:59.999', false, '2025-11-14 09:00'],
    ['2025-11-14 09:00', true, '2025-11-14 17:00'],
    ['2025-11-14 16:59:59.999', true, '2025-11-14 17:00'],
    ['2025-11-14 17:00', false, '2025-11-17 09:00'],
    ['2025-10-01 10:00', true, '2025-10-01 17:00'],
    ['2025-09-28 10:00', false, '2025-09-29 09:00'],
  ],
  'never open': [['2025-02-03 12:00', false, null]],
  '24 hours every day': [['2025-02-03 00:00', true, null]],
  '24 hours on weekdays': [
    ['2025-11-10 00:00', true, '2025-11-15 00:00'],
    ['2025-11-15 00:00', false, '2025-11-17 00:00'],
    ['2025-10-10 12:00', true, '2025-10-12 00:00'],
  ],
  '24 hours from nine to nine': [
    ['2025-11-09 09:00', true, '2025-11-15 09:00'],
    ['2025-11-15 09:00', false, '2025-11-16 09:00'],
  ],
  'closes at 24:00, next day opens at 00:00': [
    ['2025-11-13 20:00', true, '2025-11-14 12:00'],
    ['2025-11-12 20:00', true, '2025-11-13 00:00'],
    ['2025-11-13 00:00', false, '2025-11-13 08:00'],
    ['2025-11-14 12:00', false, '2025-11-17 08:00'],
  ],
  'one minute before and after midnight': [
    ['2025-11-13 23:59', true, '2025-11-14 00:01'],
    ['2025-11-14 00:01', false, '2025-11-14 23:59'],
  ],
  'the night reaches into the next morning’s span': [
    ['2025-11-11 20:00', true, '2025-11-12 09:00'],
    ['2025-11-14 20:00', true, '2025-11-15 06:00'],
    ['2025-11-15 06:00', false, '2025-11-15 10:00'],
  ],
  'night shelter, closed on holidays: the eve’s night stays': [
    ['2025-09-30 21:00', true, '2025-10-01 08:00'],
    ['2025-10-01 07:59', true, '2025-10-01 08:00'],
    ['2025-10-01 08:00', false, '2025-10-09 20:30'],
  ],
  'holiday hours of its own': [
    ['2025-10-08 12:00', true, '2025-10-08 15:00'],
    ['2025-10-08 15:00', false, '2025-10-09 09:00'],
    ['2025-10-04 12:00', true, '2025-10-04 15:00'],
  ],
  'holiday past midnight': [
    ['2026-01-03 23:00', true, '2026-01-04 01:15'],
    ['2026-01-04 01:15', false, '2026-01-04 09:00'],
    ['2026-01-04 09:00', true, '2026-01-04 17:00'],
  ],
  'make-up day like a Wednesday': [
    ['2026-02-13 16:00', false, '2026-02-14 13:00'],
    ['2026-02-14 13:00', true, '2026-02-14 20:00'],
    ['2026-02-14 20:00', false, '2026-02-24 09:00'],
  ],
  'make-up day with spans of its own': [
    ['2026-02-14 10:00', true, '2026-02-14 15:45'],
    ['2026-03-07 10:00', true, '2026-03-07 22:00'],
  ],
  'summer and a winter that wraps the year': [
    ['2025-06-14 17:59', true, '2025-06-14 18:00'],
    ['2025-06-14 18:00', false, '2025-06-15 07:00'],
    ['2025-09-15 21:00', false, '2025-09-16 08:00'],
    ['2025-12-31 15:59', true, '2025-12-31 16:00'],
    ['2025-12-31 16:00', false, '2026-01-01 09:00'],
    ['2026-02-28 09:30', true, '2026-02-28 16:00'],
    ['2026-03-15 15:00', false, '2026-03-16 08:00'],
  ],
  '02-29 alone': [
    ['2024-02-29 09:30', false, '2024-02-29 10:00'],
    ['2024-03-01 00:30', true, '2024-03-01 01:00'],
    ['2025-02-28 17:00', false, '2025-03-03 09:00'],
  ],
  'a season from 02-29, a season to 02-29': [
    ['2024-02-29 12:00', false, '2024-03-01 09:00'],
    ['2025-02-28 12:00', false, '2025-02-28 13:00'],
    ['2025-03-01 12:00', false, '2025-03-02 09:00'],
    ['2025-03-03 12:00', true, '2025-03-03 17:00'],
  ],
  'open on 02-29 only': [
    ['2023-12-01 00:00', false, '2024-02-29 09:00'],
    ['2024-02-29 17:00', false, null],
  ],
  'exceptions over a holiday and a make-up day': [
    ['2024-10-01 10:00', true, '2024-10-01 12:00'],
    ['2024-10-03 12:00', false, '2024-10-08 09:00'],
    ['2025-01-25 16:00', false, '2025-01-27 13:00'],
    ['2025-02-08 15:00', true, '2025-02-08 16:00'],
  ],
  'a closing exception after the night of the day before': [
    ['2025-07-31 23:00', true, '2025-08-01 02:00'],
    ['2025-08-01 01:00', true, '2025-08-01 02:00'],
    ['2025-08-01 02:00', false, '2025-08-16 17:00'],
  ],
  'closed early until after closing time': [
    ['2025-11-28 13:00', true, '2025-11-28 14:00'],
    ['2025-11-28 15:00', false, '2025-12-01 09:00'],
    ['2024-07-03 15:20', false, '2024-07-04 09:00'],
  ],
  'a closure that ends before closing time': [
    ['2025-04-02 10:00', true, '2025-04-02 11:10'],
    ['2025-04-02 11:10', false, '2025-04-02 13:40'],
    ['2025-04-02 13:40', true, '2025-04-02 17:00'],
  ],
  'a closure over midnight, within the night': [
    ['2024-12-31 20:00', true, '2024-12-31 23:30'],
    ['2024-12-31 23:30', false, '2025-01-01 00:45'],
    ['2025-01-01 00:45', true, '2025-01-01 02:00'],
    ['2025-05-03 17:30', true, '2025-05-03 18:00'],
    ['2025-05-03 18:00', false, '2025-05-04 17:00'],
  ],
  'several closures: touching, overlapping, nested, unordered': [
    ['2025-06-10 08:00', true, '2025-06-10 10:00'],
    ['2025-06-10 10:00', false, '2025-06-10 12:00'],
    ['2025-06-10 12:00', true, '2025-06-10 15:00'],
    ['2025-06-10 15:00', false, '2025-06-10 17:00'],
    ['2025-06-11 08:00', true, '2025-06-11 09:00'],
    ['2025-06-11 12:30', false, '2025-06-11 19:00'],
  ],
  'a closure on seconds': [
    ['2024-03-05 10:07', true, '2024-03-05 10:07:13'],
    ['2024-03-05 10:07:13', false, '2024-03-05 10:07:48.250'],
    ['2024-03-05 10:07:48.249', false, '2024-03-05 10:07:48.250'],
    ['2024-03-05 10:07:48.250', true, '2024-03-05 20:00'],
    ['2025-09-09 19:59:30', false, '2025-09-10 08:00'],
  ],
  'closures without effect: while shut, and empty': [
    ['2024-06-15 10:00', false, '2024-06-17 09:00'],
    ['2024-06-17 10:00', true, '2024-06-17 17:00'],
    ['2024-06-18 08:00', false, '2024-06-18 09:00'],
  ],
}

const named = (name: string) => {
  const found = cases.find((each) => each.name === name)
  if (!found) throw new Error(`no case ${name}`)
  return found
}

test.each(Object.entries(expected))('by hand: %s', (name, rows) => {
  const { hours, closures } = named(name)
  const painted = paint(hours, closures, calendar, '2023-11-01', '2026-12-31')
  const read = rows.map(([at]) => [
    at,
    painted.openAt(moment(at)),
    clock(painted.changesAt(moment(at))),
  ])
  expect(read).toEqual(rows)
})

test('days and weekdays agree with the time zone data of the machine', () => {
  const shown = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const weekday = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', weekday: 'short' })
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  let days = 0
  for (let ms = midnight('2003-12-31'); ms <= midnight('2028-02-10'); ms += DAY) {
    const day = dayAt(ms)
    expect(dayAt(ms + DAY - 1)).toBe(day)
    expect(midnight(day)).toBe(ms)
    expect(shown.format(ms)).toBe(`${day}, 00:00:00`)
    expect(names[weekdayOf(day) - 1]).toBe(weekday.format(ms))
    days++
  }
  expect(days).toBe(8808)
})

test('the calendar says of each covered day what the library says', () => {
  expect(v.parse(Calendar, calendar)).toEqual(calendar)
  expect([calendar.from, calendar.to]).toEqual(['2004-01-01', '2026-12-31'])
  expect(years).toHaveLength(23)
  const found = { holiday: 0, makeup: 0 }
  for (let ms = midnight(calendar.from); ms <= midnight(calendar.to); ms += DAY) {
    const day = dayAt(ms)
    const special = calendar.special[day]
    const works = special ? special.kind === 'makeup' : weekdayOf(day) <= 5
    if (special) found[special.kind]++
    if (special?.kind === 'makeup') expect(weekdayOf(day)).toBeGreaterThan(5)
    expect([day, getDayDetail(day).work]).toEqual([day, works])
  }
  expect(found.holiday + found.makeup).toBe(Object.keys(calendar.special).length)
  expect(calendar.special['2026-02-17']).toEqual({ kind: 'holiday', name: '春节' })
  expect(calendar.special['2026-10-10']).toEqual({ kind: 'makeup', name: '国庆节' })
})

test('every case and a thousand random schedules are ones that the schema takes', () => {
  const random = seeded(7)
  for (const { hours, closures } of cases) {
    expect(v.parse(Hours, hours)).toEqual(hours)
    for (const closure of closures) expect(v.parse(Closure, closure)).toEqual(closure)
  }
  for (let i = 0; i < 1000; i++) {
    const hours = randomHours(random)
    expect(v.parse(Hours, hours)).toEqual(hours)
    for (const closure of randomClosures(random)) expect(v.is(Closure, closure)).toBe(true)
  }
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  expect(randomHours(seeded(3))).toEqual(randomHours(seeded(3)))
})

test('the next change is the first minute that differs', () => {
  const random = seeded(11)
  for (let i = 0; i < 8; i++) {
    const painted = paint(randomHours(random), [], calendar, '2026-02-10', '2026-03-05')
    const end = midnight('2026-03-06')
    for (let ms = midnight('2026-02-10'); ms < end; ms += 97 * MINUTE) {
      let next = Math.floor(ms / MINUTE) * MINUTE
      while (next < end && painted.openAt(next) === painted.openAt(ms)) next += MINUTE
      expect(painted.changesAt(ms)).toBe(next < end ? next : null)
    }
  }
})

test('a moment outside of the painted days is refused', () => {
  const painted = paint(named('never open').hours, [], calendar, '2026-02-10', '2026-02-10')
  expect(() => painted.openAt(midnight('2026-02-10') - 1)).toThrow(RangeError)
  expect(() => painted.changesAt(midnight('2026-02-11'))).toThrow(RangeError)
})
