import * as v from 'valibot'
import { locate, namesAbove } from '@/cloud/areas/repository/reads'
import type { Context } from '@/cloud/context'
import type { Database } from '@/cloud/database/database'
import { migratedDump } from '@/cloud/database/dump'
import { readMigrations } from '@/cloud/database/migrate'
import { openPglite } from '@/cloud/database/pglite'
import { prepare } from '@/cloud/database/prepare'
import { officialCalendar } from '@/cloud/database/seed/official-days'
import { demoSites } from '@/cloud/database/seed/sites'
import { bundStreet, street } from '@/cloud/database/seed/streets'
import { find } from '@/cloud/sites/repository/reads'
import { crowdOf, viewOf } from '@/cloud/sites/view'
import { addDays, dayOf } from '@/contract/calendar.rules'
import { hoursProblems, stateAt } from '@/contract/hours.rules'
import { metresBetween } from '@/contract/place.rules'
import { Need, SiteView } from '@/contract/sites'
import type { Place, SiteId, StreetCode } from '@/contract/wire'
import { holds, realOutline } from './geometry'

/** Monday, 23 November 2026, 10:00 in Shanghai. */
const NOW = Date.parse('2026-11-23T02:00:00Z')
const at = (moment: string) => Date.parse(`${moment}+08:00`)

const stranger = { appointments: [] } as unknown as Context['actor']
const own = demoSites[street]!
const across = demoSites[bundStreet]!

let db: Database
let views: SiteView[]
beforeAll(async () => {
  const migrations = readMigrations('src/cloud/database/migrations')
  db = await openPglite({ dump: () => migratedDump({ migrations }) })
  await prepare(db, { migrations, demonstration: true, now: NOW })
  views = []
  for (const row of await db.query<{ street: StreetCode; id: SiteId }>(
    'SELECT street, id FROM sites ORDER BY street, id',
  )) {
    const site = await find(db, row.street, row.id, NOW)
    views.push(await viewOf(site!, { db, actor: stranger, now: NOW } as unknown as Context))
  }
})
afterAll(() => db.close())

const named = (name: string) => views.find(({ name: { zh } }) => zh === name)!
const isOpen = (name: string, moment: string) =>
  stateAt(named(name).hours, [], officialCalendar, at(moment)).open

test('every site is one of the contract, with English, marked as invented', () => {
  for (const view of views) {
    const parsed = v.parse(SiteView, view)
    expect([view.name.zh, parsed]).toEqual([view.name.zh, view])
    for (const words of [view.name, view.address, view.intro]) expect(words?.en).toBeTruthy()
    expect(view.demo).toBe(true)
    expect([view.name.zh, hoursProblems(view.hours)]).toEqual([view.name.zh, []])
    for (const { note } of view.hours.exceptions) expect(note?.en).toBeTruthy()
  }
})

test('there are points, lines and areas enough, no two of one name', () => {
  const count = (kind: string) => own.filter((site) => site.kind === kind).length
  expect([own.length >= 36, count('line'), count('area')]).toEqual([true, 3, 2])
  expect(across).toHaveLength(3)
  expect(views).toHaveLength(own.length + across.length)
  expect(new Set(views.map(({ name }) => name.zh)).size).toBe(views.length)
  expect(new Set(views.map(({ name }) => name.en)).size).toBe(views.length)
})

test('every need can be met somewhere', () => {
  expect(new Set(views.flatMap(({ needs }) => needs))).toEqual(new Set(Need.options))
})

test('all lie inside their street, apart from each other, in the smallest area that holds them', async () => {
  for (const site of own)
    expect([site.name.zh, holds(realOutline, site.at)]).toEqual([site.name.zh, true])
  for (const [i, view] of views.entries()) {
    const near = views.slice(i + 1).filter((other) => metresBetween(view.at, other.at) < 20)
    expect([view.name.zh, near.map(({ name }) => name.zh)]).toEqual([view.name.zh, []])
    const path = await locate(db, view.street, view.at)
    expect(path[0]?.code).toBe(view.street)
    expect(view.areas).toEqual(await namesAbove(db, view.street, path.at(-1)!.code))
    expect(view.areas.map(({ code }) => code)).toEqual(path.map(({ code }) => code))
  }
})

test('they are spread over all blocks and most communities', () => {
  const held = (level: string) =>
    new Set(
      views
        .filter((view) => view.street === street)
        .flatMap(({ areas }) => areas.filter((area) => area.level === level))
        .map(({ code }) => code),
    )
  expect(held('block').size).toBe(4)
  expect(held('community').size).toBeGreaterThanOrEqual(17)
})

