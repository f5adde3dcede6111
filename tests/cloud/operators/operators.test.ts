import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { clientId, DAILY, newSite } from '@tests/support/places'
import { operators } from '@/cloud/database/seed/operators'
import { addDays, DAY, dayOf, startOf } from '@/contract/calendar.rules'
import { REVIEW_DAYS } from '@/contract/review.rules'
import type { OperatorId, SiteId } from '@/contract/wire'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const HOUR = 3_600_000
const LINLI = operators.linli.id as OperatorId
const linli = { street: STREET, operator: LINLI }
const staff = () => cloud.as('street_staff')
const operator = () => cloud.as('operator')
const resident = () => cloud.as('resident')

const fields = (over: Record<string, unknown> = {}) => ({
  street: STREET,
  client: clientId(),
  name: { zh: '新河社区服务社', en: 'Xinhe Services' },
  phone: '021-0000 0190',
  contractFrom: '2026-01-01',
  contractUntil: '2026-12-31',
  duties: { figures: [], lines: [{ zh: '每月办一次活动' }] },
  notes: '招标文件在三楼',
  ...over,
})

/** A new operator that runs one site, open from 8 to 20 every day, since before the period. */
async function newRun(figures: object[] = []) {
  cloud.clock.set(cloud.clock.now() - 100 * DAY)
  const made = await staff().call('operators.create', {
    ...fields(),
    duties: { figures: figures as never, lines: [] },
  })
  const { site } = await newSite(cloud)
  const id = made.operator.operator
  await set(site, { operator: id })
  cloud.clock.set(cloud.clock.now() + 100 * DAY)
  return { site, operator: id, asked: { street: STREET, operator: id } }
}

const versionOf = async (site: SiteId) =>
  (await staff().call('sites.get', { street: STREET, site })).site.version

async function set(site: SiteId, changes: object) {
  const version = await versionOf(site)
  await staff().call('sites.update', { street: STREET, site, version, changes })
}

/** Does something at a Shanghai hour of so many days ago, then comes back to the present. */
async function past<T>(daysAgo: number, hour: number, what: () => Promise<T>): Promise<T> {
  const now = cloud.clock.now()
  cloud.clock.set(startOf(addDays(dayOf(now), -daysAgo)) + hour * HOUR)
  const done = await what()
  cloud.clock.set(now)
  return done
}

const close = async (site: SiteId, zh?: string) =>
  staff().call('sites.close', {
    ...{ street: STREET, site, version: await versionOf(site) },
    ...(zh && { note: { zh } }),
  })

const reopen = async (site: SiteId) =>
  staff().call('sites.reopen', { street: STREET, site, version: await versionOf(site) })

const complain = (site: SiteId) =>
  resident().call('complaints.submit', {
    street: STREET,
    client: clientId(),
    kind: 'complaint',
    about: { line: 'site', site },
    words: '饮水机的热水三天不出水',
  })

