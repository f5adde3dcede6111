import type { DoorEntry, DoorEvent, DoorLine } from '@/contract/checkins'
import {
  decide,
  decideWalkIn,
  findLines,
  seatsLeft,
  type Way,
  walkedIn,
  wipedAt,
  withEntry,
} from '@/contract/door.rules'
import { HEARD_MINUTES, splitSeats } from '@/contract/door-seats.rules'
import type { SignupPlace } from '@/contract/signups'
import type { EventId, PlaceId, ShiftId, SignupId, StreetCode } from '@/contract/wire'

const START = Date.parse('2026-11-26T06:00:00Z')
/** Minutes after the door opens. */
const at = (minutes: number) => START + minutes * 60_000
const iso = (minutes: number) => new Date(at(minutes)).toISOString()

/** The door opens at 0, it begins at 30 and ends at 150. */
const about = (over: Partial<DoorEvent> = {}): DoorEvent => ({
  ...{ street: '310101002' as StreetCode, event: 'event00000' as EventId, title: { zh: '茶会' } },
  ...{ door: iso(0), starts: iso(30), ends: iso(150), capacity: 10, phone: '13800000001' },
  ...{ calledOff: false, roles: [] },
  ...over,
})

const place = (id: string, over: Partial<SignupPlace> = {}): SignupPlace => ({
  ...{ place: id as PlaceId, is: 'guest', shift: null, name: '周建国', child: false, held: true },
  ...{ from: iso(30), until: iso(150), came: null, left: null },
  ...over,
})

const shift = (id: string, from: number, until: number, over: Partial<SignupPlace> = {}) =>
  place(id, { is: 'shift', shift: `${id}` as ShiftId, from: iso(from), until: iso(until), ...over })

const line = (places: SignupPlace[], over: Partial<DoorLine> = {}): DoorLine => ({
  ...{ signup: 'signup0000' as SignupId, name: '周建国', tail: '5678', stands: 'held' },
  ...{ walkIn: false, places },
  ...over,
})

const [came, left] = [iso(40), iso(60)]
const gone = { held: false }

/** What stands at the door, when, which way: what it says. `a` and `b` are seats, `s` and `t` shifts. */
const TABLE: [string, DoorLine | undefined, number, Way, string, Partial<DoorEvent>?][] = [
  ['a seat before the door opens', line([place('a')]), -1, 'in', 'too_early'],
  ['at the minute', line([place('a')]), 0, 'in', 'in a'],
  ['in the last minute', line([place('a')]), 149, 'in', 'in a'],
  ['at the end', line([place('a')]), 150, 'in', 'over'],
  ['a party', line([place('a'), place('b')]), 1, 'in', 'in a b'],
  ['the rest of a party', line([place('a', { came }), place('b')]), 50, 'in', 'in b'],
  ['once more', line([place('a', { came })]), 50, 'in', 'already'],
  ['once more, after the end', line([place('a', { came })]), 200, 'in', 'already'],
  ['called off', line([place('a')]), 1, 'in', 'called_off', { calledOff: true }],
  ['given back', line([place('a', gone)], { stands: 'none' }), 1, 'in', 'cancelled'],
  ['given back, and came all the same', line([place('a', { ...gone, came })]), 50, 'in', 'already'],
  ['in the line', line([place('a', gone)], { stands: 'waiting' }), 1, 'in', 'waiting'],
  ['a shift, an hour before', line([shift('s', 60, 120)]), 0, 'in', 'in s'],
  ['more than an hour before', line([shift('s', 61, 120)]), 0, 'in', 'too_early'],
  ['a shift before the door opens', line([shift('s', -30, 90)]), -60, 'in', 'in s'],
  ['after its end', line([shift('s', 0, 60)]), 60, 'in', 'over'],
  ['a seat and a shift at once', line([place('a'), shift('s', 0, 60)]), 1, 'in', 'in a s'],
  ['the near one of two', line([shift('s', 0, 60), shift('t', 120, 150)]), 1, 'in', 'in s'],
  ['the second of two', line([shift('s', 0, 60, { came }), shift('t', 60, 150)]), 59, 'in', 'in t'],
  ['waits with a seat, has a shift', line([place('a', gone), shift('s', 0, 60)]), 1, 'in', 'in s'],
  ['a ticket that is not on the list', undefined, 1, 'in', 'in'],
  ['the same too early', undefined, -1, 'in', 'too_early'],
  ['the same too late', undefined, 150, 'in', 'over'],
  ['leaves a shift', line([shift('s', 0, 60, { came })]), 50, 'out', 'out s'],
  ['late', line([shift('s', 0, 60, { came })]), 300, 'out', 'out s'],
  [
    'a shift goes before a seat',
    line([place('a', { came }), shift('s', 0, 60, { came })]),
    50,
    'out',
    'out s',
  ],
  ['a guest may', line([place('a', { came })]), 50, 'out', 'out a'],
  ['twice', line([shift('s', 0, 60, { came, left })]), 70, 'out', 'already'],
  ['without having come', line([shift('s', 0, 60)]), 50, 'out', 'not_in'],
  ['not on the list', undefined, 50, 'out', 'not_in'],
  [
    'from what is called off',
    line([shift('s', 0, 60, { came })]),
    50,
    'out',
    'out s',
    { calledOff: true },
  ],
]

