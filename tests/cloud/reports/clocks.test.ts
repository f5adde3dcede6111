import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { tenOn } from '../complaints/people'
import { act, handled, inboxOf, type Offices, officesOf, report, seenBy, workOf } from './reporting'

let cloud: TestCloud
let street: Offices
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  await cloud.db.query('DELETE FROM assignments WHERE street = $1', [STREET])
  street = await officesOf(cloud)
})

async function runOn(day: string): Promise<void> {
  cloud.clock.set(tenOn(day))
  await cloud.runTimers()
  expect(cloud.log.filter(({ event }) => event === 'job failed')).toEqual([])
}

const ownerOf = async (which: Parameters<typeof seenBy>[1]) =>
  (await seenBy(street.supervisor, which)).work?.owner.name

test('what comes after the cut-off hour or on a day off counts from the next working day', async () => {
  cloud.clock.set(Date.parse('2026-11-23T08:59:59Z'))
  expect(await report(street.resident, street.at)).toMatchObject({ due: '2026-11-26' })
  cloud.clock.set(Date.parse('2026-11-23T09:00:00Z'))
  expect(await report(street.resident, street.at)).toMatchObject({ due: '2026-11-27' })
  cloud.clock.set(tenOn('2026-11-21'))
  expect(await report(street.resident, street.at)).toMatchObject({
    ...{ due: '2026-11-26', contact: { due: '2026-11-24' } },
  })
})

test('a year that is in no calendar is told as about', async () => {
  cloud.clock.set(tenOn('2026-12-30'))
  expect(await report(street.resident, street.at)).toMatchObject({ about: true })
})

test('a street may have clocks of its own', async () => {
  await cloud.db.query(
    `INSERT INTO report_clocks (street, contact, finish, cutoff) VALUES ($1, 2, $2, 9)`,
    [STREET, JSON.stringify({ a: 2, b: 4, c: 6, d: 20 })],
  )
  expect(await report(street.resident, street.at)).toMatchObject({
    ...{ due: '2026-11-30', contact: { due: '2026-11-26' } },
  })
  await cloud.db.query('DELETE FROM report_clocks WHERE street = $1', [STREET])
})

test('nobody contacted in time: it climbs a level a day, to the top, and its dates stay', async () => {
  const { head, lane, secretary, block, staff, other, supervisor, resident } = street
  const sent = await report(resident, street.at)
  await runOn('2026-11-24')
  expect(await ownerOf(sent)).toBe(head.name)
  const way = [
    ['2026-11-25', lane],
    ['2026-11-27', secretary],
    ['2026-12-01', block],
    ['2026-12-03', staff],
    ['2026-12-07', other],
    ['2026-12-09', supervisor],
    ['2026-12-11', supervisor],
  ] as const
  for (const [day, who] of way) {
    await runOn(day)
    expect([day, await ownerOf(sent)]).toEqual([day, who.name])
  }
  expect(await seenBy(resident, sent)).toMatchObject({ due: '2026-11-26', clock: 'red' })
  expect(await workOf(head)).toEqual([])
  expect((await inboxOf(resident)).filter((kind) => kind === 'changed:climbed')).toHaveLength(6)
  expect((await inboxOf(head)).sort()).toEqual(['report_assigned', 'report_handed'])
})

test('contacted in time it climbs only when it is late; whoever stands above has yet to accept it', async () => {
  const { head, lane, resident } = street
  const sent = await report(resident, street.at)
  await act(head, 'reports.accept', sent)
  await act(head, 'reports.contact', sent, { way: 'visit' })
  await runOn('2026-11-26')
  expect(await seenBy(resident, sent)).toMatchObject({ state: 'handling', clock: 'yellow' })
  await runOn('2026-11-27')
  expect(await seenBy(resident, sent)).toMatchObject({ state: 'dispatched', clock: 'red' })
  expect(await ownerOf(sent)).toBe(lane.name)
  await handled(lane, sent)
  // late all the same: whoever verifies has a day for it
  await runOn('2026-11-30')
  expect(await ownerOf(sent)).toBe(street.secretary.name)
})

