import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { AppError } from '@/cloud/errors'
import { metresBetween } from '@/contract/place.rules'
import { act, handled, type Offices, officesOf, placeIn, seenBy } from '../reports/reporting'
import { type Fields, get, issue, json, numbers, one, post, receipt, refusal, told } from './asking'

let cloud: TestCloud
let street: Offices
let secret: string
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(MONDAY)
  street = await officesOf(cloud)
  secret = (await issue(street.staff)).secret
})
afterEach(() => jest.restoreAllMocks())

const TOKEN = 'a1b2c3d4e5f6g7h8'
let tokens = 0
const token = () => `${TOKEN}${++tokens}`
const form = (given: Fields = {}): Fields => ({ ...told(street.at, given), api_key: secret })
const sent = (given: Fields = {}) => receipt(cloud, form(given))
const refused = async (given: Fields) =>
  refusal(await post(cloud, { ...form(), lang: 'en', ...given }))
const count = async () => {
  const [row] = await cloud.db.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM reports WHERE street = $1 AND via = 'open311'",
    [STREET],
  )
  return row?.n ?? 0
}

interface Kept {
  id: string
  client: string
  reporter: string | null
  contact: string | null
  hash: string | null
  lng: number
  lat: number
  open: boolean
}

async function kept(number: string): Promise<Kept> {
  const [row] = await cloud.db.query<Kept>(
    `SELECT id, client, reporter, contact_sealed AS contact, phone_hash AS hash, lng, lat, open
     FROM reports WHERE street = $1 AND number = $2`,
    [STREET, number],
  )
  if (!row) throw new Error(`no ${number}`)
  return row
}

describe('a report from outside', () => {
  test('goes where all reports go: to who answers for the place, with a number and a day', async () => {
    const made = await sent({ address_string: '贵州路 101 弄' })
    expect(made).toMatchObject({ service_notice: '最晚 2026-11-26 办结', account_id: null })
    const { id } = await kept(made.service_request_id)
    expect(await seenBy(street.head, { report: id as never })).toMatchObject({
      ...{ number: made.service_request_id, state: 'dispatched', address: '贵州路 101 弄' },
      ...{ words: '门口堆了一大袋装修垃圾', open: true },
      work: { mine: true, via: 'open311', reporter: 'nobody' },
    })
    expect(await one(cloud, made.service_request_id)).toMatchObject({
      ...{ status: 'open', status_notes: '已派遣', service_code: 'litter' },
    })
  })

  test('is handled to its end, and says so', async () => {
    const { service_request_id: number } = await sent()
    const which = { report: (await kept(number)).id as never }
    await handled(street.head, which)
    await act(street.lane, 'reports.verify', which, { pass: true })
    expect(await one(cloud, number)).toMatchObject({
      ...{ status: 'closed', status_notes: '已解决。垃圾已经清走' },
    })
  })

  test('lies where it was said, to less than a metre there and back', async () => {
    for (const area of ['310101002003', '310101002010', STREET]) {
      const at = await placeIn(cloud, area)
      const { service_request_id: number } = await receipt(cloud, {
        ...told(at),
        api_key: secret,
        client_token: token(),
      })
      expect(metresBetween(await kept(number), at)).toBeLessThan(1)
      const { lat, long } = await one(cloud, number)
      expect([lat.toFixed(7), long.toFixed(7)]).toEqual([told(at).lat, told(at).long])
    }
  })

  test('keeps name and phone sealed, for who handles it alone', async () => {
    const who = { first_name: '小明', last_name: '王', phone: '+86 139-1111-3333' }
    const { service_request_id: number } = await sent({ ...who, client_token: token() })
    const row = await kept(number)
    expect(row.contact).not.toMatch(/王|139/)
    expect(row.hash).toBe(cloud.cloud.secrets.hash('phone', '13911113333'))
    const asked = { street: STREET, report: row.id as never, purpose: 'contact' as const }
    expect(await street.head.call('reports.identity', asked)).toEqual({
      ...{ name: '王小明', phone: '13911113333' },
    })
    expect(JSON.stringify(await one(cloud, number))).not.toMatch(/王小明|13911113333/)
    const named = await sent({ first_name: 'John', last_name: 'Smith', client_token: token() })
    const other = { ...asked, report: (await kept(named.service_request_id)).id as never }
    expect(await street.head.call('reports.identity', other)).toEqual({
      ...{ name: 'John Smith', phone: null },
    })
  })

  test('says what of it was left aside; nothing is fetched', async () => {
    const fetched = jest.spyOn(globalThis, 'fetch')
    const besides = {
      ...{ email: 'john@example.com', media_url: 'http://127.0.0.1:1/x.jpg', device_id: 'd1' },
      'attribute[WHISPAWN]': '123456',
    }
    const { service_request_id: number, service_notice: notice } = await sent(besides)
    expect(notice).toBe('最晚 2026-11-26 办结。没有读取也没有保存 media_url、email、device_id')
    const { id } = await kept(number)
    const [row] = await cloud.db.query<{ all: string }>(
      'SELECT r::text AS all FROM reports r WHERE street = $1 AND id = $2',
      [STREET, id],
    )
    expect(row?.all).not.toMatch(/example\.com|127\.0\.0\.1|123456/)
    expect(fetched).not.toHaveBeenCalled()
  })

  test('of danger to life, says first whom to call', async () => {
    const { service_notice: notice } = await sent({ description: '楼道里着火了', lang: 'en' })
    expect(notice).toBe('Where life is in danger, call 119 first. To be done by 2026-11-26')
  })
})

