import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { localServer } from '@/cloud/local/server'
import { localStorage } from '@/cloud/outside/storage.local'
import { officesOf } from '../reports/reporting'
import { issue, told } from './asking'

/** codeforamerica/node-open311, as it is on npm: a client that knows nothing of us. */
interface Client {
  endpoint: string
  serviceDiscovery(options: object, done: Done): void
  serviceList(done: Done): void
  serviceDefinition(code: string, done: Done): void
  submitRequest(data: object, done: Done): void
  serviceRequests(which: string | string[] | object, ...rest: [Done] | [object, Done]): void
  token(token: string, done: Done): void
}
type Done = (error: unknown, data?: unknown) => void
const Open311 = require('open311') as new (options: object) => Client

let cloud: TestCloud
let server: Server
let base: string
beforeAll(async () => {
  cloud = await openCloud()
  const { secrets, settings, clock } = cloud.cloud
  const folder = os.tmpdir()
  const storage = localStorage({ folder, secrets, publicUrl: settings.publicUrl, clock })
  const { fetch: answer } = localServer(cloud.cloud, storage, folder)
  server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }) as Server
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  settings.publicUrl = base
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await cloud.close()
})

test('a client that we did not write finds, lists, sends and follows', async () => {
  const street = await officesOf(cloud)
  const { secret } = await issue(street.staff)
  const city = new Open311({
    ...{ discovery: `${base}/open311/v2/discovery.json`, jurisdiction: STREET, apiKey: secret },
  })
  const ask = <T>(run: (done: Done) => void) => promisify(run)() as Promise<T>
  await ask((done) => city.serviceDiscovery({ cache: true, type: 'test' }, done))
  expect(city.endpoint).toBe(`${base}/open311/v2/`)
  const services = await ask<{ service_code: string }[]>((done) => city.serviceList(done))
  expect(services.map((one) => one.service_code)).toContain('litter')
  expect(await ask((done) => city.serviceDefinition('litter', done))).toEqual({
    ...{ service_code: 'litter', attributes: [] },
  })
  const token = 'foreignclient0001'
  const form = { ...told(street.at), client_token: token, attributes: { A: 1 } }
  const [made] = await ask<{ service_request_id: string }[]>((done) =>
    city.submitRequest(form, done),
  )
  const number = made?.service_request_id ?? ''
  const found = await ask<object[]>((done) => city.serviceRequests(number, done))
  expect(found).toMatchObject([{ service_request_id: number, status: 'open' }])
  const listed = await ask<object[]>((done) => city.serviceRequests([number], {}, done))
  expect(listed).toHaveLength(1)
  expect(await ask((done) => city.token(token, done))).toEqual([
    { service_request_id: number, token },
  ])
  const wrong = new Open311({ ...{ endpoint: city.endpoint, jurisdiction: STREET, apiKey: 'x' } })
  await expect(ask((done) => wrong.submitRequest(form, done))).rejects.toBe(403)
})
