import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { dispatch } from '@/cloud/dispatch'
import { TOKEN_MS } from '@/cloud/session/token'
import { settingsFrom } from '@/cloud/settings'
import type { Persona } from '@/contract/session'
import { Persona as personas } from '@/contract/session'

let cloud: TestCloud
beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(() => cloud.close())

const me = { street: STREET }

async function tokenOf(persona: Persona) {
  return (await cloud.as('stranger').call('session.signInAs', { persona })).token
}

const withToken = (token: string, action = 'session.me', input: unknown = me) =>
  dispatch(cloud.cloud, {
    action,
    input,
    credentials: { token, openid: null, address: '10.0.0.1' },
    requestId: 'test',
  })

describe('personas', () => {
  test('each can be played, and holds what its name says', async () => {
    const { personas: listed } = await cloud.as('stranger').call('session.personas', {})
    expect(listed.map(({ persona }) => persona)).toEqual(personas.options)
    const roles = await Promise.all(
      personas.options.map(async (persona) => {
        const { roles: held } = await cloud.as(persona).call('session.me', me)
        return held.map(({ role }) => role).join()
      }),
    )
    expect(roles).toEqual([
      '',
      '',
      'volunteer',
      'grid_head',
      'community_secretary',
      'block_lead',
      'street_staff',
      'supervisor',
      'operator',
      'partner',
    ])
  })

  test('a right of one street is none in another', async () => {
    const { roles } = await cloud.as('street_staff').call('session.me', { street: OTHER_STREET })
    expect(roles).toEqual([])
  })

  test('outside the demonstration they do not exist, nor does its clock', async () => {
    cloud.cloud.settings = { ...cloud.cloud.settings, demonstration: false }
    for (const action of ['session.personas', 'session.signInAs', 'clock.read', 'clock.move']) {
      const answer = await withToken('', action, {})
      expect(answer).toMatchObject({ ok: false, error: { code: 'unknown_action' } })
    }
  })
})

describe('the demonstration is refused on a production configuration', () => {
  const secret = 's'.repeat(32)
  test.each([
    [{ DEMONSTRATION: '1', NODE_ENV: 'production' }, /refused/],
    [{ DEMONSTRATION: '1', TCB_ENV: 'home-1' }, /refused/],
    [{ DEMONSTRATION: '1', SECRET: secret }, /refused/],
    [{}, /SECRET/],
    [{ SECRET: 'short' }, /SECRET/],
    [{ SECRET: secret }, /PUBLIC_URL/],
  ])('%j', (env, words) => {
    expect(() => settingsFrom(env)).toThrow(words)
  })

  test('is off unless asked for', () => {
    const settings = settingsFrom({ SECRET: secret, PUBLIC_URL: 'https://home.example.cn/' })
    expect(settings).toMatchObject({ demonstration: false, publicUrl: 'https://home.example.cn' })
  })
})

describe('tokens', () => {
  test('are short-lived', async () => {
    const token = await tokenOf('resident')
    cloud.clock.set(cloud.clock.now() + TOKEN_MS + 1)
    expect(await withToken(token)).toMatchObject({ ok: false, error: { code: 'sign_in' } })
  })

  test('can be renewed while they last', async () => {
    const token = await tokenOf('resident')
    cloud.clock.set(cloud.clock.now() + TOKEN_MS - 60_000)
    const renewed = await withToken(token, 'session.renew', {})
    if (!renewed.ok) throw new Error(renewed.error.message)
    cloud.clock.set(cloud.clock.now() + 120_000)
    expect((await withToken(token)).ok).toBe(false)
    expect((await withToken((renewed.data as { token: string }).token)).ok).toBe(true)
  })

  test('end everywhere at once when revoked', async () => {
    const token = await tokenOf('resident')
    expect((await withToken(token, 'session.end', {})).ok).toBe(true)
    expect(await withToken(token)).toMatchObject({ ok: false, error: { code: 'sign_in' } })
  })

  test('altered in any place they are worth nothing', async () => {
    const token = await tokenOf('street_staff')
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'a' ? 'b' : 'a'
      const forged = token.slice(0, at) + other + token.slice(at + 1)
      const answer = await withToken(forged)
      expect({ at, ok: answer.ok }).toEqual({ at, ok: false })
    }
  })

  test('a right follows its appointment at once', async () => {
    const token = await tokenOf('street_staff')
    const asked = () => withToken(token, 'sites.operators', { street: STREET })
    expect((await asked()).ok).toBe(true)
    await cloud.db.query(
      `UPDATE appointments SET until_day = '2026-11-22'
       WHERE street = $1 AND person = (SELECT id FROM persons WHERE persona = 'street_staff')`,
      [STREET],
    )
    expect(await asked()).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })
})

describe('inside WeChat', () => {
  test('nobody is kept before they agree; then the account is the same person again', async () => {
    const phone = cloud.wechat('oABCD-1234')
    expect((await phone.call('session.me', me)).person).toBeNull()
    const { person } = await phone.call('session.open', { ...me, agreed: true })
    expect(person).toMatch(/^[0-9a-z]{10}$/)
    expect((await phone.call('session.open', { ...me, agreed: true })).person).toBe(person)
    expect((await phone.call('session.me', me)).person).toBe(person)
    const { consents } = await phone.call('consents.list', {})
    expect(consents.find(({ purpose }) => purpose === 'account')?.given).toBe(true)
  })

  test('two taps at once make one person', async () => {
    const phone = cloud.wechat('oABCD-5678')
    const both = await Promise.all(
      [1, 2].map(() => phone.call('session.open', { ...me, agreed: true })),
    )
    expect(new Set(both.map(({ person }) => person)).size).toBe(1)
  })

  test('the openid itself is nowhere in the database', async () => {
    await cloud.wechat('oSECRET-openid').call('session.open', { ...me, agreed: true })
    const rows = await cloud.db.query('SELECT * FROM wechat_accounts')
    expect(JSON.stringify(rows)).not.toContain('oSECRET')
  })

  test('an identity in the payload is refused, not believed', async () => {
    const tried = cloud.as('stranger').try('session.me', { ...me, openid: 'oABCD-1234' })
    expect(await tried).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })
})

test('consents are given and taken back one by one, and each change is kept', async () => {
  const resident = cloud.as('resident')
  await resident.call('consents.set', { purpose: 'location', given: true })
  cloud.clock.set(cloud.clock.now() + 1000)
  const { consents } = await resident.call('consents.set', { purpose: 'location', given: false })
  expect(consents.find(({ purpose }) => purpose === 'location')).toMatchObject({ given: false })
  const kept = await cloud.db.query(
    "SELECT given FROM consents WHERE purpose = 'location' ORDER BY at",
  )
  expect(kept).toEqual([{ given: true }, { given: false }])
})
