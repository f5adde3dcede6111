import fc from 'fast-check'
import {
  clockOn,
  DEFAULT_CLOCKS,
  dueOn,
  isWithinDays,
  pausedWorkdays,
  REDO_WORKDAYS,
  receivedOn,
  yellowOn,
} from '@/contract/reports-clocks.rules'
import {
  arrangement,
  dayAt,
  isCovered,
  type Known,
  type Life,
  live,
  moment,
  on,
  type Pause,
  received,
  runsOut,
  stoodStill,
  works,
  yellowAfter,
} from './reports-clocks.oracle'

/** The clocks' rules against clocks that are lived through day by day. */

const calendar = arrangement(2024, 2026)
const seed = 20_260_401

/** As product.md promises them, in working days. */
const PROMISED = { a: 1, b: 3, c: 5, d: 15, contact: 1, redo: 3 }
const CUTOFF = 17

test('what a street starts with', () => {
  const { a, b, c, d, contact, redo } = PROMISED
  expect(DEFAULT_CLOCKS.finish).toEqual({ a, b, c, d })
  expect(DEFAULT_CLOCKS.contact).toBe(contact)
  expect(DEFAULT_CLOCKS.cutoff).toBe(CUTOFF)
  expect(REDO_WORKDAYS).toBe(redo)
})

