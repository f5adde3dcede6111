import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { BUND, GUIZHOU } from '@tests/support/places'
import { wiring } from '@/cloud/wiring'
import type { BuildingView } from '@/contract/doors'
import type { AreaCode, BuildingId, StreetCode } from '@/contract/wire'

const GUIZHOU_COMMUNITY = '310101002003' as AreaCode
const ELSEWHERE = '310101002006' as AreaCode

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')

/** The area that the persona leads, as the seed has it. */
async function areaOf(persona: string): Promise<AreaCode> {
  const [row] = await cloud.db.query<{ area: AreaCode }>(
    `SELECT area FROM appointments a JOIN persons p ON p.id = a.person
     WHERE a.street = $1 AND p.persona = $2 ORDER BY a.id LIMIT 1`,
    [STREET, persona],
  )
  if (!row) throw new Error(`nobody plays ${persona}`)
  return row.area
}

async function buildingIn(area: string, street: StreetCode = STREET): Promise<BuildingId> {
  const [row] = await cloud.db.query<{ id: BuildingId }>(
    `SELECT b.id FROM buildings b JOIN areas a ON a.street = $1 AND a.code = b.area
     WHERE b.street = $1 AND a.path @> ARRAY[$2] ORDER BY b.id LIMIT 1`,
    [street, area],
  )
  if (!row) throw new Error(`no building in ${area}`)
  return row.id
}

const added = (building: BuildingId, ...rooms: string[]) =>
  staff().call('doors.add', {
    street: STREET,
    to: { is: 'building', building },
    doors: rooms.map((room) => ({ unit: '1', room, expected: null })),
  })
const newBuilding = async (address = '试验路9弄1号', at = GUIZHOU) =>
  (
    await staff().call('doors.add', {
      street: STREET,
      to: { is: 'new', address, at },
      doors: [{ unit: '2单元', room: '102室', expected: 3 }],
    })
  ).building
const only = ({ doors }: BuildingView) => {
  const [door] = doors
  if (!door) throw new Error('the building has a door')
  return door
}

