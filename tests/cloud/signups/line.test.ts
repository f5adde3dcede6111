import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { EventView } from '@/contract/events'
import type { Somebody } from '../complaints/people'
import { at, draftOf, newEvent, role, shiftOf, which as whichEvent } from '../events/planned'
import { broken, countsOf, crowd, kindsOf, partOf, party, signUp, toldOf, which } from './signing'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const names = (count: number) => party(...Array.from({ length: count }, (_, i) => `客人${i}`))
const stateOf = async (who: Somebody, event: EventView) => (await partOf(who, event)).state
const states = (people: Somebody[], event: EventView) =>
  Promise.all(people.map((who) => stateOf(who, event)))

async function cancel(who: Somebody, event: EventView) {
  return who.call('signups.cancel', which(await partOf(who, event)))
}

async function answer(who: Somebody, event: EventView, take: boolean) {
  return who.call('signups.answer', { ...which(await partOf(who, event)), take })
}

/** An event of so many seats with sign-ups of these sizes, one after another. */
async function lined(capacity: number, sizes: number[], over: Parameters<typeof newEvent>[1] = {}) {
  const event = await newEvent(cloud, { capacity, ...over })
  const people = await crowd(cloud, sizes.length)
  for (const [i, who] of people.entries())
    await signUp(who, event, { guests: names(sizes[i] ?? 1) })
  return { event, people }
}

