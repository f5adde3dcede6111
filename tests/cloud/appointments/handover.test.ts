import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { PersonId } from '@/contract/wire'
import { appoint, emptyOffices, type Somebody, somebody, tenOn, words } from '../complaints/people'
import { create, endWith, historyOf, inboxOf, officeOf, rolesOf, TODAY } from './office'

let cloud: TestCloud
let one: Somebody
let two: Somebody
let sender: Somebody
beforeEach(async () => {
  cloud = await openCloud()
  await emptyOffices(cloud)
  one = await somebody(cloud, { role: 'street_staff' })
  sender = await somebody(cloud)
})
afterEach(() => cloud.close())

/** A second one, who comes after the work was given to the first. */
async function second() {
  two = await somebody(cloud, { role: 'street_staff' })
  return two
}

async function send(given: Parameters<typeof words>[0] = {}) {
  const { complaint } = await sender.call('complaints.submit', words(given))
  return { street: STREET, complaint: complaint.complaint, number: complaint.number }
}

const ownerOf = async (which: Awaited<ReturnType<typeof send>>) => {
  const { street, complaint } = which
  return (await sender.call('complaints.get', { street, complaint })).complaint.owner.name
}

test('the wizard lists what would be left, the least busy colleague first', async () => {
  const which = await send()
  await second()
  const busy = await somebody(cloud, { role: 'street_staff' })
  await cloud.db.query(
    `INSERT INTO assignments (street, id, noun, subject, kind, title, owner, given_at, due, about)
     VALUES ($1, 'busy000000', 'complaints', 'busy000000', 'answer_complaint', 'T', $2, now(), $3, false)`,
    [STREET, busy.person, TODAY],
  )
  const { which: mine } = await officeOf(cloud, one.person)
  const { work, appointment } = await two.call('appointments.handover', mine)
  expect(appointment.work).toBe(1)
  expect(work).toMatchObject([
    {
      ...{ kind: 'answer_complaint', title: which.number, due: '2026-11-30' },
      subject: { noun: 'complaints', id: which.complaint },
      candidates: [
        { person: two.person, role: 'street_staff', open: 0 },
        { person: busy.person, open: 1 },
      ],
      proposed: two.person,
    },
  ])
})

test('open work without a next owner refuses the end, and nothing has changed', async () => {
  const which = await send()
  await second()
  const { step } = await officeOf(cloud, one.person)
  const subject = { noun: 'complaints' as const, id: which.complaint }
  const kind = 'answer_complaint' as const
  expect(await two.try('appointments.end', { ...step, hands: [] })).toMatchObject({
    error: { code: 'invalid', field: 'hands', because: { why: 'work_open', count: 1 } },
  })
  for (const to of [one.person, sender.person, '0000000000' as PersonId]) {
    const tried = await two.try('appointments.end', { ...step, hands: [{ subject, kind, to }] })
    expect(tried).toMatchObject({ error: { code: 'invalid', field: 'hands' } })
  }
  expect(await rolesOf(one)).toEqual(['street_staff'])
  expect(await ownerOf(which)).toBe(one.name)
  expect((await officeOf(cloud, one.person)).step).toEqual(step)
})

test('in one step the work has its next owner, the old one can no longer act, and all are told', async () => {
  const which = await send()
  await second()
  expect(await endWith(cloud, two, one.person)).toEqual({
    ok: true,
    data: { ended: true, handed: 1 },
  })
  expect(await ownerOf(which)).toBe(two.name)
  expect(await rolesOf(one)).toEqual([])
  const { street, complaint } = which
  const step = { street, complaint, version: 2, words: '已经修好，谢谢您。' }
  for (const [action, input] of [
    ['complaints.answer', step],
    ['assignments.mine', { street }],
    ['appointments.list', { street }],
  ] as const) {
    expect(await one.try(action, input)).toMatchObject({ error: { code: 'forbidden' } })
  }
  expect(await inboxOf(one)).toEqual(
    expect.arrayContaining(['complaint_handed', 'appointment_ended', 'complaint_assigned']),
  )
  expect(await inboxOf(two)).toEqual(['complaint_assigned'])
  const { which: ended } = await officeOf(cloud, one.person)
  const [end] = (await historyOf(cloud, 'appointments', ended.appointment)).slice(-1)
  expect(end).toMatchObject({ did: 'appointments.end', by: two.person })
  const [hand] = (await historyOf(cloud, 'complaints', complaint)).slice(-1)
  expect(hand).toMatchObject({ did: 'complaints.hand', by: two.person })
  expect(hand?.cause).not.toBeNull()
  await two.call('complaints.answer', step)
})

test('the number and the day that the sender was told stay', async () => {
  const which = await send()
  await second()
  cloud.clock.set(tenOn('2026-11-26'))
  await endWith(cloud, two, one.person)
  const { street, complaint } = which
  const seen = (await sender.call('complaints.get', { street, complaint })).complaint
  expect(seen).toMatchObject({ number: which.number, due: '2026-11-30', version: 2 })
  const { assignments } = await two.call('assignments.mine', { street: STREET })
  expect(assignments).toMatchObject([{ title: which.number, due: '2026-11-30' }])
})

