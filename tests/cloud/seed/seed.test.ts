import * as v from 'valibot'
import { locate, streetsWithin } from '@/cloud/areas/repository/reads'
import { wholeCalendar } from '@/cloud/calendar/repository'
import type { Database } from '@/cloud/database/database'
import { migratedDump } from '@/cloud/database/dump'
import { readMigrations } from '@/cloud/database/migrate'
import { openPglite } from '@/cloud/database/pglite'
import { seedDemonstration } from '@/cloud/database/seed/demonstration'
import { heads } from '@/cloud/database/seed/heads'
import { operators } from '@/cloud/database/seed/operators'
import { type DemoPerson, people } from '@/cloud/database/seed/people'
import { seedReference } from '@/cloud/database/seed/reference'
import { bundStreet, street } from '@/cloud/database/seed/streets'
import { findPersona } from '@/cloud/session/repository'
import { near } from '@/cloud/sites/repository/reads'
import { dayKind } from '@/contract/calendar.rules'
import { Persona } from '@/contract/session'
import { OperatorId, PersonId, type StreetCode } from '@/contract/wire'

/** Monday, 23 November 2026, 10:00 in Shanghai. */
const NOW = Date.parse('2026-11-23T02:00:00Z')

async function openReference(): Promise<Database> {
  const migrations = readMigrations('src/cloud/database/migrations')
  const db = await openPglite({ dump: () => migratedDump({ migrations }) })
  await seedReference(db)
  return db
}

const TABLES = [
  'streets',
  'calendar_days',
  'calendar_years',
  'persons',
  'area_versions',
  'areas',
  'operators',
  'appointments',
  'absences',
  'sites',
  'site_stops',
  'site_visits',
  'codes',
]

async function everything(db: Database): Promise<Record<string, object[]>> {
  const all: Record<string, object[]> = {}
  for (const table of TABLES) {
    all[table] = await db.query(`SELECT t::text AS row FROM ${table} t ORDER BY t::text`)
  }
  return all
}

describe('what is real', () => {
  let db: Database
  beforeAll(async () => {
    db = await openReference()
  })
  afterAll(() => db.close())

  test('is there without anything invented, and seeding again changes nothing', async () => {
    const first = await everything(db)
    const filled = TABLES.filter((table) => first[table]!.length > 0)
    expect(filled).toEqual(['streets', 'calendar_days', 'calendar_years', 'area_versions', 'areas'])
    expect(await db.query('SELECT code, demo FROM areas')).toEqual([{ code: street, demo: false }])
    await seedReference(db)
    expect(await everything(db)).toEqual(first)
  })

  test('knows its street by its bounds, in metres', async () => {
    const inside = { lng: 121.4785, lat: 31.2345 }
    expect(await streetsWithin(db, inside, 0)).toEqual([street])
    expect(await streetsWithin(db, { lng: 121.52, lat: 31.23 }, 0)).toEqual([])
    expect(await streetsWithin(db, { lng: 121.5, lat: 31.23 }, 2000)).toEqual([street])
    const [row] = await db.query<{ name: unknown; district: unknown; lng: number; lat: number }>(
      'SELECT name, district, centre[0] AS lng, centre[1] AS lat FROM streets',
    )
    expect(row).toMatchObject({
      name: { zh: '南京东路街道', en: 'Nanjing East Road Sub-district' },
      district: { zh: '黄浦区', en: 'Huangpu District' },
    })
    expect(await locate(db, street as StreetCode, { lng: row!.lng, lat: row!.lat })).toHaveLength(1)
  })

  test('the calendar has every year without a gap, and the notice of 2026', async () => {
    const calendar = await wholeCalendar(db)
    expect([calendar.from, calendar.to]).toEqual(['2004-01-01', '2026-12-31'])
    expect(dayKind(calendar, '2026-10-01')).toEqual({
      kind: 'holiday',
      name: '国庆节',
      known: true,
    })
    expect(dayKind(calendar, '2026-10-10')).toMatchObject({ kind: 'makeup', name: '国庆节' })
    expect(dayKind(calendar, '2026-02-17')).toMatchObject({ kind: 'holiday', name: '春节' })
    for (const { name } of Object.values(calendar.special))
      expect(name).toMatch(/^[\u4e00-\u9fff、\d]+$/)
    const years = new Set(Object.keys(calendar.special).map((day) => day.slice(0, 4)))
    expect(years.size).toBe(23)
  })
})

