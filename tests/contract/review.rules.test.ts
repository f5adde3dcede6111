import fc from 'fast-check'
import { addDays, startOf } from '@/contract/calendar.rules'
import type { Calendar, Hours, Spans } from '@/contract/hours'
import { stateAt } from '@/contract/hours.rules'
import type { Duty } from '@/contract/operators'
import {
  daysLeft,
  ENOUGH,
  type Facts,
  openFact,
  ratingFact,
  replyFact,
  reviewPeriod,
  signsOf,
} from '@/contract/review.rules'
import {
  type Closing,
  dayFacts,
  type ReviewedSite,
  ranBy,
  stoodAt,
} from '@/contract/review-days.rules'
import type { Day, OperatorId, SiteId } from '@/contract/wire'

const LINLI = '4ra7t2csxc' as OperatorId
const HEWEI = '1xp4v7e6jv' as OperatorId
const MINUTE = 60_000

/** National Day's holiday, with its make-up days around it. */
const calendar: Calendar = {
  from: '2026-01-01',
  to: '2026-12-31',
  special: {
    '2026-10-01': { kind: 'holiday', name: '国庆节' },
    '2026-10-02': { kind: 'holiday', name: '国庆节' },
    '2026-10-10': { kind: 'makeup', name: '国庆节' },
  },
}

const weekly = (workdays: Spans, weekend: Spans = workdays, over: Partial<Hours> = {}): Hours => ({
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day > 5 ? weekend : workdays)),
  seasons: [],
  holidays: { as: 'usual' },
  makeups: { as: 'usual' },
  exceptions: [],
  ...over,
})
const DAILY = weekly([{ opens: 480, closes: 1200 }])

const site = (over: Partial<ReviewedSite> = {}): ReviewedSite => ({
  site: 's000000001' as SiteId,
  name: { zh: '客厅' },
  doors: true,
  now: { hours: DAILY, operator: LINLI, retired: false },
  steps: [],
  closings: [],
  ...over,
})

const at = (day: Day, hour: number) => startOf(day) + hour * 60 * MINUTE
const shut = (day: Day, from: number, until: number, zh?: string): Closing => ({
  from: at(day, from),
  until: at(day, until),
  note: zh ? { zh } : null,
})

const MONDAY = '2026-11-16' as Day
const week = { from: MONDAY, until: addDays(MONDAY, 6) as Day }
const factsOf = (sites: ReviewedSite[], period = week) => dayFacts(sites, LINLI, calendar, period)
const openMinutes = (sites: ReviewedSite[], period = week) => {
  const fact = openFact(factsOf(sites, period))
  return fact.is === 'known' ? [fact.open, fact.promised] : fact.is
}

test('the period is the ninety days up to yesterday', () => {
  const { from, until } = reviewPeriod('2026-11-23')
  expect([from, until]).toEqual(['2026-08-25', '2026-11-22'])
  expect((startOf(until) - startOf(from)) / 86_400_000 + 1).toBe(90)
})

