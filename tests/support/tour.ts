import type { Persona } from '@/contract/session'
import type {
  AreaCode,
  ClientId,
  ComplaintId,
  Day,
  FileId,
  ImportId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import { type Browser, type BrowserOptions, openBrowser } from './browser'
import type { LocalServer } from './local-server'
import { boardStops } from './tour-board'
import { checkinStops } from './tour-checkins'
import { eventStops } from './tour-events'
import { figureStops } from './tour-figures'
import { handleStops } from './tour-handle'
import { homeStops } from './tour-homes'
import { open311Stops } from './tour-open311'
import { reportStops } from './tour-reports'
import { serviceStops } from './tour-service'
import { settingStops } from './tour-settings'

const STREET = '310101002' as StreetCode
/** 贵州路邻里客厅: a seat, a toilet, an operator with a telephone, and people inside. */
const SITE = 'v1srarvx4j' as SiteId
/** 苏河便民线: a walk with stops. */
const LINE = 'tvmksg1tjn' as SiteId
/** Monday, 23 November 2026, 10:00 in Shanghai: a working day on which most sites are open. */
const MONDAY = Date.parse('2026-11-23T02:00:00Z')
const DAY = 86_400_000

/** One view of the app, by the page that shows it. */
export interface Stop {
  /** As app.config.ts has it. */
  page: string
  /** What is special about this view, where a page has several. */
  view?: string
  as: Persona
  query?: Record<string, string>
  /** Used on a wide screen as well. */
  desk?: boolean
  /** Printed as well. */
  paper?: boolean
  /** Opens what lies over the page. */
  act?: (browser: Browser) => Promise<void>
}

/** Every page that the app is made of, from the app's own list. */
export function pagesOfApp(): string[] {
  // Some pages are only a browser's
  process.env.TARO_ENV = 'h5'
  const declared = globalThis as { defineAppConfig?: <T>(config: T) => T }
  declared.defineAppConfig = (config) => config
  const config = (require('../../src/app.config') as { default: AppPages }).default
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

interface AppPages {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

async function say(server: LocalServer, client: string, words: string): Promise<ComplaintId> {
  const { complaint } = await server.call(
    'complaints.submit',
    {
      street: STREET,
      client: `tour${client.padStart(18, '0')}`,
      kind: 'complaint',
      about: { line: 'site', site: SITE },
      words,
      contact: '021-0000 0000',
    },
    await server.tokenOf('resident'),
  )
  return complaint.complaint
}

/** Older ones that are due today and new ones; three of the staff take turns, the persona is the second. */
async function plantComplaints(server: LocalServer): Promise<ComplaintId> {
  const goTo = (to: number) => server.call('clock.move', { to: new Date(to).toISOString() })
  await goTo(MONDAY - 7 * DAY)
  await say(server, '1', '厕所的灯坏了一个星期，晚上看不清')
  await say(server, '2', '热水器没有热水，问了两次没有人管')
  await say(server, '3', '周末开门晚了半小时，外面等了好几个人')
  await goTo(MONDAY)
  await say(server, '4', '充电的地方希望多一个插座')
  return say(server, '5', '门口的坡道被货车挡住，轮椅进不去')
}

/** The template's own example, one row that has an error, and the preview of both. */
async function plantImport(server: LocalServer): Promise<ImportId> {
  const token = await server.tokenOf('street_staff')
  const { text: csv } = await server.call(
    'imports.template',
    { street: STREET, kind: 'sites' },
    token,
  )
  const [headings = '', example = ''] = csv.split(/\r?\n/)
  const bytes = new TextEncoder().encode(`${headings}\n${example}\nB002,点\n`)
  const asked = { street: STREET, name: '站点.csv', bytes: bytes.byteLength }
  const { file, to } = await server.call('files.begin', { ...asked, purpose: 'import' }, token)
  if (to.by !== 'put') throw new Error('the local storage takes PUT')
  const sent = await fetch(new URL(to.url, server.url), { method: 'PUT', body: bytes })
  if (!sent.ok) throw new Error(`the upload was answered ${sent.status}`)
  const preview = { street: STREET, kind: 'sites' as const, file: file as FileId }
  return (await server.call('imports.preview', preview, token)).import.import
}

/** The first building of a grid of the demonstration. */
async function someBuilding(server: LocalServer): Promise<string> {
  const area = '310101002003-g02' as AreaCode
  const token = await server.tokenOf('street_staff')
  const { buildings } = await server.call('doors.list', { street: STREET, area }, token)
  return buildings[0]?.building ?? ''
}

/** Somebody of the street who has yet to come, and the invitation that waits for them. */
async function plantOffice(server: LocalServer) {
  const made = await server.call(
    'appointments.create',
    {
      ...{ street: STREET, client: 'touroffice0000000001' as ClientId, name: '林小满' },
      ...{ role: 'grid_head', area: '310101002003-g02' as AreaCode, from: '2026-11-23' as Day },
    },
    await server.tokenOf('street_staff'),
  )
  const { appointment } = made.appointment
  return { appointment, invitation: made.invitation?.invitation ?? '' }
}

async function plantSignin(server: LocalServer): Promise<string> {
  const browser = { browser: 'chrome', system: 'windows' } as const
  return (await server.call('session.ask', { street: STREET, browser })).request
}

async function operatorOf(server: LocalServer): Promise<string> {
  const { site } = await server.call('sites.get', { street: STREET, site: SITE })
  return site.operator?.operator ?? ''
}

/** Puts something to look at on every page, and tells where each one is. */
export async function plantTour(server: LocalServer): Promise<Stop[]> {
  const complaint = await plantComplaints(server)
  const id = await plantImport(server)
  const site = { street: STREET, site: SITE }
  const building = await someBuilding(server)
  const { appointment, invitation } = await plantOffice(server)
  const request = await plantSignin(server)
  const operator = await operatorOf(server)
  const street = { street: STREET }
  const filter = async (browser: Browser) => {
    await browser.page.locator('.filter-bar .button').first().click()
    await browser.page.getByRole('dialog').waitFor()
  }
  const moveCode = async (browser: Browser) => {
    await browser.page.getByRole('button', { name: /^(生成换账号的码|Make the code)$/ }).click()
    await browser.page
      .getByText(/^(不要把这张码发给别人|Do not send this code to anybody)$/)
      .waitFor()
  }
  return [
    { page: 'pages/home/index', as: 'stranger' },
    { page: 'pages/nearby/index', as: 'stranger' },
    { page: 'pages/nearby/index', view: 'filter', as: 'stranger', act: filter },
    { page: 'pages/mine/index', as: 'resident', desk: true },
    { page: 'pages/mine/index', view: 'stranger', as: 'stranger' },
    { page: 'pages/scan/index', as: 'stranger' },
    { page: 'pages/scan/index', view: 'unknown', as: 'stranger', query: { scanned: 'nothing' } },
    { page: 'pages/sites/index', as: 'stranger', query: site },
    { page: 'pages/sites/index', view: 'line', as: 'stranger', query: { ...site, site: LINE } },
    { page: 'pages/sites/coverage/index', as: 'stranger', query: street },
    { page: 'pages/areas/here/index', as: 'stranger', query: street },
    { page: 'pages/areas/rehearsal/index', as: 'street_staff', query: street, desk: true },
    { page: 'pages/areas/tree/index', as: 'street_staff', query: street, desk: true },
    { page: 'pages/appointments/index', as: 'street_staff', query: street, desk: true },
    { page: 'pages/appointments/new/index', as: 'street_staff', query: street },
    {
      page: 'pages/appointments/change/index',
      as: 'street_staff',
      query: { ...street, appointment },
    },
    { page: 'pages/appointments/end/index', as: 'street_staff', query: { ...street, appointment } },
    { page: 'pages/invitations/index', as: 'resident', query: { ...street, invitation } },
    { page: 'pages/invitations/move/index', as: 'resident', query: street },
    {
      page: 'pages/invitations/move/index',
      view: 'code',
      as: 'resident',
      query: street,
      act: moveCode,
    },
    { page: 'pages/operators/index', as: 'street_staff', query: street, desk: true },
    { page: 'pages/operators/review/index', as: 'street_staff', query: { ...street, operator } },
    { page: 'pages/operators/new/index', as: 'street_staff', query: street },
    { page: 'pages/operators/edit/index', as: 'street_staff', query: { ...street, operator } },
    { page: 'pages/signin/index', as: 'stranger' },
    { page: 'pages/signin/confirm/index', as: 'street_staff', query: { request } },
    { page: 'pages/sites/edit/index', as: 'street_staff', query: site, desk: true },
    {
      page: 'pages/sites/edit/index',
      view: 'line',
      as: 'street_staff',
      query: { ...site, site: LINE },
      desk: true,
    },
    { page: 'pages/sites/new/index', as: 'street_staff', query: { street: STREET }, desk: true },
    {
      page: 'pages/sites/poster/index',
      as: 'street_staff',
      query: site,
      desk: true,
      paper: true,
    },
    { page: 'pages/complaints/index', as: 'stranger', query: site },
    { page: 'pages/complaints/thread/index', as: 'resident', query: { street: STREET, complaint } },
    { page: 'pages/complaints/mine/index', as: 'resident', query: { street: STREET } },
    { page: 'pages/desk/index', as: 'street_staff', desk: true },
    { page: 'pages/desk/index', view: 'stranger', as: 'stranger' },
    { page: 'pages/doors/index', as: 'street_staff', query: { street: STREET }, desk: true },
    {
      page: 'pages/doors/building/index',
      as: 'street_staff',
      query: { street: STREET, building },
      desk: true,
    },
    { page: 'pages/doors/new/index', as: 'street_staff', query: { street: STREET }, desk: true },
    ...(await homeStops(server)),
    ...(await eventStops(server)),
    ...(await checkinStops(server)),
    ...(await handleStops(server)),
    ...(await reportStops(server)),
    ...(await open311Stops(server)),
    ...(await serviceStops(server)),
    ...settingStops(STREET),
    ...(await boardStops(server)),
    ...(await figureStops(server)),
    { page: 'pages/imports/index', as: 'street_staff', query: { street: STREET }, desk: true },
    {
      page: 'pages/imports/preview/index',
      as: 'street_staff',
      query: { street: STREET, import: id },
      desk: true,
    },
  ]
}

/** A page is there when nothing is on its way any more and no skeleton stands in for content. */
export async function settle(browser: Browser): Promise<void> {
  const { page } = browser
  await page.locator('[role=main] >> visible=true').first().waitFor()
  await browser.quiet()
  await page.waitForFunction(() => document.querySelectorAll('.waiting').length === 0)
}

/** What the switch on “mine” leaves behind once somebody plays a person. */
async function playing(server: LocalServer, as: Persona) {
  if (as === 'stranger') return {}
  return { token: await server.tokenOf(as), persona: as }
}

/** Opens one view as its person sees it. */
export async function openStop(
  server: LocalServer,
  { page, as, query, act }: Stop,
  options: Omit<BrowserOptions, 'url' | 'kept'> = {},
): Promise<Browser> {
  const asked = query ? `?${new URLSearchParams(query)}` : ''
  const url = `${server.url}/#/${page}${asked}`
  const browser = await openBrowser({ ...options, kept: await playing(server, as), url })
  await settle(browser)
  await act?.(browser)
  return browser
}
