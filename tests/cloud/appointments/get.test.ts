import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { AppointmentId, PersonId } from '@/contract/wire'
import { create, GUIZHOU, listAll, officeOf, personaId } from './office'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')
const secretary = () => cloud.as('community_secretary')

const headOf = async () => {
  const [head] = await listAll(staff(), { q: '王志强' })
  if (!head) throw new Error('the seed has this head')
  return head
}
const get = (appointment: AppointmentId, by = staff()) =>
  by.call('appointments.get', { street: STREET, appointment })

test('an appointment as it stands, also after it is over', async () => {
  const { appointment } = await create(staff())
  expect((await get(appointment.appointment)).appointment).toEqual(appointment)
  const { appointment: id, version } = appointment
  await staff().call('appointments.end', { street: STREET, appointment: id, version, hands: [] })
  expect((await get(id)).appointment).toMatchObject({ until: '2026-11-22', version: 2 })
})

test('those near come first, the same role before others, never the holder or somebody unreachable', async () => {
  const head = await headOf()
  const { near } = await get(head.appointment)
  expect(near.length).toBeGreaterThan(3)
  expect(near.length).toBeLessThanOrEqual(8)
  const people = near.map(({ person }) => person)
  expect(new Set(people).size).toBe(people.length)
  expect(people).not.toContain(head.person)
  expect(near[0]?.area.code.startsWith(GUIZHOU)).toBe(true)
  expect(near.map(({ role }) => role)).not.toContain('volunteer')
  // the nearer to a head of Guizhou, the more areas above in common
  const inside = near.map(({ area }) => area.code.startsWith(GUIZHOU))
  expect(inside).toEqual([...inside].sort((a, b) => Number(b) - Number(a)))

  const [first] = near
  if (!first) throw new Error('somebody is near')
  await cloud.db.query('UPDATE persons SET claimed_at = NULL WHERE id = $1', [first.person])
  const after = await get(head.appointment)
  expect(after.near.map(({ person }) => person)).not.toContain(first.person)
})

test('whoever is offered is taken as the stand-in, also by a secretary, who is offered their own', async () => {
  const head = await headOf()
  const { near } = await get(head.appointment, secretary())
  expect(near.length).toBeGreaterThan(0)
  expect(near.every(({ area }) => area.code.startsWith(GUIZHOU))).toBe(true)
  for (const { person } of near) {
    const { version } = (await get(head.appointment, secretary())).appointment
    const { appointment } = await secretary().call('appointments.change', {
      ...{ street: STREET, appointment: head.appointment, version, standIn: person },
    })
    expect(appointment.standIn?.person).toBe(person)
  }
})

test('who may only look is offered nobody; what somebody may not see is not there', async () => {
  const { which } = await officeOf(cloud, await personaId(cloud, 'grid_head'))
  const own = await cloud.as('grid_head').call('appointments.get', which)
  expect(own.appointment.can.change).toBe(false)
  expect(own.near).toEqual([])
  expect((await cloud.as('supervisor').call('appointments.get', which)).near).toEqual([])
  const other = await cloud.as('volunteer').try('appointments.get', which)
  expect(other).toMatchObject({ error: { code: 'not_found' } })
  const nobody = { street: STREET, appointment: '0000000000' as AppointmentId }
  await expect(staff().call('appointments.get', nobody)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a wrong id is refused by its field', async () => {
  const tried = await staff().try('appointments.get', { street: STREET, appointment: 'x' })
  expect(tried).toMatchObject({ error: { code: 'invalid', field: 'appointment' } })
})

test('somebody who left is offered no more', async () => {
  const head = await headOf()
  const [first] = (await get(head.appointment)).near
  await cloud.db.query('UPDATE appointments SET until_day = $3 WHERE street = $1 AND person = $2', [
    STREET,
    first?.person as PersonId,
    '2026-11-22',
  ])
  const { near } = await get(head.appointment)
  expect(near.map(({ person }) => person)).not.toContain(first?.person)
})
