import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { ActionName, InputOf } from '@/contract'
import type { Envelope } from '@/contract/errors'
import type { EventView } from '@/contract/events'
import type { MySignup } from '@/contract/signups'
import type { Somebody } from '../complaints/people'
import { at, newEvent } from '../events/planned'
import { randomOf } from '../reports/walking'
import { asking, broken, crowd, partOf, party, signUp, which } from './signing'

/** Issue 5: 1,000 sign-ups at once for 100 seats, with cancels and retries mixed in. */
const ON_POSTGRES = (globalThis as { ENGINE?: string }).ENGINE === 'postgres'
const WHOLE = ON_POSTGRES || process.env.LONG === '1'
const PEOPLE = WHOLE ? 1000 : 200
const SEATS = WHOLE ? 100 : 20

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

/** The same once more where so many ask at once that it could not be taken. */
async function patiently<Name extends ActionName>(
  who: Somebody,
  name: Name,
  input: InputOf<Name>,
): Promise<Envelope<unknown>> {
  const answer = await who.try(name, input)
  const busy = !answer.ok && answer.error.code === 'unavailable'
  return busy ? patiently(who, name, input) : answer
}

/** Signs up, with some impatience: the same tap is sent again while the first one is under way. */
async function taps(who: Somebody, event: EventView, random: (n: number) => number) {
  const input = asking(event, { guests: party('一位') })
  const times = 1 + (random(4) === 0 ? 1 + random(2) : 0)
  return Promise.all(Array.from({ length: times }, () => patiently(who, 'signups.make', input)))
}

/** A fault says what the cloud logged of it: its kind and its SQLSTATE. */
const signupOf = (answer: Envelope<unknown>): MySignup => {
  if (!answer.ok) {
    const faults = cloud.log.flatMap(({ event, fault }) => (event === 'fault' ? [fault] : []))
    throw new Error(`${answer.error.code}: ${answer.error.message} ${faults.join('; ')}`)
  }
  return (answer.data as { signup: MySignup }).signup
}

interface Row {
  person: string
  state: string
  turn: number
  seats: number
  offeredAt: number | null
}

/** Everybody of an event by turn, with the step at which the line reached them. */
const rowsOf = (event: EventView) =>
  cloud.db.query<Row>(
    `SELECT u.person, u.state, u.turn, u.seats,
            (SELECT min(h.step) FROM history h WHERE h.street = $1 AND h.noun = 'signups'
               AND h.subject = u.id AND h.did IN ('signups.offer', 'signups.give')) AS "offeredAt"
     FROM signups u WHERE u.street = $1 AND u.event = $2 ORDER BY u.turn`,
    [STREET, event.event],
  )

test(`${PEOPLE} at once for ${SEATS} seats: exactly as many, by turn, and none doubled`, async () => {
  const event = await newEvent(cloud, { capacity: SEATS })
  const people = await crowd(cloud, PEOPLE)
  const random = randomOf(11)
  const answers = await Promise.all(people.map((who) => taps(who, event, random)))
  for (const of of answers) expect(new Set(of.map((one) => signupOf(one).signup)).size).toBe(1)
  const rows = await rowsOf(event)
  expect(rows).toHaveLength(PEOPLE)
  expect(new Set(rows.map(({ person }) => person)).size).toBe(PEOPLE)
  expect(rows.map(({ turn }) => turn)).toEqual(rows.map((_, i) => i + 1))
  expect(rows.map(({ state }) => state)).toEqual([
    ...Array.from({ length: SEATS }, () => 'confirmed'),
    ...Array.from({ length: PEOPLE - SEATS }, () => 'waiting'),
  ])
  expect(await broken(cloud, event.event)).toEqual([])
})

test('with cancels and retries mixed in: never a seat too many, every free one is offered, and nobody is overtaken', async () => {
  const event = await newEvent(cloud, { capacity: SEATS })
  const people = await crowd(cloud, PEOPLE)
  const random = randomOf(12)
  const over: number[] = []
  const watch = async () => {
    const [row] = await cloud.db.query<{ taken: number }>(
      'SELECT taken FROM events WHERE street = $1 AND id = $2',
      [STREET, event.event],
    )
    over.push(row?.taken ?? 0)
  }
  let given = 0
  await Promise.all(
    people.map(async (who) => {
      const wavers = random(4) === 0
      const [first] = await taps(who, event, random)
      if (!first || !wavers) return
      const signup = signupOf(first)
      const back = await patiently(who, 'signups.cancel', which(signup))
      // somebody who waited may have been asked meanwhile: they look again
      if (!back.ok)
        signupOf(await patiently(who, 'signups.cancel', which(await partOf(who, event))))
      given += 1
      await watch()
    }),
  )
  expect(given).toBeGreaterThan(PEOPLE / 8)
  expect(Math.max(...over)).toBeLessThanOrEqual(SEATS)
  const rows = await rowsOf(event)
  const have = rows.filter(({ state }) => state === 'confirmed' || state === 'offered')
  expect(have).toHaveLength(SEATS)
  const stay = rows.filter(({ state }) => state !== 'cancelled')
  expect(stay.map(({ state }) => state !== 'waiting')).toEqual(stay.map((_, i) => i < SEATS))
  expect(rows.filter(({ state }) => state === 'cancelled')).toHaveLength(given)
  expect(await broken(cloud, event.event)).toEqual([])
})

/** What people, time and the organiser do to an event, in any order. */
async function walk(seed: number, steps: number) {
  const random = randomOf(seed)
  const capacity = 4 + random(5)
  const event = await newEvent(cloud, { capacity, maxParty: 4 })
  const people = await crowd(cloud, 14)
  const live = new Map<Somebody, boolean>()
  for (let i = 0; i < steps; i += 1) {
    const who = people[random(people.length)] as Somebody
    const part = live.get(who) ? await partOf(who, event) : undefined
    const mine = part && (part.can.cancel ? part : undefined)
    const what = random(5)
    if (!mine) {
      const guests = party(...Array.from({ length: 1 + random(4) }, (_, n) => `客${n}`))
      await signUp(who, event, { guests })
      live.set(who, true)
    } else if (mine.can.answer && what < 3) {
      await who.call('signups.answer', { ...which(mine), take: what > 0 })
    } else if (what === 3 && mine.seats > 1) {
      const drop = mine.places.filter(({ held }) => held || mine.state !== 'confirmed').slice(0, 1)
      const input = { ...which(mine), drop: drop.map(({ place }) => place), shifts: [] }
      await who.call('signups.change', input)
    } else if (what === 4) {
      await who.call('signups.cancel', which(mine))
    } else if (random(3) === 0) {
      cloud.clock.set(cloud.clock.now() + (1 + random(9)) * 3_600_000)
      if (cloud.clock.now() > Date.parse(at(70))) return event
      await cloud.runTimers()
    }
    const faults = await broken(cloud, event.event)
    if (faults.length > 0) throw new Error(`seed ${seed}, step ${i}: ${faults.join(', ')}`)
  }
  return event
}

test('whatever people do, in any order: the counts agree, and nobody waits for a seat that is free', async () => {
  const seeds = process.env.LONG === '1' ? 40 : 3
  for (let seed = 1; seed <= seeds; seed += 1) {
    cloud.clock.set(Date.parse(at(0)))
    await walk(seed, 40)
  }
})
