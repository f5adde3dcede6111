import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import map from '@/assets/map/base.json'
import { seedDemonstration } from '@/cloud/database/seed/demonstration'
import { plainAddress } from '@/contract/doors.rules'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const everything = () =>
  cloud.db.query<{ row: string }>(
    `SELECT b::text || d::text AS row FROM buildings b
     JOIN doors d ON d.street = b.street AND d.building = b.id ORDER BY 1`,
  )

test('6,000 doors in some 400 buildings, in every grid, all marked', async () => {
  const [count] = await cloud.db.query<{ doors: number; buildings: number; marked: boolean }>(
    `SELECT (SELECT count(*)::int FROM doors WHERE street = $1) AS doors,
       count(*)::int AS buildings, bool_and(demo) AS marked FROM buildings WHERE street = $1`,
    [STREET],
  )
  expect(count?.doors).toBeGreaterThanOrEqual(6000)
  expect(count?.buildings).toBeGreaterThanOrEqual(400)
  expect(count?.marked).toBe(true)
  const empty = await cloud.db.query(
    `SELECT code FROM areas a WHERE street = $1 AND level = 'grid' AND ended IS NULL
       AND NOT EXISTS (SELECT 1 FROM buildings b WHERE b.street = $1 AND b.area = a.code)`,
    [STREET],
  )
  expect(empty).toEqual([])
})

test('lanes and numbers at roads of the map, written as addresses are', async () => {
  const roads = map.features.flatMap(({ properties }) => properties.name ?? [])
  const buildings = await cloud.db.query<{ address: string }>(
    'SELECT address FROM buildings ORDER BY street, id',
  )
  for (const { address } of buildings) {
    const road = /^(\D+)\d+(弄\d+)?号$/.exec(address)?.[1]
    expect(roads).toContain(road)
    expect(plainAddress(address)).toBe(address)
  }
})

test('sown again it is the same, and what people changed stays', async () => {
  await cloud.db.query(
    `UPDATE doors SET expected = 9, version = 2 WHERE street = $1 AND id = (
       SELECT min(id) FROM doors WHERE street = $1)`,
    [STREET],
  )
  const before = await everything()
  await seedDemonstration(cloud.cloud.db, cloud.clock.now())
  expect(await everything()).toEqual(before)
})