test('a verification that is late climbs past everybody who handled it', async () => {
  const { head, lane, secretary, resident } = street
  const sent = await report(resident, street.at)
  await act(head, 'reports.return', sent, { to: secretary.person, words: '请居民区办' })
  await act(secretary, 'reports.accept', sent)
  await act(secretary, 'reports.contact', sent, { way: 'phone' })
  const { version } = await seenBy(secretary, sent)
  const to = lane.person
  await street.block.call('reports.dispatch', { street: STREET, report: sent.report, version, to })
  await handled(lane, sent)
  // above the lane stands the secretary, who handled it
  expect(await ownerOf(sent)).toBe(street.block.name)
  await runOn('2026-11-27')
  expect(await ownerOf(sent)).toBe(street.staff.name)
})

describe('a pause', () => {
  const asked = async () => {
    const { head, resident } = street
    const sent = await report(resident, street.at)
    await act(head, 'reports.accept', sent)
    await act(head, 'reports.contact', sent, { way: 'phone' })
    await act(head, 'reports.askPause', sent, { until: '2026-12-02', words: '等电梯公司配件' })
    return sent
  }

  test('needs somebody above, and the working days that it lasts are added', async () => {
    const { head, lane, secretary, resident } = street
    const sent = await asked()
    expect(await inboxOf(lane)).toEqual(['report_pause_asked'])
    expect(await workOf(lane)).toEqual([sent.number])
    expect(await seenBy(head, sent)).toMatchObject({ can: { askPause: false, answerPause: false } })
    cloud.clock.set(tenOn('2026-11-24'))
    await act(secretary, 'reports.answerPause', sent, { allow: true })
    expect(await workOf(lane)).toEqual([])
    expect(await seenBy(resident, sent)).toMatchObject({ state: 'paused', clock: 'still' })
    cloud.clock.set(tenOn('2026-11-27'))
    // Tuesday, Wednesday and Thursday stood still
    const after = await act(head, 'reports.resume', sent)
    expect(after).toMatchObject({ state: 'handling', due: '2026-12-01', clock: 'green' })
    expect(after.work?.pause).toBeNull()
  })

  test('ends by itself on its day', async () => {
    const { head, secretary, resident } = street
    const sent = await asked()
    await act(secretary, 'reports.answerPause', sent, { allow: true })
    await runOn('2026-12-02')
    expect((await seenBy(resident, sent)).state).toBe('paused')
    await runOn('2026-12-03')
    expect(await seenBy(head, sent)).toMatchObject({ state: 'handling', due: '2026-12-07' })
    expect(await workOf(head)).toEqual([sent.number])
  })

  test('is refused by who was asked, or where nobody answers', async () => {
    const { head, secretary } = street
    const one = await asked()
    await act(secretary, 'reports.answerPause', one, { allow: false, words: '先临时处理' })
    expect(await seenBy(head, one)).toMatchObject({ state: 'handling', work: { pause: null } })
    const two = await asked()
    await runOn('2026-11-25')
    expect(await seenBy(head, two)).toMatchObject({ state: 'handling', work: { pause: null } })
    expect((await inboxOf(head)).filter((kind) => kind === 'report_pause_refused')).toHaveLength(2)
  })

  test('is not allowed by who asked it, and not asked where it is late', async () => {
    const { head, lane } = street
    const sent = await asked()
    const { version } = await seenBy(head, sent)
    const input = { street: STREET, report: sent.report, version, allow: true }
    await expect(head.call('reports.answerPause', input)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await runOn('2026-11-27')
    await act(lane, 'reports.accept', sent)
    const late = act(lane, 'reports.askPause', sent, { until: '2026-12-02', words: '再等等' })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  })

  test('has a day within a month', async () => {
    const sent = await report(street.resident, street.at)
    await act(street.head, 'reports.accept', sent)
    for (const until of ['2026-11-23', '2026-12-24']) {
      const asks = act(street.head, 'reports.askPause', sent, { until, words: '等配件' })
      await expect(asks).rejects.toMatchObject({ code: 'invalid', field: 'until' })
    }
  })
})