describe('the demonstration', () => {
  let db: Database
  beforeAll(async () => {
    db = await openReference()
    await seedDemonstration(db, NOW)
  })
  afterAll(() => db.close())

  test('seeding again changes nothing', async () => {
    const first = await everything(db)
    await seedDemonstration(db, NOW)
    expect(await everything(db)).toEqual(first)
  })

  test('everything invented is marked, the outline of the first street is not', async () => {
    for (const table of ['areas', 'operators', 'appointments', 'sites']) {
      const rows = await db.query<{ demo: boolean; n: number }>(
        `SELECT demo, count(*)::int AS n FROM ${table} GROUP BY demo ORDER BY demo`,
      )
      const real = rows.filter(({ demo }) => !demo)
      expect([table, real]).toEqual([table, table === 'areas' ? [{ demo: false, n: 1 }] : []])
    }
  })

  test('every persona but the stranger is somebody, with the role that it plays', async () => {
    for (const persona of Persona.options) {
      const person = await findPersona(db, persona)
      expect([persona, person !== undefined]).toEqual([persona, persona !== 'stranger'])
      if (!person) continue
      const roles = await db.query<{ role: string }>(
        'SELECT role FROM appointments WHERE person = $1 ORDER BY id',
        [person],
      )
      expect(roles).toEqual(persona === 'resident' ? [] : [{ role: persona }])
    }
  })

  test('the grid head and the secretary lead Guizhou Road, the operator has a contract', async () => {
    const rows = await db.query<{ persona: string; area: string; firm: string | null }>(
      `SELECT p.persona, r.name ->> 'zh' AS area, o.name ->> 'zh' AS firm
       FROM appointments a JOIN persons p ON p.id = a.person
       JOIN areas r ON r.street = a.street AND r.code = a.area
       LEFT JOIN operators o ON o.street = a.street AND o.id = a.operator
       WHERE p.persona IN ('grid_head', 'community_secretary', 'operator') ORDER BY p.persona`,
    )
    expect(rows).toEqual([
      { persona: 'community_secretary', area: '贵州路居民区', firm: null },
      { persona: 'grid_head', area: '贵州路第01微网格', firm: null },
      { persona: 'operator', area: '南京东路街道', firm: '邻里社区服务中心' },
    ])
  })

  test('ids are of the contract, none twice', () => {
    const all = [...Object.values<DemoPerson>(people), ...heads]
    for (const { id } of all) v.parse(PersonId, id)
    for (const { id } of Object.values(operators)) v.parse(OperatorId, id)
    const appointments = all.flatMap(({ appointments }) => appointments.map(({ id }) => id))
    for (const id of appointments) v.parse(PersonId, id)
    const ids = [...all.map(({ id }) => id), ...appointments]
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })

  test('each street has staff and supervisors enough to own a complaint', async () => {
    const rows = await db.query<{ street: string; role: string; n: number }>(
      `SELECT street, role, count(DISTINCT person)::int AS n FROM appointments
       WHERE role IN ('street_staff', 'supervisor') GROUP BY street, role ORDER BY street, role`,
    )
    expect(rows).toEqual([
      { street, role: 'street_staff', n: 3 },
      { street, role: 'supervisor', n: 2 },
      { street: bundStreet, role: 'street_staff', n: 1 },
      { street: bundStreet, role: 'supervisor', n: 1 },
    ])
  })

  test('beside Fujian Middle Road both streets have something near', async () => {
    const at = { lng: 121.485, lat: 31.2357 }
    expect(await streetsWithin(db, at, 400)).toEqual([street, bundStreet])
    for (const code of [street, bundStreet] as StreetCode[]) {
      const found = await near(db, { street: code, at, needs: [], metres: 400, limit: 5, now: NOW })
      expect([code, found.length > 0]).toEqual([code, true])
    }
  })
})

test('seeding again later leaves what people changed and shows visits of now', async () => {
  const db = await openReference()
  await seedDemonstration(db, NOW)
  await db.query(
    `UPDATE sites SET name = '{"zh": "改过的名字"}', version = 2 WHERE street = $1 AND kind = 'line'`,
    [street],
  )
  await db.query('DELETE FROM site_stops WHERE street = $1 AND position > 2', [street])
  await db.query('UPDATE codes SET ended_at = $2 WHERE street = $1', [street, new Date(NOW)])
  const before = await everything(db)
  const later = NOW + 3_600_000
  await seedDemonstration(db, later)
  const after = await everything(db)
  for (const table of TABLES) {
    if (table !== 'site_visits') expect([table, after[table]]).toEqual([table, before[table]])
  }
  const [visits] = await db.query<{ fresh: number }>(
    'SELECT count(*)::int AS fresh FROM site_visits WHERE at > $1',
    [new Date(later - 45 * 60_000)],
  )
  expect(visits?.fresh).toBeGreaterThan(100)
  await db.close()
})
