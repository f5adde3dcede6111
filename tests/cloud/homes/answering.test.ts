import {
  type Caller,
  OTHER_STREET,
  openCloud,
  STREET,
  type TestCloud,
} from '@tests/support/open-cloud'
import type { DoorId, HomeId } from '@/contract/wire'
import { personaId } from '../appointments/office'
import { somebody } from '../complaints/people'
import { client, doorIn, FAR, join, newcomer, settled, which } from './neighbours'

/** A lane far from the door. */
const LANE = '310101002007-l1'

let cloud: TestCloud
let zhou: Caller
let wu: Caller
let head: Caller
let door: DoorId
beforeEach(async () => {
  cloud = await openCloud()
  zhou = await newcomer(cloud, 'zhou')
  wu = await newcomer(cloud, 'wu')
  head = cloud.as('grid_head')
  door = (await doorIn(cloud)).door
})
afterEach(() => cloud.close())

const mine = async (who: Caller) => (await who.call('homes.mine', { street: STREET })).homes
const asks = (who: Caller, name = '周建国') => join(who, { is: 'door', door }, { name })
const answer = (
  by: Caller,
  home: Parameters<typeof which>[0],
  is: 'confirmed' | 'refused',
  note?: string,
) => by.call('homes.answer', { ...which(home), answer: is, ...(note ? { note } : {}) })
const inbox = async (who: Caller) =>
  (await who.call('messages.list', { street: STREET })).messages.map(({ kind }) => kind)
const workOf = async (who: Caller) =>
  (await who.call('assignments.mine', { street: STREET })).assignments.map(
    ({ subject }) => subject.id,
  )

const entered = async (by: Caller, name = '王阿婆', phone?: string) =>
  (
    await by.call('homes.enter', {
      ...{ street: STREET, client: client(), door, relation: 'lives', name, agreed: true },
      ...(phone ? { phone } : {}),
    })
  ).home