describe('list and counts', () => {
  test('staff begin at the street and go down to a grid; the counts add up', async () => {
    const street = await staff().call('doors.list', { street: STREET })
    expect(street.path.map(({ code }) => code)).toEqual([STREET])
    expect(street.count.doors).toBeGreaterThanOrEqual(6000)
    expect(street.below.map(({ level }) => level)).toEqual(Array(4).fill('block'))
    expect(street.below.reduce((sum, { doors }) => sum + doors, 0)).toBe(street.count.doors)
    expect(street.buildings).toHaveLength(30)
    const more = await staff().call('doors.list', { street: STREET, after: street.next ?? '' })
    expect(more.buildings[0]?.address.localeCompare(street.buildings[29]?.address ?? '')).not.toBe(
      0,
    )
    const grid = await staff().call('doors.list', {
      street: STREET,
      area: `${GUIZHOU_COMMUNITY}-g01` as AreaCode,
    })
    expect(grid.below).toEqual([])
    expect(grid.path.map(({ level }) => level)).toEqual([
      'street',
      'block',
      'community',
      'lane',
      'grid',
    ])
    expect(grid.buildings.reduce((sum, { doors }) => sum + doors, 0)).toBe(grid.count.doors)
  })

  test('words find an address', async () => {
    const { address } = await newBuilding('极光路7弄2号')
    const found = await staff().call('doors.list', { street: STREET, words: '极光路7弄' })
    expect(found.buildings.map((one) => one.address)).toEqual([address])
  })

  test('a head sees the own area and below, and nothing beside it', async () => {
    const [grid, community] = [await areaOf('grid_head'), await areaOf('community_secretary')]
    const head = cloud.as('grid_head')
    const own = await head.call('doors.list', { street: STREET })
    expect(own.tops.map(({ code }) => code)).toContain(grid)
    expect(own.path.map(({ code }) => code)).toEqual([own.tops[0]?.code])
    expect(own.can.add).toBe(false)
    const secretary = await cloud.as('community_secretary').call('doors.list', { street: STREET })
    expect(secretary.path.map(({ code }) => code)).toEqual([community])
    expect(secretary.can.add).toBe(true)
    for (const area of [STREET as string as AreaCode, ELSEWHERE]) {
      await expect(head.call('doors.list', { street: STREET, area })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })

  test('counts by level are what an area has, for each his own', async () => {
    const all = await staff().call('doors.counts', { street: STREET, level: 'grid' })
    expect(all.areas).toHaveLength(108)
    expect(Math.min(...all.areas.map(({ doors }) => doors))).toBeGreaterThan(0)
    const own = await cloud
      .as('community_secretary')
      .call('doors.counts', { street: STREET, level: 'community' })
    expect(own.areas.map(({ code }) => code)).toEqual([await areaOf('community_secretary')])
    expect(own.areas[0]?.expected).toBeGreaterThan(0)
  })
})

describe('one building', () => {
  test('its doors come as a person counts them', async () => {
    const { building } = await newBuilding()
    const { building: view } = await added(building as BuildingId, '1001', '101', '20')
    expect(view.doors.map(({ unit, room }) => `${unit}-${room}`)).toEqual([
      '1-20',
      '1-101',
      '1-1001',
      '2-102',
    ])
    expect(view.areas.at(-1)?.level).toBe('grid')
    expect(await staff().call('doors.get', { street: STREET, building })).toEqual({
      building: view,
    })
  })

  test('another’s building is as if it did not exist', async () => {
    const building = await buildingIn(ELSEWHERE)
    await expect(
      cloud.as('community_secretary').call('doors.get', { street: STREET, building }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const foreign = await buildingIn(OTHER_STREET, OTHER_STREET)
    await expect(
      staff().call('doors.get', { street: STREET, building: foreign }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('by hand', () => {
  test('a secretary adds in the own community and nowhere else', async () => {
    const secretary = cloud.as('community_secretary')
    const add = (to: { is: 'building'; building: BuildingId }) =>
      secretary.call('doors.add', {
        street: STREET,
        to,
        doors: [{ unit: '', room: '999', expected: 2 }],
      })
    const own = await buildingIn(await areaOf('community_secretary'))
    const { building } = await add({ is: 'building', building: own })
    expect(building.doors.map(({ room }) => room)).toContain('999')
    await expect(
      add({ is: 'building', building: await buildingIn(ELSEWHERE) }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('nothing is added where one of the doors is there, and a place outside is told', async () => {
    const { building, address } = await newBuilding()
    await expect(added(building as BuildingId, '101', '101')).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'doors_there', doors: ['1单元101室'] },
    })
    expect(
      (await staff().call('doors.get', { street: STREET, building })).building.doors,
    ).toHaveLength(1)
    await expect(newBuilding(` ${address.slice(0, 3)} ${address.slice(3)}`)).rejects.toMatchObject({
      because: { why: 'doors_there', doors: [address] },
    })
    await expect(newBuilding('外滩路1号', BUND)).rejects.toMatchObject({
      code: 'invalid',
      field: 'to.at',
      because: { why: 'outside_street' },
    })
  })

  test('a change is seen, told, and refused where somebody was faster', async () => {
    const made = await newBuilding()
    const { door, version } = only(made)
    const which = { street: STREET, door, version } as const
    const { building } = await staff().call('doors.change', {
      ...which,
      changes: { room: '103室', expected: null },
    })
    expect(only(building)).toMatchObject({ unit: '2', room: '103', expected: null, version: 2 })
    await expect(
      staff().call('doors.change', { ...which, changes: { expected: 1 } }),
    ).rejects.toMatchObject({ because: { why: 'changed', fields: ['room', 'expected'] } })
    await added(made.building as BuildingId, '101')
    await expect(
      staff().call('doors.change', {
        ...which,
        version: 2,
        changes: { unit: '1', room: '101' },
      }),
    ).rejects.toMatchObject({ because: { why: 'doors_there', doors: ['1单元101室'] } })
    const { lines } = await staff().call('history.list', {
      street: STREET,
      subject: { noun: 'doors', id: made.building },
    })
    expect(lines.map(({ did, note }) => [did, note])).toEqual([
      ['doors.add', '1单元101室'],
      ['doors.change', '2单元102室'],
      ['doors.add', '2单元102室'],
    ])
  })

  test('the last door takes its building along', async () => {
    const made = await newBuilding()
    const { building } = await added(made.building as BuildingId, '101')
    const [first, last] = building.doors
    if (!first || !last) throw new Error('there are two')
    const remove = ({ door, version }: typeof first) =>
      staff().call('doors.remove', { street: STREET, door, version })
    expect((await remove(first)).building?.doors).toHaveLength(1)
    expect(await remove(last)).toEqual({ building: null })
    await expect(
      staff().call('doors.get', { street: STREET, building: made.building }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a door that people belong to stays', async () => {
    const made = await newBuilding()
    await cloud.db.query(
      `CREATE TABLE belongs (street text, door text, FOREIGN KEY (street, door) REFERENCES doors (street, id))`,
    )
    const { door, version } = only(made)
    await cloud.db.query('INSERT INTO belongs VALUES ($1, $2)', [STREET, door])
    await expect(
      staff().call('doors.remove', { street: STREET, door, version }),
    ).rejects.toMatchObject({ because: { why: 'doors_in_use' } })
  })

  test('words that others may not read are refused', async () => {
    await expect(newBuilding('代开发票路1号')).rejects.toMatchObject({ code: 'content_refused' })
  })
})

describe('boundaries', () => {
  const follow = () =>
    cloud.db.tx(async (tx) => {
      for (const move of wiring.boundaries) await move(tx, STREET)
    })
  const areaNow = async (building: string) => {
    const [row] = await cloud.db.query<{ area: string }>(
      'SELECT area FROM buildings WHERE street = $1 AND id = $2',
      [STREET, building],
    )
    return row?.area
  }

  test('a building follows new boundaries; in a gap the nearest grid of its lane has it', async () => {
    const { building, areas } = await newBuilding()
    const [lane, grid] = [areas.at(-2), areas.at(-1)]
    await cloud.db.query('UPDATE areas SET ended = 2 WHERE street = $1 AND code = $2', [
      STREET,
      grid?.code,
    ])
    await follow()
    const [next] = await cloud.db.query<{ parent: string }>(
      'SELECT parent FROM areas WHERE street = $1 AND code = $2',
      [STREET, await areaNow(building)],
    )
    expect(await areaNow(building)).not.toBe(grid?.code)
    expect(next?.parent).toBe(lane?.code)
    await cloud.db.query('UPDATE areas SET ended = NULL WHERE street = $1', [STREET])
    await follow()
    expect(await areaNow(building)).toBe(grid?.code)
  })

  test('doors hang on their areas', async () => {
    const { areas } = await newBuilding()
    const grid = areas.at(-1)?.code as AreaCode
    const hanging = wiring.hanging.find(({ thing }) => thing === 'doors')
    const [count] = (await hanging?.count(cloud.db, STREET, [grid])) ?? []
    expect(count?.area).toBe(grid)
    expect(count?.count).toBeGreaterThan(1)
  })

  test('every building of the demonstration lies where its area says, as resolve has it', async () => {
    const before = await cloud.db.query('SELECT id, area FROM buildings ORDER BY street, id')
    await follow()
    expect(await cloud.db.query('SELECT id, area FROM buildings ORDER BY street, id')).toEqual(
      before,
    )
    const some = await cloud.db.query<{ lng: number; lat: number; area: string }>(
      'SELECT lng, lat, area FROM buildings WHERE street = $1 ORDER BY id LIMIT 40',
      [STREET],
    )
    for (const { lng, lat, area } of some) {
      const answer = await staff().call('areas.responsible', { street: STREET, at: { lng, lat } })
      expect(answer.is === 'here' && answer.path.at(-1)?.code).toBe(area)
    }
  })
})
