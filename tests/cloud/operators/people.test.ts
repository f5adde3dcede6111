import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { operators } from '@/cloud/database/seed/operators'
import type { AreaCode, OperatorId } from '@/contract/wire'
import { create, endWith, GRID, historyOf, listAll, personaId } from '../appointments/office'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const LINLI = operators.linli.id as OperatorId
const HEWEI = operators.hewei.id as OperatorId
const area = STREET as string as AreaCode
const staff = () => cloud.as('street_staff')

const join = (given: Parameters<typeof create>[1] = {}) =>
  create(staff(), { name: '林小满', role: 'operator', area, operator: LINLI, ...given })

const theirs = async (operator: OperatorId) =>
  (await listAll(staff(), { operator })).map(({ name }) => name)

test('staff give an operator one more person, who is invited and looks after its sites once there', async () => {
  const before = await theirs(LINLI)
  const { appointment, invitation } = await join()
  expect(appointment).toMatchObject({
    ...{ name: '林小满', role: 'operator', claimed: false },
    ...{ area: { code: STREET, level: 'street' } },
    operator: { operator: LINLI, ...operators.linli.name },
  })
  expect(await theirs(LINLI)).toEqual(expect.arrayContaining([...before, '林小满']))
  expect(await theirs(HEWEI)).not.toContain('林小满')
  const [line] = await historyOf(cloud, 'appointments', appointment.appointment)
  expect(line).toMatchObject({ did: 'appointments.create' })

  const guest = cloud.wechat('operator-guest')
  await guest.call('session.open', { street: STREET, agreed: true })
  await guest.call('invitations.claim', {
    ...{ street: STREET, invitation: invitation?.invitation as never },
  })
  const { operators: shown } = await guest.call('operators.list', { street: STREET })
  expect(shown.map(({ operator }) => operator)).toEqual([LINLI])
  const mine = await guest.call('sites.list', { street: STREET, needs: [], mine: true })
  expect(mine.sites.length).toBeGreaterThan(0)
})

test('whose appointment has ended no longer looks after anything', async () => {
  const person = await personaId(cloud, 'operator')
  expect(await endWith(cloud, staff(), person)).toMatchObject({ ok: true })
  expect(await theirs(LINLI)).not.toContain('何雨桐')
  const after = await cloud.as('operator').try('operators.list', { street: STREET })
  expect(after).toMatchObject({ error: { code: 'forbidden' } })
})

test('one person may work for two operators, but not twice for one', async () => {
  const person = await personaId(cloud, 'operator')
  const twice = { name: undefined, person }
  await expect(join(twice)).rejects.toMatchObject({ code: 'conflict' })
  const { appointment } = await join({ ...twice, operator: HEWEI })
  expect(appointment.operator?.operator).toBe(HEWEI)
})

test('a role without its operator, an operator with another role, and a smaller area do not fit', async () => {
  const wrong = [
    [{ operator: undefined }, 'operator'],
    [{ role: 'volunteer' }, 'operator'],
    [{ area: GRID }, 'area'],
  ] as const
  for (const [given, field] of wrong) {
    await expect(join(given)).rejects.toMatchObject({ code: 'invalid', field })
  }
})

test('an operator of another street is not there', async () => {
  const [foreign] = await cloud.db.query<{ id: OperatorId }>(
    'SELECT id FROM operators WHERE street = $1 ORDER BY id LIMIT 1',
    [OTHER_STREET],
  )
  await expect(join({ operator: foreign?.id })).rejects.toMatchObject({ code: 'not_found' })
})

test('its own people and a secretary appoint nobody for it', async () => {
  for (const persona of ['operator', 'community_secretary'] as const) {
    const tried = create(cloud.as(persona), { role: 'operator', area, operator: LINLI })
    await expect(tried).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('a stand-in of an operator comes from the same operator', async () => {
  const second = await join()
  await cloud.db.query('UPDATE persons SET claimed_at = $2 WHERE id = $1', [
    second.appointment.person,
    new Date(cloud.clock.now()),
  ])
  const [first] = await listAll(staff(), { operator: LINLI, q: '何雨桐' })
  if (!first) throw new Error('the persona works there')
  const { near } = await staff().call('appointments.get', {
    ...{ street: STREET, appointment: first.appointment },
  })
  expect(near.map(({ name }) => name)).toEqual(['林小满'])
})
