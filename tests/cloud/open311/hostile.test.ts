import { MONDAY, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Mobile } from '@/contract/wire'
import { values } from '../fuzz/hostile'
import { handled, type Offices, officesOf, report } from '../reports/reporting'
import { get, issue, json, receipt, refusal, send, spark, told, xml } from './asking'

let cloud: TestCloud
let street: Offices
let secret: string
beforeAll(async () => {
  cloud = await openCloud()
  street = await officesOf(cloud)
  secret = (await issue(street.staff)).secret
})
afterAll(() => cloud.close())

const hostile = [
  ...values.filter((value) => typeof value === 'string'),
  ...['%ff%fe', '%00', '%ED%A0%80', '%', '%zz', '+', '&', '=', ';', '[]', '__proto__'],
  ...['1,2,3,,', '-0', '1e308', 'NaN', 'Infinity', '٣', '2026-11-23T10:00:00+99:99'],
] as readonly string[]

const FIELDS = [
  ...['jurisdiction_id', 'api_key', 'service_code', 'service_request_id', 'start_date', 'end_date'],
  ...['status', 'page', 'page_size', 'lat', 'long', 'radius', 'lang', 'description'],
  ...['address_string', 'first_name', 'last_name', 'phone', 'client_token', 'attribute[x]'],
]

/** Whatever is asked is answered in its format, with a number of the specification and no word of how. */
async function demandAnswer(call: Parameters<typeof send>[1]) {
  const answer = await send(cloud, call)
  const said = JSON.stringify([call, answer]).slice(0, 600)
  if (![200, 400, 403, 404, 405, 413].includes(answer.status)) throw new Error(said)
  if (/\bat .+:\d+|SELECT |valibot|undefined|\[object/.test(answer.body)) throw new Error(said)
  if (call.path.endsWith('.json')) JSON.parse(answer.body)
  else xml(answer)
}

const encoded = (value: string) => {
  try {
    return encodeURIComponent(value)
  } catch {
    return value
  }
}

test.each(FIELDS)('a hostile %s is answered', async (field) => {
  const fields = { ...told(street.at), jurisdiction_id: STREET, api_key: secret }
  const others = new URLSearchParams(
    Object.entries(fields).filter(([name]) => name !== field),
  ).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const value of hostile) {
    // as it is, and as a form writes it
    const query = `${field}=${value}&${others}`
    await demandAnswer({ path: '/open311/v2/requests.xml', query: query.slice(0, 30_000) })
    const body = `${encoded(field)}=${encoded(value)}&${others}`
    await demandAnswer({ path: '/open311/v2/requests.json', method: 'POST', body, headers })
  }
})

test('hostile paths, methods, bodies and headers are answered', async () => {
  for (const value of hostile) {
    for (const name of ['services', 'requests', 'tokens', 'photos', value]) {
      await demandAnswer({ path: `/open311/v2/${name}/${value}.xml` })
      await demandAnswer({ path: `/open311/v2/${name}/${encoded(value)}.json` })
    }
    const path = '/open311/v2/requests.xml'
    await demandAnswer({ path, method: value })
    await demandAnswer({ path, headers: { 'accept-language': value, 'content-type': value } })
    await demandAnswer({ path, method: 'POST', body: value, headers: { 'content-type': value } })
  }
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    await demandAnswer({ path: `/open311/v2/${name}.json` })
  }
})

test('a form of another kind, of other bytes, or too long, is refused by name', async () => {
  const path = '/open311/v2/requests.json'
  const body = '{"api_key":"x"}'
  const posted = (type: string, form: string) =>
    send(cloud, { method: 'POST', path, body: form, headers: { 'content-type': type } })
  expect(refusal(await posted('application/json', body))).toMatch(/^400 .*urlencoded/)
  const form = 'application/x-www-form-urlencoded'
  expect(refusal(await posted(form, 'description=%ff'))).toMatch(/^400 .*UTF-8/)
  expect(refusal(await posted(form, 'x'.repeat(200_000)))).toMatch(/^413 /)
})

