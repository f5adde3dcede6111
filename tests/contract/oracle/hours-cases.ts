import type { Closure, DayRule, Hours, Spans, Week } from '@/contract/hours'

/** Minutes of "9:30"; "26:00" is two in the morning of the next day. */
export function at(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number)
  return hour! * 60 + minute!
}

/** "9:00-11:30 13:00-17:00" as spans, "" as closed. */
export function spans(text: string): Spans {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [opens, closes] = part.split('-')
      return { opens: at(opens!), closes: at(closes!) }
    })
}

export const daily = (text: string): Week => Array.from({ length: 7 }, () => spans(text))
export const split = (workdays: string, saturday: string, sunday = saturday): Week => [
  ...Array.from({ length: 5 }, () => spans(workdays)),
  spans(saturday),
  spans(sunday),
]

const USUAL: DayRule = { as: 'usual' }
const CLOSED: DayRule = { as: 'spans', spans: [] }
const own = (text: string): DayRule => ({ as: 'spans', spans: spans(text) })
const like = (weekday: number): DayRule => ({ as: 'weekday', weekday })
const except = (from: string, to: string, text: string) => ({ from, to, spans: spans(text) })

export const schedule = (week: Week, rest: Partial<Hours> = {}): Hours => ({
  week,
  seasons: [],
  holidays: USUAL,
  makeups: USUAL,
  exceptions: [],
  ...rest,
})

/** A closure in Shanghai's wall clock: shut('2025-03-04 15:30', '2025-03-05 00:00'). */
export function shut(from: string, until: string): Closure {
  const instant = (clock: string) => new Date(`${clock.replace(' ', 'T')}+08:00`).toISOString()
  return { from: instant(from), until: instant(until) }
}

const OFFICE = split('9:00-17:00', '')
const LUNCH = split('8:30-11:30 13:30-17:00', '9:00-12:00', '')
const LATE = daily('17:00-26:00')

type Case = { name: string; hours: Hours; closures: Closure[] }
const one = (name: string, hours: Hours, closures: Closure[] = []): Case => ({
  name,
  hours,
  closures,
})

const plain: Case[] = [
  one('office on weekdays, as usual on special days', schedule(OFFICE)),
  one('library every day', schedule(daily('8:50-20:10'))),
  one('lunch break', schedule(LUNCH, { holidays: CLOSED, makeups: like(1) })),
  one('canteen: three meals', schedule(daily('6:30-8:30 10:45-13:00 16:30-18:30'))),
  one('weekends only', schedule(split('', '9:00-16:30'), { makeups: like(3) })),
  one('never open', schedule(daily(''))),
  one('one hour a week', schedule([...split('', '').slice(0, 6), spans('14:00-15:00')])),
  one(
    'six spans a day, some touching',
    schedule(daily('0:00-1:00 1:00-2:00 7:00-8:00 12:00-13:00 18:00-19:00 23:00-24:00')),
  ),
  one('one minute before and after midnight', schedule(daily('0:00-0:01 23:59-24:00'))),
]

const night: Case[] = [
  one('night canteen past midnight', schedule(LATE)),
  one(
    'night canteen on Friday and Saturday',
    schedule(
      [
        ...Array.from({ length: 4 }, () => spans('17:00-22:00')),
        spans('17:00-26:30'),
        spans('17:00-26:30'),
        [],
      ],
      { holidays: CLOSED },
    ),
  ),
  one('24 hours every day', schedule(daily('0:00-24:00'))),
  one('24 hours on weekdays', schedule(split('0:00-24:00', ''), { makeups: like(5) })),
  one('24 hours from nine to nine', schedule(split('9:00-33:00', '', '9:00-33:00'))),
  one('all day by two halves that touch', schedule(daily('6:00-18:00 18:00-30:00'))),
  one(
    'closes at 24:00, next day opens at 00:00',
    schedule([
      ...Array.from({ length: 4 }, () => spans('8:00-24:00')),
      spans('0:00-12:00'),
      [],
      [],
    ]),
  ),
  one(
    'the night reaches into the next morning’s span',
    schedule(split('5:00-9:00 20:00-30:00', '10:00-12:00')),
  ),
  one(
    'night shelter, closed on holidays: the eve’s night stays',
    schedule(daily('20:30-32:00'), { holidays: CLOSED }),
  ),
]

const special: Case[] = [
  one('closed on holidays, make-up as usual', schedule(OFFICE, { holidays: CLOSED })),
  one('holiday hours of its own', schedule(OFFICE, { holidays: own('10:00-15:00') })),
  one('holiday like a Sunday', schedule(LUNCH, { holidays: like(7), makeups: like(1) })),
  one(
    'holiday past midnight',
    schedule(OFFICE, { holidays: own('18:00-25:15'), makeups: like(2) }),
  ),
  one(
    'make-up day like a Wednesday',
    schedule(
      [
        spans('9:00-17:00'),
        spans('9:00-17:00'),
        spans('13:00-20:00'),
        spans('9:00-17:00'),
        spans('9:00-16:00'),
        [],
        [],
      ],
      { holidays: CLOSED, makeups: like(3) },
    ),
  ),
  one(
    'make-up day with spans of its own',
    schedule(split('9:00-17:00', '9:00-22:00'), { holidays: CLOSED, makeups: own('9:00-15:45') }),
  ),
  one('make-up day closed', schedule(daily('9:00-17:00'), { makeups: CLOSED })),
  one('open on nothing but holidays', schedule(daily(''), { holidays: own('9:00-17:00') })),
  one('open on nothing but make-up days', schedule(daily(''), { makeups: own('9:00-17:00') })),
]

