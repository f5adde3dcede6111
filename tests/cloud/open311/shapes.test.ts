import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import * as v from 'valibot'
import { Open311Request, type Open311Service } from '@/contract/open311.shapes'
import { handled, officesOf, report } from '../reports/reporting'
import { asText, get, issue, json, post, refusal, requests, spark, told, xml } from './asking'

/** The names are those of the examples in wiki.open311.org/GeoReport_v2 and Service_Discovery. */
const SERVICE = 'service_code service_name description metadata type keywords group'
const REQUEST = `service_request_id status status_notes service_name service_code description
  agency_responsible service_notice requested_datetime updated_datetime expected_datetime address
  address_id zipcode lat long media_url`

const sorted = (names: string) => names.split(/\s+/).sort()
const namesOf = (value: object | undefined) => Object.keys(value ?? {}).sort()

let cloud: TestCloud
let number: string
let apiKey: string
beforeAll(async () => {
  cloud = await openCloud()
  const street = await officesOf(cloud)
  const sent = await report(street.resident, street.at, {
    words: '<b>垃圾</b> & "箱子"',
    at: { by: 'map', place: street.at, address: '贵州路 <101> 弄' },
  })
  number = sent.number
  await handled(street.head, sent)
  await report(street.resident, street.at)
  apiKey = (await issue(street.staff)).secret
})
afterAll(() => cloud.close())

test.each([
  ['discovery', {}, 'discovery'],
  ['services', {}, 'services'],
  ['services/litter', {}, 'service_definition'],
  ['requests', {}, 'service_requests'],
  ['requests', { lang: 'en' }, 'service_requests'],
  ['requests/none', {}, 'errors'],
  ['requests', { page: '0', status: 'half' }, 'errors'],
  ['tokens/none', {}, 'errors'],
])('%s %j: XML says what JSON says, within <%s>', async (name, fields, root) => {
  const asXml = await get(cloud, `${name}.xml`, fields)
  const asJson = await get(cloud, `${name}.json`, fields)
  const element = xml(asXml)
  expect(element.tagName).toBe(root)
  expect(asXml.status).toBe(asJson.status)
  expect(spark(element)).toEqual(asText(JSON.parse(asJson.body)))
})

const itemsOf = (element: Element) => [...new Set([...element.children].map((one) => one.tagName))]

test('lists have the elements that the specification names', async () => {
  expect(itemsOf(xml(await get(cloud, 'services.xml')))).toEqual(['service'])
  expect(itemsOf(xml(await get(cloud, 'requests.xml')))).toEqual(['request'])
  expect(itemsOf(xml(await get(cloud, `requests/${number}.xml`)))).toEqual(['request'])
  expect(itemsOf(xml(await get(cloud, 'requests/none.xml')))).toEqual(['error'])
  const discovery = xml(await get(cloud, 'discovery.xml'))
  expect([...discovery.querySelectorAll('endpoints > endpoint > formats > format')]).toHaveLength(2)
})

test('a service, its definition', async () => {
  const services = json<Open311Service[]>(await get(cloud, 'services.json'))
  for (const service of services) expect(namesOf(service)).toEqual(sorted(SERVICE))
  expect(services.find(({ service_code: code }) => code === 'litter')).toMatchObject({
    ...{ service_name: expect.any(String), metadata: false, type: 'realtime' },
  })
  expect(json(await get(cloud, 'services/litter.json'))).toEqual({
    ...{ service_code: 'litter', attributes: [] },
  })
  expect(refusal(await get(cloud, 'services/nothing.json'))).toMatch(/^404 .*service_code/)
})

test('what is about people is no service', async () => {
  const codes = json<Open311Service[]>(await get(cloud, 'services.json')).map(
    (one) => one.service_code as string,
  )
  expect(codes).toContain('litter')
  expect(codes).not.toContain('quarrel')
  expect(refusal(await get(cloud, 'services/quarrel.json'))).toMatch(/^404 /)
})

