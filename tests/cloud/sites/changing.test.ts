import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId, DAILY, GUIZHOU, handToOperator, newSite, QINGPU } from '@tests/support/places'
import { wiring } from '@/cloud/wiring'
import { stateAt } from '@/contract/hours.rules'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const corner = (lng: number, lat: number) => ({ lng, lat })
const SQUARE = [
  corner(121.478, 31.234),
  corner(121.479, 31.234),
  corner(121.479, 31.235),
  corner(121.478, 31.235),
]
const BOW_TIE = [0, 2, 1, 3].map((i) => SQUARE[i] ?? GUIZHOU)

const staff = () => cloud.as('street_staff')
const operator = () => cloud.as('operator')

/** A site of the operator's, and how to name it in a step. */
async function run() {
  const { street, site, version } = await newSite(cloud)
  await handToOperator(cloud, site)
  return { street, site, version }
}

describe('create', () => {
  test('a retry with the same client id is the same site', async () => {
    const client = clientId()
    const [first, again] = [await newSite(cloud, { client }), await newSite(cloud, { client })]
    expect(again.site).toBe(first.site)
  })

  test('a place outside the street is refused by its field', async () => {
    await expect(newSite(cloud, { at: QINGPU })).rejects.toMatchObject({
      code: 'invalid',
      field: 'at',
      because: { why: 'outside_street' },
    })
  })

  test('a line with its stops and an area with its outline, at once', async () => {
    const [a, b] = [await newSite(cloud), await newSite(cloud)]
    const line = await newSite(cloud, { kind: 'line', stops: [b.site, a.site, b.site] })
    expect(line.stops.map(({ site }) => site)).toEqual([b.site, a.site, b.site])
    const area = await newSite(cloud, { kind: 'area', ring: SQUARE })
    expect(area.ring).toEqual(SQUARE)
    expect([area.stops, line.ring]).toEqual([[], null])
  })

  test('stops that are none, an outline that crosses, and either on the wrong kind make no site', async () => {
    const client = clientId()
    const line = await newSite(cloud, { kind: 'line' })
    const wrong: [Record<string, unknown>, string][] = [
      [{ kind: 'line', stops: [line.site] }, 'stops'],
      [{ kind: 'point', stops: [line.site] }, 'stops'],
      [{ kind: 'point', ring: SQUARE }, 'ring'],
      [{ kind: 'area', ring: BOW_TIE }, 'ring'],
    ]
    for (const [over, field] of wrong) {
      const tried = newSite(cloud, { ...over, client })
      await expect(tried).rejects.toMatchObject({ code: 'invalid', field })
    }
    const kept = await cloud.db.query('SELECT id FROM sites WHERE street = $1 AND client = $2', [
      STREET,
      client,
    ])
    expect(kept).toEqual([])
  })

  test('words that the content check refuses are not kept', async () => {
    const made = newSite(cloud, { name: { zh: '赌博网站' } })
    await expect(made).rejects.toMatchObject({ code: 'content_refused' })
  })
})