describe('what comes free is offered to the first who fits', () => {
  test('a cancel; one who does not fit keeps the turn and is asked first next time', async () => {
    const { event, people } = await lined(3, [2, 1, 3, 1, 1])
    expect(await states(people, event)).toEqual([
      ...['confirmed', 'confirmed', 'waiting', 'waiting', 'waiting'],
    ])
    await cancel(people[1]!, event)
    expect(await states(people.slice(2), event)).toEqual(['waiting', 'offered', 'waiting'])
    await cancel(people[0]!, event)
    // two are free: still not three, so the next one
    expect(await states(people.slice(2), event)).toEqual(['waiting', 'offered', 'offered'])
    await answer(people[3]!, event, false)
    expect(await stateOf(people[2]!, event)).toBe('waiting')
    await answer(people[4]!, event, false)
    expect(await stateOf(people[2]!, event)).toBe('offered')
    expect(await broken(cloud)).toEqual([])
  })

  test('who is asked has until a moment, takes it, and then has a ticket', async () => {
    const { event, people } = await lined(1, [1, 1])
    const [first, second] = [people[0]!, people[1]!]
    await cancel(first, event)
    const offered = await partOf(second, event)
    expect(offered).toMatchObject({ state: 'offered', ticket: null, can: { answer: true } })
    // from Monday, 10:00, a day
    expect(offered.offerUntil).toBe(at(24))
    const [told] = await toldOf(second, event)
    expect(told).toMatchObject({ kind: 'place_offered', values: { until: at(24) } })
    const { signup } = await answer(second, event, true)
    expect(signup).toMatchObject({ state: 'confirmed', offerUntil: null })
    expect(signup.ticket).not.toBeNull()
    expect(signup.places.map(({ held }) => held)).toEqual([true])
    await expect(answer(second, event, true)).rejects.toMatchObject({
      because: { why: 'no_offer' },
    })
    expect(await countsOf(cloud, event)).toMatchObject({ taken: 1, waiting: 0 })
  })

  test('no answer in time: it lapses by the timer, the next is asked, and both hear of it', async () => {
    const { event, people } = await lined(1, [1, 1, 1])
    await cancel(people[0]!, event)
    cloud.clock.set(Date.parse(at(24)))
    await expect(answer(people[1]!, event, true)).rejects.toMatchObject({
      because: { why: 'no_offer' },
    })
    await cloud.runTimers()
    expect(await states(people, event)).toEqual(['cancelled', 'lapsed', 'offered'])
    expect(await kindsOf(people[1]!, event)).toEqual(['place_lapsed', 'place_offered'])
    expect(await kindsOf(people[2]!, event)).toEqual(['place_offered'])
    await cloud.runTimers()
    expect(await states(people, event)).toEqual(['cancelled', 'lapsed', 'offered'])
    expect(await broken(cloud)).toEqual([])
  })

  test('who let it go by may sign up again, at the end of the line', async () => {
    const { event, people } = await lined(1, [1, 1, 1])
    await cancel(people[0]!, event)
    await answer(people[1]!, event, false)
    expect(await states(people, event)).toEqual(['cancelled', 'cancelled', 'offered'])
    expect(await signUp(people[1]!, event)).toMatchObject({ state: 'waiting' })
    expect((await partOf(people[1]!, event)).state).toBe('waiting')
  })

  test('in the last two hours it is given at once; once the door is open, to nobody', async () => {
    const { event, people } = await lined(2, [1, 1, 1, 1])
    cloud.clock.set(Date.parse(at(74.1)))
    await cancel(people[0]!, event)
    expect(await partOf(people[2]!, event)).toMatchObject({ state: 'confirmed', offerUntil: null })
    expect(await kindsOf(people[2]!, event)).toEqual(['place_given'])
    cloud.clock.set(Date.parse(at(75.5)))
    await cancel(people[1]!, event)
    await cloud.runTimers()
    expect(await stateOf(people[3]!, event)).toBe('waiting')
    expect(await countsOf(cloud, event)).toMatchObject({ taken: 1, waiting: 1 })
  })

  test('a smaller party may fit now; more seats are for the line', async () => {
    const { event, people } = await lined(4, [3, 3, 2])
    const waiting = await partOf(people[1]!, event)
    await people[1]!.call('signups.change', {
      ...{
        ...which(waiting),
        drop: waiting.places.slice(0, 2).map(({ place }) => place),
        shifts: [],
      },
    })
    const one = await partOf(people[1]!, event)
    expect([one.state, one.seats, one.places.length]).toEqual(['offered', 1, 1])
    const staff = cloud.as('street_staff')
    const now = (await staff.call('events.get', { street: STREET, event: event.event })).event
    await staff.call('events.update', {
      ...{ ...whichEvent(now), reach: 'this', draft: { ...draftOf(now), capacity: 6 } },
    })
    expect(await stateOf(people[2]!, event)).toBe('offered')
    expect(await broken(cloud)).toEqual([])
  })

  test('who has shifts keeps them, whatever becomes of the seats', async () => {
    const guide = role()
    const shift = shiftOf(guide)
    const event = await newEvent(cloud, { capacity: 1, roles: [guide], shifts: [shift] })
    const people = await crowd(cloud, 2)
    await signUp(people[0]!, event)
    const both = await signUp(people[1]!, event, { shifts: [shift.shift] })
    expect([both.state, both.ticket !== null]).toEqual(['waiting', true])
    await cancel(people[0]!, event)
    cloud.clock.set(Date.parse(at(25)))
    await cloud.runTimers()
    const after = await partOf(people[1]!, event)
    expect(after).toMatchObject({ state: 'confirmed', seats: 0 })
    expect(after.places.filter(({ held }) => held).map(({ is }) => is)).toEqual(['shift'])
    expect(await broken(cloud)).toEqual([])
  })
})

