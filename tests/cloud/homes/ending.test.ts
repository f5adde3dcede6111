import { type Caller, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { wiring } from '@/cloud/wiring'
import type { DoorId, HomeId, InvitationId } from '@/contract/wire'
import { appoint, somebody } from '../complaints/people'
import {
  BESIDE,
  client,
  codeOf,
  doorIn,
  GRID,
  join,
  newcomer,
  personOf,
  settled,
  which,
} from './neighbours'

const DAY = 86_400_000

let cloud: TestCloud
let zhou: Caller
let head: Caller
let door: DoorId
let start: number
beforeEach(async () => {
  cloud = await openCloud()
  zhou = await newcomer(cloud, 'zhou')
  head = cloud.as('grid_head')
  door = (await doorIn(cloud)).door
  start = cloud.clock.now()
})
afterEach(() => cloud.close())

const mine = async (who: Caller) => (await who.call('homes.mine', { street: STREET })).homes
const inbox = async (who: Caller) =>
  (await who.call('messages.list', { street: STREET })).messages.map(({ kind }) => kind)
const entered = async (by: Caller, { at = door, name = '王阿婆' } = {}) =>
  (
    await by.call('homes.enter', {
      ...{ street: STREET, client: client(), door: at, relation: 'lives', name, agreed: true },
      phone: '13900001111',
    })
  ).home
const rowOf = async (home: HomeId) => {
  const [row] = await cloud.db.query<{ person: string; state: string }>(
    'SELECT person, state FROM homes WHERE street = $1 AND id = $2',
    [STREET, home],
  )
  return row
}
const record = async (person: string) => {
  const [row] = await cloud.db.query<{ name: string | null; sealed: string | null }>(
    'SELECT name, phone_sealed AS sealed FROM persons WHERE id = $1',
    [person],
  )
  return row
}

async function runAfter(days: number): Promise<void> {
  cloud.clock.set(start + days * DAY)
  await cloud.runTimers()
  expect(cloud.log.filter(({ event }) => event === 'job failed')).toEqual([])
}

describe('leave and end', () => {
  test('who leaves is at the door no longer, and may ask again', async () => {
    const home = await settled(cloud, zhou, door)
    await zhou.call('homes.leave', which(home))
    expect(await mine(zhou)).toEqual([])
    await expect(zhou.call('homes.leave', which(home))).rejects.toMatchObject({ code: 'conflict' })
    expect((await join(zhou, { is: 'door', door })).state).toBe('asked')
  })

  test('a client id whose home is over makes nothing again', async () => {
    const id = client()
    const home = await join(zhou, { is: 'door', door }, { client: id })
    await zhou.call('homes.leave', which(home))
    const again = join(zhou, { is: 'door', door }, { client: id })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a proxy leaves for the person, who is told where they open the app', async () => {
    const own = await settled(cloud, zhou, door)
    const elder = await entered(zhou)
    await zhou.call('homes.leave', which(elder))
    expect((await mine(zhou)).map((one) => one.home)).toEqual([own.home])
    const wu = await newcomer(cloud, 'wu')
    const other = await settled(cloud, wu, door)
    const trust = { ...which(other), to: own.home, trusted: true }
    const { home } = await wu.call('homes.entrust', trust)
    await zhou.call('homes.leave', which(home))
    expect(await inbox(wu)).toContain('home_ended')
  })

  test('the head takes somebody off with why, and those who answer for them are told', async () => {
    await settled(cloud, zhou, door)
    const elder = await entered(zhou)
    const end = { ...which(elder), note: '随子女搬走' }
    expect(await head.try('homes.end', { ...end, note: ' ' })).toMatchObject({
      error: { code: 'invalid', field: 'note' },
    })
    expect(await head.call('homes.end', end)).toEqual({ ended: true })
    expect(await inbox(zhou)).toContain('home_ended')
    expect((await mine(zhou)).map(({ own }) => own)).toEqual([true])
    await expect(head.call('homes.end', end)).rejects.toMatchObject({ code: 'conflict' })
    const { lines } = await head.call('history.list', {
      ...{ street: STREET, subject: { noun: 'homes', id: elder.home } },
    })
    expect(lines[0]).toMatchObject({ did: 'homes.end', note: '随子女搬走' })
    const bad = { ...which(await entered(head)), note: '高利贷放款' }
    await expect(head.call('homes.end', bad)).rejects.toMatchObject({ code: 'content_refused' })
  })
})

describe('what rests on a home', () => {
  const removed = async () => {
    const [row] = await cloud.db.query<{ version: number }>(
      'SELECT version FROM doors WHERE street = $1 AND id = $2',
      [STREET, door],
    )
    const input = { street: STREET, door, version: row?.version ?? 0 }
    return cloud.as('street_staff').try('doors.remove', input)
  }

  test('a door stays while somebody belongs to it or asks; those who left do not hold it', async () => {
    const home = await join(zhou, { is: 'door', door })
    expect(await removed()).toMatchObject({ error: { because: { why: 'doors_in_use' } } })
    await head.call('homes.answer', { ...which(home), answer: 'refused' })
    expect(await mine(zhou)).toHaveLength(1)
    expect(await removed()).toMatchObject({ ok: true })
    expect(await mine(zhou)).toEqual([])
    await runAfter(91)
    expect(await rowOf(home.home)).toBeUndefined()
  })

  test('an area with people of its own is not taken away; theirs of doors go with the building', async () => {
    const homes = wiring.hanging.find(({ thing }) => thing === 'homes')
    if (!homes) throw new Error('homes hang on areas')
    const counted = () => homes.count(cloud.db, STREET, [GRID, BESIDE])
    const before = await counted()
    const home = await join(zhou, { is: 'grid', scanned: await codeOf(cloud, BESIDE) })
    await settled(cloud, await newcomer(cloud, 'wu'), door)
    const of = (counts: Awaited<ReturnType<typeof counted>>, area: string) =>
      counts.find((one) => one.area === area)?.count ?? 0
    expect(of(await counted(), BESIDE)).toBe(of(before, BESIDE) + 1)
    expect(of(await counted(), GRID)).toBe(of(before, GRID))
    await zhou.call('homes.leave', which(home))
    expect(await counted()).toEqual(before)
  })

  test('a home follows its building to another grid', async () => {
    const home = await settled(cloud, zhou, door)
    await cloud.db.query(
      `UPDATE buildings SET area = $3 WHERE street = $1
       AND id = (SELECT building FROM doors WHERE street = $1 AND id = $2)`,
      [STREET, door, BESIDE],
    )
    expect((await mine(zhou))[0]?.area.code).toBe(BESIDE)
    const end = head.call('homes.end', { ...which(home), note: '搬走' })
    await expect(end).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('forgotten', () => {
  test('ninety days after, with all that was written of it; an entered person loses name and phone', async () => {
    const elder = await entered(head)
    const person = (await rowOf(elder.home))?.person ?? ''
    await head.call('homes.end', { ...which(elder), note: '去世' })
    await runAfter(90)
    expect(await rowOf(elder.home)).toMatchObject({ state: 'left' })
    expect(await record(person)).toMatchObject({ name: '王阿婆' })
    await runAfter(91)
    expect(await rowOf(elder.home)).toBeUndefined()
    expect(await record(person)).toEqual({ name: null, sealed: null })
    for (const table of ['history', 'messages', 'assignments']) {
      const rows = await cloud.db.query(
        `SELECT id FROM ${table} WHERE street = $1 AND noun = 'homes' AND subject = $2`,
        [STREET, elder.home],
      )
      expect(rows).toEqual([])
    }
  })

  test('who belongs elsewhere too, serves, or has an account, keeps the name', async () => {
    const second = (await doorIn(cloud, GRID, { number: 1 })).door
    const elder = await entered(head)
    const person = (await rowOf(elder.home))?.person ?? ''
    await cloud.db.query(
      `INSERT INTO homes (street, id, person, name, relation, state, way, door, made_by, client, since)
       VALUES ($1, 'second0000', $2, '王阿婆', 'lives', 'confirmed', 'head', $3, $2, 'x', $4)`,
      [STREET, person, second, new Date(start)],
    )
    const office = await entered(head, { name: '金师傅' })
    const serves = (await rowOf(office.home))?.person ?? ''
    await appoint(cloud, serves as never, { role: 'volunteer' })
    const own = await settled(cloud, zhou, door)
    for (const home of [elder, office, own]) {
      await head.call('homes.end', { ...which(home), note: '搬走' })
    }
    await runAfter(91)
    for (const home of [elder, office, own]) expect(await rowOf(home.home)).toBeUndefined()
    expect(await record(person)).toMatchObject({ name: '王阿婆' })
    expect(await record(serves)).toMatchObject({ name: '金师傅' })
    expect(await record(await personOf(zhou))).toMatchObject({ name: '周建国' })
  })
})

describe('invited', () => {
  const invited = async (home: { home: HomeId }) =>
    (await head.call('homes.invite', { street: STREET, home: home.home })).invitation
  const claim = (who: Caller, invitation: InvitationId) =>
    who.call('invitations.claim', { street: STREET, invitation })

  test('an entered person takes the record over: name, phone, door and proxies', async () => {
    const own = await settled(cloud, zhou, door)
    const elder = await entered(zhou)
    const made = await invited(elder)
    expect(made.kind).toBe('home')
    const wang = await newcomer(cloud, 'wang')
    await claim(wang, made.invitation)
    expect(await mine(wang)).toMatchObject([
      {
        ...{ home: elder.home, own: true, name: '王阿婆', state: 'confirmed' },
        phone: '139****1111',
      },
    ])
    const [seen] = (await mine(zhou)).filter((one) => !one.own)
    expect(seen?.household.find((one) => one.home === elder.home)).toMatchObject({
      ...{ account: true, proxies: [own.home] },
    })
  })

  test('at the same door already, one home stays, and confirmed is more than asked', async () => {
    const elder = await entered(head)
    const wang = await newcomer(cloud, 'wang')
    const asked = await join(wang, { is: 'door', door })
    await claim(wang, (await invited(elder)).invitation)
    expect((await mine(wang)).map((one) => [one.home, one.state])).toEqual([
      [elder.home, 'confirmed'],
    ])
    expect(await rowOf(asked.home)).toBeUndefined()
    const { assignments } = await head.call('assignments.mine', { street: STREET })
    expect(assignments.map(({ subject }) => subject.id)).not.toContain(asked.home)
  })

  test('confirmed on both sides, the newer keeps what both were trusted with', async () => {
    const proxy = await settled(cloud, zhou, door)
    const elder = await entered(zhou)
    const wang = await newcomer(cloud, 'wang')
    const own = await settled(cloud, wang, door, 'street_staff', { name: '王桂英' })
    await claim(wang, (await invited(elder)).invitation)
    const [home] = await mine(wang)
    expect(home).toMatchObject({ home: own.home, name: '王桂英' })
    expect(home?.household.find((one) => one.home === own.home)?.proxies).toEqual([proxy.home])
    expect(await rowOf(elder.home)).toBeUndefined()
  })

  test('somebody with an account comes back with another one, and was told', async () => {
    const home = await settled(cloud, zhou, door)
    const made = await invited(home)
    expect(made.kind).toBe('account')
    expect(await inbox(zhou)).toContain('account_invited')
    const fresh = await newcomer(cloud, 'zhou-new')
    await claim(fresh, made.invitation)
    expect((await mine(fresh)).map((one) => one.home)).toEqual([home.home])
    expect(await fresh.call('session.me', { street: STREET })).toMatchObject({ name: '周建国' })
  })

  test('who holds an office comes back by that', async () => {
    const lead = await somebody(cloud, { role: 'lane_head', area: `${STREET}007-l1` })
    const home = await settled(cloud, lead, door)
    await expect(invited(home)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('with the last home the invitation ends', async () => {
    const elder = await entered(head)
    const made = await invited(elder)
    await head.call('homes.end', { ...which(elder), note: '登记错了' })
    const wang = await newcomer(cloud, 'wang')
    await expect(claim(wang, made.invitation)).rejects.toMatchObject({
      ...{ code: 'conflict', because: { why: 'invitation_closed', state: 'revoked' } },
    })
    await expect(invited(elder)).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('who takes the consent back belongs nowhere, and nobody has anything to confirm for them', async () => {
  const own = await settled(cloud, zhou, door)
  const waits = await join(zhou, { is: 'door', door: (await doorIn(cloud)).door })
  const elder = await entered(zhou)
  await zhou.call('consents.set', { purpose: 'home', given: false })
  expect(await mine(zhou)).toEqual([])
  expect((await rowOf(own.home))?.state).toBe('left')
  expect((await rowOf(elder.home))?.state).toBe('confirmed')
  const { assignments } = await head.call('assignments.mine', { street: STREET })
  expect(assignments.map(({ subject }) => subject.id)).not.toContain(waits.home)
  await zhou.call('consents.set', { purpose: 'visits', given: false })
  const { consents } = await zhou.call('consents.list', {})
  expect(consents.find(({ purpose }) => purpose === 'home')?.given).toBe(false)
  await join(zhou, { is: 'door', door })
  const again = await zhou.call('consents.list', {})
  expect(again.consents.find(({ purpose }) => purpose === 'home')?.given).toBe(true)
})