describe('who sees what', () => {
  test('staff see all operators by name with what is left of their contracts, never a rank', async () => {
    const { operators: all, can } = await staff().call('operators.list', { street: STREET })
    const names = all.map(({ name }) => name.zh)
    const sorted = await cloud.db.query<{ zh: string }>(
      `SELECT name ->> 'zh' AS zh FROM operators WHERE street = $1 ORDER BY name ->> 'zh', id`,
      [STREET],
    )
    expect(names).toEqual(sorted.map(({ zh }) => zh))
    expect(can.add).toBe(true)
    expect(all.find((one) => one.operator === operators.hewei.id)?.daysLeft).toBe(38)
    expect(Object.keys(all[0] ?? {}).join()).not.toMatch(/rank|score|points/)
  })

  test('its own people see theirs alone', async () => {
    const { operators: own, can } = await operator().call('operators.list', { street: STREET })
    expect([own.map((one) => one.operator), can.add]).toEqual([[LINLI], false])
  })

  test('anybody sees the contract and the facts; days and notes are for inside', async () => {
    const which = { street: STREET, operator: operators.hewei.id as OperatorId }
    const outside = (await cloud.as('stranger').call('operators.get', which)).operator
    expect(outside).toMatchObject({ days: null, notes: null, can: { edit: false } })
    expect(outside.duties.figures).toHaveLength(2)
    expect((await operator().call('operators.get', which)).operator.days).toBeNull()
    expect((await operator().call('operators.get', linli)).operator.days).toHaveLength(90)
    expect((await staff().call('operators.get', which)).operator.days).toHaveLength(90)
  })

  test('an operator of another street, or none, is not there', async () => {
    for (const which of [
      { street: OTHER_STREET, operator: LINLI },
      { street: STREET, operator: '0000000000' },
    ]) {
      await expect(staff().call('operators.get', which)).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })
})

describe('the contract', () => {
  test('a retry with the same client id is the same operator', async () => {
    const input = fields()
    const [first, again] = [
      await staff().call('operators.create', input),
      await staff().call('operators.create', input),
    ]
    expect(again.operator.operator).toBe(first.operator.operator)
    expect(first.operator).toMatchObject({ name: input.name, notes: '招标文件在三楼', version: 1 })
  })

  test('a change touches what is named, counts the version and leaves its history to staff', async () => {
    const figures = [{ kind: 'rating' as const, average: 4.5 }]
    const changes = { duties: { figures, lines: [] }, contractUntil: '2028-06-30' }
    const { operator: after } = await staff().call('operators.update', {
      ...{ ...linli, version: 1, changes },
    })
    expect(after).toMatchObject({ ...changes, version: 2, name: operators.linli.name })
    const subject = { noun: 'operators' as const, id: LINLI }
    const { lines } = await staff().call('history.list', { street: STREET, subject })
    expect(lines[0]).toMatchObject({
      did: 'operators.update',
      changed: ['contractUntil', 'duties'],
    })
    const theirs = operator().call('history.list', { street: STREET, subject })
    await expect(theirs).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a stale version is a conflict that says what changed', async () => {
    const change = (phone: string) =>
      staff().call('operators.update', { ...linli, version: 1, changes: { phone } })
    await change('021-0000 0191')
    await expect(change('021-0000 0192')).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'changed', fields: ['phone'] },
    })
  })

  test('an end before the beginning is refused by its field', async () => {
    const made = staff().call('operators.create', fields({ contractUntil: '2025-12-31' }))
    await expect(made).rejects.toMatchObject({ code: 'invalid', field: 'contractUntil' })
    const changes = { contractUntil: '2025-06-30' }
    const changed = staff().call('operators.update', { ...linli, version: 1, changes })
    await expect(changed).rejects.toMatchObject({ field: 'changes.contractUntil' })
  })

  test('figures beyond the closed set, twice the same, or lines too many are refused', async () => {
    const rating = { kind: 'rating' as const, average: 4 }
    const wrong = [
      { figures: [rating, rating], lines: [] },
      { figures: [{ kind: 'smiles', percent: 5 }], lines: [] },
      { figures: [{ kind: 'rating', average: 4.25 }], lines: [] },
      { figures: [], lines: Array.from({ length: 11 }, () => ({ zh: '守时' })) },
      { figures: [], lines: [{ zh: '守'.repeat(61) }] },
    ]
    for (const duties of wrong) {
      const tried = await staff().try('operators.create', { ...fields(), duties })
      expect(tried).toMatchObject({ error: { code: 'invalid' } })
    }
  })

  test('words that the content check refuses are not kept', async () => {
    const duties = { figures: [], lines: [{ zh: '赌博网站' }] }
    for (const over of [{ duties }, { name: { zh: '赌博网站' } }, { notes: '赌博网站' }]) {
      const made = staff().call('operators.create', fields(over))
      await expect(made).rejects.toMatchObject({ code: 'content_refused' })
    }
  })
})

