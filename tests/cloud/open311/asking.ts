import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import { JSDOM } from 'jsdom'
import { newId } from '@/cloud/ids'
import { answerOpen311, type Open311Answer } from '@/cloud/open311/answer'
import type { Open311Call } from '@/cloud/open311/calling'
import { toWgs84 } from '@/contract/gcj02.rules'
import type { Open311May } from '@/contract/open311'
import type { Open311Error, Open311Receipt, Open311Request } from '@/contract/open311.shapes'
import type { Place } from '@/contract/wire'

const { DOMParser } = new JSDOM('').window

export type Fields = Record<string, string>

/** One call as it comes over HTTP, whatever it is. */
export const send = (
  { cloud }: TestCloud,
  call: Partial<Open311Call> & { path: string },
): Promise<Open311Answer> =>
  answerOpen311(cloud, {
    ...{ method: 'GET', query: '', body: '', headers: {}, address: '203.0.113.9' },
    requestId: newId(12),
    ...call,
  })

const query = (fields: Fields) => new URLSearchParams(fields).toString()
const inStreet = (fields: Fields): Fields => ({ jurisdiction_id: STREET, ...fields })

/** A read; `name` is the path behind the endpoint with its suffix. */
export const get = (cloud: TestCloud, name: string, fields: Fields = {}, headers: Fields = {}) =>
  send(cloud, { path: `/open311/v2/${name}`, query: query(inStreet(fields)), headers })

export const post = (cloud: TestCloud, fields: Fields, name = 'requests.json') =>
  send(cloud, {
    ...{ method: 'POST', path: `/open311/v2/${name}`, body: query(inStreet(fields)) },
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  })

/** What was answered in JSON, where it was answered at all. */
export function json<Shape>({ status, headers, body }: Open311Answer): Shape {
  if (status !== 200) throw new Error(`${status} ${body}`)
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  return JSON.parse(body) as Shape
}

export const requests = async (cloud: TestCloud, fields: Fields = {}, headers: Fields = {}) =>
  json<Open311Request[]>(await get(cloud, 'requests.json', fields, headers))

export const numbers = async (cloud: TestCloud, fields: Fields = {}) =>
  (await requests(cloud, fields)).map((one) => one.service_request_id)

export async function one(cloud: TestCloud, number: string, fields: Fields = {}) {
  const answer = await get(cloud, `requests/${number}.json`, fields)
  const [found, ...others] = json<Open311Request[]>(answer)
  if (!found || others.length > 0) throw new Error(`one request, not ${answer.body}`)
  return found
}

export async function receipt(cloud: TestCloud, fields: Fields): Promise<Open311Receipt> {
  const [made] = json<Open311Receipt[]>(await post(cloud, fields))
  if (!made) throw new Error('a POST answers one request')
  return made
}

/** Number and first description of a refusal, which both have to be there. */
export function refusal({ status, body }: Open311Answer): string {
  const errors = JSON.parse(body) as Open311Error[]
  const codes = new Set(errors.map(({ code }) => code))
  expect([...codes]).toEqual([status])
  return [status, ...errors.map(({ description }) => description)].join(' ')
}

/** XML as a strict parser takes it. */
export function xml({ headers, body }: Open311Answer): Element {
  expect(headers['content-type']).toBe('text/xml; charset=utf-8')
  expect(body).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/)
  const parsed = new DOMParser().parseFromString(body, 'application/xml')
  const fault = parsed.querySelector('parsererror')
  if (fault) throw new Error(`${fault.textContent}\n${body}`)
  return parsed.documentElement
}

const LISTS = ['services', 'service_requests', 'errors', 'attributes', 'endpoints', 'formats']

/** The Spark convention of the specification: elements of lists lose their names, all values are text. */
export function spark(element: Element): unknown {
  const children = [...element.children]
  if (LISTS.includes(element.tagName)) return children.map(spark)
  if (children.length === 0) return element.textContent
  return Object.fromEntries(children.map((child) => [child.tagName, spark(child)]))
}

/** JSON with all its values as text, to be held against XML. */
export function asText(value: unknown): unknown {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(asText)
  if (typeof value !== 'object') return String(value)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asText(part)]))
}

/** A key of the street, as one of its staff issues it. */
export const issue = (staff: Caller, may: Open311May = 'write', name = '城市应用') =>
  staff.call('open311.issueKey', { street: STREET, name, may })

/** What somebody outside tells of some litter at a place of ours. */
export function told(at: Place, given: Fields = {}): Fields {
  const { lng, lat } = toWgs84(at)
  return {
    ...{ service_code: 'litter', description: '门口堆了一大袋装修垃圾' },
    ...{ lat: lat.toFixed(7), long: lng.toFixed(7) },
    ...given,
  }
}
