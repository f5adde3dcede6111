import { MONDAY, OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { DAY } from '@/contract/calendar.rules'
import { somebody } from '../complaints/people'
import { type Offices, officesOf } from '../reports/reporting'
import { get, issue, requests } from './asking'

let cloud: TestCloud
let street: Offices
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(MONDAY)
  await cloud.db.query('DELETE FROM open311_keys WHERE street = $1', [STREET])
  street = await officesOf(cloud)
})

const listed = async () => (await street.staff.call('open311.keys', { street: STREET })).keys

test('what opens is shown once, and stands nowhere', async () => {
  const { key, secret } = await issue(street.staff, 'write', '邻里应用')
  expect(secret).toMatch(/^[0-9a-z]{32}$/)
  expect(key).toEqual({
    ...{ key: expect.any(String), name: '邻里应用', may: 'write', by: street.staff.name },
    ...{ issuedAt: new Date(MONDAY).toISOString(), used: null, revokedAt: null },
  })
  const answer = await street.staff.call('open311.keys', { street: STREET })
  expect(answer.keys).toEqual([key])
  expect(answer.address).toBe(`${cloud.cloud.settings.publicUrl}/open311/v2`)
  for (const table of ['open311_keys', 'history', 'rate_counters']) {
    const rows = await cloud.db.query(`SELECT t::text AS all FROM ${table} t`)
    expect(JSON.stringify(rows)).not.toContain(secret)
  }
  expect(JSON.stringify(cloud.log)).not.toContain(secret)
})

test('the last day of its use is noted, and nothing more', async () => {
  const { secret } = await issue(street.staff, 'read')
  cloud.clock.set(MONDAY + DAY)
  await requests(cloud, { api_key: secret })
  await requests(cloud, { api_key: secret })
  expect(await listed()).toMatchObject([{ used: '2026-11-24' }])
})

test('a revoked key opens nothing from then on, and stays in the list behind the others', async () => {
  const old = await issue(street.staff, 'read', '旧的')
  const { key } = await issue(street.other, 'read', '新的')
  const which = { street: STREET, key: old.key.key }
  cloud.clock.set(MONDAY + 1000)
  const revoked = await street.other.call('open311.revokeKey', which)
  expect(revoked.key.revokedAt).toBe(new Date(MONDAY + 1000).toISOString())
  expect((await get(cloud, 'requests.json', { api_key: old.secret })).status).toBe(403)
  cloud.clock.set(MONDAY + 2000)
  expect(await street.staff.call('open311.revokeKey', which)).toEqual(revoked)
  expect((await listed()).map((one) => one.key)).toEqual([key.key, old.key.key])
})

test('its history says who issued and who revoked it, to those who keep keys', async () => {
  const { key } = await issue(street.staff)
  await street.other.call('open311.revokeKey', { street: STREET, key: key.key })
  const asked = { street: STREET, subject: { noun: 'open311', id: key.key } } as const
  const { lines } = await street.staff.call('history.list', asked)
  expect(lines).toMatchObject([
    { did: 'open311.revokeKey', by: street.other.name },
    { did: 'open311.issueKey', by: street.staff.name },
  ])
  for (const who of [street.head, street.secretary, street.supervisor]) {
    await expect(who.call('history.list', asked)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('keys are the street’s: another street’s staff neither see nor end them, and they open nothing there', async () => {
  const { key, secret } = await issue(street.staff)
  const foreign = await somebody(cloud, { role: 'street_staff', street: OTHER_STREET })
  const theirs = await foreign.call('open311.keys', { street: OTHER_STREET })
  expect(theirs.keys).toEqual([])
  const end = { street: OTHER_STREET, key: key.key }
  await expect(foreign.call('open311.revokeKey', end)).rejects.toMatchObject({ code: 'not_found' })
  const there = { api_key: secret, jurisdiction_id: OTHER_STREET }
  expect((await get(cloud, 'requests.json', there)).status).toBe(403)
})

test('only staff and the administrator keep keys', async () => {
  const administrator = await somebody(cloud, { role: 'administrator' })
  await issue(administrator)
  for (const who of [street.resident, street.head, street.secretary, street.block]) {
    await expect(issue(who)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(who.call('open311.keys', { street: STREET })).rejects.toMatchObject({
      code: 'forbidden',
    })
  }
})

test.each([['x'], ['字'.repeat(41)], ['']])('a name of its holder is needed: %j', async (name) => {
  await expect(issue(street.staff, 'read', name)).rejects.toMatchObject({
    ...{ code: 'invalid', field: 'name' },
  })
})
