import fc from 'fast-check'
import * as v from 'valibot'
import {
  addDays,
  addWorkdays,
  DAY,
  dayKind,
  dayOf,
  isWorkday,
  startOf,
  weekdayOf,
} from '@/contract/calendar.rules'
import { Calendar, type Closure, Hours, type Spans } from '@/contract/hours'
import {
  HORIZON_DAYS,
  hoursProblems,
  SOON_MINUTES,
  spansOf,
  specialDays,
  stateAt,
  stretchEnd,
} from '@/contract/hours.rules'

const MINUTE = 60_000
const SEED = { seed: 20260218, numRuns: 300 }

/** '2026-02-18 09:30' on Shanghai's clock, with seconds where wanted. */
const at = (words: string) =>
  Date.parse(`${words.replace(' ', 'T')}${words.length > 16 ? '' : ':00'}+08:00`)

/** The same the other way round. */
const said = (instant: string | null) =>
  instant &&
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** '09:00-11:30 13:00-17:00'; hours past 24 belong to the next day; '' is closed. */
function spans(words: string): Spans {
  const minute = (clock: string) => +clock.slice(0, 2) * 60 + +clock.slice(3)
  return words
    .split(' ')
    .filter(Boolean)
    .map((span) => ({ opens: minute(span.slice(0, 5)), closes: minute(span.slice(6)) }))
}

const week = (weekdays: string, saturday = '', sunday = saturday) => [
  ...Array.from({ length: 5 }, () => spans(weekdays)),
  spans(saturday),
  spans(sunday),
]

const hoursOf = (some: Partial<Hours>): Hours =>
  v.parse(Hours, {
    week: week('09:00-17:00'),
    seasons: [],
    holidays: { as: 'spans', spans: [] },
    makeups: { as: 'weekday', weekday: 1 },
    exceptions: [],
    ...some,
  })

const closure = (from: string, until: string): Closure => ({
  from: new Date(at(from)).toISOString(),
  until: new Date(at(until)).toISOString(),
})

/** Spring Festival 2026 as announced: 15 to 23 February off, 14 and 28 February worked. */
const calendar: Calendar = v.parse(Calendar, {
  from: '2026-01-01',
  to: '2026-12-31',
  special: {
    '2026-01-01': { kind: 'holiday', name: '元旦' },
    '2026-02-14': { kind: 'makeup', name: '春节' },
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`2026-02-${15 + i}`, { kind: 'holiday', name: '春节' }]),
    ),
    '2026-02-28': { kind: 'makeup', name: '春节' },
  },
})

const plain = hoursOf({})
const lunch = hoursOf({ week: week('09:00-11:30 13:00-17:00') })
const night = hoursOf({ week: [...week('18:00-26:00').slice(0, 4), spans('18:00-26:00'), [], []] })
const always = hoursOf({ week: week('00:00-24:00', '00:00-24:00'), holidays: { as: 'usual' } })
const allButHolidays = hoursOf({ week: week('00:00-24:00', '00:00-24:00') })
const never = hoursOf({ week: week(''), makeups: { as: 'usual' } })
const onlyMakeups = hoursOf({
  week: week(''),
  makeups: { as: 'spans', spans: spans('09:00-12:00') },
})
const touching = hoursOf({ week: week('09:00-12:00 12:00-17:00') })
const baton = hoursOf({
  week: [spans('20:00-30:00'), spans('06:00-12:00'), ...week('').slice(2)],
})
const overlapping = hoursOf({
  week: [spans('20:00-32:00'), spans('06:00-07:00 08:00-12:00'), ...week('').slice(2)],
})
const winter = hoursOf({
  seasons: [{ from: '11-15', to: '02-28', week: week('10:00-15:00') }],
  makeups: { as: 'usual' },
})
const fair = hoursOf({
  exceptions: [
    { from: '2026-02-17', to: '2026-02-18', spans: spans('13:00-20:00'), note: { zh: '庙会' } },
    { from: '2026-02-18', to: '2026-02-19', spans: spans('08:00-09:00') },
  ],
})
const holidayAsMonday = hoursOf({ holidays: { as: 'weekday', weekday: 1 } })

