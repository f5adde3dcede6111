import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { InputOf } from '@/contract'
import type { ReportView } from '@/contract/reports'
import { endWith } from '../appointments/office'
import { type Somebody, somebody, tenOn } from '../complaints/people'
import { client } from '../homes/neighbours'
import { act, inboxOf, type Offices, officesOf, report, seenBy, workOf } from './reporting'
import { broken } from './walking'

let cloud: TestCloud
let street: Offices
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  await cloud.db.query('DELETE FROM assignments WHERE street = $1', [STREET])
  await cloud.db.query('DELETE FROM photos WHERE street = $1', [STREET])
  await cloud.db.query('DELETE FROM report_bulks WHERE street = $1', [STREET])
  await cloud.db.query('DELETE FROM reports WHERE street = $1', [STREET])
  street = await officesOf(cloud)
})

const lamps = async (count: number) => {
  const made: ReportView[] = []
  for (let i = 0; i < count; i++) {
    made.push(await report(street.resident, street.at, { category: 'street_light' as never }))
  }
  return made
}
const seen = (reports: readonly ReportView[]) =>
  reports.map(({ report: id, version }) => ({ report: id, version }))
type Bulk = InputOf<'reports.bulk'>
const bulk = (who: Somebody, act: Bulk['act'], reports: Bulk['reports'], id = client()) =>
  who.call('reports.bulk', { street: STREET, client: id, act, reports })
const stateOf = async (which: ReportView) => (await seenBy(street.staff, which)).state

