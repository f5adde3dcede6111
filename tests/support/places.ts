import type { Hours } from '@/contract/hours'
import type { SiteId } from '@/contract/wire'
import { STREET, type TestCloud } from './open-cloud'

/** Beside 贵州路, inside the street. */
export const GUIZHOU = { lng: 121.4785, lat: 31.2345 }
/** Just east of 福建中路, in the neighbouring street. */
export const BUND = { lng: 121.4885, lat: 31.2365 }
/** Far away, in Qingpu. */
export const QINGPU = { lng: 121.11, lat: 31.15 }

/** Every day from 8:00 to 20:00. */
export const DAILY: Hours = {
  week: Array.from({ length: 7 }, () => [{ opens: 480, closes: 1200 }]),
  seasons: [],
  holidays: { as: 'usual' },
  makeups: { as: 'usual' },
  exceptions: [],
}

let made = 0
/** A client id that no other call of this test has. */
export const clientId = () => `test${(++made).toString().padStart(16, '0')}`

/** A site of a test's own, made by staff. */
export async function newSite(cloud: TestCloud, over: Record<string, unknown> = {}) {
  const { site } = await cloud.as('street_staff').call('sites.create', {
    street: STREET,
    client: clientId(),
    kind: 'point',
    name: { zh: `测试站点${made}` },
    address: { zh: '贵州路 1 号' },
    at: GUIZHOU,
    needs: ['toilet'],
    hours: DAILY,
    ...over,
  })
  return site
}

/** The operator persona's firm takes the site over. */
export async function handToOperator(cloud: TestCloud, site: SiteId) {
  await cloud.db.query(
    `UPDATE sites SET operator = (SELECT operator FROM appointments a JOIN persons p ON p.id = a.person
       WHERE a.street = $1 AND p.persona = 'operator' ORDER BY a.id LIMIT 1)
     WHERE street = $1 AND id = $2`,
    [STREET, site],
  )
}