describe('change', () => {
  test('a seat and a shift are given back, another shift is taken; what is left stays', async () => {
    const guide = role()
    const [one, two] = [shiftOf(guide), shiftOf(guide, { from: at(76) })]
    const event = await newEvent(cloud, { roles: [guide], shifts: [one, two] })
    const who = (await crowd(cloud, 1))[0]!
    const made = await signUp(who, event, { guests: names(2), shifts: [one.shift] })
    const [, guest, shift] = made.places
    const drop = [guest!.place, shift!.place]
    const input = { ...which(made), drop, shifts: [two.shift] }
    const { signup } = await who.call('signups.change', input)
    const held = signup.places.filter((place) => place.held)
    expect([signup.seats, held.map(({ shift: id }) => id)]).toEqual([1, [null, two.shift]])
    await expect(who.call('signups.change', input)).rejects.toMatchObject({
      because: { why: 'changed' },
    })
    expect(await broken(cloud)).toEqual([])
  })

  test('nothing left, nothing of theirs, nothing at all, a full shift, one at the same time, and too late', async () => {
    const guide = role()
    const [full, same, third] = [shiftOf(guide, { seats: 1 }), shiftOf(guide), shiftOf(guide)]
    const event = await newEvent(cloud, { roles: [guide], shifts: [full, same, third] })
    const [who, other] = await crowd(cloud, 2)
    await signUp(other!, event, { guests: [], shifts: [full.shift] })
    const made = await signUp(who!, event, { guests: names(1), shifts: [same.shift] })
    const change = (over: object) =>
      expect(who!.call('signups.change', { ...which(made), drop: [], shifts: [], ...over })).rejects
    await change({ drop: made.places.map(({ place }) => place) }).toMatchObject({
      ...{ code: 'invalid', because: { why: 'nobody' } },
    })
    await change({ drop: ['0000000000'] }).toMatchObject({ code: 'invalid', field: 'drop' })
    await change({}).toMatchObject({ code: 'invalid' })
    await change({ shifts: [full.shift] }).toMatchObject({ because: { why: 'shift_full' } })
    await change({ shifts: [third.shift] }).toMatchObject({
      because: { why: 'shift_overlap' },
    })
    const theirs = { ...which(made), drop: [made.places[0]!.place], shifts: [] }
    await expect(other!.call('signups.change', theirs)).rejects.toMatchObject({
      code: 'not_found',
    })
    cloud.clock.set(Date.parse(at(76)))
    await change({ drop: [made.places[0]!.place] }).toMatchObject({ because: { why: 'begun' } })
    expect(await broken(cloud)).toEqual([])
  })
})

describe('cancel', () => {
  test('everything is free, nothing comes of it, and the same person may come again', async () => {
    const guide = role()
    const shift = shiftOf(guide, { seats: 1 })
    const event = await newEvent(cloud, { roles: [guide], shifts: [shift] })
    const [who, other] = await crowd(cloud, 2)
    const made = await signUp(who!, event, { guests: names(3), shifts: [shift.shift] })
    const { signup } = await who!.call('signups.cancel', which(made))
    expect(signup).toMatchObject({ state: 'cancelled', ticket: null, can: { cancel: false } })
    expect(await countsOf(cloud, event)).toMatchObject({ taken: 0 })
    await expect(who!.call('signups.cancel', which(signup))).rejects.toMatchObject({
      because: { why: 'signup_over' },
    })
    await expect(other!.call('signups.cancel', which(made))).rejects.toMatchObject({
      code: 'not_found',
    })
    await signUp(other!, event, { guests: [], shifts: [shift.shift] })
    expect((await signUp(who!, event, { guests: names(3) })).state).toBe('confirmed')
    expect(await broken(cloud)).toEqual([])
  })

  test('the history says what happened, and no name', async () => {
    const { event, people } = await lined(1, [1, 1])
    await cancel(people[0]!, event)
    const { signup } = await partOf(people[1]!, event)
    const rows = await cloud.db.query<{ did: string; cause: string | null; row: string }>(
      `SELECT did, cause, h::text AS row FROM history h
       WHERE h.street = $1 AND h.noun = 'signups' AND h.subject = $2 ORDER BY h.step`,
      [STREET, signup],
    )
    expect(rows.map(({ did, cause }) => [did, cause !== null])).toEqual([
      ['signups.make', false],
      ['signups.offer', true],
    ])
    for (const { row } of rows) expect(row).not.toContain('客人')
    const subject = { noun: 'signups' as const, id: signup }
    const { lines } = await cloud
      .as('street_staff')
      .call('history.list', { street: STREET, subject })
    expect(lines.map(({ did }) => did)).toEqual(['signups.offer', 'signups.make'])
  })
})