describe('the board', () => {
  test('shows a dispatcher what lives in their areas, the first due first, and counts it', async () => {
    const { resident, at, head, secretary, staff } = street
    const [litter] = [await report(resident, at), ...(await lamps(1))]
    const building = await report(resident, at, { category: 'building' as never })
    await act(head, 'reports.accept', litter)
    const board = await secretary.call('reports.board', { street: STREET })
    expect(board.reports.map(({ number }) => number)).toHaveLength(3)
    expect(board.reports.at(-1)).toMatchObject({
      ...{ number: building.number, owner: { name: staff.name, role: 'street_staff' } },
    })
    expect(board.counts).toEqual({
      ...{ live: 3, toFile: 2, toDispatch: 0, toAccept: 0, handling: 1, paused: 0, toVerify: 0 },
      ...{ soon: 0, late: 0 },
    })
    const handling = await staff.call('reports.board', { street: STREET, stage: 'handling' })
    expect(handling.reports.map(({ number }) => number)).toEqual([litter.number])
    // the numbers are those of what it is narrowed to, whatever of it is shown
    const hers = { street: STREET, owner: head.person, stage: 'toFile' as const }
    expect(await staff.call('reports.board', hers)).toMatchObject({
      ...{ reports: [], counts: { live: 1, toFile: 0, handling: 1 } },
    })
    const lights = { street: STREET, category: 'street_light' as never }
    expect((await staff.call('reports.board', lights)).counts).toMatchObject({ live: 1, toFile: 1 })
    cloud.clock.set(tenOn('2026-11-27'))
    const late = await staff.call('reports.board', { street: STREET, clock: 'red' })
    expect(late.reports).toHaveLength(2)
    expect(late.counts.late).toBe(2)
  })

  test('is not for who dispatches nothing, and ends at the border of one’s areas', async () => {
    const { head, lane } = street
    await lamps(1)
    for (const who of [head, lane]) {
      await expect(who.call('reports.board', { street: STREET })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    const elsewhere = await somebody(cloud, { role: 'community_secretary', area: '310101002006' })
    expect((await elsewhere.call('reports.board', { street: STREET })).counts.live).toBe(0)
  })
})

test('what the board can be narrowed to is what its live reports have', async () => {
  const { resident, at, head, staff, secretary } = street
  const litter = await report(resident, at)
  await lamps(2)
  const { areas, categories, owners } = await secretary.call('reports.facets', { street: STREET })
  expect(areas.map(({ level, count }) => [level, count])).toEqual([
    ...[['block', 3] as const, ['community', 3] as const, ['lane', 3] as const],
    ['grid', 3],
  ])
  expect(categories.map(({ code, count }) => [code, count])).toEqual([
    ['street_light', 2],
    [litter.category.code, 1],
  ])
  expect(owners).toEqual(
    expect.arrayContaining([{ person: head.person, name: head.name, role: 'grid_head', count: 1 }]),
  )
  expect(owners.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  const community = areas.find(({ level }) => level === 'community')
  const there = await staff.call('reports.board', { street: STREET, area: community?.code })
  expect(there.counts.live).toBe(3)
  await expect(head.call('reports.facets', { street: STREET })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const elsewhere = await somebody(cloud, { role: 'community_secretary', area: '310101002006' })
  expect(await elsewhere.call('reports.facets', { street: STREET })).toEqual({
    ...{ areas: [], categories: [], owners: [] },
  })
})

describe('a bulk step', () => {
  test('does what can be done, tells what cannot, and is undone by who took it', async () => {
    const { staff, other, head, resident } = street
    const reports = await lamps(3)
    const [first, second, third] = reports as [ReportView, ReportView, ReportView]
    await act(other, 'reports.file', third)
    const filed = await bulk(staff, { step: 'file' }, seen(reports))
    expect(filed.outcomes.map(({ done }) => done)).toEqual([true, true, false])
    expect(filed.outcomes[2]?.why).toMatchObject({
      ...{ code: 'conflict', because: { why: 'changed', by: other.name } },
    })
    const now = await Promise.all([first, second].map((one) => seenBy(staff, one)))
    const sent = await bulk(staff, { step: 'dispatch', to: head.person }, seen(now))
    expect(sent.outcomes.every(({ done }) => done)).toBe(true)
    expect((await workOf(head)).sort()).toEqual([first.number, second.number].sort())
    expect(await inboxOf(resident)).toContain('changed:dispatched')

    await act(head, 'reports.accept', second)
    await expect(
      other.call('reports.undo', { street: STREET, bulk: sent.bulk }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const { outcomes } = await staff.call('reports.undo', { street: STREET, bulk: sent.bulk })
    expect(outcomes).toEqual(
      expect.arrayContaining([
        { report: first.report, done: true, why: null },
        {
          ...{ report: second.report, done: false },
          why: expect.objectContaining({ because: { why: 'report_touched' } }),
        },
      ]),
    )
    expect([await stateOf(first), await stateOf(second)]).toEqual(['filed', 'handling'])
    expect(await workOf(head)).toEqual([second.number])
    expect((await seenBy(resident, first)).events.at(-1)?.did).toBe('undone')
    expect(await broken(cloud)).toEqual([])
    await expect(
      staff.call('reports.undo', { street: STREET, bulk: sent.bulk }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is not undone into the hands of somebody who has left, and brings no pause back that nobody would answer', async () => {
    const { staff, head, lane, resident, at } = street
    const boss = await somebody(cloud, { role: 'administrator' })
    const [left, paused] = [await report(resident, at), await report(resident, at)]
    await act(head, 'reports.accept', paused)
    await act(head, 'reports.askPause', paused, { until: '2026-11-30', words: '等配件到货' })
    const now = await Promise.all([left, paused].map((one) => seenBy(staff, one)))
    const { bulk: id } = await bulk(staff, { step: 'dispatch', to: lane.person }, seen(now))
    expect(await inboxOf(lane)).toContain('report_pause_asked')
    expect(await workOf(lane)).toHaveLength(2)
    expect(await endWith(cloud, boss, head.person)).toMatchObject({ ok: true })
    const { outcomes } = await staff.call('reports.undo', { street: STREET, bulk: id })
    expect(outcomes.map(({ done, why }) => [done, why?.because])).toEqual([
      [false, { why: 'report_owner_left' }],
      [false, { why: 'report_owner_left' }],
    ])
    expect(await broken(cloud)).toEqual([])

    const again = await report(resident, at, { category: 'bin' as never })
    await act(lane, 'reports.accept', again)
    await act(lane, 'reports.askPause', again, { until: '2026-11-30', words: '等配件到货' })
    const one = await seenBy(staff, again)
    const to = street.secretary.person
    const second = await bulk(staff, { step: 'dispatch', to }, seen([one]))
    await staff.call('reports.undo', { street: STREET, bulk: second.bulk })
    expect(await seenBy(lane, again)).toMatchObject({ state: 'handling', work: { pause: null } })
    expect(await broken(cloud)).toEqual([])
  })

  test('sent twice with one client id is done once; too late it is not undone', async () => {
    const { staff } = street
    const reports = await lamps(2)
    const id = client()
    const [one, two] = await Promise.all([
      bulk(staff, { step: 'file' }, seen(reports), id),
      bulk(staff, { step: 'file' }, seen(reports), id),
    ])
    expect(one.bulk).toBe(two.bulk)
    const again = await bulk(staff, { step: 'file' }, seen(reports), id)
    expect(again.outcomes.map(({ done }) => done)).toEqual([true, true])
    cloud.clock.set(tenOn('2026-11-23') + 11 * 60_000)
    await expect(
      staff.call('reports.undo', { street: STREET, bulk: one.bulk }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('changes the category of several, with their clocks', async () => {
    const reports = await lamps(2)
    const step = { step: 'recategorize' as const, category: 'bin' as never, class: 'd' as const }
    const { outcomes } = await bulk(street.staff, step, seen(reports))
    expect(outcomes.every(({ done }) => done)).toBe(true)
    expect((await seenBy(street.staff, reports[0] as ReportView)).due).toBe('2026-12-14')
  })
})

describe('one search', () => {
  const found = async (who: Somebody, q: string) =>
    (await who.call('reports.search', { street: STREET, q })).reports.map(({ number }) => number)

  test('finds by number, its end, a phone number, its last four digits, address or words', async () => {
    const { resident, at, head, staff } = street
    const place = { by: 'map' as const, place: at, address: '贵州路 101 弄 3 号' }
    const one = await report(resident, at, {
      ...{ words: '垃圾箱房门坏了，味道很大', at: place, phone: '13812345678' as never },
    })
    const two = await report(resident, at, { words: '路面有坑 100% 会绊倒人' })
    for (const q of [
      one.number,
      one.number.toLowerCase(),
      '13812345678',
      '5678',
      '箱房',
      '贵州路',
    ]) {
      expect([q, await found(staff, q)]).toEqual([q, [one.number]])
    }
    expect(await found(staff, '箱房 味道')).toEqual([one.number])
    expect(await found(staff, '味 大')).toEqual([one.number])
    expect(await found(staff, '100%')).toEqual([two.number])
    expect(await found(staff, '箱味')).toEqual([])
    expect(await found(staff, one.number.slice(-4))).toEqual([one.number])
    expect(await found(head, '箱房')).toEqual([one.number])
    for (const q of ["'", '\\', '%', "a' | 'b", '!&|()']) {
      expect([q, await found(staff, q)]).toEqual([q, q === '%' ? [two.number] : []])
    }
  })

  test('looks only where who asks works', async () => {
    await report(street.resident, street.at, { words: '垃圾没有人收' })
    const elsewhere = await somebody(cloud, { role: 'grid_head', area: '310101002006-g01' })
    expect(await found(elsewhere, '垃圾')).toEqual([])
    await expect(found(street.resident, '垃圾')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('the reporter sees who looked up who they are, and for what', async () => {
  const { resident, head, at, staff } = street
  const sent = await report(resident, at)
  const which = { street: STREET, report: sent.report }
  await head.call('reports.identity', { ...which, purpose: 'contact' })
  await staff.call('reports.identity', { ...which, purpose: 'verify' })
  expect((await resident.call('reports.seen', which)).looks).toMatchObject([
    { by: staff.name, purpose: 'verify' },
    { by: head.name, purpose: 'contact' },
  ])
  await expect(head.call('reports.seen', which)).rejects.toMatchObject({ code: 'not_found' })
})
