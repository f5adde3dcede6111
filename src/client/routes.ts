import Taro from '@tarojs/taro'
import type { AreaName } from '@/contract/areas'
import type { CategoryCode } from '@/contract/reports'
import type {
  AppointmentId,
  AreaCode,
  BuildingId,
  ClientId,
  ComplaintId,
  EventId,
  ImportId,
  InvitationId,
  OperatorId,
  ReportId,
  ServiceRecordId,
  SigninId,
  SiteId,
  StreetCode,
} from '@/contract/wire'

type Query = Record<string, string | undefined>

function path(page: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return pairs.length > 0 ? `/pages/${page}/index?${pairs.join('&')}` : `/pages/${page}/index`
}

/** Every page that another one leads to, with what it needs to know. */
export const routes = {
  home: () => path('home'),
  nearby: () => path('nearby'),
  mine: () => path('mine'),
  scan: (scanned?: string) => path('scan', { scanned }),
  site: (street: StreetCode, site: SiteId) => path('sites', { street, site }),
  newSite: (street: StreetCode) => path('sites/new', { street }),
  siteEdit: (street: StreetCode, site: SiteId) => path('sites/edit', { street, site }),
  poster: (street: StreetCode, site: SiteId) => path('sites/poster', { street, site }),
  /** @param area the area that is asked about, rather than where the reader is */
  responsible: (area?: Pick<AreaName, 'code' | 'level'>) =>
    path('areas/here', { area: area?.code, level: area?.level }),
  rehearsal: () => path('areas/rehearsal'),
  tree: (street: StreetCode) => path('areas/tree', { street }),
  operators: (street: StreetCode) => path('operators', { street }),
  newOperator: (street: StreetCode) => path('operators/new', { street }),
  editOperator: (street: StreetCode, operator: OperatorId) =>
    path('operators/edit', { street, operator }),
  /** @param site where the reader comes from: what they have to say is about it */
  operator: (street: StreetCode, operator: OperatorId, site?: SiteId) =>
    path('operators/review', { street, operator, site }),
  coverage: () => path('sites/coverage'),
  desk: () => path('desk'),
  signin: () => path('signin'),
  confirmSignin: (request: SigninId) => path('signin/confirm', { request }),
  appointments: (street: StreetCode) => path('appointments', { street }),
  /** @param operator whose people somebody joins */
  newAppointment: (street: StreetCode, operator?: OperatorId) =>
    path('appointments/new', { street, operator }),
  changeAppointment: (street: StreetCode, appointment: AppointmentId) =>
    path('appointments/change', { street, appointment }),
  endAppointment: (street: StreetCode, appointment: AppointmentId) =>
    path('appointments/end', { street, appointment }),
  invitation: (street: StreetCode, invitation: InvitationId) =>
    path('invitations', { street, invitation }),
  /** @param invitation one that was made before, to take back */
  moveAccount: (street: StreetCode, invitation?: InvitationId) =>
    path('invitations/move', { street, invitation }),
  complain: (street: StreetCode, site?: SiteId) => path('complaints', { street, site }),
  complaint: (street: StreetCode, complaint: ComplaintId) =>
    path('complaints/thread', { street, complaint }),
  /** One that was sent without signing in: its receipt is on this phone. */
  keptComplaint: (street: StreetCode, number: string) =>
    path('complaints/thread', { street, number }),
  myComplaints: (street: StreetCode) => path('complaints/mine', { street }),
  /** @param site whose code was scanned, or whose page the reader comes from: it is there */
  newReport: (street: StreetCode, site?: SiteId) => path('reports', { street, site }),
  /** One that the outbox gave back: its words are the draft of that name. */
  editReport: (street: StreetCode, draft: ClientId) => path('reports', { street, draft }),
  myReports: (street: StreetCode) => path('reports/mine', { street }),
  reportsNear: (street: StreetCode) => path('reports/near', { street }),
  report: (street: StreetCode, report: ReportId) => path('reports/thread', { street, report }),
  handleReport: (street: StreetCode, report: ReportId) =>
    path('reports/handle', { street, report }),
  /** For a caller or a walk-in. */
  enterReport: (street: StreetCode) => path('reports/handle/enter', { street }),
  reportBoard: (street: StreetCode) => path('reports/board', { street }),
  reportFigures: (street: StreetCode) => path('reports/figures', { street }),
  /** What can be reported, within how many days it is done, and who else reads and sends. */
  reportSettings: (street: StreetCode) => path('reports/settings', { street }),
  /** @param code one that is there, else a new one; `added` just now */
  reportCategory: (street: StreetCode, code?: CategoryCode, added?: 'added') =>
    path('reports/settings/category', { street, code, added }),
  openInterface: (street: StreetCode) => path('open311', { street }),
  doors: (street: StreetCode) => path('doors', { street }),
  building: (street: StreetCode, building: BuildingId) =>
    path('doors/building', { street, building }),
  newBuilding: (street: StreetCode) => path('doors/new', { street }),
  homes: (street: StreetCode) => path('homes', { street }),
  /** @param scanned the code of a grid that the reader stands before */
  homesJoin: (street: StreetCode, scanned?: string) => path('homes/join', { street, scanned }),
  homesAsked: (street: StreetCode) => path('homes/asked', { street }),
  homesPeople: (street: StreetCode, building: BuildingId) =>
    path('homes/people', { street, building }),
  /** @param area one of several grids, where it is known already */
  homesCode: (street: StreetCode, area?: AreaCode) => path('homes/code', { street, area }),
  /** @param seen which of them first, where it is not this week */
  events: (street: StreetCode, seen?: 'today' | 'volunteers') => path('events', { street, seen }),
  event: (street: StreetCode, event: EventId) => path('events/event', { street, event }),
  /** What the reader organises. */
  runEvents: (street: StreetCode) => path('events/run', { street }),
  manageEvent: (street: StreetCode, event: EventId) => path('events/manage', { street, event }),
  /** @param event one that is there, else a new one */
  editEvent: (street: StreetCode, event?: EventId) => path('events/edit', { street, event }),
  signUp: (street: StreetCode, event: EventId) => path('signups', { street, event }),
  tickets: (street: StreetCode) => path('signups/mine', { street }),
  /** @param made just now */
  ticket: (street: StreetCode, event: EventId, made?: 'made') =>
    path('signups/ticket', { street, event, made }),
  roster: (street: StreetCode, event: EventId) => path('signups/roster', { street, event }),
  /** The door of an event, on the phone of whoever keeps it. */
  eventDoor: (street: StreetCode, event: EventId) => path('checkins/door', { street, event }),
  /** The code of a door, on a screen beside it. */
  doorScreen: (street: StreetCode, event: EventId) => path('checkins/screen', { street, event }),
  /** @param scanned the code of the door that the reader stands before */
  doorSelf: (street: StreetCode, event: EventId, scanned: string) =>
    path('checkins/self', { street, event, scanned }),
  /** Its devices, and how many came. */
  doorFigures: (street: StreetCode, event: EventId) => path('checkins/run', { street, event }),
  sayEvent: (street: StreetCode, event: EventId) => path('checkins/say', { street, event }),
  /** My hours of service. */
  service: (street: StreetCode) => path('service', { street }),
  correctHours: (street: StreetCode, record: ServiceRecordId) =>
    path('service/correct', { street, record }),
  signHours: (street: StreetCode) => path('service/sign', { street }),
  certificates: (street: StreetCode) => path('service/certificates', { street }),
  /** @param number one that stands on a certificate; without it the reader types one */
  verify: (street: StreetCode, number?: string) => path('service/verify', { street, number }),
  imports: (street: StreetCode) => path('imports', { street }),
  import: (street: StreetCode, id: ImportId) => path('imports/preview', { street, import: id }),
}

/** Opens a page on top of this one. Ten is WeChat's limit: then it takes this one's place. */
export function open(url: string): void {
  const go = Taro.getCurrentPages().length >= 10 ? Taro.redirectTo : Taro.navigateTo
  go({ url }).catch(() => undefined)
}

/** Takes this page's place: for a page that only leads on. */
export function replace(url: string): void {
  Taro.redirectTo({ url }).catch(() => undefined)
}

/** Opens one of the pages of the tab bar. */
export function openTab(url: string): void {
  Taro.switchTab({ url }).catch(() => undefined)
}