describe('open as promised', () => {
  const PROMISED = 90 * 720

  test('a closing of weeks ago is recomputed from the history, with its reason; taken back, it ends there', async () => {
    const { site, asked } = await newRun([{ kind: 'open_as_promised', percent: 100 }])
    const before = (await staff().call('operators.get', asked)).operator
    expect(before.facts.open).toEqual({
      ...{ is: 'known', promised: PROMISED, open: PROMISED, percent: 100 },
    })
    expect(before.signs.open).toBe('met')
    await past(40, 18, () => close(site, '停水'))
    await past(30, 10, () => close(site, '盘点'))
    await past(30, 11, () => reopen(site))
    const after = (await staff().call('operators.get', asked)).operator
    expect(after.facts.open).toMatchObject({ promised: PROMISED, open: PROMISED - 120 - 60 })
    expect(after.signs.open).toBe('short')
    const short = after.days?.filter((day) => day.short.length > 0)
    expect(short?.map(({ short: [one] }) => [one?.minutes, one?.notes])).toEqual([
      [120, [{ zh: '停水' }]],
      [60, [{ zh: '盘点' }]],
    ])
  })

  test('today is not over and does not count', async () => {
    const { site, asked } = await newRun()
    await close(site)
    const { facts, days } = (await staff().call('operators.get', asked)).operator
    expect(facts.open).toMatchObject({ open: PROMISED })
    expect(days?.at(-1)?.day).toBe('2026-11-22')
  })

  test('hours cut today leave yesterday as it was promised', async () => {
    const { site, asked } = await newRun()
    await set(site, {
      hours: { ...DAILY, week: DAILY.week.map(() => [{ opens: 480, closes: 540 }]) },
    })
    const { facts } = (await staff().call('operators.get', asked)).operator
    expect(facts.open).toMatchObject({ promised: PROMISED })
  })

  test('whoever ran it then answers for it: a site that changed hands splits its days', async () => {
    const { site, asked } = await newRun()
    const next = (await staff().call('operators.create', fields())).operator.operator
    await past(30, 12, () => set(site, { operator: next }))
    const first = (await staff().call('operators.get', asked)).operator
    const second = (await staff().call('operators.get', { ...asked, operator: next })).operator
    expect(first.facts.open).toMatchObject({ promised: 61 * 720 })
    expect(second.facts.open).toMatchObject({ promised: 29 * 720 })
    expect([first.sites, second.sites.length]).toEqual([[], 1])
  })

  test('without a site there is nothing to measure', async () => {
    const { operator: made } = await staff().call('operators.create', fields())
    expect(made.facts).toEqual({
      ...{ open: { is: 'none' }, replies: { is: 'none' }, rating: { is: 'none' } },
    })
    expect(made.days?.every(({ promised }) => promised === 0)).toBe(true)
  })
})

describe('replies in time', () => {
  const duty = [{ kind: 'replies_within', workdays: 5, percent: 90 }]

  test('only counts, fewer than five for nobody outside; a withdrawn one is not counted', async () => {
    const { site, asked } = await newRun(duty)
    const sent = await past(20, 10, () => complain(site))
    await past(20, 11, () => complain(site))
    await past(19, 10, async () => {
      const { complaint } = await complain(site)
      const { complaint: id, version } = complaint
      return resident().call('complaints.withdraw', { street: STREET, complaint: id, version })
    })
    await cloud.db.query(
      `UPDATE complaints SET state = 'answered', answer = '已修好', answered_at = $3
       WHERE street = $1 AND id = $2`,
      [STREET, sent.complaint.complaint, new Date(cloud.clock.now() - 15 * DAY)],
    )
    const inside = (await staff().call('operators.get', asked)).operator
    expect(inside.facts.replies).toEqual({ is: 'known', due: 2, inTime: 1, percent: 50 })
    expect(inside.signs.replies).toBe('short')
    const outside = (await resident().call('operators.get', asked)).operator
    expect([outside.facts.replies, outside.signs.replies]).toEqual([{ is: 'few' }, 'few'])
    expect(JSON.stringify(inside)).not.toContain('饮水机')
    expect(JSON.stringify(inside)).not.toContain(sent.complaint.number)
  })

  test('an overdue one that climbs keeps the day by which it was due', async () => {
    const { site, asked } = await newRun(duty)
    await past(20, 10, () => complain(site))
    await past(10, 10, () => cloud.runTimers())
    const { facts } = (await staff().call('operators.get', asked)).operator
    expect(facts.replies).toMatchObject({ due: 1, inTime: 0 })
  })
})

