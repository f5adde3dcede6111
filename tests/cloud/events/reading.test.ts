import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { GUIZHOU } from '@tests/support/places'
import type { InputOf } from '@/contract'
import type { EventDraft } from '@/contract/events'
import { metresBetween } from '@/contract/place.rules'
import type { AreaCode, StreetCode } from '@/contract/wire'
import { at, makeEvent, newEvent, role, shiftOf, take, withoutSown } from './planned'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
  await withoutSown(cloud)
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')
const list = (
  over: Partial<InputOf<'events.list'>> = {},
  by: Parameters<TestCloud['as']>[0] = 'stranger',
) => cloud.as(by).call('events.list', { street: STREET, when: 'all', ...over })
const titles = async (over: Partial<InputOf<'events.list'>> = {}) =>
  (await list(over)).events.map(({ title }) => title.zh)

/** So many hours from now, for two hours. */
const begins = (hours: number, title: string): Partial<EventDraft> => ({
  title: { zh: title },
  ...{ opens: at(-48), closes: at(hours), door: at(hours), starts: at(hours), ends: at(hours + 2) },
})

const spot = (metres: number) => ({ lng: GUIZHOU.lng + metres / 95_080, lat: GUIZHOU.lat })
const there = (metres: number): Partial<EventDraft> => ({
  where: { by: 'point', at: spot(metres), words: { zh: `${metres} 米` } },
})

