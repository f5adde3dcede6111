import { randomBytes } from 'node:crypto'
import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import { csvOf, upload } from '@tests/support/uploads'
import type { ActionName, InputOf } from '@/contract'
import type { Persona } from '@/contract/session'
import type {
  AreaCode,
  ClientId,
  ComplaintId,
  FileId,
  ImportId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import { checkinScenarios } from './checkins-scenarios'
import { doorScenarios } from './door-scenarios'
import { eventHistory, eventScenarios, signupHistory, signupScenarios } from './events-scenarios'
import { homeHistory, homeScenarios } from './home-scenarios'
import { open311History, open311Scenarios } from './open311-scenarios'
import { operatorScenarios, someOperator } from './operator-scenarios'
import { reportDeskScenarios, reportHistory, reportScenarios } from './report-scenarios'
import { serviceHistory, serviceScenarios } from './service-scenarios'
import { settingScenarios, settingsHistory } from './setting-scenarios'

/** How to try an action in a case: sets up what it needs and answers the input, made for this persona. */
export type Scenario<Name extends ActionName = ActionName> = (
  cloud: TestCloud,
  persona: Persona,
) => Promise<InputOf<Name>>

const client = () => randomBytes(16).toString('hex') as ClientId
const place = { lng: 121.4785, lat: 31.2345 }
const hours = {
  week: Array.from({ length: 7 }, () => [{ opens: 480, closes: 1200 }]),
  seasons: [],
  holidays: { as: 'usual' as const },
  makeups: { as: 'usual' as const },
  exceptions: [],
}

type SiteCase = 'own' | 'other' | 'grid' | 'street'

/** The sites of the cases, found in the seed by what they are and not by their ids. */
const siteQuery: Record<SiteCase, string> = {
  own: 's.operator = mine.operator AND a.path @> ARRAY[mine.community]',
  other: 's.operator IS DISTINCT FROM mine.operator AND a.path @> ARRAY[mine.community]',
  grid: 's.operator IS DISTINCT FROM mine.operator AND NOT a.path @> ARRAY[mine.community]',
  street: 'true',
}

async function siteOf(cloud: TestCloud, which: SiteCase) {
  const street = which === 'street' ? OTHER_STREET : STREET
  const rows = await cloud.db.query<{ site: SiteId; version: number }>(
    `WITH mine AS (SELECT
       (SELECT operator FROM appointments x JOIN persons p ON p.id = x.person
        WHERE x.street = $2 AND p.persona = 'operator' ORDER BY x.id LIMIT 1) AS operator,
       (SELECT area FROM appointments x JOIN persons p ON p.id = x.person
        WHERE x.street = $2 AND p.persona = 'community_secretary' ORDER BY x.id LIMIT 1) AS community)
     SELECT s.id AS site, s.version FROM sites s
       JOIN areas a ON a.street = s.street AND a.code = s.area, mine
     WHERE s.street = $1 AND s.kind = 'point' AND NOT s.retired AND ${siteQuery[which]}
     ORDER BY s.id LIMIT 1`,
    [street, STREET],
  )
  const [found] = rows
  if (!found) throw new Error(`the seed has no site for the case ${which}`)
  return { street, ...found }
}

async function openNow(cloud: TestCloud, which: SiteCase) {
  const { street, site } = await siteOf(cloud, which)
  const always = { ...hours, week: Array.from({ length: 7 }, () => [{ opens: 0, closes: 1439 }]) }
  await cloud.db.query(
    'UPDATE sites SET hours = $3, closures = DEFAULT WHERE street = $1 AND id = $2',
    [street, site, JSON.stringify(always)],
  )
  return siteOf(cloud, which)
}

async function closedNow(cloud: TestCloud, which: SiteCase) {
  const at = await openNow(cloud, which)
  const [from, until] = [-60_000, 3_600_000].map((after) => new Date(cloud.clock.now() + after))
  await cloud.db.query('UPDATE sites SET closures = $3 WHERE street = $1 AND id = $2', [
    at.street,
    at.site,
    JSON.stringify([{ from, until }]),
  ])
  return at
}

const sites =
  <Input extends object>(
    which: SiteCase,
    extra: Input,
    setUp: (cloud: TestCloud, which: SiteCase) => ReturnType<typeof siteOf> = siteOf,
  ) =>
  async (cloud: TestCloud) => ({ ...(await setUp(cloud, which)), ...extra })

const unversioned = (which: SiteCase) => async (cloud: TestCloud) => {
  const { street, site } = await siteOf(cloud, which)
  return { street, site }
}

const complaint = (street: StreetCode = STREET) => ({
  street,
  client: client(),
  kind: 'complaint' as const,
  about: { line: 'app' as const },
  words: '扫码以后字太小看不清楚',
})

/** Sends one as somebody and hands it to the person who plays `owner`, or to nobody whom we play. */
async function sent(cloud: TestCloud, by: Persona, owner?: Persona, street = STREET) {
  const { complaint: made, receipt } = await cloud
    .as(by)
    .call('complaints.submit', complaint(street))
  const owned = owner ? `(SELECT id FROM persons WHERE persona = '${owner}')` : `'nobody0000'`
  for (const [table, key] of [
    ['complaints', 'id'],
    ['assignments', 'subject'],
  ]) {
    await cloud.db.query(`UPDATE ${table} SET owner = ${owned} WHERE street = $1 AND ${key} = $2`, [
      street,
      made.complaint,
    ])
  }
  const { complaint: id, version, number } = made
  return { street, complaint: id as ComplaintId, version, number, receipt }
}

/** A neighbour who is never the one who asks. */
const neighbour = (persona: Persona): Persona => (persona === 'resident' ? 'volunteer' : 'resident')

const ids = <Given extends { street: StreetCode; complaint: ComplaintId }>({
  street,
  complaint,
}: Given) => ({
  street,
  complaint,
})
const stepOf = <Given extends { street: StreetCode; complaint: ComplaintId; version: number }>({
  street,
  complaint,
  version,
}: Given) => ({ street, complaint, version })

/** A stranger's own complaint cannot be opened by id; what they try is a neighbour's. */
const ownComplaint = (cloud: TestCloud, persona: Persona) => sent(cloud, persona)
const owned = (cloud: TestCloud, persona: Persona) =>
  sent(cloud, neighbour(persona), 'street_staff')
const others = (cloud: TestCloud, persona: Persona) => sent(cloud, neighbour(persona))
const foreign = (cloud: TestCloud, persona: Persona) =>
  sent(cloud, neighbour(persona), undefined, OTHER_STREET)

async function uploaded(cloud: TestCloud): Promise<{ street: StreetCode; file: FileId }> {
  const file = await upload(cloud, 'street_staff', 'sites.csv', await csvOf(cloud))
  return { street: STREET, file }
}

async function previewed(cloud: TestCloud) {
  const { street, file } = await uploaded(cloud)
  const { import: made } = await cloud
    .as('street_staff')
    .call('imports.preview', { street, kind: 'sites', file })
  return { street, import: made.import as ImportId, version: made.version }
}

async function applied(cloud: TestCloud) {
  const { import: made } = await cloud
    .as('street_staff')
    .call('imports.apply', await previewed(cloud))
  return { street: STREET, import: made.import as ImportId, version: made.version }
}

const inOtherStreet =
  <Input extends { street: StreetCode }>(scenario: (cloud: TestCloud) => Promise<Input>) =>
  async (cloud: TestCloud) => ({ ...(await scenario(cloud)), street: OTHER_STREET })

const always =
  <Input>(input: Input) =>
  async () =>
    input

const desk = { browser: 'chrome', system: 'windows' } as const

/** A request of a browser in which nobody is signed in. */
const asked = (cloud: TestCloud) =>
  cloud.as('stranger').call('session.ask', { street: STREET, browser: desk })

type OfficeCase = 'own' | 'grid'

const someDays = { from: '2026-11-24', until: '2026-11-25' }
const wholeStreet = (street: StreetCode) => street as string as AreaCode

const newOffice = (which: OfficeCase): InputOf<'appointments.create'> => ({
  street: STREET,
  client: client(),
  name: '新来的志愿者',
  role: 'volunteer',
  area: `${STREET}${which === 'own' ? '003-g03' : '008-g01'}` as AreaCode,
  from: '2026-11-23',
})

/** A new volunteer whom staff have invited. */
async function madeOffice(cloud: TestCloud, which: OfficeCase) {
  const made = await cloud.as('street_staff').call('appointments.create', newOffice(which))
  const { appointment, person, version, invited } = made.appointment
  if (!invited) throw new Error('a new record is invited')
  return { street: STREET, appointment, person, version, invitation: invited.invitation }
}

type MadeOffice = Awaited<ReturnType<typeof madeOffice>>

const stepOn = ({ street, appointment, version }: MadeOffice) => ({ street, appointment, version })

/** An action on an office of one's community, of another one, and of a street that it is not in. */
function officeCases<Input extends { street: StreetCode }>(
  input: (made: MadeOffice, cloud: TestCloud) => Input | Promise<Input>,
) {
  const on = (which: OfficeCase) => async (cloud: TestCloud) =>
    input(await madeOffice(cloud, which), cloud)
  return { own: on('own'), grid: on('grid'), street: inOtherStreet(on('own')) }
}

const invitationOf = async (cloud: TestCloud) => {
  const { street, invitation } = await madeOffice(cloud, 'own')
  return { street, invitation }
}
const invitationCases = { own: invitationOf, street: inOtherStreet(invitationOf) }

/** An invitation to what was entered for somebody in the grid of the grid head who asks. */
async function homeInvitation(cloud: TestCloud) {
  const { street, invitation } = await invitationOf(cloud)
  await cloud.db.query(
    `UPDATE invitations SET kind = 'home', appointment = NULL, area = $3
     WHERE street = $1 AND id = $2`,
    [street, invitation, `${STREET}003-g01`],
  )
  return { street, invitation }
}

/** Every (action, case) of the table. */
export const scenarios: { [Name in ActionName]: Record<string, Scenario<Name>> } = {
  'session.me': { any: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'session.open': {
    any: always({ street: STREET, agreed: true }),
    street: always({ street: OTHER_STREET, agreed: true }),
  },
  'session.personas': { any: always({}) },
  'session.signInAs': { any: always({ persona: 'resident' }) },
  'session.renew': { any: always({}) },
  'session.end': { any: always({}) },
  'session.ask': {
    any: always({ street: STREET, browser: desk }),
    street: always({ street: OTHER_STREET, browser: desk }),
  },
  'session.look': { any: async (cloud) => ({ request: (await asked(cloud)).request }) },
  'session.confirm': {
    any: async (cloud) => {
      const { request, number } = await asked(cloud)
      return { request, number }
    },
  },
  'session.refuse': { any: async (cloud) => ({ request: (await asked(cloud)).request }) },
  'session.collect': {
    key: async (cloud) => {
      const { request, key } = await asked(cloud)
      return { request, key }
    },
    foreign: async (cloud) => {
      const [{ request }, { key }] = [await asked(cloud), await asked(cloud)]
      return { request, key }
    },
  },
  'session.list': { any: always({}) },
  'session.revoke': {
    others: always({ session: 'others' }),
    foreign: async (cloud, persona) => {
      const somebody = persona === 'resident' ? 'volunteer' : 'resident'
      const { sessions } = await cloud.as(somebody).call('session.list', {})
      const [session] = sessions
      if (!session) throw new Error('whoever asks has a session')
      return { session: session.session }
    },
  },
  'areas.responsible': {
    own: async () => ({ street: STREET, at: place }),
    street: async () => ({ street: OTHER_STREET, at: place }),
  },
  'areas.rehearse': {
    own: async () => ({ street: STREET, at: place, away: [] }),
    street: async () => ({ street: OTHER_STREET, at: place, away: [] }),
  },
  'areas.locate': { any: always({ at: place }) },
  'areas.shapes': {
    own: always({ street: STREET, level: 'community' }),
    street: always({ street: OTHER_STREET, level: 'community' }),
  },
  'areas.tree': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'areas.versions': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'areas.divisions': { any: always({ query: '贵州' }) },
  'appointments.list': {
    own: always({ street: STREET }),
    street: always({ street: OTHER_STREET }),
  },
  'appointments.create': {
    own: async () => newOffice('own'),
    grid: async () => newOffice('grid'),
    top: async () => ({ ...newOffice('own'), role: 'administrator', area: wholeStreet(STREET) }),
    operator: async (cloud) => ({
      ...{ ...newOffice('own'), role: 'operator', area: wholeStreet(STREET) },
      operator: await someOperator(cloud),
    }),
    street: async () => ({ ...newOffice('own'), street: OTHER_STREET }),
  },
  'appointments.get': officeCases(({ street, appointment }) => ({ street, appointment })),
  'appointments.change': officeCases((made) => ({ ...stepOn(made), until: '2026-12-31' })),
  'appointments.away': {
    ...officeCases(({ street, person }) => ({ street, person, ...someDays })),
    self: always({ street: STREET, ...someDays }),
  },
  'appointments.back': officeCases(async ({ street, person }, cloud) => {
    const asked = { street: STREET, person, ...someDays }
    const { absence } = await cloud.as('street_staff').call('appointments.away', asked)
    return { street, absence: absence.absence }
  }),
  'appointments.handover': officeCases(({ street, appointment }) => ({ street, appointment })),
  'appointments.end': officeCases((made) => ({ ...stepOn(made), hands: [] })),
  'appointments.invite': {
    ...officeCases(({ street, appointment }) => ({
      street,
      appointment,
      kind: 'appointment' as const,
    })),
    account: async (cloud) => {
      const { appointment, person } = await madeOffice(cloud, 'own')
      const now = new Date(cloud.clock.now())
      await cloud.db.query('UPDATE persons SET claimed_at = $2 WHERE id = $1', [person, now])
      return { street: STREET, appointment, kind: 'account' }
    },
  },
  'invitations.look': invitationCases,
  'invitations.claim': invitationCases,
  'invitations.moveAccount': {
    any: always({ street: STREET }),
    street: always({ street: OTHER_STREET }),
  },
  'invitations.revoke': {
    ...officeCases(({ street, invitation }) => ({ street, invitation })),
    home: homeInvitation,
    self: async (cloud, persona) => {
      const who = cloud.as(persona === 'stranger' ? 'resident' : persona)
      const { invitation } = await who.call('invitations.moveAccount', { street: STREET })
      return { street: STREET, invitation: invitation.invitation }
    },
  },
  'sites.near': { any: always({ at: place, needs: [], metres: 1000, limit: 5 }) },
  'sites.list': {
    own: always({ street: STREET, needs: [] }),
    street: always({ street: OTHER_STREET, needs: [] }),
    mine: always({ street: STREET, needs: [], mine: true }),
  },
  'sites.coverage': {
    own: async () => ({ street: STREET, minutes: 10, needs: [] }),
    street: async () => ({ street: OTHER_STREET, minutes: 10, needs: [] }),
  },
  'sites.get': {
    own: unversioned('own'),
    other: unversioned('other'),
    grid: unversioned('grid'),
    street: unversioned('street'),
    retired: async (cloud) => {
      const { street, site, version } = await siteOf(cloud, 'grid')
      await cloud.as('street_staff').call('sites.retire', { street, site, version, retired: true })
      return { street, site }
    },
  },
  'sites.visit': {
    own: async (cloud) => ({ ...(await unversioned('own')(cloud)), client: client() }),
    street: async (cloud) => ({ ...(await unversioned('street')(cloud)), client: client() }),
  },
  'sites.rate': {
    own: async (cloud) => ({ ...(await unversioned('own')(cloud)), client: client(), stars: 4 }),
    street: async (cloud) => ({
      ...(await unversioned('street')(cloud)),
      client: client(),
      stars: 4,
    }),
  },
  'sites.close': {
    own: sites('own', {}, openNow),
    other: sites('other', {}, openNow),
    grid: sites('grid', {}, openNow),
    street: sites('street', {}, openNow),
  },
  'sites.reopen': {
    own: sites('own', {}, closedNow),
    other: sites('other', {}, closedNow),
    grid: sites('grid', {}, closedNow),
    street: sites('street', {}, closedNow),
  },
  'sites.update': {
    own: sites('own', { changes: { capacity: 30 } }),
    other: sites('other', { changes: { capacity: 30 } }),
    grid: sites('grid', { changes: { capacity: 30 } }),
    street: sites('street', { changes: { capacity: 30 } }),
    name: sites('own', { changes: { name: { zh: '改了名字的站点' } } }),
  },
  'sites.create': {
    own: async () => newSite(STREET),
    street: async () => newSite(OTHER_STREET),
  },
  'sites.retire': {
    own: sites('own', { retired: false }),
    grid: sites('grid', { retired: false }),
    street: sites('street', { retired: false }),
  },
  'sites.poster': {
    own: unversioned('own'),
    other: unversioned('other'),
    grid: unversioned('grid'),
    street: unversioned('street'),
  },
  'sites.replaceCode': {
    own: sites('own', {}),
    other: sites('other', {}),
    grid: sites('grid', {}),
    street: sites('street', {}),
  },
  'sites.operators': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  ...doorScenarios,
  ...homeScenarios,
  ...operatorScenarios,
  ...reportScenarios,
  ...eventScenarios,
  ...signupScenarios,
  ...checkinScenarios,
  ...reportDeskScenarios,
  ...open311Scenarios,
  ...serviceScenarios,
  ...settingScenarios,
  'codes.resolve': { any: always({ scanned: 'https://example.com/menu' }) },
  'complaints.submit': {
    own: async () => complaint(),
    street: async () => complaint(OTHER_STREET),
  },
  'complaints.find': {
    receipt: async (cloud) => {
      const { street, number, receipt } = await sent(cloud, 'stranger')
      return { street, number, receipt }
    },
    other: async (cloud) => {
      const { street, number } = await sent(cloud, 'stranger')
      return { street, number, receipt: '0000000000000000' }
    },
    street: async (cloud) => {
      const { number, receipt } = await sent(cloud, 'stranger')
      return { street: OTHER_STREET, number, receipt }
    },
  },
  'complaints.get': {
    own: async (cloud, persona) => ids(await ownComplaint(cloud, persona)),
    owned: async (cloud, persona) => ids(await owned(cloud, persona)),
    other: async (cloud, persona) => ids(await others(cloud, persona)),
    street: async (cloud, persona) => ids(await foreign(cloud, persona)),
  },
  'complaints.mine': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'complaints.owned': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'complaints.answer': {
    owned: async (cloud, persona) => ({
      ...stepOf(await owned(cloud, persona)),
      words: '谢谢您，下个版本会改大',
    }),
    other: async (cloud, persona) => ({
      ...stepOf(await others(cloud, persona)),
      words: '谢谢您，下个版本会改大',
    }),
    street: async (cloud, persona) => ({
      ...stepOf(await foreign(cloud, persona)),
      words: '谢谢您，下个版本会改大',
    }),
  },
  'complaints.withdraw': {
    own: async (cloud, persona) => stepOf(await ownComplaint(cloud, persona)),
    owned: async (cloud, persona) => stepOf(await owned(cloud, persona)),
    street: async (cloud, persona) => stepOf(await foreign(cloud, persona)),
  },
  'imports.preview': {
    own: async (cloud) => ({ ...(await uploaded(cloud)), kind: 'sites' as const }),
    street: inOtherStreet(async (cloud) => ({
      ...(await uploaded(cloud)),
      kind: 'sites' as const,
    })),
  },
  'imports.continue': {
    own: async (cloud) => importIds(await previewed(cloud)),
    street: inOtherStreet(async (cloud) => importIds(await previewed(cloud))),
  },
  'imports.apply': { own: previewed, street: inOtherStreet(previewed) },
  'imports.undo': { own: applied, street: inOtherStreet(applied) },
  'imports.get': {
    own: async (cloud) => importIds(await previewed(cloud)),
    street: inOtherStreet(async (cloud) => importIds(await previewed(cloud))),
  },
  'imports.list': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'imports.template': {
    own: always({ street: STREET, kind: 'sites' }),
    street: always({ street: OTHER_STREET, kind: 'sites' }),
  },
  'files.begin': {
    own: always({ street: STREET, purpose: 'import', name: 'sites.csv', bytes: 100 }),
    photo: always({ street: STREET, purpose: 'report_photo', name: 'IMG_1.jpg', bytes: 100 }),
    street: always({ street: OTHER_STREET, purpose: 'import', name: 'sites.csv', bytes: 100 }),
  },
  'consents.list': { any: always({}) },
  'consents.set': { any: always({ purpose: 'location', given: true }) },
  'history.list': {
    event: eventHistory,
    part: signupHistory,
    home: homeHistory,
    report: reportHistory,
    hours: serviceHistory,
    key: open311History,
    settings: settingsHistory,
    own: historyOf('own'),
    other: historyOf('other'),
    grid: historyOf('grid'),
    street: historyOf('street'),
  },
  'assignments.mine': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'messages.list': { own: always({ street: STREET }), street: always({ street: OTHER_STREET }) },
  'messages.read': {
    own: always({ street: STREET, messages: ['0000000000'] }),
    street: always({ street: OTHER_STREET, messages: ['0000000000'] }),
  },
  'messages.templates': {
    own: always({ street: STREET }),
    street: always({ street: OTHER_STREET }),
  },
  'messages.credit': {
    own: async () => ({ street: STREET, client: client(), accepted: ['report_progress'] }),
    street: async () => ({ street: OTHER_STREET, client: client(), accepted: ['work_assigned'] }),
  },
  'clock.read': { any: always({}) },
  'clock.move': { any: always({ to: null }) },
}

function newSite(street: StreetCode) {
  const [zh, needs] = ['新增的邻里客厅', []]
  const name = { zh }
  return {
    street,
    client: client(),
    kind: 'point' as const,
    name,
    address: { zh: '贵州路' },
    at: place,
    needs,
    hours,
  }
}

function importIds({ street, import: id }: { street: StreetCode; import: ImportId }) {
  return { street, import: id }
}

function historyOf(which: SiteCase) {
  return async (cloud: TestCloud) => {
    const { street, site } = await siteOf(cloud, which)
    return { street, subject: { noun: 'sites' as const, id: site } }
  }
}
