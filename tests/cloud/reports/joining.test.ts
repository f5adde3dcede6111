import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { endWith } from '../appointments/office'
import { type Somebody, somebody, tenOn } from '../complaints/people'
import { act, handled, inboxOf, type Offices, officesOf, report, seenBy, workOf } from './reporting'

let cloud: TestCloud
let street: Offices
let neighbour: Somebody
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  street = await officesOf(cloud)
  neighbour = await somebody(cloud)
})

type Seen = Awaited<ReturnType<typeof report>>
const which = ({ report: id }: Seen) => ({ street: STREET, report: id })
const follow = (who: Somebody, sent: Seen) => who.call('reports.follow', which(sent))
const merge = (who: Somebody, one: Seen, into: Seen) =>
  act(who, 'reports.merge', one, { into: into.report })

test('me too: once, told of each change, and not of one’s own', async () => {
  const { resident, head, at } = street
  const sent = await report(resident, at)
  await Promise.all([follow(neighbour, sent), follow(neighbour, sent)])
  expect(await seenBy(neighbour, sent)).toMatchObject({ followers: 1, own: 'follows' })
  await expect(follow(resident, sent)).rejects.toMatchObject({ code: 'forbidden' })
  await act(head, 'reports.accept', sent)
  expect(await inboxOf(neighbour)).toEqual(['changed:accepted'])
  await neighbour.call('reports.unfollow', which(sent))
  await act(head, 'reports.contact', sent, { way: 'phone' })
  expect(await inboxOf(neighbour)).toEqual(['changed:accepted'])
})

test('after a merge everybody is told of the other one, and after an un-merge of their own again', async () => {
  const { resident, head, secretary, at } = street
  const [one, two, three] = [
    await report(resident, at),
    await report(neighbour, at),
    await report(await somebody(cloud), at),
  ]
  const fan = await somebody(cloud)
  await follow(fan, three)
  await merge(secretary, three, two)
  expect(await merge(secretary, two, one)).toMatchObject({
    ...{ state: 'merged', into: { report: one.report, number: one.number } },
  })
  expect(await workOf(head)).toEqual([one.number])
  await act(head, 'reports.accept', one)
  for (const who of [resident, neighbour, fan]) {
    expect((await inboxOf(who)).filter((kind) => kind === 'changed:accepted')).toHaveLength(1)
  }
  const back = await act(secretary, 'reports.unmerge', two)
  expect(back).toMatchObject({ state: 'dispatched', into: null })
  expect((await workOf(head)).sort()).toEqual([one.number, two.number].sort())
  await act(head, 'reports.contact', one, { way: 'phone' })
  expect((await inboxOf(neighbour)).filter((kind) => kind === 'changed:contacted')).toEqual([])
  await act(head, 'reports.contact', two, { way: 'phone' })
  for (const who of [neighbour, fan]) {
    expect((await inboxOf(who)).filter((kind) => kind === 'changed:contacted')).toHaveLength(1)
  }
})

test('nothing is merged into itself, into what is merged, or crosswise', async () => {
  const { resident, secretary, at } = street
  const [one, two] = [await report(resident, at), await report(neighbour, at)]
  await expect(merge(secretary, one, one)).rejects.toMatchObject({ code: 'invalid', field: 'into' })
  const both = await Promise.allSettled([merge(secretary, one, two), merge(secretary, two, one)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((done) => done.status === 'rejected')).toMatchObject({
    reason: { code: expect.stringMatching(/invalid|conflict/) },
  })
})

test('what is about people is neither followed nor merged, and others do not know of it', async () => {
  const { resident, head, secretary, at } = street
  const quarrel = await report(resident, at, { category: 'quarrel' as never })
  await expect(follow(neighbour, quarrel)).rejects.toMatchObject({ code: 'not_found' })
  await expect(seenBy(neighbour, quarrel)).rejects.toMatchObject({ code: 'not_found' })
  expect((await seenBy(head, quarrel)).open).toBe(false)
  const other = await report(neighbour, at)
  await expect(merge(secretary, quarrel, other)).rejects.toMatchObject({ code: 'invalid' })
})

test('what turns out to be about people is from then on hidden from those who followed it', async () => {
  const { resident, secretary, at } = street
  const sent = await report(resident, at)
  await follow(neighbour, sent)
  const quarrel = { category: 'quarrel' as never, class: 'c' as const }
  await act(secretary, 'reports.recategorize', sent, quarrel)
  await expect(seenBy(neighbour, sent)).rejects.toMatchObject({ code: 'not_found' })
  await expect(follow(secretary, sent)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await act(resident, 'reports.withdraw', sent)).state).toBe('withdrawn')
  expect(await inboxOf(neighbour)).toEqual([])
})

