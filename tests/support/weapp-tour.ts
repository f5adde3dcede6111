import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Persona } from '@/contract/session'
import type { ComplaintId, ImportId, SiteId } from '@/contract/wire'
import { MONDAY, STREET, type TestCloud } from './open-cloud'
import { openPhone, type Phone, type PhoneOptions } from './phone'
import { upload } from './uploads'
import { boardStops } from './weapp-tour-board'
import { checkinStops } from './weapp-tour-checkins'
import { eventStops } from './weapp-tour-events'
import { figureStops } from './weapp-tour-figures'
import { handleStops } from './weapp-tour-handle'
import { homeStops } from './weapp-tour-homes'
import { open311Stops } from './weapp-tour-open311'
import { reportStops } from './weapp-tour-reports'
import { serviceStops } from './weapp-tour-service'
import { settingStops } from './weapp-tour-settings'

/** 贵州路邻里客厅: every need, an operator, people inside. */
const SITE = 'v1srarvx4j' as SiteId
/** 苏河便民线: a walk with stops. */
const LINE = 'tvmksg1tjn' as SiteId

/** One page as somebody opens it, and the words that stand there once it is whole. */
export interface Stop {
  page: string
  /** Where a page is opened more than once. */
  view?: string
  as: Persona
  query?: Record<string, string>
  shows: string
}

/** Every page of a build, subpackages included. */
export function pagesOf(dist: string): string[] {
  interface AppJson {
    pages: string[]
    subPackages?: { root: string; pages: string[] }[]
  }
  const app: AppJson = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  )
  return [...app.pages, ...inPackages]
}

/** Two supervisors answer them in turn: each has as much work as a page of the desk shows. */
const COMPLAINTS = 40

async function plantComplaints(cloud: TestCloud): Promise<ComplaintId> {
  const resident = cloud.as('resident')
  const submit = (nth: number) =>
    resident.call('complaints.submit', {
      street: STREET,
      client: `weapptour${String(nth).padStart(13, '0')}`,
      kind: 'complaint',
      about: { line: 'people', role: 'street' },
      words: '门口的坡道被货车挡住，轮椅进不去',
    })
  for (let nth = 1; nth < COMPLAINTS; nth++) await submit(nth)
  return (await submit(COMPLAINTS)).complaint.complaint
}

/** Sixty good rows and a bad one: as long as a street's own sheet. */
async function plantImport(cloud: TestCloud): Promise<ImportId> {
  const staff = cloud.as('street_staff')
  const { text: csv } = await staff.call('imports.template', { street: STREET, kind: 'sites' })
  const [headings = '', example = ''] = csv.split(/\r?\n/)
  const rows = Array.from({ length: 60 }, (_, i) => example.replace(/^("?)[^",]*/, `$1K${i}`))
  const text = [headings, ...rows, 'B002,点', ''].join('\n')
  const file = await upload(cloud, 'street_staff', '站点.csv', new TextEncoder().encode(text))
  const done = await staff.call('imports.preview', { street: STREET, kind: 'sites', file })
  return done.import.import
}

/** Somebody of the street who has yet to come, and the invitation that waits for them. */
async function plantOffice(cloud: TestCloud) {
  const made = await cloud.as('street_staff').call('appointments.create', {
    ...{ street: STREET, client: 'touroffice0000000001', name: '林小满', role: 'grid_head' },
    ...{ area: '310101002003-g02', from: '2026-11-23' },
  })
  const { appointment } = made.appointment
  return { appointment, invitation: made.invitation?.invitation ?? '' }
}

