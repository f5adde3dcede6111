import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { AbsenceId, AppointmentId, AreaCode, PersonId } from '@/contract/wire'
import { clientId, somebody } from '../complaints/people'
import {
  create,
  GRID,
  GUIZHOU,
  historyOf,
  inboxOf,
  listAll,
  office,
  officeOf,
  personaId,
  TODAY,
  XIAMEN_GRID,
} from './office'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')
const secretary = () => cloud.as('community_secretary')
const PHONE = '13800001234'

describe('list', () => {
  test('staff see the whole street, a secretary the community, a head what is their own', async () => {
    const all = await listAll(staff())
    expect(all.length).toBeGreaterThan(100)
    expect(new Set(all.map(({ appointment }) => appointment)).size).toBe(all.length)
    const theirs = await listAll(secretary())
    expect(theirs.length).toBeGreaterThan(3)
    expect(theirs.every(({ area }) => area.code.startsWith(GUIZHOU))).toBe(true)
    const own = await listAll(cloud.as('grid_head'))
    expect(own).toMatchObject([
      { name: '王志强', role: 'grid_head', standIn: { name: '李秀兰' }, phone: null },
    ])
    expect(own[0]?.can).toEqual({ change: false, end: false, invite: false, away: true })
  })

  test('by area, by role and by name; nothing that is over or that another street has', async () => {
    const heads = await listAll(staff(), { area: GUIZHOU, role: 'grid_head' })
    expect(heads.map(({ name }) => name)).toEqual(expect.arrayContaining(['王志强', '李秀兰']))
    expect(heads.every(({ role }) => role === 'grid_head')).toBe(true)
    expect((await listAll(staff(), { q: '志强' })).map(({ name }) => name)).toEqual(['王志强'])
    await cloud.db.query('UPDATE appointments SET until_day = $2 WHERE street = $1 AND role = $3', [
      STREET,
      '2026-11-22',
      'block_lead',
    ])
    expect(await listAll(staff(), { role: 'block_lead' })).toEqual([])
    const names = (await listAll(staff(), { q: '潘志刚' })).map(({ name }) => name)
    expect(names).toEqual([])
    const foreign = await staff().try('appointments.list', { street: OTHER_STREET })
    expect(foreign).toMatchObject({ error: { code: 'forbidden' } })
  })

  test('says how much open work somebody has and when they are away', async () => {
    const person = await personaId(cloud, 'grid_head')
    await staff().call('appointments.away', {
      ...{ street: STREET, person, from: '2026-12-01', until: '2026-12-03' },
    })
    const [row] = await listAll(staff(), { q: '王志强' })
    expect(row?.away).toMatchObject({ from: '2026-12-01', until: '2026-12-03' })
    const open = await cloud.db.query(
      'SELECT id FROM assignments WHERE street = $1 AND owner = $2 AND done_at IS NULL',
      [STREET, person],
    )
    expect(row?.work).toBe(open.length)
  })
})

