import type { AreaShape } from '@/contract/areas'
import type { Calendar, Hours, Spans } from '@/contract/hours'
import type { Me } from '@/contract/session'
import type { SiteCard, SiteView } from '@/contract/sites'
import type { AreaCode, OperatorId, SiteId, StreetCode } from '@/contract/wire'

/** Things of the street as the contract has them, for page tests. */

/** Monday, 23 November 2026, 14:00 in Shanghai. */
export const MONDAY_14 = Date.parse('2026-11-23T06:00:00Z')

export const STREET = '310101002' as StreetCode
export const siteId = (n: number) => `s${String(n).padStart(9, '0')}` as SiteId

export const calendar: Calendar = {
  from: '2026-01-01',
  to: '2026-12-31',
  special: {
    '2026-10-01': { kind: 'holiday', name: '国庆节' },
    '2026-10-02': { kind: 'holiday', name: '国庆节' },
    '2026-10-10': { kind: 'makeup', name: '国庆节' },
  },
}

/** The same spans each day, unless weekends have others. */
export function hoursOf(spans: Spans, weekend: Spans = spans): Hours {
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (day > 5 ? weekend : spans))
  const usual = { as: 'usual' } as const
  return { week, seasons: [], holidays: usual, makeups: usual, exceptions: [] }
}

export const DAYTIME = hoursOf([{ opens: 510, closes: 1200 }], [{ opens: 540, closes: 1080 }])
export const MORNING = hoursOf([{ opens: 540, closes: 660 }])
export const ALWAYS = hoursOf([{ opens: 0, closes: 1440 }])

export const card = (site: Partial<SiteCard> = {}): SiteCard => ({
  street: STREET,
  site: siteId(1),
  kind: 'point',
  name: { zh: '贵州路邻里客厅', en: 'Guizhou Road Living Room' },
  address: { zh: '贵州路 100 号一楼', en: 'Ground floor, 100 Guizhou Road' },
  at: { lng: 121.4795, lat: 31.2349 },
  needs: ['step_free', 'hot_water', 'aed'],
  hours: DAYTIME,
  closures: [],
  crowd: null,
  metres: 200,
  demo: true,
  ...site,
})

export const view = (site: Partial<SiteView> = {}): SiteView => ({
  ...card(),
  metres: null,
  intro: { zh: '坐一坐、倒杯水。', en: 'Sit down, have some water.' },
  phone: '021-0000 0107',
  capacity: 40,
  operator: {
    operator: 'p000000001' as OperatorId,
    name: { zh: '邻里社区服务中心', en: 'Neighbours Service Centre' },
    phone: '021-0000 0001',
    contractUntil: '2027-06-30',
  },
  rating: null,
  areas: [
    {
      code: STREET as unknown as AreaCode,
      level: 'street',
      zh: '南京东路街道',
      en: 'Nanjing East Road',
    },
    { code: '310101002015' as AreaCode, level: 'community', zh: '承兴居民区', en: 'Chengxing' },
  ],
  stops: [],
  ring: null,
  retired: false,
  version: 1,
  changedAt: '2026-11-01T00:00:00Z',
  can: { edit: false, editPlace: false, close: false, print: false },
  ...site,
})

export const outline: AreaShape = {
  code: STREET as unknown as AreaCode,
  level: 'street',
  zh: '南京东路街道',
  en: 'Nanjing East Road Sub-district',
  parent: null,
  ring: [
    { lng: 121.47, lat: 31.22 },
    { lng: 121.49, lat: 31.22 },
    { lng: 121.48, lat: 31.24 },
  ],
  demo: false,
}

/** What a stranger may do; a test names what its reader may beyond it. */
export const CAN_NOTHING: Me['can'] = {
  ...{ seeDesk: false, seeDoors: false, addSites: false, importFiles: false },
  ...{ answerComplaints: false, enterReports: false, dispatchReports: false, setReports: false },
  runEvents: false,
}

export const stranger = {
  person: null,
  name: null,
  persona: null,
  roles: [],
  demonstration: false,
  can: CAN_NOTHING,
}
