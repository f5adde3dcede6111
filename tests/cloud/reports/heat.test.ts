import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import fc from 'fast-check'
import type { InputOf } from '@/contract'
import { addDays } from '@/contract/calendar.rules'
import { placeAt, spotOf } from '@/contract/place.rules'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import { bandOf, CELL_METRES, HEAT_BANDS, ringOf } from '@/contract/reports-heat.rules'
import type { AreaCode, Place } from '@/contract/wire'
import { somebody, tenOn } from '../complaints/people'
import { pathsIn, type Sown, sow } from './counting'
import { placeIn, told } from './reporting'

const TODAY = '2026-11-23'
const ROUNDS = process.env.LONG ? 200 : 10

let cloud: TestCloud
let path: AreaCode[]
/** The south-western corner of a cell in the middle of the street. */
let corner: { x: number; y: number }
let owner: string
beforeAll(async () => {
  cloud = await openCloud()
  path = (await pathsIn(cloud))[0] ?? []
  const { x, y } = spotOf(await placeIn(cloud, path.at(-1) ?? STREET))
  corner = { x: Math.floor(x / CELL_METRES), y: Math.floor(y / CELL_METRES) }
  owner = (await somebody(cloud)).person
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(tenOn(TODAY)))

const heat = async (input: Partial<InputOf<'reports.heat'>> = {}) =>
  (await cloud.as('stranger').call('reports.heat', { street: STREET, days: 30, ...input })).cells

/** Somewhere in the cell so many cells east and north. */
const within = (east: number, north: number, metres = 75): Place =>
  placeAt({
    x: (corner.x + east) * CELL_METRES + metres,
    y: (corner.y + north) * CELL_METRES + metres,
  })

const midnight = (of: string) => Date.parse(`${of}T00:00:00+08:00`)

const base = (): Omit<Sown, 'id'> => ({
  ...{ state: 'handling', category: 'litter', open: true, via: 'app', maker: 'm', reporter: null },
  ...{ contact_sealed: null, path, place: within(0, 0), reportedAt: midnight('2026-11-20') },
  ...{ contactDue: '2026-11-24', contactedAt: null, due: '2026-11-26', closedAt: null },
  ...{
    result: null,
    rating: null,
    round: 1,
    returns: 0,
    redoneByRating: false,
    words: '',
    address: null,
  },
})

const idOf = (i: number) => `ht${String(i).padStart(8, '0')}`
/** So many reports, each by somebody else unless it says otherwise. */
const many = (n: number, own: (i: number) => Partial<Sown> = () => ({})): Sown[] =>
  Array.from({ length: n }, (_, i) => ({ ...base(), id: idOf(i), maker: `maker${i}`, ...own(i) }))

test('a cell is told from five reports by five people on, in a band and with its area', async () => {
  await sow(cloud, many(4), owner)
  expect(await heat()).toEqual([])
  await sow(cloud, many(5), owner)
  expect(await heat()).toMatchObject([
    { ...corner, band: 5, areas: [{ level: 'community' }, { code: path.at(-1), level: 'grid' }] },
  ])
  for (const [reports, band] of [
    [9, 5],
    [10, 10],
    [19, 10],
    [20, 20],
    [50, 50],
    [70, 50],
  ] as const) {
    await sow(cloud, many(reports), owner)
    expect((await heat()).map((cell) => cell.band)).toEqual([band])
  }
})

test('one neighbour lights no cell, however much they report, nor with calls that staff enter', async () => {
  await sow(
    cloud,
    many(40, () => ({ maker: 'angry' })),
    owner,
  )
  expect(await heat()).toEqual([])
  // three more people, and calls of nobody knows how many
  const mixed = many(40, (i) => ({
    maker: i < 4 ? `maker${i}` : `desk${i}`,
    via: i < 4 ? 'app' : i % 2 ? 'phone' : 'walk_in',
  }))
  await sow(
    cloud,
    mixed.map((one, i) => (i < 4 ? { ...one, maker: `maker${i % 3}` } : one)),
    owner,
  )
  expect(await heat()).toEqual([])
  await sow(cloud, mixed, owner)
  expect((await heat()).map(({ band }) => band)).toEqual([20])
})

test('only what is public counts: nothing about people, nothing taken back, nothing twice', async () => {
  for (const own of [{ open: false }, { state: 'withdrawn' }, { state: 'merged' }] as const) {
    await sow(
      cloud,
      many(12, (i) => (i < 8 ? own : {})),
      owner,
    )
    expect(await heat()).toEqual([])
  }
})

test('a period is so many whole days before today', async () => {
  const first = midnight(addDays(TODAY, -30))
  await sow(
    cloud,
    many(5, () => ({ reportedAt: first })),
    owner,
  )
  expect(await heat()).toHaveLength(1)
  await sow(
    cloud,
    many(5, (i) => ({ reportedAt: first - (i === 0 ? 1 : 0) })),
    owner,
  )
  expect(await heat()).toEqual([])
  expect(await heat({ days: 90 })).toHaveLength(1)
  // what is told today shows tomorrow: nobody sees a cell change under the eyes of who reports
  await sow(
    cloud,
    many(5, () => ({ reportedAt: midnight(TODAY) })),
    owner,
  )
  expect(await heat()).toEqual([])
  cloud.clock.set(tenOn('2026-11-24'))
  expect(await heat()).toHaveLength(1)
})

test('can be narrowed to a group of categories, and to no other thing', async () => {
  await sow(
    cloud,
    many(10, (i) => ({ category: i < 5 ? 'litter' : 'tree' })),
    owner,
  )
  expect((await heat()).map(({ band }) => band)).toEqual([10])
  expect((await heat({ group: '市容环境' })).map(({ band }) => band)).toEqual([5])
  expect(await heat({ group: '街面秩序' })).toEqual([])
  expect(await heat({ group: '没有这一组' })).toEqual([])
  for (const extra of [{ category: 'litter' }, { from: '2026-11-01' }, { days: 31 }]) {
    const answer = await cloud
      .as('stranger')
      .try('reports.heat', { street: STREET, days: 30, ...extra })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
  }
  await expect(heat({ street: '310101099' as never })).rejects.toMatchObject({ code: 'not_found' })
})

test('real reports of five neighbours light the cell in which they lie', async () => {
  await sow(cloud, [], owner)
  cloud.clock.set(tenOn('2026-11-20'))
  for (let i = 0; i < 5; i++) {
    const neighbour = await somebody(cloud)
    await neighbour.call('reports.submit', told(within(0, 0, 70 + i)))
  }
  cloud.clock.set(tenOn(TODAY))
  expect((await heat()).map(({ x, y }) => ({ x, y }))).toEqual([corner])
})

/** Random reports of few and many people in few cells, around the ends of the periods. */
const someReports = () =>
  fc.array(
    fc.record({
      maker: fc.integer({ min: 0, max: 12 }).map((n) => `maker${n}`),
      via: fc.constantFrom('app' as const, 'app' as const, 'app' as const, 'phone' as const),
      open: fc.constantFrom(true, true, true, false),
      state: fc.constantFrom('handling' as const, 'reported' as const, 'withdrawn' as const),
      category: fc.constantFrom('litter', 'sewage', 'tree'),
      east: fc.integer({ min: 0, max: 1 }),
      north: fc.integer({ min: 0, max: 1 }),
      metres: fc.integer({ min: 0, max: 149 }),
      day: fc.integer({ min: -3, max: 33 }),
    }),
    { minLength: 20, maxLength: 90 },
  )

const groups = ['市容环境', '绿化环卫']
const groupOf = (category: string) =>
  DEFAULT_CATEGORIES.find(({ code }) => code === category)?.group.zh

test('no cell below five is told of random reports, and days and groups laid over each other tell none apart', async () => {
  let lit = 0
  await fc.assert(
    fc.asyncProperty(someReports(), async (drawn) => {
      const rows: Sown[] = drawn.map(({ east, north, metres, day, ...own }, i) => ({
        ...base(),
        ...own,
        id: idOf(i),
        place: within(east, north, Math.max(1, metres)),
        reportedAt: midnight(addDays(TODAY, -day)) + 3_600_000,
      }))
      await sow(cloud, rows, owner)
      for (const group of [undefined, ...groups]) {
        const days = [TODAY, addDays(TODAY, 1)]
        const seen: Map<string, number>[] = []
        for (const today of days) {
          cloud.clock.set(tenOn(today))
          const cells = await heat(group === undefined ? {} : { group })
          const counted = rows.filter(
            ({ open, state, category, reportedAt }) =>
              open &&
              state !== 'withdrawn' &&
              (group === undefined || groupOf(category) === group) &&
              reportedAt >= midnight(addDays(today, -30)) &&
              reportedAt < midnight(today),
          )
          const by = new Map<string, Sown[]>()
          for (const row of counted) {
            const { x, y } = spotOf(row.place)
            const key = `${Math.floor(x / CELL_METRES)} ${Math.floor(y / CELL_METRES)}`
            by.set(key, [...(by.get(key) ?? []), row])
          }
          for (const { x, y, band } of cells) {
            const there = by.get(`${x} ${y}`) ?? []
            const known = new Set(
              there.filter(({ via }) => via === 'app').map(({ maker }) => maker),
            )
            const people = known.size + (there.some(({ via }) => via !== 'app') ? 1 : 0)
            expect(people).toBeGreaterThanOrEqual(5)
            expect(there.length).toBeGreaterThanOrEqual(band)
            expect(HEAT_BANDS.find((least) => least > band) ?? Infinity).toBeGreaterThan(
              there.length,
            )
            lit += 1
          }
          expect(cells).toHaveLength(
            [...by.values()].filter((there) => {
              const people = new Set(there.map(({ via, maker }) => (via === 'app' ? maker : '')))
              return there.length >= 5 && people.size >= 5
            }).length,
          )
          seen.push(new Map(cells.map(({ x, y, band }) => [`${x} ${y}`, band])))
        }
        // one day later a cell says the same or moves to another band: no number in between
        for (const [cell, band] of seen[1] ?? []) {
          expect([...HEAT_BANDS, undefined]).toContain(seen[0]?.get(cell))
          expect(HEAT_BANDS).toContain(band)
        }
      }
    }),
    { numRuns: ROUNDS, seed: 20261123 },
  )
  expect(lit).toBeGreaterThan(10)
}, 600_000)

test('bands and cells: the rules that both sides run', () => {
  expect([4, 5, 9, 10, 19, 20, 49, 50, 5000].map((n) => bandOf(n, n))).toEqual([
    ...[undefined, 5, 5, 10, 10, 20, 20, 50, 50],
  ])
  expect(bandOf(5000, 4)).toBeUndefined()
  fc.assert(
    fc.property(
      fc.integer({ min: 70_000, max: 80_000 }),
      fc.integer({ min: 20_000, max: 25_000 }),
      (x, y) => {
        const [sw, , ne] = ringOf({ x, y })
        const [from, to] = [sw, ne].map((one) => spotOf(one as Place))
        expect((to?.x ?? 0) - (from?.x ?? 0)).toBeCloseTo(CELL_METRES, 3)
        expect((to?.y ?? 0) - (from?.y ?? 0)).toBeCloseTo(CELL_METRES, 3)
        // the next cell begins where this one ends
        expect(ringOf({ x: x + 1, y })[0]?.lng).toBe(ringOf({ x, y })[1]?.lng)
      },
    ),
  )
})
