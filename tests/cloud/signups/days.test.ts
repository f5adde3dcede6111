import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Question } from '@/contract/events'
import type { Mobile } from '@/contract/wire'
import { type Somebody, somebody } from '../complaints/people'
import { at, newEvent, role, shiftOf } from '../events/planned'
import { broken, come, countsOf, crowd, kindsOf, partOf, party, signUp, toldOf } from './signing'

/** What time does: reminders, forgetting; and what a person does who wants to be forgotten. */

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const PHONE = '13817654321' as Mobile
const DIET: Question = { id: 'q1', words: { zh: '饮食' }, required: false, answer: { by: 'words' } }

/** Lets the timer run at so many hours after the Monday, 10:00. */
async function timerAt(hours: number) {
  cloud.clock.set(Date.parse(at(hours)))
  await cloud.runTimers()
}

const remindersOf = async (who: Somebody, event: { event: string }) =>
  (await kindsOf(who, event)).filter((kind) => kind === 'event_reminder').length

describe('reminders', () => {
  test('the day before at 18:00 and two hours before, once each, to those who have a place', async () => {
    const event = await newEvent(cloud, { capacity: 1 })
    const [who, waits] = await crowd(cloud, 2)
    await signUp(who!, event)
    await signUp(waits!, event)
    // the event begins 76 hours after the Monday, 10:00: the day before, 18:00, are 56
    for (const [hours, count] of [
      [55.9, 0],
      [56, 1],
      [56.1, 1],
      [73.9, 1],
      [74, 2],
      [75, 2],
      [77, 2],
    ] as const) {
      await timerAt(hours)
      expect([hours, await remindersOf(who!, event)]).toEqual([hours, count])
    }
    expect(await remindersOf(waits!, event)).toBe(0)
    const [told] = await toldOf(who!, event)
    expect(told).toMatchObject({ values: { zh: event.title.zh, starts: event.starts } })
  })

  test('who signed up after the moment of a reminder has no need of it; the next one comes', async () => {
    const event = await newEvent(cloud)
    cloud.clock.set(Date.parse(at(58)))
    const [who] = await crowd(cloud, 1)
    await signUp(who!, event)
    await timerAt(59)
    expect(await remindersOf(who!, event)).toBe(0)
    await timerAt(74)
    expect(await remindersOf(who!, event)).toBe(1)
  })
})

describe('forgetting', () => {
  /** Somebody with a phone, an answer and a guest, who came. */
  async function answered(over: Parameters<typeof newEvent>[1] = {}) {
    const event = await newEvent(cloud, { questions: [DIET], forgetDays: 3, ...over })
    const who = await somebody(cloud)
    const shifts = event.shifts.map(({ shift }) => shift)
    const asked = { phone: PHONE, answers: { q1: '素食' }, shifts }
    const part = await signUp(who, event, { ...asked, guests: party('吴小姐') })
    return { event, who, part }
  }

  test('on the day that was shown beforehand, and not before', async () => {
    const { event, who } = await answered()
    const shown = (await who.call('events.get', { street: STREET, event: event.event })).event
    expect(shown.forgotten).toBe('2026-11-29T16:00:00.000Z')
    const day = Date.parse(shown.forgotten)
    const roster = () =>
      cloud.as('street_staff').call('signups.roster', {
        ...{ street: STREET, event: event.event, of: 'all' },
      })
    cloud.clock.set(day - 1)
    await cloud.runTimers()
    expect((await roster()).lines).toMatchObject([
      {
        ...{ name: '周建国', phone: '138****4321', places: [{ name: '吴小姐' }] },
        answers: [{ words: { zh: '饮食' }, said: { zh: '素食' } }],
      },
    ])
    cloud.clock.set(day)
    await cloud.runTimers()
    expect((await roster()).lines).toMatchObject([
      { name: '', phone: null, answers: [], places: [{ name: '' }] },
    ])
    expect(await partOf(who, event)).toMatchObject({ answers: null, state: 'confirmed' })
    const [row] = await cloud.db.query<{ done: boolean }>(
      'SELECT forgotten_at IS NOT NULL AS done FROM events WHERE street = $1 AND id = $2',
      [STREET, event.event],
    )
    expect(row).toEqual({ done: true })
    expect(await broken(cloud)).toEqual([])
  })

  test('a volunteer keeps the name that their hours have; a guest’s goes', async () => {
    const guide = role()
    const { event, who } = await answered({ roles: [guide], shifts: [shiftOf(guide)] })
    await timerAt(24 * 30)
    const part = await partOf(who, event)
    expect(part.places.map(({ is, name }) => [is, name])).toEqual([
      ['guest', ''],
      ['shift', '周建国'],
    ])
  })

  test('the consent is taken back: what is ahead is given to the line, what is over is forgotten', async () => {
    const past = await answered()
    cloud.clock.set(Date.parse(at(76.5)))
    await come(cloud, past.part)
    cloud.clock.set(Date.parse(at(80)))
    const times = { opens: at(0), closes: at(174), door: at(175.5), starts: at(176), ends: at(178) }
    const ahead = await newEvent(cloud, { capacity: 1, ...times })
    const next = await somebody(cloud)
    await signUp(past.who, ahead, { phone: PHONE })
    await signUp(next, ahead)
    await past.who.call('consents.set', { purpose: 'events', given: false })
    expect(await partOf(past.who, ahead)).toMatchObject({ state: 'cancelled', ticket: null })
    expect((await partOf(next, ahead)).state).toBe('offered')
    expect(await partOf(past.who, past.event)).toMatchObject({
      ...{ state: 'confirmed', answers: null, places: [{ name: '' }] },
    })
    const rows = await cloud.db.query(
      `SELECT id FROM signups WHERE street = $1 AND person = $2
         AND (phone_sealed IS NOT NULL OR tail_sealed IS NOT NULL OR answers_sealed IS NOT NULL OR name <> '')`,
      [STREET, past.who.person],
    )
    expect(rows).toEqual([])
    expect(await countsOf(cloud, ahead)).toMatchObject({ taken: 1, waiting: 0 })
    expect(await broken(cloud)).toEqual([])
  })
})
