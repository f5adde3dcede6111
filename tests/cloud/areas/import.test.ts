import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { csvOf, upload } from '@tests/support/uploads'
import { drawnAreas } from '@/cloud/database/seed/areas'
import type { ImportView } from '@/contract/imports'
import { sizeOf } from '../seed/geometry'
import {
  apply,
  box,
  bring,
  bytesOf,
  counts,
  emptyStreet,
  everything,
  feature,
  file,
  polygon,
  preview,
  said,
  smallStreet,
  sownStreet,
  undo,
} from './files'

const drawnOutline = drawnAreas.find(({ code }) => code === (STREET as string))?.ring ?? []

let cloud: TestCloud

/** A street with its outline alone; a fresh one for each test that changes it. */
async function open() {
  cloud = await openCloud()
  await emptyStreet(cloud)
}
const close = () => cloud.close()

/** The small street with one feature replaced or added by its code. */
const streetWith = (...changed: ReturnType<typeof feature>[]) => {
  const codes = changed.map(({ properties }) => properties.编号)
  return [...smallStreet().filter(({ properties }) => !codes.includes(properties.编号)), ...changed]
}

const kinds = ({ findings }: ImportView) => findings.map(({ is }) => is)

describe('a street from a file', () => {
  beforeEach(open)
  afterEach(close)

  test('the preview tells each row and changes nothing', async () => {
    const before = await everything(cloud)
    const seen = await preview(cloud, file(smallStreet()))
    const moved = sizeOf(drawnOutline) - sizeOf(box(0, 0, 4, 4))
    expect(counts(seen)).toEqual([4, 1, 0, 0])
    expect(said(seen)).toEqual([
      '1 名称：南京东路街道 → 示例街道',
      `1 边界：变动约 ${Math.round(moved).toLocaleString('en-US')} 平方米`,
      '2 新增居民区“东居民区”',
      '3 新增居民区“西居民区”',
      '4 新增微网格“西一格”',
      '5 新增微网格“西二格”',
    ])
    expect(seen.findings).toEqual([])
    expect(await everything(cloud)).toEqual(before)
  })

  test('applied, it is the tree; again, every row is the same; undone, nothing is left', async () => {
    const before = await everything(cloud)
    const done = await bring(cloud, smallStreet())
    const { areas } = await cloud.as('street_staff').call('areas.tree', { street: STREET })
    expect(areas.map(({ code, parent, zh }) => [code, parent, zh])).toEqual([
      [STREET, null, '示例街道'],
      [`${STREET}901`, STREET, '东居民区'],
      [`${STREET}902`, STREET, '西居民区'],
      [`${STREET}902-g01`, `${STREET}902`, '西一格'],
      [`${STREET}902-g02`, `${STREET}902`, '西二格'],
    ])
    expect(areas[2]?.party).toEqual({ zh: '西居民区党总支', en: 'West Party Branch' })

    const applied = await everything(cloud)
    const again = await preview(cloud, file(smallStreet()))
    expect(counts(again)).toEqual([0, 0, 5, 0])
    expect(again.can.apply).toBe(false)
    await expect(apply(cloud, again)).rejects.toThrow('没有要改的')
    expect(await everything(cloud)).toEqual(applied)

    await undo(cloud, done)
    expect(await everything(cloud)).toEqual(before)
  })

  test('several files undone in reverse order leave nothing', async () => {
    const before = await everything(cloud)
    const [street, ...rest] = smallStreet()
    const first = await bring(cloud, street ? [street] : [])
    const second = await bring(cloud, rest)
    await expect(undo(cloud, first)).rejects.toThrow('之后又换过边界（第 3 版）')
    await undo(cloud, second)
    await undo(cloud, first)
    expect(await everything(cloud)).toEqual(before)
  })

  test('the template is a file that can be brought in', async () => {
    const answer = await cloud
      .as('street_staff')
      .call('imports.template', { street: STREET, kind: 'areas' })
    expect(answer).toMatchObject({ fileName: '片区导入模板.geojson', type: 'application/geo+json' })
    const seen = await preview(cloud, new TextEncoder().encode(answer.text))
    expect(counts(seen)).toEqual([3, 0, 0, 0])
    expect(kinds(seen)).toEqual(['gap'])
  })

  test('what one feature changes is told by name, party, parent and ground', async () => {
    await bring(cloud, smallStreet())
    const seen = await preview(
      cloud,
      file([
        feature([`${STREET}902-g01`, 'grid', `${STREET}902`, '西甲格'], box(0, 0, 2, 1.5), {
          党组织: '西甲格党支部',
        }),
        feature([`${STREET}902-g02`, 'grid', `${STREET}902`, '西二格'], box(0, 1.5, 2, 4)),
      ]),
    )
    expect(counts(seen)).toEqual([0, 2, 0, 0])
    expect(said(seen)).toEqual([
      '1 名称：西一格 → 西甲格',
      '1 党组织：（空） → 西甲格党支部',
      '1 边界：变动约 9,991 平方米',
      '2 边界：变动约 9,991 平方米',
    ])
    expect(seen.findings).toEqual([])
  })

  test('the same outline drawn from another corner and the other way round is the same', async () => {
    await bring(cloud, smallStreet())
    const turned = smallStreet().map((one) => {
      const [ring = []] = (one.geometry as { coordinates: number[][][] }).coordinates
      const open = ring.slice(0, -1).reverse()
      const from = [...open.slice(2), ...open.slice(0, 2)]
      return {
        ...one,
        geometry: { type: 'MultiPolygon', coordinates: [[[...from, ...from.slice(0, 1)]]] },
      }
    })
    expect(counts(await preview(cloud, file(turned)))).toEqual([0, 0, 5, 0])
  })

  test('a file with the street ends what it leaves out; one without only adds and changes', async () => {
    await bring(cloud, smallStreet())
    const all = smallStreet()
    const part = await preview(cloud, file(all.slice(1, 2)))
    expect(counts(part)).toEqual([0, 0, 1, 0])
    const whole = await preview(cloud, file(all.slice(0, 4)))
    expect(counts(whole)).toEqual([0, 1, 4, 0])
    // and how much of the seed stands on that ground
    expect(said(whole)).toEqual([
      expect.stringMatching(/^5 文件里没有了，生效后不再使用；登记在上面的有 \d+ 个站点/),
    ])
    await apply(cloud, whole)
    const { areas } = await cloud.as('street_staff').call('areas.tree', { street: STREET })
    expect(areas.map(({ zh }) => zh)).not.toContain('西二格')
    // it comes back under its code, and an undo lets it end again
    const ended = await everything(cloud)
    const back = await bring(cloud, smallStreet())
    expect(said(back)).toEqual(['5 重新启用微网格“西二格”'])
    await undo(cloud, back)
    expect(await everything(cloud)).toEqual(ended)
  })
})

