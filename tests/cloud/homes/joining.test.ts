import {
  type Caller,
  OTHER_STREET,
  openCloud,
  STREET,
  type TestCloud,
} from '@tests/support/open-cloud'
import { MAX_HOMES } from '@/contract/homes'
import type { AreaCode, DoorId } from '@/contract/wire'
import {
  BESIDE,
  client,
  codeOf,
  doorIn,
  FAR,
  GRID,
  join,
  newcomer,
  personOf,
  settled,
  which,
} from './neighbours'

let cloud: TestCloud
let zhou: Caller
beforeEach(async () => {
  cloud = await openCloud()
  zhou = await newcomer(cloud, 'zhou')
})
afterEach(() => cloud.close())

const mine = async (who: Caller) => (await who.call('homes.mine', { street: STREET })).homes

describe('by the code of the grid', () => {
  test('whoever stands before it belongs to the grid at once', async () => {
    const scanned = await codeOf(cloud)
    const { area } = await cloud.as('stranger').call('homes.look', { street: STREET, scanned })
    expect(area).toMatchObject({ code: GRID, level: 'grid' })
    expect(await zhou.call('codes.resolve', { scanned })).toEqual({
      ...{ is: 'grid', street: STREET, area: GRID },
    })
    const home = await join(zhou, { is: 'grid', scanned })
    expect(home).toMatchObject({
      ...{ own: true, name: '周建国', relation: 'lives', state: 'confirmed', way: 'code' },
      ...{ area: { code: GRID }, door: null, owner: null, household: [] },
    })
    expect(await mine(zhou)).toEqual([home])
  })

  test('the link on the poster leads there as well', async () => {
    const { link } = await cloud.as('grid_head').call('homes.code', { street: STREET, area: GRID })
    expect((await join(zhou, { is: 'grid', scanned: link })).area.code).toBe(GRID)
  })

  test('twice is once, the same client id is the first one, and another’s is another', async () => {
    const [scanned, id] = [await codeOf(cloud), client()]
    const home = await join(zhou, { is: 'grid', scanned }, { client: id })
    expect(await join(zhou, { is: 'grid', scanned }, { client: id })).toEqual(home)
    await expect(join(zhou, { is: 'grid', scanned })).rejects.toMatchObject({ code: 'conflict' })
    const wu = await newcomer(cloud, 'wu')
    const other = await join(wu, { is: 'grid', scanned }, { client: id })
    expect(other.home).not.toBe(home.home)
  })

  test('a site’s code, another street, a torn code and an ended grid lead nowhere', async () => {
    const scanned = await codeOf(cloud)
    const [site] = (await zhou.call('sites.list', { street: STREET, needs: [] })).sites
    if (!site) throw new Error('the seed has sites')
    const poster = await cloud
      .as('street_staff')
      .call('sites.poster', { street: STREET, site: site.site })
    const tries = [poster.scene, 'https://example.com', `${scanned.slice(0, -1)}x`]
    for (const wrong of tries) {
      const to = { is: 'grid' as const, scanned: wrong }
      await expect(join(zhou, to)).rejects.toMatchObject({ code: 'not_found' })
    }
    const abroad = { street: OTHER_STREET, scanned }
    await expect(zhou.call('homes.look', abroad)).rejects.toMatchObject({ code: 'not_found' })
    await cloud.db.query('UPDATE areas SET ended = 2 WHERE street = $1 AND code = $2', [
      STREET,
      GRID,
    ])
    const look = zhou.call('homes.look', { street: STREET, scanned })
    await expect(look).rejects.toMatchObject({ code: 'not_found' })
    await expect(join(zhou, { is: 'grid', scanned })).rejects.toMatchObject({ code: 'not_found' })
    expect(await zhou.call('codes.resolve', { scanned })).toMatchObject({ is: 'ended' })
  })
})

