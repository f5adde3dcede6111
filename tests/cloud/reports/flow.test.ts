import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { tenOn } from '../complaints/people'
import {
  act,
  handled,
  inboxOf,
  type Offices,
  officesOf,
  report,
  seenBy,
  told,
  workOf,
} from './reporting'

let cloud: TestCloud
let street: Offices
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  street = await officesOf(cloud)
})

const stateOf = async (who: Offices['head'], which: Parameters<typeof seenBy>[1]) => {
  const { state, work } = await seenBy(who, which)
  return [state, work?.owner.name]
}

test('from a photo to a rated result: dispatched by itself, verified by somebody else, redone one level up, then a topic', async () => {
  const { resident, head, lane, secretary, block } = street
  const sent = await report(resident, street.at)
  expect(sent).toMatchObject({
    ...{ state: 'dispatched', own: 'reported', due: '2026-11-26', clock: 'green', work: null },
    contact: { due: '2026-11-24', at: null },
    can: { withdraw: true, accept: false, follow: false },
  })
  expect(await stateOf(head, sent)).toEqual(['dispatched', head.name])
  expect(await workOf(head)).toEqual([sent.number])
  expect(await inboxOf(head)).toEqual(['report_assigned'])

  const result = await handled(head, sent)
  expect(result).toMatchObject({ state: 'verifying', work: { owner: { name: lane.name } } })
  expect(await workOf(head)).toEqual([])
  expect(await inboxOf(lane)).toEqual(['report_to_verify'])
  // residents see the result once somebody else has verified it
  expect((await seenBy(resident, sent)).result).toBeNull()

  expect(await act(lane, 'reports.verify', sent, { pass: true })).toMatchObject({ state: 'closed' })
  expect((await seenBy(resident, sent)).result).toMatchObject({
    is: 'solved',
    words: '垃圾已经清走',
  })
  expect((await inboxOf(resident)).sort()).toEqual([
    ...['changed:accepted', 'changed:closed', 'changed:contacted', 'changed:resolved'],
  ])

  const again = await act(resident, 'reports.rate', sent, { rating: 'dissatisfied', words: '还在' })
  expect(again).toMatchObject({ state: 'reopened', due: '2026-11-26' })
  expect(await stateOf(lane, sent)).toEqual(['reopened', lane.name])
  expect(await workOf(lane)).toEqual([sent.number])

  await handled(lane, sent)
  expect(await stateOf(secretary, sent)).toEqual(['verifying', secretary.name])
  await act(secretary, 'reports.verify', sent, { pass: true })
  const topic = await act(resident, 'reports.rate', sent, { rating: 'dissatisfied' })
  expect(topic.state).toBe('closed')
  expect(topic.events.map(({ did }) => did)).toEqual([
    ...['reported', 'filed', 'dispatched', 'accepted', 'contacted', 'resolved', 'closed'],
    ...['reopened', 'accepted', 'contacted', 'resolved', 'closed', 'topic'],
  ])
  expect(await workOf(block)).toEqual([])
})

test('what the street looks at first lies on its desk until somebody files and dispatches it', async () => {
  const { resident, head, staff, other } = street
  const sent = await report(resident, street.at, { category: 'street_light' as never })
  expect(sent).toMatchObject({ state: 'reported', due: '2026-11-26' })
  expect(await stateOf(staff, sent)).toEqual(['reported', staff.name])
  await act(other, 'reports.file', sent)
  const { candidates } = await staff.call('reports.candidates', {
    ...{ street: STREET, report: sent.report },
  })
  expect(candidates.map(({ name }) => name)).toEqual([
    ...[head, street.lane, street.secretary, street.block, other, street.supervisor].map(
      ({ name }) => name,
    ),
  ])
  const to = head.person
  expect(await act(staff, 'reports.dispatch', sent, { to, words: '请看一下' })).toMatchObject({
    ...{ state: 'dispatched', work: { owner: { name: head.name } } },
  })
  expect(await workOf(staff)).toEqual([])
})