describe('row-wise errors, and nothing changes', () => {
  beforeAll(open)
  afterAll(close)

  const g3 = [`${STREET}902-g03`, 'grid', `${STREET}902`, '西三格'] as const
  const wrong = (over: Record<string, unknown>) => {
    const one = feature([...g3], box(0, 0, 1, 1), over)
    return [...smallStreet(), one]
  }

  test.each([
    [
      'a level that nobody knows',
      { 层级: '小区' },
      '层级：不认识“小区”，可以写：街道、街区、居民区、街坊、微网格',
    ],
    ['no name', { 名称: '' }, '名称：没有填写'],
    ['a bad code', { 编号: 'A1' }, `编号：“A1”不是片区编号，应像 ${STREET}001 或 ${STREET}001-g01`],
    [
      'a code of another street',
      { 编号: `${OTHER_STREET}001` },
      `编号：“${OTHER_STREET}001”不是本街道的编号，应以 ${STREET} 开头`,
    ],
    ['a code twice', { 编号: `${STREET}902-g01` }, '编号：和第 4 行重复'],
    ['a parent that is nowhere', { 上级: `${STREET}903` }, `上级：没有编号为 ${STREET}903 的片区`],
    ['no parent', { 上级: '' }, '上级：没有填写'],
    [
      'a parent below it',
      { 层级: '居民区', 上级: `${STREET}902-g01` },
      '上级：是微网格，居民区的上级要在它之上（街道、街区、居民区、街坊、微网格）',
    ],
    [
      'the level of a street',
      { 层级: '街道', 上级: '' },
      `编号：${STREET} 是街道的编号，也只有街道用它`,
    ],
    ['invisible characters', { 名称: '西\u202e三格' }, '名称：里有看不见的控制字符'],
  ])('%s', async (_, over, words) => {
    const before = await everything(cloud)
    const seen = await preview(cloud, file(wrong(over)))
    expect(seen.counts.error).toBe(1)
    expect(said(seen)).toContain(`6 ${words}`)
    expect(seen.can.apply).toBe(false)
    await expect(apply(cloud, seen)).rejects.toThrow('还有 1 行有错误')
    expect(await everything(cloud)).toEqual(before)
  })

  const far = box(0, 0, 1, 1).map(({ lng, lat }) => ({ lng: lng - 5, lat }))
  const swapped = box(0, 0, 1, 1).map(({ lng, lat }) => ({ lng: lat, lat: lng }))
  const bow = box(0, 0, 1, 1)
  const crossing = [bow[0], bow[2], bow[1], bow[3]].flatMap((place) => place ?? [])
  test.each([
    ['no geometry', null, '要是一个多边形（Polygon）'],
    ['a point', { type: 'Point', coordinates: [121.47, 31.23] }, '要是一个多边形（Polygon）'],
    [
      'a hole',
      polygon(box(0, 0, 1, 1), box(0.2, 0.2, 0.5, 0.5)),
      '里有洞，请把洞补上，或者分成几个片区',
    ],
    [
      'two parts',
      {
        type: 'MultiPolygon',
        coordinates: [polygon(box(0, 0, 1, 1)).coordinates, polygon(box(1, 1, 2, 2)).coordinates],
      },
      '有 2 块，一个片区只能是一块',
    ],
    ['two corners', polygon(box(0, 0, 1, 1).slice(0, 2)), '不到三个角'],
    ['a line that crosses itself', polygon(crossing), '的线自己相交或重叠'],
    ['swapped degrees', polygon(swapped), '经度和纬度好像写反了'],
    ['a place far away', polygon(far), '有一点（116.474，31.232）不在上海'],
    ['nonsense', { type: 'Polygon', coordinates: [[['a', null]]] }, '要是一个多边形（Polygon）'],
  ])('%s', async (_, geometry, words) => {
    const one = { ...feature([...g3], []), geometry }
    const seen = await preview(cloud, file([...smallStreet(), one]))
    expect(seen.counts.error).toBe(1)
    expect(said(seen)).toContain(`6 边界：${words}`)
  })

  test('a level cannot change under the same code', async () => {
    await bring(cloud, smallStreet())
    const lane = feature([`${STREET}902-g01`, 'lane', `${STREET}902`, '西一格'], box(0, 0, 2, 2))
    const seen = await preview(cloud, file(streetWith(lane)))
    expect(said(seen)).toEqual(['5 层级：现在是微网格，不能改成街坊；请换一个编号'])
  })
})

