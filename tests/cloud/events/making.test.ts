import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { BUND, clientId, GUIZHOU, handToOperator, newSite } from '@tests/support/places'
import { dayOf } from '@/contract/calendar.rules'
import type { EventDraft } from '@/contract/events'
import type { AreaCode, SiteId } from '@/contract/wire'
import { at, makeEvent, newEvent, role, shiftOf, which, withoutSown } from './planned'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
  await withoutSown(cloud)
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')

describe('create', () => {
  test('an event with all that was written, for everybody at once', async () => {
    const guide = role({ door: true })
    const shift = shiftOf(guide)
    const event = await newEvent(cloud, {
      roles: [guide],
      shifts: [shift],
      minimum: { seats: 5, decides: at(50) },
      questions: [
        {
          id: 'q1',
          words: { zh: '喝什么茶' },
          required: true,
          answer: { by: 'choice', choices: [{ zh: '龙井' }, { zh: '红茶' }] },
        },
      ],
    })
    const one = { street: event.street, event: event.event }
    const seen = await cloud.as('stranger').call('events.get', one)
    expect(seen.event).toMatchObject({
      state: 'published',
      title: { zh: '弄堂口的手冲茶会' },
      place: { site: null, name: { zh: '贵州路弄堂口' }, at: GUIZHOU, area: { level: 'grid' } },
      starts: at(76),
      free: 20,
      volunteers: 2,
      roles: [guide],
      shifts: [{ ...shift, free: 2 }],
      minimum: { seats: 5, taken: 0, anyway: false },
      organiser: { name: '陆佳怡', role: 'street_staff', operator: null, phone: '13800000001' },
      notForMe: false,
      can: { edit: false, run: false },
      version: 1,
    })
    expect(event.can).toEqual({
      ...{ edit: true, publish: false, cancel: true, holdAnyway: true, run: true },
    })
    // gone after the thirtieth day after its own
    expect(dayOf(seen.event.forgotten)).toBe('2026-12-27')
  })

  test('the same client id again is the same event, also of a series', async () => {
    const client = clientId()
    const repeat = { every: 'week', times: 3 } as const
    const first = await newEvent(cloud, {}, { client, repeat })
    const again = await newEvent(cloud, { title: { zh: '别的' } }, { client, repeat })
    expect(again.event).toBe(first.event)
    const { events } = await staff().call('events.run', { street: STREET, over: false })
    expect(events.filter(({ series }) => series === first.series)).toHaveLength(3)
  })

  test('of twenty that come with one client id at once there is one', async () => {
    const client = clientId()
    const caller = await cloud.signedIn('street_staff')
    const made = await Promise.all(
      Array.from({ length: 20 }, () => makeEvent(caller, {}, { client })),
    )
    expect(new Set(made.map(({ event }) => event)).size).toBe(1)
  })

  test('a series is events of their own, at the same time of the day', async () => {
    const guide = role()
    const first = await newEvent(
      cloud,
      { roles: [guide], shifts: [shiftOf(guide)], minimum: { seats: 2, decides: at(50) } },
      { repeat: { every: 'week', times: 3 } },
    )
    const { events } = await staff().call('events.run', { street: STREET, over: false })
    const series = events.filter((one) => one.series === first.series)
    expect(series.map(({ starts }) => starts)).toEqual([at(76), at(76 + 168), at(76 + 336)])
    const { event: last } = await staff().call('events.get', {
      street: STREET,
      event: series[2]?.event ?? first.event,
    })
    expect(last).toMatchObject({
      minimum: { decides: at(50 + 336) },
      shifts: [{ from: at(75.5 + 336), until: at(78 + 336), free: 2 }],
    })
  })

  test('at a site, and along a line from its first stop', async () => {
    const site = await newSite(cloud)
    const event = await newEvent(cloud, { where: { by: 'site', site: site.site } })
    expect(event).toMatchObject({
      place: { site: site.site, name: site.name, at: GUIZHOU },
      address: site.address,
    })
    const [{ id: line = '', stop = '' } = {}] = await cloud.db.query<{ id: string; stop: string }>(
      `SELECT line AS id, site AS stop FROM site_stops WHERE street = $1 AND position = 1
       ORDER BY line LIMIT 1`,
      [STREET],
    )
    const walk = await newEvent(cloud, { where: { by: 'site', site: line as SiteId } })
    const { site: first } = await cloud
      .as('stranger')
      .call('sites.get', { street: STREET, site: stop as SiteId })
    expect(walk.place).toMatchObject({ site: line, at: first.at })
  })

  test('limits between fields are told by their field, and nothing is kept', async () => {
    const guide = role()
    const wrong: [Partial<EventDraft>, string, string][] = [
      [{ ends: at(76) }, 'draft.ends', 'order'],
      [{ door: at(77) }, 'draft.door', 'order'],
      [{ closes: at(79) }, 'draft.closes', 'order'],
      [{ capacity: 0 }, 'draft.capacity', 'nobody'],
      [{ minimum: { seats: 21, decides: at(50) } }, 'draft.minimum.seats', 'minimum'],
      [{ minimum: { seats: 2, decides: at(-1) } }, 'draft.minimum.decides', 'past'],
      [{ roles: [guide], shifts: [shiftOf(role())] }, 'draft.shifts.0.role', 'role'],
      [
        { roles: [guide], shifts: [shiftOf(guide, { until: at(81) })] },
        ...(['draft.shifts.0.until', 'outside'] as const),
      ],
    ]
    for (const [over, field, is] of wrong) {
      await expect(newEvent(cloud, over)).rejects.toMatchObject({
        ...{ code: 'invalid', field, because: { why: 'event_draft', is } },
      })
    }
    const yesterday = {
      opens: at(-30),
      closes: at(-20),
      door: at(-19),
      starts: at(-18),
      ends: at(-1),
    }
    await expect(newEvent(cloud, yesterday)).rejects.toMatchObject({ field: 'draft.ends' })
    const kept = await cloud.db.query(
      `SELECT id FROM events WHERE street = $1 AND title ->> 'zh' = '弄堂口的手冲茶会'`,
      [STREET],
    )
    expect(kept).toEqual([])
  })

  test('a place outside the street, a site that is none, an area of another street', async () => {
    const outside = { by: 'point', at: BUND, words: { zh: '外滩' } } as const
    await expect(newEvent(cloud, { where: outside })).rejects.toMatchObject({
      ...{ code: 'invalid', field: 'draft.where', because: { why: 'outside_street' } },
    })
    const none = { by: 'site', site: '0000000000' as SiteId } as const
    await expect(newEvent(cloud, { where: none })).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = { to: 'areas', areas: ['310101013' as AreaCode] } as const
    await expect(
      newEvent(cloud, { audience: { ...elsewhere, areas: [...elsewhere.areas] } }),
    ).rejects.toMatchObject({ code: 'invalid', field: 'draft.audience.areas' })
  })

  test('words that the content check refuses are not kept, wherever they stand', async () => {
    const bad = { zh: '赌博网站' }
    const guide = role({ brief: bad })
    const ways: Partial<EventDraft>[] = [
      { title: bad },
      { words: { zh: '好', en: '赌博网站' } },
      { where: { by: 'point', at: GUIZHOU, words: bad } },
      { questions: [{ id: 'q1', words: bad, required: false, answer: { by: 'words' } }] },
      { roles: [guide], shifts: [shiftOf(guide)] },
    ]
    for (const over of ways) {
      await expect(newEvent(cloud, over)).rejects.toMatchObject({ code: 'content_refused' })
    }
  })
})

