import { MONDAY, OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { locate } from '@/cloud/areas/repository/reads'
import { migratedDump } from '@/cloud/database/dump'
import { readMigrations } from '@/cloud/database/migrate'
import { MIGRATIONS_FOLDER } from '@/cloud/database/open'
import { openPglite } from '@/cloud/database/pglite'
import { prepare } from '@/cloud/database/prepare'
import { seedDemonstration } from '@/cloud/database/seed/demonstration'
import { people } from '@/cloud/database/seed/people'
import { reportId } from '@/cloud/database/seed/reports-course'
import { answerFor } from '@/cloud/reports/routing'
import { runTimers } from '@/cloud/timers'
import type { Role } from '@/contract/areas'
import { DAY } from '@/contract/calendar.rules'
import { LIVE, REPORT_ROLES } from '@/contract/reports.rules'
import { ReportState } from '@/contract/reports.shapes'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import type { AreaCode, PersonId, ReportId, StreetCode } from '@/contract/wire'
import { broken, laws } from '../reports/walking'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

const TABLES = ['reports', 'report_followers', 'report_handlers']
const HANGING = ['history', 'assignments', 'messages']

/** Every row of every report, as text. */
async function everything({ db }: Pick<TestCloud, 'db'>): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of [...TABLES, ...HANGING]) {
    const mine = HANGING.includes(table) ? `WHERE noun = 'reports'` : ''
    const rows = await db.query<{ row: string }>(
      `SELECT t::text AS row FROM ${table} t ${mine} ORDER BY t::text`,
    )
    all[table] = rows.map(({ row }) => row)
  }
  return all
}

const count = async (sql: string, ...more: unknown[]) => {
  const [row] = await cloud.db.query<{ n: number }>(`SELECT count(*)::int AS n ${sql}`, more)
  return row?.n
}

/** States of what somebody has in hand, with how their clocks stand. */
async function inHand(who: Parameters<TestCloud['as']>[0]): Promise<string[]> {
  const { reports } = await cloud.as(who).call('reports.owned', { street: STREET })
  return reports.map(({ state, clock }) => `${state} ${clock}`).sort()
}

test('some forty reports, all marked as invented, in every state, group and kind', async () => {
  expect(await count('FROM reports WHERE street = $1', STREET)).toBe(43)
  expect(await count('FROM reports WHERE street = $1', OTHER_STREET)).toBe(4)
  expect(await count('FROM reports WHERE NOT demo')).toBe(0)
  const rows = await cloud.db.query<{ state: string; category: string; open: boolean }>(
    'SELECT state, category, open FROM reports WHERE street = $1 ORDER BY id',
    [STREET],
  )
  expect([...new Set(rows.map(({ state }) => state))].sort()).toEqual(
    [...ReportState.options].sort(),
  )
  const used = DEFAULT_CATEGORIES.filter(({ code }) =>
    rows.some(({ category }) => category === code),
  )
  const groups = (list: typeof DEFAULT_CATEGORIES) => new Set(list.map(({ group }) => group.zh))
  expect(groups(used)).toEqual(groups(DEFAULT_CATEGORIES))
  expect(new Set(used.map(({ kind }) => kind))).toEqual(new Set(['component', 'incident']))
  expect(rows.filter(({ open }) => !open)).toHaveLength(2)
  for (const [column, wanted] of [
    ['result', ['explained', 'solved']],
    ['rating', ['dissatisfied', 'fair', 'satisfied']],
  ] as const) {
    const found = await cloud.db.query<{ value: string }>(
      `SELECT DISTINCT ${column} AS value FROM reports
       WHERE street = $1 AND state = 'closed' AND ${column} IS NOT NULL ORDER BY 1`,
      [STREET],
    )
    expect(found.map(({ value }) => value)).toEqual(wanted)
  }
})

test('some are late, some are yellow, most are green', async () => {
  const { reports } = await cloud.as('resident').call('reports.near', {
    ...{ street: STREET, at: { lng: 121.478, lat: 31.233 }, metres: 5000, live: true, limit: 50 },
  })
  const clocks = reports.map(({ clock }) => clock)
  const of = (clock: string) => clocks.filter((one) => one === clock).length
  expect([of('red'), of('yellow') > 2, of('green') > of('red') + of('yellow')]).toEqual([
    ...[3, true, true],
  ])
})

