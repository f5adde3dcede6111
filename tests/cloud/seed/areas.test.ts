import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import base from '@/assets/map/base.json'
import { type DrawnArea, drawnAreas } from '@/cloud/database/seed/areas'
import { bundStreet, street } from '@/cloud/database/seed/streets'
import { type AreaLevel, AreaShape } from '@/contract/areas'
import { spotOf } from '@/contract/place.rules'
import { holds, metresToBorder, placesAround, realOutline, sizeOf } from './geometry'

/** Division codes of the National Bureau of Statistics. */
const OFFICIAL: Record<string, string> = {
  '001': '云南中路',
  '002': '龙泉园路',
  '003': '贵州路',
  '006': '新桥',
  '007': '牛庄路',
  '008': '厦门路',
  '009': '福海',
  '010': '承兴',
  '011': '三德',
  '013': '福瑞',
  '014': '平望街',
  '015': '小花园',
  '017': '长江',
  '018': '江阴',
  '019': '均乐',
  '020': '新昌',
  '021': '振兴',
  '022': '定兴',
  '023': '顺天村',
}

/** Rounding of points to 0.1 m. */
const ROUNDING = 0.15

const own = drawnAreas.filter((area) => area.street === street)
const at = (level: AreaLevel) => own.filter((area) => area.level === level)
const get = (code: string): DrawnArea => drawnAreas.find((area) => area.code === code)!
const places = placesAround(realOutline, 4000, 310101002)

test('the file is what the script draws', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'areas-'))
  const file = path.join(folder, 'areas.json')
  execFileSync('node', ['scripts/draw-areas.mjs', file], { stdio: 'ignore' })
  const committed = readFileSync('src/cloud/database/seed/areas.json', 'utf8')
  expect(JSON.parse(committed)).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  rmSync(folder, { recursive: true })
})

test('every area is one of the contract', () => {
  for (const { code, level, parent, name, ring } of drawnAreas) {
    v.parse(AreaShape, { code, level, parent, zh: name.zh, en: name.en, ring, demo: true })
  }
  expect(new Set(drawnAreas.map(({ code }) => code)).size).toBe(drawnAreas.length)
  expect(new Set(drawnAreas.map(({ name }) => name.zh)).size).toBe(drawnAreas.length)
})

test('all five levels are there, the communities with their official codes and names', () => {
  expect(at('street').map(({ name }) => name.zh)).toEqual(['南京东路街道'])
  expect(at('block')).toHaveLength(4)
  expect(at('lane').length).toBe(42)
  expect(at('grid').length).toBe(108)
  const communities = at('community').map(({ code, name }) => [code.slice(9), name.zh])
  expect(Object.fromEntries(communities)).toEqual(
    Object.fromEntries(Object.entries(OFFICIAL).map(([code, name]) => [code, `${name}居民区`])),
  )
})

test('every area has a Party branch of its own, called by its level', () => {
  const named = Object.fromEntries(drawnAreas.map(({ code, party }) => [code, party.zh]))
  expect(named).toMatchObject({
    [street]: '南京东路街道党工委',
    [`${street}-b1`]: '苏河南岸街区联合党委',
    [`${street}003`]: '贵州路居民区党总支',
    [`${street}003-l1`]: '贵州路第一街坊党支部',
    [`${street}003-g01`]: '贵州路第01微网格党小组',
  })
  expect(get(`${street}003`).party.en).toBe('General Party Branch of Guizhou Road Community')
  for (const language of ['zh', 'en'] as const)
    expect(new Set(drawnAreas.map(({ party }) => party[language])).size).toBe(drawnAreas.length)
})

test('a grid is a few houses to a park: none is a sliver, none a community', () => {
  const sizes = at('grid').map(({ ring }) => sizeOf(ring))
  expect(Math.min(...sizes)).toBeGreaterThan(5000)
  expect(Math.max(...sizes)).toBeLessThan(100_000)
  expect(new Set(sizes.map((size) => Math.round(size / 500))).size).toBeGreaterThan(30)
  for (const { code, ring } of at('grid')) {
    const spots = ring.map(spotOf)
    const round = spots.reduce((sum, { x, y }, i) => {
      const before = spots.at(i - 1)!
      return sum + Math.hypot(x - before.x, y - before.y)
    }, 0)
    // 1 is a circle, 0.785 a square, 0.35 a strip seven times as long as it is wide
    expect([code, (4 * Math.PI * sizeOf(ring)) / round ** 2 > 0.45]).toEqual([code, true])
  }
})

