import type { EventCard, EventRole, EventView, Question, ShiftView } from '@/contract/events'
import type { MySignup, RosterLine, SignupPlace } from '@/contract/signups'
import type {
  AreaCode,
  EventId,
  EventRoleId,
  PlaceId,
  SeriesId,
  ShiftId,
  SignupId,
} from '@/contract/wire'
import { STREET, siteId } from './samples'

/** Events and sign-ups as the contract has them, for page tests. The clock stands at Monday 14:00. */

export const eventId = (n: number) => `e${String(n).padStart(9, '0')}` as EventId
export const shiftId = (n: number) => `t${String(n).padStart(9, '0')}` as ShiftId
export const roleId = (n: number) => `r${String(n).padStart(9, '0')}` as EventRoleId
export const signupId = (n: number) => `g${String(n).padStart(9, '0')}` as SignupId
export const placeId = (n: number) => `p${String(n).padStart(9, '0')}` as PlaceId
export const SERIES = 'x000000001' as SeriesId

const area = {
  code: '310101002003' as AreaCode,
  level: 'community' as const,
  zh: '贵州路居民区',
  en: 'Guizhou Road Community',
}

/** Friday 27 November, 14:00 to 16:00; sign-up is open until it begins. */
export const eventCard = (is: Partial<EventCard> = {}): EventCard => ({
  street: STREET,
  event: eventId(1),
  series: null,
  state: 'published',
  title: { zh: '旧衣改造课', en: 'Mending class' },
  opens: '2026-11-20T01:00:00.000Z',
  closes: '2026-11-27T06:00:00.000Z',
  door: '2026-11-27T05:30:00.000Z',
  starts: '2026-11-27T06:00:00.000Z',
  ends: '2026-11-27T08:00:00.000Z',
  capacity: 30,
  free: 12,
  waiting: 0,
  volunteers: 2,
  place: {
    site: siteId(1),
    name: { zh: '贵州路邻里客厅', en: 'Guizhou Road Living Room' },
    at: { lng: 121.4795, lat: 31.2349 },
    area,
  },
  metres: null,
  notForMe: false,
  demo: false,
  ...is,
})

export const question = (is: Partial<Question> = {}): Question => ({
  id: 'q1',
  words: { zh: '会用缝纫机吗', en: 'Can you use a sewing machine' },
  required: true,
  answer: { by: 'yes_no' },
  ...is,
})

export const greeter: EventRole = {
  role: roleId(1),
  name: { zh: '引导', en: 'Greeter' },
  brief: { zh: '站在门口指路。', en: 'Show people the way.' },
  door: false,
}

export const shift = (n: number, is: Partial<ShiftView> = {}): ShiftView => ({
  shift: shiftId(n),
  role: roleId(1),
  from: '2026-11-27T05:30:00.000Z',
  until: '2026-11-27T07:00:00.000Z',
  seats: 2,
  free: 1,
  ...is,
})

const CANNOT = { edit: false, publish: false, cancel: false, holdAnyway: false, run: false }
export const RUNS = { edit: true, publish: false, cancel: true, holdAnyway: false, run: true }

export const eventView = (is: Partial<EventView> = {}): EventView => ({
  ...eventCard(),
  words: { zh: '带一件旧衣服来。', en: 'Bring something old.' },
  address: { zh: '贵州路 100 号一楼', en: 'Ground floor, 100 Guizhou Road' },
  maxParty: 4,
  children: true,
  minimum: null,
  questions: [],
  audience: { to: 'anyone' },
  audienceAreas: [],
  roles: [greeter],
  shifts: [
    shift(1),
    shift(2, { from: '2026-11-27T07:00:00.000Z', until: '2026-11-27T08:00:00.000Z', free: 0 }),
  ],
  organiser: { name: '陆佳怡', role: 'street_staff', operator: null, phone: '13800000000' },
  forgetDays: 30,
  forgotten: '2026-12-27T16:00:00.000Z',
  cancelled: null,
  version: 3,
  can: CANNOT,
  ...is,
})

export const myPlace = (n: number, is: Partial<SignupPlace> = {}): SignupPlace => ({
  place: placeId(n),
  is: 'guest',
  shift: null,
  name: '陈家宁',
  child: false,
  held: true,
  from: '2026-11-27T06:00:00.000Z',
  until: '2026-11-27T08:00:00.000Z',
  came: null,
  left: null,
  ...is,
})

export const myShift = (n: number, is: Partial<SignupPlace> = {}): SignupPlace =>
  myPlace(10 + n, {
    is: 'shift',
    shift: shiftId(n),
    from: '2026-11-27T05:30:00.000Z',
    until: '2026-11-27T07:00:00.000Z',
    ...is,
  })

export const TICKET = `zd1.k000000001.${STREET}.e000000001.g000000001.tjx5c0.${'A'.repeat(86)}`

export const mySignup = (is: Partial<MySignup> = {}): MySignup => ({
  street: STREET,
  signup: signupId(1),
  event: eventId(1),
  state: 'confirmed',
  seats: 1,
  places: [myPlace(1)],
  ahead: null,
  offerUntil: null,
  ticket: TICKET,
  answers: null,
  about: {
    title: { zh: '旧衣改造课', en: 'Mending class' },
    state: 'published',
    starts: '2026-11-27T06:00:00.000Z',
    ends: '2026-11-27T08:00:00.000Z',
    door: '2026-11-27T05:30:00.000Z',
    where: { zh: '贵州路邻里客厅', en: 'Guizhou Road Living Room' },
    at: { lng: 121.4795, lat: 31.2349 },
    phone: '13800000000',
    briefs: [],
  },
  made: '2026-11-22T02:00:00.000Z',
  version: 2,
  can: { cancel: true, change: true, answer: false },
  ...is,
})

export const rosterLine = (n: number, is: Partial<RosterLine> = {}): RosterLine => ({
  signup: signupId(n),
  name: '王阿婆',
  phone: '138****5678',
  state: 'confirmed',
  seats: 1,
  places: [myPlace(n, { name: '王阿婆' })],
  walkIn: false,
  answers: [],
  made: '2026-11-22T02:00:00.000Z',
  version: 1,
  ...is,
})
