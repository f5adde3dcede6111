import fc from 'fast-check'
import * as v from 'valibot'
import { dayOf, startOf, weekdayOf } from '@/contract/calendar.rules'
import { EventDraft } from '@/contract/events.shapes'
import { draftProblem, pastProblem } from '@/contract/events-draft.rules'
import { movedDraft, repeatDay, repeatsOf } from '@/contract/events-series.rules'
import type { EventRoleId, ShiftId } from '@/contract/wire'

const HOUR = 3_600_000
const NOON = Date.parse('2026-11-28T04:00:00.000Z')
const at = (hours: number, ms = 0) => new Date(NOON + hours * HOUR + ms).toISOString()

const guide = '0000000001' as EventRoleId
const other = '0000000002' as EventRoleId
const shift = (id: number, from: string, until: string, role = guide) => ({
  ...{ shift: String(id).padStart(10, '0') as ShiftId, role, from, until, seats: 2 },
})
const role = (id: EventRoleId) => ({
  ...{ role: id, name: { zh: '引导' }, brief: { zh: '指路' }, door: false },
})

const draft = (over: Partial<EventDraft> = {}): EventDraft => ({
  ...{ title: { zh: '茶会' }, words: { zh: '坐下来喝一杯' } },
  where: { by: 'point', at: { lng: 121.47, lat: 31.23 }, words: { zh: '弄堂口' } },
  ...{ opens: at(-120), closes: at(0), door: at(1.5), starts: at(2), ends: at(4) },
  ...{ capacity: 20, maxParty: 4, children: true, minimum: null, questions: [] },
  ...{ audience: { to: 'anyone' }, phone: '13800000001', forgetDays: 30 },
  roles: [role(guide)],
  shifts: [shift(1, at(1.5), at(4))],
  ...over,
})

test('the draft of these tests is one by its schema', () => {
  expect(v.is(EventDraft, draft())).toBe(true)
})

describe('limits between fields', () => {
  const one = (from: string, until: string) => ({ shifts: [shift(1, from, until)] })
  /** What is just right, what is a millisecond too much, and what is said of that. */
  const edges: [string, Partial<EventDraft>, Partial<EventDraft>, field: string, is: string][] = [
    [
      'ends after it starts',
      { ends: at(2, 1), closes: at(0), ...one(at(1.5), at(2)) },
      { ends: at(2) },
      'ends',
      'order',
    ],
    ['lasts 36 hours', { ends: at(38) }, { ends: at(38, 1) }, 'ends', 'too_long'],
    [
      'door before the start',
      { door: at(2), ...one(at(2), at(4)) },
      { door: at(2, 1) },
      'door',
      'order',
    ],
    [
      'sign-up closes after it opens',
      { closes: at(-120, 1) },
      { closes: at(-120) },
      'closes',
      'order',
    ],
    ['sign-up closes by the end', { closes: at(4) }, { closes: at(4, 1) }, 'closes', 'order'],
    ['a seat or a shift', { capacity: 0 }, { capacity: 0, shifts: [] }, 'capacity', 'nobody'],
    [
      'a minimum of the seats',
      { minimum: { seats: 20, decides: at(0) } },
      { minimum: { seats: 21, decides: at(0) } },
      ...(['minimum.seats', 'minimum'] as const),
    ],
    [
      'decided before the start',
      { minimum: { seats: 1, decides: at(2, -1) } },
      { minimum: { seats: 1, decides: at(2) } },
      ...(['minimum.decides', 'order'] as const),
    ],
    [
      'a shift from the door',
      one(at(1.5), at(4)),
      one(at(1.5, -1), at(4)),
      'shifts.0.from',
      'outside',
    ],
    [
      'a shift to two hours after',
      one(at(4), at(6)),
      one(at(4), at(6, 1)),
      'shifts.0.until',
      'outside',
    ],
    ['a shift that lasts', one(at(2), at(2, 1)), one(at(2), at(2)), 'shifts.0.until', 'order'],
    [
      'a role that is there',
      { roles: [role(guide), role(other)], shifts: [shift(1, at(2), at(3), other)] },
      { shifts: [shift(1, at(2), at(3)), shift(2, at(2), at(3), other)] },
      ...(['shifts.1.role', 'role'] as const),
    ],
    [
      'each role once',
      { roles: [role(guide), role(other)] },
      { roles: [role(guide), role(guide)] },
      'roles.1.role',
      'twice',
    ],
    [
      'each shift once',
      { shifts: [shift(1, at(2), at(3)), shift(2, at(2), at(3))] },
      { shifts: [shift(1, at(2), at(3)), shift(1, at(2), at(3))] },
      ...(['shifts.1.shift', 'twice'] as const),
    ],
  ]
  test.each(edges)('%s', (_, right, wrong, field, is) => {
    expect(draftProblem(draft(right))).toBeUndefined()
    expect(draftProblem(draft(wrong))).toEqual({ field, is })
  })

  test('what is over already', () => {
    const minimum = { seats: 2, decides: at(1) }
    expect(pastProblem(draft({ minimum }), NOON + HOUR - 1)).toBeUndefined()
    expect(pastProblem(draft({ minimum }), NOON + HOUR)).toEqual({
      ...{ field: 'minimum.decides', is: 'past' },
    })
    expect(pastProblem(draft(), NOON + 4 * HOUR - 1)).toBeUndefined()
    expect(pastProblem(draft(), NOON + 4 * HOUR)).toEqual({ field: 'ends', is: 'past' })
  })
})