describe('create', () => {
  test('a new record waits for its human, with an invitation to hand over', async () => {
    const { appointment, invitation } = await create(staff(), { name: '金秀英', phone: PHONE })
    expect(appointment).toMatchObject({
      ...{ name: '金秀英', phone: '138****1234', role: 'volunteer', claimed: false, version: 1 },
      ...{ area: { code: GRID, level: 'grid' }, from: TODAY, until: null, demo: true },
    })
    expect(invitation).toMatchObject({ kind: 'appointment', expires: '2026-11-30T02:00:00.000Z' })
    expect(appointment.invited?.invitation).toBe(invitation?.invitation)
    const found = await cloud
      .as('stranger')
      .call('codes.resolve', { scanned: invitation?.link ?? '' })
    expect(found).toEqual({ is: 'invitation', street: STREET, invitation: invitation?.invitation })
    const [line] = await historyOf(cloud, 'appointments', appointment.appointment)
    expect(line).toMatchObject({ did: 'appointments.create' })
  })

  test('a double tap makes one, also at once', async () => {
    const given = office()
    const both = await Promise.all([1, 2].map(() => staff().try('appointments.create', given)))
    expect(both.every(({ ok }) => ok)).toBe(true)
    const again = await staff().call('appointments.create', given)
    expect(again.invitation).not.toBeNull()
    const made = await cloud.db.query(
      'SELECT a.id FROM appointments a JOIN persons p ON p.id = a.person WHERE a.street = $1 AND p.name = $2',
      [STREET, '新来的人'],
    )
    expect(made).toHaveLength(1)
    const records = await cloud.db.query("SELECT id FROM persons WHERE name = '新来的人'")
    expect(records).toHaveLength(1)
  })

  test('the number is nowhere in the clear, found whole and by its end, shown to nobody else', async () => {
    await create(staff(), { name: '金秀英', phone: PHONE })
    const kept = await cloud.db.query('SELECT * FROM persons')
    expect(JSON.stringify(kept)).not.toContain(PHONE)
    const history = await cloud.db.query('SELECT * FROM history')
    expect(JSON.stringify(history)).not.toContain(PHONE)
    for (const q of [PHONE, '1234']) {
      expect((await listAll(staff(), { q })).map(({ name }) => name)).toEqual(['金秀英'])
    }
    expect(await listAll(staff(), { q: '1235' })).toEqual([])
    expect((await listAll(secretary(), { q: PHONE }))[0]?.phone).toBe('138****1234')
    expect((await listAll(cloud.as('supervisor'), { q: '金秀英' }))[0]?.phone).toBeNull()
    expect(await listAll(cloud.as('grid_head'), { q: PHONE })).toEqual([])
  })

  test('an existing person gets one more role and is told; the same one twice is a conflict', async () => {
    const person = await personaId(cloud, 'grid_head')
    const { appointment, invitation } = await create(staff(), { person })
    expect(invitation).toBeNull()
    expect(appointment).toMatchObject({ claimed: true, name: '王志强' })
    const { messages } = await cloud.as('grid_head').call('messages.list', { street: STREET })
    expect(messages[0]).toMatchObject({ kind: 'appointment_given', values: { role: 'volunteer' } })
    const twice = await staff().try('appointments.create', office({ person }))
    expect(twice).toMatchObject({ error: { code: 'conflict' } })
  })

  test('somebody of another street, or of none, does not exist here', async () => {
    const bund = 'fx7zek4j62' as PersonId
    const resident = await personaId(cloud, 'resident')
    for (const person of [bund, resident]) {
      const tried = await staff().try('appointments.create', office({ person }))
      expect(tried).toMatchObject({ error: { code: 'not_found' } })
      const standIn = await staff().try('appointments.create', office({ standIn: person }))
      expect(standIn).toMatchObject({ error: { code: 'not_found' } })
    }
  })

  test('what does not fit is refused by its field', async () => {
    const wrong: [Parameters<typeof office>[0], string][] = [
      [{ role: 'grid_head', area: GUIZHOU }, 'area'],
      [{ area: `${STREET}099` as AreaCode }, 'area'],
      [{ role: 'operator' }, 'area'],
      [{ from: '2026-11-22' }, 'from'],
      [{ from: '2026-11-25', until: '2026-11-24' }, 'until'],
      [{ name: undefined }, 'name'],
    ]
    for (const [given, field] of wrong) {
      const tried = await staff().try('appointments.create', office(given))
      expect({ field, tried }).toMatchObject({ tried: { error: { code: 'invalid', field } } })
    }
    expect(await staff().try('appointments.create', office({ name: '赌博网站' }))).toMatchObject({
      error: { code: 'content_refused' },
    })
  })

  test('a secretary appoints heads and volunteers of the community, and nobody else', async () => {
    await create(secretary(), { role: 'grid_head' })
    for (const given of [
      { area: XIAMEN_GRID },
      { role: 'party_secretary' as const },
      { role: 'street_staff' as const, area: STREET as string as AreaCode },
    ]) {
      const tried = await secretary().try('appointments.create', office(given))
      expect(tried).toMatchObject({ error: { code: 'forbidden' } })
    }
    const { gives } = await secretary().call('appointments.list', { street: STREET })
    expect(gives).toEqual(['volunteer', 'grid_head', 'lane_head'])
  })

  test('only an administrator appoints an administrator', async () => {
    const given = { role: 'administrator' as const, area: STREET as string as AreaCode }
    const tried = await staff().try('appointments.create', office(given))
    expect(tried).toMatchObject({ error: { code: 'forbidden' } })
    const top = await somebody(cloud, { role: 'administrator' })
    const { invitation } = await create(top, given)
    expect(invitation?.kind).toBe('administrator')
  })
})

