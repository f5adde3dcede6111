import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { appoint, type Somebody, somebody, tenOn } from '../complaints/people'
import { endWith, rolesOf, TODAY } from './office'

let cloud: TestCloud
let head: Somebody
let deputy: Somebody
beforeEach(async () => {
  cloud = await openCloud()
  head = await somebody(cloud, { role: 'street_staff' })
  deputy = await somebody(cloud, { role: 'volunteer' })
  await cloud.db.query('UPDATE appointments SET stand_in = $3 WHERE street = $1 AND person = $2', [
    STREET,
    head.person,
    deputy.person,
  ])
})
afterEach(() => cloud.close())

const asks = () => deputy.try('sites.operators', { street: STREET })
const away = (from: string, until: string) =>
  head.call('appointments.away', { street: STREET, from, until })

test('a stand-in has the rights of the holder while the holder is away, and not before or after', async () => {
  await away('2026-11-24', '2026-11-25')
  expect(await asks()).toMatchObject({ error: { code: 'forbidden' } })
  cloud.clock.set(tenOn('2026-11-24'))
  expect((await asks()).ok).toBe(true)
  expect(await rolesOf(deputy)).toEqual(expect.arrayContaining(['volunteer', 'street_staff']))
  cloud.clock.set(tenOn('2026-11-25'))
  expect((await asks()).ok).toBe(true)
  cloud.clock.set(tenOn('2026-11-26'))
  expect(await asks()).toMatchObject({ error: { code: 'forbidden' } })
})

test('back early, and the next call of the stand-in is refused', async () => {
  const { absence } = await away(TODAY, '2026-11-30')
  expect((await asks()).ok).toBe(true)
  await head.call('appointments.back', { street: STREET, absence: absence.absence })
  expect(await asks()).toMatchObject({ error: { code: 'forbidden' } })
  expect((await head.try('sites.operators', { street: STREET })).ok).toBe(true)
})

test('a stand-in of somebody whose appointment has ended stands in for nobody', async () => {
  await away(TODAY, '2026-11-30')
  expect(await endWith(cloud, cloud.as('street_staff'), head.person)).toMatchObject({ ok: true })
  expect(await asks()).toMatchObject({ error: { code: 'forbidden' } })
})

test('who leaves office loses what they stood in for in the same moment', async () => {
  await away(TODAY, '2026-11-30')
  expect(await endWith(cloud, cloud.as('street_staff'), deputy.person)).toMatchObject({ ok: true })
  expect(await rolesOf(deputy)).toEqual([])
  expect(await asks()).toMatchObject({ error: { code: 'forbidden' } })
  const rows = await cloud.db.query(
    'SELECT stand_in FROM appointments WHERE street = $1 AND person = $2',
    [STREET, head.person],
  )
  expect(rows).toEqual([{ stand_in: null }])
})

test('who still holds something keeps standing in', async () => {
  await away(TODAY, '2026-11-30')
  await appoint(cloud, deputy.person, { role: 'party_secretary' })
  expect(await endWith(cloud, cloud.as('street_staff'), deputy.person)).toMatchObject({ ok: true })
  expect((await asks()).ok).toBe(true)
})

test('a stand-in whose own time ran out is released by the timer', async () => {
  await away(TODAY, '2026-12-31')
  await cloud.db.query('UPDATE appointments SET until_day = $3 WHERE street = $1 AND person = $2', [
    STREET,
    deputy.person,
    TODAY,
  ])
  await cloud.runTimers()
  expect((await asks()).ok).toBe(true)
  cloud.clock.set(tenOn('2026-11-24'))
  await cloud.runTimers()
  expect(await asks()).toMatchObject({ error: { code: 'forbidden' } })
})
