import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { csvOf, upload } from '@tests/support/uploads'
import type { Tx } from '@/cloud/database/database'
import { newId } from '@/cloud/ids'
import type { InvitationId, ReportId } from '@/contract/wire'
import { create } from '../appointments/office'
import { entry, openAt, placesOf, signUp, sync, tonight } from '../checkins/at-door'
import { words } from '../complaints/people'
import { client, GRID } from '../homes/neighbours'
import { act, placeIn, report, told } from '../reports/reporting'
import { newcomer } from './newcomers'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

/** Where the merged record stays named: what happened, and what a file did. */
const KEPT = ['persons.id', 'persons.merged_into', 'history', 'import_rows', 'rate_counters']

interface Column {
  table: string
  column: string
}

/** Every column of words, and of lists and JSON of words. */
const columnsOf = async () =>
  cloud.db.query<Column>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND c.data_type IN ('text', 'jsonb', 'ARRAY') ORDER BY 1, 2`,
  )

const isKept = ({ table, column }: Column) =>
  KEPT.includes(table) || KEPT.includes(`${table}.${column}`)

const nameOf = ({ table, column }: Column) => `${table}.${column}`

/** The columns, besides those that keep it, in which a record is named. */
async function naming(person: string): Promise<string[]> {
  const found: string[] = []
  for (const one of (await columnsOf()).filter((column) => !isKept(column))) {
    const [row] = await cloud.db.query<{ named: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${one.table} WHERE ${one.column}::text LIKE $1) AS named`,
      [`%${person}%`],
    )
    if (row?.named) found.push(nameOf(one))
  }
  return found
}