describe('the oracle itself, against the State Council’s notices', () => {
  test.each([
    ['2025-09-28', true, 'a Sunday worked for National Day'],
    ['2025-09-30', true, 'the Tuesday before National Day'],
    ['2025-10-01', false, 'National Day'],
    ['2025-10-08', false, 'its last day off, a Wednesday'],
    ['2025-10-11', true, 'a Saturday worked for National Day'],
    ['2025-10-12', false, 'a Sunday'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-17', false, 'the first day of the year of the horse'],
    ['2026-02-28', true, 'the other Saturday'],
    ['2026-10-07', false, 'the last day off of National Day'],
    ['2026-10-10', true, 'a Saturday worked for National Day'],
    ['2027-01-01', true, 'New Year that no calendar knows: a Friday'],
    ['2023-10-02', true, 'a Monday before the first calendar'],
  ])('%s works: %s (%s)', (day, expected) => {
    expect(works(calendar, day)).toBe(expected)
  })
})

describe('rows by hand', () => {
  test.each([
    ['before the cut-off of a working day', '2025-09-30', '16:59:59.999', '2025-09-30', false],
    ['at the cut-off before National Day 2025', '2025-09-30', '17:00', '2025-10-09', false],
    ['in the middle of the holiday', '2025-10-04', '09:00', '2025-10-09', false],
    ['on a working Saturday', '2025-10-11', '10:00', '2025-10-11', false],
    ['late on a working Saturday', '2025-10-11', '22:10', '2025-10-13', false],
    ['on the Saturday before a Sunday that is worked', '2025-09-27', '10:00', '2025-09-28', false],
    ['at the cut-off before National Day 2026', '2026-09-30', '17:00', '2026-10-08', false],
    [
      'on the Saturday worked before the Spring Festival',
      '2026-02-14',
      '16:00',
      '2026-02-14',
      false,
    ],
    ['late on that Saturday', '2026-02-14', '17:00', '2026-02-24', false],
    [
      'just after midnight in Shanghai, still yesterday in UTC',
      '2025-03-11',
      '00:00',
      '2025-03-11',
      false,
    ],
    ['late, although in UTC it is morning', '2025-03-11', '17:30', '2025-03-12', false],
    ['on the calendar’s last day', '2026-12-31', '16:59', '2026-12-31', false],
    [
      'after the cut-off of its last day: New Year’s Day would be a holiday',
      '2026-12-31',
      '17:00',
      '2027-01-01',
      true,
    ],
    ['where no calendar reaches', '2027-01-02', '08:00', '2027-01-04', true],
    ['before the first calendar', '2023-12-29', '09:00', '2023-12-29', true],
    [
      'from outside into the calendar: New Year’s Day is passed, and known',
      '2023-12-31',
      '09:00',
      '2024-01-02',
      false,
    ],
    ['from outside over a day outside', '2023-12-30', '09:00', '2024-01-02', true],
  ])('received %s', (_, day, time, expected, about) => {
    expect(receivedOn(calendar, moment(day, time), CUTOFF)).toEqual({ day: expected, about })
    expect(received(calendar, moment(day, time), CUTOFF)).toEqual({ day: expected, about })
  })

  test.each([
    // received, working days, paused days → yellow, due, about
    ['a day over National Day 2025', '2025-09-30', 1, 0, '2025-10-09', '2025-10-09', false],
    [
      'three days over National Day 2025, with its Saturday',
      '2025-09-29',
      3,
      0,
      '2025-10-10',
      '2025-10-10',
      false,
    ],
    [
      'five days over National Day 2025, with its Saturday',
      '2025-09-30',
      5,
      0,
      '2025-10-13',
      '2025-10-14',
      false,
    ],
    [
      'five days over National Day 2026, with its Saturday',
      '2026-09-30',
      5,
      0,
      '2026-10-12',
      '2026-10-13',
      false,
    ],
    [
      'from a Saturday before the Spring Festival 2026',
      '2026-02-13',
      3,
      0,
      '2026-02-25',
      '2026-02-25',
      false,
    ],
    ['five days to the Saturday after it', '2026-02-14', 5, 0, '2026-02-27', '2026-02-28', false],
    ['fifteen days', '2025-03-03', 15, 0, '2025-03-18', '2025-03-24', false],
    ['fifteen days and four paused', '2025-03-03', 15, 4, '2025-03-24', '2025-03-28', false],
    [
      'a day from 31 December into no calendar',
      '2026-12-31',
      1,
      0,
      '2027-01-01',
      '2027-01-01',
      true,
    ],
    [
      'fifteen days that end on the last known day',
      '2026-12-10',
      15,
      0,
      '2026-12-25',
      '2026-12-31',
      false,
    ],
    [
      'a pause that pushes it over the turn of the year',
      '2026-12-10',
      15,
      1,
      '2026-12-28',
      '2027-01-01',
      true,
    ],
    [
      'from before the first calendar into it',
      '2023-12-31',
      1,
      0,
      '2024-01-02',
      '2024-01-02',
      false,
    ],
    ['over a day before the first calendar', '2023-12-29', 1, 0, '2024-01-02', '2024-01-02', true],
  ])('due: %s', (_, start, workdays, paused, yellow, due, about) => {
    const clock = { received: start, workdays, paused }
    expect(dueOn(calendar, clock)).toEqual({ day: due, about })
    expect(yellowOn(calendar, clock)).toBe(yellow)
  })

  test('what is listed for a year outside from … to does not count', () => {
    const short: Known = { ...calendar, to: '2025-09-30' }
    expect(receivedOn(short, moment('2025-10-01', '09:00'), CUTOFF)).toEqual({
      day: '2025-10-01',
      about: true,
    })
    expect(dueOn(short, { received: '2025-09-30', workdays: 8, paused: 0 })).toEqual({
      day: '2025-10-10',
      about: true,
    })
    expect(pausedWorkdays(short, '2025-09-29', '2025-09-30', '2025-10-12')).toBe(9)
  })

  test.each([
    ['a week', '2025-03-03', '2025-03-05', '2025-03-12', 5],
    ['allowed and ended the same day', '2025-03-03', '2025-03-05', '2025-03-05', 0],
    [
      'from the received day, which the clock never counts',
      '2025-03-03',
      '2025-03-03',
      '2025-03-05',
      1,
    ],
    [
      'over National Day 2025: 30 September, 9, 10 and the Saturday',
      '2025-09-29',
      '2025-09-30',
      '2025-10-12',
      4,
    ],
    ['a weekend', '2025-03-03', '2025-03-08', '2025-03-10', 0],
    ['before it was received', '2025-03-10', '2025-03-03', '2025-03-10', 0],
    ['the wrong way round', '2025-03-03', '2025-03-12', '2025-03-05', 0],
  ])('paused: %s', (_, start, from, until, days) => {
    expect(pausedWorkdays(calendar, start, from, until)).toBe(days)
  })

  test.each([
    ['2025-03-17', 'green'],
    ['2025-03-18', 'yellow'],
    ['2025-03-24', 'yellow'],
    ['2025-03-25', 'red'],
    ['2026-01-01', 'red'],
    ['2024-12-31', 'green'],
  ] as const)('on %s it is %s', (today, colour) => {
    expect(clockOn(today, { yellow: '2025-03-18', due: '2025-03-24' })).toBe(colour)
  })

  test('a clock of one day is yellow on its only day', () => {
    const one = { yellow: '2025-03-18', due: '2025-03-18' }
    expect(['2025-03-17', '2025-03-18', '2025-03-19'].map((day) => clockOn(day, one))).toEqual([
      'green',
      'yellow',
      'red',
    ])
  })

  test.each([
    [
      'the last moment of the last day',
      '2025-03-01',
      '00:00',
      '2025-03-08',
      '23:59:59.999',
      7,
      true,
    ],
    ['a millisecond later', '2025-03-01', '00:00', '2025-03-09', '00:00', 7, false],
    [
      'late in the evening counts as its day',
      '2025-03-01',
      '23:59',
      '2025-03-08',
      '00:01',
      7,
      true,
    ],
    [
      'less than eight days, but eight midnights',
      '2025-03-01',
      '23:59',
      '2025-03-09',
      '00:01',
      7,
      false,
    ],
    ['the same day', '2025-03-01', '00:01', '2025-03-01', '23:00', 0, true],
    ['two minutes over midnight', '2025-03-01', '23:59', '2025-03-02', '00:01', 0, false],
  ])('within days: %s', (_, since, from, now, to, days, expected) => {
    expect(isWithinDays(moment(since, from), moment(now, to), days)).toBe(expected)
  })
})

/** From two months before the first calendar to half a year after the last. */
const FIRST = moment('2023-11-01', '00:00')
const LAST = moment('2027-06-30', '23:59')
const anyDay = fc.integer({ min: 0, max: 1337 }).map((n) => on('2023-11-01', n))
const anyMoment = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: FIRST, max: LAST }) },
  // around the cut-off and around midnight, to the millisecond
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        anyDay,
        fc.constantFrom('16:00', '17:00', '18:00', '00:00'),
        fc.integer({ min: -1, max: 1 }),
      )
      .map(([day, time, shift]) => moment(day, time) + shift),
  },
  // around the ends of what the calendar knows
  {
    weight: 1,
    arbitrary: fc.integer({
      min: moment('2026-12-08', '00:00'),
      max: moment('2027-01-06', '00:00'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.integer({
      min: moment('2023-12-20', '00:00'),
      max: moment('2024-01-04', '00:00'),
    }),
  },
)
/** Days of running and of standing still by turns; none overlaps another, some begin after the due day. */
const anyPauses = fc.array(fc.tuple(fc.nat(12), fc.nat(15)), { maxLength: 3 })

function pausesAfter(start: string, turns: [number, number][]): Pause[] {
  let day = start
  return turns.map(([running, still]) => {
    const from = on(day, running)
    const until = on(from, still)
    day = until
    return { from, until }
  })
}

/** Working days paused as far as is known in the morning of a day: a pause that still lasts ends with it. */
function pausedBy(today: string, start: string, pauses: Pause[]): number {
  return pauses
    .filter(({ from }) => from < today)
    .map(({ from, until }) => pausedWorkdays(calendar, start, from, until < today ? until : today))
    .reduce((sum, days) => sum + days, 0)
}

/** Everything in which the rules part from a life, in words. */
function partings(life: Life, start: string, workdays: number, pauses: Pause[]): string[] {
  const found: string[] = []
  const compare = (what: string, rules: unknown, lived: unknown) => {
    if (rules !== lived) found.push(`${what}: rules ${rules}, lived ${lived}`)
  }
  const on = (day: string) => ({ received: start, workdays, paused: pausedBy(day, start, pauses) })
  const due = dueOn(calendar, on(life.due))
  compare('due', due.day, life.due)
  compare('about', due.about, life.about)
  compare('yellow', yellowOn(calendar, on(life.yellow)), life.yellow)
  for (const { day, shows, promised } of life.days) {
    const told = dueOn(calendar, on(day)).day
    const colour = clockOn(day, { yellow: yellowOn(calendar, on(day)), due: told })
    compare(day, colour, shows)
    if (shows !== 'red') compare(`${day} promises`, told, promised)
  }
  return found
}

const counts = { lives: 0, days: 0, paused: 0, about: 0, green: 0, yellow: 0, red: 0 }

test('5,000 clocks lived through day by day', () => {
  fc.assert(
    fc.property(
      anyMoment,
      fc.constantFrom(...Object.values(PROMISED)),
      anyPauses,
      (at, workdays, turns) => {
        const start = received(calendar, at, CUTOFF)
        expect(receivedOn(calendar, at, CUTOFF)).toEqual(start)
        const pauses = pausesAfter(start.day, turns)
        const life = live(calendar, start.day, workdays, pauses)
        expect(partings(life, start.day, workdays, pauses)).toEqual([])
        counts.lives++
        if (life.about) counts.about++
        for (const { paused, shows } of life.days) {
          counts.days++
          if (paused) counts.paused++
          else counts[shows]++
        }
      },
    ),
    { seed, numRuns: 5000 },
  )
  // a walk of nothing but easy cases proves nothing
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(500)
})

test('a street’s own cut-off hour and days', () => {
  fc.assert(
    fc.property(
      anyMoment,
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(30),
      (at, cutoff, workdays, paused) => {
        const start = received(calendar, at, cutoff)
        expect(receivedOn(calendar, at, cutoff)).toEqual(start)
        const due = runsOut(calendar, start.day, workdays + paused)
        const about = [on(start.day, 1), due].some((day) => !isCovered(calendar, day))
        const clock = { received: start.day, workdays, paused }
        expect(dueOn(calendar, clock)).toEqual({ day: due, about })
        expect(yellowOn(calendar, clock)).toBe(
          runsOut(calendar, start.day, yellowAfter(workdays) + paused),
        )
      },
    ),
    { seed, numRuns: 1000 },
  )
})

test('seven tenths of every number of days up to a thousand, without a rounding error', () => {
  const { day } = received(calendar, moment('2024-01-02', '09:00'), CUTOFF)
  const wrong: number[] = []
  let next = day
  const nth = [next]
  while (nth.length <= 1000) {
    next = on(next, 1)
    if (works(calendar, next)) nth.push(next)
  }
  for (let workdays = 1; workdays <= 1000; workdays++) {
    const said = yellowOn(calendar, { received: day, workdays, paused: 0 })
    if (said !== nth[yellowAfter(workdays)]) wrong.push(workdays)
  }
  expect(wrong).toEqual([])
})

test('working days between any days that were paused', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: -5, max: 40 }),
      (start, shift, still) => {
        const from = on(start, shift)
        const until = on(from, still)
        expect(pausedWorkdays(calendar, start, from, until)).toBe(
          stoodStill(calendar, start, { from, until }),
        )
      },
    ),
    { seed, numRuns: 1000 },
  )
})

test('so many days after, by Shanghai’s midnights', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: FIRST, max: LAST }),
      fc.integer({ min: -3 * 86_400_000, max: 12 * 86_400_000 }),
      fc.nat(10),
      (since, later, days) => {
        const now = since + later
        expect(isWithinDays(since, now, days)).toBe(dayAt(now) <= on(dayAt(since), days))
      },
    ),
    { seed, numRuns: 1000 },
  )
})

test('the loud warning: every clock that meets a day outside says about, and no other', () => {
  for (let day = '2026-12-01'; day <= '2026-12-31'; day = on(day, 1)) {
    for (const workdays of Object.values(PROMISED)) {
      const { day: due, about } = dueOn(calendar, { received: day, workdays, paused: 0 })
      expect({ day, workdays, about }).toEqual({ day, workdays, about: !isCovered(calendar, due) })
    }
  }
})

afterAll(() => {
  const { lives, days, paused, about, green, yellow, red } = counts
  process.stdout.write(
    `clocks oracle: ${lives} lives, ${days} days compared (${green} green, ${yellow} yellow, ` +
      `${red} red, ${paused} paused), ${about} lives about\n`,
  )
})
