import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { EventDraft, EventView } from '@/contract/events'
import { at, draftOf, newEvent, role, shiftOf, which as whichEvent } from '../events/planned'
import { broken, come, countsOf, crowd, kindsOf, partOf, signUp, toldOf, which } from './signing'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')
const eventOf = async ({ event }: EventView) =>
  (await staff().call('events.get', { street: STREET, event })).event

async function callOff(event: EventView, reason: 'weather' | 'organiser' = 'weather') {
  const now = await eventOf(event)
  return staff().call('events.cancel', { ...whichEvent(now), reach: 'this', reason })
}

async function update(event: EventView, over: Partial<EventDraft>) {
  const now = await eventOf(event)
  const draft = { ...draftOf(now), ...over }
  return (await staff().call('events.update', { ...whichEvent(now), reach: 'this', draft })).event
}

describe('called off', () => {
  test('everybody with a place and everybody in the line hears of it, for the weather too; all is free', async () => {
    const guide = role()
    const shift = shiftOf(guide)
    const event = await newEvent(cloud, { capacity: 1, roles: [guide], shifts: [shift] })
    const [guest, waits, volunteer, left] = await crowd(cloud, 4)
    await signUp(guest!, event)
    await signUp(waits!, event)
    await signUp(volunteer!, event, { guests: [], shifts: [shift.shift] })
    const gone = await signUp(left!, event)
    await left!.call('signups.cancel', which(gone))
    await callOff(event)
    for (const who of [guest!, waits!, volunteer!]) {
      const [told] = await toldOf(who, event)
      expect(told).toMatchObject({ kind: 'event_cancelled', values: { reason: 'weather' } })
      expect(await partOf(who, event)).toMatchObject({
        ...{ state: 'cancelled', ticket: null, about: { state: 'cancelled' } },
      })
    }
    expect(await kindsOf(left!, event)).toEqual([])
    expect(await countsOf(cloud, event)).toEqual({ taken: 0, waiting: 0, lent: 0 })
    expect(await broken(cloud)).toEqual([])
    // their time is their own again
    const again = await newEvent(cloud, { roles: [guide], shifts: [shiftOf(guide)] })
    const same = again.shifts[0]!.shift
    expect((await signUp(volunteer!, again, { guests: [], shifts: [same] })).state).toBe(
      'confirmed',
    )
  })

  test('what was called off stays among what is ahead until its end', async () => {
    const event = await newEvent(cloud)
    const [who] = await crowd(cloud, 1)
    await signUp(who!, event)
    await callOff(event, 'organiser')
    const ahead = await who!.call('signups.mine', { street: STREET, over: false })
    expect(ahead.signups.map((one) => one.about.state)).toEqual(['cancelled'])
  })

  test('who has come already keeps that', async () => {
    const event = await newEvent(cloud)
    const [came, not] = await crowd(cloud, 2)
    const part = await signUp(came!, event)
    await signUp(not!, event)
    cloud.clock.set(Date.parse(at(76.5)))
    await come(cloud, part)
    await callOff(event)
    expect(await partOf(came!, event)).toMatchObject({ state: 'confirmed' })
    expect((await partOf(not!, event)).state).toBe('cancelled')
    expect(await kindsOf(came!, event)).toEqual(['event_cancelled'])
    expect(await broken(cloud)).toEqual([])
  })
})

describe('moved', () => {
  test('places have the new times, everybody is told, and reminders come for the new time', async () => {
    const guide = role()
    const shift = shiftOf(guide)
    const event = await newEvent(cloud, { roles: [guide], shifts: [shift] })
    const [guest, volunteer] = await crowd(cloud, 2)
    await signUp(guest!, event)
    await signUp(volunteer!, event, { guests: [], shifts: [shift.shift] })
    await update(event, {
      ...{ starts: at(77), ends: at(79), door: at(76.5) },
      shifts: [{ ...shift, from: at(76.5), until: at(79) }],
    })
    expect((await partOf(guest!, event)).places[0]).toMatchObject({ from: at(77), until: at(79) })
    expect((await partOf(volunteer!, event)).places[0]).toMatchObject({
      ...{ from: at(76.5), until: at(79) },
    })
    for (const who of [guest!, volunteer!]) {
      const [told] = await toldOf(who, event)
      expect(told).toMatchObject({ kind: 'event_moved', values: { starts: at(77) } })
      expect(told?.values.overlaps).toBeUndefined()
    }
  })

  test('two shifts of one person that change places meet nobody', async () => {
    const guide = role()
    const [one, two] = [shiftOf(guide, { until: at(77) }), shiftOf(guide, { from: at(77) })]
    const event = await newEvent(cloud, { roles: [guide], shifts: [one, two] })
    const [who] = await crowd(cloud, 1)
    await signUp(who!, event, { guests: [], shifts: [one.shift, two.shift] })
    await update(event, {
      shifts: [
        { ...one, from: two.from, until: two.until },
        { ...two, from: one.from, until: one.until },
      ],
    })
    const [told] = await toldOf(who!, event)
    expect([told?.kind, told?.values.overlaps]).toEqual(['event_moved', undefined])
  })

  test('a shift that now meets another one is kept and told; given back, the time is free again', async () => {
    const [guide, other] = [role(), role()]
    const [here, there] = [shiftOf(guide, { until: at(77) }), shiftOf(other, { from: at(77) })]
    const event = await newEvent(cloud, { roles: [guide], shifts: [here] })
    const elsewhere = await newEvent(cloud, { roles: [other], shifts: [there] })
    const [who] = await crowd(cloud, 1)
    await signUp(who!, event, { guests: [], shifts: [here.shift] })
    await signUp(who!, elsewhere, { guests: [], shifts: [there.shift] })
    await update(event, { shifts: [{ ...here, until: at(78) }] })
    const [told] = await toldOf(who!, event)
    expect(told).toMatchObject({ kind: 'event_moved', values: { overlaps: 'yes' } })
    const part = await partOf(who!, event)
    expect(part.places.map(({ held, until }) => [held, until])).toEqual([[true, at(78)]])
    await who!.call('signups.cancel', which(await partOf(who!, elsewhere)))
    const [row] = await cloud.db.query<{ meets: boolean }>(
      'SELECT meets FROM signup_places WHERE street = $1 AND event = $2',
      [STREET, event.event],
    )
    expect(row).toEqual({ meets: false })
    const again = signUp(who!, elsewhere, { guests: [], shifts: [there.shift] })
    await expect(again).rejects.toMatchObject({ because: { why: 'shift_overlap' } })
  })

  test('no offer outlasts a door that opens earlier', async () => {
    const event = await newEvent(cloud, { capacity: 1 })
    const [first, second] = await crowd(cloud, 2)
    const made = await signUp(first!, event)
    await signUp(second!, event)
    await first!.call('signups.cancel', which(made))
    expect((await partOf(second!, event)).offerUntil).toBe(at(24))
    await update(event, { closes: at(9), door: at(9.5), starts: at(10), ends: at(12) })
    expect((await partOf(second!, event)).offerUntil).toBe(at(9.5))
  })
})
