import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import type { Place } from '@/contract/wire'
import { type Somebody, somebody, tenOn } from '../complaints/people'
import { act, handled, type Offices, officesOf, placeIn, report, seenBy } from './reporting'

let cloud: TestCloud
let street: Offices
let neighbour: Somebody
beforeEach(async () => {
  cloud = await openCloud()
  cloud.clock.set(tenOn('2026-11-23'))
  street = await officesOf(cloud)
  neighbour = await somebody(cloud)
})
afterEach(() => cloud.close())

const METRES_PER_DEGREE = 111_195
/** A place so many metres to the north. */
const north = ({ lng, lat }: Place, metres: number): Place => ({
  lng,
  lat: lat + metres / METRES_PER_DEGREE,
})

const around = { metres: 500, live: false, limit: 50 }
const nearTo = async (at: Place, asked: Partial<typeof around> & { category?: never } = {}) =>
  (await cloud.as('stranger').call('reports.near', { street: STREET, at, ...around, ...asked }))
    .reports

const idsOf = (lines: readonly { report: string }[]) => lines.map((line) => line.report)

describe('categories', () => {
  const codesIn = async (which = STREET) =>
    (await cloud.as('stranger').call('reports.categories', { street: which })).categories.map(
      ({ code, name }) => [code, name.zh],
    )

  test('a street begins with all of them, changes and adds its own, and no other one has these', async () => {
    const begun = DEFAULT_CATEGORIES.map(({ code, name }) => [code, name.zh])
    expect(await codesIn()).toEqual(begun)
    const [first] = DEFAULT_CATEGORIES
    const placeOf = (code: string) => begun.findIndex(([one]) => one === code)
    const add = (code: string, zh: string, retired: boolean) =>
      cloud.db.query(
        `INSERT INTO report_categories (street, code, place, category, retired)
         VALUES ($1, $2, $5, $3, $4)`,
        [
          ...[STREET, code, JSON.stringify({ ...first, code, name: { zh } }), retired],
          code === 'fountain' ? 1000 : placeOf(code),
        ],
      )
    await add('litter', '垃圾', false)
    await add('noise', '噪声', true)
    await add('fountain', '喷泉', false)
    expect(await codesIn()).toEqual([
      ...begun.flatMap(([code, zh]) =>
        code === 'noise' ? [] : [[code, code === 'litter' ? '垃圾' : zh]],
      ),
      ['fountain', '喷泉'],
    ])
    expect(await codesIn(OTHER_STREET)).toEqual(begun)
  })

  test('every one can be told and is shown by its name', async () => {
    for (const { code, name } of DEFAULT_CATEGORIES) {
      expect((await report(neighbour, street.at, { category: code })).category.name).toEqual(name)
    }
  })

  test('a street that is not served has none', async () => {
    const asked = cloud.as('stranger').call('reports.categories', { street: '310101999' as never })
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('near', () => {
  test('nearest first, within the metres, as many as asked', async () => {
    const { resident, at } = street
    const far = await report(resident, north(at, 60))
    const here = await report(resident, at)
    const between = await report(resident, north(at, 25))
    expect(idsOf(await nearTo(at))).toEqual(idsOf([here, between, far]))
    expect(idsOf(await nearTo(at, { metres: 40 }))).toEqual(idsOf([here, between]))
    expect(idsOf(await nearTo(at, { limit: 1 }))).toEqual(idsOf([here]))
    expect(idsOf(await nearTo(north(at, 60)))).toEqual(idsOf([far, between, here]))
  })

  test('of one category, and only what is not over', async () => {
    const { resident, head, lane, at } = street
    const [litter, bin] = [
      await report(resident, at),
      await report(resident, north(at, 5), { category: 'bin' as never }),
    ]
    await handled(head, litter)
    await act(lane, 'reports.verify', litter, { pass: true })
    expect(idsOf(await nearTo(at))).toEqual(idsOf([litter, bin]))
    expect(idsOf(await nearTo(at, { live: true }))).toEqual(idsOf([bin]))
    expect(idsOf(await nearTo(at, { category: 'litter' as never }))).toEqual(idsOf([litter]))
  })

  test('nothing about people, nothing withdrawn or merged, nothing of another street', async () => {
    const { resident, staff, at } = street
    const shown = await report(resident, at)
    await report(resident, at, { category: 'quarrel' as never })
    await act(resident, 'reports.withdraw', await report(resident, at))
    const merged = await report(resident, at)
    await act(staff, 'reports.merge', merged, { into: shown.report })
    const there = await placeIn(cloud, OTHER_STREET, OTHER_STREET)
    await resident.call('reports.submit', {
      ...{ street: OTHER_STREET, client: 'there0123456789ab' as never, words: '桥边有垃圾' },
      ...{ category: 'litter' as never, at: { by: 'map', place: there }, anonymous: false },
    })
    expect(idsOf(await nearTo(at))).toEqual([shown.report])
    expect(await nearTo(there, { metres: 5000 })).not.toContainEqual(
      expect.objectContaining({ words: '桥边有垃圾' }),
    )
  })
})

describe('lists', () => {
  test('mine: what I reported or follow, the newest first, page by page', async () => {
    const { resident, at } = street
    const sent: string[] = []
    for (let i = 0; i < 27; i += 1) {
      cloud.clock.set(tenOn('2026-11-23') + i * 1000)
      sent.unshift((await report(resident, at)).report)
    }
    const followed = await report(neighbour, at)
    await resident.call('reports.follow', { street: STREET, report: followed.report })
    const one = await resident.call('reports.mine', { street: STREET })
    expect(one.reports).toHaveLength(25)
    const after = one.next ?? ''
    const two = await resident.call('reports.mine', { street: STREET, after })
    const all = [...one.reports, ...two.reports]
    expect([...idsOf(all)].sort()).toEqual([followed.report, ...sent].sort())
    expect(idsOf(all.filter(({ own }) => own === 'reported'))).toEqual(sent)
    expect(all.find(({ own }) => own === 'follows')?.report).toBe(followed.report)
    expect(two.next).toBeNull()
    expect((await street.head.call('reports.mine', { street: STREET })).reports).toEqual([])
  })

  test('owned: my work, the first due first, page by page, and nobody else’s', async () => {
    const { resident, head, lane, at } = street
    const late = await report(resident, at, { category: 'tree' as never })
    const soon = await report(resident, at, { category: 'wires' as never })
    const gone = await report(resident, at)
    await act(head, 'reports.return', gone, { to: lane.person, words: '请格长办' })
    for (let i = 0; i < 25; i += 1) await report(resident, at)
    const one = await head.call('reports.owned', { street: STREET })
    const after = one.next ?? ''
    const two = await head.call('reports.owned', { street: STREET, after })
    const all = [...one.reports, ...two.reports]
    expect([one.reports.length, two.reports.length, two.next]).toEqual([25, 2, null])
    expect([all[0]?.report, all.at(-1)?.report]).toEqual([soon.report, late.report])
    expect(new Set(idsOf(all)).size).toBe(27)
    expect(idsOf((await lane.call('reports.owned', { street: STREET })).reports)).toEqual([
      gone.report,
    ])
    await expect(resident.call('reports.owned', { street: STREET })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('candidates: everybody in office around the place but its owner, who is away, how much they have', async () => {
    const { resident, head, lane, at } = street
    await report(resident, at)
    const sent = await report(resident, at)
    await cloud.db.query(
      `INSERT INTO absences (street, id, person, from_day, until_day)
       VALUES ($1, 'away000000', $2, '2026-11-20', '2026-11-25')`,
      [STREET, lane.person],
    )
    const asked = { street: STREET, report: sent.report }
    const { candidates } = await head.call('reports.candidates', asked)
    expect(candidates[0]).toMatchObject({ name: lane.name, role: 'lane_head', away: true, open: 0 })
    expect(candidates.map(({ person }) => person)).not.toContain(head.person)
    await act(head, 'reports.return', sent, { to: lane.person, words: '请格长办' })
    const next = await lane.call('reports.candidates', asked)
    expect(next.candidates[0]).toMatchObject({ name: head.name, open: 1, away: false })
    await expect(neighbour.call('reports.candidates', asked)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('one report', () => {
  test('numbers in its words are masked for everybody, and nothing names its reporter', async () => {
    const { resident, head, at } = street
    const sent = await report(resident, at, {
      ...{ words: '打 13812345678 找我', phone: '13812345678' as never },
      at: { by: 'map', place: at, address: '贵州路 5 号 13812345678' },
    })
    for (const who of [cloud.as('stranger'), neighbour, resident, head]) {
      const seen = await seenBy(who, sent)
      expect(seen).toMatchObject({
        words: '打 138****5678 找我',
        address: '贵州路 5 号 138****5678',
      })
      expect(JSON.stringify(seen)).not.toContain('13812345678')
      expect(JSON.stringify(seen)).not.toContain(resident.person)
      expect(JSON.stringify(seen)).not.toContain(resident.name)
    }
  })

  test('one about people is there for its reporter and who answers for its place', async () => {
    const { resident, head, supervisor, at } = street
    const sent = await report(resident, at, { category: 'quarrel' as never })
    for (const who of [resident, head, supervisor]) {
      expect((await seenBy(who, sent)).report).toBe(sent.report)
    }
    const elsewhere = await somebody(cloud, { role: 'grid_head', area: '310101002006-g01' })
    for (const who of [cloud.as('stranger'), neighbour, elsewhere]) {
      await expect(seenBy(who, sent)).rejects.toMatchObject({ code: 'not_found' })
    }
    const follows = neighbour.call('reports.follow', { street: STREET, report: sent.report })
    await expect(follows).rejects.toMatchObject({ code: 'not_found' })
  })

  test('me too counts a person once, not who reported it, and not once it is over', async () => {
    const { resident, head, lane, at } = street
    const sent = await report(resident, at)
    const which = { street: STREET, report: sent.report }
    for (let i = 0; i < 2; i += 1) {
      const { report: seen } = await neighbour.call('reports.follow', which)
      expect(seen).toMatchObject({ followers: 1, own: 'follows', can: { unfollow: true } })
    }
    await expect(resident.call('reports.follow', which)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { report: left } = await neighbour.call('reports.unfollow', which)
    expect(left).toMatchObject({ followers: 0, own: null, can: { follow: true } })
    await handled(head, sent)
    await act(lane, 'reports.verify', sent, { pass: true })
    await expect(neighbour.call('reports.follow', which)).rejects.toMatchObject({
      ...{ code: 'conflict', because: { why: 'report_state', state: 'closed' } },
    })
  })

  test('what was entered for a caller keeps name and number sealed', async () => {
    const { staff, at } = street
    const { report: sent } = await staff.call('reports.enter', {
      ...{ street: STREET, client: 'called012345678ab' as never, category: 'litter' as never },
      ...{ words: '来电反映', at: { by: 'map', place: at }, via: 'walk_in' },
      caller: { name: '孙女士', phone: '13912345678' as never },
    })
    expect(JSON.stringify(sent)).not.toMatch(/孙女士|5678/)
    const kept = await cloud.db.query<{ row: string }>(
      `SELECT to_jsonb(r)::text || (SELECT coalesce(string_agg(to_jsonb(h)::text, ''), '')
         FROM history h WHERE h.street = $1 AND h.subject = r.id) AS row
       FROM reports r WHERE r.street = $1 AND r.id = $2`,
      [STREET, sent.report],
    )
    expect(kept[0]?.row).not.toMatch(/孙女士|13912345678/)
  })
})
