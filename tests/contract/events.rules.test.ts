import {
  changedFields,
  decisionOf,
  type EventStanding,
  type EventStep,
  fallsShort,
  freeOf,
  isMoved,
  type Minimum,
  phaseOf,
  stepProblem,
  takesSignups,
  volunteersOf,
} from '@/contract/events.rules'
import type { EventDraft, EventPhase } from '@/contract/events.shapes'
import type { EventRoleId, ShiftId } from '@/contract/wire'

const HOUR = 3_600_000
const NOON = Date.parse('2026-11-28T04:00:00.000Z')
const at = (hours: number) => new Date(NOON + hours * HOUR).toISOString()

/** Sign-up Monday to noon of the day, door 13:30, 14:00 to 16:00. */
const event = (over: Partial<EventStanding> = {}): EventStanding => ({
  state: 'published',
  opens: at(-120),
  closes: at(0),
  door: at(1.5),
  starts: at(2),
  ends: at(4),
  capacity: 20,
  free: 5,
  volunteers: 2,
  ...over,
})

/** A moment of the event, and what is the case one millisecond before, at it and after it. */
type Edge = [hours: number, before: EventPhase, at: EventPhase]

const life: [string, Partial<EventStanding>, Edge[]][] = [
  [
    'with free seats',
    {},
    [
      [-120, 'announced', 'open'],
      [0, 'open', 'closed'],
      [1.5, 'closed', 'door'],
      [2, 'door', 'on'],
      [4, 'on', 'over'],
    ],
  ],
  [
    'without',
    { free: 0 },
    [
      [-120, 'announced', 'full'],
      [0, 'full', 'closed'],
      [1.5, 'closed', 'door'],
      [4, 'on', 'over'],
    ],
  ],
  [
    'for volunteers alone: their shifts are what is free',
    { capacity: 0, free: 0 },
    [
      [-120, 'announced', 'open'],
      [0, 'open', 'closed'],
    ],
  ],
  [
    'for volunteers alone, all found',
    { capacity: 0, free: 0, volunteers: 0 },
    [[-120, 'announced', 'full']],
  ],
  [
    'with volunteers wanted, but no seat',
    { free: 0, volunteers: 9 },
    [[-120, 'announced', 'full']],
  ],
  [
    'whose sign-up lasts to its end: the door goes before it',
    { closes: at(4) },
    [
      [-120, 'announced', 'open'],
      [1.5, 'open', 'door'],
      [2, 'door', 'on'],
      [4, 'on', 'over'],
    ],
  ],
  [
    'whose sign-up opens after the door',
    { opens: at(1.7), closes: at(4) },
    [
      [1.5, 'announced', 'door'],
      [1.7, 'door', 'door'],
      [2, 'door', 'on'],
    ],
  ],
  ['whose door is its start', { door: at(2) }, [[2, 'closed', 'on']]],
  [
    'a draft',
    { state: 'draft' },
    [-120, 0, 1.5, 2, 4].map((hours): Edge => [hours, 'draft', 'draft']),
  ],
  [
    'called off, also after its end',
    { state: 'cancelled' },
    [-120, 0, 1.5, 2, 4].map((hours): Edge => [hours, 'cancelled', 'cancelled']),
  ],
]

describe('where an event stands', () => {
  test.each(life)('%s', (_, over, edges) => {
    const one = event(over)
    for (const [hours, before, then] of edges) {
      const moment = Date.parse(at(hours))
      const seen = [-1, 0, 1].map((ms) => phaseOf(one, moment + ms))
      expect([hours, ...seen]).toEqual([hours, before, then, then])
    }
  })

  test('every phase is reached', () => {
    const seen = new Set(life.flatMap(([, , edges]) => edges.flatMap(([, ...phases]) => phases)))
    expect([...seen].sort()).toEqual([
      'announced',
      'cancelled',
      'closed',
      'door',
      'draft',
      'full',
      'on',
      'open',
      'over',
    ])
  })

  test('sign-up is taken from its first moment until its last one, door or not', () => {
    const one = event({ closes: at(3) })
    const asked = (moment: string, ms: number, over = {}) =>
      takesSignups({ ...one, ...over }, Date.parse(moment) + ms)
    expect([asked(one.opens, -1), asked(one.opens, 0), asked(one.starts, 0)]).toEqual([
      ...[false, true, true],
    ])
    expect([asked(one.closes, -1), asked(one.closes, 0)]).toEqual([true, false])
    for (const state of ['draft', 'cancelled'] as const) {
      expect(asked(one.opens, 0, { state })).toBe(false)
    }
  })
})

