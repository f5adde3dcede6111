import fc from 'fast-check'
import { phaseOf } from '@/contract/events.rules'
import { EventPhase } from '@/contract/events.shapes'
import { offerUntil } from '@/contract/signups.rules'
import {
  HOUR,
  isNight,
  lastOffer,
  MINUTE,
  phaseTold,
  replyTold,
  type Told,
} from './oracle/events-phases'

const RUNS = { seed: 20261123, numRuns: process.env.LONG === '1' ? 50_000 : 4_000 }

const MONDAY = Date.parse('2026-11-23T00:00:00+08:00')
const DAY = 24 * HOUR

/** Whole minutes as often as odd milliseconds. */
const within = (from: number, to: number) =>
  fc.oneof(
    fc.integer({ min: from, max: to }),
    fc
      .integer({ min: Math.ceil(from / MINUTE), max: Math.floor(to / MINUTE) })
      .map((n) => n * MINUTE),
  )

/** A moment and its neighbours, so that each edge is asked from both sides. */
const around = (...moments: number[]) => moments.flatMap((at) => [at - 1, at, at + 1])

describe('where an event stands', () => {
  /** Valid by the checks of the table: sign-up opens before it closes, the door before the start, that before the end. */
  const events = fc
    .record({
      state: fc.constantFrom('draft', 'published', 'published', 'published', 'cancelled'),
      starts: within(MONDAY, MONDAY + 7 * DAY),
      early: within(0, 4 * HOUR),
      lasts: within(1, 36 * HOUR),
      // sign-up may last into the event, or be over long before; it may open as late as the door does
      closes: within(-10 * DAY, 36 * HOUR),
      open: within(1, 30 * DAY),
      capacity: fc.constantFrom(0, 30),
      free: fc.constantFrom(0, 0, 1, 30),
      volunteers: fc.constantFrom(0, 0, 1, 5),
    })
    .map(({ early, lasts, closes, open, ...rest }): Told => {
      const ends = rest.starts + lasts
      const shut = Math.min(ends, rest.starts + closes)
      return { ...rest, door: rest.starts - early, ends, closes: shut, opens: shut - open } as Told
    })

  const asked = (event: Told, at: number) => {
    const { opens, closes, door, starts, ends } = event
    const instants = Object.entries({ opens, closes, door, starts, ends }).map(
      ([name, ms]) => [name, new Date(ms).toISOString()] as const,
    )
    return phaseOf({ ...event, ...(Object.fromEntries(instants) as Standing) }, at)
  }
  type Standing = Record<'opens' | 'closes' | 'door' | 'starts' | 'ends', string>

  test('random events at random moments and at each of their edges', () => {
    const told = new Set<string>()
    fc.assert(
      fc.property(events, within(-5 * DAY, 5 * DAY), (event, off) => {
        const { opens, closes, door, starts, ends } = event
        for (const at of [starts + off, ...around(opens, closes, door, starts, ends)]) {
          const phase = phaseTold(event, at)
          told.add(phase)
          if (asked(event, at) !== phase) expect([at, event, asked(event, at)]).toBe(phase)
        }
      }),
      RUNS,
    )
    expect([...told].sort()).toEqual([...EventPhase.options].sort())
  })

  test('a moment that is named belongs to what begins with it', () => {
    const [opens, closes, door, starts, ends] = [1, 2, 3, 4, 5].map((n) => MONDAY + n * HOUR)
    const event = { opens, closes, door, starts, ends, capacity: 9, free: 1, volunteers: 0 } as Told
    const life = [opens, closes, door, starts, ends].flatMap((at) =>
      [at! - 1, at!].map((ms) => asked({ ...event, state: 'published' }, ms)),
    )
    expect(life).toEqual([
      ...['announced', 'open', 'open', 'closed', 'closed', 'door', 'door', 'on', 'on', 'over'],
    ])
    expect(asked({ ...event, state: 'published', free: 0 }, opens!)).toBe('full')
    // where only volunteers come, theirs are the seats
    expect(asked({ ...event, state: 'published', capacity: 0 }, opens!)).toBe('full')
  })
})

describe('how long an offer from the line may be answered', () => {
  const offers = fc.record({
    starts: within(MONDAY, MONDAY + 14 * DAY),
    early: within(0, 6 * HOUR),
    before: fc.oneof(within(0, 5 * HOUR), within(0, 36 * HOUR), within(0, 20 * DAY)),
  })
  const asked = ({ starts, early, before }: { starts: number; early: number; before: number }) => ({
    times: { door: starts - early, starts },
    at: starts - before,
  })

  test('random offers', () => {
    const told = new Set<string>()
    fc.assert(
      fc.property(offers, (one) => {
        const { times, at } = asked(one)
        const until = replyTold(times, at)
        told.add(until === null ? 'none' : isNight(until) ? 'night' : 'day')
        expect(offerUntil(times, at)).toBe(until)
      }),
      RUNS,
    )
    expect([...told].sort()).toEqual(['day', 'night', 'none'])
  })

  test('each edge and its neighbours', () => {
    for (const hour of [8, 10, 13, 19, 23]) {
      for (const early of [0, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 8 * HOUR]) {
        const starts = MONDAY + 3 * DAY + hour * HOUR
        const times = { door: starts - early, starts }
        const nights = [0, 1, 2, 3].flatMap((n) => [
          MONDAY + n * DAY + 9 * HOUR,
          MONDAY + n * DAY + 22 * HOUR,
        ])
        // a third of what is left ends at a moment: 3/2 of the way before it
        const ending = nights.map((end) => starts - (3 * (starts - end)) / 2)
        const moments = around(
          ...[times.door, starts, lastOffer(starts), starts - 72 * HOUR, starts - 90 * MINUTE],
          ...[times.door - 30 * MINUTE, ...nights, ...nights.map((end) => end - DAY), ...ending],
        )
        for (const at of moments) {
          expect([at, offerUntil(times, at)]).toEqual([at, replyTold(times, at)])
        }
      }
    }
  })

  test('what product.md promises of any of them', () => {
    fc.assert(
      fc.property(offers, (one) => {
        const { times, at } = asked(one)
        const until = offerUntil(times, at)
        if (until === null) return
        expect(at).toBeLessThanOrEqual(lastOffer(times.starts))
        expect(until - at).toBeGreaterThanOrEqual(30 * MINUTE)
        expect(until).toBeLessThan(times.starts)
        // a day, or longer by no more than a night
        expect(until - at).toBeLessThanOrEqual(24 * HOUR + 11 * HOUR)
        const roomy = until + 11 * HOUR <= Math.min(lastOffer(times.starts), times.door)
        if (roomy) expect(isNight(until)).toBe(false)
      }),
      RUNS,
    )
  })
})
