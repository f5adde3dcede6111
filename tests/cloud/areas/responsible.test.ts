import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { OutputOf } from '@/contract'
import type { Responsible } from '@/contract/areas'
import type { PersonId, StreetCode } from '@/contract/wire'

/** In the grid of the demonstration's grid head, whose seeded code ends in -g01. */
const GRID = '310101002003-g01'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

async function middleOf(code: string) {
  const [row] = await cloud.db.query<{ lng: number; lat: number }>(
    `SELECT (point(polygon(shape)))[0] / 95080 AS lng, (point(polygon(shape)))[1] / 111195 AS lat
     FROM areas WHERE street = $1 AND code = $2`,
    [STREET, code],
  )
  if (!row) throw new Error(`the seed has no area ${code}`)
  return row
}

function here(answer: OutputOf<'areas.responsible'>): Responsible {
  if (answer.is !== 'here') throw new Error('the place is in the street')
  return answer
}

async function headOf(code: string) {
  const [row] = await cloud.db.query<{ person: PersonId; name: string }>(
    `SELECT a.person, p.name FROM appointments a JOIN persons p ON p.id = a.person
     WHERE a.street = $1 AND a.area = $2 AND a.role = 'grid_head' ORDER BY a.from_day, a.id LIMIT 1`,
    [STREET, code],
  )
  if (!row) throw new Error(`the seed has no head of ${code}`)
  return row
}

test('a stranger learns who is responsible and why, and no id of a person', async () => {
  const at = await middleOf(GRID)
  const answer = here(await cloud.as('stranger').call('areas.responsible', { street: STREET, at }))
  const head = await headOf(GRID)
  expect(answer.path.at(-1)?.code).toBe(GRID)
  expect(answer.answers).toEqual(expect.objectContaining({ name: head.name, role: 'grid_head' }))
  expect(answer.steps.map(({ is }) => is)).toEqual(['answers'])
  expect(JSON.stringify(answer)).not.toContain(head.person)
})

test('a place in another street is told whose it is, one that nobody here knows is told the hotline', async () => {
  const stranger = cloud.as('stranger')
  const bund = { lng: 121.4865, lat: 31.2365 }
  const elsewhere = await stranger.call('areas.responsible', { street: STREET, at: bund })
  expect(elsewhere).toEqual({
    is: 'elsewhere',
    division: expect.objectContaining({ code: '310101013', zh: '外滩街道', district: '黄浦区' }),
    hotline: '12345',
  })
  const far = { lng: 121.9, lat: 31.0 }
  const unknown = await stranger.call('areas.responsible', { street: STREET, at: far })
  expect(unknown).toEqual({ is: 'elsewhere', division: null, hotline: '12345' })
})

test('a street that is not served, and a place outside Shanghai, are refused in words', async () => {
  const stranger = cloud.as('stranger')
  const at = { lng: 121.4785, lat: 31.2345 }
  const foreign = { street: '310115001' as StreetCode, at }
  await expect(stranger.call('areas.responsible', foreign)).rejects.toThrow('not_found')
  await expect(
    stranger.call('areas.responsible', { street: STREET, at: { lng: 0, lat: 0 } }),
  ).rejects.toThrow('invalid')
})

test('an absence moves the duty today and not yesterday; it comes back the day after', async () => {
  const at = await middleOf(GRID)
  const head = await headOf(GRID)
  await cloud.db.query(`UPDATE appointments SET stand_in = NULL WHERE street = $1 AND area = $2`, [
    STREET,
    GRID,
  ])
  await cloud.db.query(
    `INSERT INTO absences (street, id, person, from_day, until_day)
     VALUES ($1, 'absent', $2, '2026-11-23', '2026-11-25')`,
    [STREET, head.person],
  )
  const ask = async (on?: string) =>
    here(
      await cloud
        .as('resident')
        .call('areas.responsible', { street: STREET, at, ...(on ? { on } : {}) }),
    )
  const today = await ask()
  expect(today.steps[0]).toEqual(
    expect.objectContaining({ is: 'away', name: head.name, until: '2026-11-25' }),
  )
  expect(today.answers?.name).not.toBe(head.name)
  expect((await ask('2026-11-22T04:00:00Z')).answers?.name).toBe(head.name)
  cloud.clock.set(MONDAY + 3 * 86_400_000)
  expect((await ask()).answers?.name).toBe(head.name)
})

test('staff rehearse that somebody is away; others may not', async () => {
  const at = await middleOf(GRID)
  const head = await headOf(GRID)
  const asked = { street: STREET, at, away: [head.person] }
  const answer = here(await cloud.as('street_staff').call('areas.rehearse', asked))
  expect(answer.steps[0]).toEqual(expect.objectContaining({ is: 'away', person: head.person }))
  expect(answer.answers?.name).not.toBe(head.name)
  const untouched = await cloud.as('street_staff').call('areas.rehearse', { ...asked, away: [] })
  expect(here(untouched).answers?.name).toBe(head.name)
  await expect(cloud.as('resident').call('areas.rehearse', asked)).rejects.toThrow('forbidden')
})
