import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { openPglite } from '@/cloud/database/pglite'
import {
  loadDivisions,
  officialDivisions,
  setDivisionBoundaries,
} from '@/cloud/database/seed/divisions'
import type { DivisionCode } from '@/contract/wire'
import { file, polygon } from './files'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const ask = (input: { under?: string; query?: string } = {}) =>
  cloud.as('stranger').call('areas.divisions', {
    ...(input.under && { under: input.under as DivisionCode }),
    ...(input.query && { query: input.query }),
  })

/** A square of about 1 km in Zhabei, far from the streets that are served. */
const AWAY = { lng: 121.46, lat: 31.27 }
const around = [
  { lng: 121.455, lat: 31.265 },
  { lng: 121.465, lat: 31.265 },
  { lng: 121.465, lat: 31.275 },
  { lng: 121.455, lat: 31.275 },
]

test('all of Shanghai is there, by level, with real codes', () => {
  const rows = officialDivisions()
  const at = (level: string) => rows.filter((row) => row.level === level)
  expect([at('district').length, at('street').length, at('community').length]).toEqual([
    16, 234, 6509,
  ])
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
  expect(rows.find(({ code }) => code === '310101002003')).toEqual({
    code: '310101002003',
    level: 'community',
    parent: '310101002',
    name: { zh: '贵州路居委会' },
  })
})

test('a person finds whose a community is, up to its district', async () => {
  const { divisions, more } = await ask({ query: '贵州路居委会' })
  expect(more).toBe(false)
  expect(divisions).toContainEqual({
    code: '310101002003',
    level: 'community',
    zh: '贵州路居委会',
    en: null,
    above: [
      { code: '310101', zh: '黄浦区' },
      { code: '310101002', zh: '南京东路街道' },
    ],
  })
})

test('the tree opens level by level', async () => {
  const top = await ask()
  expect(top.divisions).toHaveLength(16)
  expect(top.divisions[0]).toMatchObject({ code: '310101', level: 'district', above: [] })
  const streets = await ask({ under: '310101' })
  expect(streets.divisions).toHaveLength(10)
  const communities = await ask({ under: STREET })
  expect(communities.divisions).toHaveLength(19)
  expect((await ask({ under: '310101002003' })).divisions).toEqual([])
})

test('words are looked for below a code, an exact name first; what is left over is told', async () => {
  const below = await ask({ under: '310101', query: '路居委会' })
  expect(below.divisions.every(({ code }) => code.startsWith('310101'))).toBe(true)
  const many = await ask({ query: '居委会' })
  expect([many.divisions.length, many.more]).toEqual([60, true])
  expect((await ask({ query: '外滩街道' })).divisions[0]).toMatchObject({ level: 'street' })
  expect((await ask({ query: '%' })).divisions).toEqual([])
  expect((await ask({ query: '没有这个地方' })).divisions).toEqual([])
})

test('codes and words that are none are refused', async () => {
  for (const input of [{ under: '31010' }, { under: "310101' OR" }, { query: '' }, { query: 7 }]) {
    const answer = await cloud.as('stranger').try('areas.divisions', input)
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
  }
})

test('a place outside the served streets is its division’s, once a boundary is loaded', async () => {
  const responsible = () =>
    cloud.as('stranger').call('areas.responsible', { street: STREET, at: AWAY })
  expect(await responsible()).toMatchObject({ is: 'elsewhere', division: null })
  const unknown = await cloud.db.tx((tx) =>
    setDivisionBoundaries(tx, [
      { code: '310106013', ring: around, en: 'Somewhere Sub-district' },
      { code: '310106999', ring: around, en: null },
    ]),
  )
  expect(unknown).toEqual(['310106999'])
  const known = officialDivisions().find(({ code }) => code === '310106013')
  expect(await responsible()).toMatchObject({
    is: 'elsewhere',
    division: {
      code: '310106013',
      zh: known?.name.zh,
      en: 'Somewhere Sub-district',
      district: '静安区',
    },
  })
  // a served street answers for itself, whatever a loaded boundary says
  const bund = { lng: 121.4885, lat: 31.2365 }
  const served = await cloud.as('stranger').call('areas.responsible', { street: STREET, at: bund })
  if (served.is === 'elsewhere') expect(served.division?.code).toBe('310101013')
  expect(served.is).toBe('elsewhere')
})

test('loaded again, nothing doubles, and English names and boundaries stay', async () => {
  await cloud.db.tx((tx) =>
    setDivisionBoundaries(tx, [{ code: '310106013', ring: around, en: 'Somewhere' }]),
  )
  await cloud.db.query(`UPDATE divisions SET name = '{"zh":"旧名"}' WHERE code = '310106014'`)
  await loadDivisions(cloud.db)
  const [counted] = await cloud.db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM divisions',
  )
  expect(counted?.count).toBe(officialDivisions().length)
  const rows = await cloud.db.query<{ code: string; name: { zh: string; en?: string } }>(
    `SELECT code, name FROM divisions WHERE code IN ('310106013', '310106014') ORDER BY code`,
  )
  expect(rows[0]?.name.en).toBe('Somewhere')
  expect(rows[1]?.name.zh).not.toBe('旧名')
})

test('the command loads them into a folder, with boundaries from a file, and again', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-divisions-'))
  const map = path.join(folder, 'streets.geojson')
  writeFileSync(map, file([{ properties: { 编号: '310106013' }, geometry: polygon(around) }]))
  const run = (...args: string[]) =>
    execFileSync('npx', ['tsx', 'scripts/divisions.ts', ...args], {
      env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' },
      stdio: 'pipe',
    })
  run()
  run(map)
  const db = await openPglite({ dataDir: path.join(folder, 'pg') })
  const [row] = await db.query<{ count: number; bounded: number }>(
    'SELECT count(*)::int AS count, count(shape)::int AS bounded FROM divisions',
  )
  await db.close()
  expect(row).toEqual({ count: 6759, bounded: 1 })
  rmSync(folder, { recursive: true })
}, 120_000)