describe('by address', () => {
  test('a building is found by words, those of the scanned grid first, and its rooms chosen', async () => {
    const { building, door, address } = await doorIn(cloud)
    const words = address.slice(0, 3)
    const scanned = await codeOf(cloud)
    const found = await zhou.call('homes.buildings', { street: STREET, words, scanned })
    expect(found.buildings[0]?.area.code).toBe(GRID)
    expect(found.buildings.length).toBeLessThanOrEqual(20)
    expect(found.buildings.every((one) => one.address.includes(words))).toBe(true)
    const spaced = await zhou.call('homes.buildings', {
      street: STREET,
      words: ` ${address.slice(0, 2)} ${address.slice(2)} `,
    })
    expect(spaced.buildings.map((one) => one.building)).toContain(building)
    const rooms = await zhou.call('homes.rooms', { street: STREET, building })
    expect(rooms.address).toBe(address)
    expect(rooms.doors.map((one) => one.door)).toContain(door)
    const [any] = rooms.doors
    expect(Object.keys(any ?? {}).sort()).toEqual(['door', 'room', 'unit'])
    const abroad = { street: OTHER_STREET, building }
    await expect(zhou.call('homes.rooms', abroad)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('it waits for the head of its grid, three working days, as a piece of work without a name', async () => {
    const { door, address, area } = await doorIn(cloud)
    const home = await join(zhou, { is: 'door', door })
    expect(home).toMatchObject({
      ...{ state: 'asked', way: 'address', area: { code: area }, household: [] },
      ...{ door: { door, address }, owner: { role: 'grid_head', name: '王志强' } },
    })
    expect(home.owner?.due).toBe('2026-11-26')
    const head = cloud.as('grid_head')
    const { assignments } = await head.call('assignments.mine', { street: STREET })
    const work = assignments.find(({ subject }) => subject.id === home.home)
    expect(work).toMatchObject({ kind: 'confirm_home', due: '2026-11-26', state: 'on_time' })
    expect(work?.title.startsWith(address)).toBe(true)
    const { messages } = await head.call('messages.list', { street: STREET })
    const told = messages.find(({ subject }) => subject.id === home.home)
    expect(told?.kind).toBe('home_asked')
    expect(Object.keys(told?.values ?? {}).sort()).toEqual(['en', 'zh'])
    expect(JSON.stringify([work, told])).not.toContain('周建国')
  })

  test('with the code of its grid the head sees it; the code of another grid is refused at its field', async () => {
    const { door } = await doorIn(cloud)
    const beside = await codeOf(cloud, BESIDE)
    await expect(join(zhou, { is: 'door', door, scanned: beside })).rejects.toMatchObject({
      ...{ code: 'invalid', field: 'to.scanned' },
    })
    const home = await join(zhou, { is: 'door', door, scanned: await codeOf(cloud) })
    expect(home).toMatchObject({ state: 'asked', way: 'code' })
  })

  test('no such door, a door of another street, or one already theirs', async () => {
    const foreign = await doorIn(cloud, OTHER_STREET, { street: OTHER_STREET })
    for (const door of ['0000000000' as DoorId, foreign.door]) {
      await expect(join(zhou, { is: 'door', door })).rejects.toMatchObject({ code: 'not_found' })
    }
    const { door } = await doorIn(cloud)
    await join(zhou, { is: 'door', door })
    await expect(join(zhou, { is: 'door', door })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('where nobody can confirm, it says so and nothing is kept', async () => {
    await cloud.db.query('DELETE FROM appointments WHERE street = $1', [STREET])
    const { door } = await doorIn(cloud)
    await expect(join(zhou, { is: 'door', door })).rejects.toMatchObject({ code: 'unavailable' })
    expect(await mine(zhou)).toEqual([])
  })
})

describe('limits', () => {
  test.each([
    ['name', { name: '  ' }],
    ['name', { name: '长'.repeat(21) }],
    ['phone', { phone: '12345' }],
    ['relation', { relation: 'owns' }],
    ['agreed', { agreed: false }],
    ['client', { client: 'short' }],
  ])('%s', async (field, wrong) => {
    const { door } = await doorIn(cloud)
    const to = { is: 'door', door }
    const right = {
      street: STREET,
      client: client(),
      to,
      relation: 'lives',
      name: '周',
      agreed: true,
    }
    expect(await zhou.try('homes.join', { ...right, ...wrong })).toMatchObject({
      error: { code: 'invalid', field },
    })
  })

  test('words that the content check refuses are nobody’s name', async () => {
    const { door } = await doorIn(cloud)
    const tried = join(zhou, { is: 'door', door }, { name: '高利贷放款' })
    await expect(tried).rejects.toMatchObject({ code: 'content_refused' })
  })

  test('nobody has more homes than one can have', async () => {
    for (let number = 0; number < MAX_HOMES; number++) {
      const { door } = await doorIn(cloud, FAR)
      await join(zhou, { is: 'door', door })
    }
    const { door } = await doorIn(cloud)
    await expect(join(zhou, { is: 'door', door })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a full door takes nobody more', async () => {
    const { door } = await doorIn(cloud)
    await cloud.db.query(
      `INSERT INTO persons (id, created_at) SELECT 'many' || lpad(i::text, 6, '0'), $1::timestamptz
       FROM generate_series(1, 200) i`,
      [new Date()],
    )
    await cloud.db.query(
      `INSERT INTO homes (street, id, person, name, relation, state, way, door, made_by, client, since)
       SELECT $1, 'many' || lpad(i::text, 6, '0'), 'many' || lpad(i::text, 6, '0'), '住户', 'lives',
              'confirmed', 'head', $2, 'many', i::text, $3::timestamptz FROM generate_series(1, 200) i`,
      [STREET, door, new Date()],
    )
    await expect(join(zhou, { is: 'door', door })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('what is kept', () => {
  test('the consent with its text, and the phone sealed: its number stands in no row', async () => {
    const { door } = await doorIn(cloud)
    const phone = '13817654321'
    const home = await join(zhou, { is: 'door', door }, { phone })
    expect(home.phone).toBe('138****4321')
    const { consents } = await zhou.call('consents.list', {})
    expect(consents.find(({ purpose }) => purpose === 'home')).toMatchObject({ given: true })
    expect(await rowsWith(phone)).toEqual([])
    expect(await rowsWith('7654321')).toEqual([])
    const [kept] = await cloud.db.query<{ sealed: string | null }>(
      'SELECT phone_sealed AS sealed FROM persons WHERE id = $1',
      [await personOf(zhou)],
    )
    expect(kept?.sealed).not.toBeNull()
  })

  test('the history knows neither the name nor the door', async () => {
    const { door, address } = await doorIn(cloud)
    const { home } = await settled(cloud, zhou, door)
    const rows = await cloud.db.query<{ row: string }>(
      `SELECT h::text AS row FROM history h WHERE h.street = $1 AND h.noun = 'homes' AND h.subject = $2`,
      [STREET, home],
    )
    expect(rows).toHaveLength(2)
    for (const { row } of rows) {
      expect(row).not.toContain('周建国')
      expect(row).not.toContain(address)
    }
  })

  test('a name given at one door does not change what was confirmed at another', async () => {
    const [first, second] = [await doorIn(cloud), await doorIn(cloud, GRID, { number: 1 })]
    await settled(cloud, zhou, first.door)
    await join(zhou, { is: 'door', door: second.door }, { name: '周先生' })
    expect((await mine(zhou)).map(({ name }) => name).sort()).toEqual(['周先生', '周建国'].sort())
  })

  /** The tables with a row that has these digits anywhere. */
  async function rowsWith(digits: string): Promise<string[]> {
    const tables = await cloud.db.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const rows = await cloud.db.query<{ one: number }>(
        `SELECT 1 AS one FROM ${name} t WHERE position($1 IN t::text) > 0 LIMIT 1`,
        [digits],
      )
      if (rows.length > 0) found.push(name)
    }
    return found
  }
})

test('a stranger signs in first, and sees nothing of anybody', async () => {
  const stranger = cloud.as('stranger')
  const { door, building } = await doorIn(cloud)
  const to = { is: 'door' as const, door }
  await expect(join(stranger, to)).rejects.toMatchObject({ code: 'sign_in' })
  for (const [name, input] of [
    ['homes.mine', { street: STREET }],
    ['homes.buildings', { street: STREET, words: '路' }],
    ['homes.rooms', { street: STREET, building }],
    ['homes.asked', { street: STREET }],
  ] as const) {
    await expect(stranger.call(name, input)).rejects.toMatchObject({ code: 'sign_in' })
  }
})

test('another’s homes are nobody else’s', async () => {
  const { door } = await doorIn(cloud)
  const home = await join(zhou, { is: 'door', door })
  const wu = await newcomer(cloud, 'wu')
  expect(await mine(wu)).toEqual([])
  await expect(wu.call('homes.leave', which(home))).rejects.toMatchObject({ code: 'not_found' })
  expect(await wu.call('homes.mine', { street: OTHER_STREET })).toEqual({ homes: [] })
})

test('the code of a grid is for whoever leads an area around it', async () => {
  const input = { street: STREET, area: GRID }
  for (const who of ['grid_head', 'community_secretary', 'block_lead', 'street_staff'] as const) {
    expect((await cloud.as(who).call('homes.code', input)).area.code).toBe(GRID)
  }
  await expect(cloud.as('resident').call('homes.code', input)).rejects.toMatchObject({
    code: 'forbidden',
  })
  for (const area of [FAR, '310101002003' as AreaCode, '310101002003-g99' as AreaCode]) {
    const asked = cloud.as('grid_head').call('homes.code', { street: STREET, area })
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  }
})