describe('state and next change', () => {
  const marksOf = (state: ReturnType<typeof stateAt>) => [
    state.open ? 'open' : 'shut',
    said(state.changesAt),
    (['soon', 'about'] as const).filter((mark) => state[mark]),
  ]

  type Row = [string, Hours, string, 'open' | 'shut', string | null, ('soon' | 'about')[]?]
  const rows: Row[] = [
    ['plain day, before', plain, '2026-03-04 08:59', 'shut', '2026-03-04 09:00'],
    ['plain day, opens', plain, '2026-03-04 09:00', 'open', '2026-03-04 17:00'],
    ['plain day, 31 minutes left', plain, '2026-03-04 16:29', 'open', '2026-03-04 17:00'],
    ['plain day, 30 minutes left', plain, '2026-03-04 16:30', 'open', '2026-03-04 17:00', ['soon']],
    ['plain day, closes', plain, '2026-03-04 17:00', 'shut', '2026-03-05 09:00'],
    ['over a weekend', plain, '2026-03-06 17:00', 'shut', '2026-03-09 09:00'],
    ['lunch break', lunch, '2026-03-04 11:30', 'shut', '2026-03-04 13:00'],
    ['before lunch', lunch, '2026-03-04 09:10', 'open', '2026-03-04 11:30'],
    ['night into a closed day', night, '2026-03-06 23:00', 'open', '2026-03-07 02:00'],
    ['night, after midnight', night, '2026-03-07 01:45', 'open', '2026-03-07 02:00', ['soon']],
    ['night, over', night, '2026-03-07 02:00', 'shut', '2026-03-09 18:00'],
    ['night into a holiday stays', night, '2026-02-15 01:00', 'open', '2026-02-15 02:00'],
    ['… and the holiday has none', night, '2026-02-15 02:00', 'shut', '2026-02-24 18:00'],
    ['night of an unknown eve', night, '2026-01-01 00:30', 'open', '2026-01-01 02:00', ['about']],
    ['24/7', always, '2026-02-18 03:00', 'open', null],
    ['24/7 past the calendar', always, '2027-02-18 03:00', 'open', null],
    ['24 hours but on holidays', allButHolidays, '2026-01-02 08:00', 'open', '2026-02-15 00:00'],
    [
      '… until the last holiday ends',
      allButHolidays,
      '2026-02-20 08:00',
      'shut',
      '2026-02-24 00:00',
    ],
    ['… with an end nobody knows', allButHolidays, '2026-12-01 08:00', 'open', null, ['about']],
    ['never open', never, '2026-03-04 12:00', 'shut', null],
    ['never but on make-up days', onlyMakeups, '2026-02-13 12:00', 'shut', '2026-02-14 09:00'],
    ['spans that touch are one', touching, '2026-03-04 11:50', 'open', '2026-03-04 17:00'],
    ['… across midnight too', baton, '2026-03-02 20:00', 'open', '2026-03-03 12:00'],
    ['spans that overlap are one', overlapping, '2026-03-02 20:00', 'open', '2026-03-03 12:00'],
    ['… seen from the inner one', overlapping, '2026-03-03 06:59', 'open', '2026-03-03 12:00'],
    ['holiday', plain, '2026-02-18 10:00', 'shut', '2026-02-24 09:00'],
    ['holiday as a Monday', holidayAsMonday, '2026-02-15 10:00', 'open', '2026-02-15 17:00'],
    ['make-up Saturday', plain, '2026-02-14 10:00', 'open', '2026-02-14 17:00'],
    ['make-up Saturday is next', plain, '2026-02-27 18:00', 'shut', '2026-02-28 09:00'],
    ['make-up as usual', winter, '2026-02-13 18:00', 'shut', '2026-02-24 10:00'],
    ['season, old year', winter, '2026-12-01 16:00', 'shut', '2026-12-02 10:00'],
    ['season, new year', winter, '2026-01-05 09:30', 'shut', '2026-01-05 10:00'],
    ['season, over', winter, '2026-03-02 09:30', 'open', '2026-03-02 17:00'],
    ['season, its eve', winter, '2026-11-13 16:00', 'open', '2026-11-13 17:00'],
    ['exception over a holiday', fair, '2026-02-16 10:00', 'shut', '2026-02-17 13:00'],
    ['the first exception wins', fair, '2026-02-18 08:30', 'shut', '2026-02-18 13:00'],
    ['the second from its own day', fair, '2026-02-18 20:00', 'shut', '2026-02-19 08:00'],
    ['last day of the calendar', plain, '2026-12-31 10:00', 'open', '2026-12-31 17:00'],
    ['its evening', plain, '2026-12-31 17:00', 'shut', '2027-01-01 09:00', ['about']],
    ['past the calendar', plain, '2027-01-04 10:00', 'open', '2027-01-04 17:00', ['about']],
    ['a Saturday past it', plain, '2027-01-09 10:00', 'shut', '2027-01-11 09:00', ['about']],
  ]
  test.each(rows)('%s', (_, hours, moment, now, change, marks = []) => {
    expect(marksOf(stateAt(hours, [], calendar, at(moment)))).toEqual([now, change, marks])
  })

  test('an exception is not about, whatever the calendar lacks', () => {
    const settled = hoursOf({
      exceptions: [{ from: '2027-01-01', to: '2027-01-03', spans: spans('10:00-12:00') }],
    })
    expect(marksOf(stateAt(settled, [], calendar, at('2027-01-02 11:00')))).toEqual([
      'open',
      '2027-01-02 12:00',
      [],
    ])
  })

  test('an unknown day bears only on what it could change', () => {
    const mornings = hoursOf({ holidays: { as: 'spans', spans: spans('09:00-12:00') } })
    const about = (moment: string) => stateAt(mornings, [], calendar, at(moment)).about
    expect(about('2027-01-04 08:00')).toBe(false)
    expect(about('2027-01-04 10:00')).toBe(true)
    expect(about('2026-12-31 20:00')).toBe(false)
    expect(about('2027-01-08 20:00')).toBe(true)
  })

  test('a special entry outside the calendar counts for nothing', () => {
    const loose = { ...calendar, to: '2026-01-31' }
    expect(dayKind(loose, '2026-02-18')).toEqual({ kind: 'workday', known: false })
    expect(stateAt(plain, [], loose, at('2026-02-18 10:00'))).toMatchObject({
      open: true,
      about: true,
    })
  })

  test('a change beyond the horizon is none', () => {
    const far = (day: string) =>
      hoursOf({ ...never, exceptions: [{ from: day, to: day, spans: spans('09:00-10:00') }] })
    const state = (day: string) => stateAt(far(day), [], calendar, at('2026-01-01 09:00')).changesAt
    const last = addDays('2026-01-01', HORIZON_DAYS)
    expect(said(state(last))).toBe(`${last} 09:00`)
    expect(state(addDays(last, 1))).toBeNull()
  })

  test('02-29 meets leap years only', () => {
    const leap = hoursOf({ seasons: [{ from: '02-29', to: '02-29', week: week('07:00-08:00') }] })
    expect(spansOf(leap, calendar, '2028-02-29').because).toBe('season')
    expect(spansOf(leap, calendar, '2026-03-01').because).toBe('week')
  })
})

