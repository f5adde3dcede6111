import type { AreaName } from '@/contract/areas'
import type { Candidate, ReportCan, ReportLine, ReportView, ReportWork } from '@/contract/reports'
import type { AreaCode, PersonId, ReportId, Version } from '@/contract/wire'
import { STREET } from './samples'

/** Reports as those who handle them see them, for page tests. */

export const reportId = (n: number) => `r${String(n).padStart(9, '0')}` as ReportId
export const personId = (n: number) => `p${String(n).padStart(9, '0')}` as PersonId

export const GRID: AreaName = {
  code: '310101002003-g07' as AreaCode,
  level: 'grid',
  zh: '第 07 微网格',
  en: 'Micro-grid 07',
}
export const COMMUNITY: AreaName = {
  code: '310101002003' as AreaCode,
  level: 'community',
  zh: '承兴居民区',
  en: 'Chengxing Community',
}

export const reportLine = (line: Partial<ReportLine> = {}): ReportLine => ({
  report: reportId(1),
  number: 'S20261123-0007',
  category: {
    code: 'street_lamp' as ReportLine['category']['code'],
    kind: 'component',
    name: { zh: '公共照明', en: 'Street lighting' },
  },
  state: 'handling',
  words: '楼道灯坏了三天，晚上看不清台阶',
  at: { lng: 121.4795, lat: 31.2349 },
  address: '贵州路 161 弄 3 号',
  area: GRID,
  photo: null,
  reportedAt: '2026-11-23T01:00:00Z',
  due: '2026-11-27',
  about: false,
  clock: 'green',
  followers: 3,
  own: null,
  ...line,
})

const NOTHING: ReportCan = {
  ...{ file: false, dispatch: false, recategorize: false, accept: false, return: false },
  ...{ contact: false, progress: false, askPause: false, answerPause: false, resume: false },
  ...{ resolve: false, solve: false, verify: false, rate: false, reopen: false, merge: false },
  ...{ unmerge: false, withdraw: false, follow: false, unfollow: false, identity: false },
}

/** Only these may be done. */
export const canOnly = (...acts: (keyof ReportCan)[]): ReportCan =>
  Object.assign({ ...NOTHING }, Object.fromEntries(acts.map((act) => [act, true])))

export const reportWork = (work: Partial<ReportWork> = {}): ReportWork => ({
  owner: { person: personId(1), name: '王建国', role: 'grid_head' },
  mine: true,
  via: 'app',
  reporter: 'known',
  returns: 0,
  pause: null,
  handledByMe: true,
  ...work,
})

export const reportView = (view: Partial<ReportView> = {}): ReportView => ({
  ...reportLine(),
  street: STREET,
  class: 'b',
  open: true,
  path: [COMMUNITY, GRID],
  site: null,
  photos: [],
  photosWaiting: 0,
  photosRefused: [],
  round: 1,
  contact: { due: '2026-11-24', about: false, at: null },
  result: null,
  rating: null,
  into: null,
  events: [
    { at: '2026-11-23T01:00:00Z', did: 'reported', role: null, name: null, words: null },
    { at: '2026-11-23T01:00:00Z', did: 'dispatched', role: null, name: null, words: null },
    {
      at: '2026-11-23T02:00:00Z',
      did: 'accepted',
      role: 'grid_head',
      name: '王建国',
      words: null,
    },
  ],
  work: reportWork(),
  can: canOnly(),
  version: 3 as Version,
  ...view,
})

export const candidate = (is: Partial<Candidate> = {}): Candidate => ({
  person: personId(2),
  name: '李秀兰',
  role: 'lane_head',
  area: COMMUNITY,
  away: false,
  open: 2,
  ...is,
})