describe('change', () => {
  test('sets and clears the last day and the stand-in; the holder is told', async () => {
    const head = await somebody(cloud, { role: 'grid_head', area: GRID })
    const { step } = await officeOf(cloud, head.person)
    const standIn = await personaId(cloud, 'grid_head')
    const first = await staff().call('appointments.change', {
      ...{ ...step, until: '2026-12-31', standIn },
    })
    expect(first.appointment).toMatchObject({
      ...{ until: '2026-12-31', standIn: { name: '王志强' }, version: 2 },
    })
    const cleared = { ...step, version: 2, until: null, standIn: null }
    const second = await staff().call('appointments.change', cleared)
    expect(second.appointment).toMatchObject({ until: null, standIn: null })
    expect(await inboxOf(head)).toEqual(['appointment_changed', 'appointment_changed'])
    const stale = await staff().try('appointments.change', { ...step, until: null })
    expect(stale).toMatchObject({ error: { code: 'conflict', because: { why: 'changed' } } })
  })

  test('no day gone by, not oneself, and not by who may not appoint', async () => {
    const person = await personaId(cloud, 'grid_head')
    const { step } = await officeOf(cloud, person)
    const tried = (over: object, by = staff()) =>
      by.try('appointments.change', { ...step, ...over })
    expect(await tried({ until: '2026-11-22' })).toMatchObject({ error: { field: 'until' } })
    expect(await tried({ standIn: person })).toMatchObject({ error: { field: 'standIn' } })
    expect(await tried({ until: null }, cloud.as('grid_head'))).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await tried({ until: null }, cloud.as('volunteer'))).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})

describe('away and back', () => {
  const days = { street: STREET, from: TODAY, until: '2026-11-25' }

  test('oneself, once, and back the same day', async () => {
    const head = cloud.as('grid_head')
    const { absence } = await head.call('appointments.away', days)
    expect((await head.call('appointments.away', days)).absence).toEqual(absence)
    await head.call('appointments.back', { street: STREET, absence: absence.absence })
    expect((await listAll(head))[0]?.away).toBeNull()
    const { which } = await officeOf(cloud, await personaId(cloud, 'grid_head'))
    const dids = await historyOf(cloud, 'appointments', which.appointment)
    expect(dids.map(({ did }) => did)).toEqual(['appointments.away', 'appointments.back'])
  })

  test('an absence that began before ends yesterday, and stays on record', async () => {
    const head = cloud.as('grid_head')
    const { absence } = await head.call('appointments.away', { ...days, from: '2026-11-20' })
    await head.call('appointments.back', { street: STREET, absence: absence.absence })
    const rows = await cloud.db.query(
      'SELECT from_day AS from, until_day AS until FROM absences WHERE street = $1 AND id = $2',
      [STREET, absence.absence],
    )
    expect(rows).toEqual([{ from: '2026-11-20', until: '2026-11-22' }])
  })

  test('a secretary for their heads, staff for all, others for nobody', async () => {
    const person = await personaId(cloud, 'grid_head')
    const { absence } = await secretary().call('appointments.away', { ...days, person })
    expect(await cloud.as('volunteer').try('appointments.away', { ...days, person })).toMatchObject(
      { error: { code: 'not_found' } },
    )
    expect(
      await cloud.as('volunteer').try('appointments.back', { street: STREET, ...absence }),
    ).toMatchObject({ error: { code: 'invalid' } })
    const back = { street: STREET, absence: absence.absence }
    expect(await cloud.as('volunteer').try('appointments.back', back)).toMatchObject({
      error: { code: 'not_found' },
    })
    const others = await personaId(cloud, 'block_lead')
    expect(await secretary().try('appointments.away', { ...days, person: others })).toMatchObject({
      error: { code: 'not_found' },
    })
    await staff().call('appointments.away', { ...days, person: others })
    await staff().call('appointments.back', back)
    expect(
      await staff().try('appointments.back', { ...back, absence: '0000000000' as AbsenceId }),
    ).toMatchObject({ error: { code: 'not_found' } })
  })

  test('days in the wrong order or gone by', async () => {
    for (const until of ['2026-11-22', '2026-11-01']) {
      const tried = await cloud.as('grid_head').try('appointments.away', { ...days, until })
      expect(tried).toMatchObject({ error: { code: 'invalid', field: 'until' } })
    }
  })
})

test('what the history of an appointment says is for those who see it', async () => {
  const { appointment } = await create(staff())
  const subject = { noun: 'appointments' as const, id: appointment.appointment }
  const { lines } = await staff().call('history.list', { street: STREET, subject })
  expect(lines).toMatchObject([{ did: 'appointments.create', by: '陆佳怡' }])
  const hidden = await cloud.as('volunteer').try('history.list', { street: STREET, subject })
  expect(hidden).toMatchObject({ error: { code: 'not_found' } })
})

test('an appointment of another street does not exist', async () => {
  const appointment = 'tk6qqgs94b' as AppointmentId
  const tried = await staff().try('appointments.handover', { street: STREET, appointment })
  expect(tried).toMatchObject({ error: { code: 'not_found' } })
  const client = clientId()
  expect(
    await staff().try('appointments.create', { ...office({ client }), street: OTHER_STREET }),
  ).toMatchObject({ error: { code: 'forbidden' } })
})