test('whatever somebody wrote is well-formed in both formats, and the same', async () => {
  const words = `]]> <!-- & &amp; "'\u{1F9D3}\t零\n\u0085\ufffe`
  const { number } = await report(street.resident, street.at, { words })
  // control characters that came before the contract refused them
  await cloud.db.query('UPDATE reports SET words = $3 WHERE street = $1 AND number = $2', [
    ...[STREET, number, `${words}\u0001\u001f`],
  ])
  const [asXml] = spark(xml(await get(cloud, `requests/${number}.xml`))) as {
    description: string
  }[]
  const [asJson] = json<{ description: string }[]>(await get(cloud, `requests/${number}.json`))
  expect(asXml?.description).toBe(words.replace('\ufffe', ''))
  expect(asJson?.description).toBe(`${words}\u0001\u001f`)
})

test('planted names, numbers and accounts of a reporter and a caller are in no answer', async () => {
  const PLANTED = /⟦|19911112222|19933334444|openid/
  await cloud.db.query('UPDATE persons SET name = $2 WHERE id = $1', [
    ...[street.resident.person, '⟦提交人⟧'],
  ])
  const own = await report(street.resident, street.at, {
    ...{ phone: '19911112222' as Mobile, words: '请打 19911112222' },
  })
  await handled(street.head, own)
  const asked = { first_name: '⟦来电人⟧', phone: '19933334444', api_key: secret }
  const made = await receipt(cloud, told(street.at, asked))
  const who = { api_key: secret }
  for (const name of ['services', 'requests', `requests/${own.number}`, 'discovery']) {
    for (const format of ['json', 'xml']) {
      for (const fields of [{}, who]) {
        const { status, body, headers } = await get(cloud, `${name}.${format}`, fields)
        expect(status).toBe(200)
        expect(`${JSON.stringify(headers)} ${body}`).not.toMatch(PLANTED)
      }
    }
  }
  expect(JSON.stringify(made)).not.toMatch(PLANTED)
  expect(JSON.stringify(cloud.log)).not.toMatch(PLANTED)
})

test('a fault of ours is logged with its number, and says nothing else', async () => {
  jest.spyOn(cloud.db, 'query').mockRejectedValueOnce(new Error('relation "secret" at x:1'))
  const { status, body } = await get(cloud, 'requests.json', { api_key: secret })
  expect(status).toBe(500)
  const fault = cloud.log.filter(({ event }) => event === 'fault').at(-1)
  expect(body).toContain(String(fault?.request))
  expect(body).not.toContain('secret')
})

describe('calls are counted', () => {
  let limited: TestCloud
  beforeAll(async () => {
    limited = await openCloud({ limitCalls: true })
  })
  afterAll(() => limited.close())
  // a minute does not turn while they are counted
  beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(MONDAY))

  const path = '/open311/v2/services.json'
  const query = `jurisdiction_id=${STREET}`

  test('by address without a key, and where the key is wrong', async () => {
    const from = (address: string, besides = '') =>
      send(limited, { path, query: query + besides, address })
    for (let i = 0; i < 30; i++) await from('203.0.113.1')
    for (let i = 0; i < 30; i++) await from('203.0.113.1', '&api_key=guess')
    const answer = await from('203.0.113.1')
    expect(refusal(answer)).toMatch(/^429 /)
    expect(answer.headers['retry-after']).toBe('60')
    expect((await from('203.0.113.1', '&api_key=guess')).status).toBe(429)
    expect((await from('203.0.113.2')).status).toBe(200)
  })

  test('by key with one, wherever it calls from', async () => {
    const own = await issue(limited.as('street_staff'))
    const made: number[] = []
    for (let i = 0; i < 61; i++) {
      const form = { jurisdiction_id: STREET, api_key: own.secret }
      const body = new URLSearchParams(form).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const address = `203.0.113.${10 + i}`
      const asked = { method: 'POST', path: '/open311/v2/requests.json', body, headers, address }
      made.push((await send(limited, asked)).status)
    }
    expect(made.slice(0, 60)).toEqual(Array(60).fill(400))
    expect(made[60]).toBe(429)
    const again = { path, query: `${query}&api_key=${own.secret}`, address: '203.0.113.1' }
    expect((await send(limited, again)).status).toBe(200)
  })
})
