import fc from 'fast-check'
import { dayOf, startOf } from '@/contract/calendar.rules'
import type { Question } from '@/contract/events'
import {
  forgottenAt,
  lineAt,
  mySteps,
  nextInLine,
  offerUntil,
  reminderDue,
  wrongAnswer,
} from '@/contract/signups.rules'
import type { Answers, SignupState } from '@/contract/signups.shapes'

const HOUR = 3_600_000
/** A moment of Shanghai. */
const sh = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const words = (at: number | null) =>
  at === null ? null : new Date(at + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')

/** Thursday, 26 November 2026, 14:00; the door opens half an hour before. */
const TIMES = { starts: sh('2026-11-26 14:00'), door: sh('2026-11-26 13:30') }

describe('how free seats reach the line', () => {
  test.each([
    ['2026-11-20 09:00', 'offers'],
    ['2026-11-26 12:00', 'offers'],
    ['2026-11-26 12:01', 'gives'],
    ['2026-11-26 13:29', 'gives'],
    ['2026-11-26 13:30', 'closed'],
    ['2026-11-26 15:00', 'closed'],
  ])('%s: %s', (now, how) => {
    expect(lineAt(TIMES, sh(now))).toBe(how)
    expect(offerUntil(TIMES, sh(now)) === null).toBe(how !== 'offers')
  })

  test.each([
    // far away: a whole day, at an hour at which people are awake
    ['2026-11-20 10:00', '2026-11-21 10:00'],
    ['2026-11-20 21:59', '2026-11-21 21:59'],
    // a day that ends in the night ends in the morning
    ['2026-11-20 22:00', '2026-11-22 09:00'],
    ['2026-11-20 23:30', '2026-11-22 09:00'],
    ['2026-11-21 03:00', '2026-11-22 09:00'],
    ['2026-11-21 08:59', '2026-11-22 09:00'],
    ['2026-11-21 09:00', '2026-11-22 09:00'],
    // 72 hours before: just a day; a moment later a third of what is left
    ['2026-11-23 14:00', '2026-11-24 14:00'],
    ['2026-11-23 17:00', '2026-11-24 16:00'],
    ['2026-11-25 14:00', '2026-11-26 09:00'],
    ['2026-11-25 20:00', '2026-11-26 09:00'],
    ['2026-11-26 08:00', '2026-11-26 10:00'],
    ['2026-11-26 11:00', '2026-11-26 12:00'],
    ['2026-11-26 12:00', '2026-11-26 12:40'],
  ])('offered at %s is kept until %s', (now, until) => {
    expect(words(offerUntil(TIMES, sh(now)))).toBe(until)
  })

  test('where the start leaves no room for the morning, the night it is', () => {
    const early = { starts: sh('2026-11-26 09:30'), door: sh('2026-11-26 09:00') }
    expect(words(offerUntil(early, sh('2026-11-25 21:30')))).toBe('2026-11-26 01:30')
    const later = { starts: sh('2026-11-26 11:00'), door: sh('2026-11-26 10:30') }
    expect(words(offerUntil(later, sh('2026-11-25 21:30')))).toBe('2026-11-26 09:00')
  })

  test('a door that opens long before closes the line, and no offer outlasts it', () => {
    const long = { starts: sh('2026-11-26 14:00'), door: sh('2026-11-26 10:00') }
    expect(lineAt(long, sh('2026-11-26 10:00'))).toBe('closed')
    expect(words(offerUntil(long, sh('2026-11-26 09:00')))).toBe('2026-11-26 10:00')
    expect(words(offerUntil(long, sh('2026-11-26 09:50')))).toBe('2026-11-26 10:20')
  })

  test('whatever the times: half an hour at least, a day and a night at most, never past the start', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 30 })
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 0, max: 600 }), (a, b, before) => {
        const [now, starts] = [
          sh('2026-11-01 00:00') + a * 60_000,
          sh('2026-11-01 00:00') + b * 60_000,
        ]
        const door = starts - before * 60_000
        const until = offerUntil({ door, starts }, now)
        if (until === null) {
          expect(now > starts - 2 * HOUR || now >= door).toBe(true)
          return
        }
        expect(until - now).toBeGreaterThanOrEqual(30 * 60_000)
        expect(until - now).toBeLessThanOrEqual(24 * HOUR + 11 * HOUR)
        expect(until).toBeLessThan(starts)
        const hour = (until - startOf(dayOf(until))) / HOUR
        const morning =
          hour >= 22 ? startOf(dayOf(until)) + 33 * HOUR : startOf(dayOf(until)) + 9 * HOUR
        const night = hour >= 22 || hour < 9
        // in the night only where the morning would be too late
        if (night) expect(morning > Math.min(starts - 2 * HOUR, door)).toBe(true)
      }),
      { seed: 5, numRuns: 3000 },
    )
  })
})

