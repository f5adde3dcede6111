import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import { newId } from '@/cloud/ids'
import type { InputOf } from '@/contract'
import type { Role } from '@/contract/areas'
import type { About } from '@/contract/complaints'
import type { ClientId, PersonId, SiteId, StreetCode } from '@/contract/wire'

export interface Office {
  role: Role
  street?: StreetCode
  area?: string
  operator?: string
  from?: string
  until?: string
}

export interface Somebody extends Caller {
  person: PersonId
  name: string
}

/** Gives a person a role in the street, for good unless days are named. */
export async function appoint(
  { db }: TestCloud,
  person: PersonId,
  { role, street = STREET, area = street, operator, from = '2000-01-01', until }: Office,
): Promise<void> {
  await db.query(
    `INSERT INTO appointments (street, id, person, role, area, operator, from_day, until_day)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [street, newId(), person, role, area, operator ?? null, from, until ?? null],
  )
}

/** Somebody of one's own in WeChat, with the roles given. */
export async function somebody(cloud: TestCloud, ...offices: Office[]): Promise<Somebody> {
  const person = newId<PersonId>()
  const name = `测试${person}`
  const openid = `openid-${person}`
  const at = new Date(cloud.clock.now())
  await cloud.db.query(
    'INSERT INTO persons (id, name, created_at, claimed_at) VALUES ($1, $2, $3, $3)',
    [person, name, at],
  )
  await cloud.db.query(
    'INSERT INTO wechat_accounts (openid_hash, person, linked_at) VALUES ($1, $2, $3)',
    [cloud.cloud.secrets.hash('openid', openid), person, at],
  )
  for (const office of offices) await appoint(cloud, person, office)
  return { ...cloud.wechat(openid), person, name }
}

/** The reports of the demonstration are gone, with all that hangs on them; those of a test stay. */
async function withoutSownReports({ db }: TestCloud): Promise<void> {
  const sown = `SELECT id FROM reports WHERE street = $1 AND client LIKE 'demonstration%'`
  for (const table of ['assignments', 'history', 'messages']) {
    await db.query(
      `DELETE FROM ${table} WHERE street = $1 AND noun = 'reports' AND subject IN (${sown})`,
      [STREET],
    )
  }
  await db.query(`DELETE FROM reports WHERE street = $1 AND id IN (${sown})`, [STREET])
}

/** Nobody in the street holds a role any more, and nothing is left that somebody in office would have in hand. */
export async function emptyOffices(cloud: TestCloud): Promise<void> {
  const { db } = cloud
  await withoutSownReports(cloud)
  await db.query('DELETE FROM appointments WHERE street = $1', [STREET])
}

export interface SomeSite {
  about: About
  site: SiteId
  name: { zh: string; en?: string }
  operator: string
  area: string
}

/** A site of the seed that has an operator. */
export async function someSite({ db }: TestCloud): Promise<SomeSite> {
  const [row] = await db.query<Omit<SomeSite, 'about'>>(
    `SELECT id AS site, name, operator, area FROM sites
     WHERE street = $1 AND operator IS NOT NULL ORDER BY id LIMIT 1`,
    [STREET],
  )
  if (!row) throw new Error('the seed has a site with an operator')
  return { ...row, about: { line: 'site', site: row.site } }
}

/** A client id as a phone makes one. */
export const clientId = () => newId(20) as ClientId

type Submission = InputOf<'complaints.submit'>

/** A complaint about the app, or about what is given. */
export const words = (given: Partial<Submission> = {}): Submission => ({
  street: STREET,
  client: clientId(),
  kind: 'complaint',
  about: { line: 'app' },
  words: '扫码以后页面打不开，等了很久。',
  ...given,
})

/** 10:00 in Shanghai of a day. */
export const tenOn = (day: string) => Date.parse(`${day}T02:00:00Z`)
