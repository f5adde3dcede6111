import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { inviteAdministrator } from '@/cloud/appointments/intake'
import { codeOf } from '@/cloud/invitations/intake'
import type { InvitationId } from '@/contract/wire'
import {
  create,
  GRID,
  historyOf,
  listAll,
  officeOf,
  personaId,
  rolesOf,
} from '../appointments/office'
import { emptyOffices, type Somebody, somebody, words } from '../complaints/people'
import { newcomer } from './newcomers'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const staff = () => cloud.as('street_staff')
const DAY = 86_400_000

async function invited(given: Parameters<typeof create>[1] = {}) {
  const { appointment, invitation } = await create(staff(), { name: '金秀英', ...given })
  if (!invitation) throw new Error('a new record is invited')
  return { appointment, which: { street: STREET, invitation: invitation.invitation } }
}

describe('look', () => {
  test('says what one is invited to, to who has signed in', async () => {
    const { which } = await invited({ role: 'grid_head' })
    expect(await cloud.as('stranger').try('invitations.look', which)).toMatchObject({
      error: { code: 'sign_in' },
    })
    const guest = await newcomer(cloud, 'guest')
    const { invitation } = await guest.call('invitations.look', which)
    expect(invitation).toMatchObject({
      ...{ kind: 'appointment', state: 'open', yours: false },
      office: { name: '金秀英', role: 'grid_head', area: { code: GRID } },
    })
  })

  test('of another street, or of none, there is nothing', async () => {
    const { which } = await invited()
    const guest = await newcomer(cloud, 'guest')
    for (const wrong of [
      { ...which, street: OTHER_STREET },
      { ...which, invitation: '0000000000' as InvitationId },
    ]) {
      for (const action of ['invitations.look', 'invitations.claim']) {
        expect(await guest.try(action, wrong)).toMatchObject({ error: { code: 'not_found' } })
      }
    }
  })
})

