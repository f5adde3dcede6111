import { createHash } from 'node:crypto'
import { type Caller, MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId } from '@tests/support/places'
import { doorCode, type Sha512 } from '@/contract/door-code.rules'
import type { DeviceId } from '@/contract/wire'
import { newcomer } from '../homes/neighbours'
import { entry, MINUTE, openAt, placesOf, seatsOf, signUp, sync, tonight, walkIn } from './at-door'

let cloud: TestCloud
let staff: Caller
let zhou: Caller
beforeEach(async () => {
  cloud = await openCloud()
  staff = await cloud.signedIn('street_staff')
  zhou = await newcomer(cloud, 'zhou')
})
afterEach(() => cloud.close())

const later = (minutes: number) => cloud.clock.set(MONDAY + minutes * MINUTE)
const sha512: Sha512 = (bytes) => createHash('sha512').update(bytes).digest()

describe('open', () => {
  test('gives keys, a code, a share of the free seats; the same client id is the same device', async () => {
    const { event } = await tonight(cloud, { closes: new Date(MONDAY - MINUTE).toISOString() })
    const asked = { street: STREET, event: event.event, client: clientId(), name: '东门' }
    const one = await staff.call('checkins.open', asked)
    expect(one.about).toMatchObject({ event: event.event, capacity: 10, calledOff: false })
    expect(one.share).toEqual({ given: 10, giveBack: 0 })
    expect(await staff.call('checkins.open', asked)).toEqual(one)
    expect(await seatsOf(cloud, event)).toEqual({ taken: 0, lent: 10 })
  })

  test('nothing is lent before the door is open, nobody opens one that is over or called off', async () => {
    const { event } = await tonight(cloud, {
      ...{ door: new Date(MONDAY + 20 * MINUTE).toISOString(), roles: [], shifts: [] },
    })
    const { device, share } = await openAt(staff, event)
    expect(share.given).toBe(0)
    later(30)
    expect((await sync(staff, device)).share.given).toBeGreaterThan(0)
    later(180)
    await expect(openAt(staff, event)).rejects.toMatchObject({
      ...{ code: 'conflict', because: { why: 'door', outcome: 'over' } },
    })
  })

  test('a volunteer of a role that keeps the door may; of another role, or a stranger, not', async () => {
    const { event, door, shift } = await tonight(cloud)
    const chen = await newcomer(cloud, 'chen')
    await signUp(zhou, event, { guests: [], shifts: [door] })
    await signUp(chen, event, { guests: [], shifts: [shift] })
    expect((await openAt(zhou, event)).device).toBeTruthy()
    await expect(openAt(chen, event)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('sync', () => {
  test('a device is that of who opened it: nobody else speaks for it, and no count runs away', async () => {
    const { event } = await tonight(cloud)
    const { device } = await openAt(staff, event)
    const said = { street: STREET, device, since: 0, share: { used: 0, returned: 0 }, entries: [] }
    for (const caller of [zhou, cloud.as('supervisor')]) {
      expect(await caller.try('checkins.sync', said)).toMatchObject({
        error: { code: 'not_found' },
      })
    }
    const boast = { ...said, share: { used: 999_999, returned: 999_999 } }
    expect((await staff.call('checkins.sync', boast)).results).toEqual([])
    expect((await seatsOf(cloud, event))?.taken).toBe(0)
    await staff.call('checkins.close', { street: STREET, device, share: said.share })
    expect(await seatsOf(cloud, event)).toEqual({ taken: 0, lent: 0 })
  })

  test('reads the roster from where it was, with the last digits for the door alone', async () => {
    const { event } = await tonight(cloud)
    const signup = await signUp(zhou, event, { phone: '13912345678' as never })
    const { device } = await openAt(staff, event)
    const first = await sync(staff, device)
    expect(first.lines).toMatchObject([{ signup: signup.signup, tail: '5678', stands: 'held' }])
    expect(first.more).toBe(false)
    expect((await sync(staff, device, { since: first.tick })).lines).toEqual([])
    await zhou.call('signups.cancel', {
      street: STREET,
      signup: signup.signup,
      version: signup.version,
    })
    const next = await sync(staff, device, { since: first.tick })
    expect(next.lines).toMatchObject([{ signup: signup.signup, stands: 'none' }])
    expect((await sync(staff, device, { since: null })).lines).toEqual([])
  })

  test('keeps an entry once however often it comes, and the person sees it', async () => {
    const { event } = await tonight(cloud)
    const signup = await signUp(zhou, event)
    const { device } = await openAt(staff, event)
    later(10)
    const entries = [entry(signup.signup, placesOf(signup), { minutes: 5 })]
    const kept = [{ seq: 1, is: 'kept', outcome: 'in' }]
    expect((await sync(staff, device, { entries })).results).toEqual(kept)
    expect((await sync(staff, device, { entries })).results).toEqual(kept)
    const rows = await cloud.db.query('SELECT seq FROM door_entries ORDER BY seq')
    expect(rows).toHaveLength(1)
    const { signup: seen } = await zhou.call('signups.at', { street: STREET, event: event.event })
    expect(seen?.places[0]?.came).toBe(entries[0]?.at)
  })

  test('the first scan wins by its time, in whatever order they come; both devices and the organiser are told', async () => {
    const { event } = await tonight(cloud)
    const signup = await signUp(zhou, event)
    const [east, west] = [await openAt(staff, event, '东门'), await openAt(staff, event, '西门')]
    later(20)
    const scan = (minutes: number) => [entry(signup.signup, placesOf(signup), { minutes })]
    expect((await sync(staff, east.device, { entries: scan(9) })).results[0]?.is).toBe('kept')
    expect((await sync(staff, west.device, { entries: scan(4) })).results[0]?.is).toBe('kept')
    const told = {
      way: 'in',
      first: { device: '西门', at: scan(4)[0]?.at },
      second: { device: '东门', at: scan(9)[0]?.at },
    }
    for (const { device } of [east, west]) {
      expect((await sync(staff, device)).conflicts).toMatchObject([told])
    }
    const { conflicts } = await staff.call('checkins.devices', {
      street: STREET,
      event: event.event,
    })
    expect(conflicts).toMatchObject([told])
    expect((await sync(staff, east.device, { entries: scan(9) })).results[0]?.is).toBe('second')
  })

  test('a clock is believed between the opening of the device and now', async () => {
    const { event } = await tonight(cloud)
    const [one, other] = [
      await signUp(zhou, event),
      await signUp(await newcomer(cloud, 'wu'), event),
    ]
    later(5)
    const { device } = await openAt(staff, event)
    later(10)
    await sync(staff, device, {
      entries: [
        entry(one.signup, placesOf(one), { minutes: -600 }),
        entry(other.signup, placesOf(other), { seq: 2, minutes: 600 }),
      ],
    })
    const rows = await cloud.db.query<{ at: Date }>('SELECT at FROM door_entries ORDER BY seq')
    expect(rows.map(({ at }) => (at.getTime() - MONDAY) / MINUTE)).toEqual([5, 10])
  })

  test('a walk-in takes a seat of the device, never one more', async () => {
    const { event } = await tonight(cloud, {
      capacity: 3,
      closes: new Date(MONDAY - MINUTE).toISOString(),
    })
    const { device, share } = await openAt(staff, event)
    expect(share.given).toBe(3)
    const [two, three] = [walkIn(2), walkIn(2, { seq: 2 })]
    const { results, lines } = await sync(staff, device, {
      ...{ entries: [two, three], share: { used: 2, returned: 0 } },
    })
    expect(results).toEqual([
      { seq: 1, is: 'kept', outcome: 'in' },
      { seq: 2, is: 'refused', outcome: 'full' },
    ])
    expect(lines).toMatchObject([{ signup: two.signup, walkIn: true, stands: 'held' }])
    expect(await seatsOf(cloud, event)).toEqual({ taken: 2, lent: 1 })
    // what was refused once stays so, though a seat is free again
    const again = await sync(staff, device, { entries: [three], share: { used: 2, returned: 1 } })
    expect(again.results).toEqual([{ seq: 2, is: 'refused', outcome: 'unknown' }])
  })

  test('seats go to where they lack: one device gives back, the other gets them', async () => {
    const { event } = await tonight(cloud, {
      capacity: 4,
      closes: new Date(MONDAY - MINUTE).toISOString(),
    })
    const [east, west] = [await openAt(staff, event, '东门'), await openAt(staff, event, '西门')]
    expect([east.share.given, west.share.given]).toEqual([4, 0])
    const { share } = await sync(staff, east.device)
    expect(share).toEqual({ given: 4, giveBack: 2 })
    await sync(staff, east.device, { share: { used: 0, returned: 2 } })
    expect((await sync(staff, west.device)).share).toEqual({ given: 2, giveBack: 0 })
    expect(await seatsOf(cloud, event)).toEqual({ taken: 0, lent: 4 })
  })

  test('a seat that is given back is nobody’s until every device has read of it', async () => {
    const { event } = await tonight(cloud, { capacity: 2 })
    const [one, other] = [
      await signUp(zhou, event),
      await signUp(await newcomer(cloud, 'wu'), event),
    ]
    const { device } = await openAt(staff, event)
    const { tick } = await sync(staff, device)
    const { signup, version } = one
    await zhou.call('signups.cancel', { street: STREET, signup, version })
    expect(await seatsOf(cloud, event)).toEqual({ taken: 1, lent: 1 })
    // without a network the device lets the ticket in that it still knows: nobody else has that seat
    const read = await sync(staff, device, { since: tick, entries: [entry(signup, placesOf(one))] })
    expect(read.results[0]?.is).toBe('kept')
    await sync(staff, device, { since: read.tick })
    expect(await seatsOf(cloud, event)).toEqual({ taken: 1, lent: 1 })
    const wu = await sync(staff, device, { since: null })
    expect(wu.lines).toEqual([])
    expect(other.state).toBe('confirmed')
  })

  test('the same, and nobody comes on it: it is free once the device has read', async () => {
    const { event } = await tonight(cloud, { capacity: 1 })
    const { signup, version } = await signUp(zhou, event)
    const { device } = await openAt(staff, event)
    const { tick } = await sync(staff, device)
    await zhou.call('signups.cancel', { street: STREET, signup, version })
    const read = await sync(staff, device, { since: tick })
    expect(await seatsOf(cloud, event)).toEqual({ taken: 0, lent: 1 })
    await sync(staff, device, { since: read.tick })
    expect((await seatsOf(cloud, event))?.taken).toBe(0)
    expect(await cloud.db.query('SELECT place FROM door_echoes ORDER BY place')).toEqual([])
  })

  test('a ticket of a sign-up that the device does not have yet brings in whatever it holds; a forged one nobody', async () => {
    const { event } = await tonight(cloud)
    const { device } = await openAt(staff, event)
    const signup = await signUp(zhou, event)
    const ticket = signup.ticket ?? ''
    const blind = { by: 'ticket', ticket } as const
    const forged = { ...blind, seq: 2, ticket: `${ticket.slice(0, -4)}AAAA`.replace(/.$/, 'A') }
    const { results } = await sync(staff, device, {
      entries: [entry(signup.signup, [], blind), entry(signup.signup, [], forged)],
    })
    expect(results).toEqual([
      { seq: 1, is: 'kept', outcome: 'in' },
      { seq: 2, is: 'refused', outcome: 'forged' },
    ])
  })

  test('another’s device is as if there were none', async () => {
    const { event } = await tonight(cloud)
    const { device } = await openAt(staff, event)
    await expect(sync(zhou, device)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('close and wipe', () => {
  test('closes when everything is told; its seats are free, and the same again is the same', async () => {
    const { event } = await tonight(cloud, { closes: new Date(MONDAY - MINUTE).toISOString() })
    const { device } = await openAt(staff, event)
    const asked = { street: STREET, device, share: { used: 1, returned: 0 } }
    await expect(staff.call('checkins.close', asked)).rejects.toMatchObject({
      ...{ code: 'conflict', because: { why: 'door_behind' } },
    })
    await sync(staff, device, { entries: [walkIn(1)], share: asked.share })
    expect(await staff.call('checkins.close', asked)).toEqual({ closed: true })
    expect(await staff.call('checkins.close', asked)).toEqual({ closed: true })
    expect(await seatsOf(cloud, event)).toEqual({ taken: 1, lent: 0 })
  })

  test('a device that is told to is asked to empty itself, and a day after the end by itself', async () => {
    const { event } = await tonight(cloud)
    const { device } = await openAt(staff, event)
    const which = { street: STREET, event: event.event }
    const { devices } = await staff.call('checkins.wipe', { ...which, device })
    expect(devices).toMatchObject([{ device, name: '东门', state: 'emptying' }])
    const told = await sync(staff, device)
    expect([told.wipe, told.lines]).toEqual([true, []])
    await expect(
      staff.call('checkins.wipe', { ...which, device: 'zzzzzzzzzz' as DeviceId }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(zhou.call('checkins.wipe', { ...which, device })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const other = await openAt(staff, event)
    later(27 * 60 + 1)
    staff = await cloud.signedIn('street_staff')
    expect((await sync(staff, other.device)).wipe).toBe(true)
  })
})

describe('self', () => {
  async function atScreen() {
    const made = await tonight(cloud)
    const device = await openAt(staff, made.event)
    const code = (minutes: number) => doorCode(sha512, device.code, MONDAY + minutes * MINUTE).text
    return { ...made, ...device, code }
  }
  const self = (scanned: string, way: 'in' | 'out' = 'in', client = clientId()) =>
    zhou.call('checkins.self', { street: STREET, client, scanned, way })

  test('comes in by the code on the screen, and leaves by it; the same again is the same', async () => {
    const { event, shift, code } = await atScreen()
    await signUp(zhou, event, { shifts: [shift] })
    expect(await zhou.call('codes.resolve', { scanned: code(0) })).toEqual({
      ...{ is: 'door', street: STREET, event: event.event },
    })
    const client = clientId()
    const { outcome, signup } = await self(code(0), 'in', client)
    expect([outcome, signup.places.map(({ came }) => came !== null)]).toEqual(['in', [true, true]])
    later(30)
    // the code has moved on, the deed is done
    expect((await self(code(0), 'in', client)).outcome).toBe('in')
    const left = await self(code(30), 'out')
    expect(left.signup.places.map(({ left }) => left !== null)).toEqual([false, true])
    const records = await cloud.db.query('SELECT state FROM service_records WHERE event = $1', [
      event.event,
    ])
    expect(records).toEqual([{ state: 'recorded' }])
  })

  test('a code that has moved on, or is made up, is none', async () => {
    const { event, code } = await atScreen()
    await signUp(zhou, event)
    later(3)
    await expect(self(code(0))).rejects.toMatchObject({ code: 'not_found' })
    await expect(self(`${code(3).slice(0, -1)}!`)).rejects.toMatchObject({ code: 'not_found' })
    expect((await self(code(2))).outcome).toBe('in')
  })

  test('says why not, as a door would', async () => {
    const { event, code } = await atScreen()
    const refusal = (outcome: string) => ({ code: 'conflict', because: { why: 'door', outcome } })
    await expect(self(code(0))).rejects.toMatchObject(refusal('unknown'))
    const { signup, version } = await signUp(zhou, event)
    await expect(self(code(0), 'out')).rejects.toMatchObject(refusal('not_in'))
    await self(code(0))
    await expect(self(code(0))).rejects.toMatchObject(refusal('already'))
    expect(signup && version).toBeTruthy()
  })
})

describe('afterwards', () => {
  test('who forgot to check out is checked out at the planned end, and a late scan puts it right', async () => {
    const { event, shift } = await tonight(cloud)
    const signup = await signUp(zhou, event, { guests: [], shifts: [shift] })
    const { device } = await openAt(staff, event)
    const places = placesOf(signup)
    await sync(staff, device, { entries: [entry(signup.signup, places)] })
    later(149)
    await cloud.runTimers()
    const out = async () => {
      const { signup: seen } = await zhou.call('signups.at', { street: STREET, event: event.event })
      return seen?.places[0]?.left
    }
    expect(await out()).toBeNull()
    later(151)
    await cloud.runTimers()
    expect(await out()).toBe(new Date(MONDAY + 120 * MINUTE).toISOString())
    const stateOf = () =>
      cloud.db.query('SELECT state FROM service_records WHERE event = $1', [event.event])
    expect(await stateOf()).toEqual([{ state: 'assumed' }])
    const scan = entry(signup.signup, places, { seq: 2, way: 'out', minutes: 100 })
    expect((await sync(staff, device, { entries: [scan] })).results[0]?.is).toBe('kept')
    expect(await out()).toBe(scan.at)
    expect(await stateOf()).toEqual([{ state: 'recorded' }])
  })

  test('only who came says what they thought; three opinions are shown, fewer are not', async () => {
    const { event } = await tonight(cloud)
    const { device } = await openAt(staff, event)
    const which = { street: STREET, event: event.event }
    const say = (who: Caller, stars: number, words?: string) =>
      who.call('checkins.say', { ...which, stars, words })
    const guests = []
    for (const name of ['a', 'b', 'c']) guests.push(await newcomer(cloud, name))
    await expect(say(zhou, 5)).rejects.toMatchObject({ code: 'forbidden' })
    let seq = 0
    for (const guest of guests) {
      const signup = await signUp(guest, event)
      seq += 1
      await sync(staff, device, { entries: [entry(signup.signup, placesOf(signup), { seq })] })
    }
    const [a, b, c] = guests as [Caller, Caller, Caller]
    await expect(say(a, 5)).rejects.toMatchObject({ code: 'conflict' })
    later(40)
    await say(a, 1)
    await say(a, 5, '茶很好，电话 13912345678')
    await say(b, 4)
    const figures = () => staff.call('checkins.figures', which)
    expect(await figures()).toMatchObject({ figures: { feedback: null }, words: [] })
    await say(c, 3)
    expect(await figures()).toEqual({
      figures: {
        seats: {
          capacity: 10,
          confirmed: 3,
          came: 3,
          walkIns: 0,
          children: 0,
          waited: 0,
          cancelled: 0,
        },
        shifts: { seats: 10, taken: 0, came: 0, minutes: 0 },
        arrivals: [{ from: new Date(MONDAY).toISOString(), people: 3 }],
        feedback: { average: 4, count: 3 },
      },
      words: [{ stars: 5, words: '茶很好，电话 139****5678' }],
    })
    await expect(zhou.call('checkins.figures', which)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