test('withdrawn while nobody follows it is over; with others it goes on without its reporter', async () => {
  const { resident, head, at } = street
  const alone = await report(resident, at, { phone: '13812345678' as never })
  expect((await act(resident, 'reports.withdraw', alone)).state).toBe('withdrawn')
  expect(await workOf(head)).toEqual([])
  await expect(seenBy(neighbour, alone)).rejects.toMatchObject({ code: 'not_found' })
  const [kept] = await cloud.db.query<{ sealed: string | null; hash: string | null }>(
    'SELECT contact_sealed AS sealed, phone_hash AS hash FROM reports WHERE street = $1 AND id = $2',
    [STREET, alone.report],
  )
  expect(kept).toEqual({ sealed: null, hash: null })

  const shared = await report(resident, at)
  await follow(neighbour, shared)
  expect(await act(resident, 'reports.withdraw', shared)).toMatchObject({
    ...{ state: 'dispatched', own: null },
  })
  expect(await workOf(head)).toEqual([shared.number])
  await handled(head, shared)
  expect(await inboxOf(neighbour)).toContain('changed:resolved')
  expect(await inboxOf(resident)).toEqual([])
})

test('who reported it is looked up with a purpose, which the history and the reporter keep', async () => {
  const { resident, head, at } = street
  const sent = await report(resident, at, { phone: '13812345678' as never })
  const asked = { ...which(sent), purpose: 'contact' as const }
  const known = await head.call('reports.identity', asked)
  expect(known).toEqual({ name: resident.name, phone: '13812345678' })
  await expect(neighbour.call('reports.identity', asked)).rejects.toMatchObject({
    code: 'forbidden',
  })
  const subject = { noun: 'reports' as const, id: sent.report }
  const { lines } = await head.call('history.list', { street: STREET, subject })
  expect(lines[0]).toMatchObject({ did: 'reports.identity', by: head.name, note: 'contact' })
  expect(await inboxOf(resident)).toEqual(['report_looked'])
  const hidden = await report(resident, at, { category: 'noise' as never, anonymous: true })
  await expect(
    head.call('reports.identity', { ...which(hidden), purpose: 'contact' }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('staff enter one for a caller, who is sealed; whoever handles it can call back', async () => {
  const { staff, head, at, resident } = street
  const told = {
    ...{ street: STREET, client: 'caller0123456789ab' as never, category: 'litter' as never },
    ...{ words: '来电反映楼下垃圾', at: { by: 'map' as const, place: at }, via: 'phone' as const },
    caller: { name: '赵阿姨', phone: '13900001111' as never },
  }
  const { report: sent } = await staff.call('reports.enter', told)
  expect(sent).toMatchObject({ state: 'dispatched', own: null, work: { via: 'phone' } })
  const asked = { ...which(sent), purpose: 'contact' as const }
  expect(await head.call('reports.identity', asked)).toEqual({
    ...{ name: '赵阿姨', phone: '13900001111' },
  })
  await expect(resident.call('reports.enter', told)).rejects.toMatchObject({ code: 'forbidden' })
})

test('whoever leaves office hands each report on; nobody gets to verify what they handled', async () => {
  const { resident, head, lane, secretary, block, at } = street
  const boss = await somebody(cloud, { role: 'administrator' })
  const [open, checking] = [await report(resident, at), await report(resident, at)]
  await handled(head, checking)
  await act(head, 'reports.accept', open)
  await act(head, 'reports.askPause', open, { until: '2026-11-30', words: '等配件到货' })
  expect((await workOf(lane)).sort()).toEqual([open.number, checking.number].sort())
  expect(await endWith(cloud, boss, lane.person)).toMatchObject({ ok: true })
  expect((await workOf(secretary)).sort()).toEqual([open.number, checking.number].sort())
  expect((await seenBy(boss, checking)).work?.owner.name).toBe(secretary.name)
  expect(await inboxOf(secretary)).toEqual(
    expect.arrayContaining(['report_to_verify', 'report_pause_asked']),
  )
  expect(await endWith(cloud, boss, head.person)).toMatchObject({ ok: true })
  expect(await seenBy(boss, open)).toMatchObject({ state: 'handling', due: open.due })
  expect([secretary.name, block.name]).toContain((await seenBy(boss, open)).work?.owner.name)
})