describe('closed early', () => {
  const early = closure('2026-03-04 15:00', '2026-03-04 17:00')
  const pause = closure('2026-03-04 10:00', '2026-03-04 11:00')
  const longer = closure('2026-03-04 10:30', '2026-03-04 12:15')
  const into = closure('2026-03-04 16:00', '2026-03-05 10:30')
  const backward = closure('2026-03-04 12:00', '2026-03-04 11:00')
  const odd = closure('2026-03-04 10:00:20', '2026-03-04 10:00:40')
  const state = (closures: Closure[], moment: string, hours = plain) =>
    stateAt(hours, closures, calendar, at(moment))

  test.each<[string, Closure[], string, boolean, string, Closure | null]>([
    ['before it begins', [early], '2026-03-04 14:00', true, '2026-03-04 15:00', null],
    ['to the end of the day', [early], '2026-03-04 15:00', false, '2026-03-05 09:00', early],
    [
      'after the usual closing it shuts nothing',
      [into],
      '2026-03-04 17:00',
      false,
      '2026-03-05 10:30',
      null,
    ],
    ['late on the next day', [into], '2026-03-05 09:00', false, '2026-03-05 10:30', into],
    ['opens again', [pause], '2026-03-04 10:20', false, '2026-03-04 11:00', pause],
    ['and is open again', [pause], '2026-03-04 11:00', true, '2026-03-04 17:00', null],
    [
      'two that overlap: the one that lasts',
      [pause, longer],
      '2026-03-04 10:40',
      false,
      '2026-03-04 12:15',
      longer,
    ],
    [
      'two that overlap: handed on',
      [longer, pause],
      '2026-03-04 10:10',
      false,
      '2026-03-04 12:15',
      pause,
    ],
    ['one that is over', [pause], '2026-03-05 10:00', true, '2026-03-05 17:00', null],
    [
      'one that ends before it begins',
      [backward],
      '2026-03-04 10:30',
      true,
      '2026-03-04 17:00',
      null,
    ],
  ])('%s', (_, closures, moment, open, changesAt, closedEarly) => {
    const answer = state(closures, moment)
    expect({ ...answer, changesAt: said(answer.changesAt) }).toMatchObject({
      open,
      changesAt,
      closedEarly,
    })
  })

  test('to the second', () => {
    expect(state([odd], '2026-03-04 10:00').changesAt).toBe(odd.from)
    expect(state([odd], '2026-03-04 10:00:39')).toMatchObject({ open: false, changesAt: odd.until })
    expect(state([odd], '2026-03-04 10:00:40').open).toBe(true)
  })

  test('a closing that comes early is soon too', () => {
    expect(state([early], '2026-03-04 14:40').soon).toBe(true)
    expect(state([early], '2026-03-04 15:10').soon).toBe(false)
  })

  test('24/7 has an end and a beginning then', () => {
    expect(state([early], '2026-03-04 03:00', always).changesAt).toBe(early.from)
    expect(state([early], '2026-03-04 16:00', always).changesAt).toBe(early.until)
  })

  test('the stretch that a closing ends', () => {
    const end = (hours: Hours, moment: string) => {
      const time = stretchEnd(hours, calendar, at(moment))
      return time === undefined ? undefined : said(new Date(time).toISOString())
    }
    expect(end(plain, '2026-03-04 10:20')).toBe('2026-03-04 17:00')
    expect(end(lunch, '2026-03-04 10:20')).toBe('2026-03-04 11:30')
    expect(end(baton, '2026-03-02 22:00')).toBe('2026-03-03 12:00')
    expect(end(plain, '2026-03-04 17:00')).toBeUndefined()
    expect(end(always, '2026-03-04 17:00')).toBe('2027-04-08 17:00')
  })
})

