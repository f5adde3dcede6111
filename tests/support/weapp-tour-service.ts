import type { ClientId } from '@/contract/wire'
import { STREET, type TestCloud } from './open-cloud'
import type { Stop } from './weapp-tour'

const street = STREET

/** Hours of the demonstration, a correction to sign, and a certificate that anybody verifies. */
export async function serviceStops(cloud: TestCloud): Promise<Stop[]> {
  const volunteer = cloud.as('volunteer')
  const client = 'tourservice000000001' as ClientId
  const days = { street, client, from: '2026-01-01', until: '2026-11-23' }
  const { number } = (await volunteer.call('service.certify', days)).certificate
  const [asked] = (await cloud.as('resident').call('service.mine', { street })).records
  if (!asked) throw new Error('the demonstration has a shift of the resident')
  const { record: id, version, from } = asked
  const until = new Date(Date.parse(asked.until) + 1_800_000).toISOString()
  const said = { from, until, why: '集市散得晚，帮着把桌子搬回去' }
  await cloud.as('resident').call('service.correct', { street, record: id, version, ...said })
  const { records } = await volunteer.call('service.mine', { street })
  const record = records.find(({ can }) => can.correct)?.record ?? ''
  return [
    { page: 'pages/service/index', as: 'volunteer', query: { street }, shows: '晚间垃圾分类引导' },
    {
      page: 'pages/service/correct/index',
      as: 'volunteer',
      query: { street, record },
      shows: '在班次之内，提交后马上生效',
    },
    { page: 'pages/service/sign/index', as: 'street_staff', query: { street }, shows: '签字同意' },
    { page: 'pages/service/certificates/index', as: 'volunteer', query: { street }, shows: number },
    {
      page: 'pages/service/verify/index',
      as: 'stranger',
      query: { street, number },
      shows: '这份证明有效',
    },
  ]
}
