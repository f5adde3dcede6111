import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { authorizedByRule } from '@/cloud/authorization'
import { newId } from '@/cloud/ids'
import { invite } from '@/cloud/invitations/intake'
import { type InvitationKind, MOVE_MINUTES } from '@/contract/invitations'
import type { AreaCode, InvitationId, PersonId, StreetCode } from '@/contract/wire'
import { GRID, historyOf, personaId, rolesOf } from '../appointments/office'
import { inboxOf, type Newcomer, newcomer } from './newcomers'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const MINUTE = 60_000
const which = (invitation: InvitationId, street = STREET) => ({ street, invitation })

/** A record that a head entered for somebody without a phone. */
async function entered(name = '王阿婆'): Promise<PersonId> {
  const person = newId<PersonId>()
  await cloud.db.query('INSERT INTO persons (id, name, created_at) VALUES ($1, $2, $3)', [
    ...[person, name, new Date(cloud.clock.now())],
  ])
  return person
}

/** What another noun asks of the intake, for a grid in Guizhou. */
const invited = (kind: InvitationKind, person: PersonId, by: PersonId | null = null, area = GRID) =>
  cloud.db.tx((tx) => {
    const asked = { street: STREET, kind, person, area, by, now: cloud.clock.now() }
    const rule = 'an invitation gives its record to whoever accepts it'
    return invite(tx, authorizedByRule(rule, asked))
  })