describe('who may', () => {
  test('an operator at a site of theirs and at a point, not at somebody else’s', async () => {
    const [own, other] = [await newSite(cloud), await newSite(cloud)]
    await handToOperator(cloud, own.site)
    const operator = cloud.as('operator')
    const at = (site: SiteId) => ({ where: { by: 'site', site } }) as const
    expect((await makeEvent(operator, at(own.site))).organiser).toMatchObject({
      ...{ role: 'operator', operator: { zh: expect.any(String) } },
    })
    expect((await makeEvent(operator)).organiser.role).toBe('operator')
    await expect(makeEvent(operator, at(other.site))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('who leads an area within it, and nowhere else', async () => {
    const far = { by: 'point', at: { lng: 121.4706, lat: 31.2322 }, words: { zh: '远处' } } as const
    for (const persona of ['grid_head', 'community_secretary', 'block_lead'] as const) {
      await expect(makeEvent(cloud.as(persona), { where: far })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    const ground = { by: 'point', at: GUIZHOU, words: { zh: '这里' } } as const
    expect(
      (await makeEvent(cloud.as('community_secretary'), { where: ground })).organiser.role,
    ).toBe('community_secretary')
  })

  test('a partner anywhere in the street; a volunteer and a supervisor nowhere', async () => {
    expect((await makeEvent(cloud.as('partner'))).organiser).toMatchObject({ role: 'partner' })
    for (const persona of ['volunteer', 'supervisor', 'resident'] as const) {
      const made = makeEvent(cloud.as(persona))
      await expect(made).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('publish', () => {
  test('a draft is nobody’s but those who run it, until it is shown', async () => {
    const event = await newEvent(cloud, {}, { publish: false })
    expect(event).toMatchObject({ state: 'draft', can: { publish: true, cancel: true } })
    const one = { street: event.street, event: event.event }
    const stranger = cloud.as('stranger')
    await expect(stranger.call('events.get', one)).rejects.toMatchObject({ code: 'not_found' })
    await expect(cloud.as('partner').call('events.publish', which(event))).rejects.toMatchObject({
      code: 'not_found',
    })
    const shown = await staff().call('events.publish', which(event))
    expect(shown.event).toMatchObject({ state: 'published', version: 2 })
    expect((await stranger.call('events.get', one)).event.state).toBe('published')
    await expect(staff().call('events.publish', which(shown.event))).rejects.toMatchObject({
      ...{ code: 'conflict', because: { why: 'event_stands', is: 'published' } },
    })
  })

  test('with those of its series that follow', async () => {
    const repeat = { every: 'day', times: 3 } as const
    const first = await newEvent(cloud, {}, { publish: false, repeat })
    await staff().call('events.publish', { ...which(first), reach: 'following' })
    const { events } = await cloud
      .as('stranger')
      .call('events.list', { street: STREET, when: 'all' })
    expect(events.filter(({ series }) => series === first.series)).toHaveLength(3)
  })

  test('not where its minimum would be decided already', async () => {
    const minimum = { seats: 5, decides: at(2) }
    const event = await newEvent(cloud, { minimum }, { publish: false })
    cloud.clock.set(Date.parse(minimum.decides))
    await expect(staff().call('events.publish', which(event))).rejects.toMatchObject({
      ...{ code: 'conflict', because: { why: 'event_stands', is: 'decided' } },
    })
  })

  test('a draft is put away without a word', async () => {
    const event = await newEvent(cloud, {}, { publish: false })
    await staff().call('events.cancel', { ...which(event), reach: 'this', reason: 'organiser' })
    const one = { street: event.street, event: event.event }
    await expect(cloud.as('resident').call('events.get', one)).rejects.toMatchObject({
      code: 'not_found',
    })
    const { events } = await cloud
      .as('stranger')
      .call('events.list', { street: STREET, when: 'all' })
    expect(events.map(({ event }) => event)).not.toContain(event.event)
  })
})

test('what others never see is a draft’s history too', async () => {
  const event = await makeEvent(cloud.as('partner'), {}, { publish: false })
  const subject = { noun: 'events' as const, id: event.event }
  const { lines } = await cloud.as('partner').call('history.list', { street: STREET, subject })
  expect(lines).toMatchObject([{ did: 'events.create', by: '方浩然' }])
  const other = cloud.as('operator').call('history.list', { street: STREET, subject })
  await expect(other).rejects.toMatchObject({ code: 'not_found' })
})