describe('the line', () => {
  test.each([
    [0, [1, 1], []],
    [1, [2, 1], [1]],
    [2, [2, 1], [0]],
    [3, [4, 2, 1, 1], [1, 2]],
    [5, [2, 4, 3], [0, 2]],
    [9, [2, 4, 3], [0, 1, 2]],
  ])('%i free for parties of %j: %j', (free, seats, chosen) => {
    const line = seats.map((n, turn) => ({ seats: n, turn }))
    expect(nextInLine(free, line).map(({ turn }) => turn)).toEqual(chosen)
  })

  test('nobody is overtaken but where their party does not fit, and nobody who fits is left', () => {
    const parties = fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), parties, (free, seats) => {
        const line = seats.map((n, turn) => ({ seats: n, turn }))
        const chosen = new Set(nextInLine(free, line).map(({ turn }) => turn))
        let left = free
        for (const { seats: n, turn } of line) {
          if (chosen.has(turn)) left -= n
          else expect(n).toBeGreaterThan(left)
        }
        expect(left).toBeGreaterThanOrEqual(0)
      }),
      { seed: 7, numRuns: 2000 },
    )
  })
})

describe('answers', () => {
  const asked: Question[] = [
    { id: 'q1', words: { zh: '饮食' }, required: true, answer: { by: 'words' } },
    { id: 'q2', words: { zh: '坐轮椅' }, required: false, answer: { by: 'yes_no' } },
    {
      ...{ id: 'q3', words: { zh: '场次' }, required: false },
      answer: { by: 'choice', choices: [{ zh: '上午' }, { zh: '下午' }] },
    },
  ]
  test.each<[Answers, string | undefined]>([
    [{ q1: '素食' }, undefined],
    [{ q1: '素食', q2: false, q3: 1 }, undefined],
    [{}, 'q1'],
    [{ q1: true }, 'q1'],
    [{ q1: '素食', q2: '是' }, 'q2'],
    [{ q1: '素食', q3: 2 }, 'q3'],
    [{ q1: '素食', q3: true }, 'q3'],
    [{ q1: '素食', q4: '多余' }, 'q4'],
  ])('%j', (answers, wrong) => {
    expect(wrongAnswer(asked, answers)).toBe(wrong)
  })
})

test.each([
  ['2026-11-25 17:59', 0],
  ['2026-11-25 18:00', 1],
  ['2026-11-26 11:59', 1],
  ['2026-11-26 12:00', 2],
  ['2026-11-26 13:59', 2],
  ['2026-11-26 14:00', 0],
])('reminders of Thursday 14:00, at %s: %i', (now, which) => {
  expect(reminderDue(TIMES.starts, sh(now))).toBe(which)
})

test('a reminder of an event after midnight comes on the evening before the evening', () => {
  const starts = sh('2026-11-26 00:30')
  expect(reminderDue(starts, sh('2026-11-25 17:59'))).toBe(0)
  expect(reminderDue(starts, sh('2026-11-25 18:00'))).toBe(1)
  expect(reminderDue(starts, sh('2026-11-25 22:30'))).toBe(2)
})

test.each([
  ['2026-11-26 16:00', 1, '2026-11-28 00:00'],
  ['2026-11-26 23:59', 30, '2026-12-27 00:00'],
  ['2026-11-27 00:00', 30, '2026-12-28 00:00'],
])('what ends at %s and is kept %i days is gone at %s', (ends, days, gone) => {
  expect(words(forgottenAt(sh(ends), days))).toBe(gone)
})

describe('what somebody may do with a sign-up', () => {
  const base = {
    ...{ state: 'confirmed' as SignupState, on: true, came: false, offerUntil: null },
    ...{ starts: TIMES.starts, ends: TIMES.starts + 2 * HOUR },
  }
  const before = TIMES.starts - 1
  test.each<[string, Partial<Parameters<typeof mySteps>[0]>, number, string]>([
    ['confirmed, before', {}, before, 'cancel change'],
    ['confirmed, begun', {}, TIMES.starts, 'cancel'],
    ['confirmed, over', {}, base.ends, ''],
    ['came', { came: true }, before, 'change'],
    ['waiting', { state: 'waiting' }, before, 'cancel change'],
    ['offered', { state: 'offered', offerUntil: before + 1 }, before, 'cancel change answer'],
    ['offered, too late', { state: 'offered', offerUntil: before }, before, 'cancel change'],
    ['lapsed', { state: 'lapsed' }, before, ''],
    ['cancelled', { state: 'cancelled' }, before, ''],
    ['called off', { on: false }, before, ''],
  ])('%s', (_, is, now, may) => {
    const steps = mySteps({ ...base, ...is }, now)
    const names = Object.entries(steps).flatMap(([name, allowed]) => (allowed ? [name] : []))
    expect(names.join(' ')).toBe(may)
  })
})