const summer = { from: '06-15', to: '09-15', week: daily('7:00-11:00 16:00-21:00') }
const winter = { from: '11-15', to: '03-15', week: split('9:00-16:00', '10:00-15:00') }

const seasonal: Case[] = [
  one(
    'summer and a winter that wraps the year',
    schedule(daily('8:00-18:00'), {
      seasons: [summer, winter],
      holidays: USUAL,
      makeups: like(2),
    }),
  ),
  one(
    'a holiday like a Monday within a season',
    schedule(OFFICE, {
      seasons: [summer, winter],
      holidays: like(1),
      makeups: USUAL,
    }),
  ),
  one(
    'two seasons overlap: the first holds',
    schedule(OFFICE, {
      seasons: [
        { from: '07-01', to: '07-31', week: split('', '9:00-17:00') },
        { from: '06-01', to: '08-31', week: daily('7:00-26:00') },
      ],
      holidays: CLOSED,
    }),
  ),
  one(
    '02-29 alone',
    schedule(OFFICE, {
      seasons: [{ from: '02-29', to: '02-29', week: daily('10:00-25:00') }],
    }),
  ),
  one(
    'a season from 02-29, a season to 02-29',
    schedule(daily('9:00-17:00'), {
      seasons: [
        { from: '02-29', to: '03-02', week: daily('9:00-12:00') },
        { from: '02-20', to: '02-29', week: daily('13:00-17:00') },
      ],
    }),
  ),
  one(
    'open on 02-29 only',
    schedule(daily(''), {
      seasons: [{ from: '02-29', to: '02-29', week: daily('9:00-17:00') }],
    }),
  ),
  one(
    'open on new year’s day only',
    schedule(daily(''), {
      seasons: [{ from: '01-01', to: '01-01', week: daily('9:00-17:00') }],
    }),
  ),
  one(
    'the whole year but a day',
    schedule(daily('22:00-28:00'), {
      seasons: [{ from: '10-02', to: '09-30', week: daily('9:00-17:00') }],
    }),
  ),
  one(
    'a season ends in the middle of a night',
    schedule(daily('9:00-12:00'), {
      seasons: [{ from: '12-01', to: '12-31', week: LATE }],
    }),
  ),
]

const exceptional: Case[] = [
  one(
    'exceptions over a holiday and a make-up day',
    schedule(OFFICE, {
      holidays: CLOSED,
      makeups: like(1),
      exceptions: [
        except('2024-10-01', '2024-10-03', '9:00-12:00'),
        except('2025-01-26', '2025-01-26', ''),
        except('2025-01-20', '2025-02-08', '13:00-16:00'),
        except('2026-02-14', '2026-03-01', '10:00-16:00'),
      ],
    }),
  ),
  one(
    'a closing exception after the night of the day before',
    schedule(LATE, {
      exceptions: [except('2024-05-10', '2024-05-10', ''), except('2025-08-01', '2025-08-15', '')],
    }),
  ),
  one(
    'an exception past midnight into a closed day',
    schedule(OFFICE, {
      exceptions: [except('2024-12-27', '2024-12-27', '9:00-11:00 20:00-27:00')],
    }),
  ),
  one(
    'closed for works for longer than 400 days',
    schedule(daily('9:00-17:00'), {
      exceptions: [except('2024-02-29', '2025-06-30', '')],
    }),
  ),
  one(
    'open around the clock for longer than 400 days',
    schedule(daily('9:00-17:00'), {
      exceptions: [except('2020-01-01', '2021-12-31', '0:00-24:00')],
    }),
  ),
  one(
    'exceptions beyond the calendar',
    schedule(OFFICE, {
      holidays: CLOSED,
      exceptions: [
        except('2003-12-31', '2003-12-31', '9:00-33:00'),
        except('2027-01-01', '2027-01-03', ''),
      ],
    }),
  ),
]

