import { MONDAY, OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { jpegOf } from '@tests/support/pictures'
import { sendPhoto } from '@tests/support/uploads'
import { DAY } from '@/contract/calendar.rules'
import { toWgs84 } from '@/contract/gcj02.rules'
import { metresBetween } from '@/contract/place.rules'
import type { ReportView } from '@/contract/reports'
import type { Mobile } from '@/contract/wire'
import { act, handled, type Offices, officesOf, placeIn, report } from '../reports/reporting'
import { type Fields, get, numbers, one, refusal, requests, send } from './asking'

let cloud: TestCloud
let street: Offices
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(MONDAY)
  await cloud.db.query('DELETE FROM reports WHERE street = $1', [STREET])
  street = await officesOf(cloud)
})

const at = (days: number) => cloud.clock.set(MONDAY + days * DAY)
const some = (given = {}) => report(street.resident, street.at, given)
const iso = (days: number) => new Date(MONDAY + days * DAY).toISOString()

/** One reported on each of these days, as numbers, newest first. */
async function reportedOn(...days: number[]): Promise<string[]> {
  const made: string[] = []
  for (const day of days) {
    at(day)
    made.unshift((await some()).number)
  }
  at(0)
  return made
}

describe('what is public', () => {
  test('the place is in WGS-84, to less than a metre', async () => {
    const { number } = await some()
    const { lat, long } = await one(cloud, number)
    const there = toWgs84(street.at)
    expect(metresBetween({ lng: long, lat }, there)).toBeLessThan(0.1)
    expect(metresBetween({ lng: long, lat }, street.at)).toBeGreaterThan(300)
  })

  test('not what is about people, nor what was taken back, nor what another street has', async () => {
    const quarrel = await some({ category: 'quarrel' as never })
    const back = await some()
    await act(street.resident, 'reports.withdraw', back)
    const shown = await some()
    expect(await numbers(cloud)).toEqual([shown.number])
    expect(await numbers(cloud, { jurisdiction_id: OTHER_STREET })).not.toContain(shown.number)
    for (const { number } of [quarrel, back]) {
      expect(refusal(await get(cloud, `requests/${number}.json`))).toMatch(/^404 /)
      expect(await numbers(cloud, { service_request_id: number })).toEqual([])
    }
    const elsewhere = { jurisdiction_id: OTHER_STREET }
    expect((await get(cloud, `requests/${shown.number}.json`, elsewhere)).status).toBe(404)
  })

  test('a closed one says how it ended and since when, once it was verified', async () => {
    const sent = await some()
    await handled(street.head, sent)
    expect(await one(cloud, sent.number)).toMatchObject({ status: 'open' })
    expect(JSON.stringify(await one(cloud, sent.number))).not.toContain('清走')
    at(1)
    await act(street.lane, 'reports.verify', sent, { pass: true })
    at(2)
    expect(await one(cloud, sent.number)).toMatchObject({
      ...{ status: 'closed', status_notes: '已解决。垃圾已经清走', service_notice: null },
      ...{ updated_datetime: '2026-11-24T10:00:00+08:00' },
    })
    expect(await one(cloud, sent.number, { lang: 'en' })).toMatchObject({
      status_notes: 'Solved. 垃圾已经清走',
    })
    await act(street.block, 'reports.reopen', sent, { words: '又堆起来了' })
    expect(await one(cloud, sent.number)).toMatchObject({
      ...{ status: 'open', status_notes: '由上一级重新办理' },
      expected_datetime: '2026-11-30T23:59:59+08:00',
    })
  })

  test('words of progress are for all, those of other steps are not', async () => {
    const sent = await some()
    await act(street.head, 'reports.accept', sent)
    await act(street.head, 'reports.progress', sent, { words: '车已经约好，电话 13800001111' })
    expect((await one(cloud, sent.number)).status_notes).toBe(
      '有进展。车已经约好，电话 138****1111',
    )
    await act(street.head, 'reports.contact', sent, { way: 'phone', words: '和提交人说好了' })
    expect((await one(cloud, sent.number)).status_notes).toBe('正在办理')
  })

  test('a merged one is closed, and names the other where that may be read', async () => {
    const [first, second] = [await some(), await some({ category: 'quarrel' as never })]
    const into = await some()
    await act(street.staff, 'reports.merge', first, { into: into.report })
    expect(await one(cloud, first.number)).toMatchObject({
      ...{ status: 'closed', status_notes: `并入 ${into.number}，进展见那一件` },
    })
    expect(await one(cloud, first.number, { lang: 'en' })).toMatchObject({
      status_notes: `Merged into ${into.number}, see there`,
    })
    await cloud.db.query('UPDATE reports SET merged_into = $3 WHERE street = $1 AND id = $2', [
      ...[STREET, first.report, second.report],
    ])
    expect(await one(cloud, first.number)).toMatchObject({ status_notes: '并入了另一件' })
  })

  test('where it has no address, the area says where', async () => {
    const { number, area } = await some()
    expect((await one(cloud, number)).address).toBe(area.zh)
    expect((await one(cloud, number, { lang: 'en' })).address).toBe(area.en)
  })

  test('a published picture has an address that stays, and leads to one that ends', async () => {
    const photo = await sendPhoto(cloud, street.resident, await jpegOf(40, 30))
    const { number } = await some({ photos: [photo] })
    expect((await one(cloud, number)).media_url).toBeNull()
    expect((await get(cloud, `photos/${number}.jpg`)).status).toBe(404)
    await cloud.runTimers()
    await cloud.runTimers()
    const { media_url: url } = await one(cloud, number)
    expect(url).toMatch(
      new RegExp(`/open311/v2/photos/${number}\\.jpg\\?jurisdiction_id=${STREET}$`),
    )
    const { status, headers, body } = await get(cloud, `photos/${number}.jpg`)
    expect([status, body]).toEqual([302, ''])
    expect(headers.location).toMatch(/\/photo\/.+&token=/)
    expect((await get(cloud, `photos/${number}.json`)).status).toBe(404)
    expect((await get(cloud, `requests/${number}.jpg`)).status).toBe(404)
  })
})

