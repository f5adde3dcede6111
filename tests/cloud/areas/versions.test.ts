import { MONDAY, OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { upload } from '@tests/support/uploads'
import type { AreaCode, Place, SiteId } from '@/contract/wire'
import { personaId } from '../appointments/office'
import { appoint } from '../complaints/people'
import { csv, row } from '../imports/sheets'
import {
  apply,
  box,
  bring,
  counts,
  emptyStreet,
  everything,
  feature,
  file,
  preview,
  said,
  smallStreet,
  sownStreet,
  undo,
} from './files'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')
const HOUR = 3_600_000
const at = (ms: number) => new Date(ms).toISOString()

/** The middle of a box of the test's ground. */
function middle(...corners: [number, number, number, number]): Place {
  const ring = box(...corners)
  const mean = (values: number[]) =>
    Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(6))
  return { lng: mean(ring.map(({ lng }) => lng)), lat: mean(ring.map(({ lat }) => lat)) }
}

/** The last code of the way down to a place, and the version asked, at a moment. */
async function areaOf(place: Place, on?: number): Promise<[string | undefined, number]> {
  const answer = await cloud
    .as('stranger')
    .call('areas.responsible', { street: STREET, at: place, ...(on && { on: at(on) }) })
  if (answer.is !== 'here') throw new Error('the place is elsewhere')
  return [answer.path.at(-1)?.code, answer.version]
}

const grids = (border: number) => [
  feature([`${STREET}902-g01`, 'grid', `${STREET}902`, '西一格'], box(0, 0, 2, border)),
  feature([`${STREET}902-g02`, 'grid', `${STREET}902`, '西二格'], box(0, border, 2, 4)),
]