const closed: Case[] = [
  one('closed early until after closing time', schedule(OFFICE), [
    shut('2024-07-03 15:20', '2024-07-03 24:00'),
    shut('2025-11-28 14:00', '2025-12-01 09:00'),
  ]),
  one('a closure that ends before closing time', schedule(OFFICE), [
    shut('2025-04-02 11:10', '2025-04-02 13:40'),
  ]),
  one('a closure over midnight, within the night', schedule(LATE), [
    shut('2024-12-31 23:30', '2025-01-01 00:45'),
    shut('2025-05-03 18:00', '2025-05-04 17:00'),
  ]),
  one('several closures: touching, overlapping, nested, unordered', schedule(daily('8:00-20:00')), [
    shut('2025-06-10 15:00', '2025-06-10 16:00'),
    shut('2025-06-10 10:00', '2025-06-10 11:00'),
    shut('2025-06-10 11:00', '2025-06-10 12:00'),
    shut('2025-06-10 15:30', '2025-06-10 17:00'),
    shut('2025-06-11 09:00', '2025-06-11 19:00'),
    shut('2025-06-11 12:00', '2025-06-11 12:30'),
  ]),
  one('a closure on seconds', schedule(daily('8:00-20:00')), [
    shut('2024-03-05 10:07:13', '2024-03-05 10:07:48.250'),
    shut('2025-09-09 19:59:30', '2025-09-09 20:00:30'),
  ]),
  one('24 hours with two closures', schedule(daily('0:00-24:00')), [
    shut('2024-09-16 07:30', '2024-09-16 20:00'),
    shut('2026-01-28 00:00', '2026-01-29 00:00'),
  ]),
  one('closures without effect: while shut, and empty', schedule(OFFICE), [
    shut('2024-06-15 09:00', '2024-06-15 17:00'),
    shut('2024-06-17 12:00', '2024-06-17 12:00'),
    shut('2024-06-18 07:00', '2024-06-18 09:00'),
  ]),
  one('a closure longer than 400 days', schedule(daily('0:00-24:00')), [
    shut('2024-03-01 12:00', '2025-09-01 12:00'),
  ]),
]

export const cases: Case[] = [
  ...plain,
  ...night,
  ...special,
  ...seasonal,
  ...exceptional,
  ...closed,
]

/** mulberry32: the same numbers in [0, 1) for the same seed, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
const upTo = (random: Random, max: number) => Math.floor(random() * (max + 1))
const two = (n: number) => String(n).padStart(2, '0')

/** Ascending spans that may touch; the last may pass midnight; round minutes as often as odd ones. */
function randomSpans(random: Random): Spans {
  if (random() < 0.15) return []
  const wanted = 1 + upTo(random, random() < 0.2 ? 5 : 1)
  const step = random() < 0.5 ? 30 : 1
  const round = (minute: number) => Math.floor(minute / step) * step
  const result: Spans = []
  let from = upTo(random, 700)
  for (let i = 0; i < wanted; i++) {
    const opens = round(from)
    const earliest = result[i - 1]?.closes ?? 0
    if (opens < earliest || opens >= 1440) break
    const length = random() < 0.1 ? 1440 : Math.max(step, round(upTo(random, 600)))
    result.push({ opens, closes: opens + length })
    from = opens + length + (random() < 0.3 ? 0 : step + upTo(random, 240))
  }
  return result
}

const randomWeek = (random: Random): Week =>
  random() < 0.3
    ? Array.from({ length: 7 }, () => randomSpans(random))
    : (() => {
        const workday = randomSpans(random)
        return [
          workday,
          workday,
          workday,
          workday,
          workday,
          randomSpans(random),
          randomSpans(random),
        ]
      })()

function randomRule(random: Random): DayRule {
  const kind = random()
  if (kind < 0.3) return { as: 'usual' }
  if (kind < 0.6) return { as: 'weekday', weekday: 1 + upTo(random, 6) }
  return { as: 'spans', spans: randomSpans(random) }
}

const randomMonthDay = (random: Random) =>
  random() < 0.1 ? '02-29' : `${two(1 + upTo(random, 11))}-${two(1 + upTo(random, 30))}`

/** One to forty days in 2003–2027, often near a holiday's season. */
function randomException(random: Random): Hours['exceptions'][number] {
  const start = Date.UTC(2003, 11, 1) + upTo(random, 8460) * 86_400_000
  const end = start + (random() < 0.5 ? 0 : upTo(random, 40)) * 86_400_000
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  return { from: day(start), to: day(end), spans: randomSpans(random) }
}

const several = <T>(random: Random, max: number, make: (random: Random) => T): T[] =>
  Array.from({ length: upTo(random, max) }, () => make(random))

/** Any schedule that the schema takes. */
export function randomHours(random: () => number): Hours {
  return {
    week: randomWeek(random),
    seasons: several(random, random() < 0.5 ? 0 : 6, () => ({
      from: randomMonthDay(random),
      to: randomMonthDay(random),
      week: randomWeek(random),
    })),
    holidays: randomRule(random),
    makeups: randomRule(random),
    exceptions: several(random, random() < 0.3 ? 0 : 60, randomException),
  }
}

/** Up to twelve closures of at most three days in 2004–2026, to the millisecond now and then. */
export function randomClosures(random: () => number): Closure[] {
  return several(random, 12, () => {
    const unit = random() < 0.2 ? 1 : 60_000
    const from = Date.UTC(2004, 0, 1) + upTo(random, Math.floor((8400 * 86_400_000) / unit)) * unit
    const until = from + upTo(random, Math.floor((3 * 86_400_000) / unit)) * unit
    return { from: new Date(from).toISOString(), until: new Date(until).toISOString() }
  })
}
