import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { appoint, emptyOffices, type Somebody, somebody, tenOn, words } from './people'

let cloud: TestCloud
let staff: Somebody
let sender: Somebody

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(tenOn('2026-11-23'))
  await cloud.db.query('DELETE FROM assignments WHERE street = $1', [STREET])
  await emptyOffices(cloud)
  staff = await somebody(cloud, { role: 'street_staff' })
  sender = await somebody(cloud)
})

async function send(given: Parameters<typeof words>[0] = {}) {
  const { complaint } = await sender.call('complaints.submit', words(given))
  return { street: STREET, complaint: complaint.complaint }
}

async function runOn(day: string): Promise<void> {
  cloud.clock.set(tenOn(day))
  await cloud.runTimers()
  expect(cloud.log.filter(({ event }) => event === 'job failed')).toEqual([])
}

type Which = Awaited<ReturnType<typeof send>>

const seenBy = async (who: Somebody, which: Which) =>
  (await who.call('complaints.get', which)).complaint

const historyOf = async (which: Which) =>
  cloud.db.query<{ did: string; by: string | null; before: object; after: object }>(
    `SELECT did, by_person AS by, before, after FROM history
     WHERE street = $1 AND noun = 'complaints' AND subject = $2 ORDER BY at, id`,
    [STREET, which.complaint],
  )

test('on its last day it stays; a day later it is the supervisor’s, and its sender is told', async () => {
  const supervisor = await somebody(cloud, { role: 'supervisor' })
  const which = await send()
  await runOn('2026-11-30')
  expect((await seenBy(sender, which)).owner.name).toBe(staff.name)
  await runOn('2026-12-01')
  expect(await seenBy(sender, which)).toMatchObject({
    state: 'open',
    owner: { role: 'supervisor', name: supervisor.name },
    due: '2026-12-03',
    about: false,
    late: false,
    version: 2,
  })
  const { number } = await seenBy(supervisor, which)
  const inbox = await sender.call('messages.list', { street: STREET })
  expect(inbox.messages).toMatchObject([{ kind: 'complaint_climbed', values: { number } }])
  const told = await supervisor.call('messages.list', { street: STREET })
  expect(told.messages).toMatchObject([{ kind: 'complaint_assigned', values: { number } }])
  const desk = await supervisor.call('assignments.mine', { street: STREET })
  expect(desk.assignments).toMatchObject([{ title: number, due: '2026-12-03', state: 'on_time' }])
  expect((await staff.call('assignments.mine', { street: STREET })).assignments).toEqual([])
  expect(await staff.try('complaints.get', which)).toMatchObject({ error: { code: 'not_found' } })
  const rows = await historyOf(which)
  expect(rows.map(({ did, by }) => [did, by])).toEqual([
    ['complaints.submit', null],
    ['complaints.climb', null],
  ])
  expect(rows[1]).toMatchObject({
    before: { owner: staff.person, due: '2026-11-30' },
    after: { owner: supervisor.person, due: '2026-12-03', outsideLine: true },
  })
})

test('the page that the sender still holds is stale after it climbed', async () => {
  await somebody(cloud, { role: 'supervisor' })
  const which = await send()
  await runOn('2026-12-01')
  const refused = await sender.try('complaints.withdraw', { ...which, version: 1 })
  expect(refused).toMatchObject({ error: { code: 'conflict' } })
  expect(JSON.stringify(refused)).toContain('负责人和答复期限')
})

test('it climbs on to another supervisor, to an administrator, and then stays, late for all to see', async () => {
  const one = await somebody(cloud, { role: 'supervisor' })
  const which = await send()
  await runOn('2026-12-01')
  const two = await somebody(cloud, { role: 'supervisor' })
  const top = await somebody(cloud, { role: 'administrator' })
  // about the app an administrator stands in the line, so this one is about people
  await cloud.db.query(`UPDATE complaints SET about = $2 WHERE street = $1 AND id = $3`, [
    STREET,
    JSON.stringify({ line: 'people', role: 'grid' }),
    which.complaint,
  ])
  await runOn('2026-12-04')
  await runOn('2026-12-09')
  await runOn('2026-12-14')
  await runOn('2026-12-20')
  const names = (await historyOf(which)).map(({ did, after }) => [
    did,
    (after as { owner?: string } | null)?.owner,
  ])
  expect(names).toEqual([
    ['complaints.submit', staff.person],
    ['complaints.climb', one.person],
    ['complaints.climb', two.person],
    ['complaints.climb', top.person],
    ['complaints.stay', undefined],
  ])
  expect(await seenBy(sender, which)).toMatchObject({ late: true, owner: { name: top.name } })
  const desk = await top.call('assignments.mine', { street: STREET })
  expect(desk.assignments).toMatchObject([{ state: 'late' }])
})