test('a return names the next owner; the third one climbs, whoever is named', async () => {
  const { resident, head, lane, secretary, block } = street
  const sent = await report(resident, street.at)
  const words = '不在我的网格'
  await act(head, 'reports.return', sent, { to: lane.person, words })
  expect(await stateOf(lane, sent)).toEqual(['returned', lane.name])
  await act(lane, 'reports.return', sent, { to: secretary.person, words })
  const third = await act(secretary, 'reports.return', sent, { to: head.person, words })
  expect(third).toMatchObject({ state: 'returned', work: { returns: 3 } })
  expect(await stateOf(block, sent)).toEqual(['returned', block.name])
  // why it was returned is not for the street
  expect((await seenBy(resident, sent)).events.map((one) => one.words)).not.toContain(words)
  expect((await seenBy(block, sent)).events.map((one) => one.words)).toContain(words)
})

test('who handled it does not verify it, whatever office they hold', async () => {
  const { resident, head, lane } = street
  const sent = await report(resident, street.at)
  await act(head, 'reports.return', sent, { to: lane.person, words: '请格长办' })
  await handled(lane, sent)
  const { version } = await seenBy(lane, sent)
  const input = { street: STREET, report: sent.report, version, pass: true }
  await expect(lane.call('reports.verify', input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(head.call('reports.verify', input)).rejects.toMatchObject({ code: 'forbidden' })
})

test('what is not passed goes back to who handed it in, with the reason', async () => {
  const { resident, head, lane } = street
  const sent = await report(resident, street.at)
  await handled(head, sent)
  await act(lane, 'reports.verify', sent, { pass: false, words: '角落里还有' })
  expect(await stateOf(head, sent)).toEqual(['handling', head.name])
  expect(await workOf(head)).toEqual([sent.number])
  expect((await seenBy(head, sent)).events.at(-1)).toMatchObject({
    did: 'failed',
    words: '角落里还有',
  })
})

test('the same client id again answers the same report, whatever else it says', async () => {
  const { resident } = street
  const input = told(street.at)
  const [one, two] = await Promise.all([
    resident.call('reports.submit', input),
    resident.call('reports.submit', { ...input, words: '又点了一次' }),
  ])
  expect(one.report.report).toBe(two.report.report)
  expect((await resident.call('reports.mine', { street: STREET })).reports).toHaveLength(1)
})

test('the history keeps how its reporter was contacted', async () => {
  const { resident, head } = street
  const sent = await report(resident, street.at)
  await act(head, 'reports.contact', sent, { way: 'visit' })
  const rows = await cloud.db.query<{ way: string | null }>(
    `SELECT after ->> 'way' AS way FROM history
     WHERE street = $1 AND noun = 'reports' AND subject = $2 AND did = 'reports.contact'`,
    [STREET, sent.report],
  )
  expect(rows).toEqual([{ way: 'visit' }])
})

test('a stale version is told what changed', async () => {
  const { resident, head } = street
  const sent = await report(resident, street.at)
  await act(head, 'reports.accept', sent)
  // neither of these changes anything, and neither is taken for the change
  await street.lane.call('reports.follow', { street: STREET, report: sent.report })
  await head.call('reports.identity', { street: STREET, report: sent.report, purpose: 'contact' })
  const late = resident.call('reports.withdraw', {
    ...{ street: STREET, report: sent.report, version: sent.version },
  })
  await expect(late).rejects.toMatchObject({
    ...{ code: 'conflict', because: { why: 'changed', by: head.name, fields: ['state'] } },
  })
})

test('whoever dispatches takes a closed one up again: one level up, with days of its own', async () => {
  const { resident, head, lane, block } = street
  const sent = await report(resident, street.at)
  await handled(head, sent)
  await act(lane, 'reports.verify', sent, { pass: true })
  const words = '又堆起来了'
  await expect(act(head, 'reports.reopen', sent, { words })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await act(block, 'reports.reopen', sent, { words })).toMatchObject({
    ...{ state: 'reopened', due: '2026-11-26', round: 2, work: { owner: { name: lane.name } } },
  })
  expect(await workOf(lane)).toEqual([sent.number])
  await expect(act(block, 'reports.reopen', sent, { words })).rejects.toMatchObject({
    code: 'conflict',
  })
})