/** Puts something to look at on every page, and tells where each one is. */
export async function plantTour(cloud: TestCloud): Promise<Stop[]> {
  const complaint = await plantComplaints(cloud)
  const id = await plantImport(cloud)
  const { buildings } = await cloud.as('street_staff').call('doors.list', { street: STREET })
  const building = buildings[0]?.building ?? ''
  const { appointment, invitation } = await plantOffice(cloud)
  const browser = { browser: 'chrome', system: 'windows' } as const
  const { request } = await cloud.as('stranger').call('session.ask', { street: STREET, browser })
  const found = await cloud.as('stranger').call('sites.get', { street: STREET, site: SITE })
  const operator = found.site.operator?.operator ?? ''
  const street = { street: STREET }
  const site = { street: STREET, site: SITE }
  const line = { street: STREET, site: LINE }
  const staff = 'street_staff'
  return [
    { page: 'pages/home/index', as: 'stranger', shows: '公园银龄歇脚点' },
    { page: 'pages/nearby/index', as: 'stranger', shows: '最近的' },
    { page: 'pages/mine/index', as: 'resident', shows: '关于' },
    { page: 'pages/mine/index', view: 'stranger', as: 'stranger', shows: '同意并继续' },
    { page: 'pages/scan/index', as: 'stranger', shows: '扫墙上的码' },
    {
      page: 'pages/scan/index',
      view: 'unknown',
      as: 'stranger',
      query: { scene: 'nothing' },
      shows: '回首页',
    },
    { page: 'pages/sites/index', as: 'stranger', query: site, shows: '就在旁边' },
    { page: 'pages/sites/index', view: 'line', as: 'stranger', query: line, shows: '就在旁边' },
    { page: 'pages/sites/coverage/index', as: 'stranger', query: street, shows: '各微网格' },
    { page: 'pages/areas/here/index', as: 'stranger', query: street, shows: '为什么是这位' },
    { page: 'pages/areas/rehearsal/index', as: staff, query: street, shows: '假设谁不在' },
    { page: 'pages/areas/tree/index', as: staff, query: street, shows: '苏河南岸街区' },
    { page: 'pages/appointments/index', as: staff, query: street, shows: '任命一个人' },
    { page: 'pages/appointments/new/index', as: staff, query: street, shows: '任命并生成邀请' },
    {
      page: 'pages/appointments/change/index',
      as: staff,
      query: { ...street, appointment },
      shows: '没有代理人',
    },
    {
      page: 'pages/appointments/end/index',
      as: staff,
      query: { ...street, appointment },
      shows: '可以直接结束任命',
    },
    {
      page: 'pages/invitations/index',
      as: 'resident',
      query: { ...street, invitation },
      shows: '我是本人，接受',
    },
    {
      page: 'pages/invitations/move/index',
      as: 'resident',
      query: street,
      shows: '生成换账号的码',
    },
    { page: 'pages/operators/index', as: staff, query: street, shows: '按名称排列' },
    {
      page: 'pages/operators/review/index',
      as: staff,
      query: { ...street, operator },
      shows: '一天一天看',
    },
    { page: 'pages/operators/new/index', as: staff, query: street, shows: '登记这家运营方' },
    {
      page: 'pages/operators/edit/index',
      as: staff,
      query: { ...street, operator },
      shows: '没有要保存的修改',
    },
    {
      page: 'pages/signin/confirm/index',
      as: staff,
      query: { request },
      shows: '要在电脑上登录吗',
    },
    { page: 'pages/sites/edit/index', as: staff, query: site, shows: '贵州路邻里客厅' },
    { page: 'pages/sites/edit/index', view: 'line', as: staff, query: line, shows: '加一站' },
    { page: 'pages/sites/new/index', as: staff, query: street, shows: '新增这个站点' },
    { page: 'pages/sites/poster/index', as: staff, query: site, shows: '贵州路邻里客厅' },
    { page: 'pages/complaints/index', as: 'stranger', query: site, shows: '贵州路邻里客厅' },
    {
      page: 'pages/complaints/thread/index',
      as: 'resident',
      query: { street: STREET, complaint },
      shows: '轮椅进不去',
    },
    { page: 'pages/complaints/mine/index', as: 'resident', query: street, shows: '轮椅进不去' },
    { page: 'pages/desk/index', as: 'supervisor', shows: '轮椅进不去' },
    { page: 'pages/doors/index', as: staff, query: street, shows: '苏河南岸街区' },
    {
      page: 'pages/doors/building/index',
      as: staff,
      query: { street: STREET, building },
      shows: '101室',
    },
    { page: 'pages/doors/new/index', as: staff, query: street, shows: '新增这栋楼' },
    ...(await homeStops(cloud)),
    ...(await eventStops(cloud)),
    ...(await checkinStops(cloud)),
    ...(await handleStops(cloud)),
    ...(await reportStops(cloud)),
    ...(await open311Stops(cloud)),
    ...(await serviceStops(cloud)),
    ...settingStops(),
    ...(await boardStops(cloud)),
    ...figureStops(),
    { page: 'pages/imports/index', as: staff, query: street, shows: '站点.csv' },
    {
      page: 'pages/imports/preview/index',
      as: staff,
      query: { street: STREET, import: id },
      shows: 'B002',
    },
  ]
}

export const nameOf = ({ page, view }: Stop) => [page, view].filter(Boolean).join(' · ')

/** Opens the page as the first one of a phone, on the real cloud, and waits until it is whole. */
export async function openStop(
  cloud: TestCloud,
  { page, as, query, shows }: Stop,
  options: PhoneOptions = {},
): Promise<Phone> {
  const person = cloud.as(as)
  const phone = openPhone({
    now: MONDAY,
    callFunction: ({ data }) => {
      const { action, input } = data as { action: string; input: unknown }
      return person.try(action, input)
    },
    ...options,
  })
  await phone.open(page, query)
  await phone.wait(shows)
  await phone.settle(300)
  return phone
}