describe('confirm and refuse', () => {
  test('the head confirms: the work is done, the person is told and sees the household', async () => {
    const home = await asks(zhou)
    expect(await workOf(head)).toContain(home.home)
    const { home: after } = await answer(head, home, 'confirmed')
    expect(after).toMatchObject({ home: home.home, state: 'confirmed', name: '周建国', version: 2 })
    expect(await workOf(head)).not.toContain(home.home)
    expect(await inbox(zhou)).toContain('home_confirmed')
    const [own] = await mine(zhou)
    expect(own?.household.map((one) => one.home)).toEqual([home.home])
  })

  test('a refusal says why, and can be put away and asked again', async () => {
    const home = await asks(zhou)
    await answer(head, home, 'refused', '您填的室号里住着别人')
    expect(await workOf(head)).not.toContain(home.home)
    expect(await inbox(zhou)).toContain('home_refused')
    const [refused] = await mine(zhou)
    expect(refused).toMatchObject({ state: 'refused', note: '您填的室号里住着别人', household: [] })
    const again = await asks(zhou)
    expect(again.home).not.toBe(home.home)
    await zhou.call('homes.leave', which(refused ?? home))
    expect((await mine(zhou)).map((one) => one.home)).toEqual([again.home])
  })

  test('one of the household confirms and does not refuse', async () => {
    await settled(cloud, zhou, door)
    const home = await asks(wu, '吴桂珍')
    await expect(answer(zhou, home, 'refused')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await answer(zhou, home, 'confirmed')).home.state).toBe('confirmed')
    expect(await workOf(head)).not.toContain(home.home)
  })

  test('nobody confirms themselves; who only asks confirms nobody', async () => {
    const [own, other] = [await asks(zhou), await asks(wu)]
    await expect(answer(zhou, own, 'confirmed')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(answer(zhou, other, 'confirmed')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a head’s own request goes to somebody else, and the head does not answer it', async () => {
    const home = await asks(head, '王志强')
    expect(home.owner?.name).not.toBe('王志强')
    await expect(answer(head, home, 'confirmed')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await workOf(head)).not.toContain(home.home)
    const { asked } = await head.call('homes.asked', { street: STREET })
    expect(asked.map((one) => one.home)).not.toContain(home.home)
  })

  test('of two at once one is first, the other is told that it was answered', async () => {
    const home = await asks(zhou)
    const answers = await Promise.allSettled([
      answer(head, home, 'confirmed'),
      answer(cloud.as('street_staff'), home, 'refused', '重复'),
    ])
    const done = answers.filter(({ status }) => status === 'fulfilled')
    const late = answers.find((one) => one.status === 'rejected')
    expect(done).toHaveLength(1)
    expect(late).toMatchObject({ reason: { code: 'conflict', because: { why: 'changed' } } })
    expect(await inbox(zhou)).toHaveLength(1)
  })

  test('answered is answered, and a note is checked', async () => {
    const home = await asks(zhou)
    const bad = answer(head, home, 'refused', '高利贷放款')
    await expect(bad).rejects.toMatchObject({ code: 'content_refused' })
    await expect(answer(head, home, 'refused', '长'.repeat(101))).rejects.toMatchObject({
      ...{ code: 'invalid', field: 'note' },
    })
    const { home: after } = await answer(head, home, 'confirmed')
    await expect(answer(head, after, 'refused')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a head of another grid, and of another street, knows of nothing', async () => {
    const home = await asks(zhou)
    const far = await somebody(cloud, { role: 'grid_head', area: FAR })
    const abroad = await somebody(cloud, { role: 'street_staff', street: OTHER_STREET })
    for (const who of [far, abroad, wu]) {
      await expect(answer(who, home, 'confirmed')).rejects.toMatchObject({ code: 'not_found' })
    }
    const elsewhere = { ...which(home), street: OTHER_STREET, answer: 'confirmed' as const }
    await expect(abroad.call('homes.answer', elsewhere)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('before the confirmation', () => {
  test('who asks sees nothing of who lives there, the household sees who asks', async () => {
    await settled(cloud, zhou, door)
    cloud.clock.set(cloud.clock.now() + 60_000)
    await entered(zhou)
    const asked = await asks(wu, '吴桂珍')
    expect(asked.household).toEqual([])
    expect(JSON.stringify(await mine(wu))).not.toMatch(/周建国|王阿婆/)
    const [own] = await mine(zhou)
    expect(own?.household.map(({ name, state }) => [name, state])).toEqual([
      ['周建国', 'confirmed'],
      ['王阿婆', 'confirmed'],
      ['吴桂珍', 'asked'],
    ])
  })

  test('somebody who asks does not make a door registered', async () => {
    const { building } = await doorIn(cloud)
    const input = { street: STREET, building }
    const before = await head.call('homes.people', input)
    const { doors } = (await head.call('doors.get', input)).building
    const home = await asks(zhou)
    const asked = await head.call('homes.people', input)
    expect(asked.registered).toBe(before.registered)
    expect(asked.homes).toHaveLength(before.homes.length + 1)
    expect(asked.doors).toBe(doors.length)
    await answer(head, home, 'confirmed')
    expect((await head.call('homes.people', input)).registered).toBe(before.registered + 1)
  })
})

describe('who waits', () => {
  test('each lead sees those of the own areas, the first due first, and which are theirs', async () => {
    const home = await asks(zhou)
    const far = await join(wu, { is: 'door', door: (await doorIn(cloud, FAR)).door })
    const seen = async (who: Caller) => {
      const all: { home: HomeId; mine: boolean }[] = []
      let after: string | undefined
      do {
        const page = await who.call('homes.asked', { street: STREET, ...(after ? { after } : {}) })
        all.push(...page.asked.map((one) => ({ home: one.home, mine: one.mine })))
        after = page.next ?? undefined
      } while (after)
      return all
    }
    expect(await seen(head)).toContainEqual({ home: home.home, mine: true })
    expect((await seen(head)).map((one) => one.home)).not.toContain(far.home)
    const secretary = await seen(cloud.as('community_secretary'))
    expect(secretary).toContainEqual({ home: home.home, mine: false })
    const all = (await seen(cloud.as('street_staff'))).map((one) => one.home)
    expect(all).toEqual(expect.arrayContaining([home.home, far.home]))
    expect(new Set(all).size).toBe(all.length)
    const { asked } = await cloud.as('street_staff').call('homes.asked', { street: STREET })
    const days = asked.map(({ owner }) => owner.due)
    expect(days).toEqual([...days].sort())
  })

  test('a page ends and the next one begins behind it', async () => {
    for (let number = 0; number < 31; number++) {
      const who = await newcomer(cloud, `number-${number}`)
      await join(who, { is: 'door', door })
    }
    const first = await head.call('homes.asked', { street: STREET })
    expect(first.asked).toHaveLength(30)
    const rest = await head.call('homes.asked', { street: STREET, after: first.next ?? '' })
    expect(rest.asked.length).toBeGreaterThan(0)
    const ids = [...first.asked, ...rest.asked].map((one) => one.home)
    expect(new Set(ids).size).toBe(ids.length)
    const torn = head.call('homes.asked', { street: STREET, after: 'torn' })
    await expect(torn).rejects.toMatchObject({ code: 'invalid', field: 'after' })
  })
})

describe('entered without a phone', () => {
  test('by the head: confirmed at once, without an account, and who took the consent stands beside it', async () => {
    const home = await entered(head, '王阿婆', '13917650000')
    expect(home).toMatchObject({
      ...{ name: '王阿婆', state: 'confirmed', way: 'head', account: false, proxies: [] },
      phone: '139****0000',
    })
    const rows = await cloud.db.query<{ given: boolean; takenBy: string | null }>(
      `SELECT c.given, c.taken_by AS "takenBy" FROM consents c JOIN homes h ON h.person = c.person
       WHERE h.street = $1 AND h.id = $2 AND c.purpose = 'home'`,
      [STREET, home.home],
    )
    expect(rows).toEqual([{ given: true, takenBy: await personaId(cloud, 'grid_head') }])
  })

  test('by one of the household, who answers for them from then on', async () => {
    const own = await settled(cloud, zhou, door)
    const home = await entered(zhou)
    expect(home).toMatchObject({ way: 'household', proxies: [own.home], account: false })
    const homes = await mine(zhou)
    expect(homes.map((one) => [one.name, one.own])).toEqual([
      ['周建国', true],
      ['王阿婆', false],
    ])
  })

  test('the same client id again is the first one; a stranger, or who only asks, enters nobody', async () => {
    const asked = {
      ...{ street: STREET, client: client(), door, relation: 'lives' as const },
      ...{ name: '王阿婆', agreed: true as const },
    }
    const { home } = await head.call('homes.enter', asked)
    expect((await head.call('homes.enter', asked)).home).toEqual(home)
    await asks(zhou)
    for (const who of [zhou, wu]) {
      const tried = who.call('homes.enter', { ...asked, client: client() })
      await expect(tried).rejects.toMatchObject({ code: 'forbidden' })
    }
    const nowhere = head.call('homes.enter', {
      ...asked,
      client: client(),
      door: '0000000000' as DoorId,
    })
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' })
    const wrong = { ...asked, client: client(), phone: '123' }
    expect(await head.try('homes.enter', wrong)).toMatchObject({
      error: { code: 'invalid', field: 'phone' },
    })
    const bad = head.call('homes.enter', { ...asked, client: client(), name: '高利贷放款' })
    await expect(bad).rejects.toMatchObject({ code: 'content_refused' })
  })
})

describe('proxies', () => {
  test('a person lets a neighbour of the same door answer for them, and no longer', async () => {
    const own = await settled(cloud, zhou, door)
    const other = await settled(cloud, wu, door, 'street_staff', { name: '吴桂珍' })
    const trust = { ...which(own), to: other.home, trusted: true }
    const { home } = await zhou.call('homes.entrust', trust)
    expect(home.proxies).toEqual([other.home])
    expect(await inbox(wu)).toContain('home_entrusted')
    expect((await mine(wu)).map((one) => [one.name, one.own])).toContainEqual(['周建国', false])
    const changed = await wu.call('homes.changePhone', { ...which(home), phone: '13700001234' })
    expect(changed.home.phone).toBe('137****1234')
    const no = { ...which(changed.home), to: other.home, trusted: false }
    expect((await zhou.call('homes.entrust', no)).home.proxies).toEqual([])
    const after = await wu.try('homes.changePhone', { ...no, phone: null })
    expect(after).toMatchObject({ ok: false })
    expect((await mine(wu)).every((one) => one.own)).toBe(true)
  })

  test('not oneself, not somebody of another door, not who only asks', async () => {
    const own = await settled(cloud, zhou, door)
    const elsewhere = await settled(cloud, wu, (await doorIn(cloud)).door)
    const asked = await asks(wu)
    const trust = (to: HomeId) => zhou.call('homes.entrust', { ...which(own), to, trusted: true })
    await expect(trust(own.home)).rejects.toMatchObject({ code: 'invalid', field: 'to' })
    await expect(trust(elsewhere.home)).rejects.toMatchObject({ code: 'not_found' })
    await expect(trust(asked.home)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('for an entered person the head says who answers; for somebody with an account they do themselves', async () => {
    const own = await settled(cloud, zhou, door)
    const elder = await entered(head)
    const trust = { ...which(elder), to: own.home, trusted: true }
    expect((await head.call('homes.entrust', trust)).home.proxies).toEqual([own.home])
    expect(await inbox(zhou)).toContain('home_entrusted')
    const other = { ...which(own), to: elder.home, trusted: true }
    await expect(head.call('homes.entrust', other)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('it ends when the proxy leaves', async () => {
    const own = await settled(cloud, zhou, door)
    const elder = await entered(zhou)
    await zhou.call('homes.leave', which(own))
    expect(await mine(zhou)).toEqual([])
    await expect(zhou.call('homes.leave', which(elder))).rejects.toMatchObject({
      code: 'not_found',
    })
    const rows = await cloud.db.query(
      'SELECT proxy FROM home_proxies WHERE street = $1 AND home = $2',
      [STREET, elder.home],
    )
    expect(rows).toEqual([])
  })
})

describe('phone', () => {
  test('it is shown to the person, who answers for them and who leads; to the household it is not', async () => {
    const own = await settled(cloud, zhou, door, 'street_staff', { phone: '13600007788' })
    await settled(cloud, wu, door, 'street_staff', { name: '吴桂珍' })
    const seenBy = async (who: Caller) =>
      (await mine(who))[0]?.household.find((one) => one.home === own.home)?.phone
    expect(await seenBy(zhou)).toBe('136****7788')
    expect(await seenBy(wu)).toBeNull()
    const [row] = await cloud.db.query<{ building: string }>(
      'SELECT building FROM doors WHERE street = $1 AND id = $2',
      [STREET, door],
    )
    const input = { street: STREET, building: row?.building ?? '' }
    expect(await head.try('homes.people', input)).toMatchObject({
      data: { homes: expect.arrayContaining([expect.objectContaining({ phone: '136****7788' })]) },
    })
  })

  test('changing it leaves that it changed, and no number', async () => {
    const own = await settled(cloud, zhou, door)
    const input = { ...which(own), phone: '13655556666' }
    const { home } = await zhou.call('homes.changePhone', input)
    expect(home.phone).toBe('136****6666')
    const { lines } = await head.call('history.list', {
      ...{ street: STREET, subject: { noun: 'homes', id: home.home } },
    })
    expect(lines[0]).toMatchObject({ did: 'homes.changePhone', changed: ['phone'] })
    expect(JSON.stringify(lines)).not.toContain('6666')
    const none = await zhou.call('homes.changePhone', { ...which(home), phone: null })
    expect(none.home.phone).toBeNull()
    await expect(zhou.call('homes.changePhone', input)).rejects.toMatchObject({ code: 'conflict' })
    expect(await zhou.try('homes.changePhone', { ...input, phone: '1' })).toMatchObject({
      error: { code: 'invalid', field: 'phone' },
    })
  })
})

test('a stand-in confirms while the head is away, and not a day longer', async () => {
  const home = await asks(zhou)
  const deputy = await somebody(cloud, { role: 'volunteer' })
  const person = await personaId(cloud, 'grid_head')
  await cloud.db.query('UPDATE appointments SET stand_in = $3 WHERE street = $1 AND person = $2', [
    ...[STREET, person, deputy.person],
  ])
  await expect(answer(deputy, home, 'confirmed')).rejects.toMatchObject({ code: 'not_found' })
  await head.call('appointments.away', { street: STREET, from: '2026-11-23', until: '2026-11-23' })
  expect((await answer(deputy, home, 'confirmed')).home.state).toBe('confirmed')
  const next = await asks(wu)
  cloud.clock.set(Date.parse('2026-11-24T02:00:00Z'))
  await expect(answer(deputy, next, 'confirmed')).rejects.toMatchObject({ code: 'not_found' })
})

test('who was asked keeps the right to answer while in office', async () => {
  const owner = await somebody(cloud, { role: 'lane_head', area: LANE })
  const home = await asks(zhou)
  await cloud.db.query('UPDATE homes SET owner = $3 WHERE street = $1 AND id = $2', [
    ...[STREET, home.home, owner.person],
  ])
  const { asked } = await owner.call('homes.asked', { street: STREET })
  expect(asked.map((one) => [one.home, one.mine])).toEqual([[home.home, true]])
  expect((await answer(owner, home, 'confirmed')).home.state).toBe('confirmed')
})

test('who was asked and has left office answers nothing', async () => {
  const owner = await somebody(cloud, { role: 'volunteer' })
  const home = await asks(zhou)
  await cloud.db.query('UPDATE homes SET owner = $3 WHERE street = $1 AND id = $2', [
    ...[STREET, home.home, owner.person],
  ])
  await expect(answer(owner, home, 'confirmed')).rejects.toMatchObject({ code: 'not_found' })
})
