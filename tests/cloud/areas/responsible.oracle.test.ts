import { openCloud, type TestCloud } from '@tests/support/open-cloud'
import type { OraclePoint } from '@tests/support/responsible/geometry'
import { plantBoundaries, plantPeople } from '@tests/support/responsible/plant'
import {
  randomAreas,
  randomDay,
  randomFrom,
  randomPeople,
} from '@tests/support/responsible/random-street'
import {
  type OracleArea,
  type OracleStep,
  oracleGrids,
  oracleRoute,
  oracleVersion,
} from '@tests/support/responsible-oracle'
import { responsibleTable } from '@tests/support/responsible-table'
import { resolve } from '@/cloud/areas/resolve'
import type { RouteStep } from '@/contract/areas'
import type { StreetCode } from '@/contract/wire'

/**
 * Who is responsible, against an oracle written from product.md by somebody who never saw the code.
 * LONG=1 asks 100,000 random points; every corner, the middle of every side and their neighbours are
 * asked always.
 */
const LONG = process.env.LONG === '1'
const RANDOM_POINTS = LONG ? 100_000 : 1_500
/** Points between two shuffles of who holds what and who is away. */
const SHUFFLE = LONG ? 400 : 150
const street = '310199998' as StreetCode

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const versions = [
  { number: 1, fromAt: '2026-01-01T00:00:00+08:00', undone: false, areas: randomAreas(street, 7) },
  { number: 2, fromAt: '2026-06-01T00:00:00+08:00', undone: false, areas: randomAreas(street, 8) },
  { number: 3, fromAt: '2026-06-02T00:00:00+08:00', undone: true, areas: [] as OracleArea[] },
]
const noon = (day: string) => `${day}T12:00:00+08:00`

type People = ReturnType<typeof randomPeople>

/** Asks both and says where they differ; undefined where they agree. */
async function differs(point: OraclePoint, day: string, people: People) {
  const number = oracleVersion(versions, noon(day))
  const areas = versions.find((version) => version.number === number)?.areas ?? []
  const expected = oracleGrids(areas, point)
  const now = Date.parse(noon(day))
  const found = await resolve(cloud.db, { street, at: point, on: now, now })
  if (!found) return expected && !expected.outside ? { point, day, expected, found } : undefined
  const { area, person, answer } = found
  const route = oracleRoute(areas, area, people.appointments, people.absences, people.persons, day)
  const steps = answer.steps.map(told)
  const sound =
    expected?.codes.includes(area) &&
    (expected.reason === null || expected.reason === answer.where.is) &&
    answer.version === number &&
    person !== null &&
    person === route.person &&
    JSON.stringify(steps.map(inOrder)) === JSON.stringify(route.steps.map(inOrder))
  return sound ? undefined : { point, day, expected, area, where: answer.where, steps, route }
}

/** A step as the oracle tells it; the planted people are called by their ids. */
const told = ({ area, is, person, standsInFor, until }: RouteStep): OracleStep => ({
  ...{ area: area.code, is, person, standsInFor, until },
})

const inOrder = (step: OracleStep) => [
  ...[step.area, step.is, step.person, step.standsInFor, step.until],
]

/** A corner or the middle of a side, and the eight points about 10 cm and 5 m around it. */
function around({ lng, lat }: OraclePoint): OraclePoint[] {
  const steps = [1e-6, 5e-5].flatMap((by) =>
    [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => ({ lng: lng + x * by, lat: lat + y * by }))),
  )
  return [{ lng, lat }, ...steps]
}

const cornersAndSides = (ring: readonly OraclePoint[]) =>
  ring.flatMap((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    return [from, { lng: (from.lng + to.lng) / 2, lat: (from.lat + to.lat) / 2 }]
  })

const everywhere = (random: () => number): OraclePoint => ({
  lng: 121.4694 + random() * 0.0132,
  lat: 31.2294 + random() * 0.0122,
})

test('every corner, the middle of every side, and what lies around them', async () => {
  await plantBoundaries(cloud.db, street, versions)
  const [first, second] = versions
  const people = randomPeople(first?.areas ?? [], 3)
  await plantPeople(cloud.db, street, people)
  const wrong: unknown[] = []
  for (const [areas, day] of [
    [first?.areas ?? [], '2026-05-20'],
    [second?.areas ?? [], '2026-06-20'],
  ] as const) {
    const points = areas.flatMap(({ ring }) => cornersAndSides(ring))
    const distinct = [...new Map(points.map((point) => [JSON.stringify(point), point])).values()]
    const asked = LONG ? distinct : distinct.filter((_, i) => i % 8 === 0)
    for (const point of asked.flatMap(around)) {
      const difference = await differs(point, day, people)
      if (difference && wrong.push(difference) >= 3) break
    }
  }
  expect(wrong).toEqual([])
})

describe('worked out by hand', () => {
  test.each(responsibleTable)('$title', async (one) => {
    const { boundaries, point, at, grid, reason, steps, person } = one
    await plantBoundaries(cloud.db, street, boundaries)
    await plantPeople(cloud.db, street, one)
    const now = Date.parse(at)
    const found = await resolve(cloud.db, { street, at: point, on: now, now })
    if (grid === null) return expect(found).toBeUndefined()
    expect(found?.area).toBe(grid)
    expect(found?.person).toBe(person)
    if (reason !== null) expect(found?.answer.where.is).toBe(reason)
    expect(found?.answer.steps.map(told)).toEqual(steps)
  })
})

test('random points on random days, with vacancies and absences', async () => {
  await plantBoundaries(cloud.db, street, versions)
  const random = randomFrom(1)
  const all = versions.flatMap(({ areas }) => areas)
  const known = [...new Map(all.map((area) => [area.code, area])).values()]
  let people = randomPeople(known, 0)
  const wrong: unknown[] = []
  for (let i = 0; i < RANDOM_POINTS && wrong.length < 3; i += 1) {
    if (i % SHUFFLE === 0) {
      people = randomPeople(known, i + 1)
      await plantPeople(cloud.db, street, people)
    }
    const difference = await differs(everywhere(random), randomDay(random, 50), people)
    if (difference) wrong.push(difference)
  }
  expect(wrong).toEqual([])
})
