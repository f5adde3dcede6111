import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { BUND, newSite } from '@tests/support/places'
import type { EventDraft, EventView } from '@/contract/events'
import { listen } from './heard'
import {
  at,
  DAY,
  draftOf,
  HOUR,
  makeEvent,
  newEvent,
  role,
  shiftOf,
  take,
  which,
  withoutSown,
} from './planned'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
  await withoutSown(cloud)
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')

const update = (
  event: EventView,
  over: Partial<EventDraft>,
  reach: 'this' | 'following' = 'this',
  by = staff(),
) => by.call('events.update', { ...which(event), reach, draft: { ...draftOf(event), ...over } })

describe('update', () => {
  test('what is sent stands; the history says what and who, and the rest is as it was', async () => {
    const event = await newEvent(cloud)
    const title = { zh: '改到下午的茶会' }
    const { event: after } = await update(event, { title, capacity: 30 })
    expect(after).toMatchObject({ title, capacity: 30, free: 30, version: 2, words: event.words })
    const subject = { noun: 'events' as const, id: event.event }
    const { lines } = await staff().call('history.list', { street: STREET, subject })
    expect(lines.map(({ did, changed }) => [did, changed])).toEqual([
      ['events.update', ['title', 'capacity']],
      ['events.create', []],
    ])
  })

  test('what says the same changes nothing', async () => {
    const heard = listen(cloud)
    const event = await newEvent(cloud)
    const same = { starts: event.starts.replace('.000Z', 'Z') as EventDraft['starts'] }
    const { event: after } = await update(event, same)
    expect([after.version, heard]).toEqual([1, []])
  })

  test('a new time, a new place and another shift are told; a title is not; nothing of a draft is', async () => {
    const heard = listen(cloud)
    const guide = role()
    const [shift, free] = [shiftOf(guide), shiftOf(guide)]
    const site = await newSite(cloud)
    const changes: [Partial<EventDraft>, string[]][] = [
      [{ title: { zh: '另一个名字' } }, []],
      [{ closes: at(70) }, []],
      [{ ends: at(78.5) }, ['moved']],
      [{ door: at(75) }, ['moved']],
      [{ where: { by: 'site', site: site.site } }, ['moved']],
      [{ shifts: [{ ...shift, from: at(76) }, free] }, ['moved']],
      [{ shifts: [shift, { ...free, from: at(76) }] }, []],
      [{ shifts: [shift, free, shiftOf(guide)] }, []],
      [{ shifts: [shift] }, []],
      [{ capacity: 21 }, ['seats']],
      [{ capacity: 19 }, []],
      [{ capacity: 21, starts: at(76.5) }, ['moved', 'seats']],
    ]
    for (const [over, told] of changes) {
      const event = await newEvent(cloud, { roles: [guide], shifts: [shift, free] })
      await take(cloud, event, { shift: shift.shift })
      await update(event, over)
      expect(heard.splice(0).map(({ is }) => is)).toEqual(told)
      const hidden = await newEvent(cloud, { roles: [guide], shifts: [shift] }, { publish: false })
      await update(hidden, over)
      expect(heard.splice(0)).toEqual([])
    }
  })

  test('no seat and no shift that somebody has is taken away', async () => {
    const guide = role()
    const other = role({ name: { zh: '签到' } })
    const shift = shiftOf(guide, { seats: 3 })
    const event = await newEvent(cloud, { roles: [guide, other], shifts: [shift] })
    await take(cloud, event, { seats: 8, shift: shift.shift, by: 2 })
    await cloud.db.query('UPDATE events SET lent = 4 WHERE street = $1 AND id = $2', [
      ...[STREET, event.event],
    ])
    const wrong: [Partial<EventDraft>, object][] = [
      [{ capacity: 11 }, { why: 'event_seats', taken: 12 }],
      [{ shifts: [] }, { why: 'event_shift_taken', taken: 2 }],
      [{ shifts: [{ ...shift, role: other.role }] }, { why: 'event_shift_taken', taken: 2 }],
      [{ shifts: [{ ...shift, seats: 1 }] }, { why: 'event_seats', taken: 2 }],
    ]
    for (const [over, because] of wrong) {
      await expect(update(event, over)).rejects.toMatchObject({ code: 'conflict', because })
    }
    const least = { capacity: 12, shifts: [{ ...shift, seats: 2 }] }
    expect((await update(event, least)).event).toMatchObject({
      capacity: 12,
      free: 0,
      volunteers: 0,
    })
  })

  test('a shift and a role that are taken out come back with what they were', async () => {
    const [guide, other] = [role(), role()]
    const shifts = [shiftOf(guide), shiftOf(other)]
    const event = await newEvent(cloud, { roles: [guide, other], shifts })
    const { event: less } = await update(event, { roles: [guide], shifts: shifts.slice(0, 1) })
    expect([less.roles, less.shifts.length, less.volunteers]).toEqual([[guide], 1, 2])
    const { event: again } = await update(less, { roles: [guide, other], shifts })
    expect([again.roles, again.volunteers]).toEqual([[guide, other], 4])
  })

  test('it and those of its series that follow and have not begun, each at its own time', async () => {
    const heard = listen(cloud)
    const repeat = { every: 'week', times: 4 } as const
    const first = await newEvent(cloud, {}, { repeat })
    const { events } = await staff().call('events.run', { street: STREET, over: false })
    const series = events.filter((one) => one.series === first.series)
    const get = async (i: number) =>
      (await staff().call('events.get', { street: STREET, event: series[i]!.event })).event
    await staff().call('events.cancel', {
      ...{ ...which(await get(2)), reach: 'this', reason: 'weather' },
    })
    heard.length = 0
    const later = { starts: at(76 + 168.5), ends: at(78 + 168.5), title: { zh: '晚半小时' } }
    await update(await get(1), later, 'following')
    expect(
      (await Promise.all([0, 1, 2, 3].map(get))).map((one) => [one.starts, one.title.zh]),
    ).toEqual([
      [at(76), '弄堂口的手冲茶会'],
      [at(76 + 168.5), '晚半小时'],
      [at(76 + 336), '弄堂口的手冲茶会'],
      [at(76 + 504.5), '晚半小时'],
    ])
    expect(heard.map(({ event, is }) => [event, is])).toEqual([
      [series[1]?.event, 'moved'],
      [series[3]?.event, 'moved'],
    ])
  })

  test('one of those that follow which cannot keeps all as they are', async () => {
    const repeat = { every: 'week', times: 2 } as const
    const first = await newEvent(cloud, {}, { repeat })
    await cloud.db.query(
      'UPDATE events SET taken = 9 WHERE street = $1 AND series = $2 AND place_in_series = 2',
      [STREET, first.series],
    )
    const less = update(first, { capacity: 5 }, 'following')
    await expect(less).rejects.toMatchObject({ because: { why: 'event_seats', taken: 9 } })
    const one = { street: STREET, event: first.event }
    expect((await staff().call('events.get', one)).event.capacity).toBe(20)
  })

  test('what somebody else changed meanwhile is told', async () => {
    const event = await newEvent(cloud)
    await update(event, { phone: '13800000002' as EventDraft['phone'] })
    await expect(update(event, { capacity: 9 })).rejects.toMatchObject({
      code: 'conflict',
      because: { why: 'changed', by: '陆佳怡', fields: ['phone'] },
    })
  })

  test('nothing of what is over or called off is changed; until its end it is', async () => {
    const event = await newEvent(cloud)
    cloud.clock.set(Date.parse(event.ends) - 1)
    const { event: after } = await update(event, { title: { zh: '最后一刻' } })
    cloud.clock.set(Date.parse(event.ends))
    await expect(update(after, { capacity: 9 })).rejects.toMatchObject({
      because: { why: 'event_stands', is: 'over' },
    })
    cloud.clock.set(MONDAY)
    const off = { ...which(after), reach: 'this', reason: 'other' } as const
    const { event: gone } = await staff().call('events.cancel', off)
    await expect(update(gone, { capacity: 9 })).rejects.toMatchObject({
      because: { why: 'event_stands', is: 'cancelled' },
    })
  })

  test('the same limits as for a new one; sign-up may close at once', async () => {
    const event = await newEvent(cloud)
    const outside = { by: 'point', at: BUND, words: { zh: '外滩' } } as const
    const wrong: [Partial<EventDraft>, string][] = [
      [{ ends: at(75) }, 'draft.ends'],
      [{ where: outside }, 'draft.where'],
      [{ minimum: { seats: 3, decides: at(-1) } }, 'draft.minimum.decides'],
    ]
    for (const [over, field] of wrong) {
      await expect(update(event, over)).rejects.toMatchObject({ code: 'invalid', field })
    }
    await expect(update(event, { words: { zh: '赌博网站' } })).rejects.toMatchObject({
      code: 'content_refused',
    })
    expect((await update(event, { closes: at(0) })).event.closes).toBe(at(0))
  })

  test('a place that stays is not asked for again, also when its site was taken down', async () => {
    const site = await newSite(cloud)
    const event = await newEvent(cloud, { where: { by: 'site', site: site.site } })
    const { street, version } = site
    await staff().call('sites.retire', { street, site: site.site, version, retired: true })
    expect((await update(event, { capacity: 9 })).event.capacity).toBe(9)
  })

  test('a stranger to it may not, nor move it to where they may make none', async () => {
    const event = await newEvent(cloud)
    for (const persona of ['partner', 'operator', 'volunteer'] as const) {
      const tried = update(event, { capacity: 9 }, 'this', cloud.as(persona))
      await expect(tried).rejects.toMatchObject({ code: 'forbidden' })
    }
    const own = await makeEvent(cloud.as('community_secretary'))
    const far = { by: 'point', at: { lng: 121.4706, lat: 31.2322 }, words: { zh: '远处' } } as const
    const moved = update(own, { where: far }, 'this', cloud.as('community_secretary'))
    await expect(moved).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('cancel', () => {
  test('with why, for everybody to read until its end; those who have a place are told once', async () => {
    const heard = listen(cloud)
    const event = await newEvent(cloud)
    const words = '台风蓝色预警，改期另行通知'
    const off = { reach: 'this', reason: 'weather', words } as const
    const { event: after } = await staff().call('events.cancel', { ...which(event), ...off })
    expect(after).toMatchObject({
      ...{ state: 'cancelled', cancelled: { reason: 'weather', words } },
      can: { edit: false, publish: false, cancel: false, holdAnyway: false, run: true },
    })
    expect(heard).toEqual([{ event: event.event, is: 'cancelled', by: expect.any(String) }])
    const again = staff().call('events.cancel', { ...which(after), ...off })
    await expect(again).rejects.toMatchObject({ because: { is: 'cancelled' } })
    const { events } = await cloud
      .as('stranger')
      .call('events.list', { street: STREET, when: 'week' })
    expect(events.find((one) => one.event === event.event)?.state).toBe('cancelled')
  })

  test('a whole series from one on, without what has begun', async () => {
    const heard = listen(cloud)
    const first = await newEvent(cloud, {}, { repeat: { every: 'day', times: 3 } })
    cloud.clock.set(Date.parse(first.starts))
    await staff().call('events.cancel', { ...which(first), reach: 'following', reason: 'other' })
    expect(heard).toHaveLength(3)
  })

  test('words that the check refuses, somebody else’s, and what is over', async () => {
    const event = await newEvent(cloud)
    const off = { ...which(event), reach: 'this', reason: 'other' } as const
    await expect(
      staff().call('events.cancel', { ...off, words: '赌博网站' }),
    ).rejects.toMatchObject({ code: 'content_refused' })
    await expect(cloud.as('partner').call('events.cancel', off)).rejects.toMatchObject({
      code: 'forbidden',
    })
    cloud.clock.set(Date.parse(event.ends))
    await expect(staff().call('events.cancel', off)).rejects.toMatchObject({
      because: { why: 'event_stands', is: 'over' },
    })
  })
})

describe('a minimum', () => {
  const minimum = { seats: 5, decides: at(50) }
  const get = async ({ event }: EventView) =>
    (await staff().call('events.get', { street: STREET, event })).event
  const told = async () => {
    const { messages } = await staff().call('messages.list', { street: STREET })
    return messages.filter(({ subject }) => subject.noun === 'events').map(({ kind }) => kind)
  }

  test('too few at its moment, and it is called off; its organiser heard the day before', async () => {
    const heard = listen(cloud)
    const event = await newEvent(cloud, { minimum })
    await take(cloud, event, { seats: 4 })
    cloud.clock.set(Date.parse(minimum.decides) - DAY - 1)
    await cloud.runTimers()
    expect(await told()).toEqual([])
    cloud.clock.set(Date.parse(minimum.decides) - DAY)
    await cloud.runTimers()
    await cloud.runTimers()
    expect(await told()).toEqual(['event_short'])
    cloud.clock.set(Date.parse(minimum.decides) - 1)
    await cloud.runTimers()
    expect((await get(event)).state).toBe('published')
    cloud.clock.set(Date.parse(minimum.decides))
    await cloud.runTimers()
    await cloud.runTimers()
    expect(await get(event)).toMatchObject({
      ...{ state: 'cancelled', cancelled: { reason: 'too_few', words: null } },
    })
    expect(await told()).toEqual(['event_too_few', 'event_short'])
    expect(heard).toEqual([{ event: event.event, is: 'cancelled', by: null }])
    const subject = { noun: 'events' as const, id: event.event }
    const { lines } = await staff().call('history.list', { street: STREET, subject })
    expect(lines[0]).toMatchObject({ did: 'events.decide', by: null, changed: ['state'] })
  })

  test('enough at its moment, and who gives a place back later calls nothing off', async () => {
    const event = await newEvent(cloud, { minimum })
    await take(cloud, event, { seats: 5 })
    cloud.clock.set(Date.parse(minimum.decides))
    await cloud.runTimers()
    await take(cloud, event, { seats: -3 })
    cloud.clock.set(Date.parse(minimum.decides) + HOUR)
    await cloud.runTimers()
    expect((await get(event)).state).toBe('published')
    expect(await told()).toEqual([])
    const after = await get(event)
    await expect(update(after, { minimum: null })).rejects.toMatchObject({ field: 'draft.minimum' })
  })

  test('its organiser holds it anyway, once and in time', async () => {
    const event = await newEvent(cloud, { minimum })
    const { event: held } = await staff().call('events.holdAnyway', which(event))
    expect(held).toMatchObject({ minimum: { anyway: true }, can: { holdAnyway: false } })
    await expect(staff().call('events.holdAnyway', which(held))).rejects.toMatchObject({
      because: { why: 'event_stands', is: 'decided' },
    })
    cloud.clock.set(Date.parse(minimum.decides))
    await cloud.runTimers()
    expect((await get(event)).state).toBe('published')
    expect(await told()).toEqual([])
  })

  test('holding anyway what has no minimum, is a draft, too late or somebody else’s', async () => {
    const plain = await newEvent(cloud)
    const hidden = await newEvent(cloud, { minimum }, { publish: false })
    const event = await newEvent(cloud, { minimum })
    const hold = (one: EventView, by = staff()) => by.call('events.holdAnyway', which(one))
    await expect(hold(plain)).rejects.toMatchObject({ because: { is: 'decided' } })
    await expect(hold(hidden)).rejects.toMatchObject({ because: { is: 'draft' } })
    await expect(hold(event, cloud.as('partner'))).rejects.toMatchObject({ code: 'forbidden' })
    cloud.clock.set(Date.parse(minimum.decides))
    await expect(hold(event)).rejects.toMatchObject({ because: { is: 'decided' } })
  })

  test('a decision that is put off is warned of again', async () => {
    const event = await newEvent(cloud, { minimum })
    cloud.clock.set(Date.parse(minimum.decides) - HOUR)
    await cloud.runTimers()
    await update(event, { minimum: { seats: 5, decides: at(74) } })
    await cloud.runTimers()
    expect(await told()).toEqual(['event_short'])
    cloud.clock.set(Date.parse(at(74)) - HOUR)
    await cloud.runTimers()
    expect(await told()).toEqual(['event_short', 'event_short'])
  })
})