describe('list', () => {
  test('today, the week and all, the first to begin first; what runs is there until its end', async () => {
    // Monday, 10:00: midnight is 14 hours away, next Monday's 158
    for (const [hours, title] of [
      [158, '下周'],
      [157.9, '周日夜里'],
      [14, '明天零点'],
      [13.9, '今夜'],
      [-1.5, '正在'],
    ] as const) {
      await newEvent(cloud, begins(hours, title))
    }
    expect(await titles({ when: 'today' })).toEqual(['正在', '今夜'])
    expect(await titles({ when: 'week' })).toEqual(['正在', '今夜', '明天零点', '周日夜里'])
    expect(await titles()).toEqual(['正在', '今夜', '明天零点', '周日夜里', '下周'])
    cloud.clock.set(Date.parse(at(0.5)))
    expect(await titles({ when: 'today' })).toEqual(['今夜'])
  })

  test('no drafts; what was called off stays until its end', async () => {
    const off = await newEvent(cloud, begins(3, '取消的'))
    await newEvent(cloud, begins(4, '草稿'), { publish: false })
    await staff().call('events.cancel', {
      ...{ street: STREET, event: off.event, version: 1, reach: 'this', reason: 'weather' },
    })
    expect((await list()).events.map(({ title, state }) => [title.zh, state])).toEqual([
      ['取消的', 'cancelled'],
    ])
    cloud.clock.set(Date.parse(off.ends))
    expect(await titles()).toEqual([])
  })

  test('page after page, none twice and none left out, also of those that begin together', async () => {
    await newEvent(cloud, begins(5, '每天'), { repeat: { every: 'day', times: 26 } })
    await newEvent(cloud, begins(5, '同时'), { repeat: { every: 'day', times: 26 } })
    for (const near of [undefined, GUIZHOU]) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await list({ after, ...(near && { near }) })
        seen.push(...page.events.map(({ event }) => event))
        after = page.next ?? undefined
      } while (after)
      expect([seen.length, new Set(seen).size]).toEqual([52, 52])
    }
  })

  test('the nearest first, and of one place the first to begin', async () => {
    for (const [hours, metres] of [
      [5, 120],
      [9, 40],
      [3, 40],
      [4, -20],
    ] as const) {
      await newEvent(cloud, { ...begins(hours, `${metres} 米 ${hours} 时`), ...there(metres) })
    }
    const { events } = await list({ near: GUIZHOU })
    expect(events.map(({ title, metres }) => [title.zh, metres])).toEqual([
      ['-20 米 4 时', 20],
      ['40 米 3 时', 40],
      ['40 米 9 时', 40],
      ['120 米 5 时', 120],
    ])
    expect((await list()).events.every(({ metres }) => metres === null)).toBe(true)
    expect(metresBetween(GUIZHOU, spot(120))).toBeCloseTo(120, 1)
  })

  test('of an area with all below it', async () => {
    const event = await newEvent(cloud)
    const community = '310101002003' as AreaCode
    expect((await list({ area: event.place.area.code })).events).toHaveLength(1)
    expect((await list({ area: community })).events).toHaveLength(1)
    expect((await list({ area: '310101002008' as AreaCode })).events).toEqual([])
  })

  test('only where volunteers are wanted', async () => {
    const guide = role()
    const event = await newEvent(cloud, { roles: [guide], shifts: [shiftOf(guide)] })
    await newEvent(cloud)
    const wanted = async () => (await list({ volunteers: true })).events
    expect(await wanted()).toMatchObject([{ event: event.event, volunteers: 2 }])
    await take(cloud, event, { shift: event.shifts[0]?.shift, by: 2 })
    expect(await wanted()).toEqual([])
  })

  test('says whom it is not for: by home, by role, and nothing to a stranger', async () => {
    const guizhou = '310101002003' as AreaCode
    const xiamen = '310101002008' as AreaCode
    await newEvent(cloud, { ...begins(1, '贵州'), audience: { to: 'areas', areas: [guizhou] } })
    await newEvent(cloud, { ...begins(2, '厦门'), audience: { to: 'areas', areas: [xiamen] } })
    await newEvent(cloud, {
      ...begins(3, '志愿者'),
      audience: { to: 'roles', roles: ['volunteer'] },
    })
    const notFor = async (by: Parameters<TestCloud['as']>[0]) =>
      (await list({}, by)).events.map(({ notForMe }) => notForMe)
    const [{ path = [] } = {}] = await cloud.db.query<{ path: AreaCode[] }>(
      `SELECT a.path FROM homes h JOIN persons p ON p.id = h.person
       LEFT JOIN doors d ON d.street = $1 AND d.id = h.door
       LEFT JOIN buildings b ON b.street = $1 AND b.id = d.building
       JOIN areas a ON a.street = $1 AND a.code = coalesce(b.area, h.area)
       WHERE h.street = $1 AND p.persona = 'resident' AND h.state = 'confirmed'`,
      [STREET],
    )
    expect(await notFor('resident')).toEqual([
      ...[!path.includes(guizhou), !path.includes(xiamen), true],
    ])
    expect(path).toContain(guizhou)
    expect(await notFor('volunteer')).toMatchObject([expect.any(Boolean), true, false])
    expect(await notFor('stranger')).toEqual([false, false, false])
    const [first] = (await list()).events
    const { event } = await cloud
      .as('resident')
      .call('events.get', { street: STREET, event: first!.event })
    expect(event.audienceAreas).toMatchObject([{ code: guizhou, zh: expect.any(String) }])
  })

  test('a street that is not served, and a cursor of somebody else', async () => {
    const nowhere = list({ street: '310999001' as StreetCode })
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' })
    const strange = Buffer.from('["abc","x"]').toString('base64url')
    for (const near of [undefined, GUIZHOU]) {
      const asked = list({ after: strange, ...(near && { near }) })
      await expect(asked).rejects.toMatchObject({ code: 'invalid', field: 'after' })
    }
    const noTime = Buffer.from('["7","x"]').toString('base64url')
    await expect(list({ after: noTime })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('get', () => {
  test('what is none, and one of another street', async () => {
    const { event } = await newEvent(cloud)
    const get = (street: StreetCode, id = event) =>
      cloud.as('stranger').call('events.get', { street, event: id })
    expect((await get(STREET)).event.event).toBe(event)
    await expect(get(OTHER_STREET)).rejects.toMatchObject({ code: 'not_found' })
    await expect(get(STREET, '0000000000' as typeof event)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('run', () => {
  const mine = async (by: Parameters<TestCloud['as']>[0], over = false) =>
    (await cloud.as(by).call('events.run', { street: STREET, over })).events.map(
      ({ title }) => title.zh,
    )

  test('one’s own, those of one’s operator, around one’s area, and for staff of the street', async () => {
    await makeEvent(cloud.as('operator'), begins(1, '运营方的'))
    await makeEvent(cloud.as('partner'), begins(2, '合伙人的'))
    await newEvent(cloud, { ...begins(3, '街道的') })
    expect(await mine('operator')).toEqual(['运营方的'])
    expect(await mine('partner')).toEqual(['合伙人的'])
    expect(await mine('community_secretary')).toEqual(['运营方的', '合伙人的', '街道的'])
    expect(await mine('street_staff')).toEqual(['运营方的', '合伙人的', '街道的'])
    for (const persona of ['resident', 'volunteer', 'supervisor'] as const) {
      await expect(mine(persona)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('what is over, the last first, with drafts and what was called off', async () => {
    await makeEvent(cloud.as('partner'), begins(1, '先'))
    await makeEvent(cloud.as('partner'), begins(2, '草稿'), { publish: false })
    await makeEvent(cloud.as('partner'), begins(3, '后'))
    cloud.clock.set(Date.parse(at(5)) - 1)
    expect(await mine('partner')).toEqual(['后'])
    expect(await mine('partner', true)).toEqual(['草稿', '先'])
    cloud.clock.set(Date.parse(at(5)))
    expect(await mine('partner', true)).toEqual(['后', '草稿', '先'])
  })

  test('whoever leaves office runs nothing any more', async () => {
    const event = await makeEvent(cloud.as('partner'), begins(1, '旧的'))
    await cloud.db.query(
      `UPDATE appointments SET until_day = '2026-11-22' WHERE street = $1 AND role = 'partner'`,
      [STREET],
    )
    await expect(mine('partner')).rejects.toMatchObject({ code: 'forbidden' })
    const { event: seen } = await cloud
      .as('partner')
      .call('events.get', { street: STREET, event: event.event })
    expect(seen.can.run).toBe(false)
  })
})
