import { type Caller, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { listAnswering } from '@/cloud/areas/intake'
import { seedDemonstration } from '@/cloud/database/seed/demonstration'
import type { AreaCode, PersonId } from '@/contract/wire'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const count = async (where: string) => {
  const [row] = await cloud.db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM homes h JOIN persons p ON p.id = h.person
     WHERE h.street = $1 AND ${where}`,
    [STREET],
  )
  return row?.count ?? 0
}

test('some hundreds belong somewhere, each way in and all marked as invented', async () => {
  expect(await count('true')).toBeGreaterThan(300)
  expect(await count('NOT h.demo')).toBe(0)
  for (const way of ['code', 'address', 'head', 'household']) {
    expect(await count(`h.way = '${way}' AND h.state = 'confirmed'`)).toBeGreaterThan(20)
  }
  expect(await count('h.door IS NULL')).toBeGreaterThan(20)
  expect(await count('p.claimed_at IS NULL')).toBeGreaterThan(50)
  expect(await count(`p.claimed_at IS NULL AND h.way IN ('code', 'address')`)).toBe(0)
  expect(await count('p.name IS DISTINCT FROM h.name AND p.persona IS NULL')).toBe(0)
})

test('no two of the invented people have one name', async () => {
  const rows = await cloud.db.query<{ name: string }>(
    'SELECT name FROM homes WHERE street = $1 ORDER BY name',
    [STREET],
  )
  const names = rows.map(({ name }) => name)
  // children have the surname of whom they live with: of some hundreds a few may meet
  expect(new Set(names).size).toBeGreaterThan(names.length * 0.95)
})

test('the persona who lives here has a household with an elder for whom they answer', async () => {
  const { homes } = await cloud.as('resident').call('homes.mine', { street: STREET })
  expect(homes.map(({ name, own, state }) => [name, own, state])).toEqual([
    ['陈家宁', true, 'confirmed'],
    ['陈阿婆', false, 'confirmed'],
  ])
  const [own] = homes
  expect(own?.household.map(({ name, state, account }) => [name, state, account])).toEqual([
    ['陈家宁', 'confirmed', true],
    ...(own?.household.slice(1, 3).map(({ name, account }) => [name, 'confirmed', account]) ?? []),
    ['刘阿姨', 'asked', true],
  ])
  expect(own?.household.find(({ name }) => name === '陈阿婆')).toMatchObject({
    ...{ account: false, proxies: [own?.home] },
  })
})

/** Of somebody's work, what is about homes. */
const toConfirm = async (who: Caller) =>
  (await who.call('assignments.mine', { street: STREET })).assignments.filter(
    ({ kind }) => kind === 'confirm_home',
  )

test('the persona who leads the grid has two or three to confirm, on the desk too', async () => {
  const head = cloud.as('grid_head')
  const { asked } = await head.call('homes.asked', { street: STREET })
  expect(asked.length).toBeGreaterThanOrEqual(2)
  expect(asked.length).toBeLessThanOrEqual(3)
  expect(asked.every(({ mine }) => mine)).toBe(true)
  expect(new Set(asked.map(({ way }) => way))).toEqual(new Set(['code', 'address']))
  const assignments = await toConfirm(head)
  expect(assignments.map(({ subject }) => subject.id).sort()).toEqual(
    asked.map(({ home }) => home as string).sort(),
  )
  expect(assignments.every(({ state }) => state === 'on_time')).toBe(true)
})

test('each request is with whoever answers for its area', async () => {
  const rows = await cloud.db.query<{ owner: PersonId; person: PersonId; area: AreaCode }>(
    `SELECT h.owner, h.person, b.area FROM homes h
     JOIN doors d ON d.street = $1 AND d.id = h.door
     JOIN buildings b ON b.street = $1 AND b.id = d.building
     WHERE h.street = $1 AND h.state = 'asked' ORDER BY h.id`,
    [STREET],
  )
  expect(rows.length).toBeGreaterThan(4)
  for (const { owner, person, area } of rows) {
    const duty = { street: STREET, area, today: '2026-11-23', except: [person] }
    expect((await listAnswering(cloud.db, duty))[0]).toMatchObject({
      person: owner,
      role: 'grid_head',
    })
  }
})

test('sown again, nothing is doubled, who waits keeps days to answer, and what people did stays', async () => {
  const head = cloud.as('grid_head')
  const before = await count('true')
  const { asked } = await head.call('homes.asked', { street: STREET })
  const [one] = asked
  if (!one) throw new Error('somebody waits')
  const { home, version } = one
  await head.call('homes.answer', { street: STREET, home, version, answer: 'confirmed' })
  const later = cloud.clock.now() + 7 * 86_400_000
  cloud.clock.set(later)
  await seedDemonstration(cloud.db, later)
  expect(await count('true')).toBe(before)
  const { asked: after } = await head.call('homes.asked', { street: STREET })
  expect(after.map((still) => still.home).sort()).toEqual(
    asked
      .slice(1)
      .map((still) => still.home)
      .sort(),
  )
  expect(after.every(({ owner }) => owner.due > '2026-11-29')).toBe(true)
  const assignments = await toConfirm(head)
  expect(assignments.every(({ state }) => state === 'on_time')).toBe(true)
  expect(assignments).toHaveLength(after.length)
})