describe('the same once more', () => {
  test('with its token, is the same request for good, also at once', async () => {
    const client_token = token()
    const once = () => sent({ client_token })
    const made = await Promise.all([once(), once(), once()])
    const before = await count()
    cloud.clock.set(MONDAY + 86_400_000)
    const all = [...made, await sent({ client_token, description: '说得不一样' })]
    expect(new Set(all.map((each) => each.service_request_id)).size).toBe(1)
    expect(await count()).toBe(before)
    const again = json(await get(cloud, `tokens/${client_token}.json`))
    expect(again).toEqual([
      { service_request_id: made[0]?.service_request_id, token: client_token },
    ])
  })

  test('without one, is the same for some minutes, also where they turn', async () => {
    const description = '同一件事说两遍'
    const first = await sent({ description })
    cloud.clock.set(MONDAY + 299_000)
    const second = await sent({ description })
    cloud.clock.set(MONDAY + 301_000)
    const third = await sent({ description })
    expect([second, third]).toEqual([first, first])
    expect(await sent({ description, phone: '13911114444' })).not.toEqual(first)
    cloud.clock.set(MONDAY + 3_600_000)
    expect(await sent({ description })).not.toEqual(first)
  })

  test('a token is its key’s: another key’s request is another, and then none is told without the key', async () => {
    const client_token = token()
    const other = (await issue(street.other)).secret
    const mine = await sent({ client_token })
    const theirs = await receipt(cloud, { ...form({ client_token }), api_key: other })
    expect(theirs.service_request_id).not.toBe(mine.service_request_id)
    const asked = (fields: Fields) => get(cloud, `tokens/${client_token}.json`, fields)
    expect(json(await asked({ api_key: other }))).toEqual([
      { service_request_id: theirs.service_request_id, token: client_token },
    ])
    expect((await asked({})).status).toBe(404)
    expect(refusal(await get(cloud, 'tokens/none.json'))).toMatch(/^404 /)
  })
})

