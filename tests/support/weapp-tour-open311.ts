import { STREET, type TestCloud } from './open-cloud'
import type { Stop } from './weapp-tour'

/** A key of the street, and the page of them. */
export async function open311Stops(cloud: TestCloud): Promise<Stop[]> {
  const name = '城市服务应用'
  const staff = cloud.as('street_staff')
  await staff.call('open311.issueKey', { street: STREET, name, may: 'write' })
  return [
    { page: 'pages/open311/index', as: 'street_staff', query: { street: STREET }, shows: name },
  ]
}