test('it stays outside the line complained about', async () => {
  const supervisor = await somebody(cloud, { role: 'supervisor' })
  const which = await send({ about: { line: 'people', role: 'street' } })
  expect(await ownerOf(which)).toBe(supervisor.name)
  await second()
  const other = await somebody(cloud, { role: 'supervisor' })
  const { which: mine, step } = await officeOf(cloud, supervisor.person)
  const { work } = await two.call('appointments.handover', mine)
  expect(work[0]?.candidates.map(({ person }) => person)).toEqual([other.person])
  const hands = [
    {
      subject: { noun: 'complaints' as const, id: which.complaint },
      kind: 'answer_complaint' as const,
      to: two.person,
    },
  ]
  const tried = await two.try('appointments.end', { ...step, hands })
  expect(tried).toMatchObject({ error: { code: 'invalid', field: 'hands' } })
  expect(await endWith(cloud, two, supervisor.person)).toMatchObject({ ok: true })
  expect(await ownerOf(which)).toBe(other.name)
})

test('who keeps a role that does such work keeps the work', async () => {
  const which = await send()
  await second()
  await appoint(cloud, one.person, { role: 'supervisor' })
  const rows = await cloud.db.query<{ id: string }>(
    "SELECT id FROM appointments WHERE street = $1 AND person = $2 AND role = 'street_staff'",
    [STREET, one.person],
  )
  const appointment = String(rows[0]?.id)
  const input = { street: STREET, appointment }
  const { work } = await two.call('appointments.handover', input as never)
  expect(work).toEqual([])
  const end = { ...input, version: 1, hands: [] }
  expect(await two.try('appointments.end', end)).toMatchObject({ data: { handed: 0 } })
  expect(await ownerOf(which)).toBe(one.name)
})

test('the last one who answers for the street stays, whoever else waits to take over', async () => {
  const { step } = await officeOf(cloud, one.person)
  const end = { ...step, hands: [] }
  await create(one, { role: 'street_staff', area: STREET as never })
  expect(await one.try('appointments.end', end)).toMatchObject({
    error: { code: 'conflict', because: { why: 'last_of_street', role: 'street_staff' } },
  })
  const soon = await one.try('appointments.change', { ...step, until: '2026-12-31' })
  expect(soon).toMatchObject({ error: { because: { why: 'last_of_street' } } })
  await second()
  expect(await one.try('appointments.end', end)).toMatchObject({ ok: true })
})

test('two who end each other at once leave one', async () => {
  await second()
  const [first, other] = [await officeOf(cloud, one.person), await officeOf(cloud, two.person)]
  const both = await Promise.all([
    two.try('appointments.end', { ...first.step, hands: [] }),
    one.try('appointments.end', { ...other.step, hands: [] }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a complaint and an end at once: the work is with somebody who is in office', async () => {
  await second()
  for (let round = 0; round < 6; round += 1) {
    const leaver = await somebody(cloud, { role: 'street_staff' })
    const { step } = await officeOf(cloud, leaver.person)
    const [which, ended] = await Promise.all([
      send(),
      one.try('appointments.end', { ...step, hands: [] }),
    ])
    if (!ended.ok) expect(ended).toMatchObject({ error: { because: { why: 'work_open' } } })
    const owner = await ownerOf(which)
    if (ended.ok) expect(owner).not.toBe(leaver.name)
    if (!ended.ok) await endWith(cloud, one, leaver.person)
  }
  expect(cloud.log.filter(({ code }) => code === 'internal')).toEqual([])
})

test('an appointment that begins today or later can be ended before it was held', async () => {
  const made = await create(one, { from: '2026-12-01' })
  const { appointment, version } = made.appointment
  await one.call('appointments.end', { street: STREET, appointment, version, hands: [] })
  const today = await create(one, { from: TODAY })
  const now = { street: STREET, appointment: today.appointment.appointment, version: 1, hands: [] }
  await one.call('appointments.end', now)
  expect(await one.try('appointments.end', { ...now, version: 2 })).toMatchObject({
    error: { code: 'conflict' },
  })
  cloud.clock.set(tenOn('2026-12-05'))
  const { appointments } = await one.call('appointments.list', { street: STREET })
  expect(appointments.map(({ role }) => role)).toEqual(['street_staff'])
})

describe('an appointment that runs out', () => {
  test('on the first day after, the timer gives its work to whom the wizard would propose', async () => {
    const which = await send()
    await second()
    const { step } = await officeOf(cloud, one.person)
    await two.call('appointments.change', { ...step, until: '2026-11-25' })
    cloud.clock.set(tenOn('2026-11-25'))
    await cloud.runTimers()
    expect(await ownerOf(which)).toBe(one.name)
    cloud.clock.set(tenOn('2026-11-26'))
    await Promise.all([cloud.runTimers(), cloud.runTimers()])
    expect(await ownerOf(which)).toBe(two.name)
    const lines = await historyOf(cloud, 'complaints', which.complaint)
    expect(lines.map(({ did, by }) => [did, by])).toEqual([
      ['complaints.submit', null],
      ['complaints.hand', null],
    ])
    expect(lines[1]?.note).toContain('任期届满')
    expect(cloud.log.filter(({ event }) => event === 'job failed')).toEqual([])
  })

  test('where nobody may have it, it waits and goes to the first who comes', async () => {
    const supervisor = await somebody(cloud, { role: 'supervisor', until: TODAY })
    const which = await send({ about: { line: 'people', role: 'street' } })
    await cloud.db.query("DELETE FROM appointments WHERE street = $1 AND role = 'street_staff'", [
      STREET,
    ])
    cloud.clock.set(tenOn('2026-11-24'))
    await cloud.runTimers()
    expect(await ownerOf(which)).toBe(supervisor.name)
    const next = await somebody(cloud, { role: 'supervisor' })
    await cloud.runTimers()
    expect(await ownerOf(which)).toBe(next.name)
  })
})