describe('is refused', () => {
  test('without a key, with a wrong one, one that only reads, one that was revoked', async () => {
    const before = await count()
    expect(await refused({ api_key: '' })).toBe('403 Sending a request takes an api_key')
    expect(await refused({ api_key: 'xyz' })).toBe('403 The api_key is wrong, or was revoked')
    const reader = await issue(street.staff, 'read')
    expect(await refused({ api_key: reader.secret })).toBe('403 This api_key may only read')
    const writer = await issue(street.staff)
    await street.staff.call('open311.revokeKey', { street: STREET, key: writer.key.key })
    expect(await refused({ api_key: writer.secret })).toMatch(/^403 .*revoked$/)
    expect(await count()).toBe(before)
  })

  test.each([
    [{ service_code: '' }, '400 service_code is missing'],
    [{ service_code: 'nothing' }, '404 service_code is wrong'],
    [{ service_code: 'quarrel' }, '404 service_code is wrong'],
    [{ lat: '', long: '' }, '400 lat and long are missing'],
    [{ long: '' }, '400 long is missing'],
    [{ lat: 'north' }, '400 lat is wrong'],
    [{ lat: '9999999' }, '400 lat is wrong'],
    [{ lat: '48.85', long: '2.35' }, '400 lat is wrong'],
    [{ lat: '31.30', long: '121.50' }, '400 lat and long are wrong: this place is not in'],
    [{ description: '' }, '400 description is missing'],
    [{ description: '字'.repeat(501) }, '400 description is wrong'],
    [{ description: '看不见\u202e的字' }, '400 description is wrong'],
    [{ address_string: '弄' }, '400 address_string is wrong'],
    [{ phone: '12345' }, '400 phone is wrong'],
    [{ first_name: 'x'.repeat(31) }, '400 first_name is wrong'],
    [{ first_name: 'x'.repeat(20), last_name: 'y'.repeat(20) }, '400 last_name is wrong'],
    [{ client_token: 'short' }, '400 client_token is wrong'],
    [{ description: '赌博网站' }, '400 The words did not pass the content check'],
    [{ jurisdiction_id: '999999999' }, '404 jurisdiction_id is wrong'],
  ])('%j: %s', async (given, said) => {
    const before = await count()
    expect((await refused(given as Fields)).slice(0, said.length)).toBe(said)
    expect(await count()).toBe(before)
  })

  test('each field that is wrong by itself, all told at once', async () => {
    const answer = await post(cloud, { ...form(), phone: '1', lat: 'x', description: '' })
    expect(JSON.parse(answer.body)).toHaveLength(3)
  })

  test('where nobody of the street could have it', async () => {
    await cloud.db.query('DELETE FROM appointments WHERE street = $1', [STREET])
    expect(await refused({ client_token: token() })).toMatch(/^400 Nobody of the street/)
  })
})

test('words that the check cannot reach are for who handles it, and for the key that sent them', async () => {
  jest
    .spyOn(cloud.cloud.outside.contentCheck, 'check')
    .mockRejectedValue(new AppError('unavailable', '不在微信里'))
  const made = await sent({ client_token: token() })
  const { service_request_id: number } = made
  expect(made.service_notice).toMatch(/只给办理人看/)
  expect((await kept(number)).open).toBe(false)
  expect((await get(cloud, `requests/${number}.json`)).status).toBe(404)
  expect(await numbers(cloud)).not.toContain(number)
  expect(await one(cloud, number, { api_key: secret })).toMatchObject({ status: 'open' })
  expect(await numbers(cloud, { api_key: secret })).toContain(number)
  const other = { api_key: (await issue(street.other)).secret }
  expect((await get(cloud, `requests/${number}.json`, other)).status).toBe(404)
})

test('the check is asked in the name of whoever issued the key', async () => {
  const check = jest.spyOn(cloud.cloud.outside.contentCheck, 'check')
  const openid = 'openid-of-staff'
  const [made] = await cloud.db.query<{ by: string }>(
    'SELECT made_by AS by FROM open311_keys WHERE street = $1 AND key_hash = $2',
    [STREET, cloud.cloud.secrets.hash('open311', secret)],
  )
  await cloud.db.query(
    `INSERT INTO wechat_accounts (openid_hash, openid_sealed, person, linked_at)
     VALUES ($1, $2, $3, $4)`,
    [
      cloud.cloud.secrets.hash('openid', openid),
      cloud.cloud.secrets.seal('openid', openid),
      ...[made?.by, new Date(MONDAY)],
    ],
  )
  await sent({ client_token: token() })
  expect(check).toHaveBeenLastCalledWith(expect.any(String), openid)
})
