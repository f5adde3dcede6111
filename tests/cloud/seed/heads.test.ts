import { resolve } from '@/cloud/areas/resolve'
import type { Database } from '@/cloud/database/database'
import { migratedDump } from '@/cloud/database/dump'
import { readMigrations } from '@/cloud/database/migrate'
import { openPglite } from '@/cloud/database/pglite'
import { prepare } from '@/cloud/database/prepare'
import { drawnAreas } from '@/cloud/database/seed/areas'
import { seedDemonstration } from '@/cloud/database/seed/demonstration'
import { heads } from '@/cloud/database/seed/heads'
import { people } from '@/cloud/database/seed/people'
import { street as code } from '@/cloud/database/seed/streets'
import type { Place, StreetCode } from '@/contract/wire'
import { holds, placesAround } from './geometry'

/** Monday, 23 November 2026, 10:00 in Shanghai. */
const NOW = Date.parse('2026-11-23T02:00:00Z')
const WEEK = 7 * 86_400_000
const street = code as StreetCode
const grids = drawnAreas.filter((area) => area.street === code && area.level === 'grid')

let db: Database
beforeAll(async () => {
  const migrations = readMigrations('src/cloud/database/migrations')
  db = await openPglite({ dump: () => migratedDump({ migrations }) })
  await prepare(db, { migrations, demonstration: true, now: NOW })
})
afterAll(() => db.close())

function placeIn(grid: string): Place {
  const { ring } = grids.find((one) => one.code === grid)!
  return placesAround(ring, 100, 1).find((place) => holds(ring, place))!
}

async function answerIn(grid: string, on = NOW) {
  const found = await resolve(db, { street, at: placeIn(grid), on, now: NOW })
  return { ...found!.answer, area: found!.area }
}

/** Each question on the way as its role and what came of it; a stand-in is marked. */
async function wayIn(grid: string, on = NOW): Promise<string[]> {
  const { steps } = await answerIn(grid, on)
  return steps.map(({ role, is, standsInFor }) => `${standsInFor ? 'for ' : ''}${role} ${is}`)
}

const count = async (what: string) => {
  const [row] = await db.query<{ n: number }>(`SELECT ${what} AS n`)
  return row!.n
}

test('every seat is filled but six grids', async () => {
  const rows = await db.query<{ level: string; seats: number; filled: number }>(
    `SELECT r.level, count(DISTINCT r.code)::int AS seats, count(DISTINCT a.area)::int AS filled
     FROM areas r LEFT JOIN appointments a ON a.street = r.street AND a.area = r.code
       AND a.role IN ('grid_head', 'lane_head', 'community_secretary', 'block_lead', 'street_staff')
     WHERE r.street = $1 GROUP BY r.level ORDER BY r.level`,
    [street],
  )
  expect(rows).toEqual([
    { level: 'block', seats: 4, filled: 4 },
    { level: 'community', seats: 19, filled: 19 },
    { level: 'grid', seats: 108, filled: 102 },
    { level: 'lane', seats: 42, filled: 42 },
    { level: 'street', seats: 1, filled: 1 },
  ])
})

test('no area has two leads, nobody is asked to be in two places', async () => {
  const doubles = await db.query(
    `SELECT area, role FROM appointments
     WHERE street = $1 AND role NOT IN ('street_staff', 'supervisor', 'operator')
     GROUP BY area, role HAVING count(*) > 1`,
    [street],
  )
  expect(doubles).toEqual([])
  const roles = heads.map(({ appointments }) => appointments.map(({ role }) => role).join())
  expect(new Set(roles)).toEqual(
    new Set([
      'grid_head',
      'lane_head',
      'community_secretary,party_secretary',
      'block_lead',
      'party_secretary',
      'administrator',
    ]),
  )
  for (const { appointments } of heads)
    expect(new Set(appointments.map(({ area }) => area)).size).toBe(1)
})

test('street, blocks and communities have a Party secretary; most lead the community too', async () => {
  const rows = await db.query<{ level: string; n: number; leads: number }>(
    `SELECT r.level, count(*)::int AS n, count(l.id)::int AS leads
     FROM appointments a JOIN areas r ON r.street = a.street AND r.code = a.area
     LEFT JOIN appointments l ON l.street = a.street AND l.area = a.area AND l.person = a.person
       AND l.role = 'community_secretary'
     WHERE a.street = $1 AND a.role = 'party_secretary' GROUP BY r.level ORDER BY r.level`,
    [street],
  )
  expect(rows).toEqual([
    { level: 'block', n: 4, leads: 0 },
    { level: 'community', n: 19, leads: 18 },
    { level: 'street', n: 1, leads: 0 },
  ])
  const { party } = await answerIn(`${code}008-g01`)
  expect(party.map(({ secretary }) => secretary !== null)).toEqual([true, true, true, false, false])
  expect(party[2]).toMatchObject({ name: { zh: '厦门路居民区党总支' }, secretary: '田玉梅' })
})