test('never to its sender and never into the line', async () => {
  await appoint(cloud, sender.person, { role: 'supervisor' })
  await somebody(cloud, { role: 'supervisor' }, { role: 'grid_head' })
  const which = await send({ about: { line: 'people', role: 'grid' } })
  await runOn('2026-12-01')
  expect((await seenBy(sender, which)).owner.name).toBe(staff.name)
  const outside = await somebody(cloud, { role: 'supervisor' })
  const later = await send({ about: { line: 'people', role: 'grid' } })
  await runOn('2026-12-10')
  expect((await seenBy(sender, later)).owner.name).toBe(outside.name)
})

test('an owner who has left loses it to the next one once it is late', async () => {
  const supervisor = await somebody(cloud, { role: 'supervisor' })
  const which = await send()
  await cloud.db.query('DELETE FROM appointments WHERE street = $1 AND person = $2', [
    STREET,
    staff.person,
  ])
  await runOn('2026-12-01')
  expect((await seenBy(sender, which)).owner.name).toBe(supervisor.name)
})

test('what is answered or withdrawn does not climb', async () => {
  await somebody(cloud, { role: 'supervisor' })
  const [answered, withdrawn] = [await send(), await send()]
  await staff.call('complaints.answer', {
    ...answered,
    version: 1,
    words: '已经修好，谢谢您。',
  })
  await sender.call('complaints.withdraw', { ...withdrawn, version: 1 })
  await runOn('2026-12-01')
  for (const which of [answered, withdrawn]) {
    const dids = (await historyOf(which)).map(({ did }) => did)
    expect(dids).not.toContain('complaints.climb')
  }
})

test('one that nobody signed in for climbs too, and two runs at once climb once', async () => {
  const supervisor = await somebody(cloud, { role: 'supervisor' })
  const { complaint } = await cloud.as('stranger').call('complaints.submit', words())
  cloud.clock.set(tenOn('2026-12-01'))
  await Promise.all([cloud.runTimers(), cloud.runTimers()])
  const which = { street: STREET, complaint: complaint.complaint }
  const dids = (await historyOf(which)).map(({ did }) => did)
  expect(dids).toEqual(['complaints.submit', 'complaints.climb'])
  expect((await seenBy(supervisor, which)).owner.name).toBe(supervisor.name)
})

test('the new due day rests on an unknown year: about', async () => {
  await somebody(cloud, { role: 'supervisor' })
  cloud.clock.set(tenOn('2037-03-02'))
  const which = await send()
  await runOn('2037-03-10')
  expect(await seenBy(sender, which)).toMatchObject({ due: '2037-03-12', about: true })
})

test('an answer and a climb at once do not block each other, and one of them holds', async () => {
  const supervisor = await somebody(cloud, { role: 'supervisor' })
  for (let i = 0; i < 8; i += 1) {
    cloud.clock.set(tenOn('2026-11-23'))
    const which = await send()
    cloud.clock.set(tenOn('2026-12-01'))
    const step = { ...which, version: 1, words: '已经修好，谢谢您。' }
    const [envelope] = await Promise.all([staff.try('complaints.answer', step), cloud.runTimers()])
    const after = await seenBy(sender, which)
    if (envelope.ok) expect(after).toMatchObject({ state: 'answered', owner: { name: staff.name } })
    else expect(after).toMatchObject({ state: 'open', owner: { name: supervisor.name } })
    await cloud.db.query('DELETE FROM assignments WHERE street = $1', [STREET])
  }
  expect(
    cloud.log.filter(({ code, event }) => code === 'internal' || event === 'job failed'),
  ).toEqual([])
})