/** The columns in which any record is named, by what stands in the database. */
async function namingAnybody(): Promise<string[]> {
  const found: string[] = []
  for (const one of (await columnsOf()).filter((column) => !isKept(column))) {
    const [row] = await cloud.db.query<{ named: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${one.table} t JOIN persons p ON t.${one.column}::text = p.id)
         AS named`,
    )
    if (row?.named) found.push(nameOf(one))
  }
  return found
}

/** Columns that refer to a person by a foreign key. */
const referring = async () =>
  (
    await cloud.db.query<{ name: string }>(
      `SELECT k.conrelid::regclass::text || '.' || a.attname AS name FROM pg_constraint k
       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
       WHERE k.contype = 'f' AND k.confrelid = 'persons'::regclass ORDER BY 1`,
    )
  ).map(({ name }) => name)

/** One row of a table becomes this person's, in a column; what else must change with it comes along. */
async function plant(person: string, name: string, besides: string) {
  const [table, column] = name.split('.')
  const planted = await cloud.db.query<{ column: string }>(
    `UPDATE ${table} SET ${column} = $1${besides}
     WHERE ctid = (SELECT ctid FROM ${table} t WHERE t::text NOT LIKE $2
                   ORDER BY ctid DESC LIMIT 1)
     RETURNING ${column} AS column`,
    [person, `%${person}%`],
  )
  expect([name, planted.map((row) => row.column)]).toEqual([name, [person]])
}

/** Whoever opens an account is named there already. */
const OPENED = null
/** What is named with another column of its row. */
const ALONG = null

/** Everything that names a person, and what has to be so where it does. */
const PLANTED: Record<string, string | null> = {
  'absences.person': '',
  'appointments.person': ", from_day = '2024-01-01', until_day = '2024-02-01', stand_in = NULL",
  'appointments.stand_in': '',
  'area_versions.by_person': '',
  'assignments.owner': '',
  'complaints.sender': '',
  'complaints.owner': '',
  'complaints.answered_by': '',
  'consents.person': OPENED,
  'consents.taken_by': '',
  'door_devices.person': '',
  'door_entries.by_person': '',
  'event_feedback.person': '',
  'events.maker': '',
  'events.organiser': '',
  'files.owner': '',
  'homes.made_by': '',
  'homes.owner': '',
  'homes.person': '',
  'imports.by_person': '',
  'invitations.made_by': '',
  'invitations.claimed_by': ', claimed_at = made_at',
  'invitations.person': '',
  'message_credit_changes.person': '',
  'message_credits.person': '',
  'message_deliveries.person': '',
  'messages.person': '',
  'open311_keys.made_by': '',
  'report_bulks.by_person': '',
  'report_followers.person': '',
  'report_handlers.person': '',
  'reports.maker': '',
  'reports.owner': `, pause = jsonb_build_object('reason', '等配件', 'askedBy', $1::text)`,
  'reports.pause': ALONG,
  'reports.reporter': '',
  'reports.resolved_by': '',
  'service_certificates.person': '',
  'service_records.owner': `, state = 'asked', asked = '{}'`,
  'service_records.person': '',
  'service_records.signer': '',
  'sessions.person': '',
  'signins.person': '',
  'signup_places.person': ', held = false',
  'signups.maker': '',
  'signups.person': '',
  'wechat_accounts.person': OPENED,
}

/** Reports that somebody else has taken on, and that somebody else follows. */
async function reported() {
  const at = await placeIn(cloud, GRID)
  const credit = { street: STREET, client: client(), accepted: ['report_progress' as const] }
  await cloud.as('resident').call('messages.credit', credit)
  for (let i = 0; i < 4; i += 1) {
    const sent = await report(cloud.as('resident'), at)
    await act(cloud.as('grid_head'), 'reports.accept', sent)
    const which = { street: STREET, report: sent.report }
    await cloud.as('volunteer').call('reports.follow', which)
  }
  const [{ report: id, version } = { report: '', version: 1 }] = await cloud.db.query<{
    report: string
    version: number
  }>('SELECT id AS report, version FROM reports WHERE street = $1 ORDER BY id LIMIT 1', [STREET])
  await cloud.as('street_staff').call('reports.bulk', {
    ...{ street: STREET, client: client(), act: { step: 'file' } },
    reports: [{ report: id as ReportId, version }],
  })
}

/** Somebody was let in at a door, and says how it was. */
async function atDoor() {
  const { event } = await tonight(cloud, { starts: new Date(cloud.clock.now()).toISOString() })
  const signup = await signUp(cloud.as('partner'), event)
  const staff = cloud.as('street_staff')
  const { device } = await openAt(staff, event)
  await sync(staff, device, { entries: [entry(signup.signup, placesOf(signup))] })
  await cloud.as('partner').call('checkins.say', { street: STREET, event: event.event, stars: 5 })
}

/** Rows for all of it: an invitation, an absence, a file and its import, a message on its way to WeChat, a request of a browser. */
async function furnish() {
  const staff = cloud.as('street_staff')
  for (let i = 0; i < 3; i += 1) await create(staff, { name: '金秀英' })
  const { appointment } = await create(staff, { name: '金秀英' })
  await staff.call('appointments.away', {
    ...{ street: STREET, person: appointment.person, from: '2026-12-01', until: '2026-12-02' },
  })
  const accepted = ['work_assigned' as const]
  await staff.call('messages.credit', { street: STREET, client: newId(20), accepted })
  for (let i = 0; i < 3; i += 1) await cloud.as('resident').call('complaints.submit', words())
  await reported()
  await cloud.as('resident').call('consents.set', { purpose: 'visits', given: true })
  const file = await upload(cloud, 'street_staff', 'sites.csv', await csvOf(cloud))
  await staff.call('imports.preview', { street: STREET, kind: 'sites', file })
  await staff.call('open311.issueKey', { street: STREET, name: '城市应用', may: 'write' })
  const days = { from: '2026-01-01', until: '2026-12-31' }
  const certify = { street: STREET, client: client(), ...days }
  await cloud.as('volunteer').call('service.certify', certify)
  await atDoor()
  const browser = { browser: 'chrome', system: 'windows' } as const
  await cloud.as('stranger').call('session.ask', { street: STREET, browser })
}

/** An invitation back to an old account, and a new account that is named wherever a person can be. */
async function about() {
  await furnish()
  const old = await newcomer(cloud, 'old phone')
  const phone = await newcomer(cloud, 'new phone')
  for (const [name, besides] of Object.entries(PLANTED)) {
    if (besides !== null) await plant(phone.person, name, besides)
  }
  const { invitation } = await old.call('invitations.moveAccount', { street: STREET })
  return { old, phone, which: { street: STREET, invitation: invitation.invitation } }
}

test('what names a person is known: a new column joins this list, and the merge register', async () => {
  await furnish()
  const known = Object.keys(PLANTED)
  const all = new Set([...(await referring()), ...(await namingAnybody())])
  expect([...all].filter((name) => !known.includes(name) && !KEPT.includes(name))).toEqual([])
})

test('after a merge nothing names the record that is no more', async () => {
  const { old, phone, which } = await about()
  expect(await naming(phone.person)).toEqual(Object.keys(PLANTED).sort())
  await phone.call('invitations.claim', which)
  expect(await naming(phone.person)).toEqual([])
  const [left] = await cloud.db.query(
    'SELECT name, phone_hash, merged_into FROM persons WHERE id = $1',
    [phone.person],
  )
  expect(left).toEqual({ name: null, phone_hash: null, merged_into: old.person })
})

test('the same where a record that was entered is taken over', async () => {
  const { appointment, invitation } = await create(cloud.as('street_staff'), { name: '金秀英' })
  if (!invitation) throw new Error('a new record is invited')
  const guest = await newcomer(cloud, 'guest')
  await guest.call('invitations.claim', { street: STREET, invitation: invitation.invitation })
  expect(await naming(appointment.person)).toEqual([])
})

test('what was done in another street comes along, also where it was cut off the first time', async () => {
  const old = await newcomer(cloud, 'old phone')
  const { invitation } = await old.call('invitations.moveAccount', { street: STREET })
  const which = { street: STREET, invitation: invitation.invitation }
  const phone = await newcomer(cloud, 'new phone')
  await phone.call('complaints.submit', words({ street: OTHER_STREET }))
  const real = cloud.db.tx
  let runs = 0
  cloud.db.tx = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => {
    runs += 1
    return runs > 1
      ? Promise.reject(new Error('cut off'))
      : real.call<typeof cloud.db, [typeof run], Promise<T>>(cloud.db, run)
  }
  expect(await phone.try('invitations.claim', which)).toMatchObject({ error: { code: 'internal' } })
  cloud.db.tx = real
  expect(await naming(phone.person)).not.toEqual([])
  await phone.call('invitations.claim', which)
  expect(await naming(phone.person)).toEqual([])
})

describe('consents', () => {
  test('the later word on a purpose holds, whichever record said it; of two at once the one that withholds', async () => {
    const old = await newcomer(cloud, 'old phone')
    const phone = await newcomer(cloud, 'new phone')
    const say = async (
      who: typeof old,
      purpose: 'visits' | 'messages' | 'location',
      given: boolean,
    ) => who.call('consents.set', { purpose, given })
    await say(old, 'location', false)
    await say(phone, 'location', true)
    await say(phone, 'visits', true)
    cloud.clock.set(cloud.clock.now() + 1000)
    await say(old, 'visits', false)
    await say(phone, 'messages', true)
    const { invitation } = await old.call('invitations.moveAccount', { street: STREET })
    await phone.call('invitations.claim', { street: STREET, invitation: invitation.invitation })
    const { consents } = await phone.call('consents.list', {})
    const given = Object.fromEntries(consents.map((one) => [one.purpose, one.given]))
    expect(given).toMatchObject({ account: true, location: false, visits: false, messages: true })
  })
})

test('a report that was sent as both is kept twice, and nobody follows their own', async () => {
  const [old, phone] = [await newcomer(cloud, 'old phone'), await newcomer(cloud, 'new phone')]
  const input = told(await placeIn(cloud, GRID))
  const one = (await old.call('reports.submit', input)).report
  const two = (await phone.call('reports.submit', input)).report
  const followed = { street: STREET, report: one.report }
  await phone.call('reports.follow', followed)
  const { invitation } = await old.call('invitations.moveAccount', { street: STREET })
  await phone.call('invitations.claim', { street: STREET, invitation: invitation.invitation })
  const { reports } = await phone.call('reports.mine', { street: STREET })
  expect(reports.map((line) => line.report).sort()).toEqual([one.report, two.report].sort())
  expect(reports.map(({ own, followers }) => [own, followers])).toEqual([
    ['reported', 0],
    ['reported', 0],
  ])
  const again = await phone.call('reports.submit', input)
  expect(again.report.report).toBe(one.report)
})

test('an invitation of the merged record leads nowhere', async () => {
  const old = await newcomer(cloud, 'old phone')
  const phone = await newcomer(cloud, 'new phone')
  const mine = await phone.call('invitations.moveAccount', { street: STREET })
  const back = await old.call('invitations.moveAccount', { street: STREET })
  const which = (invitation: InvitationId) => ({ street: STREET, invitation })
  await phone.call('invitations.claim', which(back.invitation.invitation))
  const third = await newcomer(cloud, 'third')
  expect(await third.try('invitations.claim', which(mine.invitation.invitation))).toMatchObject({
    error: { code: 'conflict', because: { state: 'revoked' } },
  })
})
