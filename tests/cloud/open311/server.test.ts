import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import { serve } from '@hono/node-server'
import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { readOpen311, writeOpen311 } from '@/cloud/functions/http-event'
import { localServer } from '@/cloud/local/server'
import { answerOpen311 } from '@/cloud/open311/answer'
import { localStorage } from '@/cloud/outside/storage.local'
import type { Open311Receipt, Open311Request } from '@/contract/open311.shapes'
import { type Offices, officesOf } from '../reports/reporting'
import { issue, told } from './asking'

let cloud: TestCloud
let street: Offices
let secret: string
beforeAll(async () => {
  cloud = await openCloud()
  street = await officesOf(cloud)
  secret = (await issue(street.staff)).secret
})
afterAll(() => cloud.close())

describe('over the local server', () => {
  let server: Server
  let base: string
  beforeAll(async () => {
    const { secrets, settings, clock } = cloud.cloud
    const folder = os.tmpdir()
    const storage = localStorage({ folder, secrets, publicUrl: settings.publicUrl, clock })
    const { fetch: answer } = localServer(cloud.cloud, storage, folder)
    server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }) as Server
    await new Promise((resolve) => server.once('listening', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/open311/v2`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const of = `jurisdiction_id=${STREET}`

  test('a request is sent, and read again', async () => {
    const form = { ...told(street.at), jurisdiction_id: STREET, api_key: secret }
    const posted = await fetch(`${base}/requests.json`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    expect([posted.status, posted.headers.get('content-type')]).toEqual([
      ...[200, 'application/json; charset=utf-8'],
    ])
    const [made] = (await posted.json()) as Open311Receipt[]
    const read = await fetch(`${base}/requests/${made?.service_request_id}.json?${of}`)
    const [found] = (await read.json()) as Open311Request[]
    expect(found).toMatchObject({ status: 'open', service_code: 'litter' })
    const asXml = await fetch(`${base}/requests.xml?${of}`)
    expect(asXml.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect(await asXml.text()).toContain(`<service_request_id>${made?.service_request_id}<`)
  })

  test('what is not there, what is too long and what is no GET are told in its own form', async () => {
    const { status, headers } = await fetch(`${base}/nothing.json`)
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect((await fetch(`${base}/services.xml?${of}`, { method: 'PUT' })).status).toBe(405)
    const head = await fetch(`${base}/services.xml?${of}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const long = await fetch(`${base}/requests.json`, {
      ...{ method: 'POST', body: 'x'.repeat(200_000) },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([long.status, await long.json()]).toEqual([
      413,
      [{ code: 413, description: expect.any(String) }],
    ])
  })
})

describe('through the trigger of a cloud function', () => {
  const event = {
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': 'en' },
    requestContext: { sourceIp: '203.0.113.5' },
  }

  test.each(['/open311/v2/requests.json', '/v2/requests.json'])('%s', async (path) => {
    const body = new URLSearchParams({ ...told(street.at), api_key: secret }).toString()
    const encoded = Buffer.from(body).toString('base64')
    const call = readOpen311(
      {
        ...{ ...event, path, body: encoded, isBase64Encoded: true },
        queryStringParameters: { jurisdiction_id: STREET },
      },
      'request00001',
    )
    if (!call) throw new Error('the path is ours')
    const {
      statusCode,
      headers,
      body: words,
    } = writeOpen311(await answerOpen311(cloud.cloud, call))
    expect([statusCode, headers['content-language']]).toEqual([200, 'en'])
    expect(JSON.parse(words)).toMatchObject([{ service_notice: 'To be done by 2026-11-26' }])
  })

  test('all other paths are the app’s', () => {
    for (const path of ['/api', '/', undefined, '/open311', '/v3/requests.json']) {
      expect(readOpen311({ ...event, path }, 'request00001')).toBeUndefined()
    }
  })
})