test('a request; its times have a zone', async () => {
  for (const one of await requests(cloud)) {
    expect(namesOf(one)).toEqual(sorted(REQUEST))
    expect(v.parse(Open311Request, one)).toEqual(one)
  }
  const [found] = json<Open311Request[]>(await get(cloud, `requests/${number}.json`))
  expect(found).toMatchObject({
    ...{ service_request_id: number, status: 'open', status_notes: '办完，等人核查' },
    ...{ service_code: 'litter', description: '<b>垃圾</b> & "箱子"', address: '贵州路 <101> 弄' },
    ...{ agency_responsible: '南京东路街道', service_notice: '最晚 2026-11-26 办结' },
    ...{ requested_datetime: '2026-11-23T10:00:00+08:00' },
    ...{ updated_datetime: '2026-11-23T10:00:00+08:00' },
    ...{ expected_datetime: '2026-11-26T23:59:59+08:00', zipcode: null, media_url: null },
  })
})

test('a receipt and a token', async () => {
  const street = await officesOf(cloud)
  const token = 'a1b2c3d4e5f6g7h8'
  const asXml = await post(
    cloud,
    { ...told(street.at), api_key: apiKey, client_token: token },
    'requests.xml',
  )
  const [made] = spark(xml(asXml)) as Record<string, string>[]
  expect(namesOf(made)).toEqual(['account_id', 'service_notice', 'service_request_id'])
  expect(made).toMatchObject({ account_id: '', service_notice: '最晚 2026-11-26 办结' })
  const again = await get(cloud, `tokens/${token}.xml`)
  expect(spark(xml(again))).toEqual([{ service_request_id: made?.service_request_id, token }])
})

test('discovery leads to the endpoint', async () => {
  const { settings } = cloud.cloud
  expect(json(await get(cloud, 'discovery.json'))).toMatchObject({
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${settings.publicUrl}/open311/v2`,
        ...{ type: 'test', formats: ['text/xml', 'application/json'] },
      },
    ],
  })
})

test('the language is that of lang, of Accept-Language, else Chinese', async () => {
  const noteOf = async (fields: Record<string, string>, headers = {}) => {
    const [found] = json<Open311Request[]>(
      await get(cloud, `requests/${number}.json`, fields, headers),
    )
    return found?.status_notes
  }
  const english = 'Done, waits to be verified'
  expect(await noteOf({ lang: 'en' })).toBe(english)
  expect(await noteOf({}, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' })).toBe(english)
  expect(await noteOf({ lang: 'zh' }, { 'accept-language': 'en' })).toBe('办完，等人核查')
  expect(await noteOf({}, { 'accept-language': 'fr' })).toBe('办完，等人核查')
})

test('what is not there, is not to be done, or has no form', async () => {
  expect(refusal(await get(cloud, 'nothing.json'))).toMatch(/^404 /)
  expect(refusal(await get(cloud, 'requests/1/2.json'))).toMatch(/^404 /)
  expect(xml(await get(cloud, 'services')).tagName).toBe('errors')
  expect(refusal(await post(cloud, {}, 'services.json'))).toMatch(/^405 /)
  const missing = await get(cloud, 'services.json', { jurisdiction_id: '' })
  expect(refusal(missing)).toMatch(/^400 .*jurisdiction_id/)
  for (const jurisdiction_id of ['999999999', 'city.gov']) {
    expect(refusal(await get(cloud, 'services.json', { jurisdiction_id }))).toMatch(
      /^404 .*jurisdiction_id/,
    )
  }
})

test('a key is not needed to read, and a wrong one is refused', async () => {
  expect(await requests(cloud)).not.toEqual([])
  const wrong = await get(cloud, 'requests.json', { api_key: 'xyz' })
  expect(refusal(wrong)).toMatch(/^403 .*api_key/)
  expect(await requests(cloud, { api_key: apiKey })).not.toEqual([])
})

test('where one street is all there is, it need not be named', async () => {
  const alone = await openCloud()
  await alone.db.query('DELETE FROM streets WHERE street <> $1', [STREET])
  expect((await get(alone, 'services.json', { jurisdiction_id: '' })).status).toBe(200)
  const wrong = await get(alone, 'services.json', { jurisdiction_id: '999999999' })
  expect(wrong.status).toBe(404)
  await alone.close()
})
