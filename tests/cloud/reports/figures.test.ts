import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import fc from 'fast-check'
import type { InputOf, OutputOf } from '@/contract'
import type { ReportState } from '@/contract/reports'
import { LIVE } from '@/contract/reports.rules'
import { columnOf, daysIn, percentOf, spansOf } from '@/contract/reports-figures.rules'
import type { AreaCode } from '@/contract/wire'
import { type Somebody, somebody, tenOn } from '../complaints/people'
import { CATEGORIES, pathsIn, placesOf, type Sown, sow } from './counting'
import { act, handled, type Offices, officesOf, report, seenBy } from './reporting'

type Figures = OutputOf<'reports.figures'>

const TODAY = '2026-11-23'
const ROUNDS = process.env.LONG ? 400 : 40

let cloud: TestCloud
let street: Offices
let paths: AreaCode[][]
let places: Awaited<ReturnType<typeof placesOf>>
beforeAll(async () => {
  cloud = await openCloud()
  paths = await pathsIn(cloud)
  places = await placesOf(cloud, paths)
  street = await officesOf(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(tenOn(TODAY)))

const ask = (who: Somebody, input: Partial<InputOf<'reports.figures'>> = {}) =>
  who.call('reports.figures', { street: STREET, from: '2026-11-01', to: TODAY, ...input })

/** Shanghai's day of a moment, by hand: eight hours on. */
const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const midnight = (of: string) => Date.parse(`${of}T00:00:00+08:00`)

const ids = Array.from({ length: 60 }, (_, i) => `fg${String(i).padStart(8, '0')}`)
const STATES: readonly ReportState[] = [
  ...LIVE,
  'closed',
  'closed',
  'closed',
  'merged',
  'withdrawn',
]
/** Days around the ends of the period, and around today. */
const someDay = fc
  .integer({ min: -40, max: 60 })
  .map((n) => day(midnight('2026-10-20') + n * 86_400_000))
/** Midnights, their last millisecond, and any time between. */
const someTime = fc
  .tuple(someDay, fc.constantFrom(0, 86_399_999, 36_000_000, 61_200_001))
  .map(([on, ms]) => midnight(on) + ms)

const oneReport = (id: string) =>
  fc
    .record({
      state: fc.constantFrom(...STATES),
      category: fc.constantFrom(...CATEGORIES.slice(0, 12), 'gone_category'),
      path: fc.constantFrom(...paths),
      reportedAt: someTime,
      contactDue: someDay,
      contactedAt: fc.option(someTime),
      due: someDay,
      closed: someTime,
      result: fc.constantFrom('solved' as const, 'explained' as const),
      rating: fc.option(
        fc.constantFrom('satisfied' as const, 'fair' as const, 'dissatisfied' as const),
      ),
      round: fc.constantFrom(1, 1, 2, 3),
      byRating: fc.boolean(),
      named: fc.constantFrom('reporter' as const, 'contact' as const, 'nobody' as const),
    })
    .map(({ closed, named, byRating, ...one }): Sown => {
      const over = one.state === 'closed'
      return {
        ...{ ...one, id, open: true, via: 'app', maker: id, returns: 0, words: '', address: null },
        place: places.get(one.path.at(-1) ?? '') ?? { lng: 121.478, lat: 31.233 },
        reporter: named === 'reporter' ? 'somebody00' : null,
        contact_sealed: named === 'contact' ? 'sealed' : null,
        closedAt: over ? closed : null,
        // verifying always has one; what was taken up again keeps the one of its last round
        result: over || one.state === 'verifying' || one.round > 1 ? one.result : null,
        rating: over ? one.rating : null,
        redoneByRating: one.round > 1 && byRating,
      }
    })

const someReports = () =>
  fc
    .constantFrom(0, 20, 40, ids.length)
    .chain((n) => fc.tuple(...ids.slice(0, n).map((id) => oneReport(id))))

interface Asked {
  from: string
  to: string
  area: AreaCode | undefined
  category: string | undefined
}

/** What the definitions of reports-figures.ts say, counted one by one. */
function byHand(
  all: readonly Sown[],
  { from, to, area, category }: Asked,
  below: AreaCode[],
): Figures {
  const within = all.filter(
    (one) => (!area || one.path.includes(area)) && (!category || one.category === category),
  )
  const told = within.filter((one) => day(one.reportedAt) >= from && day(one.reportedAt) <= to)
  const counts = told.filter(({ state }) => state !== 'merged' && state !== 'withdrawn')
  const number = (rows: readonly Sown[], is: (one: Sown) => boolean) => rows.filter(is).length
  const closed = counts.filter(({ state }) => state === 'closed')
  const part = (rows: readonly Sown[], is: (one: Sown) => boolean) => ({
    ...{ count: number(rows, is), of: rows.length },
  })
  const reachable = (one: Sown) => one.reporter !== null || one.contact_sealed !== null
  const toContact = counts.filter(
    (one) => one.contactedAt !== null || (reachable(one) && one.contactDue < TODAY),
  )
  const toClose = counts.filter(
    (one) => one.state === 'closed' || (one.state !== 'paused' && one.due < TODAY),
  )
  const opinion = (one: Sown) => one.rating ?? (one.redoneByRating ? 'dissatisfied' : null)
  const rated = counts.filter((one) => opinion(one) !== null)
  const live = within.filter(({ state }) => LIVE.includes(state))
  const kinds = new Map<string, number>()
  for (const { category: code } of counts) kinds.set(code, (kinds.get(code) ?? 0) + 1)
  const sorted = [...kinds].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return {
    path: [],
    received: counts.length,
    apart: {
      withdrawn: number(told, ({ state }) => state === 'withdrawn'),
      merged: number(told, ({ state }) => state === 'merged'),
    },
    contact: part(
      toContact,
      (one) => one.contactedAt !== null && day(one.contactedAt) <= one.contactDue,
    ),
    onTime: part(toClose, (one) => one.closedAt !== null && day(one.closedAt) <= one.due),
    solved: part(closed, ({ result }) => result === 'solved'),
    explained: part(closed, ({ result }) => result === 'explained'),
    satisfied: part(rated, (one) => opinion(one) === 'satisfied'),
    fair: number(rated, (one) => opinion(one) === 'fair'),
    dissatisfied: number(rated, (one) => opinion(one) === 'dissatisfied'),
    rated: part(closed, ({ rating }) => rating !== null),
    redone: part(
      counts.filter(({ state, round }) => state === 'closed' || round > 1),
      ({ round }) => round > 1,
    ),
    late: part(live, (one) => one.state !== 'paused' && one.due < TODAY),
    columns: spansOf(from, to).map((span) => ({
      ...span,
      received: number(
        counts,
        (one) => day(one.reportedAt) >= span.from && day(one.reportedAt) <= span.to,
      ),
      closed: number(
        within,
        ({ closedAt }) =>
          closedAt !== null && day(closedAt) >= span.from && day(closedAt) <= span.to,
      ),
    })),
    categories: sorted
      .slice(0, 8)
      .map(([code, received]) => ({ category: code as never, received })),
    others: {
      kinds: Math.max(0, sorted.length - 8),
      received: sorted.slice(8).reduce((sum, [, n]) => sum + n, 0),
    },
    areas: below.map((code) => ({
      ...{ area: code as never, received: number(counts, ({ path }) => path.includes(code)) },
    })),
    elsewhere: number(counts, ({ path }) => !below.some((code) => path.includes(code))),
  }
}

/** Names left aside: of the answer only what is counted. */
const bare = (figures: Figures): Figures => ({
  ...figures,
  path: [],
  categories: figures.categories.map(({ category, received }) => ({
    ...{ category: category.code as never, received },
  })),
  areas: figures.areas.map(({ area, received }) => ({ area: area.code as never, received })),
})

const someAsked = (areas: readonly AreaCode[]) =>
  fc.record({
    period: fc.oneof(
      fc.tuple(someDay, someDay),
      fc.constant(['2026-09-10', '2026-12-19']),
      fc.constant(['2026-03-01', '2026-11-20']),
    ),
    area: fc.option(fc.constantFrom(...areas), { nil: undefined }),
    category: fc.option(fc.constantFrom(...CATEGORIES.slice(0, 3)), { nil: undefined, freq: 3 }),
  })

describe('the figures', () => {
  test('are what their definitions say, of random reports, areas, categories and periods', async () => {
    const areas = [...new Set(paths.flat())]
    let told = 0
    await fc.assert(
      fc.asyncProperty(
        someReports(),
        fc.array(someAsked(areas), { minLength: 3, maxLength: 3 }),
        async (rows, asked) => {
          await sow(cloud, rows, street.head.person)
          for (const { period, area, category } of asked) {
            const [from, to] = [...period].sort() as [string, string]
            const figures = await ask(street.staff, {
              ...{
                from,
                to,
                ...(area && { area }),
                ...(category && { category: category as never }),
              },
            })
            const below = figures.areas.map((one) => one.area.code)
            expect(bare(figures)).toEqual(byHand(rows, { from, to, area, category }, below))
            told += figures.received
          }
        },
      ),
      { numRuns: ROUNDS, seed: 20261123 },
    )
    expect(told).toBeGreaterThan(300)
  }, 600_000)

  test('end at the border of one’s areas, and are told area by area in the order of the tree', async () => {
    const { secretary, staff, block, at } = street
    await sow(cloud, [], street.head.person)
    await report(street.resident, at)
    const mine = await ask(secretary)
    expect(mine.path.map(({ level }) => level)).toEqual(['community'])
    expect(mine.received).toBe(1)
    expect(mine.areas.map(({ area }) => area.level)).toEqual(mine.areas.map(() => 'lane'))
    expect((await ask(block)).path.map(({ level }) => level)).toEqual(['block'])
    const whole = await ask(staff)
    expect(whole.path.map(({ level }) => level)).toEqual(['street'])
    const codes = whole.areas.map(({ area }) => area.code)
    expect(codes).toEqual([...codes].sort())
    const [community] = mine.path
    const narrowed = await ask(staff, { area: community?.code })
    expect(narrowed.path.map(({ level }) => level)).toEqual(['street', 'block', 'community'])
    expect(narrowed.areas).toEqual(mine.areas)

    const elsewhere = await somebody(cloud, { role: 'community_secretary', area: '310101002006' })
    expect((await ask(elsewhere)).received).toBe(0)
    await expect(ask(elsewhere, { area: community?.code })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(ask(staff, { area: '310101002999' as AreaCode })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('of somebody who dispatches in several areas are told for each of them', async () => {
    await sow(cloud, [], street.head.person)
    await report(street.resident, street.at)
    const both = await somebody(cloud, { role: 'community_secretary', area: '310101002003' })
    await cloud.db.query(
      `INSERT INTO appointments (street, id, person, role, area, from_day, version)
       SELECT street, 'twooffices', person, role, '310101002006', from_day, 1 FROM appointments
       WHERE street = $1 AND person = $2`,
      [STREET, both.person],
    )
    const figures = await ask(both)
    expect(figures).toMatchObject({ path: [], received: 1, elsewhere: 0 })
    expect(figures.areas.map(({ area, received }) => [area.code, received])).toEqual([
      ['310101002003', 1],
      ['310101002006', 0],
    ])
  })

  test('keep who was dissatisfied until they rate the second result', async () => {
    // nobody else answers there, whoever an earlier test appointed
    street = await officesOf(cloud)
    const { resident, head, lane, secretary, block, at } = street
    await sow(cloud, [], head.person)
    const sent = await report(resident, at)
    await handled(head, sent)
    await act(lane, 'reports.verify', sent, { pass: true })
    await act(resident, 'reports.rate', sent, { rating: 'dissatisfied' })
    expect(await ask(street.staff)).toMatchObject({
      ...{ satisfied: { count: 0, of: 1 }, dissatisfied: 1, redone: { count: 1, of: 1 } },
      ...{ rated: { count: 0, of: 0 }, late: { count: 0, of: 1 } },
    })
    await handled(lane, sent)
    const { work } = await seenBy(street.staff, sent)
    const verifier = [lane, secretary, block].find(({ person }) => person === work?.owner.person)
    await act(verifier as Somebody, 'reports.verify', sent, { pass: true })
    expect((await ask(street.staff)).dissatisfied).toBe(1)
    await act(resident, 'reports.rate', sent, { rating: 'satisfied' })
    expect(await ask(street.staff)).toMatchObject({
      ...{ satisfied: { count: 1, of: 1 }, dissatisfied: 0, rated: { count: 1, of: 1 } },
      ...{ contact: { count: 1, of: 1 }, onTime: { count: 1, of: 1 } },
    })
  })

  test('are not for who dispatches nothing, nor of another street, nor of more than a year', async () => {
    for (const who of [street.head, street.lane]) {
      await expect(ask(who)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(ask(street.resident)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(street.staff, { street: OTHER_STREET })).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const period of [
      { from: '2025-11-01', to: '2026-11-02' },
      { from: '2026-11-02', to: '2026-11-01' },
    ]) {
      await expect(ask(street.staff, period)).rejects.toMatchObject({
        code: 'invalid',
        field: 'to',
      })
    }
    await ask(street.staff, { from: '2025-11-01', to: '2026-11-01' })
  })
})

describe('the rules of the figures', () => {
  test('columns follow one another without a gap, and weeks begin on Mondays', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 365 }),
        (start, days) => {
          const from = day(midnight('2020-01-01') + start * 86_400_000)
          const to = day(midnight(from) + days * 86_400_000)
          const spans = spansOf(from, to)
          expect(spans[0]?.from).toBe(from)
          expect(spans.at(-1)?.to).toBe(to)
          expect(spans.reduce((sum, span) => sum + daysIn(span.from, span.to), 0)).toBe(days + 1)
          spans.slice(1).forEach((span, i) => {
            expect(Date.parse(span.from) - Date.parse(spans[i]?.to ?? '')).toBe(86_400_000)
            const first = new Date(span.from)
            if (columnOf(from, to) === 'week') expect(first.getUTCDay()).toBe(1)
            if (columnOf(from, to) === 'month') expect(first.getUTCDate()).toBe(1)
          })
          expect(spans.length).toBeLessThanOrEqual(31)
        },
      ),
    )
  })

  test('a share is never all while one is missing, nor nothing while one is there', () => {
    expect(percentOf({ count: 999, of: 1000 })).toBe(99)
    expect(percentOf({ count: 1, of: 1000 })).toBe(1)
    expect(percentOf({ count: 1000, of: 1000 })).toBe(100)
    expect(percentOf({ count: 0, of: 7 })).toBe(0)
    expect(percentOf({ count: 0, of: 0 })).toBeNull()
    expect(percentOf({ count: 2, of: 3 })).toBe(67)
  })
})