describe('to a record that was entered for somebody', () => {
  test('says whose and where; whoever accepts is that person, and who invited is told', async () => {
    const [person, head] = [await entered(), await newcomer(cloud, 'head')]
    const invitation = await invited('home', person, head.person)
    const guest = await newcomer(cloud, 'guest')
    const { invitation: shown } = await guest.call('invitations.look', which(invitation))
    expect(shown).toMatchObject({
      ...{ kind: 'home', state: 'open', yours: false, office: null },
      record: { name: '王阿婆', area: { code: GRID, level: 'grid' } },
    })
    const claimed = await guest.call('invitations.claim', which(invitation))
    expect(claimed.invitation).toMatchObject({ yours: true, record: { name: '王阿婆' } })
    expect(await guest.call('session.me', { street: STREET })).toMatchObject({
      ...{ person: guest.person, name: '王阿婆', roles: [] },
    })
    expect(await inboxOf(head)).toEqual(['invitation_claimed'])
    const lines = await historyOf(cloud, 'invitations', invitation)
    expect(lines).toMatchObject([{ did: 'invitations.claim', by: guest.person }])
    const late = await (await newcomer(cloud, 'late')).call('invitations.look', which(invitation))
    expect(late.invitation).toMatchObject({ state: 'claimed', office: null, record: null })
  })

  test('a fresh one takes the place of the one before, and the area may be unknown', async () => {
    const person = await entered()
    const first = await invited('home', person)
    const again = await cloud.db.tx((tx) => {
      const asked = { street: STREET, kind: 'home' as const, person, by: null }
      const rule = 'an invitation gives its record to whoever accepts it'
      return invite(tx, authorizedByRule(rule, { ...asked, now: cloud.clock.now() }))
    })
    const guest = await newcomer(cloud, 'guest')
    expect(await guest.try('invitations.claim', which(first))).toMatchObject({
      error: { code: 'conflict', because: { state: 'revoked' } },
    })
    const { invitation } = await guest.call('invitations.look', which(again))
    expect(invitation.record).toEqual({ name: '王阿婆', area: null })
    expect((await guest.try('invitations.claim', which(again))).ok).toBe(true)
  })

  test('once only, also at the same moment', async () => {
    const invitation = await invited('home', await entered())
    const both = [await newcomer(cloud, 'one'), await newcomer(cloud, 'two')]
    const done = await Promise.all(
      both.map((who) => who.try('invitations.claim', which(invitation))),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is taken back by whoever leads an area around it or the street, by nobody else', async () => {
    const person = await entered()
    const [head] = await cloud.db.query<{ area: AreaCode }>(
      'SELECT area FROM appointments WHERE street = $1 AND person = $2 ORDER BY id LIMIT 1',
      [STREET, await personaId(cloud, 'grid_head')],
    )
    for (const persona of ['grid_head', 'community_secretary', 'street_staff'] as const) {
      const invitation = await invited('home', person, null, head?.area)
      for (const other of ['resident', 'volunteer', 'operator', 'supervisor'] as const) {
        expect(await cloud.as(other).try('invitations.revoke', which(invitation))).toMatchObject({
          error: { code: 'not_found' },
        })
      }
      await cloud.as(persona).call('invitations.revoke', which(invitation))
      const by = cloud.as(persona)
      const subject = { noun: 'invitations' as const, id: invitation }
      const { lines } = await by.call('history.list', { street: STREET, subject })
      expect(lines.map(({ did }) => did)).toEqual(['invitations.revoke'])
    }
  })

  test('the database keeps each kind to its shape', async () => {
    const person = await entered()
    await expect(invited('appointment', person)).rejects.toThrow()
    await expect(invited('administrator', person)).rejects.toThrow()
  })
})

describe('to come back, without an office', () => {
  test('the record takes up the new account and what it did meanwhile, in every street', async () => {
    const old = await newcomer(cloud, 'old phone')
    const invitation = await invited('account', old.person)
    const phone = await newcomer(cloud, 'new phone')
    const sent = await complain(phone, STREET)
    const elsewhere = await complain(phone, OTHER_STREET)
    await phone.call('invitations.claim', which(invitation))
    expect((await phone.call('session.me', { street: STREET })).person).toBe(old.person)
    expect((await old.call('session.me', { street: STREET })).person).toBeNull()
    expect(await minesOf(phone, STREET)).toEqual([sent])
    expect(await minesOf(phone, OTHER_STREET)).toEqual([elsewhere])
  })
})

describe('moving one’s own account', () => {
  const move = async (who: Pick<Newcomer, 'call'>, street: StreetCode = STREET) =>
    (await who.call('invitations.moveAccount', { street })).invitation

  test('whoever scans it with another account becomes the person; the old account stops', async () => {
    const old = await newcomer(cloud, 'old phone')
    const sent = await complain(old, STREET)
    const made = await move(old)
    expect(made).toMatchObject({ kind: 'account' })
    expect(Date.parse(made.expires)).toBe(cloud.clock.now() + MOVE_MINUTES * MINUTE)
    const resolved = await cloud.as('stranger').call('codes.resolve', { scanned: made.link })
    expect(resolved).toMatchObject({ is: 'invitation', invitation: made.invitation })
    expect(await inboxOf(old)).toEqual(['account_invited'])

    const phone = await newcomer(cloud, 'new phone')
    const { invitation } = await phone.call('invitations.look', which(made.invitation))
    expect(invitation).toMatchObject({ state: 'open', office: null, record: { area: null } })
    await phone.call('invitations.claim', which(made.invitation))
    expect((await phone.call('session.me', { street: STREET })).person).toBe(old.person)
    expect(await minesOf(phone, STREET)).toEqual([sent])
    expect((await old.call('session.me', { street: STREET })).person).toBeNull()
    const lines = await historyOf(cloud, 'invitations', made.invitation)
    expect(lines).toMatchObject([
      { did: 'invitations.moveAccount', by: old.person },
      { did: 'invitations.claim', by: old.person },
    ])
    expect((await phone.try('invitations.claim', which(made.invitation))).ok).toBe(true)
  })

  test('from a browser too, which is signed out by it; a browser that waits is let in no more', async () => {
    const old = await newcomer(cloud, 'old phone')
    const browser = { browser: 'chrome', system: 'windows' } as const
    const asked = await cloud.as('stranger').call('session.ask', { street: STREET, browser })
    const { request, number, key } = asked
    await old.call('session.confirm', { request, number })
    const made = await move(old)
    const phone = await newcomer(cloud, 'new phone')
    await phone.call('invitations.claim', which(made.invitation))
    expect(await cloud.as('stranger').call('session.collect', { request, key })).toEqual({
      state: 'refused',
    })
  })

  test('for minutes; a fresh one takes its place; oneself takes it back, others do not', async () => {
    const old = await newcomer(cloud, 'old phone')
    const phone = await newcomer(cloud, 'new phone')
    const refused = async (invitation: InvitationId, state: string) =>
      expect(await phone.try('invitations.claim', which(invitation))).toMatchObject({
        error: { code: 'conflict', because: { state } },
      })
    const first = await move(old)
    const second = await move(old)
    await refused(first.invitation, 'revoked')
    expect(await phone.try('invitations.revoke', which(second.invitation))).toMatchObject({
      error: { code: 'not_found' },
    })
    await old.call('invitations.revoke', which(second.invitation))
    await refused(second.invitation, 'revoked')
    const third = await move(old)
    cloud.clock.set(cloud.clock.now() + MOVE_MINUTES * MINUTE)
    await refused(third.invitation, 'expired')
  })

  test('not with the account that it leaves, not without WeChat, not with one that serves', async () => {
    const old = await newcomer(cloud, 'old phone')
    const { invitation } = await move(old)
    const tries = [
      [old, 'conflict'],
      [cloud.as('resident'), 'sign_in'],
      [await serving(), 'conflict'],
    ] as const
    for (const [who, code] of tries) {
      expect(await who.try('invitations.claim', which(invitation))).toMatchObject({
        error: { code },
      })
    }
    expect((await old.call('session.me', { street: STREET })).person).toBe(old.person)
  })

  test('who holds an office takes it along', async () => {
    const old = await serving()
    const phone = await newcomer(cloud, 'new phone')
    await phone.call('invitations.claim', which((await move(old)).invitation))
    expect(await rolesOf(phone)).toEqual(['volunteer'])
  })

  test('nobody for a street that is not served, nobody who is not signed in', async () => {
    const old = await newcomer(cloud, 'old phone')
    const unknown = { street: '310199999' }
    expect(await old.try('invitations.moveAccount', unknown)).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(
      await cloud.as('stranger').try('invitations.moveAccount', { street: STREET }),
    ).toMatchObject({ error: { code: 'sign_in' } })
  })
})

async function serving(): Promise<Newcomer> {
  const who = await newcomer(cloud, 'serves')
  await cloud.db.query(
    `INSERT INTO appointments (street, id, person, role, area, from_day)
     VALUES ($1, $2, $3, 'volunteer', $1, '2026-01-01')`,
    [STREET, newId(), who.person],
  )
  return who
}

async function complain(who: Newcomer, street: StreetCode) {
  const { complaint } = await who.call('complaints.submit', {
    ...{ street, client: newId(20) as never, kind: 'complaint', about: { line: 'app' } },
    words: '扫码以后页面打不开，等了很久。',
  })
  return complaint.complaint
}

const minesOf = async (who: Newcomer, street: StreetCode) =>
  (await who.call('complaints.mine', { street })).complaints.map(({ complaint }) => complaint)
