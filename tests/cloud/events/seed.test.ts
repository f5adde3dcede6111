import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import * as v from 'valibot'
import { seedDemonstration } from '@/cloud/database/seed/demonstration'
import { sownEvents } from '@/cloud/database/seed/events'
import { EventDraft } from '@/contract/events'
import { draftProblem } from '@/contract/events-draft.rules'
import { DAY, draftOf } from './planned'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

/** Every page of what is ahead. */
async function ahead() {
  const found = []
  let after: string | undefined
  do {
    const page = await cloud
      .as('resident')
      .call('events.list', { street: STREET, when: 'all', after })
    found.push(...page.events)
    after = page.next ?? undefined
  } while (after)
  return found
}

test('two weeks of events, at sites and along lines, each marked and in both languages', async () => {
  const events = await ahead()
  expect(events.length).toBeGreaterThan(20)
  expect(events.every(({ demo, title }) => demo && title.en)).toBe(true)
  expect(events.filter(({ state }) => state === 'cancelled')).toHaveLength(1)
  expect(events.filter(({ capacity }) => capacity === 0).length).toBeGreaterThan(1)
  expect(events.filter(({ notForMe }) => notForMe).length).toBeGreaterThan(0)
  expect(new Set(events.map(({ series }) => series)).size).toBe(2)
  const { events: drafts } = await cloud
    .as('partner')
    .call('events.run', { street: STREET, over: false })
  expect(drafts.filter(({ state }) => state === 'draft')).toHaveLength(1)
  const { events: over } = await cloud
    .as('street_staff')
    .call('events.run', { street: STREET, over: true })
  expect(over.length).toBeGreaterThan(5)
})

test('each is one that its organiser could have written, and may change', async () => {
  for (const { event } of await ahead()) {
    const staff = cloud.as('street_staff')
    const { event: one } = await staff.call('events.get', { street: STREET, event })
    const draft = draftOf(one)
    expect([one.title.zh, v.is(EventDraft, draft), draftProblem(draft)]).toEqual([
      ...[one.title.zh, true, undefined],
    ])
    expect(one.can.run).toBe(true)
  }
})

test('sown again it adds nothing, and a week later what that week has', async () => {
  const ids = [...sownEvents(MONDAY), ...sownEvents(MONDAY + 7 * DAY)].map(({ id }) => id)
  const count = async () =>
    (
      await cloud.db.query('SELECT id FROM events WHERE street = $1 AND id = ANY($2)', [
        STREET,
        ids,
      ])
    ).length
  const before = await count()
  await seedDemonstration(cloud.db, MONDAY)
  expect(await count()).toBe(before)
  await seedDemonstration(cloud.db, MONDAY + 7 * DAY)
  const later = sownEvents(MONDAY + 7 * DAY).map(({ id }) => id)
  const known = sownEvents(MONDAY).map(({ id }) => id)
  expect(await count()).toBe(new Set([...known, ...later]).size)
  expect(later.some((id) => !known.includes(id))).toBe(true)
})

test('on whatever day it is sown, one is called off, one is a draft, and much is ahead', () => {
  for (let day = 0; day < 28; day += 1) {
    for (const hours of [0, 9, 23]) {
      const now = MONDAY + day * DAY + hours * 3_600_000
      const all = sownEvents(now)
      const next = all.filter(({ ends }) => ends > now)
      expect(next.filter(({ state }) => state === 'cancelled')).toHaveLength(1)
      expect(next.filter(({ state }) => state === 'draft')).toHaveLength(1)
      expect(next.length).toBeGreaterThanOrEqual(18)
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    }
  }
})