describe('update', () => {
  test('changes what is named and leaves the rest; the history says who', async () => {
    const which = await run()
    const changes = { capacity: 40, intro: { zh: '坐下来歇一歇' } }
    const { site } = await operator().call('sites.update', { ...which, changes })
    expect(site).toMatchObject({ ...changes, version: which.version + 1, needs: ['toilet'] })
    const subject = { noun: 'sites' as const, id: which.site }
    const { lines } = await operator().call('history.list', { street: STREET, subject })
    expect(lines[0]).toMatchObject({
      did: 'sites.update',
      changed: expect.arrayContaining(['capacity', 'intro']),
    })
    expect(lines[0]?.by).toBeTruthy()
    expect(lines.at(-1)).toMatchObject({ did: 'sites.create' })
  })

  test('a stale version is a conflict that says who changed what', async () => {
    const which = await run()
    await staff().call('sites.update', { ...which, changes: { capacity: 10 } })
    const late = operator().call('sites.update', { ...which, changes: { capacity: 20 } })
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'changed', fields: ['capacity'], by: expect.any(String) },
    })
    await expect(late).rejects.toThrow(/刚刚改动了容量/)
  })

  test('two at once: one wins, the other is told', async () => {
    const which = await run()
    const both = await Promise.all(
      [1, 2].map((capacity) => staff().try('sites.update', { ...which, changes: { capacity } })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict' } })
  })

  test('hours that overlap across midnight are refused by their field', async () => {
    const which = await run()
    const week = DAILY.week.map((spans, day) =>
      day === 0 ? [{ opens: 1080, closes: 2000 }] : spans,
    )
    const late = operator().call('sites.update', {
      ...which,
      changes: { hours: { ...DAILY, week } },
    })
    await expect(late).rejects.toMatchObject({
      code: 'invalid',
      field: expect.stringMatching(/^changes\.hours\.week/),
    })
  })

  test('an operator may not move or rename a site', async () => {
    const which = await run()
    for (const changes of [{ at: GUIZHOU }, { name: { zh: '别的名字' } }, { operator: null }]) {
      const tried = operator().call('sites.update', { ...which, changes })
      await expect(tried).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('moving a site moves it into the area that holds the new place', async () => {
    const which = await run()
    const at = { lng: 121.4725, lat: 31.2335 }
    const { site } = await staff().call('sites.update', { ...which, changes: { at } })
    const { path } = await staff().call('areas.locate', { at })
    expect(site.at).toEqual(at)
    expect(site.areas).toEqual(path)
    const moved = staff().call('sites.update', {
      ...which,
      version: site.version,
      changes: { at: QINGPU },
    })
    await expect(moved).rejects.toMatchObject({ code: 'invalid', field: 'at' })
  })

  test('in a gap the nearest grid of the lane has it: made there, moved there, left there by new boundaries', async () => {
    const stood = await newSite(cloud)
    const [lane, grid] = [stood.areas.at(-2), stood.areas.at(-1)]
    expect([lane?.level, grid?.level]).toEqual(['lane', 'grid'])
    const end = 'UPDATE areas SET ended = $3 WHERE street = $1 AND code = $2'
    await cloud.db.query(end, [STREET, grid?.code, 2])
    await cloud.db.tx(async (tx) => {
      for (const move of wiring.boundaries) await move(tx, STREET)
    })
    const made = await newSite(cloud)
    const elsewhere = await newSite(cloud, { at: { lng: 121.4725, lat: 31.2335 } })
    const { site: moved } = await staff().call('sites.update', {
      ...{ street: STREET, site: elsewhere.site, version: elsewhere.version },
      changes: { at: GUIZHOU },
    })
    const { site: left } = await staff().call('sites.get', { street: STREET, site: stood.site })
    const answer = await staff().call('areas.responsible', { street: STREET, at: GUIZHOU })
    if (answer.is !== 'here') throw new Error('the place is in the street')
    expect(answer.where.is).not.toBe('inside')
    expect(answer.path.at(-2)).toEqual(lane)
    expect(answer.path.at(-1)?.code).not.toBe(grid?.code)
    for (const site of [made, moved, left]) expect(site.areas).toEqual(answer.path)
  })

  test('stops are points of this street, and only a line has them', async () => {
    const line = await newSite(cloud, { kind: 'line' })
    const [a, b] = [await newSite(cloud), await newSite(cloud)]
    const which = { street: STREET, site: line.site, version: line.version }
    const walk = { stops: [b.site, a.site] }
    const { site } = await staff().call('sites.update', { ...which, changes: walk })
    expect(site.stops.map((stop) => stop.site)).toEqual(walk.stops)
    const stops = { ...which, version: site.version, changes: { stops: [line.site] } }
    await expect(staff().call('sites.update', stops)).rejects.toMatchObject({
      field: 'changes.stops',
    })
    const point = { street: STREET, site: a.site, version: a.version, changes: walk }
    await expect(staff().call('sites.update', point)).rejects.toMatchObject({
      field: 'changes.stops',
    })
  })
})

test('an outline that crosses itself is refused by its field; one that does not is kept', async () => {
  const { street, site, version } = await newSite(cloud, { kind: 'area' })
  const draw = (ring: typeof SQUARE) =>
    staff().call('sites.update', { street, site, version, changes: { ring } })
  await expect(draw(BOW_TIE)).rejects.toMatchObject({ code: 'invalid', field: 'changes.ring' })
  expect((await draw(SQUARE)).site.ring).toEqual(SQUARE)
})

describe('closed early', () => {
  test('shuts until the present opening ends, for everybody at once, and can be taken back', async () => {
    const which = await run()
    const note = { zh: '停电检修' }
    const { site } = await operator().call('sites.close', { ...which, note })
    const asked = { street: which.street, site: which.site }
    const { calendar } = await cloud.as('stranger').call('sites.get', asked)
    const shut = stateAt(site.hours, site.closures, calendar, cloud.clock.now() + 1000)
    expect(shut).toMatchObject({ open: false, closedEarly: { note } })
    expect(site.closures[0]?.until).toBe('2026-11-23T12:00:00.000Z')
    const back = await operator().call('sites.reopen', { ...which, version: site.version })
    expect(stateAt(back.site.hours, back.site.closures, calendar, cloud.clock.now()).open).toBe(
      true,
    )
  })

  test('may end before closing time, not after it', async () => {
    const which = await run()
    const late = operator().call('sites.close', { ...which, until: '2026-11-23T13:00:00Z' })
    await expect(late).rejects.toMatchObject({ code: 'invalid', field: 'until' })
    const until = '2026-11-23T05:00:00.000Z'
    const { site } = await operator().call('sites.close', { ...which, until })
    expect(site.closures[0]?.until).toBe(until)
  })

  test('a site that never shuts opens again at midnight', async () => {
    const which = await run()
    const week = DAILY.week.map(() => [{ opens: 0, closes: 1440 }])
    const always = { ...which, changes: { hours: { ...DAILY, week } } }
    const { site } = await staff().call('sites.update', always)
    const shut = await operator().call('sites.close', { ...which, version: site.version })
    expect(shut.site.closures[0]?.until).toBe('2026-11-23T16:00:00.000Z')
  })

  test('what is shut cannot be closed early, what is open cannot be reopened', async () => {
    const which = await run()
    await expect(operator().call('sites.reopen', which)).rejects.toMatchObject({ code: 'conflict' })
    cloud.clock.set(Date.parse('2026-11-23T16:00:00Z'))
    await expect(operator().call('sites.close', which)).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('taken down it is gone for readers, there for staff, and can be put back', async () => {
  const { street, site, version } = await run()
  const down = await staff().call('sites.retire', { street, site, version, retired: true })
  const asked = cloud.as('resident').call('sites.get', { street, site })
  await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  expect((await staff().call('sites.get', { street, site })).site.retired).toBe(true)
  const again = { street, site, version: down.site.version, retired: false }
  await staff().call('sites.retire', again)
  expect((await cloud.as('resident').call('sites.get', { street, site })).site.retired).toBe(false)
})