describe('claim', () => {
  test('the record that staff entered becomes the claimer’s, with everything it holds', async () => {
    const { appointment, which } = await invited({ phone: '13800001234' })
    await staff().call('appointments.away', {
      ...{ street: STREET, person: appointment.person, from: '2026-12-01', until: '2026-12-02' },
    })
    const guest = await newcomer(cloud, 'guest')
    const { invitation } = await guest.call('invitations.claim', which)
    expect(invitation).toMatchObject({
      state: 'claimed',
      yours: true,
      office: { role: 'volunteer' },
    })
    expect(await rolesOf(guest)).toEqual(['volunteer'])
    const [row] = await listAll(staff(), { q: '金秀英' })
    expect(row).toMatchObject({
      ...{ person: guest.person, claimed: true, phone: '138****1234', invited: null },
      away: { from: '2026-12-01' },
    })
    const lines = await historyOf(cloud, 'appointments', appointment.appointment)
    expect(lines.at(-1)).toMatchObject({ did: 'invitations.claim', by: guest.person })
    const { messages } = await staff().call('messages.list', { street: STREET })
    expect(messages[0]).toMatchObject({ kind: 'invitation_claimed' })
    const [left] = await cloud.db.query(
      'SELECT name, phone_sealed, phone_hash, merged_into FROM persons WHERE id = $1',
      [appointment.person],
    )
    expect(left).toEqual({
      ...{ name: null, phone_sealed: null, phone_hash: null, merged_into: guest.person },
    })
  })

  test('again changes nothing; somebody else is too late, also at the same moment', async () => {
    const { which } = await invited()
    const [one, two] = [await newcomer(cloud, 'one'), await newcomer(cloud, 'two')]
    const both = await Promise.all([one, two].map((who) => who.try('invitations.claim', which)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const [winner, loser] = both[0]?.ok ? [one, two] : [two, one]
    expect((await winner.try('invitations.claim', which)).ok).toBe(true)
    expect(await loser.try('invitations.claim', which)).toMatchObject({
      error: { code: 'conflict', because: { why: 'invitation_closed', state: 'claimed' } },
    })
    const { invitation } = await loser.call('invitations.look', which)
    expect(invitation).toMatchObject({ state: 'claimed', yours: false, office: null })
    expect(await rolesOf(loser)).toEqual([])
  })

  test('not after seven days, not once taken back, not once the office is over', async () => {
    const guest = await newcomer(cloud, 'guest')
    const closed = async (state: string, which: object) => {
      expect(await guest.call('invitations.look', which as never)).toMatchObject({
        invitation: { state, office: null },
      })
      expect(await guest.try('invitations.claim', which)).toMatchObject({
        error: { code: 'conflict', because: { state } },
      })
    }
    const { which: revoked } = await invited()
    await staff().call('invitations.revoke', revoked)
    await staff().call('invitations.revoke', revoked)
    await closed('revoked', revoked)

    const { which: over, appointment } = await invited()
    const step = { street: STREET, appointment: appointment.appointment, version: 1 }
    await staff().call('appointments.end', { ...step, hands: [] })
    await closed('revoked', over)

    const { which: old } = await invited()
    cloud.clock.set(cloud.clock.now() + 7 * DAY - 1)
    expect((await guest.call('invitations.look', old)).invitation.state).toBe('open')
    cloud.clock.set(cloud.clock.now() + 1)
    await closed('expired', old)
  })

  test('a fresh one takes the place of the one before', async () => {
    const { which, appointment } = await invited()
    const again = {
      street: STREET,
      appointment: appointment.appointment,
      kind: 'appointment' as const,
    }
    const { invitation } = await staff().call('appointments.invite', again)
    const guest = await newcomer(cloud, 'guest')
    expect(await guest.try('invitations.claim', which)).toMatchObject({
      error: { because: { state: 'revoked' } },
    })
    await guest.call('invitations.claim', { ...which, invitation: invitation.invitation })
    expect(await staff().try('appointments.invite', again)).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(
      await staff().try('invitations.revoke', {
        ...which,
        invitation: invitation.invitation,
      }),
    ).toMatchObject({ error: { code: 'conflict' } })
  })

  test('only who may give the office makes and takes back its invitation', async () => {
    const { which, appointment } = await invited()
    const again = { street: STREET, appointment: appointment.appointment, kind: 'appointment' }
    expect(await cloud.as('volunteer').try('invitations.revoke', which)).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await cloud.as('volunteer').try('appointments.invite', again)).toMatchObject({
      error: { code: 'not_found' },
    })
    await cloud.as('community_secretary').call('invitations.revoke', which)
  })

  test('a persona of the demonstration may accept one too', async () => {
    const { which } = await invited()
    await cloud.as('resident').call('invitations.claim', which)
    expect(await rolesOf(cloud.as('resident'))).toEqual(['volunteer'])
    expect((await listAll(cloud.as('resident')))[0]?.name).toBe('陈家宁')
  })

  test('who stood in for the record does not stand in for themselves', async () => {
    const standIn = await personaId(cloud, 'grid_head')
    const { which } = await invited({ standIn })
    await cloud.as('grid_head').call('invitations.claim', which)
    const offices = await listAll(cloud.as('grid_head'))
    expect(offices.find(({ role }) => role === 'volunteer')?.standIn).toBeNull()
  })
})

describe('coming back with another WeChat account', () => {
  let head: Somebody
  const account = async () => {
    const { which } = await officeOf(cloud, head.person)
    return { ...which, kind: 'account' as const }
  }
  beforeEach(async () => {
    head = await somebody(cloud, { role: 'lane_head', area: `${STREET}003-l1` })
  })

  test('the old account is let go, roles and history stay, what the new one did comes along', async () => {
    const { invitation } = await staff().call('appointments.invite', await account())
    expect(invitation.kind).toBe('account')
    const { messages } = await head.call('messages.list', { street: STREET })
    expect(messages[0]?.kind).toBe('account_invited')
    const phone = await newcomer(cloud, 'new phone')
    const { complaint } = await phone.call('complaints.submit', words())
    const which = { street: STREET, invitation: invitation.invitation }
    const claimed = await phone.call('invitations.claim', which)
    expect(claimed.invitation).toMatchObject({ state: 'claimed', yours: true })
    const me = await phone.call('session.me', { street: STREET })
    expect(me).toMatchObject({ person: head.person, name: head.name })
    expect(me.roles.map(({ role }) => role)).toEqual(['lane_head'])
    expect((await head.call('session.me', { street: STREET })).person).toBeNull()
    const { complaints } = await phone.call('complaints.mine', { street: STREET })
    expect(complaints.map((one) => one.complaint)).toEqual([complaint.complaint])
    expect((await phone.try('invitations.claim', which)).ok).toBe(true)
  })

  test('needs WeChat, somebody new, and staff who may appoint all that the person holds', async () => {
    const asked = await account()
    expect(await cloud.as('community_secretary').try('appointments.invite', asked)).toMatchObject({
      error: { code: 'forbidden' },
    })
    const { invitation } = await staff().call('appointments.invite', asked)
    const which = { street: STREET, invitation: invitation.invitation }
    expect(await cloud.as('resident').try('invitations.claim', which)).toMatchObject({
      error: { code: 'sign_in' },
    })
    const other = await somebody(cloud, { role: 'volunteer', street: OTHER_STREET })
    expect(await other.try('invitations.claim', which)).toMatchObject({
      error: { code: 'conflict' },
    })
    expect((await head.call('session.me', { street: STREET })).person).toBe(head.person)
  })

  test('staff cannot get at an administrator, nor at who serves another street', async () => {
    const top = await somebody(cloud, { role: 'volunteer' }, { role: 'administrator' })
    const rows = await listAll(staff(), { role: 'volunteer', q: top.name })
    const appointment = rows[0]?.appointment
    const asked = { street: STREET, appointment, kind: 'account' }
    expect(await staff().try('appointments.invite', asked)).toMatchObject({
      error: { code: 'forbidden' },
    })
    const both = await somebody(cloud, { role: 'volunteer' })
    await cloud.db.query(
      `INSERT INTO appointments (street, id, person, role, area, from_day)
       VALUES ($1, 'elsewhere0', $2, 'volunteer', $1, '2026-01-01')`,
      [OTHER_STREET, both.person],
    )
    const { which } = await officeOf(cloud, both.person)
    expect(await staff().try('appointments.invite', { ...which, kind: 'account' })).toMatchObject({
      error: { code: 'conflict' },
    })
  })

  test('an unclaimed record has no account to change', async () => {
    const { appointment } = await invited()
    const asked = { street: STREET, appointment: appointment.appointment, kind: 'account' }
    expect(await staff().try('appointments.invite', asked)).toMatchObject({
      error: { code: 'conflict' },
    })
  })
})

describe('the first administrator', () => {
  const invite = () =>
    cloud.db.tx((tx) =>
      inviteAdministrator(tx, {
        ...{ street: STREET, name: '街道管理员', demo: false, now: cloud.clock.now() },
      }),
    )

  test('is invited once, again where nobody accepted, and not when there is one', async () => {
    await emptyOffices(cloud)
    const first = await invite()
    const again = await invite()
    const context = { cloud: cloud.cloud, db: cloud.db, now: cloud.clock.now() }
    const code = await codeOf(context, STREET, again)
    expect(code).toMatchObject({ kind: 'administrator', invitation: again })
    const guest = await newcomer(cloud, 'guest')
    expect(
      await guest.try('invitations.claim', { street: STREET, invitation: first }),
    ).toMatchObject({ error: { because: { state: 'revoked' } } })
    await guest.call('invitations.claim', { street: STREET, invitation: again })
    expect(await rolesOf(guest)).toEqual(['administrator'])
    await expect(invite()).rejects.toMatchObject({ code: 'conflict' })
    const rows = await cloud.db.query(
      "SELECT id FROM appointments WHERE street = $1 AND role = 'administrator'",
      [STREET],
    )
    expect(rows).toHaveLength(1)
  })
})