describe('days', () => {
  test('each says which rule holds', () => {
    const reasons = (hours: Hours, day: string) => {
      const { because, note, name } = spansOf(hours, calendar, day)
      return [because, note?.zh ?? name]
    }
    expect(reasons(plain, '2026-03-04')).toEqual(['week', undefined])
    expect(reasons(winter, '2026-01-05')).toEqual(['season', undefined])
    expect(reasons(winter, '2026-02-14')).toEqual(['makeup', '春节'])
    expect(reasons(plain, '2026-02-18')).toEqual(['holiday', '春节'])
    expect(reasons(fair, '2026-02-17')).toEqual(['exception', '庙会'])
  })

  test('a holiday or make-up day follows the week of its season', () => {
    const both = hoursOf({
      ...winter,
      holidays: { as: 'usual' },
      makeups: { as: 'weekday', weekday: 3 },
    })
    expect(spansOf(both, calendar, '2026-02-18').spans).toEqual(spans('10:00-15:00'))
    expect(spansOf(both, calendar, '2026-02-14').spans).toEqual(spans('10:00-15:00'))
    expect(spansOf(both, calendar, '2026-02-15').spans).toEqual([])
  })

  test('special are those that differ from their weekday', () => {
    const days = (hours: Hours, from: string, n: number) =>
      specialDays(hours, calendar, from, n).map(({ day, because }) => `${day.slice(5)} ${because}`)
    expect(days(fair, '2026-02-13', 16)).toEqual([
      '02-14 makeup',
      '02-16 holiday',
      '02-17 exception',
      '02-18 exception',
      '02-19 exception',
      '02-20 holiday',
      '02-23 holiday',
      '02-28 makeup',
    ])
    expect(days(winter, '2026-02-24', 10)).toEqual([])
    const split = { from: '2026-03-04', to: '2026-03-04', spans: spans('09:00-12:00 12:00-17:00') }
    expect(days(hoursOf({ exceptions: [split] }), '2026-03-01', 7)).toEqual([])
  })

  test('kinds, by the calendar and by the weekday', () => {
    expect(dayKind(calendar, '2026-02-14')).toEqual({ kind: 'makeup', name: '春节', known: true })
    expect(dayKind(calendar, '2026-02-18')).toEqual({ kind: 'holiday', name: '春节', known: true })
    expect(dayKind(calendar, '2026-03-04')).toEqual({ kind: 'workday', known: true })
    expect(dayKind(calendar, '2026-12-31').known).toBe(true)
    expect(dayKind(calendar, '2027-01-02')).toEqual({ kind: 'weekend', known: false })
    expect(
      ['2026-02-13', '2026-02-14', '2026-02-18', '2026-03-07'].map((day) =>
        isWorkday(calendar, day),
      ),
    ).toEqual([true, true, false, false])
  })

  test.each<[string, number, string, boolean]>([
    ['2026-03-04', 1, '2026-03-05', false],
    ['2026-03-06', 1, '2026-03-09', false],
    ['2026-02-13', 1, '2026-02-14', false],
    ['2026-02-13', 2, '2026-02-24', false],
    ['2026-02-13', 6, '2026-02-28', false],
    ['2026-12-30', 1, '2026-12-31', false],
    ['2026-12-30', 2, '2027-01-01', true],
    ['2026-12-31', 15, '2027-01-21', true],
  ])('%s and %d working days: %s', (day, n, due, about) => {
    expect(addWorkdays(calendar, day, n)).toEqual({ day: due, about })
  })
})