test('a line is a walk of points in a sensible order', () => {
  const length = (walk: readonly Place[]) =>
    walk.slice(1).reduce((sum, place, i) => sum + metresBetween(walk[i]!, place), 0)
  const orders = (places: readonly Place[]): Place[][] =>
    places.length === 0
      ? [[]]
      : places.flatMap((one) =>
          orders(places.filter((other) => other !== one)).map((rest) => [one, ...rest]),
        )
  for (const view of views.filter(({ kind }) => kind === 'line')) {
    expect(view.stops.length).toBeGreaterThanOrEqual(4)
    expect(view.stops.length).toBeLessThanOrEqual(7)
    for (const { site } of view.stops) {
      expect(views.find((other) => other.site === site)?.kind).toBe('point')
    }
    const [first, ...rest] = view.stops.map((stop) => stop.at)
    const shortest = Math.min(...orders(rest).map((order) => length([first!, ...order])))
    expect(length([first!, ...rest])).toBeLessThan(shortest * 1.05)
  }
})

test('an area has an outline around its place, inside the street', () => {
  for (const { kind, ring, at: place } of views) {
    expect(ring === null).toBe(kind !== 'area')
    if (!ring) continue
    expect(holds(ring, place)).toBe(true)
    expect(ring.every((point) => holds(realOutline, point))).toBe(true)
  }
})

test('who runs a site is told; most have an operator, none a number that could ring', () => {
  const run = views.filter(({ operator }) => operator)
  expect(run.length).toBeGreaterThan(views.length / 2)
  expect(new Set(run.map(({ operator }) => operator?.operator)).size).toBe(6)
  const phones = views.flatMap(({ phone, operator }) => [phone, operator?.phone ?? null])
  for (const phone of phones) if (phone) expect(phone).toMatch(/^021-0000 \d{4}$/)
})

test.each([
  ['贵州路邻里客厅', '2026-11-23T19:59:00', true],
  ['贵州路邻里客厅', '2026-11-23T20:00:00', false],
  ['贵州路邻里客厅', '2026-10-10T19:30:00', true],
  ['厦门路社区食堂', '2026-11-23T10:00:00', false],
  ['厦门路社区食堂', '2026-11-23T12:00:00', true],
  ['宁波路议事小站', '2026-11-23T12:00:00', false],
  ['宁波路议事小站', '2026-10-01T10:00:00', false],
  ['云南中路夜间驿站', '2026-11-24T01:30:00', true],
  ['云南中路夜间驿站', '2026-11-28T02:30:00', true],
  ['云南中路夜间驿站', '2026-11-24T02:30:00', false],
  ['福海 24 小时书屋', '2026-11-24T03:00:00', true],
  ['江阴社区花园', '2026-11-23T18:00:00', false],
  ['江阴社区花园', '2026-05-23T18:00:00', true],
  ['江阴社区花园', '2026-07-23T12:00:00', false],
  ['福海修补铺', '2026-11-22T15:00:00', true],
  ['福海修补铺', '2026-11-23T15:00:00', false],
  ['福州路共享阅览室', '2026-11-23T15:00:00', false],
  ['新昌健身角', '2026-11-23T10:00:00', false],
  ['小花园邻里中心', '2027-03-09T10:00:00', false],
  ['小花园邻里中心', '2027-03-10T10:00:00', true],
])('%s, %s: open is %s', (name, moment, open) => {
  expect(isOpen(name, moment)).toBe(open)
})

test('one is shut for repair and says so', () => {
  const [repair] = named('新昌健身角').hours.exceptions
  const today = dayOf(NOW)
  expect(repair).toMatchObject({ spans: [], from: addDays(today, -4), to: addDays(today, 10) })
})

test('a reader finds quiet and busy sites, and visits only where it is open', async () => {
  const levels = new Set(views.map(({ crowd }) => crowd?.level))
  expect(levels).toEqual(new Set([undefined, 'quiet', 'some', 'busy']))
  for (const { name, hours, crowd } of views) {
    if (crowd)
      expect([name.zh, stateAt(hours, [], officialCalendar, NOW).open]).toEqual([name.zh, true])
  }
  const stop = await find(db, street as StreetCode, named('步行街歇脚亭').site, NOW)
  expect(crowdOf(stop!)).toMatchObject({ people: 26, capacity: 30, level: 'busy' })
})

test('each site has a code of its own that stays', async () => {
  const codes = await db.query<{ id: string; subject: string; kind: string }>(
    'SELECT id, subject, kind FROM codes WHERE ended_at IS NULL ORDER BY id',
  )
  expect(codes).toHaveLength(views.length)
  for (const { id, kind } of codes)
    expect([id, kind]).toEqual([expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{8}$/), 'site'])
  const living = codes.find(({ subject }) => subject === named('贵州路邻里客厅').site)
  expect(living?.id).toBe(own[0]?.code)
})