test('what is free is what nobody has and no door holds, and never less than nothing', () => {
  const rows: [capacity: number, taken: number, lent: number, free: number][] = [
    [20, 0, 0, 20],
    [20, 19, 0, 1],
    [20, 12, 8, 0],
    [20, 0, 20, 0],
    [0, 0, 0, 0],
    [5, 6, 0, 0],
  ]
  for (const [capacity, taken, lent, free] of rows) {
    expect(freeOf({ capacity, taken, lent })).toBe(free)
  }
  expect(volunteersOf([])).toBe(0)
  expect(
    volunteersOf([
      { seats: 3, taken: 1 },
      { seats: 2, taken: 2 },
      { seats: 1, taken: 4 },
    ]),
  ).toBe(2)
})

/** Decided at noon, five at least. */
const minimum = (over: Partial<Minimum> = {}): Minimum => ({
  ...{ state: 'published', seats: 5, decides: at(0), taken: 4, anyway: false, decided: false },
  ...over,
})

describe('a minimum', () => {
  const rows: [string, Partial<Minimum>, before: string, at: string][] = [
    ['one too few', {}, 'waits', 'too_few'],
    ['as many as it takes', { taken: 5 }, 'waits', 'held'],
    ['more', { taken: 6 }, 'waits', 'held'],
    ['held anyway', { anyway: true, taken: 0 }, 'waits', 'held'],
    ['decided already', { decided: true }, 'none', 'none'],
    ['none at all', { seats: null, decides: null }, 'none', 'none'],
    ['a draft', { state: 'draft' }, 'none', 'none'],
    ['called off', { state: 'cancelled' }, 'none', 'none'],
  ]
  test.each(rows)('%s', (_, over, before, then) => {
    const seen = [-1, 0, 1].map((ms) => decisionOf(minimum(over), NOON + ms))
    expect(seen).toEqual([before, then, then])
  })

  test('its organiser hears a day before, of too few alone', () => {
    const dayBefore = NOON - 24 * HOUR
    const heard = (over: Partial<Minimum>, ms: number) => fallsShort(minimum(over), dayBefore + ms)
    expect([heard({}, -1), heard({}, 0), heard({}, 1)]).toEqual([false, true, true])
    expect(fallsShort(minimum(), NOON - 1)).toBe(true)
    expect(fallsShort(minimum(), NOON)).toBe(false)
    for (const over of [{ taken: 5 }, { anyway: true }, { decided: true }, { seats: null }]) {
      expect(heard(over, 0)).toBe(false)
    }
  })
})