describe('visitors’ ratings', () => {
  const rate = (site: SiteId, stars: 1 | 2 | 3 | 4 | 5, client = clientId()) =>
    cloud.as('stranger').call('sites.rate', { street: STREET, site, client, stars })

  test('an average is shown from five on, on the site and on its operator from the next day', async () => {
    const { site, asked } = await newRun([{ kind: 'rating', average: 4.2 }])
    for (const stars of [5, 5, 4, 4] as const) expect((await rate(site, stars)).rating).toBeNull()
    const fifth = await rate(site, 3)
    expect(fifth.rating).toEqual({ average: 4.2, count: 5 })
    const read = await resident().call('sites.get', { street: STREET, site })
    expect(read.site.rating).toEqual(fifth.rating)
    const today = (await staff().call('operators.get', asked)).operator
    expect(today.facts.rating).toEqual({ is: 'none' })
    cloud.clock.set(cloud.clock.now() + DAY)
    const next = (await staff().call('operators.get', asked)).operator
    expect([next.facts.rating, next.signs.rating]).toEqual([
      { is: 'known', average: 4.2, count: 5 },
      'met',
    ])
  })

  test('one person once in thirty days: again changes it, later it counts anew', async () => {
    const { site } = await newSite(cloud)
    const give = (stars: 1 | 5) =>
      resident().call('sites.rate', { street: STREET, site, client: clientId(), stars })
    const kept = () =>
      cloud.db.query<{ stars: number; at: Date }>(
        'SELECT stars, at FROM site_ratings WHERE street = $1 AND site = $2',
        [STREET, site],
      )
    const first = cloud.clock.now()
    await give(5)
    cloud.clock.set(first + 20 * DAY)
    await give(1)
    expect(await kept()).toEqual([{ stars: 1, at: new Date(first) }])
    cloud.clock.set(first + 31 * DAY)
    await give(5)
    expect(await kept()).toEqual([{ stars: 5, at: new Date(first + 31 * DAY) }])
  })

  test('one is kept for as long as a review counts it, and no day longer', async () => {
    const { site, asked } = await newRun([{ kind: 'rating', average: 4.2 }])
    for (const stars of [5, 5, 4, 4, 3] as const) await rate(site, stars)
    const first = cloud.clock.now()
    const left = () =>
      cloud.db.query('SELECT 1 FROM site_ratings WHERE street = $1 AND site = $2', [STREET, site])
    const factOn = async (day: number) => {
      cloud.clock.set(first + day * DAY)
      await cloud.runTimers()
      return (await staff().call('operators.get', asked)).operator.facts.rating
    }
    expect(await factOn(REVIEW_DAYS)).toMatchObject({ is: 'known', count: 5 })
    expect(await left()).toHaveLength(5)
    expect(await factOn(REVIEW_DAYS + 1)).toEqual({ is: 'none' })
    expect(await left()).toEqual([])
  })

  test('who rated two sites is two hashes, neither of them the person', async () => {
    const [a, b] = [await newSite(cloud), await newSite(cloud)]
    for (const { site } of [a, b]) {
      await resident().call('sites.rate', { street: STREET, site, client: clientId(), stars: 4 })
    }
    const rows = await cloud.db.query<{ visitor: string }>(
      'SELECT visitor FROM site_ratings WHERE street = $1 AND site = ANY($2) ORDER BY visitor',
      [STREET, [a.site, b.site]],
    )
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(2)
  })

  test('six stars, and a site that is not there, are refused', async () => {
    const { site, version } = await newSite(cloud)
    const six = await staff().try('sites.rate', {
      ...{ street: STREET, site, client: clientId(), stars: 6 },
    })
    expect(six).toMatchObject({ error: { code: 'invalid', field: 'stars' } })
    await staff().call('sites.retire', { street: STREET, site, version, retired: true })
    await expect(rate(site, 3)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('the demonstration has closings and ratings to look back on, and marks them', async () => {
  const { operators: all } = await staff().call('operators.list', { street: STREET })
  expect(all.every(({ demo }) => demo)).toBe(true)
  const signs = new Map(all.map(({ operator: id, signs: is }) => [id as string, is.open]))
  expect(signs.get(operators.hewei.id)).toBe('short')
  expect(signs.get(LINLI)).toBe('met')
  const { operator: hewei } = await staff().call('operators.get', {
    ...{ street: STREET, operator: operators.hewei.id },
  })
  expect(hewei.days?.filter(({ short }) => short.length > 0)).toHaveLength(6)
  expect(hewei.facts.rating).toMatchObject({ is: 'known', count: 19 })
})
