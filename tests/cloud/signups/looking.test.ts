import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Question } from '@/contract/events'
import type { Mobile } from '@/contract/wire'
import { somebody } from '../complaints/people'
import { at, newEvent, role, shiftOf } from '../events/planned'
import { newcomer } from '../invitations/newcomers'
import { broken, come, crowd, partOf, party, signUp, which } from './signing'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

/** An event so many hours later than the usual one. */
const later = (hours: number, over: Parameters<typeof newEvent>[1] = {}) =>
  newEvent(cloud, {
    ...{ closes: at(74 + hours), door: at(75.5 + hours), starts: at(76 + hours) },
    ...{ ends: at(78 + hours), ...over },
  })

describe('mine', () => {
  test('what is ahead, the next first; what is over, the last first; each page after the other', async () => {
    const who = await somebody(cloud)
    const hours = Array.from({ length: 22 }, (_, i) => i * 24)
    for (const one of [...hours].reverse()) await signUp(who, await later(one))
    const mine = (over: boolean, after?: string) =>
      who.call('signups.mine', { street: STREET, over, ...(after && { after: after as never }) })
    const first = await mine(false)
    expect(first.signups).toHaveLength(20)
    const second = await mine(false, first.next ?? undefined)
    const starts = [...first.signups, ...second.signups].map(({ about }) => about.starts)
    expect(starts).toEqual(hours.map((one) => at(76 + one)))
    expect(second.next).toBeNull()
    cloud.clock.set(Date.parse(at(78 + 24)))
    const over = await mine(true)
    expect(over.signups.map(({ about }) => about.starts)).toEqual([at(76 + 24), at(76)])
    expect(over.signups.every(({ ticket, can }) => ticket === null && !can.cancel)).toBe(true)
    expect((await mine(false)).signups).toHaveLength(20)
    expect(await who.call('signups.mine', { street: OTHER_STREET, over: false })).toEqual({
      ...{ signups: [], next: null },
    })
  })

  test('a part that is not over goes before one that is; what was cancelled is over', async () => {
    const who = await somebody(cloud)
    const event = await newEvent(cloud)
    const first = await signUp(who, event)
    await who.call('signups.cancel', which(first))
    const over = await who.call('signups.mine', { street: STREET, over: true })
    expect(over.signups.map(({ signup }) => signup)).toEqual([first.signup])
    const second = await signUp(who, event)
    expect((await partOf(who, event)).signup).toBe(second.signup)
  })
})

