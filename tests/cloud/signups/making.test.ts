import {
  type Caller,
  OTHER_STREET,
  openCloud,
  STREET,
  type TestCloud,
} from '@tests/support/open-cloud'
import { clientId } from '@tests/support/places'
import type { InputOf } from '@/contract'
import type { EventDraft, Question } from '@/contract/events'
import { MAX_OWN_SHIFTS } from '@/contract/signups'
import type { AreaCode } from '@/contract/wire'
import { type Somebody, somebody } from '../complaints/people'
import { at, draftOf, newEvent, role, shiftOf, which as whichEvent } from '../events/planned'
import { codeOf, GRID, join } from '../homes/neighbours'
import { asking, broken, countsOf, crowd, partOf, party, signUp } from './signing'

let cloud: TestCloud
let zhou: Somebody
beforeEach(async () => {
  cloud = await openCloud()
  zhou = await somebody(cloud)
})
afterEach(() => cloud.close())

const refused = (caller: Caller, input: InputOf<'signups.make'>) =>
  expect(caller.call('signups.make', input)).rejects

describe('make', () => {
  test('a party has its seats, a ticket, and what one needs on the way', async () => {
    const event = await newEvent(cloud)
    const signup = await signUp(zhou, event, { guests: party('周建国', '吴芳') })
    expect(signup).toMatchObject({
      ...{ event: event.event, state: 'confirmed', seats: 2, ahead: null, offerUntil: null },
      about: { title: event.title, starts: event.starts, where: event.place.name, briefs: [] },
      can: { cancel: true, change: true, answer: false },
    })
    expect(signup.ticket).toMatch(/^zd1\./)
    expect(signup.places.map(({ is, name, held, from }) => [is, name, held, from])).toEqual([
      ['guest', '周建国', true, event.starts],
      ['guest', '吴芳', true, event.starts],
    ])
    expect(await countsOf(cloud, event)).toMatchObject({ taken: 2, waiting: 0 })
    expect(await broken(cloud)).toEqual([])
    const { consents } = await zhou.call('consents.list', {})
    expect(consents.find(({ purpose }) => purpose === 'events')).toMatchObject({ given: true })
  })

  test('shifts with their briefs, alone or beside seats', async () => {
    const [guide, door] = [role(), role({ name: { zh: '签到' }, door: true })]
    const [early, late] = [shiftOf(guide, { until: at(76.5) }), shiftOf(door, { from: at(76.5) })]
    const event = await newEvent(cloud, { roles: [guide, door], shifts: [early, late] })
    const both = await signUp(zhou, event, { shifts: [early.shift, late.shift] })
    expect(both.about.briefs.map(({ role: name, door: keeps }) => [name.zh, keeps])).toEqual([
      ['引导', false],
      ['签到', true],
    ])
    expect(both.places.map(({ is, shift }) => [is, shift])).toEqual([
      ['guest', null],
      ['shift', early.shift],
      ['shift', late.shift],
    ])
    const wu = await somebody(cloud)
    const alone = await signUp(wu, event, { guests: [], shifts: [early.shift] })
    expect([alone.state, alone.seats, alone.ticket !== null]).toEqual(['confirmed', 0, true])
    expect(await broken(cloud)).toEqual([])
  })

  test('the same client id is the first one, another’s is another, and nobody has two parts', async () => {
    const event = await newEvent(cloud)
    const input = asking(event)
    const { signup } = await zhou.call('signups.make', input)
    expect((await zhou.call('signups.make', { ...input, guests: [] })).signup.signup).toBe(
      signup.signup,
    )
    await refused(zhou, asking(event)).toMatchObject({ because: { why: 'signed_up' } })
    const wu = await somebody(cloud)
    expect((await wu.call('signups.make', input)).signup.signup).not.toBe(signup.signup)
    expect(await countsOf(cloud, event)).toMatchObject({ taken: 2 })
  })

  test('who does not fit waits whole, by turn; a smaller party that fits comes in', async () => {
    const event = await newEvent(cloud, { capacity: 3 })
    const [one, two, three, four] = await crowd(cloud, 4)
    expect((await signUp(one!, event, { guests: party('甲', '乙') })).state).toBe('confirmed')
    const big = await signUp(two!, event, { guests: party('丙', '丁') })
    expect(big).toMatchObject({ state: 'waiting', ahead: 0, ticket: null })
    expect(big.places.every(({ held }) => !held)).toBe(true)
    const small = await signUp(three!, event)
    expect(small.state).toBe('confirmed')
    expect(await signUp(four!, event)).toMatchObject({ state: 'waiting', ahead: 2 })
    expect(await countsOf(cloud, event)).toMatchObject({ taken: 3, waiting: 3 })
    expect(await broken(cloud)).toEqual([])
  })

  test('a shift that is full is never waited for, and nothing of the rest is kept', async () => {
    const guide = role()
    const shift = shiftOf(guide, { seats: 1 })
    const event = await newEvent(cloud, { roles: [guide], shifts: [shift] })
    await signUp(await somebody(cloud), event, { guests: [], shifts: [shift.shift] })
    await refused(zhou, asking(event, { shifts: [shift.shift] })).toMatchObject({
      code: 'conflict',
      because: { why: 'shift_full', shift: shift.shift },
    })
    expect(await countsOf(cloud, event)).toMatchObject({ taken: 0 })
  })

  test('no two shifts at one time: in one call, at one event, or at two', async () => {
    const guide = role()
    const [one, two] = [shiftOf(guide), shiftOf(guide, { from: at(77) })]
    const event = await newEvent(cloud, { roles: [guide], shifts: [one, two] })
    const twice = asking(event, { guests: [], shifts: [one.shift, two.shift] })
    const overlap = { code: 'conflict', because: { why: 'shift_overlap', title: event.title } }
    await refused(zhou, twice).toMatchObject(overlap)
    await signUp(zhou, event, { guests: [], shifts: [one.shift] })
    const other = role()
    const third = shiftOf(other, { from: at(77.9), until: at(79) })
    const after = shiftOf(other, { from: at(78), until: at(79) })
    const elsewhere = await newEvent(cloud, {
      ...{ ends: at(79), roles: [other], shifts: [third, after] },
    })
    await refused(zhou, asking(elsewhere, { shifts: [third.shift] })).toMatchObject(overlap)
    // one that begins as the other ends is no overlap
    const fine = await signUp(zhou, elsewhere, { shifts: [after.shift] })
    expect(fine.state).toBe('confirmed')
  })

  test('of two calls at the same moment for the same time one has it, and the other hears with which it meets', async () => {
    const events = []
    for (let i = 0; i < 6; i += 1) {
      const guide = role()
      const shift = shiftOf(guide)
      events.push({ shift, event: await newEvent(cloud, { roles: [guide], shifts: [shift] }) })
    }
    const all = await Promise.all(
      events.map(({ event, shift }) =>
        zhou.try('signups.make', asking(event, { guests: [], shifts: [shift.shift] })),
      ),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    for (const one of all) {
      if (!one.ok) expect(one.error.because?.why).toBe('shift_overlap')
    }
    expect(await broken(cloud)).toEqual([])
  })
})

describe('not now, and not for everybody', () => {
  test.each([
    ['before', -25, 'announced'],
    ['once it is closed', 74, 'closed'],
    ['over', 79, 'over'],
  ])('%s', async (_, hours, phase) => {
    const event = await newEvent(cloud, { opens: at(0) })
    cloud.clock.set(Date.parse(at(hours)))
    await refused(zhou, asking(event)).toMatchObject({
      ...{ code: 'conflict', because: { why: 'not_open', phase } },
    })
  })

  test('a draft is not there, and what was called off is', async () => {
    const hidden = await newEvent(cloud, {}, { publish: false })
    await refused(zhou, asking(hidden)).toMatchObject({ code: 'not_found' })
    const event = await newEvent(cloud)
    await cloud.as('street_staff').call('events.cancel', {
      ...{ ...whichEvent(event), reach: 'this', reason: 'weather' },
    })
    await refused(zhou, asking(event)).toMatchObject({
      because: { why: 'not_open', phase: 'cancelled' },
    })
    const abroad = { ...asking(event), street: OTHER_STREET }
    await refused(zhou, abroad).toMatchObject({ code: 'not_found' })
  })

  test('sign-up may last into the door: who fits comes in, and nobody waits any more', async () => {
    const event = await newEvent(cloud, { capacity: 1, closes: at(77) })
    cloud.clock.set(Date.parse(at(75.6)))
    expect((await signUp(zhou, event)).state).toBe('confirmed')
    await refused(await somebody(cloud), asking(event)).toMatchObject({
      because: { why: 'not_open', phase: 'full' },
    })
  })

  test('of areas: for who is confirmed there; of roles: for who holds one', async () => {
    const areas = await newEvent(cloud, { audience: { to: 'areas', areas: [GRID as AreaCode] } })
    const no = { code: 'conflict', because: { why: 'not_for_you' } }
    await refused(zhou, asking(areas)).toMatchObject(no)
    await join(zhou, { is: 'grid', scanned: await codeOf(cloud) })
    expect((await signUp(zhou, areas)).state).toBe('confirmed')
    const roles = await newEvent(cloud, { audience: { to: 'roles', roles: ['volunteer'] } })
    await refused(zhou, asking(roles)).toMatchObject(no)
    expect((await signUp(cloud.as('volunteer'), roles)).state).toBe('confirmed')
  })
})

describe('who comes', () => {
  const child = { name: '小周', child: true }
  test.each<[string, Partial<EventDraft>, Partial<InputOf<'signups.make'>>, string, string]>([
    ['nobody', {}, { guests: [] }, 'nobody', 'guests'],
    [
      'more than a party',
      {},
      { guests: party('a', 'b', 'c', 'd', 'e') },
      'party_too_large',
      'guests',
    ],
    ['guests where volunteers come', { capacity: 0 }, {}, 'party_too_large', 'guests'],
    [
      'a child where none comes',
      { children: false },
      { guests: [child], guardian: true },
      'children',
      'guests',
    ],
    ['a child without a word', {}, { guests: [child] }, 'children', 'guardian'],
  ])('%s', async (_, over, asked, why, field) => {
    const guide = role()
    const shifts = over.capacity === 0 ? [shiftOf(guide)] : []
    const event = await newEvent(cloud, {
      roles: shifts.length > 0 ? [guide] : [],
      shifts,
      ...over,
    })
    await refused(zhou, asking(event, asked)).toMatchObject({
      code: 'invalid',
      field,
      because: { why },
    })
  })

  test('a child with a guardian’s word', async () => {
    const event = await newEvent(cloud)
    const signup = await signUp(zhou, event, {
      guests: [...party('周建国'), child],
      guardian: true,
    })
    expect(signup.places.map((one) => one.child)).toEqual([false, true])
  })

  test('no more shifts than one person takes, and none of another event', async () => {
    const guide = role()
    const shifts = Array.from({ length: MAX_OWN_SHIFTS + 1 }, (_, i) =>
      shiftOf(guide, { from: at(76 + i / 4), until: at(76.25 + i / 4) }),
    )
    const event = await newEvent(cloud, { roles: [guide], shifts })
    const all = shifts.map(({ shift }) => shift)
    await refused(zhou, asking(event, { shifts: all })).toMatchObject({ field: 'shifts' })
    const elsewhere = await newEvent(cloud)
    await refused(zhou, asking(elsewhere, { shifts: all.slice(0, 1) })).toMatchObject({
      code: 'not_found',
    })
  })

  test('words that the content check refuses are nobody’s name and no answer', async () => {
    const asked: Question = {
      id: 'q1',
      words: { zh: '备注' },
      required: false,
      answer: { by: 'words' },
    }
    const event = await newEvent(cloud, { questions: [asked] })
    const bad = '高利贷放款'
    for (const over of [{ name: bad }, { guests: party(bad) }, { answers: { q1: bad } }]) {
      await refused(zhou, asking(event, over)).toMatchObject({ code: 'content_refused' })
    }
  })

  test('answers are what was asked, and the person sees them', async () => {
    const asked: Question = {
      id: 'q1',
      words: { zh: '素食' },
      required: true,
      answer: { by: 'yes_no' },
    }
    const event = await newEvent(cloud, { questions: [asked] })
    await refused(zhou, asking(event)).toMatchObject({ code: 'invalid', field: 'answers.q1' })
    const wrong = asking(event, { answers: { q1: 3 } })
    await refused(zhou, wrong).toMatchObject({ field: 'answers.q1' })
    expect((await signUp(zhou, event, { answers: { q1: true } })).answers).toEqual({ q1: true })
    const [kept] = await cloud.db.query<{ row: string }>(
      'SELECT u::text AS row FROM signups u WHERE u.street = $1 AND u.event = $2',
      [STREET, event.event],
    )
    expect(kept?.row).not.toContain('"q1"')
  })

  test('an event that changes at that moment is asked again', async () => {
    const event = await newEvent(cloud, { capacity: 5 })
    const real = cloud.cloud.outside.contentCheck.check
    cloud.cloud.outside.contentCheck.check = async (...how) => {
      cloud.cloud.outside.contentCheck.check = real
      const draft = { ...draftOf(event), maxParty: 1 }
      const update = { ...whichEvent(event), reach: 'this' as const, draft }
      await cloud.as('street_staff').call('events.update', update)
      return real(...how)
    }
    await refused(zhou, asking(event, { guests: party('甲', '乙') })).toMatchObject({
      ...{ code: 'invalid', because: { why: 'party_too_large', most: 1 } },
    })
  })

  test('the phone is kept sealed: its number stands in no row', async () => {
    const event = await newEvent(cloud)
    const phone = '13817654321' as never
    await signUp(zhou, event, { phone })
    for (const table of ['signups', 'signup_places', 'history', 'messages', 'persons']) {
      const rows = await cloud.db.query(
        `SELECT 1 AS one FROM ${table} t WHERE t::text LIKE '%7654321%' LIMIT 1`,
      )
      expect([table, rows]).toEqual([table, []])
    }
  })
})

test('a stranger signs in first, and another’s part is nobody else’s', async () => {
  const event = await newEvent(cloud)
  await refused(cloud.as('stranger'), asking(event)).toMatchObject({ code: 'sign_in' })
  await signUp(zhou, event)
  const wu = await somebody(cloud)
  expect(await wu.call('signups.at', { street: STREET, event: event.event })).toEqual({
    signup: null,
  })
  expect((await partOf(zhou, event)).state).toBe('confirmed')
  const nowhere = { street: STREET, event: '0000000000' as typeof event.event }
  await expect(wu.call('signups.at', nowhere)).rejects.toMatchObject({ code: 'not_found' })
})

test('the client id must be one', async () => {
  const event = await newEvent(cloud)
  const bad = { ...asking(event), client: 'short' }
  expect(await zhou.try('signups.make', bad)).toMatchObject({
    error: { code: 'invalid', field: 'client' },
  })
  expect(clientId()).toMatch(/^[0-9a-z]{16,32}$/)
})
