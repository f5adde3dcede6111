import type { ClientId, StreetCode } from '@/contract/wire'
import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import type { Stop } from './tour'

const street = '310101002' as StreetCode
const HOUR = 3_600_000
/** Monday, 23 November 2026, 10:00 in Shanghai. */
const MONDAY = '2026-11-23T02:00:00.000Z'

const later = (at: string, hours: number) => new Date(Date.parse(at) + hours * HOUR).toISOString()

/** A neighbour says that they stayed half an hour longer: somebody has to sign. */
async function plantAsked(server: LocalServer): Promise<void> {
  const token = await server.tokenOf('resident')
  const { records } = await server.call('service.mine', { street }, token)
  const [record] = records
  if (!record) throw new Error('the demonstration has a shift of the resident')
  // the demonstration's shifts are of the day before it was sown, whenever that was
  await server.call('clock.move', { to: later(record.until, 1) })
  const until = later(record.until, 0.5)
  const said = { from: record.from, until, why: '集市散得晚，帮着把桌子搬回去' }
  const { version } = record
  await server.call('service.correct', { street, record: record.record, version, ...said }, token)
  await server.call('clock.move', { to: MONDAY })
}

const refusing = async ({ page }: Browser) => {
  await page
    .getByRole('button', { name: /^(不同意|No to) / })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

/** Hours of the demonstration, a correction to sign, and a certificate that anybody verifies. */
export async function serviceStops(server: LocalServer): Promise<Stop[]> {
  const token = await server.tokenOf('volunteer')
  const client = 'tourservice000000001' as ClientId
  const days = { street, client, from: '2020-01-01', until: '2099-12-31' }
  const { number } = (await server.call('service.certify', days, token)).certificate
  await plantAsked(server)
  const { records } = await server.call('service.mine', { street }, token)
  const record = records.find(({ can }) => can.correct)?.record ?? ''
  const of = { street }
  const verify = 'pages/service/verify/index'
  const sign = { page: 'pages/service/sign/index', as: 'street_staff' as const, query: of }
  return [
    { page: 'pages/service/index', as: 'volunteer', query: of },
    { page: 'pages/service/index', view: 'none', as: 'operator', query: of },
    { page: 'pages/service/correct/index', as: 'volunteer', query: { street, record } },
    { ...sign, desk: true },
    { ...sign, view: 'refusing', act: refusing },
    { page: 'pages/service/certificates/index', as: 'volunteer', query: of },
    { page: verify, as: 'stranger', query: { street, number } },
    { page: verify, view: 'typing', as: 'stranger', query: of },
  ]
}