test('two of three leads have a stand-in of their own circle, who plays no persona', async () => {
  const led = `street = '${code}' AND role IN ('grid_head', 'lane_head', 'community_secretary')`
  const all = await count(`(SELECT count(*)::int FROM appointments WHERE ${led})`)
  const covered = await count(
    `(SELECT count(*)::int FROM appointments WHERE ${led} AND stand_in IS NOT NULL)`,
  )
  expect(covered / all).toBeGreaterThan(0.6)
  expect(covered / all).toBeLessThan(0.8)
  const strangers = await db.query(
    `SELECT a.area FROM appointments a JOIN persons p ON p.id = a.stand_in
     WHERE a.street = $1 AND (p.persona IS NOT NULL OR NOT EXISTS (
       SELECT 1 FROM appointments b WHERE b.street = a.street AND b.person = a.stand_in
         AND b.role = a.role))`,
    [street],
  )
  expect(strangers).toEqual([])
})

test('one administrator, and two heads who have not taken over yet', async () => {
  const roles = heads.flatMap(({ appointments }) => appointments.map(({ role }) => role))
  expect(roles.filter((role) => role === 'administrator')).toHaveLength(1)
  const unclaimed = await db.query<{ area: string; role: string }>(
    `SELECT a.area, a.role FROM persons p JOIN appointments a ON a.person = p.id AND a.street = $1
     WHERE p.claimed_at IS NULL ORDER BY a.area`,
    [street],
  )
  expect(unclaimed).toEqual([
    { area: `${code}008-g05`, role: 'grid_head' },
    { area: `${code}015-g03`, role: 'grid_head' },
  ])
})

test('every grid leads to somebody, most of them at once', async () => {
  let atOnce = 0
  for (const { code: grid } of grids) {
    const { answers, area, steps } = await answerIn(grid)
    expect([area, answers !== null]).toEqual([grid, true])
    if (steps.length === 1) atOnce += 1
  }
  // six are vacant, three away, two not taken over
  expect(atOnce).toBe(108 - 11)
})

test('whoever is missing is passed over, and the way says why', async () => {
  expect(await wayIn(`${code}003-g01`)).toEqual(['grid_head answers'])
  expect(await wayIn(`${code}002-g03`)).toEqual(['grid_head vacant', 'lane_head answers'])
  expect(await wayIn(`${code}008-g05`)).toEqual(['grid_head unclaimed', 'for grid_head answers'])
  expect(await wayIn(`${code}015-g03`)).toEqual(['grid_head unclaimed', 'lane_head answers'])
  expect(await wayIn(`${code}009-g04`)).toEqual(['grid_head away', 'for grid_head answers'])
  expect(await wayIn(`${code}017-g01`)).toEqual([
    'grid_head away',
    'for grid_head away',
    'lane_head answers',
  ])
  expect(await wayIn(`${code}021-g01`)).toEqual(['grid_head answers'])
  expect(await wayIn(`${code}021-g01`, NOW + WEEK)).toContain('grid_head away')
  expect(await wayIn(`${code}015-g01`, NOW - WEEK)).toContain('grid_head away')
})

test('sown again in a later week the absences move along; what people changed this week stays', async () => {
  const dates = () =>
    db.query<{ id: string; day: string }>(
      'SELECT id, until_day::text AS day FROM absences WHERE street = $1 ORDER BY id',
      [street],
    )
  const [first] = await dates()
  await db.query('UPDATE absences SET until_day = until_day + 2 WHERE street = $1 AND id = $2', [
    street,
    first!.id,
  ])
  const changed = await dates()
  await seedDemonstration(db, NOW + WEEK - 43_200_000)
  expect(await dates()).toEqual(changed)
  await seedDemonstration(db, NOW + 3 * WEEK)
  expect(await wayIn(`${code}017-g01`, NOW + 3 * WEEK)).toContain('for grid_head away')
  expect(await wayIn(`${code}017-g01`)).toEqual(['grid_head answers'])
  expect(await dates()).toHaveLength(5)
})

test('names are of two or three characters, none twice, none of people.ts', () => {
  const names = [...heads, ...Object.values(people)].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[\u4e00-\u9fff]{2,3}$/)
})
