import { openCloud, type TestCloud } from '@tests/support/open-cloud'
import type { OraclePoint } from '@tests/support/responsible/geometry'
import { plantBoundaries } from '@tests/support/responsible/plant'
import { randomAreas, randomFrom } from '@tests/support/responsible/random-street'
import { oracleGrids } from '@tests/support/responsible-oracle'
import { listAreasAt } from '@/cloud/areas/repository/reads'
import { resolve } from '@/cloud/areas/resolve'
import type { StreetCode } from '@/contract/wire'

/**
 * The area that sites and buildings are given by SQL, thousands at a time, against the one that a
 * single place is answered with, and against the oracle of product.md.
 */
const street = '310199997' as StreetCode
const areas = randomAreas(street, 11)

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
  const version = { number: 1, fromAt: '2026-01-01T00:00:00+08:00', undone: false, areas }
  await plantBoundaries(cloud.db, street, [version])
})
afterAll(() => cloud.close())

const random = randomFrom(29)
const somewhere = (): OraclePoint => ({
  lng: 121.4694 + random() * 0.0132,
  lat: 31.2294 + random() * 0.0122,
})

test('places inside, on borders, in gaps of every level and outside belong where resolve says', async () => {
  const corners = areas.flatMap(({ ring }) => ring.slice(0, 2))
  const places = [...Array.from({ length: 600 }, somewhere), ...corners]
  const found = await listAreasAt(cloud.db, street, places)
  expect(found).toHaveLength(places.length)
  const seen = new Map<string, number>()
  const wrong: unknown[] = []
  for (const [i, place] of places.entries()) {
    const expected = oracleGrids(areas, place)
    const area = found[i]?.code
    const one = await resolve(cloud.db, { street, at: place, now: cloud.clock.now() })
    const sound = expected
      ? area === undefined
        ? expected.outside
        : expected.codes.includes(area)
      : area === undefined
    if (!sound || area !== one?.area) wrong.push({ place, area, one: one?.area, expected })
    const reason = String(one?.answer.where.is)
    seen.set(reason, (seen.get(reason) ?? 0) + 1)
  }
  expect(wrong).toEqual([])
  for (const reason of ['inside', 'gap', 'border', 'undefined']) {
    expect([reason, (seen.get(reason) ?? 0) > 10]).toEqual([reason, true])
  }
})

test('none asked is none answered, and the answers keep the order of the places', async () => {
  expect(await listAreasAt(cloud.db, street, [])).toEqual([])
  const [a, b] = [somewhere(), { lng: 121.11, lat: 31.15 }]
  const [first] = await listAreasAt(cloud.db, street, [a])
  expect(await listAreasAt(cloud.db, street, [b, a, b])).toEqual([undefined, first, undefined])
})