describe('roster', () => {
  const asked: Question[] = [
    { id: 'q1', words: { zh: '饮食' }, required: false, answer: { by: 'words' } },
    { id: 'q2', words: { zh: '轮椅' }, required: false, answer: { by: 'yes_no' } },
    {
      ...{ id: 'q3', words: { zh: '场次' }, required: false },
      answer: { by: 'choice', choices: [{ zh: '上午', en: 'Morning' }, { zh: '下午' }] },
    },
  ]

  test('guests, volunteers and the line, phones masked and answers in words', async () => {
    const guide = role()
    const shift = shiftOf(guide)
    const event = await newEvent(cloud, {
      ...{ capacity: 2, questions: asked, roles: [guide], shifts: [shift] },
    })
    const [a, b, c, d] = await crowd(cloud, 4)
    const answers = { q1: '素食', q2: true, q3: 0 }
    const phone = '13817654321' as Mobile
    await signUp(a!, event, { name: '甲', guests: party('甲', '乙'), answers, phone })
    await signUp(b!, event, { name: '丙', guests: [], shifts: [shift.shift] })
    await signUp(c!, event, { name: '丁', guests: party('丁', '戊') })
    await signUp(d!, event, { name: '己' })
    const listed = async (of: 'guests' | 'volunteers' | 'waiting' | 'all') => {
      const input = { street: STREET, event: event.event, of }
      return (await cloud.as('street_staff').call('signups.roster', input)).lines
    }
    expect(await listed('guests')).toMatchObject([
      {
        ...{ name: '甲', seats: 2, phone: '138****4321', state: 'confirmed', walkIn: false },
        answers: [
          { words: { zh: '饮食' }, said: { zh: '素食' } },
          { words: { zh: '轮椅' }, said: { zh: '是', en: 'Yes' } },
          { words: { zh: '场次' }, said: { zh: '上午', en: 'Morning' } },
        ],
      },
    ])
    expect((await listed('volunteers')).map(({ name }) => name)).toEqual(['丙'])
    expect((await listed('waiting')).map(({ name }) => name)).toEqual(['丁', '己'])
    expect((await listed('all')).map(({ name }) => name).sort()).toEqual(
      ['丁', '丙', '己', '甲'].sort(),
    )
  })

  test('who came stands there; pages follow one another; and it is for who runs the event', async () => {
    const event = await newEvent(cloud, { capacity: 100 })
    const people = await crowd(cloud, 53)
    for (const [i, who] of people.entries()) {
      await signUp(who, event, { name: `客人${String(i).padStart(2, '0')}` })
    }
    cloud.clock.set(Date.parse(at(76)))
    await come(cloud, await partOf(people[0]!, event))
    const input = { street: STREET, event: event.event, of: 'all' as const }
    const staff = cloud.as('street_staff')
    const first = await staff.call('signups.roster', input)
    const second = await staff.call('signups.roster', { ...input, after: first.next ?? undefined })
    const names = [...first.lines, ...second.lines].map(({ name }) => name)
    expect(names).toEqual(people.map((_, i) => `客人${String(i).padStart(2, '0')}`))
    expect(first.lines[0]?.places[0]?.came).toBe(at(76))
    await expect(people[0]!.call('signups.roster', input)).rejects.toMatchObject({
      code: 'not_found',
    })
    const part = await partOf(people[0]!, event)
    const cancel = people[0]!.call('signups.cancel', which(part))
    await expect(cancel).rejects.toMatchObject({ because: { why: 'checked_in' } })
  })
})

describe('two records of one human', () => {
  test('the older part of one event stays, and what the other held goes to the line', async () => {
    const guide = role()
    const shift = shiftOf(guide)
    const event = await newEvent(cloud, { capacity: 2, roles: [guide], shifts: [shift] })
    const [old, phone] = [await newcomer(cloud, 'old phone'), await newcomer(cloud, 'new phone')]
    const first = await signUp(old, event)
    cloud.clock.set(Date.parse(at(1)))
    await signUp(phone, event, { shifts: [shift.shift] })
    const next = await somebody(cloud)
    await signUp(next, event)
    const { invitation } = await old.call('invitations.moveAccount', { street: STREET })
    await phone.call('invitations.claim', { street: STREET, invitation: invitation.invitation })
    expect(await partOf(phone, event)).toMatchObject({ signup: first.signup, state: 'confirmed' })
    await cloud.runTimers()
    expect((await partOf(next, event)).state).toBe('offered')
    expect(await broken(cloud)).toEqual([])
  })

  test('shifts at one time are both kept, and both are theirs', async () => {
    const guide = role()
    const [one, two] = [shiftOf(guide), shiftOf(guide)]
    const here = await newEvent(cloud, { roles: [guide], shifts: [one] })
    const there = await newEvent(cloud, { roles: [guide], shifts: [two] })
    const [old, phone] = [await newcomer(cloud, 'old phone'), await newcomer(cloud, 'new phone')]
    await signUp(old, here, { guests: [], shifts: [one.shift] })
    await signUp(phone, there, { guests: [], shifts: [two.shift] })
    const { invitation } = await old.call('invitations.moveAccount', { street: STREET })
    await phone.call('invitations.claim', { street: STREET, invitation: invitation.invitation })
    for (const event of [here, there]) {
      expect((await partOf(phone, event)).places.map(({ held }) => held)).toEqual([true])
    }
  })
})
