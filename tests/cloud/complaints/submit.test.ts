import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId, emptyOffices, somebody, someSite, tenOn, words } from './people'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const count = async (table: string) => {
  const [row] = await cloud.db.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM ${table} WHERE street = $1`,
    [STREET],
  )
  return row?.rows
}

describe('complaints.submit', () => {
  test('a stranger gets a number, an owner, a due day and a receipt', async () => {
    const { about, site, name } = await someSite(cloud)
    const sent = await cloud.as('stranger').call('complaints.submit', words({ about }))
    expect(sent.receipt).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/)
    expect(sent.complaint).toMatchObject({
      number: expect.stringMatching(/^T20261123-\d{4}$/),
      state: 'open',
      subject: { line: 'site', site, name },
      owner: { role: 'street_staff', name: expect.stringMatching(/./) },
      due: '2026-11-30',
      about: false,
      late: false,
      answer: null,
      contact: null,
      version: 1,
      can: { answer: false, withdraw: false },
    })
  })

  test('a suggestion is numbered with J, in one row with the complaints of the day', async () => {
    const { call } = cloud.as('resident')
    const first = await call('complaints.submit', words())
    const second = await call('complaints.submit', words({ kind: 'suggestion' }))
    expect(second.complaint.number).toMatch(/^J20261123-/)
    expect(Number(second.complaint.number.slice(-4))).toBe(
      Number(first.complaint.number.slice(-4)) + 1,
    )
  })

  test('the owner is told and has it on the desk; the message holds the number alone', async () => {
    await emptyOffices(cloud)
    const owner = await somebody(cloud, { role: 'street_staff' })
    const { complaint } = await cloud
      .as('resident')
      .call('complaints.submit', words({ contact: '13800001234' }))
    const subject = { noun: 'complaints', id: complaint.complaint } as const
    const { assignments } = await owner.call('assignments.mine', { street: STREET })
    expect(assignments).toEqual([
      {
        subject,
        kind: 'answer_complaint',
        title: complaint.number,
        due: complaint.due,
        about: false,
        state: 'on_time',
      },
    ])
    const inbox = await owner.call('messages.list', { street: STREET })
    expect(inbox.messages).toMatchObject([
      { kind: 'complaint_assigned', subject, values: { number: complaint.number }, read: false },
    ])
    expect(Object.keys(inbox.messages[0]!.values)).toEqual(['number'])
    const { lines } = await owner.call('history.list', { street: STREET, subject })
    expect(lines).toMatchObject([{ did: 'complaints.submit', by: null, note: null }])
  })

  test('the contact is sealed at rest and opens for the sender and the owner only', async () => {
    await emptyOffices(cloud)
    const owner = await somebody(cloud, { role: 'street_staff' })
    const sender = await somebody(cloud)
    const contact = '021-63210000'
    const { complaint } = await sender.call('complaints.submit', words({ contact }))
    const which = { street: STREET, complaint: complaint.complaint }
    expect((await sender.call('complaints.get', which)).complaint.contact).toBe(contact)
    expect((await owner.call('complaints.get', which)).complaint.contact).toBe(contact)
    for (const table of ['complaints', 'history', 'messages', 'assignments', 'counters']) {
      const rows = await cloud.db.query(`SELECT * FROM ${table} WHERE street = $1`, [STREET])
      expect(JSON.stringify(rows)).not.toContain(contact)
    }
    expect(JSON.stringify(cloud.log)).not.toContain(contact)
  })

  test('fifty at once get fifty numbers without a gap', async () => {
    cloud.clock.set(tenOn('2026-11-24'))
    const callers = [cloud.as('stranger'), cloud.as('resident'), cloud.as('volunteer')]
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        callers[i % 3]!.call(
          'complaints.submit',
          words({ kind: i % 2 ? 'complaint' : 'suggestion' }),
        ),
      ),
    )
    const running = sent.map(({ complaint }) => Number(complaint.number.slice(10)))
    expect(running.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  test('the work of a day is shared out evenly, also when all come at once', async () => {
    await emptyOffices(cloud)
    const staff = await Promise.all(
      Array.from({ length: 3 }, () => somebody(cloud, { role: 'street_staff' })),
    )
    const { call } = cloud.as('resident')
    await Promise.all(Array.from({ length: 9 }, () => call('complaints.submit', words())))
    for (const one of staff) {
      const { complaints } = await one.call('complaints.owned', { street: STREET })
      expect(complaints).toHaveLength(3)
    }
  })

  test.each([
    ['words too short', { words: ' 短。 ' }],
    ['words too long', { words: '长'.repeat(1001) }],
    ['a contact too short', { contact: '1234' }],
    ['an unknown kind', { kind: 'praise' }],
    ['an unknown line', { about: { line: 'weather' } }],
    ['a line with too much', { about: { line: 'app', site: 'abcdefghjk' } }],
    ['a client id that is none', { client: 'x' }],
    ['something besides', { owner: 'me' }],
  ])('refuses %s', async (_what, wrong) => {
    const before = await count('complaints')
    const input = { ...words(), ...wrong }
    expect(await cloud.as('resident').try('complaints.submit', input)).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
    expect(await count('complaints')).toBe(before)
  })

  test('an unknown street and an unknown site are not found', async () => {
    const { try: attempt } = cloud.as('resident')
    const site = 'zzzzzzzzzz'
    for (const input of [
      { ...words(), street: '999999999' },
      words({ about: { line: 'site', site } }),
    ]) {
      expect(await attempt('complaints.submit', input)).toMatchObject({
        error: { code: 'not_found' },
      })
    }
  })

  test('a site of another street is not found here', async () => {
    const { site } = await someSite(cloud)
    const input = { ...words({ about: { line: 'site', site } }), street: OTHER_STREET }
    expect(await cloud.as('resident').try('complaints.submit', input)).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('a site that was taken down can still be complained about', async () => {
    await emptyOffices(cloud)
    await somebody(cloud, { role: 'street_staff' })
    const { about, site } = await someSite(cloud)
    const shelf = (retired: boolean) =>
      cloud.db.query('UPDATE sites SET retired = $3 WHERE street = $1 AND id = $2', [
        STREET,
        site,
        retired,
      ])
    await shelf(true)
    const { complaint } = await cloud.as('resident').call('complaints.submit', words({ about }))
    await shelf(false)
    expect(complaint.subject).toMatchObject({ line: 'site', site })
  })

  test('a street with nobody says whom to call, and takes no number', async () => {
    await emptyOffices(cloud)
    cloud.clock.set(tenOn('2026-11-26'))
    const refused = await cloud.as('resident').try('complaints.submit', words())
    expect(refused).toMatchObject({ error: { code: 'unavailable' } })
    expect(JSON.stringify(refused)).toContain('12345')
    await somebody(cloud, { role: 'street_staff' })
    const { complaint } = await cloud.as('resident').call('complaints.submit', words())
    expect(complaint.number).toBe('T20261126-0001')
  })
})

describe('the same client id again', () => {
  test('answers the same complaint and receipt, and does nothing more', async () => {
    await emptyOffices(cloud)
    const owner = await somebody(cloud, { role: 'street_staff' })
    const resident = cloud.as('resident')
    const input = words({ contact: 'me@example.cn' })
    const first = await resident.call('complaints.submit', input)
    const again = await resident.call('complaints.submit', input)
    const changed = await resident.call('complaints.submit', { ...input, words: '换了一种说法' })
    expect(again).toEqual(first)
    expect(changed).toEqual(first)
    const { assignments } = await owner.call('assignments.mine', { street: STREET })
    expect(assignments).toHaveLength(1)
  })

  test('stays one under twenty at once, and leaves no gap in the numbers', async () => {
    cloud.clock.set(tenOn('2026-11-27'))
    const input = words()
    const resident = cloud.as('resident')
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => resident.call('complaints.submit', input)),
    )
    expect(new Set(sent.map(({ complaint }) => complaint.number))).toEqual(
      new Set(['T20261127-0001']),
    )
    const next = await resident.call('complaints.submit', words())
    expect(next.complaint.number).toBe('T20261127-0002')
  })

  test('by somebody else, or by nobody, is refused and shows nothing', async () => {
    const input = words({ contact: '13800001234' })
    await cloud.as('resident').call('complaints.submit', input)
    for (const persona of ['volunteer', 'stranger'] as const) {
      const refused = await cloud.as(persona).try('complaints.submit', input)
      expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } })
      expect(JSON.stringify(refused)).not.toMatch(/1380000|T2026/)
    }
  })

  test('of somebody not signed in then is theirs by the client id alone', async () => {
    const input = words({ client: clientId(), contact: '13800001234' })
    const first = await cloud.as('stranger').call('complaints.submit', input)
    const again = await cloud.as('stranger').call('complaints.submit', input)
    expect(again).toEqual(first)
    expect(again.complaint.contact).toBe('13800001234')
  })
})