test('grids follow the streets: no road of the map runs through one', () => {
  const roads = base.features.filter(({ geometry }) => geometry.type === 'LineString')
  let along = 0
  for (const { properties, geometry } of roads) {
    const [from, to] = (geometry.coordinates as number[][]).map(([lng, lat]) => ({
      lng: lng!,
      lat: lat!,
    }))
    for (let step = 1; step < 50; step += 1) {
      const part = (a: number, b: number) => a + (step / 50) * (b - a)
      const place = { lng: part(from!.lng, to!.lng), lat: part(from!.lat, to!.lat) }
      const grid = at('grid').find(({ ring }) => holds(ring, place))
      if (!grid) continue
      along += 1
      const deep = metresToBorder(grid.ring, place) > 3
      expect([properties.name, grid.code, deep]).toEqual([properties.name, grid.code, false])
    }
  }
  expect(along).toBeGreaterThan(200)
})

test('a path leads from the street through a block and a community, each level below the last', () => {
  const levels: AreaLevel[] = ['street', 'block', 'community', 'lane', 'grid']
  for (const { code, parent, path: steps, level } of own) {
    expect(steps.at(-1)).toBe(code)
    expect(steps.at(-2) ?? null).toBe(parent)
    const depths = steps.map((step) => levels.indexOf(get(step).level))
    expect(depths).toEqual([...depths].sort((a, b) => a - b))
    expect(depths.slice(0, 3)).toEqual([0, 1, 2].slice(0, levels.indexOf(level) + 1))
  }
  expect(own.some(({ path: steps }) => steps.length === 5)).toBe(true)
})

test('blocks, communities and grids tile the street: every place lies in exactly one of each', () => {
  let inside = 0
  for (const place of places) {
    const lies = holds(realOutline, place)
    if (metresToBorder(realOutline, place) < ROUNDING) continue
    if (lies) inside += 1
    for (const level of ['street', 'block', 'community', 'grid'] as const) {
      const holders = at(level).filter(({ ring }) => holds(ring, place))
      expect([place, level, holders.length]).toEqual([place, level, lies ? 1 : 0])
    }
  }
  expect(inside).toBeGreaterThan(1500)
})

test('a place lies in the parent of whatever holds it', () => {
  for (const place of places) {
    const holders = drawnAreas.filter(({ ring }) => holds(ring, place))
    const codes = holders.map(({ code }) => code)
    for (const { parent } of holders) if (parent) expect(codes).toContain(parent)
  }
})

test('children fill their parent to the square metre', () => {
  for (const parent of own) {
    const children = own.filter((area) => area.parent === parent.code)
    if (children.length === 0) continue
    const filled = children.reduce((sum, { ring }) => sum + sizeOf(ring), 0)
    expect(Math.abs(filled - sizeOf(parent.ring))).toBeLessThan(1)
  }
  expect(sizeOf(get(street).ring) / 1e6).toBeCloseTo(sizeOf(realOutline) / 1e6, 3)
})

test('areas that meet share their points, and so do the two streets', () => {
  const key = ({ lng, lat }: { lng: number; lat: number }) => `${lng},${lat}`
  const corners = new Set(drawnAreas.flatMap(({ ring }) => ring.map(key)))
  for (const { code, ring } of drawnAreas) {
    const has = new Set(ring.map(key))
    const missed = drawnAreas
      .flatMap((other) => other.ring)
      .filter((point) => !has.has(key(point)) && metresToBorder(ring, point) < ROUNDING)
    expect([code, missed]).toEqual([code, []])
  }
  expect(corners.size).toBeGreaterThan(150)
  const shared = get(bundStreet).ring.filter((point) =>
    get(street).ring.map(key).includes(key(point)),
  )
  expect(shared.length).toBeGreaterThanOrEqual(8)
})

test('no point lies outside the real outline', () => {
  const strays = own
    .flatMap(({ ring }) => ring)
    .filter((point) => !holds(realOutline, point) && metresToBorder(realOutline, point) > ROUNDING)
  expect(strays).toEqual([])
})
