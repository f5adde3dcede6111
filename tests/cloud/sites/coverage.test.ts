import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { StreetCode } from '@/contract/wire'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const ask = (minutes: 5 | 10 | 15, needs: 'aed'[] = []) =>
  cloud.as('stranger').call('sites.coverage', { street: STREET, minutes, needs })

async function countDoors() {
  const [row] = await cloud.db.query<{ doors: number }>(
    'SELECT count(*)::int AS doors FROM doors WHERE street = $1',
    [STREET],
  )
  return row?.doors ?? 0
}

test('every door is counted once, in a grid that has a name, the least covered first', async () => {
  const { doors, covered, areas } = await ask(10)
  expect(doors).toBe(await countDoors())
  expect(doors).toBeGreaterThan(0)
  expect(areas.reduce((sum, area) => sum + area.doors, 0)).toBe(doors)
  expect(areas.reduce((sum, area) => sum + area.covered, 0)).toBe(covered)
  const shares = areas.map((area) => area.covered / area.doors)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})

test('a longer walk reaches no fewer doors, a need no more', async () => {
  const [five, ten, fifteen] = [await ask(5), await ask(10), await ask(15)]
  expect(five.covered).toBeLessThanOrEqual(ten.covered)
  expect(ten.covered).toBeLessThanOrEqual(fifteen.covered)
  expect((await ask(5, ['aed'])).covered).toBeLessThanOrEqual(five.covered)
})

test('sites that are gone, lines and areas reach nobody: then every building is a white spot', async () => {
  await cloud.db.query(`UPDATE sites SET retired = true WHERE street = $1 AND kind = 'point'`, [
    STREET,
  ])
  const { doors, covered, white, sites } = await ask(15)
  expect({ covered, sites }).toEqual({ covered: 0, sites: [] })
  expect(doors).toBeGreaterThan(0)
  expect(white).toHaveLength(100)
  expect(white.map((spot) => spot.doors)).toEqual(
    white.map((spot) => spot.doors).sort((a, b) => b - a),
  )
})

test('a street without doors tells nothing; one that is not served is refused', async () => {
  await cloud.db.query('DELETE FROM homes WHERE street = $1', [STREET])
  await cloud.db.query('DELETE FROM doors WHERE street = $1', [STREET])
  expect(await ask(10)).toEqual(expect.objectContaining({ doors: 0, covered: 0, areas: [] }))
  const foreign = { street: '310115001' as StreetCode, minutes: 10 as const, needs: [] }
  await expect(cloud.as('stranger').call('sites.coverage', foreign)).rejects.toThrow('not_found')
})