describe('a list', () => {
  test('is of the last 90 days, newest first, or of the window that is asked for', async () => {
    const [today, month, edge, old] = await reportedOn(-200, -89.9, -30, 0)
    expect(await numbers(cloud)).toEqual([today, month, edge])
    expect(await numbers(cloud, { start_date: iso(-31) })).toEqual([today, month])
    expect(await numbers(cloud, { end_date: iso(-29) })).toEqual([month, edge])
    expect(await numbers(cloud, { start_date: iso(-210), end_date: iso(-190) })).toEqual([old])
    expect(await numbers(cloud, { start_date: iso(-210) })).toEqual([old])
    // both ends are part of it
    expect(await numbers(cloud, { start_date: iso(-30), end_date: iso(-30) })).toEqual([month])
    expect(
      await numbers(cloud, { start_date: '2026-10-24T10:00:00+08:00', end_date: iso(0) }),
    ).toEqual([today, month])
    // a plus that nobody encoded
    expect(await numbers(cloud, { start_date: '2026-10-24T10:00:00 08:00' })).toHaveLength(2)
  })

  test('is refused where the window spans more than 90 days, ends before it begins, or has no zone', async () => {
    const refused = async (fields: Record<string, string>) =>
      refusal(await get(cloud, 'requests.json', { lang: 'en', ...fields }))
    expect(await refused({ start_date: iso(-91), end_date: iso(0) })).toBe(
      '400 start_date to end_date may not span more than 90 days',
    )
    expect(await refused({ start_date: iso(0), end_date: iso(-1) })).toMatch(/^400 end_date/)
    for (const start_date of ['2026-11-01', '2026-11-01T00:00:00', '2026-02-30T25:00:00Z', 'now']) {
      expect(await refused({ start_date })).toMatch(/^400 start_date/)
    }
  })

  test('by status, by service, both by commas or several times', async () => {
    const open = await some()
    const lamp = await some({ category: 'street_light' as never })
    const closed = await some()
    await handled(street.head, closed)
    await act(street.lane, 'reports.verify', closed, { pass: true })
    const of = (...made: ReportView[]) => made.map(({ number }) => number).sort()
    const found = async (fields: Record<string, string>) => (await numbers(cloud, fields)).sort()
    expect(await found({ status: 'open' })).toEqual(of(open, lamp))
    expect(await found({ status: 'closed' })).toEqual(of(closed))
    expect(await found({ status: 'open,closed' })).toEqual(of(open, lamp, closed))
    expect(await found({ status: 'open', service_code: 'litter' })).toEqual(of(open))
    expect(await found({ service_code: 'street_light, litter' })).toEqual(of(open, lamp, closed))
    expect(await found({ service_code: 'nothing_like_it' })).toEqual([])
    const half = await get(cloud, 'requests.json', { status: 'half' })
    expect(refusal(half)).toMatch(/^400 .*status/)
    expect((await get(cloud, 'requests.json', { service_code: '0 1' })).status).toBe(400)
  })

  test('by numbers, which override all else; those that are not there are left out', async () => {
    const [today, old] = await reportedOn(-200, 0)
    const wanted = `${old},S20260101-9999,x,${today}`
    expect(await numbers(cloud, { service_request_id: wanted, status: 'closed' })).toEqual([
      ...[today, old],
    ])
    const many = Array.from({ length: 201 }, (_, i) => i).join(',')
    expect((await get(cloud, 'requests.json', { service_request_id: many })).status).toBe(400)
  })

  test('goes by pages that hold each one once', async () => {
    const all = await reportedOn(-4, -3, -2, -1, 0)
    const page = (n: string) => numbers(cloud, { page: n, page_size: '2' })
    expect([...(await page('1')), ...(await page('2')), ...(await page('3'))]).toEqual(all)
    expect(await page('4')).toEqual([])
    const wrong: Fields[] = [{ page: '0' }, { page: '-1' }, { page_size: '201' }, { page: '1e3' }]
    for (const fields of wrong) {
      const refused = await get(cloud, 'requests.json', fields)
      expect(refusal(refused)).toMatch(/^400 page/)
    }
  })

  test('around a place', async () => {
    const far = await placeIn(cloud, '310101002010')
    const [here, there] = [await some(), await some({ at: { by: 'map', place: far } })]
    const { lng, lat } = toWgs84(street.at)
    const around = (radius: string) => numbers(cloud, { lat: `${lat}`, long: `${lng}`, radius })
    expect(await around('30')).toEqual([here.number])
    expect((await around('5000')).sort()).toEqual([here.number, there.number].sort())
    const half = await get(cloud, 'requests.json', { lat: '31.2', radius: '30' })
    expect(refusal(half)).toMatch(/^400 缺少 long/)
    const paris = { lat: '48.85', long: '2.35', radius: '30' }
    expect((await get(cloud, 'requests.json', paris)).status).toBe(400)
  })

  test('an empty value is no value; two different ones are refused', async () => {
    const { number } = await some()
    expect(await numbers(cloud, { status: '', start_date: '', page: ' ' })).toEqual([number])
    const path = '/open311/v2/requests.json'
    const pages = (query: string) =>
      send(cloud, { path, query: `jurisdiction_id=${STREET}&${query}` })
    expect(refusal(await pages('page=1&page=2'))).toMatch(/^400 page/)
    expect((await pages('page=1&page=1')).status).toBe(200)
    expect((await pages('status=open&status=closed')).status).toBe(200)
  })
})

test('nothing that is read names a person', async () => {
  const sent = await some({ phone: '13911112222' as Mobile, words: '联系我 13911112222' })
  await handled(street.head, sent)
  const answers = JSON.stringify([await requests(cloud), await one(cloud, sent.number)])
  for (const { name, person } of [street.resident, street.head, street.lane]) {
    expect(answers).not.toContain(name)
    expect(answers).not.toContain(person)
  }
  expect(answers).toContain('139****2222')
  expect(answers).not.toContain('13911112222')
})
