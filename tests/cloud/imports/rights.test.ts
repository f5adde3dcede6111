import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Persona } from '@/contract/session'
import type { StreetCode } from '@/contract/wire'
import { csv, preview, row, which } from './sheets'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const others: Persona[] = ['operator', 'resident', 'community_secretary', 'supervisor']

test.each(others)('%s may neither send nor see nor do', async (persona) => {
  const seen = await preview(cloud, csv([row('R1')]))
  const who = cloud.as(persona)
  const begin = { street: STREET, purpose: 'import', name: 'x.csv', bytes: 10 }
  const { street, import: id } = which(seen)
  const calls: [string, object][] = [
    ['files.begin', begin],
    ['imports.get', { street, import: id }],
    ['imports.list', { street }],
    ['imports.template', { street, kind: 'sites' }],
    ['imports.apply', which(seen)],
    ['imports.undo', which(seen)],
  ]
  for (const [name, input] of calls) {
    expect(await who.try(name, input)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  }
  const history = await who.try('history.list', { street, subject: { noun: 'imports', id } })
  expect(history).toMatchObject({ ok: false })
})

test('an import of one street is none of another', async () => {
  const seen = await preview(cloud, csv([row('R1')]))
  const elsewhere = { ...which(seen), street: OTHER_STREET }
  const { version: _, ...plain } = elsewhere
  const staff = cloud.as('street_staff')
  expect(await staff.try('imports.get', plain)).toMatchObject({ error: { code: 'forbidden' } })
  await cloud.db.query(
    `INSERT INTO appointments (street, id, person, role, area, from_day)
     SELECT $1, 'elsewhere0', id, 'street_staff', $1, '2020-01-01' FROM persons WHERE persona = 'street_staff'`,
    [OTHER_STREET],
  )
  expect(await staff.try('imports.get', plain)).toMatchObject({ error: { code: 'not_found' } })
  expect(await staff.try('imports.apply', elsewhere)).toMatchObject({
    error: { code: 'not_found' },
  })
  const { imports } = await staff.call('imports.list', { street: OTHER_STREET as StreetCode })
  expect(imports).toEqual([])
})
