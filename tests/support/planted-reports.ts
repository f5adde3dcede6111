import type { ClientId, Place, ReportId, SiteId, StreetCode } from '@/contract/wire'
import type { CallAs } from './planted-homes'

const street = '310101002' as StreetCode
/** 贵州路邻里客厅 */
const SITE = 'v1srarvx4j' as SiteId

/** What residents reported, and where. */
export interface PlantedReports {
  street: StreetCode
  site: SiteId
  /** By the demonstration's resident, and met by its volunteer as well. */
  report: ReportId
}

/** Two around a site of the demonstration; one of them is the resident's. */
export async function plantReports(call: CallAs): Promise<PlantedReports> {
  const { site } = await call('stranger', 'sites.get', { street, site: SITE })
  const place: Place = { lng: site.at.lng + 0.0002, lat: site.at.lat }
  const tell = (persona: 'resident' | 'volunteer', words: string, category: string) =>
    call(persona, 'reports.submit', {
      ...{ street, client: `plantedreports00${persona}` as ClientId, words, category },
      ...{ at: { by: 'map', place, address: '贵州路 100 弄口' }, anonymous: false, photos: [] },
    })
  const { report } = await tell('resident', '弄堂口的路灯坏了三天，晚上看不清台阶', 'street_light')
  await tell('volunteer', '共享单车堵住了弄堂口，推车出不来', 'bicycles')
  await call('volunteer', 'reports.follow', { street, report: report.report })
  return { street, site: SITE, report: report.report }
}