describe('what an editor should look at again', () => {
  const fields = (some: Partial<Hours>) =>
    hoursProblems(hoursOf(some)).map(({ field, problem }) => `${problem} ${field}`)
  const on = (from: string, to: string, words = '') => ({ from, to, spans: spans(words) })
  const season = (from: string, to: string, words = '09:00-10:00') => ({
    from,
    to,
    week: week(words),
  })

  test.each<[string, Partial<Hours>, string[]]>([
    ['nothing', {}, []],
    ['touching across midnight', { week: week('00:00-24:00', '00:00-24:00') }, []],
    ['one night into the next morning', { week: baton.week }, []],
    ['overlap', { week: overlapping.week }, ['overlap week.0.0']],
    [
      'overlap from Sunday to Monday',
      { week: week('09:00-17:00', '', '08:00-09:00 22:00-34:00') },
      ['overlap week.6.1'],
    ],
    [
      'overlap in a season',
      { seasons: [{ ...season('06-01', '07-01'), week: overlapping.week }] },
      ['overlap seasons.0.week.0.0'],
    ],
    [
      'holidays in a row',
      { holidays: { as: 'spans', spans: spans('01:00-02:00 20:00-26:00') } },
      ['overlap holidays.spans.1'],
    ],
    [
      'make-up days in a row',
      { makeups: { as: 'spans', spans: spans('02:00-03:00 22:00-27:00') } },
      ['overlap makeups.spans.1'],
    ],
    [
      'an exception with itself',
      { exceptions: [on('2026-05-09', '2026-05-10', '01:00-02:00 20:00-26:00')] },
      ['overlap exceptions.0.spans.1'],
    ],
    [
      'the eve with an exception',
      { week: night.week, exceptions: [on('2026-03-05', '2026-03-05', '01:00-03:00')] },
      ['overlap exceptions.0.spans.0'],
    ],
    [
      'an exception with its morrow',
      { exceptions: [on('2026-03-05', '2026-03-05', '20:00-34:00')] },
      ['overlap exceptions.0.spans.0'],
    ],
    [
      'a hidden exception',
      {
        exceptions: [
          on('2026-03-01', '2026-03-05'),
          on('2026-03-06', '2026-03-09'),
          on('2026-03-02', '2026-03-07'),
        ],
      },
      ['hidden exceptions.2'],
    ],
    [
      'a partly hidden one has its use',
      { exceptions: [on('2026-03-02', '2026-03-03'), on('2026-03-01', '2026-03-05')] },
      [],
    ],
    [
      'an eve that another exception has',
      {
        week: night.week,
        exceptions: [on('2026-03-05', '2026-03-05'), on('2026-03-05', '2026-03-06', '01:00-03:00')],
      },
      [],
    ],
    [
      'a morrow that another exception has',
      {
        exceptions: [
          on('2026-03-05', '2026-03-05'),
          on('2026-03-04', '2026-03-05', '10:00-34:00'),
          on('2026-03-06', '2026-03-06', '09:00-12:00'),
        ],
      },
      [],
    ],
    [
      'a season of one day, the last',
      { seasons: [season('01-01', '12-30'), season('12-31', '12-31')] },
      [],
    ],
    [
      'a hidden season',
      { seasons: [season('11-15', '02-28'), season('12-01', '01-31')] },
      ['hidden seasons.1'],
    ],
    [
      'a season but for its leap day',
      { seasons: [season('11-15', '02-28'), season('02-01', '02-29')] },
      [],
    ],
    ['a season of no day', { seasons: [season('02-30', '02-31')] }, ['hidden seasons.0']],
  ])('%s', (_, some, expected) => {
    expect(fields(some)).toEqual(expected)
  })
})