describe('files that are none', () => {
  beforeAll(open)
  afterAll(close)

  const collection = (over: object) =>
    bytesOf({
      type: 'FeatureCollection',
      features: smallStreet().map((one) => ({ type: 'Feature', ...one })),
      ...over,
    })
  const crs = (name: string) => ({ type: 'name', properties: { name } })

  test.each([
    [
      'WGS-84 by name',
      collection({ crs: crs('urn:ogc:def:crs:OGC:1.3:CRS84') }),
      '文件里是 WGS-84 坐标，和这里的地图差几百米。请先在地图软件里转成 GCJ-02',
    ],
    ['EPSG:4326', collection({ crs: crs('EPSG:4326') }), 'WGS-84'],
    ['no word of it', collection({}), '文件没有写明坐标是 GCJ-02'],
    [
      'a single feature',
      bytesOf({ type: 'Feature', 坐标系: 'GCJ-02' }),
      '这不是 GeoJSON 的 FeatureCollection',
    ],
    ['half of a file', file(smallStreet()).slice(0, 400), '不是完整的 JSON'],
    ['no features', file([]), '文件里一个片区也没有'],
    [
      'too many features',
      file(Array.from({ length: 2001 }, () => ({ properties: {}, geometry: null }))),
      '一次最多 2000 个',
    ],
    [
      'too many corners',
      file(
        Array.from({ length: 40 }, () => ({
          properties: {},
          geometry: {
            type: 'Polygon',
            coordinates: [Array.from({ length: 1999 }, () => [121, 31])],
          },
        })),
      ),
      '最多 60000 个',
    ],
    [
      'deep nesting',
      new TextEncoder().encode(
        `{"type":"FeatureCollection","坐标系":"GCJ-02","features":[{"geometry":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`,
      ),
      undefined,
    ],
  ])('%s', async (_, bytes, words) => {
    const before = await everything(cloud)
    const asked = preview(cloud, bytes)
    if (words)
      await expect(asked).rejects.toMatchObject({
        code: 'invalid',
        field: 'file',
        message: expect.stringContaining(words),
      })
    else expect((await asked).counts).toMatchObject({ error: 1 })
    expect(await everything(cloud)).toEqual(before)
  })

  test('each feature may say its datum, a member of GeoJSON’s older form too', async () => {
    const each = smallStreet().map((one) => ({
      ...one,
      properties: { ...one.properties, 坐标系: 'gcj02' },
    }))
    expect((await preview(cloud, file(each, { 坐标系: undefined }))).counts.error).toBe(0)
    expect((await preview(cloud, collection({ crs: crs('GCJ-02') }))).counts.error).toBe(0)
  })

  test('a table is not a map, and a map is not a table', async () => {
    const table = await csvOf(cloud)
    await expect(preview(cloud, table)).rejects.toThrow('这里要 GeoJSON 文件')
    const map = await upload(cloud, 'street_staff', '片区.geojson', file(smallStreet()))
    const asked = { street: STREET, kind: 'sites', file: map } as const
    await expect(cloud.as('street_staff').call('imports.preview', asked)).rejects.toThrow(
      '这是 GeoJSON 文件',
    )
  })

  test('GBK and a byte order mark are read', async () => {
    const text = new TextDecoder().decode(file(smallStreet()))
    const seen = await preview(cloud, new TextEncoder().encode(`\ufeff${text}`))
    expect(seen.counts.error).toBe(0)
  })
})