describe('versions', () => {
  beforeEach(() => emptyStreet(cloud))

  test('two versions answer each for its time', async () => {
    const place = middle(0, 1, 2, 2)
    await bring(cloud, smallStreet())
    expect(await areaOf(place)).toEqual([`${STREET}902-g01`, 2])

    cloud.clock.set(MONDAY + HOUR)
    const second = await bring(cloud, grids(1))
    expect(counts(second)).toEqual([0, 2, 0, 0])
    expect(await areaOf(place)).toEqual([`${STREET}902-g02`, 3])
    expect(await areaOf(place, MONDAY + HOUR - 1000)).toEqual([`${STREET}902-g01`, 2])
    expect(await areaOf(place, MONDAY - HOUR)).toEqual([STREET, 1])

    cloud.clock.set(MONDAY + 2 * HOUR)
    await undo(cloud, second)
    expect(await areaOf(place)).toEqual([`${STREET}902-g01`, 2])
    // as if the version had never been
    expect(await areaOf(place, MONDAY + HOUR + 1000)).toEqual([`${STREET}902-g01`, 2])
    const third = await bring(cloud, grids(1))
    expect(await areaOf(place)).toEqual([`${STREET}902-g02`, 4])
    expect(third.state).toBe('applied')
  })

  test('an area that moves under another parent takes all below it along, and back', async () => {
    const block = feature([`${STREET}-b1`, 'block', STREET, '一街区'], box(0, 0, 4, 4))
    await bring(cloud, smallStreet())
    const before = await everything(cloud)
    const moved = smallStreet()
      .slice(1, 3)
      .map(({ properties, geometry }) => ({
        properties: { ...properties, 上级: `${STREET}-b1` },
        geometry,
      }))
    const done = await bring(cloud, [block, ...moved])
    expect(said(done)).toEqual([
      '1 新增街区“一街区”',
      '2 上级：示例街道 → 一街区',
      '3 上级：示例街道 → 一街区',
    ])
    const paths = await cloud.db.query<{ code: string; path: string[]; since: number }>(
      'SELECT code, path, since FROM areas WHERE street = $1 ORDER BY code',
      [STREET],
    )
    const grid = paths.find(({ code }) => code === `${STREET}902-g01`)
    expect(grid?.path).toEqual([STREET, `${STREET}-b1`, `${STREET}902`, `${STREET}902-g01`])
    expect(grid?.since).toBe(3)
    await undo(cloud, done)
    expect(await everything(cloud)).toEqual(before)
  })

  test('the list tells who, when, how much and what was undone', async () => {
    await bring(cloud, smallStreet())
    cloud.clock.set(MONDAY + HOUR)
    const second = await bring(cloud, [...smallStreet().slice(0, 3), ...grids(1).slice(0, 1)])
    cloud.clock.set(MONDAY + 2 * HOUR)
    await undo(cloud, second)
    const { versions } = await staff().call('areas.versions', { street: STREET })
    expect(versions).toMatchObject([
      {
        version: 3,
        from: at(MONDAY + HOUR),
        by: '陆佳怡',
        undone: at(MONDAY + 2 * HOUR),
        import: second.import,
        counts: { added: 0, changed: 1, ended: 1 },
        inForce: false,
      },
      { version: 2, undone: null, counts: { added: 4, changed: 1, ended: 0 }, inForce: true },
      { version: 1, by: null, import: null, counts: null, undone: null, inForce: false },
    ])
  })

  test('the tree and the shapes of a version are those it had', async () => {
    await bring(cloud, smallStreet())
    cloud.clock.set(MONDAY + HOUR)
    await bring(cloud, [...smallStreet().slice(0, 3), ...grids(1).slice(0, 1)])
    const names = async (version?: number) => {
      const input = { street: STREET, ...(version && { version }) }
      return (await staff().call('areas.tree', input)).areas.map(({ zh }) => zh)
    }
    const small = ['示例街道', '东居民区', '西居民区', '西一格', '西二格']
    expect(await names(1)).toEqual(['南京东路街道'])
    expect(await names(2)).toEqual(small)
    expect(await names()).toEqual(small.slice(0, 4))
    const ringIn = async (version?: number) => {
      const input = { street: STREET, level: 'grid' as const, ...(version && { version }) }
      return (await staff().call('areas.shapes', input)).areas.map(({ ring }) => ring)
    }
    expect(await ringIn(2)).toEqual([box(0, 0, 2, 2), box(0, 2, 2, 4)])
    expect(await ringIn()).toEqual([box(0, 0, 2, 1)])
    for (const version of [4, 99]) {
      await expect(staff().call('areas.tree', { street: STREET, version })).rejects.toMatchObject({
        code: 'not_found',
      })
      await expect(
        staff().call('areas.shapes', { street: STREET, level: 'grid', version }),
      ).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('a version that was undone is not there to look at', async () => {
    await undo(cloud, await bring(cloud, smallStreet()))
    await expect(staff().call('areas.tree', { street: STREET, version: 2 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

test('the sown tree has its people by name; a stranger and another street get none of it', async () => {
  const { areas, version } = await staff().call('areas.tree', { street: STREET })
  expect(version).toBe(1)
  expect(areas[0]).toMatchObject({ code: STREET, level: 'street' })
  expect(areas[0]?.leads).toContain('陆佳怡')
  expect(areas.find(({ code }) => code === `${STREET}003`)?.leads).toContain('张慧敏')
  for (const [persona, street, code] of [
    ['stranger', STREET, 'sign_in'],
    ['resident', STREET, 'forbidden'],
    ['street_staff', OTHER_STREET, 'forbidden'],
  ] as const) {
    for (const action of ['areas.tree', 'areas.versions'] as const) {
      expect(await cloud.as(persona).try(action, { street })).toMatchObject({ error: { code } })
    }
  }
})

describe('what rests on boundaries', () => {
  test('sites follow, and come back with an undo', async () => {
    const [site] = await cloud.db.query<{ id: string; area: AreaCode; lng: number; lat: number }>(
      `SELECT s.id, s.area, s.lng, s.lat FROM sites s JOIN areas a
         ON a.street = $1 AND a.code = s.area AND a.level = 'grid'
       WHERE s.street = $1 ORDER BY s.id LIMIT 1`,
      [STREET],
    )
    if (!site) throw new Error('the seed has sites')
    // an area that somebody is appointed to does not end
    await cloud.db.query('UPDATE appointments SET area = street WHERE street = $1 AND area = $2', [
      STREET,
      site.area,
    ])
    const before = await everything(cloud)
    const rest = sownStreet().filter(({ properties }) => properties.编号 !== site.area)
    const done = await bring(cloud, rest)
    expect(said(done).join()).toContain('文件里没有了，生效后不再使用；登记在上面的有')
    expect(done.findings.map(({ is }) => is)).toEqual(['gap'])
    const [moved] = await cloud.db.query<{ area: AreaCode }>(
      'SELECT area FROM sites WHERE street = $1 AND id = $2',
      [STREET, site.id],
    )
    const laneOf = async (code: AreaCode | undefined) => {
      const [row] = await cloud.db.query<{ parent: AreaCode }>(
        `SELECT parent FROM areas WHERE street = $1 AND code = $2 AND level = 'grid'`,
        [STREET, code],
      )
      return row?.parent
    }
    // the ground lies in a gap now: the nearest grid of its lane has it
    expect(moved?.area).not.toBe(site.area)
    expect(await laneOf(moved?.area)).toBe(await laneOf(site.area))
    await undo(cloud, done)
    expect(await everything(cloud)).toEqual(before)
  })

  test('the box of a street follows its outline at once, and back', async () => {
    await emptyStreet(cloud)
    const far = middle(40, 40, 41, 41)
    const located = async () =>
      (await cloud.as('stranger').call('areas.locate', { at: far })).path.map(({ code }) => code)
    expect(await located()).toEqual([])
    const wide = feature([STREET, 'street', '', '南京东路街道'], box(-30, -30, 50, 50))
    const done = await bring(cloud, [wide])
    expect(await located()).toEqual([STREET])
    const centre = () =>
      cloud.db.query<{ lng: number }>('SELECT centre[0] AS lng FROM streets WHERE street = $1', [
        STREET,
      ])
    expect((await centre())[0]?.lng).toBeCloseTo(middle(-30, -30, 50, 50).lng, 5)
    await undo(cloud, done)
    expect(await located()).toEqual([])
  })

  test('a file of sites that was looked at before the boundaries changed finds its areas, both ways', async () => {
    await emptyStreet(cloud)
    const boundaries = await bring(cloud, smallStreet())
    const sent = await upload(
      cloud,
      'street_staff',
      '站点.csv',
      csv([row('Z1', { 经度: 121.4745, 纬度: 31.2325 })]),
    )
    const asked = { street: STREET, kind: 'sites', file: sent } as const
    const seen = (await staff().call('imports.preview', asked)).import
    expect(seen.counts.add).toBe(1)
    await undo(cloud, boundaries)
    const done = await apply(cloud, seen)
    const standing = async () =>
      (
        await cloud.db.query<{ site: SiteId; area: string }>(
          `SELECT id AS site, area FROM sites WHERE street = $1 AND import_key = 'Z1'`,
          [STREET],
        )
      )[0]
    const area = async () => (await standing())?.area
    expect(await area()).toBe(STREET)
    await bring(cloud, smallStreet())
    expect(await area()).toBe(`${STREET}902-g01`)
    // it stays, taken down: its code was printed
    const { site } = (await standing())!
    await staff().call('sites.poster', { street: STREET, site })
    expect((await undo(cloud, done)).state).toBe('undone')
    expect(await area()).toBe(`${STREET}902-g01`)
  })

  test('an added area with an appointment is not taken away; the words name it', async () => {
    await emptyStreet(cloud)
    const done = await bring(cloud, smallStreet())
    await cloud.db.query(
      `UPDATE appointments SET area = $2 WHERE street = $1 AND id = (
         SELECT id FROM appointments WHERE street = $1 AND role = 'grid_head' ORDER BY id LIMIT 1)`,
      [STREET, `${STREET}902-g01`],
    )
    const applied = await everything(cloud)
    const answer = await staff().try('imports.undo', {
      street: STREET,
      import: done.import,
      version: done.version,
    })
    expect(answer).toMatchObject({
      error: {
        code: 'conflict',
        message: '“西一格”上有 1 项任命，请先移走再撤回',
        because: {
          why: 'areas_in_use',
          uses: [{ area: { zh: '西一格' }, thing: 'appointments', count: 1 }],
        },
      },
    })
    expect(await everything(cloud)).toEqual(applied)
    await cloud.db.query('UPDATE appointments SET area = street WHERE street = $1', [STREET])
    expect((await undo(cloud, done)).state).toBe('undone')
  })
})

describe('what changed since the preview', () => {
  beforeEach(() => emptyStreet(cloud))

  test('boundaries that came in between are a conflict, and nothing is half done', async () => {
    const seen = await preview(cloud, file(smallStreet()))
    await bring(cloud, smallStreet().slice(0, 2))
    const before = await everything(cloud)
    await expect(apply(cloud, seen)).rejects.toMatchObject({ code: 'conflict' })
    expect(await everything(cloud)).toEqual(before)
  })

  test('two applied at once: one version, one conflict', async () => {
    const [a, b] = [
      await preview(cloud, file(smallStreet())),
      await preview(cloud, file(smallStreet().slice(0, 2))),
    ]
    const results = await Promise.allSettled([apply(cloud, a), apply(cloud, b)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { versions } = await staff().call('areas.versions', { street: STREET })
    expect(versions).toHaveLength(2)
  })
})

describe('an area that ends', () => {
  const GONE = `${STREET}902-g02`
  const shorter = () => file(smallStreet().slice(0, 4))

  async function appointed(days: { from?: string; until?: string } = {}) {
    const person = await personaId(cloud, 'grid_head')
    await appoint(cloud, person, { role: 'grid_head', area: GONE, ...days })
  }

  beforeEach(async () => {
    await emptyStreet(cloud)
    await bring(cloud, smallStreet())
  })

  test('not while somebody is appointed there: the preview says so, and nothing is half done', async () => {
    await appointed()
    await appointed({ from: '2027-01-01' })
    const seen = await preview(cloud, shorter())
    const words = seen.rows.find(({ key }) => key === GONE)?.words[0]
    expect(words?.zh).toContain('其中还在任的有 2 项任命')
    expect(words?.en).toContain('still in force: 2 appointments')
    const before = await everything(cloud)
    const answer = await staff().try('imports.apply', {
      ...{ street: STREET, import: seen.import, version: seen.version },
    })
    expect(answer).toMatchObject({
      error: {
        code: 'conflict',
        because: {
          why: 'areas_in_use',
          uses: [{ area: { zh: '西二格' }, thing: 'appointments', count: 2 }],
        },
      },
    })
    expect(await everything(cloud)).toEqual(before)
    await cloud.db.query('UPDATE appointments SET area = street WHERE street = $1', [STREET])
    expect((await apply(cloud, seen)).state).toBe('applied')
  })

  test('where all that was held there is over', async () => {
    await appointed({ until: '2026-11-22' })
    const seen = await preview(cloud, shorter())
    const words = seen.rows.find(({ key }) => key === GONE)?.words[0]
    expect(words?.zh).toContain('1 项任命')
    expect(words?.zh).not.toContain('还在任')
    expect((await apply(cloud, seen)).state).toBe('applied')
  })
})