/** Quarters of an hour, all of them moved by as many minutes; joined ones touch each other. */
const anySpans: fc.Arbitrary<Spans> = fc
  .record({
    quarters: fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { maxLength: 6 }),
    moved: fc.constantFrom(0, 7),
    lasts: fc.integer({ min: 1, max: 96 }),
    joined: fc.boolean(),
  })
  .map(({ quarters, moved, lasts, joined }) => {
    const edges = quarters.sort((a, b) => a - b).map((quarter) => quarter * 15 + moved)
    return edges
      .map((opens, i) => ({ opens, closes: edges[i + 1] ?? opens + lasts * 15 }))
      .filter((_, i) => joined || i % 2 === 0)
  })
const anyRule = fc.oneof(
  fc.constant({ as: 'usual' as const }),
  fc.record({ as: fc.constant('weekday' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ as: fc.constant('spans' as const), spans: anySpans }),
)
const anyDay = (span: number) =>
  fc.integer({ min: 0, max: span }).map((n) => addDays('2026-01-20', n))
const anyWeek = fc.array(
  fc.oneof(anySpans, fc.constant([]), fc.constant([{ opens: 0, closes: 1440 }])),
  { minLength: 7, maxLength: 7 },
)
const anyException = fc
  .record({ from: anyDay(40), days: fc.integer({ min: 0, max: 9 }), spans: anySpans })
  .map(({ from, days, spans: own }) => ({ from, to: addDays(from, days), spans: own }))
const anyHours: fc.Arbitrary<Hours> = fc
  .record({
    week: anyWeek,
    seasons: fc.array(
      fc.record({
        from: anyDay(364).map((day) => day.slice(5)),
        to: anyDay(364).map((day) => day.slice(5)),
        week: anyWeek,
      }),
      { maxLength: 2 },
    ),
    holidays: anyRule,
    makeups: anyRule,
    exceptions: fc.array(anyException, { maxLength: 3 }),
  })
  .map((hours) => v.parse(Hours, hours))
const anyMoment = fc
  .integer({ min: 0, max: 40 * 1440 })
  .map((minutes) => startOf('2026-01-20') + minutes * MINUTE)
const anyClosures = fc.array(
  fc
    .tuple(anyMoment, fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 59_999 }))
    .map(([from, minutes, odd]) => ({
      from: new Date(from + odd).toISOString(),
      until: new Date(from + odd + minutes * MINUTE).toISOString(),
    })),
  { maxLength: 4 },
)
const covers = ({ from, until }: Closure, time: number) =>
  Date.parse(from) <= time && time < Date.parse(until)