describe('what may be done with an event', () => {
  const ends = at(4)
  const asked = (step: EventStep, over: Partial<Minimum>, now: number) =>
    stepProblem(step, { ...minimum(over), ends }, now) ?? 'may'
  const none = { seats: null, decides: null }

  const rows: [EventStep, Partial<Minimum>, string, [now: number, is: string][]][] = [
    [
      'edit',
      none,
      'published',
      [
        [NOON, 'may'],
        [NOON + 4 * HOUR - 1, 'may'],
        [NOON + 4 * HOUR, 'over'],
      ],
    ],
    [
      'edit',
      { ...none, state: 'draft' },
      'draft',
      [
        [NOON, 'may'],
        [NOON + 4 * HOUR, 'over'],
      ],
    ],
    ['edit', { ...none, state: 'cancelled' }, 'cancelled', [[NOON, 'cancelled']]],
    [
      'cancel',
      none,
      'published',
      [
        [NOON + 4 * HOUR - 1, 'may'],
        [NOON + 4 * HOUR, 'over'],
      ],
    ],
    ['cancel', { ...none, state: 'draft' }, 'draft', [[NOON, 'may']]],
    ['cancel', { ...none, state: 'cancelled' }, 'cancelled', [[NOON + 9 * HOUR, 'cancelled']]],
    [
      'publish',
      none,
      'published',
      [
        [NOON, 'published'],
        [NOON + 4 * HOUR, 'over'],
      ],
    ],
    [
      'publish',
      { ...none, state: 'draft' },
      'draft',
      [
        [NOON, 'may'],
        [NOON + 4 * HOUR, 'over'],
      ],
    ],
    [
      'publish',
      { state: 'draft' },
      'draft with a minimum',
      [
        [NOON - 1, 'may'],
        [NOON, 'decided'],
      ],
    ],
    ['publish', { ...none, state: 'cancelled' }, 'cancelled', [[NOON, 'cancelled']]],
    [
      'holdAnyway',
      {},
      'too few',
      [
        [NOON - 1, 'may'],
        [NOON, 'decided'],
        [NOON + 4 * HOUR, 'over'],
      ],
    ],
    ['holdAnyway', { taken: 9 }, 'enough', [[NOON - 1, 'may']]],
    ['holdAnyway', { anyway: true }, 'held anyway', [[NOON - 1, 'decided']]],
    ['holdAnyway', none, 'no minimum', [[NOON - 1, 'decided']]],
    ['holdAnyway', { state: 'draft' }, 'draft', [[NOON - 1, 'draft']]],
    ['holdAnyway', { state: 'cancelled' }, 'cancelled', [[NOON - 1, 'cancelled']]],
  ]
  test.each(rows)('%s of %p (%s)', (step, over, _, moments) => {
    expect(moments.map(([now]) => [now, asked(step, over, now)])).toEqual(moments)
  })
})

describe('what of a change concerns people', () => {
  const role = '0123456789' as EventRoleId
  const shift = (id: string, from = 2, until = 4) => ({
    ...{ shift: id as ShiftId, role, from: at(from), until: at(until), seats: 2 },
  })
  const before: EventDraft = {
    ...{ title: { zh: '茶会' }, words: { zh: '坐下来喝一杯' } },
    where: { by: 'point', at: { lng: 121.47, lat: 31.23 }, words: { zh: '弄堂口' } },
    ...{ opens: at(-120), closes: at(0), door: at(1.5), starts: at(2), ends: at(4) },
    ...{ capacity: 20, maxParty: 4, children: true, minimum: null, questions: [] },
    ...{ audience: { to: 'anyone' }, phone: '13800000001', forgetDays: 30 },
    roles: [{ role, name: { zh: '引导' }, brief: { zh: '指路' }, door: false }],
    shifts: [shift('0000000001'), shift('0000000002')],
  }
  type Row = [string, Partial<EventDraft>, changed: string[], moved: boolean]
  const rows: Row[] = [
    ['nothing', {}, [], false],
    ['a title', { title: { zh: '另一个' } }, ['title'], false],
    ['English beside it', { title: { zh: '茶会', en: 'Tea' } }, ['title'], false],
    ['the end of sign-up', { closes: at(1) }, ['closes'], false],
    ['more seats', { capacity: 21 }, ['capacity'], false],
    ['the door', { door: at(1) }, ['door'], true],
    ['the start by a minute', { starts: at(2 + 1 / 60) }, ['starts'], true],
    ['the end', { ends: at(5) }, ['ends'], true],
    ['the start, written shorter', { starts: at(2).replace('.000Z', 'Z') }, [], false],
    [
      'the words of the meeting point',
      { where: { by: 'point', at: { lng: 121.47, lat: 31.23 }, words: { zh: '弄堂尾' } } },
      ['where'],
      true,
    ],
    [
      'a shift’s time',
      { shifts: [shift('0000000001', 2.5), shift('0000000002')] },
      ['shifts'],
      true,
    ],
    [
      'a shift’s seats',
      { shifts: [{ ...shift('0000000001'), seats: 9 }, shift('0000000002')] },
      ['shifts'],
      false,
    ],
    ['one shift more', { shifts: [...before.shifts, shift('0000000003')] }, ['shifts'], false],
    ['one shift less', { shifts: before.shifts.slice(1) }, ['shifts'], false],
  ]
  test.each(rows)('%s', (_, over, changed, moved) => {
    const after = { ...before, ...over }
    expect([changedFields(before, after), isMoved(before, after)]).toEqual([changed, moved])
  })
})