test.each(TABLE)('%s', (...row) => {
  const [, line, minutes, way, says, over] = row
  const said = decide({ about: about(over), line, way, ticket: true }, at(minutes))
  const words = said.is === 'refused' ? said.outcome : [said.is, ...said.places].join(' ')
  expect(words).toBe(says)
})

test('by name nobody comes in who is not on the list', () => {
  const asked = { about: about(), line: undefined, way: 'in' as const, ticket: false }
  expect(decide(asked, at(1))).toEqual({ is: 'refused', outcome: 'unknown' })
})

test('only the places that were chosen, and since when somebody is in', () => {
  const asked = {
    about: about(),
    line: line([place('a'), place('b', { came })]),
    way: 'in' as const,
  }
  const chosen = (id: string) =>
    decide({ ...asked, ticket: false, places: [id as PlaceId] }, at(50))
  expect(chosen('a')).toEqual({ is: 'in', places: ['a'] })
  expect(chosen('b')).toEqual({ is: 'refused', outcome: 'already', since: came })
})

test.each([
  ['before the door opens', 1, 5, -1, 'too_early'],
  ['on the last seats', 2, 2, 1, 'in'],
  ['one too many', 3, 2, 1, 'full'],
  ['after the end', 1, 5, 150, 'over'],
])('a walk-in %s', (_name, people, seats, minutes, says) => {
  expect(decideWalkIn({ about: about(), seats, people }, at(minutes))).toBe(says)
})

test('what was done here is seen at once; of two times the first one stays', () => {
  const deed = (way: Way, minutes: number, places: string[]): DoorEntry => ({
    ...{ seq: 1, way, by: 'ticket', signup: 'signup0000' as SignupId, places: places as PlaceId[] },
    ...{ at: iso(minutes), checked: 'device' },
  })
  const seen = withEntry(line([place('a'), place('b', gone)]), deed('in', 40, ['a']))
  expect(seen.places.map(({ came }) => came)).toEqual([iso(40), null])
  expect(withEntry(seen, deed('in', 50, ['a'])).places[0]?.came).toBe(iso(40))
  expect(withEntry(seen, deed('in', 20, ['a'])).places[0]?.came).toBe(iso(20))
  // a ticket that was not on the list brought in whatever it held
  expect(withEntry(line([place('a'), place('b', gone)]), deed('in', 40, [])).places).toMatchObject([
    { came: iso(40) },
    { came: null },
  ])
  const walked = {
    ...deed('in', 40, ['a']),
    walkIn: { name: '路人', guests: [{ place: 'a' as PlaceId, name: '路人', child: true }] },
  }
  expect(walkedIn(walked, about())).toMatchObject({
    name: '路人',
    walkIn: true,
    places: [{ came: iso(40), child: true }],
  })
  expect(walkedIn(deed('in', 40, ['a']), about())).toBeUndefined()
})

test('finds by a part of a name, of a guest too, and by last digits; who holds a place first', () => {
  const lines = [
    line([place('a', { ...gone, name: '张三' })], { name: '张三', stands: 'none', tail: null }),
    line([place('b', { name: '小张' })], { name: '李四', tail: '1234' }),
  ]
  const names = (words: string) => findLines(lines, words).map(({ name }) => name)
  expect(names('张')).toEqual(['李四', '张三'])
  expect(names('1234')).toEqual(['李四'])
  expect(names('34')).toEqual(['李四'])
  expect(names('4')).toEqual([])
  expect(names(' ')).toEqual([])
})

test('a phone is empty a day after the end', () => {
  expect(wipedAt(about())).toBe(at(150 + 24 * 60))
})

describe('seats', () => {
  const split = (free: number, mine: number, others: number[], online = false) => {
    const { give, giveBack } = splitSeats({
      ...{ free, online, mine: { seats: mine } },
      others: others.map((seats) => ({ seats })),
    })
    return [give, giveBack]
  }

  test.each([
    ['alone', 7, 0, [], false, 7, 0],
    ['two, the first to ask', 7, 0, [0], false, 4, 0],
    ['then the second', 3, 0, [4], false, 3, 0],
    ['who signs up from home is one more', 9, 0, [0], true, 3, 0],
    ['an odd seat goes to the first', 1, 0, [0, 0], false, 1, 0],
    ['and stays there', 0, 1, [0, 0], false, 0, 0],
    ['one that lacks is helped', 0, 8, [0], false, 0, 4],
    ['as far as it lacks', 3, 8, [0], false, 0, 2],
    ['nothing is asked back while all have theirs', 0, 4, [4, 4], false, 0, 0],
    ['nothing is there', 0, 0, [0], false, 0, 0],
  ])('%s', (_name, free, mine, others, online, give, giveBack) => {
    expect(split(free, mine, others as number[], online)).toEqual([give, giveBack])
  })

  test('no more is given than is free, no more is asked than is had', () => {
    for (let free = 0; free < 8; free++)
      for (let mine = 0; mine < 8; mine++)
        for (let other = 0; other < 8; other++) {
          const [give = 0, back = 0] = split(free, mine, [other, 3], other % 2 === 0)
          expect(give).toBeLessThanOrEqual(free)
          expect(back).toBeLessThanOrEqual(mine)
          expect(give > 0 && back > 0).toBe(false)
        }
  })

  test('what is left of a share is never less than nothing', () => {
    expect(seatsLeft({ given: 5, used: 2, returned: 1 })).toBe(2)
    expect(seatsLeft({ given: 5, used: 4, returned: 2 })).toBe(0)
    expect(HEARD_MINUTES).toBe(5)
  })
})