test('every law of the workflow holds in both streets', async () => {
  expect(await broken(cloud)).toEqual([])
  for (const [law, sql] of Object.entries(laws)) {
    expect([law, await cloud.db.query(sql, [OTHER_STREET, LIVE, REPORT_ROLES])]).toEqual([law, []])
  }
})

test('each lies in the area that it names, and nobody has to do with their own', async () => {
  const rows = await cloud.db.query<{
    street: StreetCode
    lng: number
    lat: number
    area: AreaCode
    path: AreaCode[]
  }>('SELECT street, lng, lat, area, path FROM reports ORDER BY id')
  for (const { street, area, path, ...at } of rows) {
    const around = (await locate(cloud.db, street, at)).map(({ code }) => code)
    expect([area, around.includes(area), path.at(-1), path[0]]).toEqual([area, true, area, street])
  }
  expect(
    await count(`FROM report_followers f JOIN reports r ON r.street = f.street AND r.id = f.report
                 WHERE f.person = r.reporter OR NOT r.open`),
  ).toBe(0)
  expect(
    await count(`FROM report_handlers h JOIN reports r ON r.street = h.street AND r.id = h.report
                 WHERE h.person = r.owner AND r.state = 'verifying'`),
  ).toBe(0)
  expect(await count('FROM report_followers')).toBeGreaterThan(7)
})

test('whoever verifies is whom the cloud would ask, and so is who has what was just reported, unless they were away', async () => {
  const rows = await cloud.db.query<{
    street: StreetCode
    report: ReportId
    area: AreaCode
    owner: PersonId
    resolved: Role | null
    handlers: PersonId[]
  }>(
    `SELECT r.street, r.id AS report, r.area, r.owner, r.resolved_role AS resolved,
            array_remove(array_agg(h.person), NULL) AS handlers
     FROM reports r LEFT JOIN report_handlers h ON h.street = r.street AND h.report = r.id
     WHERE r.state = 'verifying' OR r.state = 'reported' AND NOT r.owner = ANY($1)
     GROUP BY r.street, r.id ORDER BY r.id`,
    [[people.secondStaff.id, people.thirdStaff.id]],
  )
  expect(rows.length).toBeGreaterThan(5)
  for (const { street, report, area, owner, resolved, handlers } of rows) {
    const duty = { street, now: MONDAY, except: handlers }
    const desk = { ...duty, area: street as string as AreaCode }
    const verifying = resolved && { ...duty, area, above: resolved }
    const wanted = await cloud.db.tx((tx) => answerFor(tx, verifying ?? desk))
    expect([report, owner]).toEqual([report, wanted?.owner])
  }
})

test('personas find the work of a day', async () => {
  expect(await inHand('grid_head')).toEqual([
    ...['dispatched green', 'handling green', 'handling red', 'handling yellow', 'paused still'],
  ])
  const owned = await cloud.as('grid_head').call('reports.owned', { street: STREET })
  expect(owned.reports.filter(({ due }) => due === '2026-11-23')).toHaveLength(1)
  expect(await inHand('community_secretary')).toEqual(['verifying green', 'verifying yellow'])
  expect(await inHand('street_staff')).toEqual(['filed green', 'reported green', 'reported green'])
  const { assignments } = await cloud.as('community_secretary').call('assignments.mine', {
    street: STREET,
  })
  expect(assignments.map(({ kind }) => kind).filter((kind) => kind === 'allow_pause')).toHaveLength(
    1,
  )
})

test('the resident has four: one to rate, one not contacted yet, one on its way, one merged', async () => {
  const resident = cloud.as('resident')
  const { reports } = await resident.call('reports.mine', { street: STREET })
  expect(reports.map(({ state, own }) => `${state} ${own}`).sort()).toEqual([
    ...['closed reported', 'dispatched reported', 'handling reported', 'merged reported'],
  ])
  const views = await Promise.all(
    reports.map(({ report }) => resident.call('reports.get', { street: STREET, report })),
  )
  const of = (state: string) => views.find(({ report }) => report.state === state)?.report
  expect(of('closed')?.can.rate).toBe(true)
  expect(of('dispatched')?.contact).toMatchObject({ at: null, due: '2026-11-24' })
  expect(of('merged')?.into).toMatchObject({ state: 'handling' })
})