describe('open as promised', () => {
  test('an early closing takes its minutes, and the day says where and why', () => {
    const closings = [shut(MONDAY, 18, 20, '停水')]
    const [monday, tuesday] = factsOf([site({ closings })])
    expect(monday).toEqual({
      day: MONDAY,
      promised: 720,
      open: 600,
      short: [{ site: site().site, name: { zh: '客厅' }, minutes: 120, notes: [{ zh: '停水' }] }],
    })
    expect(tuesday).toMatchObject({ promised: 720, open: 720, short: [] })
  })

  test('closings that overlap are counted once, and only where something was promised', () => {
    const closings = [shut(MONDAY, 16, 19), shut(MONDAY, 18, 23), shut(MONDAY, 2, 5)]
    expect(openMinutes([site({ closings })])).toEqual([7 * 720 - 240, 7 * 720])
  })

  test('what passes midnight belongs to the day that it opens on', () => {
    const night = weekly([{ opens: 1200, closes: 1560 }])
    const closings = [shut(addDays(MONDAY, 1), 0, 2, '停电')]
    const bar = site({ now: { hours: night, operator: LINLI, retired: false }, closings })
    const [monday, tuesday] = factsOf([bar])
    expect([monday?.promised, monday?.open, tuesday?.open]).toEqual([360, 240, 360])
  })

  test('a holiday and a make-up day promise what the hours say of them', () => {
    const office = weekly([{ opens: 540, closes: 1020 }], [], {
      holidays: { as: 'spans', spans: [] },
      makeups: { as: 'weekday', weekday: 1 },
    })
    const now = { hours: office, operator: LINLI, retired: false }
    const days = factsOf([site({ now })], { from: '2026-09-30', until: '2026-10-10' })
    const promised = Object.fromEntries(days.map(({ day, promised }) => [day, promised]))
    expect(promised).toMatchObject({
      '2026-09-30': 480,
      '2026-10-01': 0,
      '2026-10-03': 0,
      '2026-10-08': 480,
      '2026-10-10': 480,
    })
  })

  test('a day is held to the hours that stood when it began', () => {
    const shorter = weekly([{ opens: 480, closes: 720 }])
    const now = { hours: shorter, operator: LINLI, retired: false }
    const steps = [{ at: at(addDays(MONDAY, 2), 12), before: { hours: DAILY } }]
    const promised = factsOf([site({ now, steps })]).map((day) => day.promised)
    expect(promised).toEqual([720, 720, 720, 240, 240, 240, 240])
  })

  test('days of another operator, before the site or while it was taken down count for nobody', () => {
    const steps = [
      { at: at(MONDAY, 9), before: null },
      { at: at(addDays(MONDAY, 2), 9), before: { operator: HEWEI } },
      { at: at(addDays(MONDAY, 4), 9), before: { retired: false } },
      { at: at(addDays(MONDAY, 5), 9), before: { retired: true } },
    ]
    const one = site({ steps })
    expect(factsOf([one]).map((day) => day.promised)).toEqual([0, 0, 0, 720, 720, 0, 720])
    const theirs = dayFacts([one], HEWEI, calendar, week).map((day) => day.promised)
    expect(theirs).toEqual([0, 720, 720, 0, 0, 0, 0])
    expect(stoodAt(one, at(MONDAY, 8))).toBeUndefined()
    expect(ranBy(one, at(addDays(MONDAY, 4), 12))).toBeNull()
  })

  test('nothing promised is nothing to measure, not nought and not all', () => {
    const never = site({ now: { hours: weekly([]), operator: LINLI, retired: false } })
    expect(openMinutes([never])).toBe('none')
    expect(openMinutes([site({ doors: false })])).toBe('none')
    expect(openMinutes([])).toBe('none')
  })

  test('minutes are those that the state of the site counts, whatever overlaps', () => {
    const minute = fc.integer({ min: 0, max: 95 }).map((n) => n * 15)
    const spans = fc
      .array(
        fc.tuple(
          minute,
          fc.integer({ min: 1, max: 60 }).map((n) => n * 15),
        ),
        { maxLength: 3 },
      )
      .map((pairs) => {
        let free = 0
        return [...pairs]
          .sort(([a], [b]) => a - b)
          .flatMap(([opens, length]) => {
            if (opens < free) return []
            const closes = Math.min(opens + length, 2880)
            free = closes
            return [{ opens, closes }]
          })
      })
    const period = { from: '2026-09-29' as Day, until: '2026-10-11' as Day }
    const quarter = fc.integer({ min: -8, max: 15 * 96 })
    const closing = fc.tuple(quarter, fc.integer({ min: 1, max: 96 })).map(([from, length]) => ({
      from: startOf(period.from) + from * 15 * MINUTE,
      until: startOf(period.from) + (from + length) * 15 * MINUTE,
      note: null,
    }))
    const none = (from: Day, to: Day) => ({ from, to, spans: [] })
    fc.assert(
      fc.property(
        spans,
        spans,
        spans,
        spans,
        fc.array(closing, { maxLength: 4 }),
        (a, b, c, d, closings) => {
          const hours = weekly(a, b, {
            holidays: { as: 'spans', spans: c },
            makeups: { as: 'spans', spans: d },
            exceptions: [
              none('2026-01-01', addDays(period.from, -1)),
              none(addDays(period.until, 1), '2026-12-31'),
            ],
          })
          const now = { hours, operator: LINLI, retired: false }
          const days = factsOf([site({ now, closings })], period)
          const sum = (pick: 'promised' | 'open') => days.reduce((all, day) => all + day[pick], 0)
          const wire = closings.map(({ from, until }) => ({
            from: new Date(from).toISOString(),
            until: new Date(until).toISOString(),
          }))
          let [promised, open] = [0, 0]
          const last = startOf(addDays(period.until, 3))
          for (let t = startOf(addDays(period.from, -1)); t < last; t += 15 * MINUTE) {
            promised += stateAt(hours, [], calendar, t).open ? 15 : 0
            open += stateAt(hours, wire, calendar, t).open ? 15 : 0
          }
          expect([sum('promised'), sum('open')]).toEqual([promised, open])
        },
      ),
      { numRuns: process.env.LONG ? 300 : 15, seed: 7 },
    )
  })

  test('another closing never opens anything, and the same one twice changes nothing', () => {
    const hour = fc.integer({ min: 0, max: 7 * 24 })
    const closing = fc.tuple(hour, fc.integer({ min: 1, max: 30 })).map(([from, length]) => ({
      from: at(MONDAY, from),
      until: at(MONDAY, from + length),
      note: null,
    }))
    fc.assert(
      fc.property(fc.array(closing, { maxLength: 5 }), closing, (closings, extra) => {
        const less = factsOf([site({ closings: [...closings, extra] })])
        const before = factsOf([site({ closings })])
        less.forEach((day, i) => {
          expect(day.open).toBeLessThanOrEqual(before[i]?.open ?? 0)
          expect(day.open).toBeGreaterThanOrEqual(0)
        })
        const twice = factsOf([site({ closings: [...closings, ...closings] })])
        expect(twice.map(({ open }) => open)).toEqual(before.map(({ open }) => open))
      }),
      { seed: 7 },
    )
  })
})