describe('a series', () => {
  test('by the day and by the week, over the end of a month and of a year', () => {
    expect([0, 1, 9].map((n) => repeatDay('2026-12-25', 'day', n))).toEqual([
      ...['2026-12-25', '2026-12-26', '2027-01-03'],
    ])
    expect([0, 1, 2].map((n) => repeatDay('2026-12-20', 'week', n))).toEqual([
      ...['2026-12-20', '2026-12-27', '2027-01-03'],
    ])
  })

  test('by the month: the same day, or the last of a shorter month, and then the same day again', () => {
    const days = (first: string, times: number) =>
      Array.from({ length: times }, (_, n) => repeatDay(first, 'month', n))
    expect(days('2026-10-31', 6)).toEqual([
      ...['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31'],
    ])
    expect(days('2027-12-29', 4)).toEqual(['2027-12-29', '2028-01-29', '2028-02-29', '2028-03-29'])
    expect(days('2026-12-05', 3)).toEqual(['2026-12-05', '2027-01-05', '2027-02-05'])
  })

  test('one day of each month, never one left out or twice', () => {
    const days = fc
      .integer({ min: startOf('2026-01-01'), max: startOf('2035-12-31') })
      .map((ms) => dayOf(ms))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 25 }), (day, n) => {
        const [here, next] = [repeatDay(day, 'month', n), repeatDay(day, 'month', n + 1)]
        const monthOf = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
        expect(monthOf(next) - monthOf(here)).toBe(1)
        expect(Number(here.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)))
        expect(weekdayOf(repeatDay(day, 'week', n))).toBe(weekdayOf(day))
      }),
      { seed: 20261123 },
    )
  })

  test('all times move together and keep their hour in Shanghai', () => {
    const minimum = { seats: 3, decides: at(-20) }
    // 0:30 in Shanghai is the day before in London
    const night = draft({ ...{ minimum, starts: '2026-11-29T16:30:00.000Z' as const } })
    const [first, second] = repeatsOf({ ...night, ends: '2026-11-29T18:00:00.000Z' }, 'month', 2)
    expect(first).toEqual({ ...night, ends: '2026-11-29T18:00:00.000Z' })
    // Monday, 30 November to Wednesday, 30 December
    expect(second).toMatchObject({
      ...{ starts: '2026-12-29T16:30:00.000Z', ends: '2026-12-29T18:00:00.000Z' },
      minimum: { seats: 3, decides: at(-20 + 30 * 24) },
      shifts: [{ from: at(1.5 + 30 * 24), until: at(4 + 30 * 24), seats: 2 }],
    })
    expect(draftProblem(movedDraft(draft(), 7 * 24 * HOUR))).toBeUndefined()
  })
})