describe('findings', () => {
  beforeEach(open)
  afterEach(close)

  test('an overlap names both areas and the ground, and forbids', async () => {
    const seen = await preview(
      cloud,
      file(
        streetWith(feature([`${STREET}901`, 'community', STREET, '东居民区'], box(1.8, 0, 4, 4))),
      ),
    )
    expect(counts(seen)).toEqual([2, 1, 0, 2])
    expect(said(seen)).toContain(`2 边界：和“东居民区”（${STREET}901）重叠约 7,993 平方米`)
    expect(said(seen)).toContain(`5 边界：和“西居民区”（${STREET}902）重叠约 7,993 平方米`)
    expect(kinds(seen)).toEqual(['overlap'])
    expect(seen.findings[0]).toMatchObject({ squareMetres: 7993 })
    expect(seen.findings[0]?.areas.map(({ code }) => code).sort()).toEqual([
      `${STREET}901`,
      `${STREET}902`,
    ])
    expect(seen.findings[0]?.ring).toHaveLength(4)
    expect(seen.can.apply).toBe(false)
  })

  test('an area out of its parent forbids, whichever of the two the file changes', async () => {
    const out = await preview(
      cloud,
      file(
        streetWith(
          feature([`${STREET}902-g02`, 'grid', `${STREET}902`, '西二格'], box(0, 2, 2, 4.5)),
        ),
      ),
    )
    expect(kinds(out)).toEqual(['outside'])
    expect(said(out)).toContain(`5 边界：超出上级“西居民区”（${STREET}902）约 9,991 平方米`)
    await bring(cloud, smallStreet())
    const shrunk = await preview(
      cloud,
      file([feature([`${STREET}902`, 'community', STREET, '西居民区'], box(0, 0, 2, 3.5))]),
    )
    expect(counts(shrunk)).toEqual([0, 0, 0, 1])
    expect(said(shrunk)).toEqual([
      `1 边界：盖不住下级“西二格”（${STREET}902-g02），少了约 9,991 平方米`,
    ])
    expect(kinds(shrunk)).toEqual(['outside', 'gap'])
  })

  test('gaps and slivers are shown and do not forbid', async () => {
    const seen = await preview(
      cloud,
      file(
        streetWith(
          feature([`${STREET}902-g01`, 'grid', `${STREET}902`, '西一格'], box(0, 0, 2, 1.5)),
          feature([`${STREET}901`, 'community', STREET, '东居民区'], box(1.99, 0, 4, 4)),
        ),
      ),
    )
    expect(kinds(seen)).toEqual(['gap', 'sliver'])
    expect(seen.findings.map(({ areas }) => areas.map(({ zh }) => zh).sort())).toEqual([
      ['西居民区'],
      ['东居民区', '西居民区'],
    ])
    expect(seen.counts.error).toBe(0)
    await apply(cloud, seen)
    const { import: after } = await cloud
      .as('street_staff')
      .call('imports.get', { street: STREET, import: seen.import })
    expect(after.findings).toEqual(seen.findings)
  })

  test('the street as it is sown has nothing odd', async () => {
    const other = await openCloud()
    const seen = await preview(other, file(sownStreet()))
    expect(seen.findings).toEqual([])
    expect(counts(seen)).toEqual([0, 0, sownStreet().length, 0])
    await other.close()
  })
})