describe('laws', () => {
  /** Told by the words of hours.ts: any span of the day or its eve, and no closure. */
  const isOpen = (hours: Hours, closures: Closure[], time: number) =>
    [dayOf(time - DAY), dayOf(time)].some((day) =>
      spansOf(hours, calendar, day).spans.some(({ opens, closes }) => {
        const minute = (time - startOf(day)) / MINUTE
        return opens <= minute && minute < closes
      }),
    ) && !closures.some((one) => covers(one, time))

  test('open is the union of all spans minus the closures', () => {
    fc.assert(
      fc.property(anyHours, anyClosures, anyMoment, (hours, closures, time) => {
        for (let step = 0; step < 40; step += 1) {
          const moment = time + step * 37 * MINUTE
          expect(stateAt(hours, closures, calendar, moment).open).toBe(
            isOpen(hours, closures, moment),
          )
        }
      }),
      SEED,
    )
  })

  test('open flips at changesAt and nowhere before', () => {
    let flips = 0
    fc.assert(
      fc.property(anyHours, anyClosures, anyMoment, (hours, closures, time) => {
        const state = stateAt(hours, closures, calendar, time)
        const end = state.changesAt === null ? undefined : Date.parse(state.changesAt)
        const last = (end ?? time + HORIZON_DAYS * DAY) - 1
        const samples = new Set([time, last])
        for (let moment = time; moment <= last && samples.size < 4000; moment += 7.5 * MINUTE) {
          samples.add(moment)
        }
        for (const moment of samples) {
          if (isOpen(hours, closures, moment) !== state.open) {
            throw new Error(`flips by ${new Date(moment).toISOString()}, said ${state.changesAt}`)
          }
        }
        if (end === undefined) return
        flips += 1
        expect(isOpen(hours, closures, end)).toBe(!state.open)
        const between = time + Math.floor((last - time) / 2)
        expect(stateAt(hours, closures, calendar, between)).toMatchObject({
          open: state.open,
          changesAt: state.changesAt,
        })
      }),
      SEED,
    )
    expect(flips).toBeGreaterThan(SEED.numRuns / 2)
  })

  test('a closure opens nothing, and outside it nothing changes', () => {
    fc.assert(
      fc.property(anyHours, anyClosures, anyMoment, (hours, closures, time) => {
        const [one, ...others] = closures
        if (!one) return
        const moments = [
          time,
          Date.parse(one.from),
          Date.parse(one.until),
          Date.parse(one.until) - 1,
        ]
        for (const moment of moments) {
          const before = stateAt(hours, others, calendar, moment)
          const after = stateAt(hours, closures, calendar, moment)
          expect(after.open).toBe(before.open && !covers(one, moment))
          expect(after.closedEarly === null).toBe(!isOpen(hours, [], moment) || after.open)
        }
      }),
      SEED,
    )
  })

  test('what is not about stays, whatever the unknown days turn out to be', () => {
    const known = { ...calendar, to: '2026-01-31' }
    let sure = 0
    const anyFuture = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 430, maxLength: 430 })
    fc.assert(
      fc.property(anyHours, anyClosures, anyMoment, anyFuture, (hours, closures, time, future) => {
        const state = stateAt(hours, closures, known, time)
        if (state.about) return
        sure += 1
        const special = { ...known.special }
        future.forEach((kind, n) => {
          const day = addDays('2026-02-01', n)
          if (kind === 1) special[day] = { kind: 'holiday', name: '假' }
          if (kind === 2 && weekdayOf(day) > 5) special[day] = { kind: 'makeup', name: '班' }
        })
        const told = stateAt(hours, closures, { ...known, to: '2027-06-30', special }, time)
        expect([told.open, told.changesAt]).toEqual([state.open, state.changesAt])
      }),
      { ...SEED, numRuns: 1000 },
    )
    expect(sure).toBeGreaterThan(200)
    expect(sure).toBeLessThan(1000)
  })

  test('a stretch ends where an opening without closures does', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, time) => {
        const { open, changesAt } = stateAt(hours, [], calendar, time)
        const end = changesAt === null ? time + HORIZON_DAYS * DAY : Date.parse(changesAt)
        expect(stretchEnd(hours, calendar, time)).toBe(open ? end : undefined)
      }),
      SEED,
    )
  })

  test('soon is the last half hour of an opening', () => {
    fc.assert(
      fc.property(anyHours, anyClosures, anyMoment, (hours, closures, time) => {
        const { open, changesAt, soon } = stateAt(hours, closures, calendar, time)
        const left = changesAt === null ? Number.POSITIVE_INFINITY : Date.parse(changesAt) - time
        expect(soon).toBe(open && left <= SOON_MINUTES * MINUTE)
      }),
      SEED,
    )
  })

  test('an exception is hidden exactly when no day says it', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        const days = Array.from({ length: 60 }, (_, n) => addDays('2026-01-19', n))
        const heard = new Set(days.map((day) => spansOf(hours, calendar, day).spans))
        const hidden = hours.exceptions.flatMap((one, i) =>
          heard.has(one.spans) ? [] : [`exceptions.${i}`],
        )
        const told = hoursProblems(hours).filter(
          ({ field, problem }) => problem === 'hidden' && field.startsWith('exceptions'),
        )
        expect(told.map(({ field }) => field)).toEqual(hidden)
      }),
      SEED,
    )
  })

  test('days count as the platform’s own calendar of Shanghai does', () => {
    const names = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    const weekdays = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', weekday: 'short' })
    const order = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    const range = { min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 0, 1) }
    fc.assert(
      fc.property(fc.integer(range), fc.integer({ min: -800, max: 800 }), (time, n) => {
        const day = dayOf(time)
        expect(day).toBe(names.format(time))
        expect(dayOf(new Date(time).toISOString())).toBe(day)
        expect(weekdayOf(day)).toBe(order.indexOf(weekdays.format(time)) + 1)
        expect(addDays(day, n)).toBe(names.format(time + n * DAY))
        expect(dayOf(startOf(day))).toBe(day)
        expect(dayOf(startOf(day) - 1)).toBe(addDays(day, -1))
      }),
      SEED,
    )
    expect(['1900-01-01', '1969-12-28', '1970-01-01'].map(weekdayOf)).toEqual([1, 7, 4])
  })

  test('the n-th working day has n working days up to it', () => {
    fc.assert(
      fc.property(anyDay(300), fc.integer({ min: 1, max: 40 }), (day, n) => {
        const due = addWorkdays(calendar, day, n)
        const passed: string[] = []
        for (let one = addDays(day, 1); one <= due.day; one = addDays(one, 1)) passed.push(one)
        expect(passed.filter((one) => isWorkday(calendar, one))).toHaveLength(n)
        expect(isWorkday(calendar, due.day)).toBe(true)
        expect(due.about).toBe(due.day > calendar.to)
      }),
      SEED,
    )
  })
})