test('words hold no number that somebody could be called at', async () => {
  const rows = await cloud.db.query<{ words: string }>(
    'SELECT words || coalesce(result_words, $1) AS words FROM reports ORDER BY id',
    [''],
  )
  for (const { words } of rows) expect(words).not.toMatch(/\d{5}/)
  expect(await count('FROM reports WHERE contact_sealed IS NOT NULL')).toBe(0)
})

const migrations = readMigrations(MIGRATIONS_FOLDER)

/** Moments at which a demonstration may begin: a working day, a day off, at night, a holiday, a year without a calendar. */
const MOMENTS = ['2026-11-24T01:00:00Z', '2026-11-21T07:00:00Z', '2026-10-04T03:00:00Z'].concat(
  ...['2026-11-25T14:30:00Z', '2026-11-25T16:20:00Z', '2027-03-03T02:00:00Z'],
)

test('sown at any moment nothing of it is overdue: the timers change nothing', async () => {
  const db = await openPglite({ dump: () => migratedDump({ migrations }) })
  await prepare(db, { migrations, demonstration: true, now: MONDAY })
  for (const moment of MOMENTS) {
    const now = Date.parse(moment)
    await seedDemonstration(db, now)
    const before = await everything({ db })
    expect([moment, await broken({ ...cloud, db })]).toEqual([moment, []])
    const log: object[] = []
    const clock = { ...cloud.cloud.clock, now: () => now }
    await runTimers({ ...cloud.cloud, db, clock, log: (line) => void log.push(line) })
    expect([moment, log]).toEqual([moment, []])
    expect(await everything({ db })).toEqual(before)
    const late = await db.query(
      `SELECT subject FROM assignments WHERE noun = 'reports' AND NOT late_raised
         AND (coalesce(done_at, $1) AT TIME ZONE 'Asia/Shanghai')::date > due ORDER BY subject`,
      [new Date(now)],
    )
    expect([moment, late]).toEqual([moment, []])
    const [latest] = await db.query<{ at: Date }>(
      `SELECT max(at) AS at FROM history WHERE noun = 'reports'`,
    )
    expect(latest?.at.getTime()).toBeLessThanOrEqual(now)
  }
  await db.close()
}, 120_000)

test('sown again nothing changes; later, what nobody touched moves along and the rest stays', async () => {
  const before = await everything(cloud)
  await seedDemonstration(cloud.db, MONDAY)
  expect(await everything(cloud)).toEqual(before)

  const head = cloud.as('grid_head')
  const { reports } = await head.call('reports.owned', { street: STREET })
  const fresh = reports.find(({ state }) => state === 'dispatched')
  if (!fresh) throw new Error('one waits to be accepted')
  await head.call('reports.accept', { street: STREET, report: fresh.report, version: 1 })
  const followed = reportId('hydrant') as ReportId
  await cloud.as('resident').call('reports.follow', { street: STREET, report: followed })

  const later = MONDAY + 7 * DAY
  cloud.clock.set(later)
  await cloud.runTimers()
  await seedDemonstration(cloud.db, later)
  expect(await broken(cloud)).toEqual([])
  const rows = await cloud.db.query<{ id: string; state: string; received: string }>(
    'SELECT id, state, received FROM reports WHERE street = $1 AND id = ANY($2) ORDER BY received',
    [STREET, [fresh.report, followed, reportId('handrail')]],
  )
  expect(rows.map(({ id, received }) => [id, received])).toEqual([
    [followed, '2026-11-20'],
    [fresh.report, '2026-11-23'],
    [reportId('handrail'), '2026-11-27'],
  ])
  const still = await head.call('reports.owned', { street: STREET })
  expect(still.reports.map(({ report }) => report)).toContain(reportId('posters'))
})

test('what has climbed does not come back to somebody who has left', async () => {
  const { id } = people.gridHead
  const later = MONDAY + 14 * DAY
  cloud.clock.set(later)
  const owner = async () => {
    const which = [STREET, reportId('handrail')]
    const [row] = await cloud.db.query<{ owner: string }>(
      'SELECT owner FROM reports WHERE street = $1 AND id = $2',
      which,
    )
    return row?.owner
  }
  expect(await owner()).toBe(id)
  await cloud.runTimers()
  const above = await owner()
  expect(above).not.toBe(id)
  await cloud.db.query('UPDATE appointments SET until_day = $3 WHERE street = $1 AND person = $2', [
    ...[STREET, id, '2026-12-01'],
  ])
  await seedDemonstration(cloud.db, later)
  expect(await owner()).toBe(above)
})