describe('replies in time', () => {
  const period = reviewPeriod('2026-11-23')
  const sent = (day: Day, answered: Day | null) => ({
    sentAt: at(day, 10),
    answeredAt: answered === null ? null : at(answered, 23),
  })
  const five = (answered: Day | null) =>
    Array.from({ length: 5 }, () => sent('2026-11-02', answered))
  const fact = (replies: ReturnType<typeof sent>[], enough = ENOUGH) =>
    replyFact(replies, 5, calendar, period, enough)

  test('the last day is in time, the day after is not, no answer is not', () => {
    expect(fact(five('2026-11-09'))).toEqual({ is: 'known', due: 5, inTime: 5, percent: 100 })
    expect(fact(five('2026-11-10'))).toMatchObject({ inTime: 0, percent: 0 })
    expect(fact(five(null))).toMatchObject({ due: 5, inTime: 0 })
    expect(fact([...five('2026-11-09'), sent('2026-11-02', null)])).toMatchObject({ percent: 83 })
  })

  test('what falls due today, or fell due before the period, is not counted', () => {
    expect(fact([sent('2026-11-16', null), sent('2026-08-01', null)])).toEqual({ is: 'none' })
    expect(fact([sent('2026-11-13', null)], 1)).toMatchObject({ is: 'known', due: 1 })
  })

  test('a make-up day is a working day, a holiday is none', () => {
    const replies = [sent('2026-09-30', '2026-10-09')]
    expect(replyFact(replies, 5, calendar, period, 1)).toMatchObject({ inTime: 1 })
    expect(replyFact(replies, 4, calendar, period, 1)).toMatchObject({ inTime: 0 })
    const late = [sent('2026-10-05', '2026-10-11')]
    expect(replyFact(late, 5, calendar, period, 1)).toMatchObject({ inTime: 0 })
  })

  test('few are not shown to whoever may not see them', () => {
    expect(fact(five(null).slice(1))).toEqual({ is: 'few' })
    expect(fact(five(null).slice(1), 1)).toMatchObject({ is: 'known', due: 4 })
  })
})

test('an average of fewer than five is not shown, and is rounded down', () => {
  expect(ratingFact({ sum: 0, count: 0 })).toEqual({ is: 'none' })
  expect(ratingFact({ sum: 20, count: 4 })).toEqual({ is: 'few' })
  expect(ratingFact({ sum: 25, count: 5 })).toEqual({ is: 'known', average: 5, count: 5 })
  expect(ratingFact({ sum: 29, count: 7 })).toEqual({ is: 'known', average: 4.1, count: 7 })
})

describe('duties beside facts', () => {
  const duties: Duty[] = [
    { kind: 'open_as_promised', percent: 98 },
    { kind: 'replies_within', workdays: 5, percent: 90 },
    { kind: 'rating', average: 4.2 },
  ]
  const facts = (over: Partial<Facts> = {}): Facts => ({
    open: { is: 'known', promised: 1000, open: 980, percent: 98 },
    replies: { is: 'known', due: 10, inTime: 8, percent: 80 },
    rating: { is: 'known', average: 4.2, count: 9 },
    ...over,
  })

  test('a figure reached is met, one under it short', () => {
    expect(signsOf(duties, facts())).toEqual({ open: 'met', replies: 'short', rating: 'met' })
  })

  test('what cannot be told is said so, and no duty is none', () => {
    const unknown = facts({ open: { is: 'none' }, rating: { is: 'few' } })
    expect(signsOf(duties, unknown)).toMatchObject({ open: 'none', rating: 'few' })
    const nothing = { open: 'no_duty', replies: 'no_duty', rating: 'no_duty' }
    expect(signsOf([], facts())).toEqual(nothing)
  })

  test('nearly all is not all', () => {
    const day = { day: MONDAY, promised: 1000, open: 999, short: [] }
    expect(openFact([day])).toMatchObject({ percent: 99 })
  })
})

test('days left: none on the last day, fewer after it', () => {
  expect(daysLeft('2026-12-31', '2026-12-31')).toBe(0)
  expect(daysLeft('2026-12-31', '2026-12-01')).toBe(30)
  expect(daysLeft('2026-12-31', '2027-01-02')).toBe(-2)
  expect(daysLeft(null, '2026-12-31')).toBeNull()
})
